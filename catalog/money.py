"""Exact money: an amount in a currency, never a float."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from catalog.field import Value


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217). The amount is exact."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Tier:
    """From this quantity on (in the price's unit), one unit costs this."""

    quantity: Decimal
    price: Money


@dataclass(frozen=True, slots=True)
class Price:
    """What one unit costs, at which quantity; empty references mean that nothing was said."""

    unit_price: Money
    per: str
    basis: str
    tax: str
    tiers: tuple[Tier, ...]

    @property
    def lowest(self) -> Money:
        """The lowest price at any quantity."""
        return min((self.unit_price, *(tier.price for tier in self.tiers)), key=lambda money: money.amount)

    def at(self, quantity: Decimal) -> Money:
        """The price of one unit when `quantity` units are bought."""
        reached = [tier for tier in self.tiers if tier.quantity <= quantity]
        return max(reached, key=lambda tier: tier.quantity).price if reached else self.unit_price


def public_price(section: Mapping[str, Value]) -> Price | None:
    """The price of a listing's `price` section when it is public and complete, else None."""
    amount, currency, per = section.get("amount"), section.get("currency"), section.get("per")
    if section.get("public") is not True or not isinstance(amount, Decimal) or not currency or not per:
        return None
    tiers = cast("list[Mapping[str, Decimal]]", section.get("tiers") or [])
    return Price(
        Money(amount, str(currency)), str(per), str(section.get("basis") or ""), str(section.get("tax") or ""),
        tuple(Tier(tier["from"], Money(tier["amount"], str(currency))) for tier in tiers),
    )
