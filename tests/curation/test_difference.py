"""Two editions held against each other: every listing that came, changed or went, each once."""

from datetime import date

import pytest

from curation.change import Change, Kind
from curation.difference import between
from site_builder.checking import check
from tests.curation.replayed import BACK, DEARER, FIRST, OVER, SUSPENDED, WITHDRAWN, kinds
from tests.root import DRUM, FOOD, SUPPLIER, TODAY, Root

SAMBAL, KENDANG = FOOD.rpartition("/")[2], DRUM.rpartition("/")[2]


@pytest.fixture
def told(root: Root) -> Root:
    """A ledger of every kind of decision."""
    for entry in (SUPPLIER, FOOD, DRUM):
        root.decide(entry, on=FIRST)
    return root


def held(root: Root, first: date, second: date, *, ever: bool = False) -> list[Change]:
    """The same catalogue on two days."""
    return between(check(root.path, first).publication, check(root.path, second).publication, lambda folder: ever)


def test_an_edition_is_not_otherwise_than_itself(told: Root) -> None:
    assert held(told, TODAY, TODAY) == []


def test_what_came_is_new_unless_it_was_there_before(told: Root) -> None:
    assert kinds(held(told, SUSPENDED.replace(day=1), TODAY)) == [("new", KENDANG, FIRST), ("new", SAMBAL, FIRST)]
    assert kinds(held(told, SUSPENDED.replace(day=1), TODAY, ever=True)) == [("returned", KENDANG, FIRST), ("returned", SAMBAL, FIRST)]


@pytest.mark.parametrize(("act", "kind"), [("suspend", "suspended"), ("withdraw", "withdrawn"), ("reject", "withdrawn"), ("return", "withheld")])
def test_what_went_is_told_by_the_decision_that_took_it(told: Root, act: str, kind: str) -> None:
    told.decide(FOOD, act, on=DEARER, reason={"id": "Sebabnya."})
    (change,) = held(told, FIRST, TODAY)
    assert (change.kind, change.id, change.day if kind != "withheld" else DEARER) == (kind, SAMBAL, DEARER)
    assert change.reason == ({"id": "Sebabnya."} if act == "withdraw" else {})
    assert change.name["id"] == "Sambal pecel Contoh pedas 200 g"


def test_what_went_with_its_supplier_says_so(told: Root) -> None:
    told.decide(SUPPLIER, "suspend", on=DEARER, reason={"id": "Sebabnya."})
    found = held(told, FIRST, TODAY)
    assert [(one.kind, one.day, one.why, one.reason) for one in found] == [(Kind.SUSPENDED, DEARER, "supplier", {})] * 2


def test_what_expired_says_what_ended(told: Root) -> None:
    after = date(2027, 12, 1)
    assert {(one.id, one.kind) for one in held(told, FIRST, after)} == {(SAMBAL, Kind.EXPIRED), (KENDANG, Kind.EXPIRED)}


def test_a_folder_that_is_gone_is_withdrawn(told: Root) -> None:
    before = check(told.path, OVER).publication
    told.folder(DRUM).rename(told.path / "aside")
    (change,) = between(before, check(told.path, OVER).publication, lambda folder: True)
    assert (change.kind, change.id, change.day) == (Kind.WITHDRAWN, KENDANG, OVER)


def test_a_listing_that_changed_in_several_ways_is_told_of_in_each(told: Root) -> None:
    before = check(told.path, WITHDRAWN).publication
    told.edit(FOOD, "amount: 18500", "amount: 19000")
    told.edit(FOOD, "lead_time_days: 5", "lead_time_days: 3")
    told.decide(FOOD, on=BACK)
    found = between(before, check(told.path, WITHDRAWN).publication, lambda folder: True)
    assert kinds(found) == [("price", SAMBAL, BACK), ("terms", SAMBAL, BACK)]
    assert found[0].before and found[0].after and found[0].before.price and found[0].after.price
    assert (found[0].before.price.unit_price.amount, found[0].after.price.unit_price.amount) == (18500, 19000)


def test_a_change_of_anything_else_is_told_of_as_that(told: Root) -> None:
    before = check(told.path, WITHDRAWN).publication
    told.edit(FOOD, "Untuk pecel, gado-gado, dan lalap.", "Untuk pecel dan gado-gado.")
    told.decide(FOOD, on=BACK)
    assert kinds(between(before, check(told.path, WITHDRAWN).publication, lambda folder: True)) == [("changed", SAMBAL, BACK)]
