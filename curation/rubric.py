"""The rubric: what curators mark, with which weight, and which grade the marks make.

Marks are 0 to 3 and kept raw, so that weights can change without tasting again. A criterion that does not
apply to a kind of listing drops out and the rest is scaled.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

from catalog.field import Value
from catalog.reference import BrokenConfiguration, Text
from curation.policy import home, opened

BEST = 3
"""The highest mark: 0 missing, 1 weak, 2 good, 3 exemplary."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is marked. `machine` says that the standards naming it prefill the mark; `kinds` None means all."""

    id: str
    title: Text
    help: Text
    machine: bool
    kinds: frozenset[str] | None

    def applies(self, kind: str) -> bool:
        """Whether listings of that kind are marked on it."""
        return self.kinds is None or kind in self.kinds


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria that share a weight and a note."""

    id: str
    title: Text
    weight: int
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """What marks amount to: a letter, points of 100, and the criteria still without a mark."""

    letter: str
    points: Fraction
    open: tuple[str, ...]

    @property
    def final(self) -> bool:
        """Whether every criterion that applies has its mark."""
        return not self.open


@dataclass(frozen=True, slots=True)
class Rubric:
    """The groups, the least points of each grade from best to worst, and the best grade of a listing with blocking breaches."""

    groups: tuple[Group, ...]
    grades: Mapping[str, int]
    blocked: str

    def criteria(self, kind: str) -> Iterator[Criterion]:
        """Everything that listings of that kind are marked on, in order."""
        return (criterion for group in self.groups for criterion in group.criteria if criterion.applies(kind))

    def grade(self, kind: str, marks: Mapping[str, Fraction] | Mapping[str, int], blocked: bool = False,
              idle: frozenset[str] = frozenset()) -> Grade:
        """The grade that the marks make; unmarked criteria count as nothing and are named in `open`, `idle` ones drop out.

        Points are the groups' mean marks, as shares of the best, times their weights, over the weights of the
        groups that apply.
        """
        earned = possible = Fraction(0)
        for group in self.groups:
            criteria = [criterion for criterion in group.criteria if criterion.applies(kind) and criterion.id not in idle]
            if criteria:
                total = sum((Fraction(marks.get(criterion.id, 0)) for criterion in criteria), Fraction(0))
                earned += group.weight * total / (BEST * len(criteria))
                possible += group.weight
        points = 100 * earned / possible if possible else Fraction(0)
        letter = next((letter for letter, least in self.grades.items() if points >= least), list(self.grades)[-1])
        if blocked and self.better(letter, self.blocked):
            letter = self.blocked
        return Grade(letter, points, tuple(one.id for one in self.criteria(kind) if one.id not in marks and one.id not in idle))

    def better(self, one: str, other: str) -> bool:
        """Whether a grade is better than another; no grade is worse than any."""
        order = [*self.grades, ""]
        return order.index(one) < order.index(other)


def rubric(root: Path) -> Rubric:
    """The rubric in `curation/rubric.yml`. Raises BrokenConfiguration with file, line and rule."""
    path = home(root, "rubric.yml")
    values = opened(path, "rubric").values
    groups = tuple(_group(cast("Mapping[str, Value]", group)) for group in cast("list[Value]", values["groups"]))
    ids = [criterion.id for group in groups for criterion in group.criteria]
    if len(set(ids)) < len(ids):
        raise BrokenConfiguration(f"{path}:1:1: every criterion has an id of its own [rubric-ids]")
    steps = cast("list[Mapping[str, Value]]", values["grades"])
    grades = {str(step["letter"]): cast(int, step["from"]) for step in steps}
    if list(grades.values()) != sorted(grades.values(), reverse=True) or len(grades) < len(steps) or cast(int, steps[-1]["from"]) != 0:
        raise BrokenConfiguration(f"{path}:1:1: grades go from the best to the worst, which begins at 0 [rubric-grades]")
    blocked = str(values["blocked"])
    if blocked not in grades:
        raise BrokenConfiguration(f"{path}:1:1: `blocked` names one of the grades [rubric-grades]")
    return Rubric(groups, grades, blocked)


def _group(group: Mapping[str, Value]) -> Group:
    criteria = tuple(
        Criterion(str(one["id"]), cast(Text, one["title"]), cast(Text, one["help"]), one.get("machine") is True,
                  frozenset(cast("list[str]", one["kinds"])) if "kinds" in one else None)
        for one in cast("list[Mapping[str, Value]]", group["criteria"]))
    return Group(str(group["id"]), cast(Text, group["title"]), cast(int, group["weight"]), criteria)
