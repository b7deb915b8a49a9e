"""The page of what is new: the changes of the last three months, by month, newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from curation.change import GONE, Change, Kind
from site_builder import atom
from site_builder.edition import Edition
from site_builder.language import day, month, translator
from site_builder.views import told
from site_builder.views.card import Card, card
from site_builder.views.head import head
from site_builder.views.view import View

CARDS = 8
"""New goods of a month that are shown with their picture; the rest are counted."""

LINES = 60
"""Lines of a month that are told one by one; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change in words. `lang` is set where the name is in another language than the page; `gone` where it left the window."""

    id: str
    name: str
    lang: str
    kind: str
    text: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Month:
    """What a month brought: new goods, and changes."""

    name: str
    cards: tuple[Card, ...]
    more: str
    lines: tuple[Line, ...]
    others: str


@dataclass(frozen=True, slots=True)
class NewsView(View):
    """The page of news; `feed` is the path of the Atom feed below the site's root."""

    name: str
    lead: str
    as_of: str
    months: tuple[Month, ...]
    feed: str


def news(edition: Edition, language: str) -> NewsView:
    """The changes of the last three months."""
    tell = translator(language)
    title = tell("What is new")
    description = tell("New products, new prices and terms, and what is no longer offered, over the last three months.")
    months = tuple(_month(edition, on, some, language) for on, some in _by_month(edition))
    return NewsView(**head(title, description, None, edition, language),  # type: ignore[arg-type]
                    name=title, lead=description, as_of=tell("As of %(day)s.", day=day(edition.date, language)), months=months,
                    feed=atom.path(language, edition.site.languages))


FRESH = frozenset({Kind.NEW, Kind.RETURNED})
"""Kinds of change that are shown with a picture."""


_SEEN = FRESH | {Kind.TERMS, Kind.CHANGED}
"""Kinds of change that need no telling of goods that are new in the same month: their card shows them as they are."""


def pictured(edition: Edition) -> list[int]:
    """The positions of the goods whose pictures the page shows."""
    return [position for _, some in _by_month(edition) for position in _fresh(edition, some)[:CARDS]]


def _by_month(edition: Edition) -> Iterator[tuple[date, list[Change]]]:
    return ((on, list(some)) for on, some in groupby(edition.news, lambda one: one.day.replace(day=1)))


def _fresh(edition: Edition, changes: Sequence[Change]) -> list[int]:
    """The new goods among some changes that are in the window, each once."""
    return list(dict.fromkeys(edition.position[one.id] for one in changes if one.kind in FRESH and one.id in edition.position))


def _month(edition: Edition, on: date, changes: Sequence[Change], language: str) -> Month:
    tell = translator(language)
    new = _fresh(edition, changes)
    there = {edition.shown[position].listing.id for position in new}
    others = [one for one in changes if not (one.id in there and one.kind in _SEEN)]
    rest, untold = len(new) - CARDS, len(others) - LINES
    lines = tuple(_line(edition, one, language) for one in others[:LINES])
    return Month(
        month(on, language), tuple(card(edition, edition.shown[position], language) for position in new[:CARDS]),
        tell.plural("and %(count)s more new product", "and %(count)s more new products", rest) if rest > 0 else "", lines,
        tell.plural("and %(count)s more change", "and %(count)s more changes", untold) if untold > 0 else "")


def _line(edition: Edition, change: Change, language: str) -> Line:
    called, used = told.called(change, language)
    return Line(change.id, called, "" if used == language else used,
                told.kind(change, language), " ".join(told.sentences(edition.book, change, language)), change.kind in GONE)
