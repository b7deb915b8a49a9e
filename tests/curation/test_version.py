"""A check code's content is found in git: in deleted folders, in earlier states of ledgers, or said not to be there."""

import shutil

import pytest

from curation.git import NoHistory
from curation.version import versions
from tests.curation.repo import DECIDED, Repo
from tests.root import DRUM, FOOD


def start(repo: Repo, entry: str = FOOD) -> str:
    return repo.digest(entry)[:12]


def test_an_approved_content_is_found_with_its_approval_and_its_commit(decided: Repo) -> None:
    one = start(decided)
    version, = versions(decided.path, [one])[one]
    assert (version.folder, version.digest, version.lies) == (f"products/{FOOD}", decided.digest(FOOD), True)
    assert [approval.date for approval in version.approvals] == [DECIDED]
    assert [commit.author for commit in version.commits] == ["warung@contoh.example"]


def test_a_content_that_has_been_changed_since_is_found(decided: Repo) -> None:
    one = start(decided)
    decided.change(FOOD)
    version, = versions(decided.path, [one])[one]
    assert version.approvals
    assert not version.lies


def test_a_content_whose_folder_and_ledger_are_deleted_is_found(decided: Repo) -> None:
    one = start(decided)
    shutil.rmtree(decided.root.folder(FOOD))
    decided.commit("pemasok")
    version, = versions(decided.path, [one])[one]
    assert version.approvals
    assert not version.lies


def test_a_decision_that_was_taken_out_of_the_ledger_is_found(decided: Repo) -> None:
    one = start(decided)
    decided.root.ledger(FOOD).unlink()
    decided.commit("orang-asing")
    version, = versions(decided.path, [one])[one]
    assert len(version.approvals) == 1


def test_a_content_that_was_never_approved_is_found_without_an_approval(repo: Repo) -> None:
    one = start(repo)
    version, = versions(repo.path, [one])[one]
    assert (version.approvals, version.id) == ((), "sambal-pecel-200g")
    assert version.commits


def test_a_content_that_came_back_names_both_commits(decided: Repo) -> None:
    one, text = start(decided), decided.root.file(FOOD).read_text("utf-8")
    decided.change(FOOD)
    decided.root.file(FOOD).write_text(text, "utf-8")
    decided.commit("pemasok")
    version, = versions(decided.path, [one])[one]
    assert len(version.commits) == 2
    assert version.lies


def test_several_are_found_at_once_and_strangers_are_not(decided: Repo) -> None:
    food, drum = start(decided), start(decided, DRUM)
    found = versions(decided.path, [food, drum, "0" * 12])
    assert {one: [version.id for version in several] for one, several in found.items()} == {
        food: ["sambal-pecel-200g"], drum: ["kendang-jimbe-30cm"], "0" * 12: []}


def test_without_a_history_there_is_a_reason(decided: Repo) -> None:
    shutil.rmtree(decided.path / ".git")
    with pytest.raises(NoHistory):
        versions(decided.path, ["0" * 12])
