"""Whether one number lies between two."""

from collections.abc import Iterator
from decimal import Decimal

from catalog.field import Value
from catalog.finding import N_
from catalog.reference import Text, reference
from curation.binding import Field
from curation.breach import Breach
from curation.broken import broken, unfilled
from curation.quantity import sign
from curation.subject import Subject, field_at


def check(subject: Subject, *, field: Field, least: Decimal | None = None, most: Decimal | None = None,
          required: bool = False) -> Iterator[Breach]:
    """A breach when `field` is below `least` or above `most`; a length of time is counted in days. Empty is one only if `required`."""
    value = subject.at(field)
    number = _counted(value)
    if number is None:
        if required:
            yield unfilled(subject, field)
    elif least is not None and number < least:
        yield _breach(subject, field, N_("'{label}' is {value}{unit}; at least {limit}{of} is needed"), value, least)
    elif most is not None and number > most:
        yield _breach(subject, field, N_("'{label}' is {value}{unit}; {limit}{of} is the most"), value, most)


def _counted(value: Value) -> Decimal | None:
    """The number a value stands for, days for a length of time."""
    if isinstance(value, dict):
        amount, length = value.get("amount"), reference("durations").entries.get(str(value.get("unit")))
        return Decimal(amount) * Decimal(length.get("days")) if isinstance(amount, int) and length else None
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _breach(subject: Subject, field: Field, sentence: str, value: Value, limit: Decimal) -> Breach:
    amount, unit, of = _said(subject, field, value, limit)
    return broken(subject, field, sentence, value=amount, unit=unit, limit=limit, of=of)


def _said(subject: Subject, field: Field, value: Value, limit: Decimal) -> tuple[Decimal, Text, Text]:
    """The amount, its unit and the limit's unit as people are told."""
    if isinstance(value, dict):
        amount = Decimal(str(value["amount"]))
        return amount, sign("durations", str(value["unit"]), amount), sign("durations", "day", limit)
    amount, measure = Decimal(str(value)), field_at(field, subject.listing.kind).unit
    return amount, sign("measures", measure, amount), sign("measures", measure, limit)
