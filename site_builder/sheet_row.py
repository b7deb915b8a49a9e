"""A listing as a row of the workbook: the XML of its cells, made once for each content."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from html import escape

from xlsxwriter.utility import xl_col_to_name

from catalog.reference import reference
from curation.publication import Shown
from site_builder import columns
from site_builder.columns import COLUMNS, Cell, Column
from site_builder.edition import Edition
from site_builder.xml_text import allowed

ORDER = ("name_id", "name_en", "category", "supplier_name", "district", "price", "currency", "per", "minimum_order", "order_unit",
         "lead_time_days", "capacity", "capacity_unit", "capacity_period", "ready", "grade", "confirmed", "approved_until", "code",
         "kind", "origin", "supplier", "id", "url")
"""The columns as people look for them: what, of whom, for how much, from how many, how soon; what programs want comes last."""

SHOWN = tuple(next(column for column in COLUMNS if column.name == name) for name in ORDER)
LETTERS = tuple(xl_col_to_name(number) for number in range(len(SHOWN)))

STYLES = ("head", "second", "text", "wrapped", "number", "exact", "day")
"""The formats of the workbook, in the order in which they are made: their numbers count from 1."""

NUMBER = "\0"
"""Stands in a row for its number: a row outlives its place."""

LONGEST = 32_767
"""Characters a cell of a spreadsheet holds."""

_EPOCH = date(1899, 12, 30)
_STYLE = {name: number for number, name in enumerate(STYLES, 1)}
_SPACED = re.compile(r"^\s|\s$|\s\s|[\t\n\r]")
_READ_AS_SIGN = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def row(edition: Edition, shown: Shown) -> str:
    """One listing as a row of the sheet of goods."""
    held = columns.values(edition, shown)
    exact = _digits(str(held["currency"] or "")) > 0
    cells = (_cell(letters, column, held[column.name], exact) for letters, column in zip(LETTERS, SHOWN, strict=True))
    return f'<row r="{NUMBER}">{"".join(cells)}</row>'


def _cell(letters: str, column: Column, value: Cell, exact: bool) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        said = columns.words(column.list, value) if column.list else value
        keep = ' xml:space="preserve"' if _SPACED.search(said) else ""
        return f'<c r="{letters}{NUMBER}" s="{_STYLE["text"]}" t="inlineStr"><is><t{keep}>{inline(said)}</t></is></c>'
    if isinstance(value, date):
        return f'<c r="{letters}{NUMBER}" s="{_STYLE["day"]}"><v>{(value - _EPOCH).days}</v></c>'
    style = _STYLE["exact" if exact and column.name == "price" else "number"]
    return f'<c r="{letters}{NUMBER}" s="{style}"><v>{Decimal(value):f}</v></c>'


def inline(text: str) -> str:
    """A text as a cell holds it. `_x000D_` and its like would be read as a character, so their first sign is written out."""
    return _READ_AS_SIGN.sub("_x005F_", escape(allowed(text)[:LONGEST], quote=False))


@cache
def _digits(currency: str) -> int:
    entry = reference("currencies").entries.get(currency)
    return int(entry.get("digits", "2")) if entry else 0
