"""Texts that have to be written as a pattern asks."""

from catalog.document import Raw
from curation.breach import Breach
from curation.checks.pattern import check
from curation.example import stage


def told(finds: str, **ingredients: Raw) -> list[Breach]:
    subject = stage({"listing": {"food.ingredients": {**ingredients}}}).subject
    return list(check(subject, fields=("kind.ingredients",), finds=finds))


def test_a_text_in_which_the_pattern_is_found_is_let_be() -> None:
    assert told(r"\d ?%", id="Kacang (58 %), gula.") == []


def test_a_text_without_it_is_named_with_its_field() -> None:
    [breach] = told(r"\d ?%", id="Kacang, gula.")
    assert str(breach.message) == "'Ingredients' does not say what it has to"
    assert breach.path == ("food", "ingredients", "id")


def test_each_language_is_asked() -> None:
    assert [breach.path[-1] for breach in told(r"\d ?%", id="Kacang 58 %, gula.", en="Peanuts, sugar.")] == ["en"]


def test_capitals_make_no_difference() -> None:
    assert told("KACANG", id="kacang tanah") == []


def test_a_field_that_is_empty_is_another_standards_matter() -> None:
    assert list(check(stage({"listing": {"brand": None}}).subject, fields=("brand",), finds="x")) == []
