"""Places in a table: what is found in a listing that a row became, told at the row, and at its column where that is certain."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from catalog.document import read as read_yaml
from catalog.finding import Finding
from curation.intake.table_column import PHOTOS
from curation.intake.table_row import Row


def at_cells(findings: Iterable[Finding], row: Row, columns: Mapping[str, int]) -> Iterator[Finding]:
    """Findings about the files of a listing's folder, at the cells of its row; `columns` gives the numbers of columns by their paths."""
    document = read_yaml("", row.listing_yaml.encode())
    keys = {document.place((key,))[0]: key for key in document.tree}
    exact = {document.place(way): number for path, number in columns.items()
             if (way := tuple(path.split("."))) and len(way) > 1 and document.place(way) != document.place(way[:-1])}
    for finding in findings:
        if finding.file.endswith("/listing.yml"):
            key = next((keys[line] for line in sorted(keys, reverse=True) if line <= finding.line), "")
            whole = {number for path, number in columns.items() if path.partition(".")[0] == key}
            column = exact.get((finding.line, finding.column), whole.pop() if len(whole) == 1 else 0)
        else:
            column = columns.get(PHOTOS, 0) if "." in finding.file.rpartition("/")[2] else 0
        yield replace(finding, file=row.file, line=row.line, column=column)
