"""The queue: what waits for the curators and how long, what waits for suppliers, what ends soon, who still has to mark."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from catalog.listing import Listing
from catalog.load import AnyRecord
from catalog.reference import reference
from catalog.supplier import Supplier
from curation.clock import Answer, Clock, clock
from curation.curator import Curator
from curation.judging import Judged, asked_channels
from curation.review import Act, Ledger
from curation.rulebook import Rulebook
from curation.stand import Stand
from curation.workflow import SHOWN, State

WINDOW = 180
"""The pace is that of the answers of so many days."""
WAITS = frozenset({State.SUBMITTED, State.IN_REVIEW})
ASKS_AGAIN = frozenset({State.SUSPENDED, State.EXPIRING, State.HIDDEN, State.ARCHIVED})
"""An entry in one of these states waits for us only where it was sent in again."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One entry that waits, for us or for its supplier.

    `since` is the day its clock began, `ours` and `theirs` the days it has waited for each; they are None where nobody
    knows when it came. `category` is empty for a supplier. `deciders` are the curators whose turn it is: of an office
    of its government, or of any where that has none; never the one who submitted it.
    """

    folder: str
    state: State
    category: str
    since: date | None
    ours: int | None
    theirs: int | None
    offices: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A listing that channels it asks for want marked by `needed` curators. `given` have marked it, `deciders` can."""

    folder: str
    channels: tuple[str, ...]
    needed: int
    given: tuple[str, ...]
    deciders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lapse:
    """A shown entry whose approval ends soon."""

    folder: str
    until: date
    days: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How long our answers took lately: half of them at most `median` days, nine tenths at most `ninth`; None without answers."""

    answers: int
    median: int | None
    ninth: int | None


@dataclass(frozen=True, slots=True)
class Queue:
    """Everything that waits on a day, the oldest first; what nobody knows the age of stands before that."""

    on: date
    ours: tuple[Wait, ...]
    theirs: tuple[Wait, ...]
    reviews: tuple[Review, ...]
    lapsing: tuple[Lapse, ...]
    pace: Pace

    @property
    def by_category(self) -> Mapping[str, int]:
        """How many wait for us, by category; suppliers under the empty one."""
        return _counted([wait.category] for wait in self.ours)

    @property
    def by_office(self) -> Mapping[str, int]:
        """How many wait for us, by each office whose curators can decide them."""
        return _counted(wait.offices for wait in self.ours)

    @property
    def by_curator(self) -> Mapping[str, int]:
        """How many wait for us, by each curator who can decide them."""
        return _counted(wait.deciders for wait in self.ours)

    def of(self, curator: str) -> "Queue":
        """What one curator can do: decide about entries, and mark listings they have not marked."""
        return replace(self, ours=tuple(wait for wait in self.ours if curator in wait.deciders),
                       reviews=tuple(review for review in self.reviews if curator in review.deciders))

    def among(self, folders: Iterable[str]) -> "Queue":
        """The part of the queue that is about these entries; the pace stays that of all."""
        chosen = frozenset(folders)
        return replace(self, ours=tuple(one for one in self.ours if one.folder in chosen),
                       theirs=tuple(one for one in self.theirs if one.folder in chosen),
                       reviews=tuple(one for one in self.reviews if one.folder in chosen),
                       lapsing=tuple(one for one in self.lapsing if one.folder in chosen))


def _counted(groups: Iterable[Sequence[str]]) -> dict[str, int]:
    """How often each occurs, the most frequent first."""
    return dict(sorted(Counter(one for group in groups for one in group).items(), key=lambda pair: (-pair[1], pair[0])))


def queue(stands: Mapping[str, Stand], judged: Mapping[str, Judged], book: Rulebook, on: date, arrived: Mapping[str, date],
          register: Mapping[str, Curator] | None = None, soon: int = 90, reviews: bool = True) -> Queue:
    """The queue on a day.

    `arrived` says, by folder, when the content that lies there came, as far as the history knows; `register` who can
    decide. Approvals that end within `soon` days are named. Looking for the listings that wait for another curator's
    marks takes a look at every listing, and can be left out.
    """
    clocks = {folder: clock(_ledger(stand).decisions, on, stand.record.digest, arrived.get(folder)) for folder, stand in stands.items()}
    serving = {id: one for id, one in (register or {}).items() if one.serves(on)}
    ours = [_wait(stand, clocks[folder], serving) for folder, stand in stands.items() if _waits(stand, clocks[folder])]
    theirs = [_wait(stand, clocks[folder], {}) for folder, stand in stands.items() if stand.standing.state is State.RETURNED]
    return Queue(
        on, tuple(sorted(ours, key=lambda one: (one.since or date.min, one.folder))),
        tuple(sorted(theirs, key=lambda one: (-(one.theirs or 0), one.folder))),
        tuple(_reviews(stands, judged, book, serving) if reviews else ()),
        tuple(sorted(_lapsing(stands, on, soon), key=lambda one: (one.until, one.folder))),
        pace([answer for one in clocks.values() for answer in one.answers], on))


def _ledger(stand: Stand) -> Ledger:
    return cast(Ledger, stand.record.ledger)


def _waits(stand: Stand, run: Clock) -> bool:
    state = stand.standing.state
    return state in WAITS or (state in ASKS_AGAIN and run.with_us)


def _wait(stand: Stand, run: Clock, serving: Mapping[str, Curator]) -> Wait:
    record, state = stand.record, stand.standing.state
    able = _able(stand, serving)
    return Wait(record.folder, state, record.value.category if isinstance(record.value, Listing) else "", run.since,
                run.ours if run.since else None, run.theirs if run.since or state is State.RETURNED else None,
                tuple(dict.fromkeys(serving[id].office for id in able)), able)


def _able(stand: Stand, serving: Mapping[str, Curator], done: Sequence[str] = ()) -> tuple[str, ...]:
    """The curators who can decide about an entry: those near it, or else any; never who submitted it, or has done their part."""
    apart = {*done, *(decision.by for decision in _ledger(stand).decisions if decision.act is Act.SUBMIT)}
    near = tuple(id for id in _near(stand.record, serving) if id not in apart)
    return near or tuple(id for id in serving if id not in apart)


def _near(record: AnyRecord, serving: Mapping[str, Curator]) -> tuple[str, ...]:
    """The curators of the government over the place where an entry comes from."""
    place = record.value.origin if isinstance(record.value, Listing) else record.value.place if isinstance(record.value, Supplier) else ""
    above, offices = {region.id for region in reference("regions").ancestors(place)}, reference("offices")
    return tuple(id for id, one in serving.items() if one.office in offices and offices[one.office].get("government") in above)


def _reviews(stands: Mapping[str, Stand], judged: Mapping[str, Judged], book: Rulebook, serving: Mapping[str, Curator]) -> Iterator[Review]:
    """The listings that wait for one more curator's marks."""
    for folder, outcome in judged.items():
        stand = stands[folder]
        if stand.standing.state not in WAITS | SHOWN or not isinstance(stand.record.value, Listing):
            continue
        given = tuple(judgement.by for judgement in stand.standing.judgements)
        asked = asked_channels(book, stand.record.value)
        short = {gate.channel: book.channels[gate.channel].reviewers for gate in outcome.readiness
                 if gate.channel in asked and gate.curators and book.channels[gate.channel].reviewers > 1}
        if short and (given or stand.standing.state in SHOWN):
            yield Review(folder, tuple(short), max(short.values()), given, _able(stand, serving, given))


def _lapsing(stands: Mapping[str, Stand], on: date, soon: int) -> Iterator[Lapse]:
    for folder, stand in stands.items():
        until = stand.keeps.until
        if stand.kept and stand.keeps.state in SHOWN and until and (until - on).days <= soon:
            yield Lapse(folder, until, (until - on).days)


def pace(answers: Iterable[Answer], on: date, window: int = WINDOW) -> Pace:
    """The pace of the answers within a window before a day, by the nearest-rank method: each figure is one of the answers' own."""
    days = sorted(answer.days for answer in answers if 0 <= (on - answer.date).days < window)
    return Pace(len(days), _nearest(days, 50), _nearest(days, 90))


def _nearest(ordered: Sequence[int], percent: int) -> int | None:
    """The least value that so many of a hundred do not exceed."""
    return ordered[-(-len(ordered) * percent // 100) - 1] if ordered else None
