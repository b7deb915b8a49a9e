"""Arrivals: the history says since when content lies there, and nothing it does not know."""

from datetime import date
from pathlib import Path

from curation.arrival import arrivals
from tests.curation.repo import DECIDED, SENT, Repo
from tests.root import DRUM, FOOD, SUPPLIER, Root

LATER = date(2026, 11, 15)


def folders(*entries: str) -> set[str]:
    return {f"products/{entry}" for entry in entries}


def test_content_came_with_the_commit_that_last_changed_it(repo: Repo) -> None:
    repo.change(FOOD, on=LATER)
    known = arrivals(repo.path)
    assert {known[f"products/{entry}"] for entry in (SUPPLIER, DRUM)} == {SENT}
    assert known[f"products/{FOOD}"] == LATER


def test_a_decision_is_no_arrival(repo: Repo) -> None:
    repo.decide(FOOD, on=DECIDED)
    assert arrivals(repo.path)[f"products/{FOOD}"] == SENT


def test_a_suppliers_own_files_are_apart_from_its_listings(repo: Repo) -> None:
    repo.change(SUPPLIER, on=LATER)
    known = arrivals(repo.path)
    assert (known[f"products/{SUPPLIER}"], known[f"products/{FOOD}"]) == (LATER, SENT)


def test_what_is_not_committed_came_nobody_knows_when(repo: Repo) -> None:
    repo.root.edit(FOOD, "amount: 18500", "amount: 18600")
    (repo.root.folder(DRUM) / "baru.jpg").write_bytes(b"x")
    assert folders(FOOD, DRUM).isdisjoint(arrivals(repo.path))
    assert folders(SUPPLIER) <= set(arrivals(repo.path))


def test_without_a_history_nothing_is_known(root: Root, tmp_path: Path) -> None:
    assert arrivals(root.path) == {}
