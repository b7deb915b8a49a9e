"""The view of the queue: who waits for a decision, without a name."""

from collections import defaultdict
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.language import day, number, translator
from site_builder.views.head import head
from site_builder.views.view import View
from site_builder.views.words import name


@dataclass(frozen=True, slots=True)
class QueueLine:
    """What waits in one category: how many, and how many days each, the longest first."""

    id: str
    name: str
    count: str
    days: str


@dataclass(frozen=True, slots=True)
class QueueView(View):
    """The queue."""

    name: str
    lead: str
    as_of: str
    usual: tuple[tuple[str, str, str], ...]
    lines: tuple[QueueLine, ...]


def queue(edition: Edition, language: str) -> QueueView:
    """Who waits, for how long, and how long it usually takes."""
    tell, waiting = translator(language), edition.waiting
    title, total = tell("Queue"), len(waiting.entries)
    lead = tell.plural("%(count)s submission waits for the curators’ decision.", "%(count)s submissions wait for the curators’ decision.",
                       total) if total else tell("Nothing waits for a decision at the moment.")
    return QueueView(**head(title, lead, None, edition, language),  # type: ignore[arg-type]
                     name=title, lead=lead, as_of=tell("As of %(day)s.", day=day(edition.date, language)),
                     usual=_usual(edition, language), lines=_lines(edition, language))


def _usual(edition: Edition, language: str) -> tuple[tuple[str, str, str], ...]:
    tell, waiting = translator(language), edition.waiting
    figures = ((tell("Half are decided within"), waiting.median), (tell("Nine in ten within"), waiting.ninth))
    return tuple((label, days(most, language), "") for label, most in figures if most is not None)


def _lines(edition: Edition, language: str) -> tuple[QueueLine, ...]:
    """By category, the one that has waited longest first."""
    tell = translator(language)
    by: dict[str, list[int | None]] = defaultdict(list)
    for category, waited in edition.waiting.entries:
        by[category].append(waited)
    return tuple(
        QueueLine(category, name("categories", category, language) if category else tell("Suppliers"), number(len(several), language),
                  ", ".join(tell("not recorded") if one is None else number(one, language) for one in several))
        for category, several in by.items())


def days(count: int, language: str) -> str:
    """A number of days."""
    return translator(language).plural("%(count)s day", "%(count)s days", count)
