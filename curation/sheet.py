"""A sheet: a CSV file with headings, read strictly, so that no row is lost or moved unnoticed."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from catalog.finding import N_, Finding, Message

SIZE = 1 << 20
"""A file of more bytes is not read."""
ROWS, COLUMNS, CELL = 1000, 500, 2000
"""So many rows, columns and signs in a cell are taken."""

_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the workbooks of spreadsheet programs begin."""
_SEPARATORS = ";,\t"
_SPACES = re.compile(r"[ \t\r\n\xa0]+")
_ERRORS = frozenset({"#REF!", "#NAME?", "#VALUE!", "#N/A", "#DIV/0!", "#NULL!", "#NUM!", "#####"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows by heading, each with its number in the spreadsheet, and the number of each heading's column."""

    name: str
    columns: Mapping[str, int] = field(default_factory=dict)
    rows: tuple[tuple[int, Mapping[str, str]], ...] = ()
    findings: tuple[Finding, ...] = ()

    def finding(self, row: int, column: int, rule: str, message: str, help: str, /, **values: object) -> Finding:
        """A finding at a cell."""
        return Finding(self.name, row, column, rule, Message(message, values), Message(help, values))


def open_sheet(name: str, data: bytes) -> Sheet:
    """The sheet in a CSV file: UTF-8 with or without a mark, parted by semicolon, comma or tab."""
    blank = Sheet(name)
    trouble = _unreadable(blank, data)
    if trouble:
        return Sheet(name, findings=(trouble,))
    text = data.decode("utf-8-sig")
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    lines: list[list[str]] = []
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            lines.append([_tidy(cell) for cell in line])
            if len(lines) > ROWS + 1:
                return Sheet(name, findings=(blank.finding(ROWS + 1, 0, "table-size", N_("the table has more than {most} rows"),
                                                           N_("divide it into several"), most=ROWS),))
    except csv.Error:
        return Sheet(name, findings=(blank.finding(
            len(lines) + 1, 0, "table-form", N_("from row {row} on, the table cannot be divided into cells; a quotation mark stands alone"),
            N_("open it in a spreadsheet and save it as CSV again"), row=len(lines) + 1),))
    head, *body = lines or [[]]
    columns = {heading.casefold(): n for n, heading in enumerate(head, 1) if heading}
    numbered = [(n, line) for n, line in enumerate(body, 2) if any(line)]
    findings = tuple(_flaws(blank, head, columns, numbered))
    rows = tuple((n, {heading: line[at - 1] if at <= len(line) else "" for heading, at in columns.items()}) for n, line in numbered)
    return Sheet(name, columns, rows, findings)


def _tidy(cell: str) -> str:
    """A cell on one line, with plain spaces."""
    return _SPACES.sub(" ", cell).strip(" ")


def _unreadable(sheet: Sheet, data: bytes) -> Finding | None:
    """Why a file cannot be read at all, if it cannot."""
    if len(data) > SIZE:
        return sheet.finding(0, 0, "table-size", N_("the table has more than {most} kilobytes"),
                             N_("leave only the rows that are to be decided"), most=SIZE >> 10)
    if data.startswith(_BOOKS):
        return sheet.finding(0, 0, "table-form", N_("this is a workbook of a spreadsheet program, not a CSV file"),
                             N_("save it as CSV UTF-8"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return sheet.finding(data.count(b"\n", 0, problem.start) + 1, 0, "table-encoding", N_("the file is not UTF-8 text"),
                             N_("save it as CSV UTF-8"))
    if not text.strip():
        return sheet.finding(0, 0, "table-form", N_("the table is empty"), N_("begin with `etalase decide --template`"))
    return None


def _flaws(sheet: Sheet, head: list[str], columns: Mapping[str, int], numbered: list[tuple[int, list[str]]]) -> Iterator[Finding]:
    """Headings that stand twice, and cells that have none, are too long, or hold what nobody typed."""
    if len(head) > COLUMNS:
        yield sheet.finding(1, COLUMNS + 1, "table-size", N_("the table has more than {most} columns"),
                            N_("leave only the columns that mean something"), most=COLUMNS)
        return
    for n, heading in enumerate(head, 1):
        if heading and columns[heading.casefold()] != n:
            yield sheet.finding(1, n, "table-heading", N_("the heading '{heading}' stands twice"), N_("keep one of the two"),
                                heading=heading)
    for row, line in [(1, head), *numbered]:
        for column, cell in enumerate(line, 1):
            if cell and (column > len(head) or not head[column - 1]):
                yield sheet.finding(row, column, "table-cell", N_("there is no heading above '{value}'"),
                                    N_("see whether the row has slipped"), value=cell[:40])
            elif len(cell) > CELL:
                yield sheet.finding(row, column, "table-cell", N_("the cell holds {length} characters"), N_("write at most {limit}"),
                                    length=len(cell), limit=CELL)
            elif hidden := next((sign for sign in cell if not sign.isprintable()), ""):
                yield sheet.finding(row, column, "table-cell", N_("there is an invisible or forbidden character, {code}"),
                                    N_("delete it and type the text again"), code=f"U+{ord(hidden):04X}")
            elif cell in _ERRORS:
                yield sheet.finding(row, column, "table-cell", N_("the spreadsheet shows the error {value} here"),
                                    N_("type the text again"), value=cell)
