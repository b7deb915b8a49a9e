"""`etalase log`: write down what went out."""

import hashlib
import json
from datetime import date
from pathlib import Path

import click

from curation.git import NoHistory
from curation.history import head
from curation.log import append
from site_builder import report
from site_builder.commands import options
from site_builder.language import translator
from site_builder.pages import EDITION, INDEX


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--site", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="The site that went out; otherwise site/ below the root.")
@options.root
@options.language
@options.as_of
def command(file: Path, site: Path | None, root: Path, language: str, on: date) -> None:
    """Add a line to the publication log FILE: the day, the commit, and the digest of the site's index."""
    say = translator(language)
    digest = _digest(site or root / "site")
    if not digest:
        raise click.UsageError(say("%(site)s holds no whole site; build it first", site=site or root / "site"))
    try:
        commit = head(root)
    except NoHistory as reason:
        raise click.UsageError(report.said(reason.message, language)) from None
    written = append(file, on, commit, digest)
    click.echo(say("%(file)s: commit %(commit)s went out on %(day)s", file=file, commit=commit[:10], day=on.isoformat()) if written
               else say("%(file)s names this edition already", file=file))


def _digest(site: Path) -> str:
    """The digest of the site's index, where the site says itself that it is whole by that index; empty otherwise."""
    try:
        digest = hashlib.sha256((site / INDEX).read_bytes()).hexdigest()
        return digest if json.loads((site / EDITION).read_bytes())["index"] == digest else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""
