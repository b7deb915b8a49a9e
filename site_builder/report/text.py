"""Reports for a terminal: findings, what a build withholds, where an entry stands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from catalog.finding import Finding, Severity
from curation.history import RULES
from curation.publication import Publication
from curation.workflow import Standing
from site_builder.language import number, translator
from site_builder.report.sentence import ADVICE, FIX, RULED, SEE, WORDS, plain, said, why

if TYPE_CHECKING:
    from site_builder.build import Result
    from site_builder.report.signpost import Signpost


def as_text(findings: Iterable[Finding], language: str, signs: "Signpost | None" = None) -> Iterator[str]:
    """Two lines a finding: where and what, then how to mend it. With a signpost, a third where to read on."""
    say = translator(language)
    for finding in findings:
        place = f"{finding.file}:{finding.line}:{finding.column}" if finding.line else finding.file
        yield f"{plain(place)}: {said(finding.message, language)} [{finding.rule}]{_aside(finding, language, signs)}"
        yield f"    {say(FIX)} {said(finding.help, language)}"
        if signs and (address := signs.address(finding.rule, language)):
            yield f"    {say(SEE)} {address}"


def _aside(finding: Finding, language: str, signs: "Signpost | None") -> str:
    """What a finding amounts to, where it is less than an error for everybody."""
    say = translator(language)
    kind = f" ({say(ADVICE)})" if finding.severity is Severity.ADVICE else ""
    if not finding.channels:
        return kind
    names = signs.channels(finding.channels, language) if signs else ", ".join(finding.channels)
    return f"{kind} ({say('for %(channels)s', channels=names)})"


def tally(findings: Sequence[Finding], language: str) -> Iterator[str]:
    """How many problems there are, and how many of them keep an entry out where some do and some do not."""
    say = translator(language)
    yield say.plural("%(count)s problem found", "%(count)s problems found", len(findings))
    errors = sum(finding.blocks for finding in findings)
    if 0 < errors < len(findings):
        yield say.plural("%(count)s of them keeps its entry out; the rest is advice",
                         "%(count)s of them keep their entry out; the rest is advice", errors)


def summary(result: "Result", language: str) -> Iterator[str]:
    """What a build published and withheld, and why."""
    say = translator(language)
    publication = result.publication
    yield from withheld(publication, language)
    yield say("%(shown)s listings of %(suppliers)s suppliers are published, %(withheld)s entries are withheld",
              shown=number(len(publication.shown), language), suppliers=number(len(publication.suppliers), language),
              withheld=number(len(publication.withheld), language))
    yield say("%(pages)s pages, %(written)s files written: %(place)s", pages=number(result.pages, language),
              written=number(result.written, language), place=result.output / "index.html")


def withheld(publication: Publication, language: str) -> Iterator[str]:
    """One line an entry that stays out: which, where it stands, why; its errors below it."""
    say = translator(language)
    for one in sorted(publication.withheld, key=lambda one: one.folder):
        yield f"{plain(one.folder.partition('/')[2])}: {say(WORDS[one.state])}; {said(one.why, language)}"
        for line in as_text(one.findings, language):
            yield f"    {line}"


def standing(folder: str, where: Standing, language: str) -> str:
    """One line: an entry by its folder, or the rules by theirs, and where it stands."""
    name, words = (folder, RULED) if folder == RULES else (folder.partition("/")[2], WORDS)
    return f"{plain(name)}: {translator(language)(words[where.state])}; {why(where, language)}"
