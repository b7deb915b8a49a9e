"""Git is asked without a shell and answers from its objects alone, whatever the user, the machine or the repository has set."""

import os
import subprocess
import zlib
from pathlib import Path

import pytest

from curation import git
from curation.git import Git, NoHistory, Objects
from tests.curation.repo import Repo
from tests.root import FOOD


def asked(repo: Repo, *words: str) -> str:
    return Git.around(repo.path).ask(*words).decode().strip()


def loose(repo: Repo, id: str) -> Path:
    return repo.path / ".git" / "objects" / id[:2] / id[2:]


def test_a_repository_is_found_around_the_catalogue(repo: Repo) -> None:
    git = Git.around(repo.path)
    assert (git.prefix, git.store, git.shallow, git.algorithm) == ("", repo.path / ".git", False, "sha1")
    deeper = Git.around(repo.path / "products")
    assert (deeper.prefix, deeper.store) == ("products/", repo.path / ".git")


def test_without_a_repository_the_reason_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoHistory, match="not in a git repository"):
        Git.around(tmp_path)


def test_without_git_the_reason_is_told(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoHistory, match="git is not installed"):
        Git.around(repo.path)


def test_a_bare_repository_among_the_files_is_not_taken_for_the_catalogues(repo: Repo, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    repo.git("init", "--quiet", "--bare", str(hidden))
    repo.git("--git-dir", str(hidden), "config", "core.bare", "false")
    repo.git("--git-dir", str(hidden), "config", "core.worktree", str(hidden))
    with pytest.raises(NoHistory, match="not in a git repository"):
        Git.around(hidden)


def test_the_surroundings_and_settings_change_nothing(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    truth = asked(repo, "rev-list", "HEAD", "--")
    ran = tmp_path / "ran"
    spy = tmp_path / "spy"
    spy.write_text(f"#!/bin/sh\necho x >> {ran}\n")
    spy.chmod(0o755)
    home = tmp_path / "home"
    (home / ".config/git").mkdir(parents=True)
    (home / ".gitconfig").write_text(f"[core]\n\tfsmonitor = {spy}\n\thooksPath = {tmp_path}\n[log]\n\tshowSignature = true\n[core]\n\tquotePath = true\n")
    (home / ".config/git/ignore").write_text("*\n")
    monkeypatch.setenv("HOME", str(home))
    for name, value in (("GIT_DIR", "/nowhere"), ("GIT_INDEX_FILE", "/nowhere"), ("GIT_EXTERNAL_DIFF", str(spy)), ("GIT_TRACE", "1"),
                        ("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "core.fsmonitor"), ("GIT_CONFIG_VALUE_0", str(spy))):
        monkeypatch.setenv(name, value)
    repo.git("config", "core.fsmonitor", str(spy))
    assert asked(repo, "rev-list", "HEAD", "--") == truth
    assert asked(repo, "status", "--porcelain") == ""
    (repo.path / "baru.txt").write_text("x")
    assert asked(repo, "status", "--porcelain") == "?? baru.txt"
    assert not ran.exists()


def test_replaced_and_grafted_commits_are_seen_as_they_are(repo: Repo) -> None:
    first = repo.head
    second = repo.change(FOOD)
    forged = repo.git("commit-tree", f"{first}^{{tree}}", "-m", "forged", GIT_AUTHOR_NAME="x", GIT_AUTHOR_EMAIL="x@contoh.example",
                      GIT_COMMITTER_NAME="x", GIT_COMMITTER_EMAIL="x@contoh.example")
    repo.git("replace", second, forged)
    (repo.path / ".git/info").mkdir(exist_ok=True)
    (repo.path / ".git/info/grafts").write_text(f"{second}\n")
    assert repo.git("rev-list", "HEAD") == second
    assert asked(repo, "rev-list", "HEAD", "--").split() == [second, first]


def test_a_repository_of_another_user_is_read(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git itself is told to take it for somebody else's, and then refuses it unless asked as we ask."""
    other = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    plain = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repo.path, env={**os.environ, **other}, capture_output=True, text=True, check=False)
    assert "dubious ownership" in plain.stderr
    monkeypatch.setattr(git, "_SURROUNDINGS", {**git._SURROUNDINGS, **other})
    assert len(asked(repo, "rev-parse", "HEAD")) == 40


def test_a_question_git_cannot_answer_is_no_traceback(repo: Repo) -> None:
    with pytest.raises(NoHistory, match="git cannot read the history: fatal"):
        asked(repo, "rev-list", "--end-of-options", "nowhere", "--")


def test_objects_are_read_in_order_through_one_process(repo: Repo) -> None:
    git = Git.around(repo.path)
    with Objects(git) as objects:
        blobs = [f"HEAD:products/{FOOD}/{name}" for name in ("listing.yml", "depan.jpg")] * 900
        contents = objects.all(blobs, "blob")
        assert contents == [(repo.root.folder(FOOD) / name).read_bytes() for name in ("listing.yml", "depan.jpg")] * 900
        assert objects.read("HEAD:products/tidak ada") is None
        assert objects.read("HEAD^{tree}") == (git.ask("rev-parse", "HEAD^{tree}").decode().strip(), "tree", git.ask("cat-file", "tree", "HEAD"))


@pytest.mark.parametrize("damage", ["missing", "emptied", "another's bytes"])
def test_a_damaged_object_is_told(repo: Repo, damage: str) -> None:
    id = repo.git("rev-parse", f"HEAD:products/{FOOD}/listing.yml")
    path = loose(repo, id)
    path.chmod(0o644)
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(b"" if damage == "emptied" else zlib.compress(b"blob 3\x00abc"))
    with Objects(Git.around(repo.path)) as objects, pytest.raises(NoHistory, match=f"{id[:10]}.*missing from the repository or damaged"):
        objects.all([id], "blob")


def test_an_object_of_another_kind_is_not_taken(repo: Repo) -> None:
    with Objects(Git.around(repo.path)) as objects, pytest.raises(NoHistory, match="damaged"):
        objects.all(["HEAD"], "blob")
