"""A grid: the cells of one sheet, by row and column as a spreadsheet counts them, read within limits."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from catalog.finding import N_, Finding, Message

ROWS, COLUMNS, CELL = 2_000, 300, 20_000
"""So many rows, columns and signs in a cell are taken."""
CELLS = 200_000
"""So many cells that hold anything, in all sheets of a file."""
SIZE = 12 << 20
"""A file of more bytes is not read."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell whose value is reckoned; nobody typed it."""


@dataclass(frozen=True, slots=True)
class Error:
    """A cell in which the spreadsheet shows an error, as `#REF!`."""

    shown: str


Cell = str | int | float | bool | date | Formula | Error


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells that hold anything, by row and column. `merged` are the ranges joined into one: (row, column, row, column)."""

    file: str
    sheet: str = ""
    rows: Mapping[int, Mapping[int, Cell]] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False

    @property
    def name(self) -> str:
        """What findings call it."""
        return f"{self.file} ({self.sheet})" if self.sheet else self.file

    def text(self, row: int, column: int) -> str:
        """A cell as one line of text; empty where it holds none."""
        cell = self.rows.get(row, {}).get(column)
        return " ".join(cell.split()) if isinstance(cell, str) else str(cell) if isinstance(cell, int | float) else ""

    def joined(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """The range of joined cells that a cell is in."""
        return next((one for one in self.merged if one[0] <= row <= one[2] and one[1] <= column <= one[3]), None)


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of one file, or the findings that say why there are none."""

    grids: tuple[Grid, ...] = ()
    findings: tuple[Finding, ...] = ()


class Unreadable(Exception):
    """The file cannot be read as a table."""

    def __init__(self, rule: str, message: str, help: str, row: int = 0, column: int = 0, /, **values: object) -> None:
        self.rule, self.row, self.column = rule, row, column
        self.message, self.help = Message(message, values), Message(help, values)

    def finding(self, name: str) -> Finding:
        """The same as a finding about the file `name`."""
        return Finding(name, self.row, self.column, self.rule, self.message, self.help)


def within(cells: Iterator[tuple[int, int, Cell]], spent: int = 0) -> dict[int, dict[int, Cell]]:
    """Cells by row and column; raises Unreadable before more is kept than the limits allow."""
    rows: dict[int, dict[int, Cell]] = {}
    for row, column, cell in cells:
        if column > COLUMNS:
            raise Unreadable("table-size", N_("the table has more than {most} columns"), N_("leave only the columns that mean something"),
                             row, column, most=COLUMNS)
        if len(rows) >= ROWS and row not in rows:
            raise Unreadable("table-size", N_("the table has more than {most} rows"), N_("divide it into several"), row, most=ROWS)
        if isinstance(cell, str) and len(cell) > CELL:
            raise Unreadable("table-cell", N_("the cell holds {length} characters"), N_("write at most {limit}"), row, column,
                             length=len(cell), limit=CELL)
        spent += 1
        if spent > CELLS:
            raise Unreadable("table-size", N_("the table has more than {most} filled cells"), N_("divide it into several"), row, most=CELLS)
        rows.setdefault(row, {})[column] = cell
    return rows


_SPACES = re.compile(r"[ \t\xa0\u2007\u202f]+")
_LINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"


def tidy(text: str) -> str:
    """A text as typed, with plain spaces and line ends."""
    lines = (_SPACES.sub(" ", line).strip(" ") for line in _LINES.sub("\n", unicodedata.normalize("NFC", text)).split("\n"))
    return "\n".join(lines).strip("\n")


def hidden(text: str) -> str:
    """The first sign in a text that nobody sees or that means nothing; empty where there is none."""
    return next((sign for sign in text if not sign.isprintable() and sign not in _JOINERS and sign != "\n"), "")


def letters(column: int) -> str:
    """The letters by which a spreadsheet calls a column: 1 is A, 27 is AA."""
    said = ""
    while column:
        column, rest = divmod(column - 1, 26)
        said = chr(ord("A") + rest) + said
    return said
