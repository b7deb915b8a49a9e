"""What the digits of a P-IRT number say, held against the product."""

import pytest

from catalog.document import Raw
from catalog.reference import BrokenConfiguration
from curation.checks.pirt import check
from curation.example import stage


def clash(part: str, number: str, **changes: Raw) -> list[str]:
    """What is found in a sambal pecel made in the city and packed in composite, its P-IRT ending on 20 May 2029."""
    named = {key.replace("__", "."): value for key, value in changes.items()}
    example: dict[str, Raw] = {"listing": {"certificates.0.number": number, **named}}
    return [str(breach.message) for breach in check(stage(example).subject, part=part)]


PARTS = ["year", "district", "food-type", "packaging"]


@pytest.mark.parametrize("part", PARTS)
def test_a_number_that_agrees_is_let_be(part: str) -> None:
    assert clash(part, "7113572010901-29") == []


@pytest.mark.parametrize("part", PARTS)
def test_a_number_that_is_none_is_the_matter_of_its_form(part: str) -> None:
    assert clash(part, "206357201090") == []


def test_another_year_than_the_papers_is_found() -> None:
    assert clash("year", "7113572010901-28") == ["the number '7113572010901-28' ends with the year 2028, but the paper on 2029-05-20"]


def test_without_a_date_the_number_tells_that_it_ended() -> None:
    assert clash("year", "7113572010901-25", certificates__0__expires=None) == ["the number '7113572010901-25' ended with the year 2025"]
    assert clash("year", "7113572010901-26", certificates__0__expires=None) == []


def test_a_district_other_than_the_origins_is_found() -> None:
    assert clash("district", "7113505010901-29") == ["the number '7113505010901-29' was given by Blitar Regency, but the product is made in Blitar City"]
    assert clash("district", "7113505010901-29", origin="35.05.09.2004") == []


def test_a_district_nobody_here_knows_is_told_by_its_code() -> None:
    [said] = clash("district", "7113174010901-29")
    assert "was given by 31.74" in said


def test_a_food_type_other_than_the_categorys_is_found() -> None:
    [said] = clash("food-type", "7153572010901-29")
    assert "is for grain, legume and root products (15), but sambal pecel (peanut sauce) belongs to seasonings" in said


def test_a_category_without_a_settled_food_type_is_not_compared() -> None:
    assert clash("food-type", "7153572010901-29", category="wajik-kletik") == []


def test_packaging_other_than_the_packs_is_found() -> None:
    assert clash("packaging", "1113572010901-29") == [
        "the number '1113572010901-29' is for packaging of glass, but the product is packed in composite (laminate)"]


@pytest.mark.parametrize("changes", [{"packing__material": "cardboard-box"}, {"packing__material": None}], ids=["packaging without a digit", "no packaging stated"])
def test_packaging_that_cannot_be_compared_is_let_be(changes: dict[str, Raw]) -> None:
    assert clash("packaging", "1113572010901-29", **changes) == []


def test_a_number_for_several_kinds_of_packaging_fits_all() -> None:
    assert clash("packaging", "8113572010901-29") == []


def test_a_part_that_does_not_exist_is_a_broken_configuration() -> None:
    with pytest.raises(BrokenConfiguration, match="has no part 'tahun'; it has: year, district, food-type, packaging"):
        clash("tahun", "7113572010901-29")
