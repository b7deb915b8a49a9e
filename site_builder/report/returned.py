"""The returned table: what was sent, with a column in front that says of each row whether it was taken, or why not.

Rows and columns stay in their order, and the row of paths with them, so that the same file is mended and sent again.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from catalog.finding import Finding
from curation.intake.table import Table, template
from curation.intake.table_grid import Cell, Error, Formula, Grid
from site_builder.language import translator
from site_builder.report.sentence import said
from site_builder.xml_text import allowed

_SETTINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FORMATS: Mapping[str, Mapping[str, object]] = {
    "good": {"font_color": "#1E5B34", "bold": True, "valign": "top"}, "bad": {"font_color": "#9A2A17", "text_wrap": True, "valign": "top"},
    "cell": {"bg_color": "#F6CFC6", "num_format": "@", "text_wrap": True, "valign": "top"},
    "head": {"bold": True, "text_wrap": True, "valign": "top"},
    "text": {"num_format": "@", "text_wrap": True, "valign": "top"}, "day": {"num_format": "yyyy-mm-dd", "valign": "top"},
}
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How formulas begin, in letters of any width."""
_DAY = datetime(2000, 1, 1)
"""Every returned table is of the same day, so that the same outcome gives the same bytes."""
_CELL = 32_000
WIDE = 60


def returned_xlsx(grids: Iterable[Grid], table: Table, taken: Mapping[int, str], language: str) -> bytes:
    """The workbook. `taken` are the references of the rows that were taken, by their lines."""
    file = io.BytesIO()
    with Workbook(file, _SETTINGS) as book:
        book.set_properties({"created": _DAY})
        styles = {name: book.add_format(dict(made)) for name, made in _FORMATS.items()}
        for grid in _sheets(grids, table):
            _sheet(book.add_worksheet(grid.sheet[:31] or None), grid, table, taken, styles, language)
    return file.getvalue()


def returned_csv(grids: Iterable[Grid], table: Table, taken: Mapping[int, str], language: str) -> bytes:
    """The sheet of the rows as a CSV file in which nothing is taken for a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    for grid in _sheets(grids, table)[:1]:
        outcome = _outcomes(grid, table, taken, language)
        for line in range(1, max(grid.rows, default=0) + 1):
            cells = grid.rows.get(line, {})
            shown = (_shown(cells.get(column), language) for column in range(1, max(cells, default=0) + 1))
            row = [outcome.get(line, ("", True))[0], *shown]
            writer.writerow([_harmless(cell) for cell in row])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" \ufeff").startswith(_SIGNS) else cell


def _sheets(grids: Iterable[Grid], table: Table) -> list[Grid]:
    """The sheets that were read, that of the rows first."""
    read = {row.file for row in table.rows} or {name for name, _ in table.headings}
    named = read | {name for name, _ in table.headings}
    return sorted((grid for grid in grids if grid.name in named), key=lambda grid: grid.name not in read)


def _outcomes(grid: Grid, table: Table, taken: Mapping[int, str], language: str) -> dict[int, tuple[str, bool]]:
    """By line, what became of the row, and whether that is good."""
    say = translator(language)
    found: dict[int, tuple[str, bool]] = {max(_head(grid, table) - 1, 0): (say("Outcome"), True)}
    wide = [column.said.get(language, column.path) for column in table.lacking]
    for row in table.rows if any(row.file == grid.name for row in table.rows) else ():
        said_of = _said(row.findings, table, language)
        if row.line in taken:
            found[row.line] = ("\n".join([say("accepted · %(reference)s", reference=taken[row.line]), *said_of]), True)
            continue
        more = [say("There is no column for: %(fields)s", fields=", ".join(wide))] if wide else []
        more += [] if row.supplier.good else [say("The business of this row is not in order yet; see its sheet.")]
        found[row.line] = ("\n".join([*said_of, *more]) or say("in order, but not taken, for other rows are not"), False)
    for finding in table.findings:
        if finding.file == grid.name and finding.line > 1:
            text, _ = found.get(finding.line, ("", False))
            found[finding.line] = ("\n".join(filter(None, (text, *_said([finding], table, language)))), False)
    return found


def _head(grid: Grid, table: Table) -> int:
    """The row after that of the headings."""
    sheet = template(grid)
    return sheet.heading + 1 if sheet else min((row.line for row in table.rows), default=1)


def _said(findings: Iterable[Finding], table: Table, language: str) -> list[str]:
    """Findings in words: the column, what is the case, how to mend it."""
    return [f"{heading + ': ' if (heading := table.headings.get((finding.file, finding.column), '')) else ''}"
            f"{said(finding.message, language)} → {said(finding.help, language)}" for finding in findings]


def _shown(cell: Cell | None, language: str) -> str:
    match cell:
        case None:
            return ""
        case Formula():
            return translator(language)("(formula)")
        case Error():
            return cell.shown
        case bool():
            return translator(language)("Yes" if cell else "No")
        case date():
            return cell.isoformat()
    return str(cell)


def _sheet(sheet: Worksheet, grid: Grid, table: Table, taken: Mapping[int, str], styles: Mapping[str, Format], language: str) -> None:
    wrong = {(finding.line, finding.column) for row in table.rows for finding in row.findings if finding.file == grid.name}
    wrong |= {(finding.line, finding.column) for finding in table.findings if finding.file == grid.name}
    made, head = template(grid), _head(grid, table)
    for line, cells in grid.rows.items():
        for column, cell in cells.items():
            style = "cell" if (line, column) in wrong else "head" if line < head else "day" if isinstance(cell, date) else "text"
            if isinstance(cell, int | float) and not isinstance(cell, bool) and line >= head:
                sheet.write_number(line - 1, column, cell, styles[style] if style == "cell" else None)
            else:
                sheet.write_string(line - 1, column, allowed(_shown(cell, language))[:_CELL], styles[style])
    for line, (text, good) in _outcomes(grid, table, taken, language).items():
        sheet.write_string(max(line - 1, 0), 0, allowed(text)[:_CELL], styles["head" if line < head else "good" if good else "bad"])
    for line, column in wrong:
        if column and column not in grid.rows.get(line, {}):
            sheet.write_blank(line - 1, column, None, styles["cell"])
    sheet.set_column(0, 0, WIDE)
    sheet.set_column(1, max((max(cells) for cells in grid.rows.values() if cells), default=1), 18)
    if made:
        sheet.set_row(made.heading, None, None, {"hidden": True})
    sheet.freeze_panes(max(head - 1, 1) + (1 if made else 0), 1)
