"""An approved entry that is changed keeps its approved version, where history gives it back; otherwise that is said."""

import shutil
from pathlib import Path

import pytest

from catalog import load
from catalog.finding import Severity
from catalog.listing import Listing
from curation.curator import curators
from curation.policy import policy
from curation.review import read_ledger
from curation.stand import Stand, stands
from curation.workflow import State
from tests.root import FOOD, SUPPLIER, TODAY, Root

FOLDER = f"products/{FOOD}"


def stand(root: Root, past: Path | None = None, folder: str = FOLDER) -> Stand:
    catalog = load.load(root.path, read_ledger)
    return stands(root.path, catalog, TODAY, curators(root.path), policy(root.path), lambda *_: past)[folder]


@pytest.fixture
def past(approved: Root, tmp_path: Path) -> Path:
    """A history that holds the approved content."""
    shutil.copytree(approved.folder(FOOD), tmp_path / "past" / FOLDER)
    return tmp_path / "past"


def change(root: Root) -> None:
    root.edit(FOOD, "amount: 18500", "amount: 19000")


def test_what_is_approved_as_it_lies_there_is_kept_as_it_lies_there(approved: Root) -> None:
    got = stand(approved)
    assert got.kept is got.record
    assert (got.waits, got.home, got.standing.state) == (False, approved.path, State.PUBLISHED)


def test_what_nobody_decided_about_keeps_nothing(root: Root) -> None:
    assert (stand(root).kept, stand(root).standing.state) == (None, State.SUBMITTED)


def test_a_change_waits_while_the_approved_version_stays(approved: Root, past: Path) -> None:
    change(approved)
    got = stand(approved, past)
    assert got.waits
    assert (got.standing.state, got.keeps.state, got.home) == (State.IN_REVIEW, State.PUBLISHED, past)
    assert got.kept is not None
    assert isinstance(got.kept.value, Listing)
    assert got.kept.value.section("price")["amount"] == 18500
    assert got.findings == ()


def test_a_change_that_is_returned_leaves_the_approved_version_where_it_is(approved: Root, past: Path) -> None:
    change(approved)
    approved.decide(FOOD, "return", reason={"id": "Harga naik tanpa keterangan."})
    got = stand(approved, past)
    assert (got.standing.state, got.keeps.state, got.waits) == (State.RETURNED, State.PUBLISHED, True)


@pytest.mark.parametrize("act", ["suspend", "withdraw"])
def test_what_is_suspended_or_withdrawn_keeps_nothing(approved: Root, past: Path, act: str) -> None:
    change(approved)
    approved.decide(FOOD, act, reason={"id": "Ada keluhan pembeli."})
    assert stand(approved, past).kept is None


def test_an_approved_version_that_has_ended_is_not_kept(approved: Root, past: Path) -> None:
    change(approved)
    catalog = load.load(approved.path, read_ledger)
    later = TODAY.replace(year=2030)
    got = stands(approved.path, catalog, later, curators(approved.path), policy(approved.path), lambda *_: past)[FOLDER]
    assert got.kept is None
    assert got.findings == ()


def test_where_history_cannot_give_it_back_that_is_an_error(approved: Root) -> None:
    change(approved)
    finding, = stand(approved).findings
    assert (finding.rule, finding.file, finding.severity) == ("decision-digest", f"{FOLDER}/review.yml", Severity.ERROR)


def test_a_change_that_was_announced_is_no_error(approved: Root) -> None:
    change(approved)
    approved.decide(FOOD, "submit", by="pemasok-contoh")
    assert [finding.severity for finding in stand(approved).findings] == [Severity.ADVICE]


def test_a_supplier_keeps_its_approved_version_too(approved: Root, tmp_path: Path) -> None:
    shutil.copytree(approved.folder(SUPPLIER), tmp_path / "past" / "products" / SUPPLIER)
    approved.edit(SUPPLIER, "workers: 7", "workers: 8")
    got = stand(approved, tmp_path / "past", f"products/{SUPPLIER}")
    assert (got.standing.state, got.keeps.state) == (State.IN_REVIEW, State.PUBLISHED)
