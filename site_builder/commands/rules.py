"""`etalase rules`: which edition of the rules is in force, and a curator's approval of it."""

from datetime import date
from pathlib import Path

import click

from curation.curator import curators
from curation.editions import BOOK, HOME
from curation.proof import APPROVING
from curation.review import Act, Decision, LedgerRefused, append, read_ledger
from curation.rulebook import rulebook
from site_builder import report
from site_builder.commands import options
from site_builder.language import day, translator


@click.command()
@click.argument("act", type=click.Choice(["status", "approve"]), default="status")
@click.option("--by", default="", help="Id of the curator who approves; not one who wrote the change.")
@click.option("--digest", "seen", default="", help="Beginning of the edition that was looked at; another is refused.")
@options.root
@options.language
@options.as_of
def command(act: str, by: str, seen: str, root: Path, language: str, on: date) -> None:
    """Say which edition of the standards, channels, rubric, terms and curators lies there, or approve it."""
    say = translator(language)
    edition = rulebook(root).edition
    if act == "approve":
        curator = curators(root).get(by)
        if curator is None or not curator.serves(on):
            raise click.UsageError(say("name the curator who approves with --by"))
        if not edition.startswith(seen):
            raise click.UsageError(say("the rules are edition %(edition)s, not what was looked at", edition=edition[:12]))
        (root / HOME).mkdir(exist_ok=True)
        try:
            append(root / HOME, BOOK, Decision(on, Act.APPROVE, by, edition))
        except LedgerRefused as refusal:
            raise click.ClickException("\n".join(report.as_text(refusal.findings, language))) from None
    path = root / BOOK
    approval = next((one for one in reversed(read_ledger(BOOK, path.read_bytes() if path.exists() else b"").decisions)
                     if one.act in APPROVING and one.digest == edition), None)
    click.echo(say("edition %(edition)s", edition=edition))
    click.echo(say("approved by %(by)s on %(day)s", by=approval.by, day=day(approval.date, language)) if approval
               else say("nobody has approved this edition"))
