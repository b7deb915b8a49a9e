"""Marking: the machine's marks and the curators' put together, and the grade they make.

Where several curators mark the same content, each criterion counts with the mean of theirs, and nobody's marks are
shown before all are in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from curation.review import Decision
from curation.rubric import Grade
from curation.rulebook import Rulebook
from curation.verdict import Verdict, machine_marks

APART = 2
"""Curators who differ by so much on a criterion disagree."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of one content. `apart` are the criteria on which curators disagree."""

    grade: Grade
    marks: Mapping[str, Fraction]
    machine: Mapping[str, Fraction]
    curators: tuple[str, ...]
    apart: tuple[str, ...] = ()


def marked(book: Rulebook, kind: str, verdict: Verdict, since: date, judgements: Sequence[Decision], blocked: bool = False) -> Marked:
    """The marks and the grade; a curator's mark stands before the machine's.

    A criterion left to the machine drops out where no standard is about it.
    """
    machine = machine_marks(book, kind, verdict, since)
    given: dict[str, list[int]] = {}
    for judgement in judgements:
        for criterion, mark in judgement.marks.items():
            given.setdefault(criterion, []).append(mark)
    marks = {**machine, **{criterion: Fraction(sum(some), len(some)) for criterion, some in given.items()}}
    idle = {one.id for one in book.rubric.criteria(kind) if one.machine and one.id not in marks}
    grade = book.rubric.grade(kind, marks, blocked, frozenset(idle))
    apart = tuple(criterion for criterion, some in given.items() if max(some) - min(some) >= APART)
    return Marked(grade, marks, machine, tuple(one.by for one in judgements), apart)
