"""`etalase explain`: what a standard or a channel asks, why, and how to meet it."""

import json
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from site_builder.commands import options
from site_builder.language import translator

if TYPE_CHECKING:
    from curation.rulebook import Rulebook
    from site_builder.sheets.layout import Line

LIKE = 70
"""How like, of 100, a name must be to what was typed."""


@click.command()
@click.argument("name", metavar="STANDARD|CHANNEL")
@options.as_json
@options.root
@options.language
def command(name: str, as_json: bool, root: Path, language: str) -> None:
    """Explain a standard, a channel, or the rule that a finding names in brackets; and run a standard's examples."""
    from curation.rulebook import rulebook
    from curation.trial import trials
    from site_builder.sheets import explanation, explanation_data

    book = rulebook(root)
    channel, standard = book.channels.get(name), book.standard_of(name)
    if channel:
        _tell(explanation_data.channel_data(channel, book, language), explanation.channel_lines(channel, book, language), as_json)
    elif standard:
        tried = tuple(trials(book, standard))
        lines = chain(explanation.standard_lines(standard, book, language), explanation.trial_lines(tried, language))
        _tell(explanation_data.standard_data(standard, book, tried, language), lines, as_json)
        sys.exit(1 if any(one.fault for one in tried) else 0)
    else:
        raise click.UsageError(_unknown(name, book, language))


def _tell(data: dict[str, Any], lines: "Iterator[Line]", as_json: bool) -> None:
    """The explanation, for programs or for people."""
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for line, heading in lines:
        click.echo(click.style(line, bold=True) if heading else line)


def _unknown(name: str, book: "Rulebook", language: str) -> str:
    """That there is no such thing, and which was most likely meant."""
    from rapidfuzz import fuzz, process, utils

    say = translator(language)
    spellings = {id: id for id in (*book.channels, *book.standards)}
    spellings |= {rule: rule for standard in book.standards.values() for rule in standard.rules}
    spellings |= {text: channel.id for channel in book.channels.values() for text in channel.name.values()}
    spellings |= {text: standard.id for standard in book.standards.values() for text in standard.title.values()}
    found = process.extractOne(name, list(spellings), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=LIKE)
    if found is None:
        return say("there is no standard and no channel '%(name)s'", name=name)
    return say("there is no standard and no channel '%(name)s'; did you mean `%(near)s`?", name=name, near=spellings[found[0]])
