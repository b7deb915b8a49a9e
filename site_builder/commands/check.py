"""`etalase check`: what is wrong, where, and how to mend it."""

import sys
from datetime import date
from pathlib import Path

import click

from site_builder import report
from site_builder.commands import options
from site_builder.language import translator
from site_builder.progress import shown_progress


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
              help="For people, for programs, or for the lines of a change on GitHub.")
@options.root
@options.language
@options.as_of
def command(paths: tuple[str, ...], form: str, root: Path, language: str, on: date) -> None:
    """Check all entries, or those below PATHS, and say what is wrong and how to mend it."""
    from site_builder.checking import check as checked

    with shown_progress(language) as progress:
        result = checked(root, on, progress)
    wanted = [_plain_path(root, path) for path in paths]
    findings = [one for one in result.findings if not wanted or any(one.file == path or one.file.startswith(path + "/") for path in wanted)]
    if form == "json":
        click.echo(report.as_json(findings, language))
    else:
        for line in (report.as_text if form == "text" else report.as_github)(findings, language):
            click.echo(line)
    if form == "text":
        click.echo(translator(language).plural("%(count)s problem found", "%(count)s problems found", len(findings)), err=True)
    sys.exit(1 if any(finding.blocks for finding in findings) else 0)


def _plain_path(root: Path, path: str) -> str:
    """A path as findings name it: below the root, or below products/ when an entry is named."""
    there = Path(path)
    if there.exists():
        resolved, home = there.resolve(), root.resolve()
        return resolved.relative_to(home).as_posix() if resolved.is_relative_to(home) else path
    return f"products/{path.strip('/')}"
