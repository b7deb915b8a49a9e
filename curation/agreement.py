"""Agreement: how far curators who marked the same content mean the same by their marks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from curation.review import Decision

APART = 2
"""Marks that differ by so much are worth a talk."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks for one criterion of the same content, by two curators in the order of their ids."""

    folder: str
    criterion: str
    curators: tuple[str, str]
    marks: tuple[int, int]

    @property
    def apart(self) -> bool:
        """Whether the two see something quite different."""
        return abs(self.marks[0] - self.marks[1]) >= APART


def pairs(ledgers: Mapping[str, Sequence[Decision]]) -> Iterator[Pair]:
    """Every two marks that can be held against each other; a curator's last mark on a content counts."""
    for folder, decisions in ledgers.items():
        marked: dict[str, dict[str, Mapping[str, int]]] = defaultdict(dict)
        for decision in decisions:
            if decision.marks:
                marked[decision.digest][decision.by] = decision.marks
        for by in marked.values():
            for one, other in combinations(sorted(by), 2):
                for criterion in sorted(by[one].keys() & by[other].keys()):
                    yield Pair(folder, criterion, (one, other), (by[one][criterion], by[other][criterion]))


def kappa(marks: Sequence[tuple[int, int]]) -> Fraction | None:
    """Weighted kappa of paired marks, with weights that grow with the square of the difference.

    1 is full agreement, 0 what chance gives; None where nothing is paired or both give one and the same mark only.
    From J. Cohen, "Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit",
    Psychological Bulletin 70 (1968), 213 to 220: one less the disagreement observed over that expected by chance.
    """
    observed = Fraction(sum((one - other) ** 2 for one, other in marks))
    expected = Fraction(sum((one - other) ** 2 for one, _ in marks for _, other in marks), len(marks) or 1)
    return 1 - observed / expected if expected else None


def kappas(paired: Sequence[Pair]) -> dict[tuple[str, str], tuple[Fraction | None, int]]:
    """For every two curators who marked the same content, their kappa and over how many marks."""
    marks: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for pair in paired:
        marks[pair.curators].append(pair.marks)
    return {curators: (kappa(several), len(several)) for curators, several in sorted(marks.items())}
