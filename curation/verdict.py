"""The verdict on a listing: which standards it breaks, what follows from that, and for which channels it is ready."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from catalog.finding import Severity
from curation.breach import Breach
from curation.channel import Ask, Channel
from curation.rubric import BEST
from curation.rulebook import Rulebook
from curation.standard import Check, Level, Standard
from curation.subject import Subject


class Gate(StrEnum):
    """What a channel says of a listing."""

    READY = "ready"
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Readiness:
    """One channel's answer: the standards still missing, and those that would be better kept.

    `grade` is asked for but not reached; `curators` is how many more have to mark it.
    """

    channel: str
    gate: Gate
    missing: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    grade: str = ""
    curators: int = 0

    def __reduce__(self) -> tuple[object, ...]:
        """Thousands are remembered: packed by position, which is several times as quick."""
        return Readiness, (self.channel, self.gate, self.missing, self.advice, self.grade, self.curators)

    @property
    def steps(self) -> int:
        """How many things are missing."""
        return len(self.missing) + bool(self.grade) + bool(self.curators)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the machine found about one listing on one day.

    `broken` holds the breaches by test: a standard's id, or `<standard>@<channel>` where a channel sets its own
    parameters. `kept` are the tests that applied and found nothing, `failed` those that broke down, with the error.
    """

    broken: Mapping[str, tuple[Breach, ...]] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    failed: Mapping[str, str] = field(default_factory=dict)

    def applied(self, key: str) -> bool:
        """Whether the listing was held against this test."""
        return key in self.kept or key in self.broken


def judge(book: Rulebook, subject: Subject, rules: frozenset[str] = frozenset()) -> Verdict:
    """Hold a listing against every standard that is about it. `rules` are those of the file reader's findings."""
    broken: dict[str, tuple[Breach, ...]] = {}
    kept: set[str] = set()
    failed: dict[str, str] = {}
    for key, standard, run in tests(book, subject.listing.kind, subject.listing.category):
        if not standard.serves(subject.on) or not standard.scope.meets(subject):
            continue
        try:
            found = tuple(run(subject)) if run else ()
        except Exception as error:  # noqa: BLE001 — our mistake in one check must not hold up everybody's listings
            failed[key] = type(error).__name__
            continue
        if found:
            broken[key] = found
        elif rules.isdisjoint(standard.rules):
            kept.add(key)
    return Verdict(broken, frozenset(kept), failed)


Test = tuple[str, Standard, Check | None]
_tests: dict[tuple[str, str, str], list[Test]] = {}


def tests(book: Rulebook, kind: str, category: str) -> list[Test]:
    """The tests for listings of a kind and category: every standard that something can check, and the channels' own variants."""
    named = (book.edition, kind, category)
    if named not in _tests:
        _tests[named] = [test for test in _all(book, kind, category) if test[1].scope.covers(kind, category)]
    return _tests[named]


def _all(book: Rulebook, kind: str, category: str) -> Iterator[Test]:
    for standard in book.standards.values():
        if not standard.judged:
            yield standard.id, standard, standard.run
    for channel in book.channels.values():
        for ask in channel.asks.values() if channel.takes.covers(kind, category) else ():
            if ask.key != ask.standard:
                yield ask.key, book.standards[ask.standard], ask.run


def severity(standard: Standard, level: Level, breach: Breach, known_since: date) -> Severity:
    """What a breach amounts to. What was approved before a standard came into force, and what rests on doubt, is only advised."""
    spared = breach.doubtful or known_since < standard.since
    return Severity.ERROR if level is Level.ERROR and not spared else Severity.ADVICE


def blocking(book: Rulebook, verdict: Verdict, known_since: date, waived: frozenset[str] = frozenset()) -> Iterator[str]:
    """The standards that keep the listing out everywhere: broken, of the level error, neither waived nor spared."""
    for id, breaches in verdict.broken.items():
        standard = book.standards.get(id)
        if standard is None or id in waived:
            continue
        if any(severity(standard, standard.level, one, known_since) is Severity.ERROR for one in breaches):
            yield id


def readiness(book: Rulebook, channel: Channel, subject: Subject, verdict: Verdict, known_since: date, *,
              grade: str = "", curators: int = 0, waived: frozenset[str] = frozenset(), rules: frozenset[str] = frozenset()) -> Readiness:
    """What one channel says of a listing that was approved, or is judged, since a day, with a grade from some curators.

    `rules` are those of the file reader's findings, which break the standards that name them.
    """
    if not channel.covers(subject.listing) or not channel.takes.meets(subject):
        return Readiness(channel.id, Gate.NOT_APPLICABLE)
    asks = asked(book, channel, subject.listing.kind, subject.listing.category)
    missing = [standard.id for standard, _ in asks.values() if not rules.isdisjoint(standard.rules)] if rules else []
    advice: list[str] = []
    for key, breaches in verdict.broken.items():
        standard, ask = asks.get(key, (None, None))
        if standard is None or ask is None or ask.level is None:
            continue
        grave = any(severity(standard, ask.level, one, known_since) is Severity.ERROR for one in breaches)
        (missing if grave else advice).append(standard.id)
    missing, advice = [sorted(set(ids) - waived) for ids in (missing, advice)]
    low = channel.grade if channel.grade and not _reaches(book, grade, channel.grade) else ""
    short = max(0, channel.reviewers - curators) if channel.grade or channel.reviewers > 1 else 0
    gate = Gate.MISSING if missing or low or short else Gate.READY
    return Readiness(channel.id, gate, tuple(missing), tuple(advice), low, short)


def _reaches(book: Rulebook, grade: str, least: str) -> bool:
    return bool(grade) and not book.rubric.better(least, grade)


_asked: dict[tuple[str, str, str, str], dict[str, tuple[Standard, Ask]]] = {}


def asked(book: Rulebook, channel: Channel, kind: str, category: str) -> Mapping[str, tuple[Standard, Ask]]:
    """What a channel asks of listings of a kind and category, by test: the general standards unless it does without, and its own."""
    named = (book.edition, channel.id, kind, category)
    if named not in _asked:
        _asked[named] = {ask.key: (standard, ask) for standard, ask in _of(book, channel) if standard.scope.covers(kind, category)}
    return _asked[named]


def _of(book: Rulebook, channel: Channel) -> Iterator[tuple[Standard, Ask]]:
    for standard in book.standards.values():
        ask = channel.asks.get(standard.id)
        if ask is None and standard.level is not Level.CHANNEL:
            ask = Ask(standard.id, standard.level, standard.run, standard.parameters, standard.id)
        if ask and ask.level:
            yield standard, ask


def machine_marks(book: Rulebook, kind: str, verdict: Verdict, known_since: date) -> dict[str, Fraction]:
    """The marks that the standards prefill: for each criterion they name, the share kept of what applied, of the best mark.

    A broken error leaves nothing of it.
    """
    marks: dict[str, Fraction] = {}
    for criterion, standards in _marking(book, kind).items():
        about = [one for one in standards if verdict.applied(one.id)]
        if about:
            broken = [one for one in about if one.id in verdict.broken]
            lost = len(about) if any(_hard(one, verdict, known_since) for one in broken) else len(broken)
            marks[criterion] = Fraction(BEST * (len(about) - lost), len(about))
    return marks


_markers: dict[tuple[str, str], dict[str, list[Standard]]] = {}


def _marking(book: Rulebook, kind: str) -> Mapping[str, list[Standard]]:
    """The standards that prefill each of the machine's criteria."""
    named = (book.edition, kind)
    if named not in _markers:
        _markers[named] = {criterion.id: [one for one in book.standards.values() if one.criterion == criterion.id]
                           for criterion in book.rubric.criteria(kind) if criterion.machine}
    return _markers[named]


def _hard(standard: Standard, verdict: Verdict, known_since: date) -> bool:
    """Whether a broken standard is so by an error."""
    return any(severity(standard, standard.level, one, known_since) is Severity.ERROR for one in verdict.broken[standard.id])
