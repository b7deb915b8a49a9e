"""Quantity prices."""

import pytest

from curation.checks.tiers import check
from curation.example import stage


def found(*tiers: tuple[object, object], part: str = "steps", **listing: str) -> list[str]:
    """The sentences about a price of 14,500 a pack with a minimum of 24 packs and these steps."""
    told = {"price.amount": "14500", "price.per": "pack", "order.unit": "pack", "order.minimum": "24", "order.case_size": "24",
            "price.tiers": [{"from": str(start), "amount": str(amount)} for start, amount in tiers] or None}
    subject = stage({"listing": {**told, **{key.replace("__", "."): value for key, value in listing.items()}}}).subject
    return [str(breach.message) for breach in check(subject, part=part)]


@pytest.mark.parametrize("tiers", [(), ((240, 13900),), ((240, 13900), (960, 13300))], ids=["none", "one", "two"])
def test_falling_prices_for_rising_quantities_are_passed_over(tiers: tuple[tuple[int, int], ...]) -> None:
    assert found(*tiers) == []
    assert found(*tiers, part="start") == []


@pytest.mark.parametrize("second", [240, 100], ids=["the same quantity", "a smaller one"])
def test_a_step_that_does_not_rise_is_found(second: int) -> None:
    assert found((240, 13900), (second, 13300)) == [f"the step from {second} is not above the one before it, 240"]


@pytest.mark.parametrize("amount", [14500, 15000], ids=["the same price", "a higher one"])
def test_a_first_step_that_is_no_cheaper_is_found(amount: int) -> None:
    assert found((240, amount)) == [f"from 240 on the price is {amount}, not below 14500"]


def test_a_later_step_that_is_no_cheaper_is_found() -> None:
    assert found((240, 13900), (960, 139000)) == ["from 960 on the price is 139000, not below 13900"]


def test_a_step_may_be_wrong_in_both_ways() -> None:
    assert len(found((240, 13900), (120, 14000))) == 2


def test_steps_without_a_base_price_are_compared_with_each_other() -> None:
    assert found((240, 13900), (960, 14000), price__amount=None) == ["from 960 on the price is 14000, not below 13900"]


@pytest.mark.parametrize("start", [24, 12], ids=["at the minimum", "below it"])
def test_a_first_step_within_the_minimum_order_is_found(start: int) -> None:
    assert found((start, 13900), part="start") == [f"the first step begins at {start}, and the minimum order is already 24\u00a0packs"]


def test_price_and_order_are_compared_in_the_unit_of_the_price() -> None:
    kilograms = {"price__per": "kg", "order__unit": "t", "order__minimum": "2"}
    assert found((1500, 13900), part="start", **kilograms) == ["the first step begins at 1500, and the minimum order is already 2000\u00a0kg"]
    assert found((2500, 13900), part="start", **kilograms) == []


@pytest.mark.parametrize("listing", [{"price__per": "ekor"}, {"price__per": None}], ids=["nothing in common", "no unit"])
def test_a_start_that_cannot_be_compared_is_passed_over(listing: dict[str, str]) -> None:
    assert found((1, 13900), part="start", **listing) == []


def test_the_breach_stands_at_the_step() -> None:
    first, second = check(stage({"listing": {"price.tiers": [{"from": "240", "amount": "13900"}, {"from": "120", "amount": "14000"}]}}).subject, part="steps")
    assert [first.path, second.path] == [("price", "tiers", 1, "from"), ("price", "tiers", 1, "amount")]
