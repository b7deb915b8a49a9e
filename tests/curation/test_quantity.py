"""Quantities: what a unit of one listing is worth in another, and how amounts are said."""

from decimal import Decimal

import pytest

from curation.example import stage
from curation.quantity import Quantity, quantity, rounded, sign, worth
from curation.subject import Subject

HUGE = Decimal(10**30)


def pack(**changes: object) -> Subject:
    """A pack of 200 g, 24 to a case, unless told otherwise."""
    told = {"order.unit": "pack", "order.case_size": "24", "packing.net": {"amount": "200", "unit": "g"}}
    return stage({"listing": {**told, **{key.replace("__", "."): value for key, value in changes.items()}}}).subject


@pytest.mark.parametrize(("unit", "other", "rate"), [
    ("kg", "g", 1000), ("g", "kg", "0.001"), ("t", "kg", 1000), ("lusin", "pcs", 12), ("papan", "butir", 30), ("m", "cm", 100),
    ("pack", "pack", 1), ("pack", "g", 200), ("karton", "pack", 24), ("karton", "kg", "4.8"), ("karton", "karton", 1),
])
def test_a_unit_is_worth_so_many_of_another(unit: str, other: str, rate: object) -> None:
    assert worth(unit, other, pack()) == Decimal(str(rate))


@pytest.mark.parametrize(("unit", "other"), [("kg", "pcs"), ("l", "kg"), ("m", "kg"), ("pack", "pcs")])
def test_units_without_anything_in_common_are_not_turned_into_each_other(unit: str, other: str) -> None:
    assert worth(unit, other, pack()) is None


@pytest.mark.parametrize("changes", [
    {"packing__net": None}, {"packing__net": {"amount": "0", "unit": "g"}}, {"packing__net": {"amount": "1", "unit": "pack"}},
    {"packing__net": {"amount": "1", "unit": "karton"}},
], ids=["nothing said", "nothing in it", "a pack that holds a pack", "a pack that holds a carton"])
def test_a_pack_of_unknown_content_stands_for_itself(changes: dict[str, object]) -> None:
    assert worth("pack", "g", pack(**changes)) is None
    assert worth("pack", "pack", pack(**changes)) == 1


@pytest.mark.parametrize("changes", [{"order__case_size": None}, {"order__unit": "karton"}], ids=["no case size", "ordered by the carton itself"])
def test_a_carton_of_unknown_content_stands_for_itself(changes: dict[str, object]) -> None:
    assert worth("karton", "pack", pack(**changes)) is None


def test_packs_in_packs_are_followed_to_what_is_measured() -> None:
    assert worth("karton", "g", pack(order__unit="sak", packing__net={"amount": "50", "unit": "kg"}, order__case_size="2")) == 100_000


@pytest.mark.parametrize(("value", "amount", "unit"), [
    (7, 7, ""), (Decimal("1.5"), "1.5", ""), ({"amount": Decimal(200), "unit": "g"}, 200, "g"), ({"amount": 3, "unit": "pcs"}, 3, "pcs"),
])
def test_a_value_is_read_as_a_quantity(value: object, amount: object, unit: str) -> None:
    assert quantity(value) == Quantity(Decimal(str(amount)), unit)


@pytest.mark.parametrize("value", [None, "7", True, [], {}, {"amount": 3}, {"amount": 3, "unit": "month"}, {"amount": "3", "unit": "g"}],
                         ids=["nothing", "a text", "yes", "a list", "empty", "no unit", "a length of time", "an amount that is a text"])
def test_other_values_are_no_quantity(value: object) -> None:
    assert quantity(value) is None


def test_twelve_twelfths_are_one() -> None:
    assert Quantity(Decimal(12), "pcs").within("lusin", pack()) == Quantity(Decimal(1), "lusin")


def test_an_amount_beyond_all_sense_is_left_alone() -> None:
    assert rounded(HUGE) == HUGE
    assert Quantity(HUGE).said == HUGE


@pytest.mark.parametrize(("amount", "said"), [("1.23456", "1.23"), ("1.20", "1.2"), ("1000.00", "1000"), ("1E+3", "1000"), ("0.001", "0.001"), ("0", "0")])
def test_an_amount_is_said_to_the_hundredth_without_idle_zeros(amount: str, said: str) -> None:
    assert str(Quantity(Decimal(amount)).said) == said


@pytest.mark.parametrize(("list_name", "id", "amount", "indonesian", "english"), [
    ("units", "kg", 2, "\u00a0kg", "\u00a0kg"), ("units", "pack", 2, "\u00a0bungkus", "\u00a0packs"), ("units", "pack", 1, "\u00a0bungkus", "\u00a0pack"),
    ("measures", "percent", 2, "%", "%"), ("measures", "day", 1, "\u00a0hari", "\u00a0day"), ("durations", "month", 2, "\u00a0bulan", "\u00a0months"),
])
def test_a_unit_follows_its_amount(list_name: str, id: str, amount: int, indonesian: str, english: str) -> None:
    assert sign(list_name, id, Decimal(amount)) == {"id": indonesian, "en": english}


def test_a_bare_number_has_no_sign_and_an_unknown_unit_its_id() -> None:
    assert Quantity(Decimal(3)).sign == {"id": "", "en": ""}
    assert sign("units", "fathom", Decimal(3)) == {"id": "\u00a0fathom", "en": "\u00a0fathom"}
