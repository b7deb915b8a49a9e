"""The workbook: the catalogue as XLSX, with real numbers and dates, filters, the suppliers, and a dictionary of the columns.

xlsxwriter makes the workbook but for the rows of goods. Those are the listings' own fragments, made once for each
content and remembered, so that one changed listing costs one row and not ten thousand.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from catalog.finding import N_
from catalog.reference import Text, reference
from catalog.schema import supplier_schema
from catalog.supplier import Supplier
from site_builder import columns, vcard
from site_builder.columns import DAY, NUMBER, TEXT, WHOLE
from site_builder.edition import Edition
from site_builder.language import say, translator
from site_builder.pages import Address
from site_builder.sheet_row import LETTERS, LONGEST, SHOWN, STYLES
from site_builder.sheet_row import NUMBER as ROW
from site_builder.views.words import district
from site_builder.xml_text import allowed

SHEETS = (N_("Products"), N_("Suppliers"), N_("Dictionary"))
Styles = dict[str, Format]

_FORMATS: dict[str, dict[str, object]] = {
    "head": {"bold": True, "valign": "top", "text_wrap": True}, "second": {"italic": True, "bottom": 1, "valign": "top", "text_wrap": True},
    "text": {"num_format": "@"}, "wrapped": {"num_format": "@", "text_wrap": True, "valign": "top"},
    "number": {"num_format": "#,##0.######"}, "exact": {"num_format": "#,##0.00"}, "day": {"num_format": "yyyy-mm-dd"},
}
_SETTINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_GOODS = "xl/worksheets/sheet1.xml"
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_LEVEL = 1
"""Rows are so alike that a better compression takes three times as long for a sixth of the bytes."""


def workbook(edition: Edition, rows: Sequence[str]) -> bytes:
    """The whole workbook; `rows` are the fragments of the listings, in the edition's order."""
    frame, heads = _frame(edition, len(rows)), len(edition.site.languages)
    numbered = "".join(one.replace(ROW, str(number)) for number, one in enumerate(rows, heads + 1))
    size = f'<dimension ref="A1:{LETTERS[-1]}{len(rows) + heads}"'
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(frame)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == _GOODS:
                head, end, tail = data.decode().partition("</sheetData>")
                data = (re.sub('<dimension ref="[A-Z0-9:]+"', size, head, count=1) + numbered + end + tail).encode()
            new.writestr(zipfile.ZipInfo(name, _ZIP_DAY), data, zipfile.ZIP_DEFLATED, _LEVEL)
    return file.getvalue()


def _frame(edition: Edition, count: int) -> bytes:
    """The workbook without a row of goods, dated with the edition's day."""
    languages, file, day = edition.site.languages, io.BytesIO(), edition.date
    with Workbook(file, _SETTINGS) as book:
        styles = _styles(book)
        book.set_properties({"title": say(edition.site.name, languages[0]), "author": say(edition.site.publisher, languages[0]),
                             "comments": edition.site.licence, "created": datetime(day.year, day.month, day.day)})
        goods = _sheet(book, SHEETS[0], languages)
        for number, column in enumerate(SHOWN):
            _head(goods, styles, number, column.width, [columns.label(column, language) for language in languages])
        _filter(goods, languages, count, len(SHOWN))
        _suppliers(book, edition, styles)
        _dictionary(book, languages, styles)
    return file.getvalue()


def _styles(book: Workbook) -> Styles:
    """The formats; asking each for its number in turn gives it the one that the rows use."""
    styles = {name: book.add_format(_FORMATS[name]) for name in STYLES}
    for number, one in enumerate(styles.values(), 1):
        assert one._get_xf_index() == number
    return styles


def _sheet(book: Workbook, name: str, languages: tuple[str, ...]) -> Worksheet:
    """A sheet named in every language."""
    return book.add_worksheet(" ".join(dict.fromkeys(translator(language)(name) for language in languages))[:31])


def _head(sheet: Worksheet, styles: Styles, number: int, width: int, labels: list[str]) -> None:
    """The name of a column, one row a language."""
    sheet.set_column(number, number, width)
    for row, said in enumerate(labels):
        sheet.write_string(row, number, said, styles["head" if row == 0 else "second"])


def _filter(sheet: Worksheet, languages: tuple[str, ...], count: int, columns: int) -> None:
    """Filters below the names of the columns, which stay where they are."""
    sheet.freeze_panes(len(languages), 1)
    sheet.autofilter(len(languages) - 1, 0, len(languages) - 1 + max(1, count), columns - 1)


def _suppliers(book: Workbook, edition: Edition, styles: Styles) -> None:
    """The suppliers, with the contacts they have agreed to publish."""
    languages, kinds = edition.site.languages, list(reference("contact_kinds").entries)
    sheet, fields = _sheet(book, SHEETS[1], languages), supplier_schema().children
    tells = [translator(language) for language in languages]
    channels = [reference("contact_kinds")[kind].name for kind in kinds]
    heads = [(32, _said(fields["name"].label, languages)), (22, _said(fields["kind"].label, languages)),
             (26, [tell("District") for tell in tells]), *((24, _said(name, languages)) for name in channels),
             (10, [tell("Products") for tell in tells]), (28, [tell("Supplier's id") for tell in tells]),
             (44, [tell("Page") for tell in tells])]
    for number, (width, labels) in enumerate(heads):
        _head(sheet, styles, number, width, labels)
    for row, supplier in enumerate(edition.suppliers.values(), len(languages)):
        for number, value in enumerate(_supplier(edition, supplier, kinds)):
            if isinstance(value, int):
                sheet.write_number(row, number, value, styles["number"])
            elif value:
                sheet.write_string(row, number, allowed(value)[:LONGEST], styles["text"])
    _filter(sheet, languages, len(edition.suppliers), len(heads))


def _said(text: Text, languages: tuple[str, ...]) -> list[str]:
    return [say(text, language) for language in languages]


def _supplier(edition: Edition, supplier: Supplier, kinds: list[str]) -> Iterator[str | int]:
    contacts, languages = vcard.published(edition, supplier), edition.site.languages
    yield from (supplier.name, columns.words("supplier_kinds", str(supplier.data["kind"])), district(supplier.place, languages[0]))
    yield from (contacts.get(kind, "") for kind in kinds)
    yield len(edition.by_supplier.get(supplier.id, ()))
    yield from (supplier.id, edition.site.url + Address("supplier", supplier.id).path(languages[0], languages))


_TYPES = {TEXT: N_("text"), NUMBER: N_("number"), WHOLE: N_("whole number"), DAY: N_("date")}


def _dictionary(book: Workbook, languages: tuple[str, ...], styles: Styles) -> None:
    """What every column holds, in every language, and its name in the CSV file and the data package."""
    sheet = _sheet(book, SHEETS[2], languages)
    tells = [translator(language) for language in languages]
    heads = [(18, [tell("Name in the CSV file") for tell in tells]), (16, [tell("Kind of value") for tell in tells])]
    heads += [pair for tell in tells for pair in ((28, [tell("Column")]), (60, [tell("What it holds")]))]
    for number, (width, labels) in enumerate(heads):
        _head(sheet, styles, number, width, labels + [""] * (len(languages) - len(labels)))
    for row, column in enumerate(SHOWN, len(languages)):
        kind = " / ".join(dict.fromkeys(tell(_TYPES[column.type]) for tell in tells))
        texts = (text for language in languages for text in (columns.label(column, language), columns.help(column, language)))
        for number, value in enumerate((column.name, kind, *texts)):
            sheet.write_string(row, number, value, styles["wrapped"])
    sheet.freeze_panes(len(languages), 1)
