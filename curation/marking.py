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
    marks, grade = combined(book, kind, machine, judgements, blocked)
    given = [judgement.marks for judgement in judgements]
    apart = tuple(criterion for criterion in dict.fromkeys(one for some in given for one in some) if _spread(given, criterion) >= APART)
    return Marked(grade, marks, machine, tuple(one.by for one in judgements), apart)


def combined(book: Rulebook, kind: str, machine: Mapping[str, Fraction], judgements: Sequence[Decision],
             blocked: bool) -> tuple[Mapping[str, Fraction], Grade]:
    """The machine's marks with the mean of the curators' laid over them, and the grade they make."""
    given: dict[str, list[int]] = {}
    for judgement in judgements:
        for criterion, mark in judgement.marks.items():
            given.setdefault(criterion, []).append(mark)
    marks = {**machine, **{criterion: Fraction(sum(some), len(some)) for criterion, some in given.items()}}
    idle = {one.id for one in book.rubric.criteria(kind) if one.machine and one.id not in marks}
    return marks, book.rubric.grade(kind, marks, blocked, frozenset(idle))


def _spread(given: Sequence[Mapping[str, int]], criterion: str) -> int:
    """How far the marks for a criterion lie apart."""
    marks = [one[criterion] for one in given if criterion in one]
    return max(marks) - min(marks)
