"""The history: every commit, what each changed against each parent, what it brought itself."""

import subprocess
from pathlib import Path

import pytest

from curation.git import NoHistory
from curation.history import History
from tests.curation.repo import SENT, Repo
from tests.root import DRUM, FOOD, SUPPLIER

LISTING = f"products/{FOOD}/listing.yml"


def merged(repo: Repo) -> tuple[str, str, str]:
    """Two sides, each with a listing changed, and their merge by a curator."""
    base = repo.head
    one = repo.change(FOOD)
    repo.git("checkout", "-q", "-b", "sisi", base)
    other = repo.change(DRUM, "budi-contoh")
    repo.git("checkout", "-q", "main")
    repo.git("-c", "user.name=x", "-c", "user.email=ani@contoh.example", "merge", "-q", "--no-ff", "--no-edit", "sisi")
    return one, other, repo.head


def own(history: History, id: str) -> set[str]:
    return {change.path for change in history.own(id)}


def test_commits_come_parents_first_with_who_made_them(repo: Repo) -> None:
    first, second = repo.head, repo.change(FOOD, "budi kedua")
    with History.of(repo.path) as history:
        assert list(history.commits) == [first, second]
        assert (history.head, history.commits[second].author, history.commits[second].day) == (second, "b@contoh.example", SENT)


def test_a_mailmap_changes_no_author(repo: Repo) -> None:
    (repo.path / ".mailmap").write_text("Ani <ani@contoh.example> <warung@contoh.example>\n")
    id = repo.commit("pemasok")
    with History.of(repo.path) as history:
        assert history.commits[id].author == "warung@contoh.example"


def test_the_first_commit_changed_everything_it_holds(repo: Repo) -> None:
    with History.of(repo.path) as history:
        changes, = history.changes[repo.head]
        assert {"curation/curators.yml", f"products/{SUPPLIER}/supplier.yml", LISTING} <= set(changes)
        assert all(change.before is None and change.after and change.after.plain for change in changes.values())
        assert "site.yml" not in changes


def test_a_change_names_what_was_and_what_is(repo: Repo) -> None:
    before = repo.git("rev-parse", f"HEAD:{LISTING}")
    id = repo.change(FOOD)
    with History.of(repo.path) as history:
        change, = history.own(id)
        assert (change.path, change.before.id if change.before else "", history.blob(change.after.id) if change.after else b"") == (
            LISTING, before, repo.root.file(FOOD).read_bytes())


def test_a_removed_file_is_a_change_to_nothing(repo: Repo) -> None:
    repo.root.file(FOOD).unlink()
    id = repo.commit("pemasok")
    with History.of(repo.path) as history:
        assert [(change.path, change.after) for change in history.own(id)] == [(LISTING, None)]


def test_a_commit_without_changes_brought_nothing(repo: Repo) -> None:
    id = repo.commit("pemasok")
    with History.of(repo.path) as history:
        assert own(history, id) == set()


def test_a_clean_merge_brought_nothing_itself(repo: Repo) -> None:
    one, other, merge = merged(repo)
    with History.of(repo.path) as history:
        assert [set(changes) for changes in history.changes[merge]] == [{f"products/{DRUM}/listing.yml"}, {LISTING}]
        assert (own(history, one), own(history, other), own(history, merge)) == ({LISTING}, {f"products/{DRUM}/listing.yml"}, set())


def test_a_merge_that_slips_something_in_brought_that(repo: Repo) -> None:
    merged(repo)
    (repo.root.folder(FOOD) / "selundupan.txt").write_text("x")
    id = repo.commit("ani-contoh", words=("--amend",))
    with History.of(repo.path) as history:
        assert own(history, id) == {f"products/{FOOD}/selundupan.txt"}


def test_what_a_commit_contains_is_what_came_before_it_on_any_way(repo: Repo) -> None:
    root = repo.head
    one, other, merge = merged(repo)
    with History.of(repo.path) as history:
        for later in (root, one, other, merge):
            for earlier in (root, one, other, merge):
                asked = subprocess.run(["git", "merge-base", "--is-ancestor", earlier, later], cwd=repo.path, check=False)
                assert history.contains(later, earlier) is (asked.returncode == 0)


def test_what_lies_beside_a_commit_is_named(repo: Repo) -> None:
    with History.of(repo.path) as history:
        assert history.differing() == []
        repo.root.file(FOOD).write_text("x")
        (repo.root.folder(FOOD) / "baru ini.jpg").write_bytes(b"x")
        (repo.path / "site.yml").write_text("x")
        assert sorted(history.differing()) == [f"products/{FOOD}/baru ini.jpg", LISTING]


def test_paths_are_below_the_root_wherever_it_lies(repo: Repo, tmp_path: Path) -> None:
    top = tmp_path / "top"
    repo.path.rename(tmp_path / "away")
    (top / "kota").mkdir(parents=True)
    (tmp_path / "away" / ".git").rename(top / ".git")
    for part in ("products", "curation"):
        (tmp_path / "away" / part).rename(top / "kota" / part)
    inner = Repo(type(repo.root)(top), repo.keys)
    inner.commit("pemasok")
    with History.of(top / "kota") as history:
        assert LISTING in own(history, history.head)
        (top / "kota" / LISTING).write_text("x")
        assert history.differing() == [LISTING]


def test_a_repository_without_a_commit_is_told(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    with pytest.raises(NoHistory, match="no commit yet"):
        History.of(tmp_path)


def test_a_shallow_clone_is_told(repo: Repo, tmp_path: Path) -> None:
    repo.change(FOOD)
    repo.git("clone", "-q", "--depth=1", f"file://{repo.path}", str(tmp_path / "clone"))
    with pytest.raises(NoHistory, match="shallow"):
        History.of(tmp_path / "clone")


@pytest.mark.parametrize("what", ["HEAD~1", "HEAD~1^{tree}"], ids=["a commit", "a tree"])
def test_a_missing_object_is_told(repo: Repo, what: str) -> None:
    repo.change(FOOD)
    id = repo.git("rev-parse", what)
    (repo.path / ".git/objects" / id[:2] / id[2:]).unlink()
    with pytest.raises(NoHistory, match=r"damaged|cannot read"), History.of(repo.path) as history:
        assert history.changes
