"""Reports of decisions: what was decided, and why a row of a table cannot be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from catalog.finding import N_, Finding
from curation.batch import Batch, column_of
from curation.review import Act
from curation.table import Table
from site_builder.language import translator
from site_builder.report.sentence import FIX, plain, said
from site_builder.report.text import standing

ACTS: Mapping[Act, str] = {
    Act.SUBMIT: N_("submit"), Act.JUDGE: N_("judge"), Act.RETURN: N_("return"), Act.APPROVE: N_("approve"), Act.REJECT: N_("reject"),
    Act.SUSPEND: N_("suspend"), Act.WITHDRAW: N_("withdraw"), Act.RENEW: N_("renew"),
}


def acts(languages: Iterable[str]) -> dict[str, Act]:
    """Every word for an act: as the command line has it, and as people say it in these languages."""
    return {act.value: act for act in Act} | {translator(language)(word): act for language in languages for act, word in ACTS.items()}


def at_cells(findings: Iterable[Finding], language: str) -> Iterator[str]:
    """Two lines a finding about a table: the row and column as a spreadsheet counts them, then how to mend it."""
    say = translator(language)
    for finding in findings:
        place = [plain(finding.file)]
        place += [say("row %(row)s", row=finding.line)] if finding.line else []
        place += [say("column %(column)s", column=_letters(finding.column))] if finding.column else []
        yield f"{', '.join(place)}: {said(finding.message, language)} [{finding.rule}]"
        yield f"    {say(FIX)} {said(finding.help, language)}"


def _letters(column: int) -> str:
    """The letters by which a spreadsheet calls a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def refused(name: str, batch: Batch, language: str) -> Iterator[str]:
    """Why rows cannot be decided: each with its row, its column, its entry, and where in the entry."""
    say = translator(language)
    for row, findings in batch.refused:
        for finding in findings:
            head, fix = at_cells([replace(finding, file=name, line=row.line, column=column_of(row, finding))], language)
            yield head
            where = f"{finding.file}:{finding.line}:{finding.column}" if finding.line else finding.file
            yield f"    {say('at:')} {plain(where)}"
            yield fix


def decided(batch: Batch, language: str) -> Iterator[str]:
    """One line a decision: an entry and where it stands now."""
    return (standing(f"products/{made.row.entry}", made.standing, language) for made in batch.made)


def counted(table: Table, batch: Batch, language: str, *, tried: bool) -> Iterator[str]:
    """How many decisions were written, and how many rows decide nothing."""
    say = translator(language)
    if batch.refused or table.findings:
        yield say("Nothing was written: every row has to be in order first.")
    elif tried:
        yield say.plural("%(count)s decision is in order; nothing was written.", "%(count)s decisions are in order; nothing was written.",
                         len(batch.made))
    else:
        yield say.plural("%(count)s decision written.", "%(count)s decisions written.", len(batch.made))
    if table.unmarked:
        yield say.plural("%(count)s row to be judged has no marks yet and was left out.",
                         "%(count)s rows to be judged have no marks yet and were left out.", table.unmarked)
    if table.idle:
        yield say.plural("%(count)s row without an act was left out.", "%(count)s rows without an act were left out.", table.idle)
