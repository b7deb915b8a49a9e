"""A change: what became of a listing between two days or two editions, as everybody may know it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import cast

from catalog.field import Value
from catalog.listing import Listing
from catalog.money import Price, public_price
from catalog.reference import Text
from curation.workflow import Standing, State


class Kind(StrEnum):
    """What became of it, in the order in which kinds are told."""

    NEW = "new"
    RETURNED = "returned"
    PRICE = "price"
    TERMS = "terms"
    CHANGED = "changed"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    WITHHELD = "withheld"


GONE = frozenset({Kind.EXPIRED, Kind.SUSPENDED, Kind.WITHDRAWN, Kind.WITHHELD})
"""Kinds after which a listing is not in the window."""

APPROVAL, PRICE, SUPPLIER = "approval", "price", "supplier"
"""What ended where a listing expired and no paper did; a paper is named by its id in the reference of certificates."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a buyer reckons with. `minimum` is an amount and a unit, `capacity` an amount, a unit and a period."""

    price: Price | None
    minimum: tuple[Decimal, str]
    lead_time: int
    capacity: tuple[Decimal, str, str] | None
    ready: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """A listing as it stood in the window: its exact content by digest and, where that is at hand, what it said.

    `ends` is the last day on which its papers and its price hold, `last` what ends on that day.
    """

    digest: str
    name: Text = field(default_factory=dict)
    terms: Terms | None = None
    ends: date | None = None
    last: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became of one listing on a day. `name` is what it was approved under, empty where that is lost.

    `before` and `after` are its terms, for a change of them; `why` says what ended, for one that expired; `reason` and
    `replacement` are what was decided about one that was withdrawn.
    """

    kind: Kind
    id: str
    supplier: str
    day: date
    name: Text
    before: Terms | None = None
    after: Terms | None = None
    why: str = ""
    reason: Text = field(default_factory=dict)
    replacement: str = ""


def face(listing: Listing, ready: tuple[str, ...]) -> Face:
    """What a listing showed."""
    order, capacity = listing.section("order"), listing.section("capacity")
    able = (cast(Decimal, capacity["amount"]), str(capacity["unit"]), str(capacity["period"])) if capacity else None
    least = (cast(Decimal, order["minimum"]), str(order["unit"]))
    terms = Terms(public_price(listing.section("price")), least, cast(int, order["lead_time_days"]), able, tuple(sorted(ready)))
    return Face(listing.digest, listing.name, terms, listing.ends, _last(listing.data, listing.ends))


def _last(data: Mapping[str, Value], ends: date | None) -> str:
    """What ends on the last day on which everything holds: a paper before the price."""
    papers = cast("list[Mapping[str, Value]]", data.get("certificates") or [])
    return next((str(paper["type"]) for paper in papers if paper.get("expires") == ends), PRICE) if ends else ""


def differences(before: Face, after: Face) -> Iterator[Kind]:
    """The ways in which one face is not the other."""
    was, now = before.terms, after.terms
    if was and now:
        if was.price != now.price:
            yield Kind.PRICE
        if replace(was, price=None) != replace(now, price=None):
            yield Kind.TERMS
    if before.digest != after.digest and not (was and now and was != now):
        yield Kind.CHANGED


_DAY = timedelta(days=1)
_LEFT: Mapping[State, Kind] = {
    State.HIDDEN: Kind.EXPIRED, State.ARCHIVED: Kind.EXPIRED, State.SUSPENDED: Kind.SUSPENDED,
    State.WITHDRAWN: Kind.WITHDRAWN, State.REJECTED: Kind.WITHDRAWN,
}


def left(change: Change, standing: Standing, before: Face | None) -> Change:
    """How a listing left the window, told from where it stands now; `change` names the listing, and a day where that tells none."""
    kind, decision = _LEFT.get(standing.state, Kind.WITHHELD), standing.decision
    if kind is Kind.EXPIRED:
        change = replace(change, day=standing.until + _DAY) if standing.until else change
        paper = before is not None and before.ends is not None and before.ends == standing.until
        return replace(change, kind=kind, why=before.last if before and paper else APPROVAL)
    if kind is Kind.WITHHELD or decision is None:
        return replace(change, kind=kind)
    change = replace(change, kind=kind, day=decision.date)
    if kind is Kind.WITHDRAWN:
        reason = decision.reason if standing.state is State.WITHDRAWN else {}
        change = replace(change, reason=reason, replacement=decision.replacement)
    return change
