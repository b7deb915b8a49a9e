"""Money is exact, and a price is public only when it says so and is whole."""

from decimal import Decimal

import pytest

from catalog.field import Value
from catalog.money import Money, public_price

WHOLE: dict[str, Value] = {
    "public": True, "amount": Decimal(18500), "currency": "IDR", "per": "pack", "basis": "ex-works", "tax": "included",
    "tiers": [{"from": Decimal(100), "amount": Decimal(17500)}, {"from": Decimal(500), "amount": Decimal("16250.50")}],
}


@pytest.mark.parametrize("change", [{"public": False}, {"public": None}, {"amount": None}, {"currency": None}, {"per": None}], ids=str)
def test_a_price_that_is_not_public_or_not_whole_is_no_price(change: dict[str, Value]) -> None:
    assert public_price({**WHOLE, **change}) is None


def test_a_whole_price_is_exact() -> None:
    price = public_price(WHOLE)
    assert price is not None
    assert price.unit_price == Money(Decimal(18500), "IDR")
    assert (price.per, price.basis, price.tax) == ("pack", "ex-works", "included")
    assert price.lowest == Money(Decimal("16250.50"), "IDR")


@pytest.mark.parametrize(("quantity", "amount"), [(1, "18500"), (99, "18500"), (100, "17500"), (499, "17500"), (500, "16250.50"), (10**6, "16250.50")])
def test_the_highest_tier_reached_gives_the_price(quantity: int, amount: str) -> None:
    price = public_price(WHOLE)
    assert price is not None
    assert price.at(Decimal(quantity)).amount == Decimal(amount)


def test_the_order_of_the_tiers_does_not_matter() -> None:
    tiers = list(reversed(WHOLE["tiers"]))  # type: ignore[arg-type]
    price = public_price({**WHOLE, "tiers": tiers})
    assert price is not None
    assert price.at(Decimal(600)).amount == Decimal("16250.50")


def test_a_price_may_say_no_more_than_it_must() -> None:
    price = public_price({"public": True, "amount": Decimal(5), "currency": "USD", "per": "pcs"})
    assert price is not None
    assert (price.basis, price.tax, price.tiers, price.lowest) == ("", "", (), Money(Decimal(5), "USD"))
