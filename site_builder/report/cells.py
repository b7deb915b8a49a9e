"""Reports of tables: what is wrong, with the row, the column's name and the cell, as people find it in their spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping

from catalog.finding import Finding
from curation.intake.table_grid import letters
from site_builder.language import translator
from site_builder.report.sentence import ADVICE, FIX, plain, said


def at_headings(findings: Iterable[Finding], headings: Mapping[tuple[str, int], str], language: str) -> Iterator[str]:
    """Two lines a finding: `tabel.xlsx, baris 7, kolom Harga (E7): …`, then how to mend it."""
    say = translator(language)
    for finding in findings:
        aside = "" if finding.blocks else f" ({say(ADVICE)})"
        yield f"{', '.join(_place(finding, headings, language))}: {said(finding.message, language)} [{finding.rule}]{aside}"
        yield f"    {say(FIX)} {said(finding.help, language)}"


def _place(finding: Finding, headings: Mapping[tuple[str, int], str], language: str) -> Iterator[str]:
    say = translator(language)
    yield plain(finding.file)
    if finding.line:
        yield say("row %(row)s", row=finding.line)
    if finding.column:
        heading = headings.get((finding.file, finding.column), "")
        cell = f"{letters(finding.column)}{finding.line}"
        yield say("column %(heading)s (%(cell)s)", heading=plain(heading), cell=cell) if heading else say("column %(column)s", column=cell)
