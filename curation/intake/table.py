"""A table of listings, CSV or XLSX: each row becomes a bundle, or findings at its cells.

A table made by `etalase new table` is known by the row of paths below its headings. Of any other, people are asked which
column stands for what; the answer is remembered by its headings.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from catalog.field import Value
from catalog.finding import N_, Finding, Message, Severity
from catalog.reference import reference
from catalog.schema import kinds
from curation.intake.bundle import Bundle, Sender
from curation.intake.table_choice import Unread, exactly
from curation.intake.table_column import SUPPLIER, Column, listing_columns
from curation.intake.table_csv import csv_book
from curation.intake.table_grid import SIZE, Book, Grid, letters
from curation.intake.table_listing import Reader
from curation.intake.table_maker import Makers
from curation.intake.table_mapping import UNUSED, Question, choosable, guessed, heading_row, headings_of, normal, question, recalled
from curation.intake.table_photo import Folder
from curation.intake.table_row import Row
from curation.intake.table_sheet import Sheet
from curation.intake.table_value import value_of
from curation.intake.table_xlsx import BEGIN, OLD, xlsx_book

LOOKED = 6
"""The row of paths of a template stands among so many rows."""
ENOUGH = 3
"""So many paths make a row of paths."""
MOST = 0.8
"""The share of them that must be known; the others are told."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says. Where there is a question, nothing else was read.

    `findings` are those of the whole table and of its suppliers; where it cannot be read, there are no rows. `headings` are
    the names of the columns by the name of their sheet and their number, `lacking` the fields that a listing needs and for
    which there is no column, `columns` the numbers of the columns of the rows by their paths.
    """

    name: str
    kind: str = ""
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()
    question: Question | None = None
    headings: Mapping[tuple[str, int], str] = field(default_factory=dict)
    lacking: tuple[Column, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)

    def bundles(self, sender: Sender, language: str = "id", *, all_or_nothing: bool = False, incomplete: bool = False) -> Iterator[Bundle]:
        """The bundles of the rows that are good, one after the other, for their photos are read one row at a time; none where
        `all_or_nothing` and any row is not. With `incomplete`, rows in which something is only missing count as good too.
        """
        taken = [row for row in self.rows if (row.usable if incomplete else row.good)]
        if all_or_nothing and len(taken) < len(self.rows):
            return
        for row in taken:
            yield row.bundle(sender, language)


def read_table(path: Path, *, root: Path | None = None, photos: Path | None = None, kind: str = "", supplier: str = "",
               suppliers: Mapping[str, str] | None = None, mapping: Mapping[str, str] | None = None,
               given: Mapping[str, str] | None = None) -> Table:
    """The table in a file. Raises OSError where it cannot be read.

    `root` is the catalogue's, for the answers that are remembered; `photos` the folder of the photos, beside the table unless
    given; `kind` the kind of listing, for a table that does not tell; `supplier` the id of the supplier of rows that name none;
    `suppliers` the names of those in the catalogue, by id; `mapping` the answer to the question; `given` what holds for every
    row that says nothing of it, as typed, by path.
    """
    with path.open("rb") as file:
        data = file.read(SIZE + 1)
    book = open_book(path.name, data)
    if book.findings:
        return Table(path.name, findings=book.findings)
    reading = _Reading(path.name, root, Folder.of(photos or path.parent), supplier, suppliers or {}, given or {})
    made = next((sheet for grid in book.grids if (sheet := template(grid)) and not _of_suppliers(sheet)), None)
    if made:
        makers = next((sheet for grid in book.grids if (sheet := template(grid)) and _of_suppliers(sheet)), None)
        return reading.rows(made, makers, _kind(made) or kind)
    return reading.plain(book.grids, kind, mapping)


def open_book(name: str, data: bytes) -> Book:
    """The sheets of a file, whatever its name says it is."""
    if len(data) > SIZE:
        return Book(findings=(_finding(name, "table-size", N_("the table has more than {most} megabytes"), N_("divide it into several"),
                                       most=SIZE >> 20),))
    return xlsx_book(name, data) if data.startswith((BEGIN, OLD)) else csv_book(name, data)


def _finding(name: str, rule: str, message: str, help: str, **values: object) -> Finding:
    return Finding(name, 0, 0, rule, Message(message, values), Message(help, values))


def _no_kind(name: str) -> Finding:
    return _finding(name, "table-kind", N_("the table does not say what kind of products these are"), N_("say it with --kind: {kinds}"),
                    kinds=", ".join(kinds()))


def template(grid: Grid) -> Sheet | None:
    """The sheet with the columns that a row of paths gives it; None where there is no such row."""
    known: dict[str, Column] = {}
    for row in sorted(grid.rows)[:LOOKED]:
        said = {column: grid.text(row, column) for column in sorted(grid.rows[row])}
        if len(said) < ENOUGH or "." not in "".join(said.values()):
            continue
        known = known or {column.path: column for kind in kinds() for column in choosable(kind).values()}
        found = {column: known[path] for column, path in said.items() if path in known}
        if len(found) >= max(ENOUGH, len(said) * MOST):
            return Sheet(grid, row - 1, row + 1, found)
    return None


def _of_suppliers(sheet: Sheet) -> bool:
    return all(column.path.startswith(SUPPLIER) for column in sheet.columns.values())


def _kind(sheet: Sheet) -> str:
    """The kind of listing that a template is for: that whose own section it has columns of."""
    found = {column.path.partition(".")[0] for column in sheet.columns.values()} & set(kinds())
    return found.pop() if len(found) == 1 else ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a table is read with."""

    name: str
    root: Path | None
    folder: Folder
    supplier: str
    suppliers: Mapping[str, str]
    given: Mapping[str, str]

    def plain(self, grids: Sequence[Grid], kind: str, mapping: Mapping[str, str] | None) -> Table:
        """The rows of a table of people's own, or the question which column is what."""
        tried = [(grid, row) for grid in grids if not grid.hidden and (row := heading_row(grid, kind or kinds()[0]))]
        if not tried:
            return Table(self.name, findings=(_finding(self.name, "table-heading", N_("no row of headings was found in the table"),
                                                       N_("write above each column what is in it, as Nama produk and Harga")),))
        grid, row = max(tried, key=lambda one: len(one[0].rows))
        kind = kind or _kind_of(grid, row)
        if not kind:
            return Table(self.name, findings=(_no_kind(self.name),))
        headings = headings_of(grid, row)
        answer = mapping or (recalled(self.root, list(headings.values()), kind) if self.root else None)
        if answer is None:
            return Table(self.name, kind, question=question(grid, row, kind))
        paths = {normal(heading): path for heading, path in answer.items()}
        names = choosable(kind)
        columns = {column: names[path] for column, heading in headings.items()
                   if (path := paths.get(normal(heading), UNUSED)) in names}
        return self.rows(Sheet(grid, row, row + 1, columns), None, kind, asked=True)

    def rows(self, sheet: Sheet, makers: Sheet | None, kind: str, *, asked: bool = False) -> Table:
        """The rows of a sheet whose columns are known; where nobody was asked about them, those that are not read are told."""
        if kind not in kinds():
            return Table(self.name, findings=(_no_kind(self.name),))
        known = {column.path for column in sheet.columns.values()}
        fixed, wrong = self._given(kind)
        if wrong:
            return Table(self.name, kind, findings=tuple(wrong))
        firms = Makers.of(makers, self.supplier, self.suppliers)
        lacking = tuple(column for column in listing_columns(kind) if column.required and not _covered(column.path, known | fixed.keys()))
        rows = tuple(Reader(sheet, kind, self.folder, firms, fixed, frozenset(column.path for column in lacking)).rows())
        named = {(one.grid.name, number): one.grid.text(one.heading, number).rstrip(" *") for one in (sheet, *([makers] if makers else []))
                 for number in one.columns}
        findings = (*firms.findings, *(_unused(sheet) if not asked else ()))
        if not rows:
            findings += (_finding(self.name, "table-form", N_("the table has no rows"),
                                  N_("write one product in each row below the headings")),)
        return Table(self.name, kind, tuple(replace(row, lacking=lacking) for row in rows), findings, None, named, lacking,
                     sheet.numbers)

    def _given(self, kind: str) -> tuple[dict[str, Value], list[Finding]]:
        """What holds for every row, and what of it cannot be understood."""
        names, wrong = choosable(kind), list[Finding]()
        fixed: dict[str, Value] = {}
        for path, text in self.given.items():
            try:
                if path not in names:
                    raise Unread("table-given", N_("there is no field '{field}'"), N_("see the second row of `etalase new table`"),
                                 field=path)
                fixed[path] = value_of(names[path], text)[0]
            except Unread as problem:
                wrong.append(_finding(self.name, problem.rule, problem.message, problem.help, **problem.values))
        return {path: value for path, value in fixed.items() if value is not None}, wrong


def _unused(sheet: Sheet) -> Iterator[Finding]:
    """Columns that hold something and stand for nothing."""
    filled = {column for line, cells in sheet.grid.rows.items() if line >= sheet.first for column in cells}
    for column in sorted(filled - sheet.columns.keys()):
        values: dict[str, object] = {"heading": sheet.grid.text(sheet.heading, column)[:60] or letters(column)}
        yield Finding(sheet.grid.name, max(sheet.heading, 1), column, "table-column",
                      Message(N_("the column '{heading}' is not read"), values),
                      Message(N_("nothing in it will be in the catalogue; move it to a column of the template"), values), Severity.ADVICE)


def _covered(path: str, known: set[str]) -> bool:
    """Whether a table has a column for a field, or one for the section it stands in."""
    return path in known or any(path.startswith(f"{one}.") for one in known)


def _kind_of(grid: Grid, row: int) -> str:
    """The kind of listing that the categories of most rows belong to; empty where they do not tell."""
    columns = [column for column, (path, _) in guessed(headings_of(grid, row), kinds()[0]).items() if path == "category"]
    found: Counter[str] = Counter()
    for line in sorted(grid.rows):
        for column in columns if line > row else ():
            for id in exactly("categories", grid.text(line, column)):
                found.update(next((one.items("kinds") for one in reference("categories").ancestors(id) if one.items("kinds")), ()))
    best = found.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""

