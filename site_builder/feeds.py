"""Data for machines: the catalogue as versioned JSON and CSV, the sitemap, the rules for robots."""

import csv
import io
import json
from collections.abc import Mapping
from typing import NamedTuple, cast
from xml.sax.saxutils import escape, quoteattr

from catalog.field import Field, Value
from catalog.money import public_price
from catalog.schema import listing_schema, supplier_schema
from curation.code import code
from curation.publication import Shown
from site_builder import columns, merchant, sheet_row, vcard, workbook
from site_builder.edition import Edition, letter
from site_builder.envelope import CSV, JSON, SUPPLIERS, VERSION, envelope, plain, url
from site_builder.pages import Address

__all__ = ["CSV", "JSON", "SUPPLIERS", "VERSION", "plain", "url"]


def public(field: Field, value: Value) -> object:
    """A value as JSON, without what the schema calls private."""
    if isinstance(value, dict):
        inner = ((key, field.children.get(key) or field.item, one) for key, one in value.items())
        return {key: public(child, one) for key, child, one in inner if child and not child.private}
    if isinstance(value, list):
        return [public(field.item or field, one) for one in value]
    return plain(value)


def item(edition: Edition, shown: Shown) -> dict[str, object]:
    """One listing of the JSON feed: its public fields, where its page is, until when it is approved, and what it is ready for.

    `channels`, among its own fields, are those it asks for; `ready` are those it is ready for.
    """
    listing, standing = shown.listing, shown.standing
    data = cast("dict[str, object]", public(listing_schema(listing.kind), cast(Value, listing.data)))
    if not public_price(listing.section("price")):
        data["price"] = {"public": False}
    for entry, photo in zip(cast("list[dict[str, object]]", data["photos"]), listing.photos, strict=True):
        entry["url"] = edition.site.url + edition.photo(shown, photo).renditions[-1].path
    return {
        "id": listing.id, "supplier": listing.supplier_id, "url": url(edition, Address("listing", listing.id)),
        "digest": listing.digest, "code": code(listing.digest),
        "approved": plain(standing.approval.date) if standing.approval else None,
        "approved_until": plain(standing.until), "ready": list(shown.ready), "grade": letter(shown) or None, **data,
    }


def row(edition: Edition, shown: Shown) -> str:
    """One line of the CSV feed."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_cell(plain(value)) for value in columns.values(edition, shown).values()])
    return line.getvalue()


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\0＝＋－＠" and value else value


class Fragment(NamedTuple):
    """What one listing contributes to each feed: its item, its line, its row, and an item for partners a language."""

    item: str
    line: str
    row: str
    offers: tuple[str, ...]


def fragment(edition: Edition, shown: Shown) -> Fragment:
    """What one listing contributes to the feeds."""
    whole = json.dumps(item(edition, shown), ensure_ascii=False, separators=(",", ":"))
    offers = tuple(merchant.fragment(edition, shown, language) for language in edition.site.languages)
    return Fragment(whole, row(edition, shown), sheet_row.row(edition, shown), offers)


def catalogue_json(edition: Edition, fragments: Mapping[str, Fragment]) -> bytes:
    """The whole catalogue: an envelope around one item a listing."""
    head = json.dumps(envelope(edition, len(edition.shown)), ensure_ascii=False, separators=(",", ":"))
    items = ",\n".join(fragments[shown.listing.id].item for shown in edition.shown)
    return f'{head[:-1]},"items":[\n{items}\n]}}\n'.encode()


def catalogue_csv(edition: Edition, fragments: Mapping[str, Fragment]) -> bytes:
    """The catalogue as a table, with the mark by which Excel knows UTF-8."""
    head = ",".join(column.name for column in columns.COLUMNS) + "\r\n"
    return ("\ufeff" + head + "".join(fragments[shown.listing.id].line for shown in edition.shown)).encode()


def catalogue_xlsx(edition: Edition, fragments: Mapping[str, Fragment]) -> bytes:
    """The catalogue as a workbook."""
    return workbook.workbook(edition, [fragments[shown.listing.id].row for shown in edition.shown])


def merchant_xml(edition: Edition, fragments: Mapping[str, Fragment], place: int) -> bytes:
    """The feed for partners in the language at that place."""
    offers = [fragments[shown.listing.id].offers[place] for shown in edition.shown]
    return merchant.feed(edition, offers, edition.site.languages[place])


def suppliers_json(edition: Edition) -> bytes:
    """The suppliers: public fields, and only contacts that a consent covers."""
    items = []
    for supplier in edition.suppliers.values():
        data = cast("dict[str, object]", public(supplier_schema(), cast(Value, dict(supplier.data))))
        data["contacts"] = vcard.published(edition, supplier)
        items.append({"id": supplier.id, "url": url(edition, Address("supplier", supplier.id)), **data})
    return (json.dumps({**envelope(edition, len(items)), "items": items}, ensure_ascii=False, indent=1) + "\n").encode()


def sitemap(edition: Edition, addresses: Mapping[Address, str]) -> bytes:
    """Every page with its translations, each naming all; `addresses` gives the day each last changed, or ''."""
    languages, root = edition.site.languages, edition.site.url
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">']
    for address, changed in addresses.items():
        places = [(language, root + address.path(language, languages)) for language in languages]
        others = "".join(f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(place)}/>' for language, place in places)
        day = f"<lastmod>{changed}</lastmod>" if changed else ""
        lines += (f"<url><loc>{escape(place)}</loc>{day}{others}</url>" for _, place in places)
    text = "\n".join([*lines, "</urlset>", ""])
    return text.encode()


def robots(edition: Edition) -> bytes:
    """Everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {edition.site.url}sitemap.xml\n".encode()
