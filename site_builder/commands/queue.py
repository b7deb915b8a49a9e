"""`etalase queue`: what waits for whom, and for how long."""

from datetime import date
from pathlib import Path

import click

from site_builder.commands import options
from site_builder.language import translator
from site_builder.progress import shown_progress


@click.command()
@click.option("--by", help="Only what this curator can do.")
@click.option("--category", help="Only listings of this category and of those below it.")
@options.as_json
@options.root
@options.language
@options.as_of
def command(by: str | None, category: str | None, as_json: bool, root: Path, language: str, on: date) -> None:
    """Say what waits for the curators, the oldest first, what waits for suppliers, and what ends soon."""
    from catalog.reference import reference
    from curation.policy import policy
    from site_builder.checking import check
    from site_builder.queued import of_category, queued
    from site_builder.report import waiting as report
    from site_builder.report.signpost import signpost

    say = translator(language)
    with shown_progress(language) as progress:
        checked = check(root, on, progress)
    register = checked.publication.curators
    if by and by not in register:
        raise click.UsageError(say("there is no curator %(by)s", by=by))
    if category and category not in reference("categories"):
        raise click.UsageError(say("there is no category %(category)s", category=category))
    waiting = queued(root, checked, on)
    waiting = of_category(waiting, checked, category) if category else waiting
    waiting = waiting.of(by) if by else waiting
    if as_json:
        click.echo(report.as_json(waiting))
        return
    names = {id: curator.name for id, curator in register.items()}
    for line in report.as_text(waiting, language, signpost(root, checked.book), policy(root).expiring, names, own=bool(by)):
        click.echo(line)
