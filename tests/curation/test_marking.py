"""Marks make a grade: the machine's where a standard knows, the curators' where a person must judge."""

from fractions import Fraction
from pathlib import Path

import pytest

from curation.example import stage
from curation.marking import marked
from curation.review import Act, Decision
from curation.rulebook import Rulebook, rulebook
from curation.verdict import Verdict, judge
from tests.root import SAMPLE, TODAY

BOOK = rulebook(SAMPLE / "small")
GOOD = stage({"kind": "food"}).subject
PERSONAL = [criterion.id for criterion in BOOK.rubric.criteria("food") if not criterion.machine]


def judgement(by: str = "ani-contoh", **marks: int) -> Decision:
    return Decision(TODAY, Act.JUDGE, by, "a" * 64, marks={key.replace("_", "-"): mark for key, mark in marks.items()})


def everything(mark: int, by: str = "ani-contoh") -> Decision:
    return Decision(TODAY, Act.JUDGE, by, "a" * 64, marks=dict.fromkeys(PERSONAL, mark))


def verdict(book: Rulebook = BOOK) -> Verdict:
    return judge(book, GOOD)


def test_without_a_curator_the_grade_is_open_on_all_that_people_judge() -> None:
    got = marked(BOOK, "food", verdict(), TODAY, ())
    assert not got.grade.final
    assert set(got.grade.open) == set(PERSONAL)


def test_the_machine_marks_what_a_standard_knows_and_what_none_is_about_drops_out() -> None:
    got = marked(BOOK, "food", verdict(), TODAY, ())
    assert got.machine == {"barcode": 3, "merek": 3}
    assert "halal" not in got.grade.open


def test_full_marks_make_the_best_grade() -> None:
    got = marked(BOOK, "food", verdict(), TODAY, (everything(3),))
    assert (got.grade.letter, got.grade.points, got.grade.final) == ("A", 100, True)


def test_a_blocking_breach_allows_no_better_grade_than_the_rubric_says() -> None:
    got = marked(BOOK, "food", verdict(), TODAY, (everything(3),), blocked=True)
    assert got.grade.letter == BOOK.rubric.blocked


def test_a_curators_mark_stands_before_the_machines() -> None:
    assert marked(BOOK, "food", verdict(), TODAY, (judgement(merek=1),)).marks["merek"] == 1


def test_the_marks_of_several_curators_are_averaged_exactly() -> None:
    got = marked(BOOK, "food", verdict(), TODAY, (judgement(rasa=3), judgement("budi-contoh", rasa=2), judgement("joko-contoh", rasa=3)))
    assert got.marks["rasa"] == Fraction(8, 3)
    assert got.curators == ("ani-contoh", "budi-contoh", "joko-contoh")


@pytest.mark.parametrize(("one", "other", "apart"), [(3, 2, ()), (3, 1, ("rasa",)), (0, 3, ("rasa",)), (2, 2, ())])
def test_curators_two_marks_apart_disagree(one: int, other: int, apart: tuple[str, ...]) -> None:
    assert marked(BOOK, "food", verdict(), TODAY, (judgement(rasa=one), judgement("budi-contoh", rasa=other))).apart == apart


def test_broken_advice_costs_its_share_of_the_mark() -> None:
    lacking = stage({"kind": "food", "listing": {"brand": None}}).subject
    assert marked(BOOK, "food", judge(BOOK, lacking), TODAY, ()).machine["merek"] == 0


def test_a_broken_error_leaves_nothing_of_the_mark_under_the_projects_own_standards() -> None:
    book = rulebook(Path())
    lacking = stage({"kind": "food", "listing": {"certificates": []}}).subject
    assert marked(book, "food", judge(book, lacking), TODAY, ()).machine["izin-produk"] == 0


def test_every_kind_can_reach_every_point_under_the_projects_own_rubric() -> None:
    book = rulebook(Path())
    for kind in ("food", "commodity", "craft", "goods", "live-animal", "live-plant"):
        marks = {criterion.id: 3 for criterion in book.rubric.criteria(kind)}
        assert book.rubric.grade(kind, marks).points == 100
        assert book.rubric.grade(kind, {}).points == 0


def test_marks_given_before_a_change_of_weights_need_not_be_given_again() -> None:
    raw = {criterion.id: 2 for criterion in BOOK.rubric.criteria("food")}
    assert BOOK.rubric.grade("food", raw).points == Fraction(200, 3)
