"""The labelled sample: small listings, each with the standards a careful officer says it breaks, and how the rules did on them.

A file holds the cases of one theme, each under a sentence that says what it shows. A case is an example as
standards have them (see `curation.example`), and beside it:

`breaks`    every general standard that it breaks, be it an error or advice; nothing else may be found
`spared`    those among them that would keep it out, but on that day or for a doubt only advise
`channels`  for each channel the case is about, exactly what is `missing` and what is `advice`, or `not-applicable`
`reader`    the rules by which the file reader finds fault, where the case means it to
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from catalog.document import Raw
from catalog.reference import parse
from curation.channel import Channel
from curation.example import KEYS, stage
from curation.rulebook import Rulebook, rulebook
from curation.standard import Level
from curation.subject import Subject
from curation.verdict import Gate, Verdict, blocking, judge, readiness

HERE = Path(__file__).parent
HOME = HERE.parents[2]
LABELS = frozenset({"breaks", "spared", "channels", "reader"})
NOT_APPLICABLE = Gate.NOT_APPLICABLE.value

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled listing. `channels` holds what is missing and what is advised, or nothing where it may not come."""

    theme: str
    title: str
    example: Mapping[str, Raw]
    breaks: Names
    spared: Names
    channels: Mapping[str, tuple[Names, Names] | None]
    reader: Names

    @property
    def id(self) -> str:
        """What the case is called in a test's name."""
        return f"{self.theme}: {self.title}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules say of a case, in the same terms; `applied` are the tests that looked at it."""

    breaks: Names
    spared: Names
    channels: Mapping[str, tuple[Names, Names] | None]
    reader: Names
    applied: Names
    failed: Mapping[str, str]


@dataclass(slots=True)
class Tally:
    """How one standard did: where it looked, where it had to find something, where it did, and where both agree."""

    applies: int = 0
    must: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Of what it found, the share that it had to find; 1 where it found nothing."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what it had to find, the share that it found; 1 where there was nothing to find."""
        return self.right / self.must if self.must else 1.0

    @property
    def negatives(self) -> int:
        """How often it looked and had to stay silent."""
        return self.applies - self.must

    def count(self, *, must: bool, found: bool) -> None:
        """Enter one place where the standard looked."""
        self.applies += 1
        self.must += must
        self.found += found
        self.right += must and found


@cache
def book() -> Rulebook:
    """The project's rulebook."""
    return rulebook(HOME)


@cache
def cases() -> tuple[Case, ...]:
    """Every case, by file and then as written."""
    return tuple(_case(path.stem, title, cast("Mapping[str, Raw]", raw))
                 for path in sorted(HERE.glob("*.yml")) for title, raw in parse(path).items())


def _case(theme: str, title: str, raw: Mapping[str, Raw]) -> Case:
    if strange := raw.keys() - KEYS - LABELS:
        raise ValueError(f"{theme}.yml: '{title}' has no '{min(strange)}'")
    channels = cast("Mapping[str, Raw]", raw.get("channels") or {})
    return Case(theme, title, {key: value for key, value in raw.items() if key in KEYS}, _names(raw.get("breaks")), _names(raw.get("spared")),
                {id: None if said == NOT_APPLICABLE else _gate(said) for id, said in channels.items()}, _names(raw.get("reader")))


def _names(raw: Raw) -> Names:
    return frozenset(cast("list[str]", raw or []))


def _gate(raw: Raw) -> tuple[Names, Names]:
    said = cast("Mapping[str, Raw]", raw)
    return _names(said["missing"]), _names(said["advice"])


@cache
def outcomes() -> Mapping[str, Outcome]:
    """What the rules say of every case, by the case's id."""
    return {case.id: outcome(book(), case) for case in cases()}


def outcome(rules: Rulebook, case: Case) -> Outcome:
    """What these rules say of one case."""
    staged = stage(case.example)
    subject = staged.subject
    verdict = judge(rules, subject, staged.rules)
    general = {one.id: one for one in rules.standards.values() if one.level is not Level.CHANNEL}
    read = {one.id for one in general.values() if not staged.rules.isdisjoint(one.rules)}
    broken = {id for id in verdict.broken if id in general} | read
    grave = {id for id in broken - read if general[id].level is Level.ERROR}
    return Outcome(frozenset(broken), frozenset(grave - set(blocking(rules, verdict, subject.on))),
                   {id: _readiness(rules, rules.channels[id], subject, verdict, staged.rules) for id in case.channels},
                   staged.rules, frozenset(verdict.kept) | frozenset(verdict.broken) | frozenset(read), verdict.failed)


def _readiness(rules: Rulebook, channel: Channel, subject: Subject, verdict: Verdict, read: Names) -> tuple[Names, Names] | None:
    said = readiness(rules, channel, subject, verdict, subject.on, rules=read)
    return None if said.gate is Gate.NOT_APPLICABLE else (frozenset(said.missing), frozenset(said.advice))


def tallies(rules: Rulebook, said: Mapping[str, Outcome]) -> dict[str, Tally]:
    """How each standard that something can check did on all cases, for everybody and in the channels that are labelled."""
    counted = {one.id: Tally() for one in rules.standards.values() if not one.judged}
    for case in cases():
        for id, must, found in (*_general(rules, case, said[case.id]), *_asked(rules, case, said[case.id])):
            counted[id].count(must=must, found=found)
    return counted


def _general(rules: Rulebook, case: Case, said: Outcome) -> Iterator[tuple[str, bool, bool]]:
    for one in rules.standards.values():
        if not one.judged and one.level is not Level.CHANNEL and one.id in said.applied | case.breaks:
            yield one.id, one.id in case.breaks, one.id in said.breaks


def _asked(rules: Rulebook, case: Case, said: Outcome) -> Iterator[tuple[str, bool, bool]]:
    """What the labelled channels ask in their own way, by the level at which they ask."""
    for id, label in case.channels.items():
        found = said.channels[id]
        for ask in rules.channels[id].asks.values():
            if ask.level is None or label is None or found is None:
                continue
            side = 0 if ask.level is Level.ERROR else 1
            if ask.key in said.applied or ask.standard in label[side]:
                yield ask.standard, ask.standard in label[side], ask.standard in found[side]
