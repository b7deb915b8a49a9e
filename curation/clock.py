"""The clock: for how many days an entry has waited for the curators, and for how many for its supplier.

It runs from the day something is sent in until it is decided. While the entry is back with its supplier it stands
still, and it goes on from there when the supplier answers in time; only a late answer starts it anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from curation.review import Act, Decision

ANSWER = 14
"""A supplier who answers within so many days keeps the place in the queue."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A day on which the curators said something, and the days that the entry had waited for them by then."""

    date: date
    days: int


@dataclass(frozen=True, slots=True)
class Clock:
    """How long an entry had waited on a day, for us and for its supplier, and what it was answered so far.

    `since` is None where nothing waits, or nobody knows since when. `with_us` says whether it is the curators' turn.
    """

    since: date | None
    ours: int
    theirs: int
    with_us: bool
    answers: tuple[Answer, ...]


def clock(decisions: Sequence[Decision], on: date, digest: str, arrived: date | None = None) -> Clock:
    """The clock of an entry on a day. `arrived` is when the content with that digest came, as far as the history knows.

    What the ledger says stands before it: it counts only where nobody recorded that this content was submitted.
    """
    walk = _Walk()
    for day, act in _events([one for one in decisions if one.date <= on], on, digest, arrived):
        walk.take(day, act)
    ours = walk.ours + (on - walk.from_us).days if walk.from_us else walk.ours
    theirs = walk.theirs + (on - walk.from_them).days if walk.from_them else walk.theirs
    return Clock(walk.since, ours, theirs, walk.from_us is not None, tuple(walk.answers))


def _events(done: list[Decision], on: date, digest: str, arrived: date | None) -> Iterator[tuple[date, Act]]:
    """The decisions, and the arrival of the present content between the last about other content and the first about it."""
    first = len(done)
    while first and done[first - 1].digest == digest:
        first -= 1
    for decision in done[:first]:
        yield decision.date, decision.act
    following = done[first:]
    until = following[0].date if following else on
    if arrived and arrived <= until and not (following and following[0].act is Act.SUBMIT):
        yield max(arrived, done[first - 1].date) if first else arrived, Act.SUBMIT
    for decision in following:
        yield decision.date, decision.act


class _Walk:
    """Where the clock stands after each event: whose turn it has been since when, and the days gathered before."""

    def __init__(self) -> None:
        self.since: date | None = None
        self.ours = self.theirs = 0
        self.from_us: date | None = None
        self.from_them: date | None = None
        self.answers: list[Answer] = []

    def take(self, day: date, act: Act) -> None:
        """Follow one event."""
        match act:
            case Act.SUBMIT if self.from_us is None:
                self._come(day)
            case Act.RETURN:
                self._answer(day)
                self.theirs += (day - self.from_them).days if self.from_them else 0
                self.from_us, self.from_them = None, day
            case Act.APPROVE | Act.REJECT | Act.RENEW | Act.SUSPEND | Act.WITHDRAW:
                if act in (Act.APPROVE, Act.REJECT):
                    self._answer(day)
                self.since, self.ours, self.theirs, self.from_us, self.from_them = None, 0, 0, None, None

    def _come(self, day: date) -> None:
        away = (day - self.from_them).days if self.from_them else None
        if away is not None and away <= ANSWER and self.since:
            self.theirs += away
        else:
            self.since, self.ours, self.theirs = day, 0, 0
        self.from_us, self.from_them = day, None

    def _answer(self, day: date) -> None:
        if self.from_us:
            self.ours += (day - self.from_us).days
            self.answers.append(Answer(day, self.ours))
