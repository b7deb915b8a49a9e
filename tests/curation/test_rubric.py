"""The rubric: what is marked, how marks become a grade, and what a wrong file is refused with."""

from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from catalog.reference import BrokenConfiguration, reference
from curation.policy import HERE
from curation.rubric import BEST, Rubric, rubric
from curation.standard import Standard, standards
from tests.curation.policies import RUBRIC, changed, line_of, told, written

ALL = rubric(HERE)
KINDS = list(reference("kinds").entries)


def one(root: Path, text: str = RUBRIC) -> Rubric:
    """The rubric of a catalogue at `root`."""
    written(root, "rubric.yml", text)
    return rubric(root)


def test_what_the_file_says_is_what_is_meant(tmp_path: Path) -> None:
    got = one(tmp_path)
    assert [(group.id, group.weight, [criterion.id for criterion in group.criteria]) for group in got.groups] == [
        ("mutu", 30, ["rasa", "rapi"]), ("harga", 10, ["label-desain"])]
    assert (got.grades, got.blocked) == ({"A": 85, "B": 70, "C": 55, "D": 0}, "C")
    assert [criterion.machine for group in got.groups for criterion in group.criteria] == [False, False, True]


@pytest.mark.parametrize(("kind", "criteria"), [("food", ["rasa", "rapi", "label-desain"]), ("craft", ["rapi", "label-desain"])])
def test_each_kind_is_marked_on_what_applies_to_it(tmp_path: Path, kind: str, criteria: list[str]) -> None:
    assert [criterion.id for criterion in one(tmp_path).criteria(kind)] == criteria


@pytest.mark.parametrize(("marks", "points", "letter"), [
    ({"rasa": 3, "rapi": 3, "label-desain": 3}, Fraction(100), "A"),
    ({"rasa": 0, "rapi": 0, "label-desain": 0}, Fraction(0), "D"),
    ({"rasa": 3, "rapi": 0, "label-desain": 3}, Fraction(125, 2), "C"),
    ({"rasa": 2, "rapi": 2, "label-desain": 2}, Fraction(200, 3), "C"),
    ({"rasa": 3, "rapi": 2, "label-desain": 2}, Fraction(475, 6), "B"),
    ({"rasa": 3, "rapi": 3, "label-desain": Fraction(3, 2)}, Fraction(175, 2), "A"),
    ({"rasa": 3}, Fraction(75, 2), "D"),
    ({}, Fraction(0), "D"),
], ids=["all best", "all nothing", "one missing", "all good", "one better", "half a mark from the machine", "two unmarked", "none marked"])
def test_points_are_the_groups_mean_marks_by_their_weights(tmp_path: Path, marks: dict[str, Fraction | int], points: Fraction, letter: str) -> None:
    got = one(tmp_path).grade("food", marks)
    assert (got.points, got.letter) == (points, letter)


def test_what_does_not_apply_drops_out_and_the_rest_is_scaled(tmp_path: Path) -> None:
    book = one(tmp_path)
    assert book.grade("craft", {"rapi": 3, "label-desain": 3}).points == 100
    assert book.grade("craft", {"rapi": 3, "label-desain": 0}).points == book.grade("food", {"rasa": 3, "rapi": 3, "label-desain": 0}).points == 75


def test_a_group_of_which_nothing_applies_drops_out_with_its_weight(tmp_path: Path) -> None:
    text = changed(RUBRIC, "{id: label-desain, machine: yes,", "{id: label-desain, machine: yes, kinds: [goods],")
    assert one(tmp_path, text).grade("craft", {"rapi": 3}).points == 100
    assert one(tmp_path, text).grade("goods", {"rapi": 3}).points == 75


def test_marks_for_what_does_not_apply_count_for_nothing(tmp_path: Path) -> None:
    assert one(tmp_path).grade("craft", {"rasa": 3}).points == 0


@pytest.mark.parametrize(("marks", "open", "final"), [({"rasa": 1, "rapi": 0, "label-desain": 2}, (), True), ({"rasa": 1}, ("rapi", "label-desain"), False)])
def test_a_grade_is_final_when_everything_has_its_mark(tmp_path: Path, marks: dict[str, Fraction | int], open: tuple[str, ...], final: bool) -> None:
    got = one(tmp_path).grade("food", marks)
    assert (got.open, got.final) == (open, final)


@pytest.mark.parametrize(("mark", "free", "held"), [(3, "A", "C"), (2, "C", "C"), (1, "D", "D")], ids=["the best", "just the cap", "below the cap"])
def test_a_listing_with_blocking_breaches_gets_no_better_than_the_cap(tmp_path: Path, mark: int, free: str, held: str) -> None:
    book, marks = one(tmp_path), dict.fromkeys(("rasa", "rapi", "label-desain"), mark)
    assert (book.grade("food", marks).letter, book.grade("food", marks, blocked=True).letter) == (free, held)
    assert book.grade("food", marks).points == book.grade("food", marks, blocked=True).points


@pytest.mark.parametrize("exactly", [85, 70, 55])
def test_a_grade_begins_at_exactly_its_points(tmp_path: Path, exactly: int) -> None:
    text = RUBRIC[:RUBRIC.index("  - id: harga")] + RUBRIC[RUBRIC.index("grades:"):]
    book = one(tmp_path, text)
    mark = Fraction(BEST * exactly, 100)
    letter = {85: "A", 70: "B", 55: "C"}[exactly]
    assert book.grade("craft", {"rapi": mark}).letter == letter
    assert book.better(letter, book.grade("craft", {"rapi": mark - Fraction(1, 1000)}).letter)


@pytest.mark.parametrize(("better", "worse"), [("A", "B"), ("C", "D"), ("D", ""), ("A", "")])
def test_grades_are_in_order_and_no_grade_is_worse_than_any(tmp_path: Path, better: str, worse: str) -> None:
    book = one(tmp_path)
    assert (book.better(better, worse), book.better(worse, better), book.better(better, better)) == (True, False, False)


Slip = tuple[str, str, str, str, str]
"""What it is, the text, what replaces it, the rule, and a word of the sentence."""
SLIPS: list[Slip] = [
    ("a key there is not", "weight: 30", "weight: 30\n    colour: red", "unknown-field", "colour"),
    ("no weight", "    weight: 30\n", "", "required", "weight"),
    ("a weight of nothing", "weight: 30", "weight: 0", "too-small", "1"),
    ("a weight with a word", "weight: 30", "weight: heavy", "wrong-type", "heavy"),
    ("a kind there is not", "kinds: [food]", "kinds: [foods]", "unknown-reference", "foods"),
    ("no help", ', help: {id: "Dicicipi bersama.", en: "Tasted together."}', "", "required", "help"),
    ("a title without Indonesian", "title: {id: Mutu, en: Quality}", "title: {en: Quality}", "needs-language", "id"),
    ("a group of nothing", RUBRIC[RUBRIC.index("      - {id: label-desain"):RUBRIC.index("grades:")], "      []\n", "too-few", "1"),
    ("the same criterion twice", "{id: label-desain,", "{id: rasa,", "rubric-ids", "its own"),
    ("a letter there is not", "{letter: D, from: 0}", "{letter: E, from: 0}", "not-allowed", "E"),
    ("grades that rise", "{letter: B, from: 70}", "{letter: B, from: 90}", "rubric-grades", "best to the worst"),
    ("the same letter twice", "{letter: B, from: 70}", "{letter: A, from: 70}", "rubric-grades", "best to the worst"),
    ("a worst grade that does not begin at nought", "{letter: D, from: 0}", "{letter: D, from: 10}", "rubric-grades", "begins at 0"),
    ("more points than a hundred", "{letter: A, from: 85}", "{letter: A, from: 101}", "too-large", "100"),
    ("a cap that is no grade", "  - {letter: C, from: 55}\n", "", "rubric-grades", "`blocked`"),
    ("no cap", "blocked: C\n", "", "required", "blocked"),
]


@pytest.mark.parametrize(("old", "new", "rule", "word"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_refused_with_its_file_its_line_and_its_rule(tmp_path: Path, old: str, new: str, rule: str, word: str) -> None:
    with pytest.raises(BrokenConfiguration) as broken:
        one(tmp_path, changed(RUBRIC, old, new))
    path, line, sentence, of = told(broken.value)
    assert (path, of) == (str(tmp_path / "curation/rubric.yml"), rule)
    assert word in sentence
    assert line >= 1


def test_a_slip_is_told_at_its_line(tmp_path: Path) -> None:
    text = changed(RUBRIC, "kinds: [food]", "kinds: [foods]")
    with pytest.raises(BrokenConfiguration) as broken:
        one(tmp_path, text)
    assert told(broken.value)[1] == line_of(text, "foods")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_reach_every_point_and_none(kind: str) -> None:
    marks = {criterion.id: BEST for criterion in ALL.criteria(kind)}
    assert (ALL.grade(kind, marks).points, ALL.grade(kind, marks).letter) == (100, "A")
    assert ALL.grade(kind, dict.fromkeys(marks, 0)).points == 0


def test_the_weights_of_the_packaged_rubric_make_a_hundred() -> None:
    assert sum(group.weight for group in ALL.groups) == 100


def test_the_packaged_rubric_speaks_both_languages() -> None:
    for group in ALL.groups:
        for text in (group.title, *(text for criterion in group.criteria for text in (criterion.title, criterion.help))):
            assert set(text) == {"id", "en"}


FED = [(criterion.id, kind) for group in ALL.groups for criterion in group.criteria if criterion.machine for kind in KINDS if criterion.applies(kind)]


@cache
def _standards() -> tuple[Standard, ...]:
    return tuple(standards(HERE).values())


@pytest.mark.parametrize(("criterion", "kind"), FED, ids=[f"{criterion} of {kind}" for criterion, kind in FED])
def test_what_the_machine_marks_is_fed_by_a_standard_about_that_kind(criterion: str, kind: str) -> None:
    about = [standard for standard in _standards() if standard.criterion == criterion and not standard.judged]
    assert any(standard.scope.kinds is None or kind in standard.scope.kinds for standard in about)
