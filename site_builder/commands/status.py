"""`etalase status`: where entries stand."""

import json
from datetime import date
from pathlib import Path

import click

from site_builder import report
from site_builder.commands import options
from site_builder.language import translator
from site_builder.progress import shown_progress


@click.command()
@click.argument("entry", required=False)
@options.as_json
@options.root
@options.language
@options.as_of
def command(entry: str | None, as_json: bool, root: Path, language: str, on: date) -> None:
    """Say where every entry stands, or ENTRY (SUPPLIER or SUPPLIER/LISTING)."""
    from site_builder.checking import check as checked

    with shown_progress(language) as progress:
        publication = checked(root, on, progress).publication
    chosen = {folder: where for folder, where in sorted(publication.standings.items())
              if not entry or folder == f"products/{entry.strip('/')}"}
    if entry and not chosen:
        raise click.UsageError(translator(language)("there is no entry %(entry)s", entry=entry))
    if as_json:
        click.echo(json.dumps([{
            "entry": folder.partition("/")[2], "state": where.state.value, "why": report.said(where.why, language),
            "until": where.until.isoformat() if where.until else None,
        } for folder, where in chosen.items()], ensure_ascii=False, indent=1))
        return
    for folder, where in chosen.items():
        click.echo(report.standing(folder, where, language))
