"""Whether papers last as long as papers of their type do."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from catalog.finding import N_
from curation.breach import Breach
from curation.permit import permits
from curation.subject import Subject


def check(subject: Subject, *, tolerance: int, endless: tuple[str, ...] = ()) -> Iterator[Breach]:
    """A doubtful breach for each paper whose years, from issue to end, are not those of its type, give or take `tolerance` days.

    A paper of a type in `endless` should have no end at all. Types whose years nobody has confirmed are passed over.
    """
    for permit in permits(subject):
        issued, expires, kind = permit.day("issued"), permit.day("expires"), permit.kind
        if expires and kind.id in endless:
            yield permit.breach("expires", N_("{paper} is said to end on {day}, but has no end"), {"day": expires}, doubtful=True)
        elif issued and expires and kind.get("years") and kind.get("years_status") != "uncertain":
            due = _later(issued, int(kind.get("years")))
            if abs((expires - due).days) > tolerance:
                values = {"years": Decimal(kind.get("years")), "issued": issued, "due": due, "day": expires}
                sentence = N_("{paper} lasts {years} years: issued on {issued}, it would end near {due}, not on {day}")
                yield permit.breach("expires", sentence, values, doubtful=True)


def _later(day: date, years: int) -> date:
    """The same day so many years on; 28 February where that year has no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
