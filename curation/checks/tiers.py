"""Whether the prices for larger quantities make sense."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import cast

from catalog.document import Path
from catalog.finding import N_, Message
from curation.breach import Breach
from curation.quantity import Quantity
from curation.subject import Subject

Tiers = list[Mapping[str, Decimal]]


def check(subject: Subject, *, part: str) -> Iterator[Breach]:
    """What is wrong with the quantity prices.

    `part: steps` asks that quantities rise and prices fall from step to step, beginning below the price itself;
    `part: start` that the first step begins above the minimum order, where the two can be compared.
    """
    tiers = cast(Tiers, subject.at("price.tiers") or [])
    if tiers:
        yield from _steps(subject, tiers) if part == "steps" else _start(subject, tiers)


def _steps(subject: Subject, tiers: Tiers) -> Iterator[Breach]:
    quantity, price = None, subject.number("price.amount")
    for n, tier in enumerate(tiers):
        if quantity is not None and tier["from"] <= quantity:
            yield _breach(n, "from", N_("the step from {quantity} is not above the one before it, {before}"),
                          {"quantity": tier["from"], "before": quantity})
        if price is not None and tier["amount"] >= price:
            yield _breach(n, "amount", N_("from {quantity} on the price is {price}, not below {before}"),
                          {"quantity": tier["from"], "price": tier["amount"], "before": price})
        quantity, price = tier["from"], tier["amount"]


def _start(subject: Subject, tiers: Tiers) -> Iterator[Breach]:
    """The first step against the minimum order, both in the unit that the price is for."""
    minimum, ordered, per = subject.number("order.minimum"), subject.at("order.unit"), subject.at("price.per")
    least = Quantity(minimum, str(ordered)).within(str(per), subject) if minimum is not None and ordered and per else None
    if least and tiers[0]["from"] <= least.amount:
        yield _breach(0, "from", N_("the first step begins at {quantity}, and the minimum order is already {minimum}{unit}"),
                      {"quantity": tiers[0]["from"], "minimum": least.said, "unit": least.sign})


def _breach(n: int, key: str, sentence: str, values: Mapping[str, object]) -> Breach:
    path: Path = ("price", "tiers", n, key)
    return Breach(path, Message(sentence, values), values=values)
