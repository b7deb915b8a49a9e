"""How far curators mean the same by their marks."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.agreement import Pair, kappa, kappas, pairs
from curation.review import Act, Decision

A, B = "a" * 64, "b" * 64


def judged(by: str, marks: dict[str, int], digest: str = A, day: int = 1) -> Decision:
    return Decision(date(2026, 11, day), Act.JUDGE, by, digest, marks=marks)


@pytest.mark.parametrize(("marks", "said"), [
    ([], None), ([(2, 2)], None), ([(2, 2), (2, 2)], None), ([(0, 0), (3, 3)], Fraction(1)), ([(0, 3), (3, 0)], Fraction(-1)),
    ([(0, 0), (0, 3), (3, 0), (3, 3)], Fraction(0)), ([(0, 1), (1, 2), (2, 3)], Fraction(4, 7)),
    ([(0, 0)] * 4 + [(1, 1)] * 3 + [(1, 2)] * 2 + [(3, 1)], Fraction(6, 11)),
], ids=["nothing", "one mark", "only one mark", "the same", "the opposite", "as chance has it", "one always a step above", "ten marks reckoned by hand"])
def test_kappa_of_small_tables(marks: list[tuple[int, int]], said: Fraction | None) -> None:
    assert kappa(marks) == said


def table(marks: list[tuple[int, int]]) -> float | None:
    """Weighted kappa straight from its definition, over a table of proportions."""
    n = len(marks)
    rows, columns = ([sum(pair[side] == mark for pair in marks) / n for mark in range(4)] for side in (0, 1))
    weight = {(i, j): (i - j) ** 2 / 9 for i in range(4) for j in range(4)}
    observed = sum(weight[pair] for pair in marks) / n
    expected = sum(weight[i, j] * rows[i] * columns[j] for i in range(4) for j in range(4))
    return 1 - observed / expected if expected else None


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=40))
def test_kappa_is_what_its_definition_says(marks: list[tuple[int, int]]) -> None:
    found, said = kappa(marks), table(marks)
    assert (found is None) == (said is None)
    assert found is None or said is None or (float(found) == pytest.approx(said) and found <= 1)
    assert kappa([(other, one) for one, other in marks]) == found


def test_marks_on_the_same_content_are_held_against_each_other() -> None:
    ledgers = {"products/a/b": [judged("budi", {"rasa": 3, "label": 1}), judged("ani", {"rasa": 1, "harga": 2}), judged("dewi", {"rasa": 2}, B)]}
    found, = pairs(ledgers)
    assert found == Pair("products/a/b", "rasa", ("ani", "budi"), (1, 3))
    assert found.apart


def test_the_last_marks_of_a_curator_count() -> None:
    ledgers = {"x": [judged("ani", {"rasa": 0}), judged("budi", {"rasa": 2}), judged("ani", {"rasa": 2}, day=2)]}
    assert [pair.marks for pair in pairs(ledgers)] == [(2, 2)]


@pytest.mark.parametrize(("marks", "apart"), [((0, 1), False), ((3, 1), True), ((1, 3), True), ((2, 2), False)])
def test_marks_two_steps_apart_are_worth_a_talk(marks: tuple[int, int], apart: bool) -> None:
    assert Pair("x", "rasa", ("ani", "budi"), marks).apart is apart


def test_every_two_curators_have_their_own_figure() -> None:
    ledgers = {f"e{n}": [judged("ani", {"rasa": n}), judged("budi", {"rasa": n}), judged("dewi", {"rasa": 3 - n})] for n in range(4)}
    found = kappas(list(pairs(ledgers)))
    assert found == {("ani", "budi"): (Fraction(1), 4), ("ani", "dewi"): (Fraction(-1), 4), ("budi", "dewi"): (Fraction(-1), 4)}
