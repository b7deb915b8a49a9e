"""Barcode numbers."""

import pytest

from curation.checks.gtin import check
from curation.example import stage

FIELD = "identifiers.gtin"
NIB = "1234567890101"
PAPERS = [{"type": "nib", "number": NIB, "level": "declared"}]


def found(number: str | None, **given: object) -> list[str]:
    """The sentences about a listing with this number, of a firm whose NIB is known."""
    subject = stage({"listing": {FIELD: number}, "supplier": {"certificates": PAPERS}}).subject
    return [str(breach.message) for breach in check(subject, field=FIELD, **given)]


@pytest.mark.parametrize("number", ["8991234567891", "96385074", "036000291452", "18991234567898"], ids=["GTIN-13", "GTIN-8", "GTIN-12", "GTIN-14"])
def test_a_good_number_of_any_length_is_passed_over(number: str) -> None:
    assert found(number) == []


@pytest.mark.parametrize("number", ["8991234567890", "899123456789", "12345", "89912345678A1", "899 123456789"],
                         ids=["wrong check digit", "one digit short", "far too short", "a letter", "a space"])
def test_a_number_that_is_none_is_found(number: str) -> None:
    assert found(number) == [f"{number} is not a barcode number: its length or its check digit is wrong"]


def test_the_firms_own_nib_is_named_as_such() -> None:
    assert found(NIB) == [f"{NIB} is the firm's NIB, not a barcode number"]


def test_no_number_is_no_matter() -> None:
    assert found(None) == []
    assert found(None, expected=("899",)) == []


@pytest.mark.parametrize(("number", "fits"), [("8991234567891", True), ("4006381333931", False), ("18991234567898", True), ("036000291452", False)])
def test_a_prefix_is_expected(number: str, fits: bool) -> None:
    assert (found(number, expected=("899",)) == []) is fits


@pytest.mark.parametrize(("number", "prefix"), [
    ("9780306406157", "978"), ("9501101530003", "950"), ("2001234567893", "200"), ("0212345678909", "021"), ("212345678992", "021"),
])
def test_a_refused_prefix_is_found(number: str, prefix: str) -> None:
    assert found(number, refused=("020-029", "200-299", "950-952", "977-999")) == [f"the barcode number {number} begins with {prefix}"]


@pytest.mark.parametrize("number", ["96385074", "8991234567891"], ids=["a GTIN-8 has prefixes of its own", "another prefix"])
def test_what_is_not_refused_is_passed_over(number: str) -> None:
    assert found(number, refused=("950-952", "960-969", "977-999")) == []


@pytest.mark.parametrize("number", ["8991234567890", NIB, "ABC"], ids=["wrong check digit", "the NIB", "letters"])
def test_the_prefix_of_a_bad_number_is_not_judged(number: str) -> None:
    assert found(number, expected=("999",)) == []
    assert found(number, refused=("000-999",)) == []
