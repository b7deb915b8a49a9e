"""Capacity against the minimum order."""

import pytest

from curation.checks.capacity_carries import check
from curation.example import stage


def found(supplied: str, wanted: str, **listing: object) -> list[tuple[bool, str]]:
    """Whether it is doubtful, and the sentence, for `6000 pack month` and `24 pack` and a lead time of five days."""
    amount, unit, period = supplied.split()
    least, ordered = wanted.split()
    told = {"capacity.amount": amount, "capacity.unit": unit, "capacity.period": period, "order.minimum": least, "order.unit": ordered,
            "order.lead_time_days": "5", "order.case_size": "24", "packing.net": {"amount": "200", "unit": "g"}}
    subject = stage({"listing": {**told, **{key.replace("__", "."): value for key, value in listing.items()}}}).subject
    return [(breach.doubtful, str(breach.message)) for breach in check(subject)]


@pytest.mark.parametrize(("capacity", "minimum"), [
    ("6000 pack month", "24 pack"), ("24 pack month", "24 pack"), ("1 pack day", "30 pack"), ("7 pack week", "30 pack"), ("365 pack year", "30 pack"),
    ("24 pack season", "24 pack"), ("1 t month", "5000 pack"), ("1 karton month", "24 pack"), ("12 pcs month", "1 lusin"), ("1 lusin month", "12 pcs"),
])
def test_a_capacity_that_carries_the_minimum_is_passed_over(capacity: str, minimum: str) -> None:
    assert found(capacity, minimum) == []


@pytest.mark.parametrize(("capacity", "minimum"), [
    ("23 pack month", "24 pack"), ("1 pack day", "31 pack"), ("364 pack year", "30 pack"), ("23 pack season", "24 pack"), ("1 karton month", "25 pack"),
    ("1 t month", "5001 pack"), ("0 pack month", "1 pack"),
])
def test_a_capacity_that_does_not_is_found(capacity: str, minimum: str) -> None:
    (doubtful, _), = found(capacity, minimum)
    assert not doubtful


def test_the_sentence_says_both() -> None:
    assert found("23 pack month", "24 pack")[0][1] == (
        "the minimum order, 24\u00a0packs, is more than the capacity of 23\u00a0packs per month can carry")


def test_a_longer_lead_time_gives_more_time() -> None:
    assert found("10 pack month", "30 pack") != []
    assert found("10 pack month", "30 pack", order__lead_time_days="90") == []


def test_units_that_have_nothing_in_common_are_only_doubted() -> None:
    assert found("100 kg month", "24 pcs") == [
        (True, "the capacity is stated in another unit, 100\u00a0kg per month, than the minimum order, 24\u00a0pcs")]


@pytest.mark.parametrize("listing", [{"capacity__amount": None}, {"order__minimum": None}], ids=["no capacity", "no minimum"])
def test_nothing_is_said_while_one_is_missing(listing: dict[str, object]) -> None:
    assert found("1 pack month", "24 pack", **listing) == []
