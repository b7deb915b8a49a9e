"""Reports of tables that were taken in: in lines, for programs, and as the table that goes back, written beside it."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from catalog.finding import Finding
from curation.intake.table import Table, open_book
from site_builder import memory
from site_builder.language import translator
from site_builder.report.cells import at_headings
from site_builder.report.returned import returned_csv, returned_xlsx
from site_builder.report.sentence import plain, said
from site_builder.report.text import as_text
from site_builder.table_desk import Outcome

ENDING = "-hasil"
"""What the name of a returned table ends in, in any language."""


def tabled(outcome: Outcome, language: str) -> Iterator[str]:
    """How many rows were taken and where to, and what is to be mended, by row and heading."""
    say, table, taken = translator(language), outcome.table, outcome.taken
    told = {"file": plain(table.name), "taken": len(outcome.places), "rows": len(table.rows)}
    if taken and taken.changed:
        known = sum(entry.place.known_listing for entry in taken.entries)
        yield say("%(reference)s: %(taken)s of %(rows)s rows of %(file)s taken, on %(branch)s (%(new)s new, %(known)s changed)", **told,
                  reference=taken.reference, branch=taken.branch, new=len(taken.entries) - known, known=known)
    elif taken:
        yield say("%(reference)s: the rows of %(file)s are on %(branch)s already, exactly so; nothing changed", **told,
                  reference=taken.reference, branch=taken.branch)
    elif table.rows:
        yield say("%(file)s: no row was taken, of %(rows)s", **told)
    if table.rows and table.lacking:
        fields = ", ".join(column.said.get(language, column.path) for column in table.lacking)
        yield say("There is no column for: %(fields)s", fields=fields)
        if outcome.left:
            yield "    " + say("add the columns, or say once for all rows, as --set origin=Jaten; "
                               "or add --incomplete to take the rows as they are")
    yield from at_headings((*table.findings, *(one for row in table.rows for one in row.findings)), table.headings, language)
    yield from as_text(outcome.others, language, outcome.seen.signs if outcome.seen else None)
    for line in {row.supplier.line: row.line for row in outcome.left if not row.supplier.good and row.supplier.id}.values():
        yield say("%(file)s, row %(row)s: the business of this row is not in order yet", file=plain(table.name), row=line)
    if outcome.trouble and taken:
        yield say("%(reference)s was taken, but could not be checked: %(why)s", reference=taken.reference, why=outcome.trouble)


def answer_to(outcome: Outcome, language: str) -> str:
    """The WhatsApp message to whoever sent a table; what each row needs stands in the table that goes back with it."""
    say, taken = translator(language), outcome.taken
    if not taken:
        return ""
    thanks = say("Thank you, %(name)s.", name=plain(taken.entries[0].bundle.sender.name))
    lines = [f"{thanks} {say('We have received your table. Its number is *%(reference)s*.', reference=taken.reference)}",
             say("%(taken)s of %(rows)s rows were taken.", taken=len(outcome.places), rows=len(outcome.table.rows))]
    what = dict.fromkeys(one for entry in taken.entries for photo in entry.bundle.photos for one in photo.removed)
    if what:
        lines.append(say("For your safety we removed from the photos: %(what)s.", what=", ".join(map(say, what))))
    lines.append(say("The table that we send back says beside each row what became of it. Mend it there and send it again."))
    return "\n\n".join(lines)


def as_data(outcome: Outcome, language: str, report: str, reply: str) -> dict[str, Any]:
    """The same for programs."""
    table, taken = outcome.table, outcome.taken
    return {
        "file": plain(table.name), "reference": taken.reference if taken else None, "branch": taken.branch if taken else None,
        "commit": taken.commit if taken else None, "changed": bool(taken and taken.changed),
        "lacking": [column.path for column in table.lacking],
        "rows": [{"row": row.line, "name": plain(row.name), "taken": row.line in outcome.places, "folder": outcome.places.get(row.line),
                  "findings": [_plain(one, table, language) for one in row.findings]} for row in table.rows],
        "findings": [_plain(one, table, language) for one in (*table.findings, *outcome.others)], "report": report or None, "reply": reply,
    }


def _plain(finding: Finding, table: Table, language: str) -> dict[str, Any]:
    return {"file": plain(finding.file), "row": finding.line, "column": finding.column, "rule": finding.rule,
            "heading": plain(table.headings.get((finding.file, finding.column), "")), "severity": finding.severity.value,
            "message": said(finding.message, language), "help": said(finding.help, language)}


def send_back(path: Path, outcome: Outcome, wish: Path | None, language: str) -> Path:
    """Write the table that goes back, and tell where. Raises OSError.

    Without a wish it lies beside the table under a name of its own; what lies there already is left, for it may have been
    mended since.
    """
    grids = open_book(path.name, path.read_bytes()).grids
    kind = returned_csv if wish and wish.suffix.lower() == ".csv" else returned_xlsx
    data = kind(grids, outcome.table, outcome.references, language)
    if wish is None:
        names = (path.with_name(f"{path.stem}{ENDING}{'' if number == 1 else f'-{number}'}.xlsx") for number in count(1))
        wish = next(name for name in names if not name.exists() or name.read_bytes() == data)
    memory.replace(wish, data)
    return wish
