"""The question which column of a table of people's own stands for what: put on a terminal, or written out for whoever reads it."""

import sys
from collections.abc import Iterator, Mapping

import click

from curation.intake.table_mapping import UNUSED, Guess, Question, choosable, meant_path
from site_builder.language import say as spoken
from site_builder.language import translator
from site_builder.report.sentence import plain


def answered(question: Question, language: str, *, quiet: bool = False) -> Mapping[str, str]:
    """The answer of whoever sits at the terminal; elsewhere nothing, and the proposal is written out unless `quiet`."""
    if sys.stdin.isatty() and sys.stderr.isatty():
        return asked(question, language)
    say = translator(language)
    lines = (say("This table is not made from the template. Its columns seem to be:"), *proposal(question, language), say(
        "If that is right, call again with --yes; otherwise call it on a terminal, where each can be corrected. "
        "The answer is kept in curation/intake/columns.yml for the next table with the same headings."))
    for line in () if quiet else lines:
        click.echo(line, err=True)
    return {}


def proposal(question: Question, language: str) -> Iterator[str]:
    """What each heading is taken for, a line each."""
    for guess in question.guesses:
        yield f"  {plain(guess.heading)} → {_called(guess.path, question.kind, language)}{_samples(guess)}"


def asked(question: Question, language: str) -> Mapping[str, str]:
    """The answer by heading, as somebody at a terminal gives it: each guess is confirmed, or another field named once."""
    say, answer = translator(language), dict[str, str]()
    click.echo(say("Which column stands for what? Press Enter where it is right, or type the name of another field; - for a column "
                   "that is not read."), err=True)
    for guess in question.guesses:
        shown = f"{plain(guess.heading)}{_samples(guess)}"
        proposed = guess.path if guess.path and guess.path not in answer.values() else UNUSED
        while True:
            typed = str(click.prompt(shown, default=_called(proposed, question.kind, language), err=True))
            path = proposed if typed == _called(proposed, question.kind, language) else meant_path(typed, question.kind)
            if path == UNUSED or (path and path not in answer.values()):
                break
            click.echo(say("another column is that already") if path else say("there is no field '%(name)s'", name=plain(typed)), err=True)
        answer[guess.heading] = path
    return answer


def _called(path: str, kind: str, language: str) -> str:
    column = choosable(kind).get(path)
    return spoken(column.said, language) if column else UNUSED


def _samples(guess: Guess) -> str:
    return f" ({'; '.join(map(plain, guess.samples))})" if guess.samples else ""
