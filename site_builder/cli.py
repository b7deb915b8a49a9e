"""The command line: parse, one call, print, exit. 0 fine, 1 findings, 2 wrong usage or broken configuration."""

import os
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from catalog.reference import BrokenConfiguration

FOLDER = Path(__file__).parent / "commands"
SHARED = frozenset({"__init__", "options"})


class _Commands(click.Group):
    """The commands in `commands/`, each imported when it is called; what they raise becomes a sentence and an exit code."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in SHARED)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(context):
            return None
        command: click.Command = import_module(f"site_builder.commands.{name}").command
        command.name = name
        return command

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except BrokenConfiguration as problem:
            click.secho(str(problem), fg="red", err=True)
            context.exit(2)
        except BrokenPipeError:
            raise  # who reads us has read enough; click ends quietly
        except OSError as problem:
            click.secho(f"{problem.strerror or problem}{f': {problem.filename}' if problem.filename else ''}", fg="red", err=True)
            context.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="etalase")
def main() -> None:
    """Etalase: a curated catalogue of small firms, kept in git, published as a static site."""
    if "NO_COLOR" in os.environ:
        click.get_current_context().color = False
