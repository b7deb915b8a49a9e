"""What decisions are held against, read once."""

from datetime import date
from pathlib import Path

import pytest

from curation.editions import Editions
from curation.evidence import Evidence, home_of
from curation.history import History
from curation.policy import Policy
from curation.seen import Seen
from tests.curation.repo import Repo
from tests.root import DRUM, FOOD, SUPPLIER, TODAY


def evidence(repo: Repo, room: Path) -> Evidence:
    with History.of(repo.path) as history:
        return Evidence.of(history, Editions(history, room), Seen(history, [], TODAY), Policy(365, (30,), 365, 5))


def test_commits_are_filed_by_the_content_they_changed(repo: Repo, tmp_path: Path) -> None:
    first, second = repo.head, repo.change(FOOD)
    repo.decide(FOOD)
    found = evidence(repo, tmp_path)
    assert found.touched == {f"products/{SUPPLIER}": [first], f"products/{FOOD}": [first, second], f"products/{DRUM}": [first], "curation": [first]}
    assert (found.backdating, found.mixed) == (5, frozenset())


@pytest.mark.parametrize("ledger", [FOOD, DRUM, SUPPLIER, "curation"])
def test_content_and_any_ledger_in_one_commit_are_mixed(repo: Repo, tmp_path: Path, ledger: str) -> None:
    with repo.root.file(FOOD).open("a") as file:
        file.write("# berubah\n")
    if ledger == "curation":
        (repo.path / "curation" / "review.yml").write_text("decisions: []\n")
    else:
        repo.write(ledger, on=date(2026, 11, 1))
    commit = repo.commit("ani-contoh")
    assert evidence(repo, tmp_path).mixed == {commit}


def test_rules_and_a_ledger_in_one_commit_are_mixed(repo: Repo, tmp_path: Path) -> None:
    repo.register("Ani Contoh", "Ani C.")
    repo.write(FOOD)
    commit = repo.commit("ani-contoh")
    assert evidence(repo, tmp_path).mixed == {commit}


def test_removing_an_entry_whole_is_not_mixed(decided: Repo, tmp_path: Path) -> None:
    for path in decided.root.folder(FOOD).iterdir():
        path.unlink()
    (decided.path / "products" / "retired.yml").write_text("x: y\n")
    decided.commit("ani-contoh")
    assert evidence(decided, tmp_path).mixed == frozenset()


@pytest.mark.parametrize(("path", "folder"), [
    ("products/a/supplier.yml", "products/a"), ("products/a/b/listing.yml", "products/a/b"), ("products/a/b/c/d.jpg", "products/a/b"), ("products/retired.yml", ""),
    ("products/a/review.yml", ""), ("products/a/b/review.yml", ""), ("products/a/b/c/review.yml", "products/a/b"), ("curation/curators.yml", "curation"),
    ("curation/review.yml", ""), ("curation/audit.py", ""), ("site.yml", ""), ("docs/products/a/x", ""),
])
def test_whose_content_a_path_is(path: str, folder: str) -> None:
    assert home_of(path) == folder
