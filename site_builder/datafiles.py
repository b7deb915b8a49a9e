"""The data files of an edition: each with its key, made only when something in it has changed."""

import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from catalog import json_schema
from catalog.schema import kinds
from site_builder import atom, datapackage, envelope, feed_schema, feeds, memory, rule_feeds, vcard
from site_builder.blank_table import blank_table
from site_builder.edition import Edition
from site_builder.form import fetched
from site_builder.form.rules import remedies, rules
from site_builder.outline import Leaf, Outline, key
from site_builder.pages import API, FORM, PLACES, REMEDIES, RULES, SUPPLIERS, UNLISTED, Address, form_path, table_path
from site_builder.workers import Progress, each

Fragments = dict[str, feeds.Fragment]
Make = Callable[[], bytes]


def datafiles(edition: Edition, outline: Outline, addresses: Mapping[Address, str], folder: Path,
              progress: Progress) -> dict[str, tuple[str, Make]]:
    """Path, key and maker of every data file. `addresses` are the pages worth finding, with the day each changed."""
    languages, suppliers = edition.site.languages, tuple(outline.suppliers.values())
    whole = key(outline.ground, edition.date, *outline.cards, *suppliers)

    @cache
    def fragments() -> Fragments:
        return _fragments(edition, outline, folder, progress)

    return {
        feeds.JSON: (whole, lambda: feeds.catalogue_json(edition, fragments())),
        feeds.CSV: (whole, lambda: feeds.catalogue_csv(edition, fragments())),
        envelope.XLSX: (whole, lambda: feeds.catalogue_xlsx(edition, fragments())),
        **{envelope.merchant(language): (whole, partial(_offers, edition, fragments, place)) for place, language in enumerate(languages)},
        feeds.SUPPLIERS: (whole, lambda: feeds.suppliers_json(edition)),
        envelope.PACKAGE: (key(outline.ground, edition.date), lambda: datapackage.descriptor(edition)),
        **{atom.path(language, languages): (key(outline.ground, outline.news, atom.updated(edition)), partial(atom.feed, edition, language))
           for language in languages},
        **{vcard.path(id): (key(outline.ground, outline.suppliers[id]), partial(vcard.card, edition, supplier))
           for id, supplier in edition.suppliers.items() if vcard.published(edition, supplier)},
        PLACES: (outline.ground, partial(fetched.places, languages[0])),
        SUPPLIERS: (whole, lambda: fetched.suppliers(edition)),
        **{form_path(folder, kind, language): (outline.ground, partial(_form, make, edition, kind, language))
           for folder, make in _FORM.items() for kind in kinds() for language in languages},
        **{table_path(kind, language): (outline.ground, partial(_table, kind, language)) for kind in kinds() for language in languages},
        rule_feeds.STANDARDS: (key(outline.ground, edition.date), lambda: rule_feeds.standards_json(edition)),
        rule_feeds.CHANNELS: (whole, lambda: rule_feeds.channels_json(edition)),
        "sitemap.xml": (key(edition.site.url, *addresses.items()), lambda: feeds.sitemap(edition, addresses)),
        "robots.txt": (key(edition.site.url), lambda: feeds.robots(edition)),
        ".nojekyll": (key(), lambda: b""),
        **{f"{API}schema/{name}.json": (outline.ground, partial(_schema, name, edition.site.languages[0])) for name in SCHEMAS},
        **{f"{API}schema/feed-{name}.json": (outline.ground, partial(_feed_schema, name)) for name in feed_schema.NAMES},
    }


_FORM: Mapping[str, Callable[[Edition, str, str], object]] = {
    FORM: lambda _, kind, language: fetched.lists(kind, language),
    RULES: lambda edition, kind, language: rules(edition.book, kind, language),
    REMEDIES: lambda edition, kind, language: remedies(edition.book, kind, language),
}
"""What the form for a kind of listing fetches, by the folder it lies in."""


def _form(make: Callable[[Edition, str, str], object], edition: Edition, kind: str, language: str) -> bytes:
    return fetched.packed(make(edition, kind, language))


@cache
def _table(kind: str, language: str) -> bytes:
    """A blank table, made once for all builds of a process: it depends on nothing but the schema."""
    return blank_table(kind, language)


def _offers(edition: Edition, fragments: Callable[[], Fragments], place: int) -> bytes:
    return feeds.merchant_xml(edition, fragments(), place)


SCHEMAS = ("supplier", *kinds())


def _schema(name: str, language: str) -> bytes:
    """The JSON Schema of one kind of entry, for editors."""
    return (json.dumps(json_schema.exported(language)[name], ensure_ascii=False) + "\n").encode()


def _feed_schema(name: str) -> bytes:
    """The JSON Schema of one feed, for those who read the data."""
    return (json.dumps(feed_schema.feed_schema(name)) + "\n").encode()


def _fragments(edition: Edition, outline: Outline, folder: Path, progress: Progress) -> Fragments:
    """What each listing contributes to the feeds; only changed listings are looked at again."""
    shelf = memory.Shelf(folder / "fragments", outline.ground)
    known: dict[str, tuple[str, feeds.Fragment]] = shelf.entries
    keys = {shown.listing.id: card for shown, card in zip(edition.shown, outline.cards, strict=True)}
    stale = [id for id, one in keys.items() if id not in known or known[id][0] != one]
    made = each(partial(_fragment, edition), stale, "feeds", progress)
    fresh = dict(zip(stale, made, strict=True))
    result = {id: (keys[id], fresh[id]) if id in fresh else known[id] for id in keys}
    shelf.keep(result)
    return {id: fragment for id, (_, fragment) in result.items()}


def _fragment(edition: Edition, id: str) -> feeds.Fragment:
    return feeds.fragment(edition, edition.shown[edition.position[id]])


def dated(edition: Edition, leaves: list[Leaf]) -> dict[Address, str]:
    """Every page worth finding, with the day its listing was approved."""
    addresses: dict[Address, str] = {}
    for leaf in leaves:
        if leaf.address.kind not in UNLISTED:
            standing = edition.shown[edition.position[leaf.address.id]].standing if leaf.address.kind == "listing" else None
            approval = standing.approval if standing else None
            addresses[leaf.address] = approval.date.isoformat() if approval else ""
    return addresses
