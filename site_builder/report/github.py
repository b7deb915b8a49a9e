"""Reports on GitHub: findings as annotations of a change, and the whole list in the summary of the step.

Of each level GitHub shows ten annotations a step and drops the rest unsaid (documentation of actions/toolkit, "Problem
matchers: limitations"), so the gravest ten are given, and a notice says how many there are beside them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from catalog.finding import Finding
from site_builder.language import translator
from site_builder.report.sentence import FIX, SEE, plain, said
from site_builder.report.signpost import Signpost

MOST = 10
SUMMARY = 500_000
"""Signs of a step's summary; GitHub takes a mebibyte."""


def as_github(findings: Sequence[Finding], language: str, signs: Signpost, summarised: bool = False) -> Iterator[str]:
    """Workflow commands that put the gravest findings at their lines of a change.

    `summarised` says that the step's summary holds them all.
    """
    say = translator(language)
    ordered = sorted(findings, key=lambda finding: not finding.blocks)
    for finding in ordered[:MOST]:
        lines = [said(finding.message, language), f"{say(FIX)} {said(finding.help, language)}"]
        if address := signs.address(finding.rule, language):
            lines.append(f"{say(SEE)} {address}")
        place = f"file={_property(plain(finding.file))},line={max(1, finding.line)},col={max(1, finding.column)}"
        level = "error" if finding.blocks else "warning"
        yield f"::{level} {place},title={_property(finding.rule)}::{_data(chr(10).join(lines))}"
    if (more := len(ordered) - MOST) > 0:
        where = say("the summary of this step names them all") if summarised else say("`etalase check` names them all")
        yield f"::notice::{_data(say.plural('%(count)s more problem', '%(count)s more problems', more))}; {_data(where)}"


def add_summary(path: Path, text: str) -> None:
    """Append Markdown to the summary of a step."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text if text.endswith("\n") else text + "\n")


def _data(text: str) -> str:
    """Text of a workflow command: what would end or divide it is written in code."""
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(sign, code)
    return text


def _property(text: str) -> str:
    """A property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
