"""`etalase diff`: what two editions show otherwise."""

import shutil
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curation.git import NoHistory
from site_builder import memory, report
from site_builder.commands import options
from site_builder.progress import shown_progress
from site_builder.workers import Progress

if TYPE_CHECKING:
    from site_builder.checking import Checked


def _day(context: click.Context, option: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


@click.command()
@click.argument("revision")
@click.argument("later", required=False)
@click.option("--as-of", "on", type=click.DateTime(["%Y-%m-%d"]), callback=_day, envvar="ETALASE_AS_OF",
              help="The day to judge the second by; otherwise that of its commit, and today for the work tree.")
@options.as_json
@options.root
@options.language
def command(revision: str, later: str | None, on: date | None, as_json: bool, root: Path, language: str) -> None:
    """Say what the edition of LATER, or of the work tree, shows otherwise than that of REVISION: new, changed, gone.

    Each is the edition that would have been published at that commit on its day.
    """
    from curation.difference import between
    from curation.review import Act
    from site_builder.checking import check
    from site_builder.report import difference

    with tempfile.TemporaryDirectory(prefix="etalase-") as room, shown_progress(language) as progress:
        try:
            first = _at(root, revision, Path(room, "first"), None, progress)
            second = _at(root, later, Path(room, "second"), on, progress) if later else check(root, on or date.today(), progress)
        except NoHistory as reason:
            click.secho(f"{report.said(reason.message, language)}; {report.said(reason.help, language)}", fg="red", err=True)
            sys.exit(2)
        had = {folder for folder, stand in first.stands.items() if any(one.act is Act.APPROVE for one in stand.decisions)}
        changes = between(first.publication, second.publication, had.__contains__)
    days = first.publication.date, second.publication.date
    if as_json:
        click.echo(difference.as_json(changes, *days))
        return
    for line in difference.as_text(changes, *days, second.book, language):
        click.echo(line)


def _at(root: Path, revision: str, room: Path, on: date | None, progress: Progress) -> "Checked":
    """The catalogue as it was at a revision, judged as of a day or of the commit's own. Photos that are known are not opened."""
    from curation.layout import laid_out
    from site_builder.checking import check

    there, day = laid_out(root, revision, room)
    for name in ("sights", "sights-new"):
        if (known := root / memory.FOLDER / name).is_file():
            (there / memory.FOLDER).mkdir(exist_ok=True)
            shutil.copy(known, there / memory.FOLDER)
    return check(there, on or day, progress)
