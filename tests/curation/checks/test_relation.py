"""Two fields, or products of fields, that have to agree."""

from decimal import Decimal

import pytest

from curation.checks.relation import check
from curation.example import stage

PRICE = {"price.amount": "14500", "price.per": "pack", "order.unit": "pack", "order.minimum": "24"}


def found(listing: dict[str, object], **given: object) -> list[str]:
    """The sentences about a food listing."""
    return [str(breach.message) for breach in check(stage({"listing": {**PRICE, **listing}}).subject, **given)]


@pytest.mark.parametrize(("must", "left", "agrees"), [
    ("above", 14501, True), ("above", 14500, False), ("at-least", 14501, True), ("at-least", 14500, True), ("at-least", 14499, False),
    ("at-most", 14501, False), ("at-most", 14500, True), ("at-most", 14499, True),
    ("equal", 14501, False), ("equal", 14500, True), ("multiple-of", 29000, True), ("multiple-of", 29001, False), ("comparable", 1, True),
])
def test_two_numbers_are_held_against_each_other(must: str, left: int, agrees: bool) -> None:
    assert (found({"price.suggested_retail": str(left)}, left=("price.suggested_retail",), must=must, right=("price.amount",)) == []) is agrees


@pytest.mark.parametrize(("must", "sentence"), [
    ("above", "'Suggested retail price' is 1, not above 14500 (Price)"), ("at-least", "'Suggested retail price' is 1, less than 14500 (Price)"), ("equal", "'Suggested retail price' is 1, not 14500 (Price)"),
    ("multiple-of", "'Suggested retail price' is 1, not a multiple of 14500 (Price)"),
])
def test_the_sentence_says_what_does_not_agree(must: str, sentence: str) -> None:
    assert found({"price.suggested_retail": "1"}, left=("price.suggested_retail",), must=must, right=("price.amount",)) == [sentence]


def test_too_much_is_said_as_such() -> None:
    assert found({"order.repeat_order_minimum": "9", "order.first_order_minimum": "8"}, left=("order.repeat_order_minimum",), must="at-most",
                 right=("order.first_order_minimum",)) == ["'Minimum value of a repeat order' is 9, more than 8 (Minimum value of a first order)"]


@pytest.mark.parametrize(("retail", "agrees"), [(16675, True), (16674, False)])
def test_the_right_side_may_be_taken_several_times(retail: int, agrees: bool) -> None:
    assert (found({"price.suggested_retail": str(retail)}, left=("price.suggested_retail",), must="at-least", right=("price.amount",),
                  times=Decimal("1.15")) == []) is agrees


@pytest.mark.parametrize(("count", "agrees"), [(23, True), (25, True), (22, False), (26, False)])
def test_some_per_cent_may_be_let_pass(count: int, agrees: bool) -> None:
    assert (found({"packing.carton_count": str(count), "order.case_size": "24"}, left=("packing.carton_count",), must="equal",
                  right=("order.case_size",), percent=Decimal(5)) == []) is agrees


@pytest.mark.parametrize(("net", "agrees"), [("200 g", True), ("0.2 kg", True), ("200 kg", False)])
def test_amounts_are_compared_in_the_same_unit(net: str, agrees: bool) -> None:
    amount, unit = net.split()
    listing = {"packing.net": {"amount": amount, "unit": unit}, "packing.gross": {"amount": "212", "unit": "g"}}
    assert (found(listing, left=("packing.gross",), must="at-least", right=("packing.net",)) == []) is agrees


def test_amounts_that_have_nothing_in_common_are_not_compared() -> None:
    listing = {"packing.net": {"amount": "1", "unit": "pcs"}, "packing.gross": {"amount": "4.3", "unit": "kg"}}
    assert found(listing, left=("packing.gross",), must="at-least", right=("packing.net",)) == []


def test_units_that_have_nothing_in_common_are_found_where_they_should() -> None:
    assert found({"price.per": "kg", "order.unit": "pcs"}, left=("price.per",), must="comparable", right=("order.unit",)) == [
        "'Per' is in kilogram, 'Order unit' in piece, and the one cannot be turned into the other"]


def test_a_pack_and_a_kilogram_are_comparable_when_the_pack_is_weighed() -> None:
    listing = {"price.per": "kg", "order.unit": "pack", "packing.net": {"amount": "200", "unit": "g"}}
    assert found(listing, left=("price.per",), must="comparable", right=("order.unit",)) == []


@pytest.mark.parametrize(("unit", "minimum", "value", "agrees"), [
    ("pack", 24, 348_000, True), ("pack", 24, 347_999, False), ("karton", 2, 696_000, True), ("karton", 2, 348_000, False),
])
def test_a_price_is_multiplied_with_the_quantity_in_its_own_unit(unit: str, minimum: int, value: int, agrees: bool) -> None:
    listing = {"order.unit": unit, "order.minimum": str(minimum), "order.first_order_minimum": str(value), "order.case_size": "24"}
    right = ("order.minimum", "order.unit", "price.amount", "price.per")
    if unit == "karton":    # ordered by the carton, whose content only the packing tells
        listing |= {"price.per": "karton", "price.amount": "348000"}
    assert (found(listing, left=("order.first_order_minimum",), must="at-least", right=right) == []) is agrees


def test_a_price_by_another_unit_is_not_multiplied() -> None:
    listing = {"order.unit": "ekor", "order.first_order_minimum": "1"}
    assert found(listing, left=("order.first_order_minimum",), must="at-least", right=("order.minimum", "order.unit", "price.amount", "price.per")) == []


@pytest.mark.parametrize("side", ["price.suggested_retail", "price.amount"])
def test_nothing_is_said_while_a_side_is_empty(side: str) -> None:
    assert found({"price.suggested_retail": "1", side: None}, left=("price.suggested_retail",), must="at-least", right=("price.amount",)) == []


def test_a_multiple_of_nothing_is_no_matter() -> None:
    assert found({"order.multiple": "0"}, left=("order.minimum",), must="multiple-of", right=("order.multiple",)) == []


def test_figures_beyond_all_sense_break_nothing() -> None:
    listing = {"order.minimum": "999999999999999", "price.amount": "999999999999999", "order.first_order_minimum": "1", "order.multiple": "0.000001"}
    assert found(listing, left=("order.first_order_minimum",), must="at-least", right=("order.minimum", "price.amount")) != []
    assert found(listing, left=("order.minimum",), must="multiple-of", right=("order.multiple",)) == []


def test_both_sides_are_named_without_their_units() -> None:
    breach, = check(stage({"listing": {**PRICE, "order.first_order_minimum": "1"}}).subject, left=("order.first_order_minimum",), must="at-least",
                    right=("order.minimum", "order.unit", "price.amount", "price.per"))
    assert breach.values["right"] == {"id": "Pesanan minimum × Harga", "en": "Minimum order × Price"}
    assert breach.path == ("order", "first_order_minimum")
