"""CSV files as spreadsheet programs of all ages write them: UTF-8 or cp1252, parted by semicolon, comma or tab."""

import codecs
import csv
import io
from collections.abc import Iterator

from catalog.finding import N_
from curation.intake.table_grid import CELL, Book, Cell, Error, Formula, Grid, Unreadable, tidy, within

SEPARATORS = ";,\t"
ERRORS = frozenset({"#REF!", "#NAME?", "#VALUE!", "#N/A", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
FORMULA = ("=", "@")
"""How formulas begin that a CSV file should not hold; `+62` and `-5` are what people write."""
_LONGEST = 4 * CELL


def csv_book(name: str, data: bytes) -> Book:
    """The one sheet of a CSV file."""
    try:
        return Book((Grid(name, rows=within(_cells(_decoded(data)))),))
    except Unreadable as problem:
        return Book(findings=(problem.finding(name),))


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise _encoding() from None
    if b"\0" in data:
        raise _encoding()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise _encoding() from None


def _encoding() -> Unreadable:
    return Unreadable("table-encoding", N_("the file is not a table in text form"), N_("save it as XLSX or as CSV UTF-8"))


def _cells(text: str) -> Iterator[tuple[int, int, Cell]]:
    separator, start = _separator(text)
    csv.field_size_limit(_LONGEST)
    lines = csv.reader(io.StringIO(text[start:], newline=""), delimiter=separator, strict=True)
    row = 2 if start else 1
    try:
        for line in lines:
            for column, typed in enumerate(line, 1):
                if said := tidy(typed):
                    yield row, column, _cell(said)
            row += 1
    except csv.Error as problem:
        if "field larger" in str(problem):
            raise Unreadable("table-cell", N_("the cell holds more than {limit} characters"), N_("write at most {limit}"), row,
                             limit=CELL) from None
        raise Unreadable("table-form", N_("from row {row} on, the table cannot be divided into cells; a quotation mark stands alone"),
                         N_("open it in a spreadsheet and save it as CSV again"), row, row=row) from None


def _separator(text: str) -> tuple[str, int]:
    """What parts the cells, and where the table begins: some programs say the separator in a line of its own."""
    first, _, _ = text.partition("\n")
    told = first.strip("\r\" ")
    if told.lower().startswith("sep=") and told[4:5] in SEPARATORS and len(told) == 5:
        return told[4], len(first) + 1
    head = "\n".join(text[:20_000].split("\n")[:10])
    outside = "".join(head.split('"')[::2])
    return max(SEPARATORS, key=outside.count), 0


def _cell(text: str) -> Cell:
    """A cell as typed; a quote in front shows that what follows is no formula."""
    if text.upper() in ERRORS or (text.startswith("###") and not text.strip("#")):
        return Error(text[:20])
    if text.startswith(FORMULA) and len(text) > 1:
        return Formula()
    return text[1:] if text.startswith("'") and text[1:2] in ("=", "+", "-", "@") else text
