"""A sheet of a table whose columns are known: its rows, each cell read as its field wants it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from catalog.field import Value
from catalog.finding import N_, Finding, Message, Severity
from curation.intake.table_choice import Slip, Unread
from curation.intake.table_column import ALT, PHOTOS, Column
from curation.intake.table_grid import Cell, Error, Formula, Grid, letters
from curation.intake.table_row import Cells
from curation.intake.table_value import value_of

JOINED = 100_000
"""So many cells that are joined with others are told."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid, the row its headings are in, the first row of its values, and the column of each number."""

    grid: Grid
    heading: int
    first: int
    columns: Mapping[int, Column]
    _joined: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each column by its path."""
        return {column.path: number for number, column in self.columns.items()}

    def finding(self, row: int, column: int, problem: Unread) -> Finding:
        """What is wrong with a cell."""
        return Finding(self.grid.name, row, column, problem.rule, Message(problem.message, problem.values),
                       Message(problem.help, problem.values))

    def rows(self) -> Iterator[Cells]:
        """Every row that says anything in a column that is read."""
        self._join()
        for line in sorted(self.grid.rows):
            here = self.grid.rows[line]
            if line >= self.first and any(number in here for number in self.columns):
                yield self._row(line, here)

    def _row(self, line: int, here: Mapping[int, Cell]) -> Cells:
        values: dict[str, Value] = {}
        findings: list[Finding] = []
        for number, column in self.columns.items():
            if whole := self._joined.get((line, number)):
                findings.append(self.finding(line, number, Unread(
                    "table-merged", N_("the cell is joined with {cell}, so that nothing stands in it"),
                    N_("undo the joining and write in each cell what belongs there"), cell=whole)))
            elif number in here:
                try:
                    value, slips = self._value(column, here[number])
                except Unread as problem:
                    findings.append(self.finding(line, number, problem))
                    continue
                findings += [self._slip(line, number, slip) for slip in slips]
                if value is not None:
                    values[column.path] = value
        return Cells(line, values, tuple(findings))

    def _value(self, column: Column, cell: Cell) -> tuple[Value, list[Slip]]:
        if column.path in (PHOTOS, ALT) and not isinstance(cell, str | Formula | Error):
            cell = str(cell)
        return value_of(column, cell)

    def _slip(self, line: int, number: int, slip: Slip) -> Finding:
        values: dict[str, object] = {"value": slip.typed[:60], "meant": slip.meant}
        return Finding(self.grid.name, line, number, "table-slip", Message(N_("'{value}' is read as '{meant}'"), values),
                       Message(N_("correct it if something else is meant"), values), Severity.ADVICE)

    def _join(self) -> None:
        """Note the cells that are joined with another in which their value stands."""
        lines = sorted(self.grid.rows)
        for top, left, bottom, right in self.grid.merged:
            for line in lines[bisect_left(lines, max(top, self.first)):bisect_right(lines, bottom)]:
                for number in self.columns:
                    if left <= number <= right and (line, number) != (top, left) and len(self._joined) < JOINED:
                        self._joined[line, number] = f"{letters(left)}{top}"
