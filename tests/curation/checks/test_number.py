"""Numbers between two limits."""

from decimal import Decimal

import pytest

from curation.checks.number import check
from curation.example import stage

LEAD, LEFT, LIFE = "order.lead_time_days", "kind.shelf_life_at_delivery_percent", "kind.shelf_life"


def found(listing: dict[str, object], **given: object) -> list[str]:
    """The sentences about a food listing."""
    return [str(breach.message) for breach in check(stage({"listing": listing}).subject, **given)]


@pytest.mark.parametrize("days", [0, 7, 14], ids=["the least", "between", "the most"])
def test_a_number_within_its_limits_is_passed_over(days: int) -> None:
    assert found({LEAD: str(days)}, field=LEAD, least=Decimal(0), most=Decimal(14)) == []


def test_a_number_below_the_least_is_found() -> None:
    assert found({"food.shelf_life_at_delivery_percent": "50"}, field=LEFT, least=Decimal(66)) == [
        "'Shelf life left at delivery' is 50%; at least 66% is needed"]


def test_a_number_above_the_most_is_found() -> None:
    assert found({LEAD: "90"}, field=LEAD, most=Decimal(60)) == ["'Lead time' is 90\u00a0days; 60\u00a0days is the most"]


@pytest.mark.parametrize(("amount", "unit", "days", "short"), [
    (2, "month", 60, False), (2, "month", 61, True), (13, "week", 91, False), (36, "hour", 2, True), (1, "year", 365, False),
])
def test_a_length_of_time_is_counted_in_days(amount: int, unit: str, days: int, short: bool) -> None:
    assert bool(found({"food.shelf_life": {"amount": str(amount), "unit": unit}}, field=LIFE, least=Decimal(days))) is short


def test_a_length_of_time_is_said_in_its_own_unit() -> None:
    assert found({"food.shelf_life": {"amount": "2", "unit": "month"}}, field=LIFE, least=Decimal(90)) == [
        "'Shelf life' is 2\u00a0months; at least 90\u00a0days is needed"]


def test_an_empty_field_is_found_only_where_it_is_required() -> None:
    gone = {"food.shelf_life_at_delivery_percent": None}
    assert found(gone, field=LEFT, least=Decimal(66)) == []
    assert found(gone, field=LEFT, least=Decimal(66), required=True) == ["'Shelf life left at delivery' is not filled in"]


def test_the_breach_stands_at_the_field() -> None:
    breach, = check(stage({"listing": {"food.shelf_life_at_delivery_percent": "1"}}).subject, field=LEFT, least=Decimal(66))
    assert (breach.file, breach.path) == ("listing.yml", ("food", "shelf_life_at_delivery_percent"))
    assert breach.values["limit"] == 66


def test_a_number_of_the_supplier_stands_in_the_supplier_file() -> None:
    breach, = check(stage({"supplier": {"workers": "3"}}).subject, field="supplier.workers", least=Decimal(5))
    assert (breach.file, breach.path) == ("supplier.yml", ("workers",))
