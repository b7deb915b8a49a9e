"""Stages: the steps that open a channel together, in the order that opens most soonest, and what they bring."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from catalog.finding import Finding
from catalog.reference import Entry
from curation.gain import Outlook, Situation
from curation.office import office
from curation.opening import Needs, opening
from curation.standard import Standard

CATALOGUE = ""
"""Stands for the catalogue itself among the channels: what keeps a listing out of it keeps it out of them all."""

Found = Mapping[str, tuple[Finding, ...]]
"""Findings by what mends them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to mend, and what it brings together with the steps before it.

    `id` is the standard's, or the rule's where only the file reader knows it and `standard` is None. `channels` are
    those that miss it, `opens` those that become ready by it, `points` what it adds to the marks.
    """

    id: str
    standard: Standard | None
    findings: tuple[Finding, ...]
    office: Entry | None
    channels: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    points: Fraction = Fraction(0)

    @property
    def days(self) -> int:
        """How long mending it usually takes; 0 is at once, or unknown where an office has a hand in it."""
        return self.standard.days if self.standard else 0


@dataclass(frozen=True, slots=True)
class Stage:
    """Steps that open a channel together.

    `wanted` says whether the supplier asked for what it opens, `lists` that nothing keeps the listing out of the
    catalogue any more. `goals` are the channels that miss nothing more; of these `opens` are ready, with any other
    that becomes so, and `hands_over` wait for the curators. One that asks for a better grade is in neither.
    """

    steps: tuple[Step, ...]
    wanted: bool
    lists: bool
    goals: tuple[str, ...]
    opens: tuple[str, ...]
    hands_over: tuple[str, ...]
    before: Outlook
    after: Outlook

    @property
    def days(self) -> int:
        """How long it takes, begun together."""
        return max(step.days for step in self.steps)


def stages(at: Situation, needs: Needs, wanted: Sequence[str], found: Found) -> Iterator[Stage]:
    """The channels asked for first, then the others; what several need comes with the first that does."""
    days = {id: standard.days for id, standard in at.book.standards.items()}
    asked = {id: needs[id] for id in (CATALOGUE, *wanted)}
    others = {id: need for id, need in needs.items() if id not in asked}
    done: frozenset[str] = frozenset()
    for group in (asked, others):
        for channel in opening(group, days, done):
            sharing = {id: sum(id in need for need in needs.values()) for id in needs[channel] - done}
            order = sorted(sharing, key=lambda id: (-sharing[id], -days.get(id, 0), id))
            yield _stage(at, needs, group, order, done, found, group is asked)
            done |= needs[channel]


def _stage(at: Situation, needs: Needs, group: Needs, order: Sequence[str], done: frozenset[str], found: Found, wanted: bool) -> Stage:
    start, outlooks = done, [at.after(done)]
    steps = []
    for id in order:
        done |= {id}
        outlooks.append(at.after(done))
        earlier, later = outlooks[-2:]
        asking = tuple(channel for channel, need in needs.items() if channel != CATALOGUE and id in need)
        steps.append(step(at, id, found, asking, later.opened(earlier), later.grade.points - earlier.grade.points))
    before, after = outlooks[0], outlooks[-1]
    goals = tuple(channel for channel, need in group.items() if channel != CATALOGUE and need <= done and not need <= start)
    ours = tuple(channel for channel in goals if channel not in after.ready and not (after.letter and after.gates[channel].grade))
    return Stage(tuple(steps), wanted, bool(before.blocking) and not after.blocking, goals, after.opened(before), ours, before, after)


def step(at: Situation, id: str, found: Found, channels: tuple[str, ...], opens: tuple[str, ...] = (),
         points: Fraction = Fraction(0)) -> Step:
    """The step that mends one thing, with the office of the supplier's own government."""
    standard = at.book.standards.get(id)
    place = at.case.supplier.place or at.case.listing.origin
    return Step(id, standard, found.get(id, ()), office(standard.office, place) if standard else None, channels, opens, points)
