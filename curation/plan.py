"""The plan: what a listing still needs, in the order that opens its channels soonest, and what each step brings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from catalog.digest import LEDGER
from catalog.document import Path
from catalog.finding import Finding
from catalog.reference import Text
from curation.breach import SUPPLIER, Breach
from curation.gain import Outlook, Situation
from curation.judging import INTERNAL, Case, asked_channels, findings
from curation.opening import Needs
from curation.renewal import Renewal, renewals
from curation.rubric import Grade
from curation.rulebook import Rulebook
from curation.stage import CATALOGUE, Found, Stage, Step, stages, step
from curation.verdict import Gate, Readiness, judge
from curation.workflow import Standing

SOON = 90
"""What ends within so many days is renewed first, where the policy does not say."""

Spot = tuple[str, Path]
"""A value's file, and the path to it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What one listing still needs on one day.

    `wanted` are the channels asked for that take it, or all that take it where none is asked for; `refused` those
    asked for that do not. `better` is advice, the most telling first, and `best` how it stands with that followed
    too. `waits` are the wanted channels that are not ready once every step is done. `ours` are findings that are no
    fault of the supplier.
    """

    path: str
    name: Text
    supplier: str
    on: date
    now: Outlook
    best: Outlook
    wanted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    renewals: tuple[Renewal, ...] = ()
    stages: tuple[Stage, ...] = ()
    better: tuple[Step, ...] = ()
    waits: tuple[Readiness, ...] = ()
    ours: tuple[Finding, ...] = ()
    standing: Standing | None = None
    kind: str = ""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step, in the order to take them."""
        return tuple(step for stage in self.stages for step in stage.steps)

    @property
    def after(self) -> Outlook:
        """How the listing stands once every step is done."""
        return self.stages[-1].after if self.stages else self.now


def plan(book: Rulebook, case: Case, reader: Sequence[Finding] = (), standing: Standing | None = None, soon: int = SOON) -> Plan:
    """The plan for one case.

    `reader` are the file reader's findings about the listing and its supplier, and those about their ledgers.
    """
    listing = case.listing
    at = Situation(book, case, judge(book, case.subject, case.rules), tuple(one for one in reader if not _of_ours(one)))
    now, asked = at.after(), asked_channels(book, listing)
    needs = _needs(now)
    wanted = tuple(id for id in needs if id and (id in asked or not asked))
    missing = frozenset[str]().union(*needs.values())
    found, ours = _found(at, missing, (*wanted, *(id for id in needs if id and id not in wanted)))
    made = tuple(stages(at, needs, wanted, found))
    last = made[-1].after if made else now
    told = {spot for id in missing for spot, _ in _broken(at, id)}
    ending = tuple(one for one in renewals(case.subject, soon) if (one.file, one.path) not in told)
    better = tuple(_better(at, missing, found, last, told | {(one.file, one.path) for one in ending}))
    return Plan(
        listing.path, listing.name, case.supplier.name, case.on, now, at.after(missing | {one.id for one in better}), wanted,
        tuple(id for id in asked if id not in needs), ending, made, better,
        tuple(gate for id in wanted if (gate := last.gates[id]).gate is not Gate.READY),
        (*ours, *(one for one in reader if _of_ours(one))), standing, listing.kind)


def unread(path: str, supplier: str, on: date, reader: Sequence[Finding], standing: Standing | None = None) -> Plan:
    """The plan for a listing that cannot be read, or whose supplier cannot: first it is made readable."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in reader:
        if one.blocks and not _of_ours(one):
            found.setdefault((one.rule, str(one.message)), []).append(one)
    blank = Outlook({}, Grade("", Fraction(0), ()), "", frozenset(rule for rule, _ in found))
    whole = Outlook({}, blank.grade, "", frozenset())
    steps = tuple(Step(rule, None, tuple(places), None) for (rule, _), places in found.items())
    made = (Stage(steps, True, True, (), (), (), blank, whole),) if steps else ()
    return Plan(path, {}, supplier, on, blank, whole, stages=made, ours=tuple(filter(_of_ours, reader)), standing=standing)


def _of_ours(finding: Finding) -> bool:
    """Whether a finding is about a ledger, or about a check that broke down: both are the curators' to mend."""
    return finding.rule == INTERNAL or finding.file.rpartition("/")[2] == LEDGER


def _needs(now: Outlook) -> Needs:
    """What every channel that takes the listing misses, and what the catalogue itself does."""
    taking = {id: gate for id, gate in now.gates.items() if gate.gate is not Gate.NOT_APPLICABLE}
    return {CATALOGUE: now.blocking, **{id: now.blocking | frozenset(gate.missing) for id, gate in taking.items()}}


def _found(at: Situation, missing: frozenset[str], channels: Iterable[str]) -> tuple[Found, tuple[Finding, ...]]:
    """The findings by what mends them, each once; and those that are no fault of the supplier.

    A channel that was not asked for is heard only about what nobody else named.
    """
    heard = [*at.reader, *findings(at.book, at.case, at.verdict)]
    for channel in channels:
        named = {at.mends(one) for one in heard}
        if missing <= named:
            break
        heard += (one for one in findings(at.book, at.case, at.verdict, channel) if one.rule in missing - named)
    found: dict[str, dict[object, Finding]] = {}
    for one in heard:
        if not _of_ours(one):
            found.setdefault(at.mends(one), {}).setdefault((one.place, one.rule, str(one.message)), one)
    return {id: tuple(places.values()) for id, places in found.items()}, tuple(filter(_of_ours, heard))


def _better(at: Situation, missing: frozenset[str], found: Found, last: Outlook, told: set[Spot]) -> Iterator[Step]:
    """The advice, that which adds most to the marks first.

    A day is mended once: advice about nothing but days that a step, a renewal or other advice names is left out.
    """
    advice = []
    for id in found.keys() - missing:
        asking = tuple(one for one, gate in last.gates.items() if id in gate.advice)
        advice.append(step(at, id, found, asking, points=at.after(missing | {id}).grade.points - last.grade.points))
    for one in sorted(advice, key=lambda one: (-one.points, -len(one.channels), one.id)):
        broken = _broken(at, one.id)
        if not broken or not all(isinstance(value, date) and spot in told for spot, value in broken):
            yield one
        told |= {spot for spot, value in broken if isinstance(value, date)}


def _broken(at: Situation, id: str) -> list[tuple[Spot, object]]:
    """Where a standard is broken, and what stands there."""
    breaches = (one for key, some in at.verdict.broken.items() if key.partition("@")[0] == id for one in some)
    return [((one.file, one.path), _value(at.case, one)) for one in breaches]


def _value(case: Case, breach: Breach) -> object:
    value: object = case.supplier.data if breach.file == SUPPLIER else case.listing.data
    for key in breach.path:
        try:
            value = value[key]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return value
