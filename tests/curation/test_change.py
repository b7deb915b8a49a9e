"""How one face of a listing is not the other, and how one left the window."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from catalog.finding import Message
from catalog.listing import Listing
from catalog.load import load_folder
from catalog.money import Money, Price, Tier
from curation.change import APPROVAL, Change, Face, Kind, Terms, differences, face, left
from curation.review import Act, Decision, read_ledger
from curation.workflow import Standing, State
from tests.root import FOOD, TODAY, Root

PRICE = Price(Money(Decimal(18500), "IDR"), "pack", "ex-works", "excluded", (Tier(Decimal(240), Money(Decimal(18000), "IDR")),))
TERMS = Terms(PRICE, (Decimal(24), "pack"), 7, (Decimal(1000), "pack", "month"), ("mbg",))
BEFORE = Face("a" * 64, {"id": "Sambal"}, TERMS)


def _after(**changed: object) -> Face:
    return Face("b" * 64, {"id": "Sambal"}, replace(TERMS, **changed))  # type: ignore[arg-type]


@pytest.mark.parametrize(("after", "kinds"), [
    pytest.param(BEFORE, [], id="nothing"),
    pytest.param(_after(price=replace(PRICE, unit_price=Money(Decimal(19000), "IDR"))), [Kind.PRICE], id="another price"),
    pytest.param(_after(price=replace(PRICE, tiers=())), [Kind.PRICE], id="no price for larger quantities any more"),
    pytest.param(_after(price=None), [Kind.PRICE], id="the price is not public any more"),
    pytest.param(_after(minimum=(Decimal(12), "pack")), [Kind.TERMS], id="another minimum"),
    pytest.param(_after(lead_time=9), [Kind.TERMS], id="another lead time"),
    pytest.param(_after(capacity=None), [Kind.TERMS], id="the capacity is gone"),
    pytest.param(_after(ready=()), [Kind.TERMS], id="it lost a channel"),
    pytest.param(replace(BEFORE, terms=replace(TERMS, ready=("mbg", "ritel"))), [Kind.TERMS], id="it gained one without a byte changing"),
    pytest.param(_after(price=None, lead_time=9), [Kind.PRICE, Kind.TERMS], id="both"),
    pytest.param(_after(minimum=(Decimal("24.0"), "pack")), [Kind.CHANGED], id="a number written otherwise"),
    pytest.param(Face("b" * 64), [Kind.CHANGED], id="nobody knows what it said"),
])
def test_every_way_of_being_otherwise_has_its_kind(after: Face, kinds: list[Kind]) -> None:
    assert list(differences(BEFORE, after)) == kinds


def _left(state: State, face: Face | None = BEFORE) -> Change:
    decision = Decision(TODAY, Act.WITHDRAW, "ani-contoh", "a" * 64, reason={"id": "Tidak dibuat lagi."}, replacement="lain")
    return left(Change(Kind.WITHHELD, "sambal", "dapur", TODAY, {}), Standing(state, Message(""), decision, until=date(2026, 11, 1)), face)


@pytest.mark.parametrize(("state", "kind"), [
    (State.HIDDEN, Kind.EXPIRED), (State.ARCHIVED, Kind.EXPIRED), (State.SUSPENDED, Kind.SUSPENDED), (State.WITHDRAWN, Kind.WITHDRAWN),
    (State.REJECTED, Kind.WITHDRAWN), (State.IN_REVIEW, Kind.WITHHELD), (State.SUBMITTED, Kind.WITHHELD), (State.RETURNED, Kind.WITHHELD),
    (State.APPROVED, Kind.WITHHELD),
])
def test_how_a_listing_left_follows_from_where_it_stands(state: State, kind: Kind) -> None:
    assert _left(state).kind is kind


def test_what_ended_is_the_paper_that_ended_that_day_else_the_approval() -> None:
    assert _left(State.HIDDEN, replace(BEFORE, ends=date(2026, 11, 1), last="pirt")).why == "pirt"
    assert _left(State.HIDDEN, replace(BEFORE, ends=date(2027, 1, 1), last="pirt")).why == APPROVAL
    assert _left(State.HIDDEN, None).why == APPROVAL


def test_only_a_withdrawal_tells_its_reason() -> None:
    assert (_left(State.WITHDRAWN).reason, _left(State.WITHDRAWN).replacement) == ({"id": "Tidak dibuat lagi."}, "lain")
    assert _left(State.REJECTED).reason == {}
    assert (_left(State.SUSPENDED).reason, _left(State.SUSPENDED).replacement) == ({}, "")


def test_a_face_says_what_a_buyer_reckons_with_and_what_ends_first(root: Root) -> None:
    listing = load_folder(root.path, read_ledger, f"products/{FOOD}").value
    assert isinstance(listing, Listing)
    got = face(listing, ("mbg", "gerai"))
    assert got.terms is not None
    assert got.terms.price is not None
    assert (got.terms.price.unit_price.amount, got.terms.minimum[1], got.terms.ready) == (18500, "pack", ("gerai", "mbg"))
    assert (got.digest, got.name, got.ends) == (listing.digest, listing.name, listing.ends)
    assert got.last in ("price", "pirt", "halal", "")
    assert bool(got.last) is (listing.ends is not None)
