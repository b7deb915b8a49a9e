"""Whether a container holds the load that is stated for it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import ceil
from typing import cast

from catalog.field import Value
from catalog.finding import N_
from curation.binding import Field
from curation.breach import Breach
from curation.broken import broken
from curation.quantity import Quantity, quantity, worth
from curation.subject import Subject

_SIDES = ("length", "width", "height")
_PER_CUBIC_METRE = Decimal(1_000_000_000)     # cubic millimetres


def check(subject: Subject, *, field: Field, volume: Decimal, payload: Decimal) -> Iterator[Breach]:
    """A breach when the cartons of the load in `field` take more than `volume` (m³) or weigh more than `payload` (kg).

    Nothing is said as long as what a carton holds, or its measures, are not stated.
    """
    load, case = subject.number(field), _held(subject)
    if load is None or not case:
        return
    cartons = Decimal(ceil(load / case))
    for each, most, sentence in (
        (_volume(subject), volume, N_("{cartons} cartons take {amount} m³, and the container holds {most} m³")),
        (_weight(subject), payload, N_("{cartons} cartons weigh {amount} kg, and the container carries {most} kg")),
    ):
        if each is not None and cartons * each > most:
            yield broken(subject, field, sentence, cartons=cartons, amount=Quantity(cartons * each).said, most=most)


def _held(subject: Subject) -> Decimal | None:
    """How many order units a carton holds: what its packs come to or, where these are weighed, the case size."""
    count, net, unit = subject.number("packing.carton_count"), quantity(subject.at("packing.net")), str(subject.at("order.unit"))
    if count and net and (pack := net.within(unit, subject)):
        return count * pack.amount
    return subject.number("order.case_size")


def _volume(subject: Subject) -> Decimal | None:
    """The volume of one carton in cubic metres."""
    size = cast("Mapping[str, Value]", subject.at("packing.carton_size") or {})
    sides = [Decimal(side) for name in _SIDES if isinstance(side := size.get(name), int | Decimal)]
    rate = worth(str(size.get("unit")), "mm", subject)
    return sides[0] * sides[1] * sides[2] * rate ** 3 / _PER_CUBIC_METRE if len(sides) == len(_SIDES) and rate else None


def _weight(subject: Subject) -> Decimal | None:
    """The gross weight of one carton in kilograms."""
    gross = quantity(subject.at("packing.carton_gross"))
    return weight.amount if gross and (weight := gross.within("kg", subject)) else None
