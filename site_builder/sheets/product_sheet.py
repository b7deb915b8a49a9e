"""The product sheet: all that a buyer asks about one listing on A4, two languages beside each other, to send along or pin up."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from catalog.reference import Text
from curation.code import code
from curation.curator import Curator
from curation.publication import Shown
from curation.subject import Subject
from site_builder.edition import Edition
from site_builder.language import day, say, translator
from site_builder.pages import Address
from site_builder.sheets.press import FOLDER, pages, press, stamped
from site_builder.sheets.product_facts import Group, fact_groups
from site_builder.sheets.qr import qr
from site_builder.sheets.writing import cut, title
from site_builder.views.contact import reach
from site_builder.views.offer import offer
from site_builder.views.papers import curator
from site_builder.views.words import NBSP, district, held

TEMPLATE = FOLDER / "product_sheet.typ"
PAGES = 2
NAME, LINE, TEXT = 150, 120, 200
"""The most signs of a name, of a line, and of a text."""


def product_sheet(edition: Edition, shown: Shown, photos: Path) -> dict[str, Any]:
    """What the template shows, in the first two languages of the site. `photos` is the folder below which renditions lie."""
    one, languages = shown.listing, edition.site.languages[:2]
    first, approval = languages[0], shown.standing.approval
    address = edition.site.url + Address("listing", one.id).path(first, edition.site.languages)
    names = [title(held(say(one.name, language)), NAME) for language in languages]
    return {
        "languages": list(languages), "title": names[0], "names": names if len(set(names)) > 1 else names[:1],
        "site": cut(say(edition.site.name, first), LINE), "publisher": cut(say(edition.site.publisher, first), LINE),
        "day": stamped(approval.date if approval else edition.date),
        "sheet": [translator(language)("Product sheet") for language in languages],
        "supplier": cut(shown.supplier.name, LINE), "place": cut(district(one.origin, first), LINE),
        "contacts": [cut(f"{label}{NBSP}{value}", LINE) for label, value in reach(edition, shown.supplier, first)],
        "photo": photo(edition, shown, photos),
        "summary": [cut(say(cast(Text, one.data["summary"]), language), TEXT) for language in languages],
        "prices": [_price(edition, shown, language) for language in languages],
        "much": False, "groups": _beside([list(fact_groups(edition, shown, language)) for language in languages]),
        "more": [translator(language)("More at %(address)s", address=address) for language in languages],
        "code": code(one.digest), "code_word": [translator(language)("Check code") for language in languages],
        "qr": qr(address), "address": address, "qr_alt": translator(first)("QR code of %(address)s", address=address),
        "notes": [_notes(edition, shown, language) for language in languages],
    }


def printed(values: Mapping[str, Any]) -> bytes:
    """The sheet as PDF, set here as `press` does. Where that takes more than two pages, what is too much is measured and left out."""
    made = press(TEMPLATE, "sheet", values)
    return made if pages(made) <= PAGES else press(TEMPLATE, "sheet", {**values, "much": True})


def photo(edition: Edition, shown: Shown, photos: Path) -> dict[str, str]:
    """A listing's main photo: where its preview lies, and its words."""
    entry = shown.listing.photos[0]
    alt = say(cast(Text, entry.get("alt") or {}), edition.site.languages[0])
    return {"path": str((photos / edition.photo(shown, entry).social.path).absolute()), "alt": cut(alt, TEXT) or shown.listing.id}


def _price(edition: Edition, shown: Shown, language: str) -> dict[str, Any]:
    """The price in one language: the amount, what it holds for, and what follows at which quantity."""
    tell, found = translator(language), offer(Subject(shown.listing, shown.supplier, edition.date), language)
    if not found.price:
        return {"amount": tell("Price on request"), "per": "", "measured": "", "notes": "", "tiers": []}
    tiers = [[start, amount] for start, amount, _ in found.tiers] + ([[found.retail, ""]] if found.retail else [])
    return {"amount": found.price, "per": found.per, "measured": found.measured, "notes": found.notes, "tiers": tiers}


def _beside(several: list[list[Group]]) -> list[dict[str, Any]]:
    """The same groups in each language, row by row beside each other."""
    return [{"titles": [title for title, _ in group],
             "rows": [[list(row) for row in rows] for rows in zip(*(rows for _, rows in group), strict=True)]}
            for group in zip(*several, strict=True)]


def _notes(edition: Edition, shown: Shown, language: str) -> str:
    """Who approved it and until when, and what is invented."""
    tell, approval, until = translator(language), shown.standing.approval, shown.standing.until
    parts = []
    if approval and until:
        register = cast("Mapping[str, Curator]", edition.curators)
        parts.append(tell("Approved by %(who)s on %(day)s, valid until %(until)s.", who=curator(register, approval.by, language),
                          day=day(approval.date, language), until=day(until, language)))
    if shown.supplier.data.get("sample") is True:
        parts.append(tell("Sample: this business and this product are invented to show how the catalogue works."))
    return " ".join(parts)
