"""The load of a container."""

from decimal import Decimal

import pytest

from curation.checks.load import check
from curation.example import stage

FIELD = "export.per_20ft"


def found(load: int | None, volume: int = 33, payload: int = 28_000, **listing: object) -> list[str]:
    """The sentences about a load of drums, two to a carton of a tenth of a cubic metre and ten kilograms."""
    told = {FIELD: load and str(load), "order.case_size": "2", "packing.carton_gross": {"amount": "10", "unit": "kg"},
            "packing.carton_size": {"length": "50", "width": "50", "height": "40", "unit": "cm"}}
    subject = stage({"kind": "craft", "listing": {**told, **{key.replace("__", "."): value for key, value in listing.items()}}}).subject
    return [str(breach.message) for breach in check(subject, field=FIELD, volume=Decimal(volume), payload=Decimal(payload))]


@pytest.mark.parametrize("load", [1, 660], ids=["little", "just full"])
def test_a_load_that_fits_is_passed_over(load: int) -> None:
    assert found(load) == []


def test_a_load_that_takes_too_much_room_is_found() -> None:
    assert found(661) == ["331 cartons take 33.1 m³, and the container holds 33 m³"]


def test_a_load_that_is_too_heavy_is_found() -> None:
    assert found(600, payload=2_900) == ["300 cartons weigh 3000 kg, and the container carries 2900 kg"]


def test_a_load_may_be_both() -> None:
    assert len(found(1000, payload=2_900)) == 2


@pytest.mark.parametrize("size", [{"length": "500", "width": "500", "height": "400", "unit": "mm"}, {"length": "0.5", "width": "0.5", "height": "0.4", "unit": "m"}])
def test_measures_may_be_in_any_unit_of_length(size: dict[str, str]) -> None:
    assert found(660, packing__carton_size=size) == []
    assert len(found(661, packing__carton_size=size)) == 1


@pytest.mark.parametrize("listing", [
    {"order__case_size": None, "packing__net": None}, {"packing__carton_size": None, "packing__carton_gross": None}, {"packing__carton_size": {"length": "50", "unit": "cm"}},
    {"packing__carton_size": {"length": "50", "width": "50", "height": "40", "unit": "kg"}},
], ids=["no case size", "no carton at all", "a side missing", "sides in kilograms"])
def test_nothing_is_said_before_it_can_be_worked_out(listing: dict[str, object]) -> None:
    assert found(99_999, payload=10**9, **listing) == []


def test_drums_sold_singly_still_travel_two_to_a_carton() -> None:
    assert found(660, order__case_size="1") == []
    assert len(found(661, order__case_size="1")) == 1


def test_soap_that_is_weighed_travels_by_the_case() -> None:
    assert found(660, packing__net={"amount": "80", "unit": "g"}) == []
    assert len(found(661, packing__net={"amount": "80", "unit": "g"})) == 1


def test_no_load_is_no_matter() -> None:
    assert found(None) == []
