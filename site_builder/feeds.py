"""Data for machines: the catalogue as versioned JSON and CSV, the sitemap, the rules for robots."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import cast
from xml.sax.saxutils import escape, quoteattr

from catalog.field import Field, Value
from catalog.money import public_price
from catalog.reference import reference
from catalog.schema import listing_schema, supplier_schema
from curation.publication import Shown
from site_builder.edition import Edition, letter
from site_builder.pages import API, Address, place_page

JSON = f"{API}catalogue.json"
CSV = f"{API}catalogue.csv"
SUPPLIERS = f"{API}suppliers.json"
VERSION = "1.1"
"""Of the feeds: the first number changes when something a reader relies on goes or changes its meaning."""

COLUMNS = (
    "id", "url", "name_id", "name_en", "kind", "category", "supplier", "supplier_name", "origin", "district",
    "price", "currency", "per", "minimum_order", "order_unit", "lead_time_days",
    "capacity", "capacity_unit", "capacity_period", "approved_until", "confirmed", "ready", "grade",
)


def public(field: Field, value: Value) -> object:
    """A value as JSON, without what the schema calls private."""
    if isinstance(value, dict):
        inner = ((key, field.children.get(key) or field.item, one) for key, one in value.items())
        return {key: public(child, one) for key, child, one in inner if child and not child.private}
    if isinstance(value, list):
        return [public(field.item or field, one) for one in value]
    return plain(value)


def plain(value: Value) -> object:
    """A scalar as JSON has it: numbers short and exact, dates as ISO 8601."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def url(edition: Edition, address: Address) -> str:
    """The absolute address of a page in the first language."""
    return edition.site.url + address.path(edition.site.languages[0], edition.site.languages)


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
        "digest": listing.digest, "approved": plain(standing.approval.date) if standing.approval else None,
        "approved_until": plain(standing.until), "ready": list(shown.ready), "grade": letter(shown) or None, **data,
    }


def row(edition: Edition, shown: Shown) -> str:
    """One line of the CSV feed."""
    listing = shown.listing
    price, order, capacity = (listing.section(key) for key in ("price", "order", "capacity"))
    offered = public_price(price)
    values = (
        listing.id, url(edition, Address("listing", listing.id)), listing.name.get("id"), listing.name.get("en"),
        listing.kind, listing.category, listing.supplier_id, shown.supplier.name, listing.origin,
        reference("regions")[place_page(listing.origin)].name["id"],
        plain(offered.unit_price.amount) if offered else None, offered.unit_price.currency if offered else None,
        offered.per if offered else None, plain(order.get("minimum")), order.get("unit"), order.get("lead_time_days"),
        plain(capacity.get("amount")), capacity.get("unit"), capacity.get("period"),
        plain(shown.standing.until), plain(listing.facts.get("confirmed")), " ".join(shown.ready), letter(shown),
    )
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_cell(value) for value in values])
    return line.getvalue()


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\0＝＋－＠" and value else value


def fragment(edition: Edition, shown: Shown) -> tuple[str, str]:
    """What one listing contributes to the JSON and the CSV feed."""
    return json.dumps(item(edition, shown), ensure_ascii=False, separators=(",", ":")), row(edition, shown)


def catalogue_json(edition: Edition, fragments: Mapping[str, tuple[str, str]]) -> bytes:
    """The whole catalogue: an envelope around one item a listing."""
    head = json.dumps(envelope(edition, len(edition.shown)), ensure_ascii=False, separators=(",", ":"))
    items = ",\n".join(fragments[shown.listing.id][0] for shown in edition.shown)
    return f'{head[:-1]},"items":[\n{items}\n]}}\n'.encode()


def catalogue_csv(edition: Edition, fragments: Mapping[str, tuple[str, str]]) -> bytes:
    """The catalogue as a table, with the mark by which Excel knows UTF-8."""
    head = ",".join(COLUMNS) + "\r\n"
    return ("\ufeff" + head + "".join(fragments[shown.listing.id][1] for shown in edition.shown)).encode()


def suppliers_json(edition: Edition) -> bytes:
    """The suppliers: public fields, and only contacts that a consent covers."""
    items = []
    for supplier in edition.suppliers.values():
        data = cast("dict[str, object]", public(supplier_schema(), cast(Value, dict(supplier.data))))
        data["contacts"] = {kind: value for kind in reference("contact_kinds").entries
                            if (value := supplier.contact(kind, edition.date))}
        items.append({"id": supplier.id, "url": url(edition, Address("supplier", supplier.id)), **data})
    return (json.dumps({**envelope(edition, len(items)), "items": items}, ensure_ascii=False, indent=1) + "\n").encode()


def envelope(edition: Edition, total: int) -> dict[str, object]:
    """What every feed says of itself before its items."""
    return {"version": VERSION, "edition": edition.date.isoformat(), "site": edition.site.url,
            "licence": edition.site.licence, "total": total}


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
