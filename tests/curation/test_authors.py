"""Who wrote what waits for a decision: by the measure that the audit holds an approval against."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from curation.authors import authors
from curation.curator import curators
from curation.decide import rules_standing
from curation.policy import policy
from curation.review import Ledger, read_ledger
from curation.workflow import fold
from tests.curation.repo import DECIDED, Repo, own_rules, rules_of
from tests.root import DRUM, FOOD, SUPPLIER, TODAY, Root

NEXT = date(2026, 11, 20)


def ledger(repo: Repo, entry: str) -> Ledger:
    path = repo.root.ledger(entry)
    return read_ledger("review.yml", path.read_bytes() if path.exists() else b"")


def wrote(repo: Repo, entry: str = FOOD) -> frozenset[str]:
    """The authors of an entry since its last approval."""
    standing = fold(ledger(repo, entry), repo.digest(entry), TODAY, curators(repo.path), policy(repo.path))
    folder = f"products/{entry}"
    return authors(repo.path, {folder: standing.approval})[folder]


def ruled(repo: Repo) -> frozenset[str]:
    """The authors of the rules since their last approval."""
    return authors(repo.path, {"curation": rules_standing(repo.path, TODAY)[1].approval})["curation"]


def test_a_suppliers_own_work_is_no_curators(repo: Repo) -> None:
    assert wrote(repo) == frozenset()


def test_a_curators_changes_are_theirs_by_any_address(repo: Repo) -> None:
    repo.change(FOOD, "ani-contoh")
    repo.change(FOOD, "B@Contoh.example")
    repo.change(DRUM, "dewi-contoh")
    assert wrote(repo) == {"ani-contoh", "budi-contoh"}
    assert (wrote(repo, DRUM), wrote(repo, SUPPLIER)) == ({"dewi-contoh"}, frozenset())


def test_an_address_that_has_left_the_list_is_still_its_curators(repo: Repo) -> None:
    own_rules(repo)
    repo.commit("pemasok")
    repo.change(FOOD, "budi kedua")
    repo.register(", b@contoh.example", "")
    repo.commit("pemasok")
    assert "b@contoh.example" not in curators(repo.path)["budi-contoh"].emails
    assert wrote(repo) == {"budi-contoh"}


def test_what_an_approval_found_counts_no_more(repo: Repo) -> None:
    repo.change(FOOD, "budi-contoh")
    repo.decide(FOOD)
    assert wrote(repo) == frozenset()
    repo.change(FOOD, "dewi-contoh", NEXT)
    repo.decide(DRUM)
    assert wrote(repo) == {"dewi-contoh"}


def test_what_was_on_another_branch_when_it_was_approved_still_counts(repo: Repo) -> None:
    base = repo.head
    repo.git("checkout", "-q", "-b", "sisi")
    repo.change(FOOD, "budi-contoh")
    repo.git("checkout", "-q", "main")
    assert repo.head == base
    repo.decide(FOOD)
    repo.git("-c", "user.name=x", "-c", "user.email=x@contoh.example", "merge", "-q", "--no-edit", "sisi")
    assert wrote(repo) == {"budi-contoh"}


def test_bringing_the_approved_content_back_does_not_clear_who_changed_it(repo: Repo) -> None:
    repo.decide(FOOD)
    before = repo.root.file(FOOD).read_bytes()
    repo.change(FOOD, "budi-contoh", NEXT)
    repo.root.file(FOOD).write_bytes(before)
    repo.commit("pemasok", NEXT)
    assert wrote(repo) == {"budi-contoh"}


def test_an_approval_that_is_not_committed_clears_nobody(repo: Repo) -> None:
    repo.change(FOOD, "budi-contoh")
    repo.write(FOOD)
    assert wrote(repo) == {"budi-contoh"}


def test_whom_it_names_the_audit_would_not_believe(repo: Repo) -> None:
    repo.change(FOOD, "ani-contoh")
    assert "ani-contoh" in wrote(repo)
    repo.decide(FOOD, by="ani-contoh")
    assert rules_of(repo.audit(), FOOD) == ["approval-own"]


def test_decisions_and_merges_write_no_content(repo: Repo) -> None:
    base = repo.head
    repo.decide(FOOD, "return", "budi-contoh")
    repo.git("checkout", "-q", "-b", "sisi", base)
    repo.change(FOOD)
    repo.git("-c", "user.name=x", "-c", "user.email=ani@contoh.example", "merge", "-q", "--no-edit", "main")
    assert wrote(repo) == frozenset()


def test_a_merge_that_changes_what_it_brings_together_is_a_change(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "sisi")
    repo.change(DRUM)
    repo.git("checkout", "-q", "main")
    repo.change(SUPPLIER)
    repo.git("-c", "user.name=x", "-c", "user.email=x@contoh.example", "merge", "-q", "--no-commit", "sisi")
    repo.change(FOOD, "ani-contoh")
    assert len(repo.git("rev-list", "--parents", "-1", "HEAD").split()) == 3
    assert wrote(repo) == {"ani-contoh"}


# the rules

def test_who_changed_the_rules_is_known_until_another_approves_them(repo: Repo) -> None:
    own_rules(repo)
    repo.commit("pemasok")
    assert ruled(repo) == frozenset()
    path = repo.path / "curation" / "policy.yml"
    path.write_text(path.read_text("utf-8") + "# berubah\n", "utf-8")
    repo.commit("budi-contoh")
    assert ruled(repo) == {"budi-contoh"}
    repo.root.decide("curation", on=DECIDED)
    repo.commit("ani-contoh")
    assert ruled(repo) == frozenset()


def test_what_is_no_part_of_the_rules_makes_nobody_their_author(repo: Repo) -> None:
    (repo.path / "curation" / "catatan.txt").write_text("x")
    repo.commit("budi-contoh")
    assert ruled(repo) == frozenset()


# where nothing is known

@pytest.mark.parametrize("without", ["a repository", "a commit"])
def test_where_there_is_nothing_to_ask_nobody_wrote_it(repo: Repo, without: str) -> None:
    repo.change(FOOD, "ani-contoh")
    shutil.rmtree(repo.path / ".git")
    if without == "a commit":
        repo.git("init", "-q")
    assert wrote(repo) == frozenset()


def test_a_history_without_its_beginning_accuses_nobody(repo: Repo, tmp_path: Path) -> None:
    repo.change(FOOD, "ani-contoh")
    repo.git("clone", "-q", "--depth=1", f"file://{repo.path}", str(tmp_path / "dangkal"))
    assert wrote(Repo(Root(tmp_path / "dangkal"), repo.keys)) == frozenset()
