"""Choices that fit or do not."""

import pytest

from curation.checks.choice import check
from curation.example import stage

SKIN, WOOD, OFFERED = "kind.skin_treatment", "kind.wood_species", "consignment.offered"


def found(listing: dict[str, object], **given: object) -> list[str]:
    """The sentences about a drum."""
    return [str(breach.message) for breach in check(stage({"kind": "craft", "listing": listing}).subject, **given)]


@pytest.mark.parametrize("given", [{"refused": ("rawhide", "limed")}, {"allowed": ("tanned", "pickled")}], ids=["not refused", "allowed"])
def test_a_choice_that_fits_is_passed_over(given: dict[str, object]) -> None:
    assert found({"craft.skin_treatment": "tanned"}, field=SKIN, **given) == []


@pytest.mark.parametrize("given", [{"refused": ("rawhide", "limed")}, {"allowed": ("tanned", "pickled")}], ids=["refused", "not allowed"])
def test_a_choice_that_does_not_fit_is_named(given: dict[str, object]) -> None:
    assert found({"craft.skin_treatment": "limed"}, field=SKIN, **given) == ["'Skin treatment' is Limed"]


def test_each_value_of_a_list_is_looked_at_in_its_place() -> None:
    breach, = check(stage({"kind": "craft", "listing": {"craft.wood_species": ["mahoni", "sonokeling"]}}).subject, field=WOOD, refused=("sonokeling",))
    assert breach.path == ("craft", "wood_species", 1)


def test_an_attribute_of_the_chosen_entry_is_compared() -> None:
    given = {"field": WOOD, "key": "cites", "refused": ("I", "II", "III")}
    assert found({"craft.wood_species": ["mahoni", "jati"]}, **given) == []
    assert found({"craft.wood_species": ["sonokeling"]}, **given) == ["'Wood species' is Indian rosewood"]


@pytest.mark.parametrize(("answer", "sentences"), [("yes", []), ("no", ["'Consignment accepted' is no"])])
def test_yes_and_no_are_choices_too(answer: str, sentences: list[str]) -> None:
    assert found({OFFERED: answer}, field=OFFERED, allowed=("yes",)) == sentences


def test_an_empty_field_is_found_only_where_it_is_required() -> None:
    assert found({"consignment": None}, field=OFFERED, allowed=("yes",)) == []
    assert found({"consignment": None}, field=OFFERED, allowed=("yes",), required=True) == ["'Consignment accepted' is not filled in"]


def test_a_choice_without_a_list_of_names_is_said_as_it_is() -> None:
    subject = stage({"kind": "live-plant", "listing": {"live-plant.cites": "none"}}).subject
    assert [str(breach.message) for breach in check(subject, field="kind.cites", refused=("none",))] == ["'CITES appendix' is none"]
