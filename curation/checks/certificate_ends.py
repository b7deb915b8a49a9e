"""Whether papers have ended, or soon will."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from catalog.finding import N_
from curation.breach import Breach
from curation.permit import permits
from curation.subject import Subject


def check(subject: Subject, *, within: int = 0, spared: tuple[str, ...] = ()) -> Iterator[Breach]:
    """A breach for each paper whose last day has passed; with `within`, instead for each that ends in so many days.

    Types in `spared` are looked past: those that do not end, or that are given for one shipment.
    """
    for permit in permits(subject):
        expires = permit.day("expires")
        if expires is None or permit.kind.id in spared:
            continue
        values = {"day": expires, "days": Decimal((expires - subject.on).days)}
        if expires < subject.on and not within:
            yield permit.breach("expires", N_("{paper} ended on {day}"), values)
        elif subject.on <= expires < subject.on + timedelta(days=within):
            yield permit.breach("expires", N_("{paper} ends on {day}, {days} days from now"), values)
