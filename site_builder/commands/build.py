"""`etalase build`: the site, and what stays out of it."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from curation.publication import Doubt, unquestioned
from site_builder import report
from site_builder.commands import options
from site_builder.progress import shown_progress


@click.command()
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Where to; otherwise site/ below the root.")
@click.option("--audited", is_flag=True, help="Leave out what the git history does not prove to be approved.")
@click.option("--log", type=click.Path(dir_okay=False, path_type=Path), help="The publication log, for the audit.")
@options.as_json
@options.root
@options.language
@options.as_of
def command(output: Path | None, audited: bool, log: Path | None, as_json: bool, root: Path, language: str, on: date) -> None:
    """Build the site, and say what is published, what is withheld, and why."""
    from site_builder.build import build as built

    doubt = _doubt(root, on, log, language) if audited or log else unquestioned
    with shown_progress(language) as progress:
        result = built(root, output or root / "site", on, progress, doubt)
    if as_json:
        click.echo(json.dumps({
            "output": str(result.output), "date": result.publication.date.isoformat(), "pages": result.pages,
            "written": result.written, "published": [shown.listing.path for shown in result.publication.shown],
            "withheld": [{"entry": one.folder.partition("/")[2], "state": one.state.value, "why": report.said(one.why, language)}
                         for one in result.publication.withheld],
        }, ensure_ascii=False, indent=1))
    else:
        for line in report.summary(result, language):
            click.echo(line)
    sys.exit(1 if result.troubled else 0)


def _doubt(root: Path, on: date, log: Path | None, language: str) -> Doubt:
    """What the history has against each entry; where the history itself cannot be believed, nothing is built."""
    from curation.audit import audit

    result = audit(root, on, log, remember=on == date.today())
    if result.broken:
        for line in report.as_text(result.broken, language):
            click.echo(line, err=True)
        sys.exit(2)
    return result.doubt
