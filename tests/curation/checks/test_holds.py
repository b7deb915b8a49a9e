"""Lists that have to name something."""

import pytest

from curation.checks.holds import check
from curation.example import stage

FIELD = "export.documents"


def found(held: list[str] | None, **given: object) -> list[str]:
    """The sentences about an export listing with these papers."""
    return [str(breach.message) for breach in check(stage({"kind": "craft", "listing": {FIELD: held}}).subject, field=FIELD, **given)]


@pytest.mark.parametrize("given", [{"all_of": ("invoice", "peb")}, {"one_of": ("lacey", "peb")}, {}], ids=["all of them", "one of them", "nothing asked"])
def test_a_list_that_names_what_it_has_to_is_passed_over(given: dict[str, object]) -> None:
    assert found(["invoice", "packing-list", "peb"], **given) == []


def test_each_thing_lacking_is_named() -> None:
    assert found(["invoice"], all_of=("invoice", "packing-list", "peb")) == [
        "'Documents provided' does not name Packing list", "'Documents provided' does not name Export declaration (PEB)"]


def test_the_choices_are_named_together() -> None:
    assert found(["invoice"], one_of=("bill-of-lading", "air-waybill")) == ["'Documents provided' names none of these: Bill of lading; Air waybill"]


def test_a_single_choice_is_simply_lacking() -> None:
    assert found(["invoice"], one_of=("lacey",)) == ["'Documents provided' does not name Lacey Act declaration (PPQ 505)"]


def test_an_empty_list_lacks_everything() -> None:
    assert len(found(None, all_of=("invoice", "peb"), one_of=("lacey", "ispm-15"))) == 3
    assert len(found([], all_of=("invoice",))) == 1


def test_what_the_reference_does_not_know_is_said_as_it_is() -> None:
    assert found([], all_of=("letter",)) == ["'Documents provided' does not name letter"]


def test_the_breach_stands_at_the_list() -> None:
    breach, = check(stage({"kind": "craft", "listing": {FIELD: []}}).subject, field=FIELD, all_of=("invoice",))
    assert breach.path == ("export", "documents")
