"""What is new is replayed from the ledgers: each change on its day, and nothing that was never shown."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from curation.change import Change, Kind
from tests.curation.replayed import BACK, DEARER, DRUM_ENDS, FIRST, OVER, SUSPENDED, WITHDRAWN, Told, changes, kinds, tell
from tests.curation.repo import Repo
from tests.root import DRUM, FOOD, SUPPLIER, TODAY

SAMBAL, KENDANG = FOOD.rpartition("/")[2], DRUM.rpartition("/")[2]
HISTORY = [
    ("expired", KENDANG, OVER), ("withdrawn", SAMBAL, WITHDRAWN), ("returned", SAMBAL, BACK), ("suspended", SAMBAL, SUSPENDED),
    ("price", SAMBAL, DEARER), ("terms", SAMBAL, DEARER), ("new", KENDANG, FIRST), ("new", SAMBAL, FIRST),
]
"""Newest first."""


@pytest.fixture(scope="module")
def story(_begun: Repo, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The whole story, told once."""
    return tell(_begun.copy(tmp_path_factory.mktemp("story") / "root"))


@pytest.mark.parametrize("on", [FIRST - timedelta(1), FIRST, DEARER, SUSPENDED, BACK, WITHDRAWN, DRUM_ENDS, OVER], ids=str)
def test_the_ledgers_as_they_are_now_say_what_was_new_on_any_day(story: Told, on: date) -> None:
    assert kinds(changes(story.repo, on)) == [one for one in HISTORY if one[2] <= on]


def _one(found: list[Change], kind: Kind) -> Change:
    (one,) = (one for one in found if one.kind is kind)
    return one


def test_an_old_price_comes_back_from_the_history(story: Told) -> None:
    change = _one(changes(story.repo, DEARER), Kind.PRICE)
    assert change.before and change.before.price and change.after and change.after.price
    assert (change.before.price.unit_price.amount, change.after.price.unit_price.amount) == (18500, 19000)
    assert (change.before.minimum, change.after.minimum) == ((50, "pack"), (40, "pack"))


def test_what_is_remembered_says_the_same_as_what_is_looked_up_anew(story: Told) -> None:
    remembered = changes(story.repo, OVER)
    shutil.rmtree(story.repo.path / ".cache")
    assert changes(story.repo, OVER) == remembered


def test_without_a_history_a_change_is_told_without_its_old_price(story: Told, tmp_path: Path) -> None:
    alone = story.repo.copy(tmp_path / "root")
    shutil.rmtree(alone.path / ".git")
    shutil.rmtree(alone.path / ".cache")
    found = changes(alone, DEARER)
    assert kinds(found) == [("changed", SAMBAL, DEARER), *HISTORY[6:]]
    assert (_one(found, Kind.CHANGED).before, _one(found, Kind.CHANGED).after) == (None, None)


def test_after_the_span_nothing_is_news(story: Told) -> None:
    assert changes(story.repo, OVER + timedelta(91)) == []
    assert kinds(changes(story.repo, WITHDRAWN + timedelta(90))) == HISTORY[:2]


def test_a_paper_that_ends_is_named(repo: Repo) -> None:
    repo.root.edit(FOOD, "expires: 2030-08-01", "expires: 2026-11-15")
    for entry in (SUPPLIER, FOOD):
        repo.write(entry, on=FIRST)
    repo.commit("ani-contoh", FIRST)
    change = changes(repo, TODAY)[0]
    assert (change.kind, change.day, change.why) == (Kind.EXPIRED, date(2026, 11, 16), "pirt")


def test_goods_of_a_supplier_that_is_suspended_are_gone_with_it(decided: Repo) -> None:
    decided.decide(SUPPLIER, "suspend", on=DEARER)
    found = changes(decided, TODAY)
    assert kinds(found)[:2] == [("suspended", KENDANG, DEARER), ("suspended", SAMBAL, DEARER)]
    assert {one.why for one in found[:2]} == {"supplier"}


def test_goods_are_new_on_the_day_on_which_their_supplier_is_approved_too(repo: Repo) -> None:
    repo.write(FOOD, on=FIRST)
    repo.write(SUPPLIER, on=DEARER)
    repo.commit("ani-contoh", DEARER)
    assert kinds(changes(repo, FIRST)) == []
    assert kinds(changes(repo, TODAY)) == [("new", SAMBAL, DEARER)]


def test_a_change_that_waits_is_no_news_and_its_words_are_nowhere(decided: Repo) -> None:
    decided.root.edit(FOOD, "name: {id: Sambal pecel Contoh pedas 200 g,", "name: {id: Nama yang belum disetujui,")
    decided.commit("pemasok", DEARER)
    assert "belum disetujui" not in str(changes(decided, TODAY))
    assert kinds(changes(decided, TODAY)) == HISTORY[6:]


def test_what_nobody_approved_is_no_news(repo: Repo) -> None:
    repo.write(SUPPLIER, on=FIRST)
    repo.decide(FOOD, "reject", on=FIRST)
    assert changes(repo, TODAY) == []


def test_an_approval_of_other_content_is_no_news(decided: Repo) -> None:
    """Its content was never there, so it was never shown."""
    decided.write(FOOD, "approve", on=DEARER, digest="0" * 64)
    decided.commit("ani-contoh", DEARER)
    assert [one for one in kinds(changes(decided, TODAY)) if one[1] == SAMBAL] == []


def test_a_renewal_is_no_news(decided: Repo) -> None:
    decided.decide(FOOD, "renew", on=DEARER)
    assert kinds(changes(decided, TODAY)) == HISTORY[6:]


def test_a_retired_listing_is_news_when_it_goes(decided: Repo) -> None:
    shutil.rmtree(decided.root.folder(DRUM))
    (decided.path / "products" / "retired.yml").write_text(
        f"{KENDANG}: {{since: 2026-11-12, name: {{id: Kendang lama}}, reason: {{id: Perajin pensiun}}}}\n", "utf-8")
    change = changes(decided, TODAY)[0]
    assert (change.kind, change.name, change.reason) == (Kind.WITHDRAWN, {"id": "Kendang lama"}, {"id": "Perajin pensiun"})


def test_goods_approved_long_before_their_supplier_are_new_and_have_not_returned(repo: Repo) -> None:
    """Until then nobody had seen them."""
    repo.write(FOOD, on=date(2026, 7, 1))
    repo.write(SUPPLIER, on=DEARER)
    repo.commit("ani-contoh", DEARER)
    assert kinds(changes(repo, TODAY)) == [("new", SAMBAL, DEARER)]


def test_goods_seen_before_the_span_have_returned(repo: Repo) -> None:
    repo.write(SUPPLIER, on=date(2026, 7, 1))
    repo.write(FOOD, on=date(2026, 7, 1), until=date(2026, 7, 31))
    repo.write(FOOD, on=DEARER)
    repo.commit("ani-contoh", DEARER)
    assert kinds(changes(repo, TODAY)) == [("returned", SAMBAL, DEARER)]
