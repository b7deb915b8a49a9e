"""`etalase decide`: one act by one curator."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import click

from catalog.finding import Finding
from curation.decide import Refused, Said, curator_for
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
@click.option("--mark", "marks", multiple=True, metavar="CRITERION=0..3", help="A mark of the rubric; as often as needed.")
@click.option("--note", "notes", multiple=True, metavar="GROUP=TEXT", help="A note on a group of the rubric.")
@click.option("--waive", "waivers", multiple=True, metavar="STANDARD=REASON", help="A standard that need not be kept, and why.")
@click.option("--digest", "seen", default="", help="Beginning of the digest that was looked at; other content is refused.")
@click.option("--replacement", default="", help="Id of the listing that replaces this one.")
@options.root
@options.language
@options.as_of
def command(entry: str, act: str, by: str | None, until: datetime | None, reason: str | None, reason_en: str | None,
            marks: tuple[str, ...], notes: tuple[str, ...], waivers: tuple[str, ...], seen: str, replacement: str,
            root: Path, language: str, on: date) -> None:
    """Decide about ENTRY (SUPPLIER or SUPPLIER/LISTING) exactly as it lies there now."""
    from site_builder.checking import check
    from site_builder.progress import shown_progress

    say = translator(language)
    who = by or curator_for(root, _git_email(root))
    if not who:
        raise click.UsageError(say("git's user.email belongs to no curator; name one with --by"))
    because = {code: text for code, text in (("id", reason), ("en", reason_en)) if text}
    said = Said(until.date() if until else None, because, replacement, seen, _marks(marks, language),
                {key: {"id": text} for key, text in _pairs(notes, language)}, {key: {"id": text} for key, text in _pairs(waivers, language)})
    path = entry.strip("/")
    with shown_progress(language) as progress:
        twins = check(root, on, progress).twins.get(path, ()) if path.count("/") == 1 else ()
    try:
        decision, standing = decided(root, path, Act(act), who, on, said, twins=twins)
    except FileNotFoundError:
        raise click.UsageError(say("there is no entry %(entry)s", entry=entry)) from None
    except Refused as refusal:
        _refuse(refusal.findings, language)
    else:
        click.echo(report.standing(f"products/{path}", standing, language))
        click.echo(say("digest %(digest)s, by %(by)s", digest=decision.digest, by=decision.by))


def _pairs(given: tuple[str, ...], language: str) -> list[tuple[str, str]]:
    """`name=text` as given on the command line."""
    pairs = []
    for one in given:
        key, equals, text = one.partition("=")
        if not key.strip() or not equals or not text.strip():
            raise click.UsageError(translator(language)("'%(given)s' is not of the form NAME=TEXT", given=one))
        pairs.append((key.strip(), text.strip()))
    return pairs


def _marks(given: tuple[str, ...], language: str) -> dict[str, int]:
    marks = {}
    for criterion, text in _pairs(given, language):
        if text not in ("0", "1", "2", "3"):
            raise click.UsageError(translator(language)("'%(given)s' is not a mark from 0 to 3", given=text))
        marks[criterion] = int(text)
    return marks


def _refuse(findings: tuple[Finding, ...], language: str) -> None:
    for line in report.as_text(findings, language):
        click.echo(line, err=True)
    sys.exit(1)


def _git_email(root: Path) -> str:
    asked = subprocess.run(["git", "config", "user.email"], cwd=root, capture_output=True, text=True, check=False)
    return asked.stdout.strip()
