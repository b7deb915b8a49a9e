"""Renewals: what a listing rests on that ends soon, and whom to see about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from catalog.document import Path
from catalog.reference import Entry, Text
from curation.breach import LISTING
from curation.office import office
from curation.permit import Permit, permits
from curation.subject import Subject

EXPIRES, PRICE = "expires", ("price", "valid_until")


@dataclass(frozen=True, slots=True)
class Renewal:
    """A paper, or the price, that ends soon. `number` is empty for the price; `path` leads to the last day in `file`."""

    what: Text
    number: str
    until: date
    office: Entry | None
    file: str
    path: Path


def renewals(subject: Subject, soon: int) -> tuple[Renewal, ...]:
    """What ends within so many days and is not over yet, soonest first. A paper followed by a later one needs nothing."""
    near = (one for one in _ending(subject) if 0 <= (one.until - subject.on).days <= soon)
    return tuple(sorted(near, key=lambda one: (one.until, str(one.path))))


def _ending(subject: Subject) -> Iterator[Renewal]:
    place = subject.supplier.place or subject.listing.origin
    papers = list(permits(subject))
    for paper in papers:
        if (until := paper.day(EXPIRES)) and not any(_follows(other, paper, until) for other in papers):
            yield Renewal(paper.kind.name, paper.number, until, office(paper.kind.get("office"), place), paper.file, (*paper.path, EXPIRES))
    valid = subject.at(".".join(PRICE))
    if isinstance(valid, date):
        yield Renewal(subject.label("price.amount"), "", valid, None, LISTING, PRICE)


def _follows(other: Permit, paper: Permit, until: date) -> bool:
    """Whether another paper of the same type lasts longer."""
    end = other.day(EXPIRES)
    return other.kind == paper.kind and other is not paper and (end is None or end > until)
