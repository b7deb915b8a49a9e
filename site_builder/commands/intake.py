"""`etalase intake`: what people without git send, taken to a branch, checked, and answered."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalog.finding import N_, Finding
from catalog.reference import BrokenConfiguration
from site_builder import report
from site_builder.commands import options
from site_builder.language import translator

if TYPE_CHECKING:
    from curation.intake.bundle import Bundle
    from curation.intake.match import Question
    from curation.intake.pile import Pile
    from curation.intake.source import Read
    from curation.intake.take import Taken
    from site_builder.examined import Examined


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Where it is not certain which photo is which, take the most likely one.")
@options.as_json
@options.root
@options.language
@options.as_of
def command(files: tuple[Path, ...], yes: bool, as_json: bool, root: Path, language: str, on: date) -> None:
    """Take submissions in, each to a branch of its own, check them and say what to answer.

    FILES are texts with their photos, folders, ZIP archives, pages that the form made, and saved WhatsApp chats. The files
    that lie in the work tree are not touched.
    """
    from curation.git import NoHistory
    from curation.intake.pile import piles
    from curation.intake.refusal import Refused
    from curation.intake.source import TABLES, grouped

    desk = _Desk(root, on, language, yes, as_json)
    reads = []
    for pile in piles(files, tuple(TABLES)):
        if isinstance(pile, Refused):
            desk.refuse(pile.findings, language)
        else:
            reads.append(desk.read(pile))
    for bundles in grouped(reads).values():
        spoken = bundles[0].language
        try:
            desk.take(bundles)
        except Refused as refusal:
            desk.refuse(refusal.findings, spoken, bundles[0].reference)
        except NoHistory as problem:
            raise click.ClickException(f"{report.said(problem.message, language)}; {report.said(problem.help, language)}") from None
    if as_json:
        click.echo(json.dumps({"taken": desk.taken, "refused": desk.refused}, ensure_ascii=False, indent=1))
    sys.exit(1 if desk.troubled else 0)


@dataclass(slots=True)
class _Desk:
    """Where submissions are taken in: gathers what is told at the end, or tells it at once."""

    root: Path
    on: date
    language: str
    yes: bool
    as_json: bool
    taken: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    troubled: bool = False

    def read(self, pile: "Pile") -> "Read":
        """What a pile holds; what is not certain is asked, and what cannot be taken is told."""
        from curation.intake.pile import language_of
        from curation.intake.source import read

        held = read(pile, {})
        if held.questions:
            answers = {question.key: question.guess for question in held.questions} if self.yes else self._ask(held.questions)
            held = read(pile, answers)
        spoken = language_of(pile) or self.language
        self.refuse(held.findings, spoken)
        self.refuse([_unanswered(question) for question in held.questions], spoken)
        return held

    def _ask(self, questions: "Iterable[Question]") -> dict[tuple[str, str], str]:
        """Ask on a terminal which file is which photo; elsewhere nothing is known."""
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return {}
        say, answers, given = translator(self.language), {}, set[str]()
        for question in questions:
            left = [name for name in question.candidates if name not in given]
            click.echo(say("%(reference)s: which of these is the photo %(file)s?", reference=question.reference, file=question.file),
                       err=True)
            for number, name in enumerate([say("none of them"), *left]):
                click.echo(f"  {number}  {report.plain(name)}", err=True)
            guess = left.index(question.guess) + 1 if question.guess in left else 0
            chosen = click.prompt(say("which number?"), type=click.IntRange(0, len(left)), default=guess, err=True)
            answers[question.key] = left[chosen - 1] if chosen else ""
            given.add(answers[question.key])
        return answers

    def refuse(self, findings: Iterable[Finding], spoken: str, reference: str = "") -> None:
        """Tell why something cannot be taken."""
        for finding in findings:
            self.troubled = True
            self.refused.append({"reference": reference or None, **_plain(finding, spoken)})
            if not self.as_json:
                click.echo("\n".join(report.as_text([finding], spoken)), err=True)

    def take(self, bundles: "tuple[Bundle, ...]") -> None:
        """Take bundles in, check them, and tell. Raises Refused, NoHistory."""
        from curation.git import NoHistory
        from curation.intake.take import take
        from site_builder.examined import examined
        from site_builder.progress import shown_progress
        from site_builder.sheets.receipt import Receipt

        done, spoken = take(self.root, bundles), bundles[0].language
        seen: Examined | None = None
        try:
            with shown_progress(self.language) as progress:
                seen = examined(self.root, done, self.on, progress)
        except (OSError, NoHistory, BrokenConfiguration) as problem:    # it is taken; only the looking at it failed, as on a full disk
            self.troubled = True
            click.echo(translator(self.language)("%(reference)s was taken, but could not be checked: %(why)s", reference=done.reference,
                                                 why=getattr(problem, "strerror", None) or problem), err=True)
        findings = seen.findings if seen else done.advice
        self.troubled |= any(finding.blocks for finding in findings)
        reply = Receipt(done, seen.plans if seen else {}, spoken).text()
        if self.as_json:
            self.taken.append(_told(done, findings, spoken, reply))
            return
        for line in (*_lines(done, self.language), *report.as_text(findings, spoken, seen.signs if seen else None)):
            click.echo(line)
        click.echo(f"\n{translator(self.language)('To answer by WhatsApp:')}\n\n{reply}\n")


def _unanswered(question: "Question") -> Finding:
    """That it is not certain which file is a photo."""
    from curation.intake.refusal import finding

    if question.guess:
        return finding(question.source, "photo-uncertain", N_("it is not certain which file is the photo '{file}'; most likely '{guess}'"),
                       N_("rename it to '{file}', or say which it is on a terminal, or add --yes to take the most likely one"),
                       file=question.file, guess=question.guess)
    return finding(question.source, "photo-uncertain", N_("none of the files seems to be the photo '{file}'"),
                   N_("add the photo, or add --yes to do without it"), file=question.file)


def _lines(done: "Taken", language: str) -> Iterator[str]:
    """What was taken, where to, and what was removed from the photos."""
    say = translator(language)
    for entry in done.entries:
        told = {"reference": done.reference, "path": f"{entry.place.supplier}/{entry.place.listing}", "branch": done.branch}
        if not done.changed:
            yield say("%(reference)s: %(path)s is there already, exactly so; nothing changed", **told)
        elif entry.place.known_listing:
            yield say("%(reference)s: %(path)s changed, on %(branch)s", **told)
        else:
            yield say("%(reference)s: %(path)s is new, on %(branch)s", **told)
        for photo in entry.bundle.photos:
            if photo.removed:
                yield "    " + say("removed from %(file)s: %(what)s", file=photo.name, what=", ".join(say(one) for one in photo.removed))


def _told(done: "Taken", findings: Iterable[Finding], spoken: str, reply: str) -> dict[str, Any]:
    """What was taken, for programs."""
    return {
        "reference": done.reference, "branch": done.branch, "commit": done.commit, "changed": done.changed, "language": spoken,
        "entries": [{
            "source": report.plain(entry.bundle.source), "supplier": entry.place.supplier, "listing": entry.place.listing,
            "new_supplier": not entry.place.known_supplier, "new_listing": not entry.place.known_listing,
            "photos": [{"file": photo.name, "removed": list(photo.removed)} for photo in entry.bundle.photos],
        } for entry in done.entries],
        "findings": [_plain(finding, spoken) for finding in findings], "reply": reply,
    }


def _plain(finding: Finding, spoken: str) -> dict[str, Any]:
    return {"file": report.plain(finding.file), "line": finding.line, "column": finding.column, "rule": finding.rule,
            "severity": finding.severity.value, "message": report.said(finding.message, spoken), "help": report.said(finding.help, spoken)}
