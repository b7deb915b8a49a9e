"""Reports of tables: what is wrong, with the row, the column's name and the cell, as people find it in their spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from catalog.finding import Finding
from curation.intake.table_grid import letters
from site_builder.language import translator
from site_builder.report.sentence import ADVICE, FIX, plain, said

MANY = 5
"""What is the same in more rows than this is told once."""


def at_headings(findings: Iterable[Finding], headings: Mapping[tuple[str, int], str], language: str) -> Iterator[str]:
    """Two lines a finding: `tabel.xlsx, baris 7, kolom Harga (E7): …`, then how to mend it. What is the same in many rows is told once."""
    say = translator(language)
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        heading = headings.get((finding.file, finding.column), "")
        words = (finding.file, heading or str(finding.column), finding.rule, said(finding.message, language), said(finding.help, language))
        key = words if finding.line else (*words, str(len(alike)))
        alike.setdefault(key, []).append(finding)
    for one in (told for several in alike.values() for told in ([several] if len(several) > MANY else [[each] for each in several])):
        aside = "" if one[0].blocks else f" ({say(ADVICE)})"
        yield f"{', '.join(_place(one, headings, language))}: {said(one[0].message, language)} [{one[0].rule}]{aside}"
        yield f"    {say(FIX)} {said(one[0].help, language)}"


def _place(findings: Sequence[Finding], headings: Mapping[tuple[str, int], str], language: str) -> Iterator[str]:
    say, first = translator(language), findings[0]
    yield plain(first.file)
    if len(findings) > 1:
        lines = ", ".join(str(finding.line) for finding in findings[:MANY])
        yield say("rows %(rows)s and %(count)s more", rows=lines, count=len(findings) - MANY)
    elif first.line:
        yield say("row %(row)s", row=first.line)
    if first.column:
        heading = headings.get((first.file, first.column), "")
        cell = f"{letters(first.column)}{first.line}"
        yield say("column %(heading)s (%(cell)s)", heading=plain(heading), cell=cell) if heading else say("column %(column)s", column=cell)
