"""`etalase status`: where entries stand."""

import json
from datetime import date
from pathlib import Path

import click

from curation.decide import POLICY, rules_standing
from site_builder import report
from site_builder.commands import options
from site_builder.language import translator
from site_builder.progress import shown_progress
from site_builder.viewer import viewer


@click.command()
@click.argument("entry", required=False)
@click.option("--by", help="Whose marks to show; otherwise those of the curator who commits with git's user.email.")
@options.as_json
@options.root
@options.language
@options.as_of
def command(entry: str | None, by: str | None, as_json: bool, root: Path, language: str, on: date) -> None:
    """Say where every entry stands, or all there is to say about ENTRY: SUPPLIER, SUPPLIER/LISTING, or `curation` for the rules."""
    from site_builder.checking import check as checked
    from site_builder.report import status
    from site_builder.report.signpost import signpost

    if entry and entry.strip("/") == POLICY:
        _rules(root, as_json, language, on)
        return
    with shown_progress(language) as progress:
        result = checked(root, on, progress)
    chosen = {folder: where for folder, where in sorted(result.publication.standings.items())
              if not entry or folder == f"products/{entry.strip('/')}"}
    if entry and not chosen:
        raise click.UsageError(translator(language)("there is no entry %(entry)s", entry=entry))
    who = viewer(root, by)
    known = {folder: status.known(result.book, result.stands[folder], result.judged[folder], who)
             for folder in chosen if folder in result.judged}
    if as_json:
        click.echo(json.dumps([{
            "entry": folder.partition("/")[2], "state": where.state.value, "why": report.why(where, language),
            "until": where.until.isoformat() if where.until else None, **(status.as_object(known[folder]) if folder in known else {}),
        } for folder, where in chosen.items()], ensure_ascii=False, indent=1))
        return
    signs = signpost(root, result.book)
    for folder, where in chosen.items():
        click.echo(report.standing(folder, where, language))
        for line in status.as_text(known[folder], language, signs) if entry and folder in known else ():
            click.echo(f"    {line}")


def _rules(root: Path, as_json: bool, language: str, on: date) -> None:
    """Where the rulebook stands."""
    edition, where = rules_standing(root, on)
    if as_json:
        click.echo(json.dumps([{
            "entry": POLICY, "state": where.state.value, "why": report.why(where, language),
            "until": where.until.isoformat() if where.until else None, "edition": edition,
        }], ensure_ascii=False, indent=1))
        return
    click.echo(report.standing(POLICY, where, language))
    click.echo(f"    {translator(language)('edition %(edition)s', edition=edition)}")
