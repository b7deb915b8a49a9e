"""The columns of the catalogue as a table: what each holds, where it comes from, and its value for a listing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import cast

from catalog.field import Field
from catalog.finding import N_
from catalog.money import public_price
from catalog.reference import reference
from catalog.schema import kinds, listing_schema, supplier_schema
from curation.code import code
from curation.publication import Shown
from site_builder.edition import Edition, letter
from site_builder.language import say, translator
from site_builder.pages import Address, place_page

Cell = str | int | Decimal | date | None

TEXT, NUMBER, WHOLE, DAY = "string", "number", "integer", "date"
"""The kinds of value there are, by their names in Table Schema."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `field` is the field of the schema it holds; a column of ours has its own `label` and `help` instead.

    `list` names the reference that its ids are from, `width` how wide it is in a spreadsheet, in characters.
    """

    name: str
    type: str = TEXT
    field: str = ""
    label: str = ""
    help: str = ""
    list: str = ""
    width: int = 14


COLUMNS = (
    Column("id", label=N_("Id"), help=N_("The last part of the page's address; it never changes."), width=30),
    Column("url", label=N_("Page"), help=N_("Where the product is shown in the first language."), width=40),
    Column("name_id", field="name", width=44),
    Column("name_en", field="name", width=44),
    Column("kind", field="kind", list="kinds"),
    Column("category", field="category", list="categories", width=26),
    Column("supplier", label=N_("Supplier's id"), help=N_("The last part of the address of the supplier's page."), width=28),
    Column("supplier_name", field="supplier:name", width=32),
    Column("origin", field="origin"),
    Column("district", label=N_("District"), help=N_("The district in which the product is made."), width=18),
    Column("price", NUMBER, "price.amount"),
    Column("currency", field="price.currency", width=10),
    Column("per", field="price.per", list="units", width=16),
    Column("minimum_order", NUMBER, "order.minimum"),
    Column("order_unit", field="order.unit", list="units", width=16),
    Column("lead_time_days", WHOLE, "order.lead_time_days"),
    Column("capacity", NUMBER, "capacity.amount"),
    Column("capacity_unit", field="capacity.unit", list="units", width=16),
    Column("capacity_period", field="capacity.period", list="periods", width=16),
    Column("approved_until", DAY, label=N_("Approved until"),
           help=N_("The last day on which the product is shown unless its approval is renewed.")),
    Column("confirmed", DAY, "confirmed"),
    Column("ready", label=N_("Ready for"), help=N_("The channels whose standards the product keeps, by their ids."), width=36),
    Column("grade", label=N_("Grade"), help=N_("A to D, by the marks of the curators; empty while marks are missing."), width=10),
    Column("code", label=N_("Check code"), help=N_("Stands for exactly what was approved; it changes with every byte."), width=18),
)
"""In the order of the CSV file. Columns are only ever added at the end."""


def values(edition: Edition, shown: Shown) -> Mapping[str, Cell]:
    """What a listing has in each column; None where it has nothing."""
    listing = shown.listing
    price, order, capacity = (cast("Mapping[str, Cell]", listing.section(key)) for key in ("price", "order", "capacity"))
    offered = public_price(listing.section("price"))
    languages = edition.site.languages
    return {
        "id": listing.id, "url": edition.site.url + Address("listing", listing.id).path(languages[0], languages),
        "name_id": listing.name.get("id"), "name_en": listing.name.get("en"), "kind": listing.kind, "category": listing.category,
        "supplier": listing.supplier_id, "supplier_name": shown.supplier.name, "origin": listing.origin,
        "district": reference("regions")[place_page(listing.origin)].name["id"],
        "price": price["amount"] if offered else None, "currency": price["currency"] if offered else None,
        "per": price["per"] if offered else None, "minimum_order": order["minimum"], "order_unit": order["unit"],
        "lead_time_days": order["lead_time_days"], "capacity": capacity.get("amount"), "capacity_unit": capacity.get("unit"),
        "capacity_period": capacity.get("period"), "approved_until": shown.standing.until,
        "confirmed": cast("date | None", listing.facts.get("confirmed")), "ready": " ".join(shown.ready), "grade": letter(shown),
        "code": code(listing.digest),
    }


@cache
def _field(path: str) -> Field:
    """A field of the schemas by its path; `supplier:` stands before one of a supplier's."""
    tree, _, rest = path.rpartition(":")
    field = supplier_schema() if tree else listing_schema(kinds()[0])
    for key in rest.split("."):
        field = field.children[key]
    return field


def label(column: Column, language: str) -> str:
    """What a column is called."""
    if not column.field:
        return translator(language)(column.label)
    called = say(_field(column.field).label, language)
    other = column.name.rpartition("_")[2] if column.field == "name" else ""
    return f"{called} ({other})" if other else called


def help(column: Column, language: str) -> str:
    """What a column holds, in a sentence; that of the section it stands in where its field has none."""
    if not column.field:
        return translator(language)(column.help)
    above = column.field.rpartition(".")[0]
    return say(_field(column.field).help, language) or (say(_field(above).help, language) if above else "")


@cache
def words(list_name: str, id: str) -> str:
    """An entry of a reference in every language it is named in, as people meet it: `bungkus / pack`, `kg`."""
    entry = reference(list_name).entries.get(id)
    return " / ".join(dict.fromkeys(entry.name.values())) if entry else id
