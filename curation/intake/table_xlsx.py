"""XLSX workbooks, judged before they are parsed: their framing, their sizes, and that no part declares anything of its own."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet._reader import WorkSheetParser

from catalog.finding import N_
from curation.intake.table_grid import Book, Cell, Error, Formula, Grid, Unreadable, tidy, within

PARTS, UNPACKED, TAGS, SHEETS = 300, 48 << 20, 600_000, 20
"""So many parts, bytes of all parts unpacked, signs that open a tag in them, and sheets are taken."""
MERGED = 2_000
BEGIN = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0"
"""How workbooks of before 2007 begin, and encrypted ones."""
_XML = (".xml", ".rels")
_PIECE = 1 << 16
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding=[\"']([^\"']{1,40})[\"']")
_FORBIDDEN = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def xlsx_book(name: str, data: bytes) -> Book:
    """The sheets of a workbook."""
    try:
        return Book(tuple(_grids(name, _sound(data))))
    except Unreadable as problem:
        return Book(findings=(problem.finding(name),))


def _broken() -> Unreadable:
    return Unreadable("table-form", N_("the workbook is damaged and cannot be read"),
                      N_("open it in a spreadsheet and save it as XLSX again"))


def _large() -> Unreadable:
    return Unreadable("table-size", N_("the workbook is too large once it is unpacked"), N_("copy the rows alone into a new workbook"))


def _sound(data: bytes) -> io.BytesIO:
    """The workbook packed anew from those of its parts that are text, none larger than it says it is; or Unreadable.

    No part of a workbook has a document type (ECMA-376, part 2), so no entity can grow in it.
    """
    if data.startswith(OLD):
        raise Unreadable("table-form", N_("the workbook has a password or is of an old form (XLS)"),
                         N_("save it as XLSX without a password"))
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as anew:
            parts = archive.infolist()
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise _large()
            if len({part.filename.casefold() for part in parts}) < len(parts) or any(part.flag_bits & 1 for part in parts):
                raise _broken()
            tags = 0
            for part in parts:
                if part.filename.lower().endswith(_XML):
                    # Read piece by piece, for zipfile unpacks before it looks at the size that was declared.
                    with archive.open(part) as source:
                        xml = b"".join(iter(lambda source=source: source.read(_PIECE), b""))  # type: ignore[misc]
                    tags += xml.count(b"<")
                    if tags > TAGS:
                        raise _large()
                    _plain(xml)
                    anew.writestr(part.filename, xml)
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001  # zipfile raises a dozen kinds over damaged archives
        raise _broken() from None
    packed.seek(0)
    return packed


def _plain(xml: bytes) -> None:
    """Refuse a part that is not UTF-8, or declares what it is made of."""
    text = xml.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    told = _DECLARED.match(text)
    if text and (not text.startswith(b"<") or b"\0" in text[:8] or (told and told[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"))):
        raise _broken()
    if _FORBIDDEN.search(text):
        raise Unreadable("table-form", N_("the workbook declares entities, as no spreadsheet program does"),
                         N_("copy the rows into a new workbook"))


def _grids(name: str, packed: io.BytesIO) -> Iterator[Grid]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of everything it does not keep
        try:
            book = load_workbook(packed, read_only=True, data_only=False, keep_links=False)
        except Unreadable:
            raise
        except Exception:  # noqa: BLE001  # openpyxl raises whatever its parts raise
            raise _broken() from None
        spent = 0
        try:
            for sheet in book.worksheets[:SHEETS]:
                grid = _grid(name, book, sheet, spent)
                spent += sum(map(len, grid.rows.values()))
                yield grid
        except Unreadable:
            raise
        except Exception:  # noqa: BLE001  # as above
            raise _broken() from None
        finally:
            book.close()


def _grid(name: str, book: Any, sheet: Any, spent: int) -> Grid:
    """One sheet, from the cells that are written in the file: a lone cell a million rows below costs nothing."""
    if not hasattr(sheet, "_get_source"):
        return Grid(name, sheet.title)
    with sheet._get_source() as source:
        parser = WorkSheetParser(source, sheet._shared_strings, data_only=False, epoch=book.epoch,
                                 date_formats=book._date_formats, timedelta_formats=book._timedelta_formats)
        rows = within(_cells(parser), spent)
        ranges = parser.merged_cells.mergeCell if parser.merged_cells else []
        merged = tuple((one.min_row, one.min_col, one.max_row, one.max_col) for one in list(ranges)[:MERGED])
    return Grid(name, sheet.title, rows, merged, sheet.sheet_state != "visible")


def _cells(parser: Any) -> Iterator[tuple[int, int, Cell]]:
    for _, line in parser.parse():
        for one in line:
            cell = _cell(one["data_type"], one["value"])
            if cell is not None and cell != "":
                yield one["row"], one["column"], cell


def _cell(kind: str, value: object) -> Cell | None:
    if kind == "f":
        return Formula()
    if kind == "e":
        return Error(str(value)[:20])
    match value:
        case None:
            return None
        case datetime():
            return value.date()
        case bool() | int() | float() | date():
            return value
        case time() | timedelta():
            return str(value)
    return tidy(str(value))
