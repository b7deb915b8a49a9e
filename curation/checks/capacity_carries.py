"""Whether what can be supplied carries what must at least be ordered."""

from collections.abc import Iterator
from decimal import Decimal

from catalog.finding import N_, Message
from catalog.reference import reference
from curation.breach import Breach
from curation.quantity import Quantity, rounded
from curation.subject import Subject

_MONTH = Decimal(30)


def check(subject: Subject) -> Iterator[Breach]:
    """A breach when the minimum order is more than can be supplied in a month, or in the lead time where that is longer.

    A period of no fixed length, as a season, counts as a whole. Where the two units have nothing in common, a
    doubtful breach says so.
    """
    amount, unit, period = subject.number("capacity.amount"), subject.at("capacity.unit"), subject.at("capacity.period")
    minimum, ordered = subject.number("order.minimum"), subject.at("order.unit")
    if amount is None or minimum is None or not isinstance(unit, str) or not isinstance(ordered, str) or not isinstance(period, str):
        return
    stated, least = Quantity(amount, unit), Quantity(minimum, ordered)
    carried = Quantity(rounded(amount * _share(subject, period)), unit).within(ordered, subject)
    if carried is not None and carried.amount >= minimum:
        return
    values = {"capacity": stated.said, "unit": stated.sign, "period": reference("periods")[period].name,
              "minimum": least.said, "of": least.sign}
    sentence = (N_("the minimum order, {minimum}{of}, is more than the capacity of {capacity}{unit} per {period} can carry") if carried
                else N_("the capacity is stated in another unit, {capacity}{unit} per {period}, than the minimum order, {minimum}{of}"))
    yield Breach(("capacity", "amount"), Message(sentence, values), doubtful=carried is None, values=values)


def _share(subject: Subject, period: str) -> Decimal:
    """How much of a period's capacity can go into one order."""
    days = reference("periods")[period].get("days")
    return max(_MONTH, subject.number("order.lead_time_days") or Decimal(0)) / Decimal(days) if days else Decimal(1)
