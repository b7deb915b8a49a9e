"""The rulebook as it stood at a commit, read like any other."""

import shutil
from pathlib import Path

import pytest

from catalog.reference import BrokenConfiguration
from curation.editions import Editions, of_rulebook
from curation.history import History
from curation.policy import policy
from curation.rulebook import rulebook
from tests.curation.repo import Repo, own_rules

ANI = "emails: [ani@contoh.example]"


def test_the_edition_of_a_commit_is_that_of_the_files_on_disk(repo: Repo, tmp_path: Path) -> None:
    first, before = repo.head, rulebook(repo.path).edition
    repo.register(ANI, "emails: [ani@contoh.example, a@contoh.example]")
    second, after = repo.commit("ani-contoh"), rulebook(repo.path).edition
    with History.of(repo.path) as history:
        editions = Editions(history, tmp_path / "room")
        assert (editions.digest(first), editions.digest(second)) == (before, after)
        assert before != after


def test_a_rulebook_of_the_catalogues_own_counts_whole(repo: Repo, tmp_path: Path) -> None:
    own_rules(repo)
    second, edition = repo.commit("ani-contoh"), rulebook(repo.path).edition
    (repo.path / "curation/policy.yml").write_text("review_every_days: 100\nexpiring_days: [30]\narchive_after_days: 10\nbackdating_days: 3\n")
    third = repo.commit("ani-contoh")
    (repo.path / "curation/rubric.yml").unlink()
    without = repo.commit("ani-contoh")
    with History.of(repo.path) as history:
        editions = Editions(history, tmp_path / "room")
        assert editions.own(second) and editions.own(third) and not editions.own(without)
        assert editions.digest(second) == edition
        found = editions.terms(third)
        assert found == policy(repo.path) and found.backdating == 3


def test_the_list_of_curators_is_that_of_the_commit(repo: Repo, tmp_path: Path) -> None:
    first = repo.head
    repo.register("id: joko-contoh", "id: joko-baru")
    second = repo.commit("ani-contoh")
    with History.of(repo.path) as history:
        editions = Editions(history, tmp_path / "room")
        assert "joko-contoh" in editions.register(first)
        assert "joko-contoh" not in editions.register(second)
        assert "joko-baru" in editions.now()[0]


def test_every_address_anybody_ever_had_stays_theirs(repo: Repo, tmp_path: Path) -> None:
    repo.register(ANI, "emails: [Ani.Lama@contoh.example]")
    repo.commit("ani-contoh")
    repo.register("Ani.Lama@contoh.example", "ani@contoh.example")
    repo.commit("ani-contoh")
    with History.of(repo.path) as history:
        whose = Editions(history, tmp_path / "room").addresses
        assert whose["ani.lama@contoh.example"] == whose["ani@contoh.example"] == {"ani-contoh"}


def test_a_list_that_could_not_be_read_holds_nobody_and_at_head_is_told(repo: Repo, tmp_path: Path) -> None:
    repo.register("id: ani-contoh", "id: Ani Contoh")
    broken = repo.commit("ani-contoh")
    with History.of(repo.path) as history:
        editions = Editions(history, tmp_path / "room")
        assert editions.register(broken) == {}
        with pytest.raises(BrokenConfiguration, match=r"^curation/curators\.yml:\d+:\d+: "):
            editions.now()


@pytest.mark.parametrize("place", ["curation/curators.yml", "curation/standards", "curation/standards/x.yml", "curation/channels/.x.yml"])
def test_a_rulebook_with_what_is_no_plain_file_has_no_edition(repo: Repo, tmp_path: Path, place: str) -> None:
    path = repo.path / place
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    path.symlink_to("/etc/passwd")
    commit = repo.commit("orang-asing")
    with History.of(repo.path) as history:
        editions = Editions(history, tmp_path / "room")
        assert editions.digest(commit) == ""
        editions.root(commit)
        assert not any(path.is_symlink() for path in (tmp_path / "room").rglob("*"))


@pytest.mark.parametrize(("path", "so"), [
    ("curation/curators.yml", True), ("curation/policy.yml", True), ("curation/rubric.yml", True), ("curation/standards/x.yml", True), ("curation/channels/x.yml", True),
    ("curation/review.yml", False), ("curation/standards/x.py", False), ("curation/standards/a/x.yml", False), ("curation/audit.py", False), ("curation/checks/x.yml", False),
    ("products/curators.yml", False), ("curators.yml", False),
])
def test_which_files_the_rulebook_is_made_of(path: str, so: bool) -> None:
    assert of_rulebook(path) is so
