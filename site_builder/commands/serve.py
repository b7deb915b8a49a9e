"""`etalase serve`: the site on this machine, kept fresh."""

from datetime import date
from pathlib import Path

import click

from site_builder.commands import options


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@options.root
@options.language
@options.as_of
def command(port: int, root: Path, language: str, on: date) -> None:
    """Build, serve on this machine only, and rebuild and reload when a file changes."""
    from site_builder.serve import serve as served

    served(root, on, port, language, click.echo)
