"""`etalase decide`: one act by one curator."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import click

from catalog.finding import Finding
from curation.decide import Refused, curator_for
from curation.decide import decide as decided
from curation.review import Act
from site_builder import report
from site_builder.commands import options
from site_builder.language import translator


@click.command()
@click.argument("entry")
@click.argument("act", type=click.Choice([act.value for act in Act]))
@click.option("--by", help="Id of the curator; otherwise the one who commits with git's user.email.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]),
              help="Last day of an approval; otherwise as long as permits, price and policy allow.")
@click.option("--reason", help="Why, in Indonesian; needed to return, reject, suspend or withdraw.")
@click.option("--reason-en", help="The same in English.")
@click.option("--digest", "seen", default="", help="Beginning of the digest that was looked at; other content is refused.")
@click.option("--replacement", default="", help="Id of the listing that replaces this one.")
@options.root
@options.language
@options.as_of
def command(entry: str, act: str, by: str | None, until: datetime | None, reason: str | None, reason_en: str | None,
           seen: str, replacement: str, root: Path, language: str, on: date) -> None:
    """Decide about ENTRY (SUPPLIER or SUPPLIER/LISTING) exactly as it lies there now."""
    say = translator(language)
    who = by or curator_for(root, _git_email(root))
    if not who:
        raise click.UsageError(say("git's user.email belongs to no curator; name one with --by"))
    said = {code: text for code, text in (("id", reason), ("en", reason_en)) if text}
    try:
        decision, standing = decided(root, entry.strip("/"), Act(act), who, on, until=until.date() if until else None,
                                     reason=said, replacement=replacement, seen=seen)
    except FileNotFoundError:
        raise click.UsageError(say("there is no entry %(entry)s", entry=entry)) from None
    except Refused as refusal:
        _refuse(refusal.findings, language)
    else:
        click.echo(report.standing(f"products/{entry.strip('/')}", standing, language))
        click.echo(say("digest %(digest)s, by %(by)s", digest=decision.digest, by=decision.by))


def _refuse(findings: tuple[Finding, ...], language: str) -> None:
    for line in report.as_text(findings, language):
        click.echo(line, err=True)
    sys.exit(1)


def _git_email(root: Path) -> str:
    asked = subprocess.run(["git", "config", "user.email"], cwd=root, capture_output=True, text=True, check=False)
    return asked.stdout.strip()
