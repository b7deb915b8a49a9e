"""Who wrote what an entry holds now."""

import shutil

import pytest

from curation.authors import authors
from curation.review import read_ledger
from tests.curation.repo import Repo
from tests.root import DRUM, FOOD, SUPPLIER


def wrote(repo: Repo, entry: str = FOOD) -> frozenset[str]:
    path = repo.root.ledger(entry)
    return authors(repo.path, f"products/{entry}", read_ledger("review.yml", path.read_bytes() if path.exists() else b""))


def test_a_suppliers_own_work_is_no_curators(repo: Repo) -> None:
    assert wrote(repo) == frozenset()


def test_a_curators_changes_are_theirs_by_any_address(repo: Repo) -> None:
    repo.change(FOOD, "ani-contoh")
    repo.change(FOOD, "B@Contoh.example")
    repo.change(DRUM, "dewi-contoh")
    assert wrote(repo) == {"ani-contoh", "budi-contoh"}
    assert (wrote(repo, DRUM), wrote(repo, SUPPLIER)) == ({"dewi-contoh"}, frozenset())


def test_what_came_before_the_approval_counts_no_more(repo: Repo) -> None:
    repo.change(FOOD, "budi-contoh")
    repo.decide(FOOD)
    assert wrote(repo) == frozenset()
    repo.change(FOOD, "dewi-contoh")
    repo.decide(DRUM)
    assert wrote(repo) == {"dewi-contoh"}


def test_decisions_and_merges_write_no_content(repo: Repo) -> None:
    base = repo.head
    repo.decide(FOOD, "return", "budi-contoh")
    repo.git("checkout", "-q", "-b", "sisi", base)
    repo.change(FOOD)
    repo.git("-c", "user.name=x", "-c", "user.email=ani@contoh.example", "merge", "-q", "--no-edit", "main")
    assert wrote(repo) == frozenset()


@pytest.mark.parametrize("without", ["a repository", "a commit"])
def test_where_there_is_nothing_to_ask_nobody_wrote_it(repo: Repo, without: str) -> None:
    shutil.rmtree(repo.path / ".git")
    if without == "a commit":
        repo.git("init", "-q")
    assert wrote(repo) == frozenset()
