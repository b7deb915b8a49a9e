"""A catalogue is laid out as it was at a commit, and nothing else is touched."""

import os
from pathlib import Path

import pytest

from curation.git import NoHistory
from curation.history import head
from curation.layout import laid_out
from curation.past import recover
from tests.curation.repo import DECIDED, SENT, Repo
from tests.root import FOOD, SUPPLIER
from tests.site_builder.tree import contents

FOLDER = f"products/{FOOD}"


def test_everything_is_as_it_was_at_the_commit(decided: Repo, tmp_path: Path) -> None:
    before = {path: data for path, data in contents(decided.path).items() if path.startswith(("products/", "curation/", "site.yml"))}
    commit = decided.head
    decided.change(FOOD)
    there, day = laid_out(decided.path, commit, tmp_path / "room")
    assert {path: data for path, data in contents(there).items() if not path.startswith(".git/")} == before
    assert day == DECIDED


@pytest.mark.parametrize("name", ["HEAD~1", "main~1", "awal"])
def test_a_commit_can_be_named_as_git_names_it(decided: Repo, tmp_path: Path, name: str) -> None:
    decided.git("tag", "awal", "HEAD~1")
    there, day = laid_out(decided.path, name, tmp_path / "room")
    assert day == SENT
    assert not (there / FOLDER / "review.yml").exists()


@pytest.mark.parametrize("name", ["nothing", "", "HEAD~99", "HEAD HEAD", "HEAD\nHEAD", "--all", "HEAD:products", "0" * 40, "HEAD^{tree}"])
def test_a_revision_that_is_none_is_named(decided: Repo, tmp_path: Path, name: str) -> None:
    with pytest.raises(NoHistory, match="there is no revision"):
        laid_out(decided.path, name, tmp_path / "room")
    assert not (tmp_path / "room").exists()


def test_where_there_is_no_history_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoHistory, match="not in a git repository"):
        laid_out(tmp_path, "HEAD", tmp_path / "room")


def test_what_was_approved_earlier_is_found_from_there(decided: Repo, tmp_path: Path) -> None:
    approved = decided.digest(FOOD)
    waiting = decided.change(FOOD)
    there, _ = laid_out(decided.path, waiting, tmp_path / "room")
    assert head(there) == waiting
    assert recover(there, FOLDER, approved, tmp_path / "cache") is not None


def test_what_was_approved_later_is_not(decided: Repo, tmp_path: Path) -> None:
    earlier = decided.head
    decided.change(FOOD)
    there, _ = laid_out(decided.path, earlier, tmp_path / "room")
    assert recover(there, FOLDER, decided.digest(FOOD), tmp_path / "cache") is None


def test_neither_the_work_tree_nor_the_repository_is_touched(decided: Repo, tmp_path: Path) -> None:
    before = contents(decided.path)
    laid_out(decided.path, "HEAD~1", tmp_path / "room")
    assert contents(decided.path) == before


def test_a_catalogue_in_a_folder_of_a_larger_repository_is_laid_out_in_the_same_folder(decided: Repo, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    os.rename(decided.path / ".git", whole / ".git")
    os.rename(decided.path, whole / "katalog")
    inner = Repo(type(decided.root)(whole / "katalog"), decided.keys)
    inner.git("add", "--all", ":/")
    inner.commit("pemasok")
    there, _ = laid_out(inner.path, "HEAD", tmp_path / "room")
    assert there == tmp_path / "room" / "katalog"
    assert (there / "products" / SUPPLIER / "supplier.yml").exists()


def test_a_link_becomes_a_link_to_nothing(decided: Repo, tmp_path: Path) -> None:
    (decided.root.folder(FOOD) / "rahasia.jpg").symlink_to("/etc/hostname")
    decided.commit("pemasok")
    there, _ = laid_out(decided.path, "HEAD", tmp_path / "room")
    link = there / FOLDER / "rahasia.jpg"
    assert link.is_symlink()
    assert not link.exists()
