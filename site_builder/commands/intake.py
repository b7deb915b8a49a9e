"""`etalase intake`: what people without git send, taken to a branch, checked, and answered."""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalog.finding import N_, Finding
from catalog.reference import BrokenConfiguration
from catalog.schema import kinds
from site_builder import report
from site_builder.commands import options
from site_builder.language import translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curation.intake.bundle import Bundle
    from curation.intake.match import Question
    from curation.intake.pile import Pile
    from curation.intake.source import Read
    from site_builder.examined import Examined
    from site_builder.table_desk import Order


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--yes", is_flag=True, help="Where it is not certain which photo or column is which, take the most likely one.")
@click.option("--kind", type=click.Choice(kinds()), callback=lambda _, __, value: value or "",
              help="Table: kind of listing, where it does not say.")
@click.option("--supplier", default="", metavar="ID", help="Table: the supplier of rows that name none.")
@click.option("--set", "given", multiple=True, metavar="FIELD=VALUE", help="Table: what holds for rows that say nothing of it.")
@click.option("--sender", default="", metavar="NAME", help="Table or issue: who sends it; the business itself unless given.")
@click.option("--role", type=click.Choice(["owner", "helper", "officer"]), default="owner", show_default=True,
              help="Table or issue: who that is.")
@click.option("--all-or-nothing", is_flag=True, help="Table: take no row unless all are good.")
@click.option("--incomplete", is_flag=True, help="Table: take rows in which something is only missing, too.")
@click.option("--photos", type=click.Path(exists=True, file_okay=False, path_type=Path), show_default="beside the table",
              help="Table: the folder of the photos.")
@click.option("--report", "back", type=click.Path(dir_okay=False, path_type=Path), show_default="beside the table",
              help="Table: where the table with the outcome of each row goes, .xlsx or .csv.")
@click.option("--issue", metavar="OWNER/REPO#12", default="", help="The one file, or - for standard input, holds the text of this issue.")
@options.as_json
@options.root
@options.language
@options.as_of
def command(files: tuple[Path, ...], yes: bool, given: tuple[str, ...], back: Path | None, issue: str, as_json: bool, root: Path,
            language: str, on: date, all_or_nothing: bool, role: str, **order: Any) -> None:
    """Take submissions in, each to a branch of its own, check them and say what to answer.

    FILES are texts with their photos, folders, ZIP archives, pages that the form made, saved WhatsApp chats, and tables
    (.xlsx, .csv), of which the rows that are good go to one branch. The files that lie in the work tree are not touched.
    """
    from curation.git import NoHistory
    from curation.intake.bundle import Role
    from site_builder.table_desk import ENDINGS, Order

    tables = [] if issue else [path for path in files if path.suffix.lower() in ENDINGS and not path.is_dir()]
    fixed = dict(text.partition("=")[::2] for text in given)
    _usable(tables, issue, files, fixed, back, order["supplier"], language)
    desk = _Desk(root, on, language, yes, as_json, Order(language, role=Role(role), whole=all_or_nothing, given=fixed, **order))
    try:
        if issue:
            desk.issue(issue, files[0])
        for table in tables:
            desk.table(table, back)
        desk.bundles([] if issue else [path for path in files if path not in tables])
    except NoHistory as problem:
        raise click.ClickException(f"{report.said(problem.message, language)}; {report.said(problem.help, language)}") from None
    if as_json:
        click.echo(json.dumps({"taken": desk.taken, "refused": desk.refused, **({"tables": desk.tables} if tables else {})},
                              ensure_ascii=False, indent=1))
    sys.exit(1 if desk.troubled else 0)


def _usable(tables: list[Path], issue: str, files: tuple[Path, ...], given: Mapping[str, str], back: Path | None, supplier: str,
            language: str) -> None:
    """Refuse options that do not fit together."""
    from catalog.format import is_slug
    from site_builder.table_desk import ENDINGS

    say = translator(language)
    if issue and len(files) != 1:
        raise click.UsageError(say("name one file with the text of the issue, or -"))
    if supplier and not is_slug(supplier):
        raise click.UsageError(say("'%(id)s' is not the id of a supplier", id=supplier))
    if "" in given or not all(given.values()):
        raise click.UsageError(say("write --set as --set price.per=bungkus"))
    if back and back.suffix.lower() not in ENDINGS:
        raise click.UsageError(say("%(file)s must end in .xlsx or .csv", file=back))
    if back and len(tables) > 1:
        raise click.UsageError(say("with --report, give one table at a time"))
    if back and any(back.resolve() == one.resolve() or (back.exists() and one.exists() and back.samefile(one)) for one in tables):
        raise click.UsageError(say("--report would overwrite the table itself; choose another name"))


@dataclass(slots=True)
class _Desk:
    """Where submissions are taken in: gathers what is told at the end, or tells it at once."""

    root: Path
    on: date
    language: str
    yes: bool
    as_json: bool
    order: "Order"
    tables: list[dict[str, Any]] = field(default_factory=list)
    taken: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    troubled: bool = False

    def bundles(self, files: "Sequence[Path]") -> None:
        """Take in all that is no table. Raises NoHistory."""
        from curation.intake.pile import piles
        from curation.intake.refusal import Refused
        from curation.intake.source import grouped

        reads = []
        for pile in piles(files):
            if isinstance(pile, Refused):
                self.refuse(pile.findings, self.language)
            else:
                reads.append(self.read(pile))
        for bundles in grouped(reads).values():
            self.taken_or_refused(bundles)

    def taken_or_refused(self, bundles: "tuple[Bundle, ...]") -> None:
        """Take bundles in, or tell why that cannot be. Raises NoHistory."""
        from curation.intake.refusal import Refused

        try:
            self.take(bundles)
        except Refused as refusal:
            self.refuse(refusal.findings, bundles[0].language, bundles[0].reference)

    def table(self, path: Path, back: Path | None) -> None:
        """Take a table in, write the one that goes back, and tell. Raises NoHistory."""
        from curation.intake.refusal import Refused, refused
        from curation.intake.table_mapping import remember
        from site_builder.progress import shown_progress
        from site_builder.report.tabled import answer_to, as_data, send_back, tabled
        from site_builder.table_desk import opened, take_table
        from site_builder.table_question import answered

        say = translator(self.language)
        try:
            table = opened(self.root, path, self.order)
            if table.question:
                answer = table.question.proposal if self.yes else answered(table.question, self.language, quiet=self.as_json)
                if not answer:
                    self.troubled = True
                    self.tables.append({"file": report.plain(path.name), "question": {
                        "kind": table.kind, "columns": dict(table.question.proposal)}})
                    return
                remember(self.root, table.kind, answer)
                table = opened(self.root, path, self.order, answer)
            with shown_progress(self.language) as progress:
                outcome = take_table(self.root, path, table, self.order, self.on, progress)
        except Refused as refusal:
            self.refuse(refusal.findings, self.language)
            return
        except OSError as problem:
            self.refuse(refused(path.name, "source-unreadable", N_("the file cannot be read: {why}"), N_("copy it to this computer first"),
                                why=problem.strerror or "").findings, self.language)
            return
        self.troubled |= outcome.troubled
        reply = answer_to(outcome, self.language)
        written, why = "", ""
        try:
            written = str(send_back(path, outcome, back, self.language)) if table.rows else ""
        except OSError as problem:
            why, self.troubled = problem.strerror or str(problem), True
        if self.as_json:
            self.tables.append(as_data(outcome, self.language, written, reply))
            return
        for line in tabled(outcome, self.language):
            click.echo(line)
        if written:
            click.echo(say("the outcome of each row: %(file)s", file=report.plain(written)))
        if why:
            click.echo(say("the table that goes back could not be written: %(why)s", why=why), err=True)
        if reply:
            click.echo(f"\n{say('To answer by WhatsApp:')}\n\n{reply}\n")

    def issue(self, source: str, file: Path) -> None:
        """Take an issue in. Raises NoHistory."""
        from curation.intake.refusal import Refused
        from site_builder.issue_desk import opened

        text = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        try:
            found = opened(self.root, text, source, self.order, self.on)
        except Refused as refusal:
            self.refuse(refusal.findings, self.language)
            return
        self.refuse(found.findings, self.language)
        if found.bundle:
            self.taken_or_refused((found.bundle,))

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
        from site_builder.report.taken import finding_data

        for finding in findings:
            self.troubled = True
            self.refused.append({"reference": reference or None, **finding_data(finding, spoken)})
            if not self.as_json:
                click.echo("\n".join(report.as_text([finding], spoken)), err=True)

    def take(self, bundles: "tuple[Bundle, ...]") -> None:
        """Take bundles in, check them, and tell. Raises Refused, NoHistory."""
        from curation.git import NoHistory
        from curation.intake.take import take
        from site_builder.examined import examined
        from site_builder.progress import shown_progress
        from site_builder.report.taken import taken_data, taken_lines
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
            self.taken.append(taken_data(done, findings, spoken, reply))
            return
        for line in (*taken_lines(done, self.language), *report.as_text(findings, spoken, seen.signs if seen else None)):
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
