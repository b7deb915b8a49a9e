"""What commands share: where the catalogue is, which language to answer in, which day to judge by."""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def root(command: Command) -> Command:
    """The folder that holds products/, as `root`."""
    return click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
                        show_default="here", help="The folder that holds products/ and site.yml.")(command)


def language(command: Command) -> Command:
    """The language to answer in, as `language`."""
    return click.option("--language", type=click.Choice(["id", "en"]), default=lambda: os.environ.get("ETALASE_LANGUAGE", "id"),
                        show_default="id, or ETALASE_LANGUAGE", help="The language to answer in.")(command)


def _day(context: click.Context, option: click.Parameter, value: datetime | None) -> date:
    return value.date() if value else date.today()


def as_of(command: Command) -> Command:
    """The day to judge by, as `on`."""
    return click.option("--as-of", "on", type=click.DateTime(["%Y-%m-%d"]), callback=_day, envvar="ETALASE_AS_OF",
                        help="The day to judge by, as 2026-11-21; today unless given.")(command)


def as_json(command: Command) -> Command:
    """Whether to answer in JSON, as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)
