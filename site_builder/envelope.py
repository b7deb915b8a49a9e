"""What all data files share: their version, what each says of itself, and how values are written."""

from datetime import date
from decimal import Decimal

from catalog.field import Value
from site_builder.edition import Edition
from site_builder.pages import API, Address

JSON = f"{API}catalogue.json"
CSV = f"{API}catalogue.csv"
XLSX = f"{API}catalogue.xlsx"
SUPPLIERS = f"{API}suppliers.json"
STANDARDS = f"{API}standards.json"
CHANNELS = f"{API}channels.json"
PACKAGE = f"{API}datapackage.json"
VERSION = "1.2"
"""Of the feeds: the first number changes when something a reader relies on goes or changes its meaning."""


def merchant(language: str) -> str:
    """Where the feed for partners who sell in a language lies."""
    return f"{API}merchant.{language}.xml"


def plain(value: Value) -> object:
    """A scalar as JSON has it: numbers short and exact, dates as ISO 8601."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def url(edition: Edition, address: Address) -> str:
    """The absolute address of a page in the first language."""
    return edition.site.url + address.path(edition.site.languages[0], edition.site.languages)


def envelope(edition: Edition, total: int) -> dict[str, object]:
    """What every feed says of itself before its items."""
    return {"version": VERSION, "edition": edition.date.isoformat(), "site": edition.site.url,
            "licence": edition.site.licence, "total": total}
