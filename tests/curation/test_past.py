"""What was approved is given back by the history, byte for byte, or not at all."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.load import load_folder
from curation.past import recover
from curation.review import read_ledger
from tests.curation.repo import ENTRIES, Repo
from tests.root import DRUM, FOOD, SUPPLIER

FOLDER = f"products/{FOOD}"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def held(home: Path, folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home / folder).iterdir()}


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_approved_content_comes_back_and_reads_as_it_did(decided: Repo, cache: Path, entry: str) -> None:
    before, files = decided.digest(entry), {path.name: path.read_bytes() for path in decided.root.folder(entry).iterdir() if path.is_file()}
    decided.change(entry)
    home = recover(decided.path, f"products/{entry}", before, cache)
    assert home == cache / "approved" / before
    assert held(home, f"products/{entry}") == {name: data for name, data in files.items() if name != "review.yml"}
    record = load_folder(home, read_ledger, f"products/{entry}")
    assert (record.digest, record.findings) == (before, load_folder(decided.path, read_ledger, f"products/{entry}").findings)
    assert record.value is not None


def test_a_photo_that_was_swapped_comes_back(decided: Repo, cache: Path) -> None:
    before, photo = decided.digest(FOOD), decided.root.folder(FOOD) / "depan.jpg"
    old = photo.read_bytes()
    photo.write_bytes(b"lain")
    decided.commit("pemasok")
    home = recover(decided.path, FOLDER, before, cache)
    assert home and (home / FOLDER / "depan.jpg").read_bytes() == old


def test_a_folder_that_was_deleted_comes_back(decided: Repo, cache: Path) -> None:
    before = decided.digest(FOOD)
    shutil.rmtree(decided.root.folder(FOOD))
    decided.commit("pemasok")
    assert recover(decided.path, FOLDER, before, cache)


def test_content_that_only_a_merge_put_together_comes_back(repo: Repo, cache: Path) -> None:
    base = repo.head
    repo.change(FOOD)
    repo.git("checkout", "-q", "-b", "sisi", base)
    (repo.root.folder(FOOD) / "depan.jpg").write_bytes(b"lain")
    repo.commit("pemasok")
    repo.git("checkout", "-q", "main")
    repo.git("-c", "user.name=x", "-c", "user.email=x@contoh.example", "merge", "-q", "--no-edit", "sisi")
    together = repo.digest(FOOD)
    repo.change(FOOD)
    assert recover(repo.path, FOLDER, together, cache)


def test_what_was_never_committed_does_not_come_back(decided: Repo, cache: Path) -> None:
    decided.root.file(FOOD).write_text("belum dikirim")
    assert recover(decided.path, FOLDER, decided.digest(FOOD), cache) is None
    assert recover(decided.path, FOLDER, "0" * 64, cache) is None
    assert not (cache / "approved").exists()


def test_content_of_another_entry_does_not_come_back(decided: Repo, cache: Path) -> None:
    assert recover(decided.path, FOLDER, decided.digest(DRUM), cache) is None


def test_a_commit_made_since_is_found(decided: Repo, cache: Path) -> None:
    assert recover(decided.path, FOLDER, "0" * 64, cache) is None
    decided.change(FOOD)
    newer = decided.digest(FOOD)
    decided.change(FOOD)
    assert recover(decided.path, FOLDER, newer, cache)


@pytest.mark.parametrize("folder", ["products/../..", "products", "products/a/b/c", "/etc", "curation/standards", "products/A", "products/-x", "products/x\n", ""])
def test_only_entries_come_back(decided: Repo, cache: Path, folder: str) -> None:
    assert recover(decided.path, folder, "0" * 64, cache) is None


@pytest.mark.parametrize("digest", ["../../jahat", "0" * 63, "/" * 64, "0" * 63 + "/", ""])
def test_only_digests_name_a_place(decided: Repo, cache: Path, digest: str) -> None:
    assert recover(decided.path, FOLDER, digest, cache) is None


def test_a_version_with_a_link_does_not_come_back(repo: Repo, cache: Path) -> None:
    digest = repo.digest(FOOD)
    link = repo.root.folder(FOOD) / "depan.jpg"
    link.unlink()
    link.symlink_to("/etc/passwd")
    repo.commit("pemasok", words=("--amend",))
    assert recover(repo.path, FOLDER, digest, cache) is None


def test_without_a_repository_nothing_comes_back(repo: Repo, cache: Path) -> None:
    shutil.rmtree(repo.path / ".git")
    assert recover(repo.path, FOLDER, repo.digest(FOOD), cache) is None


# What lies in the cache is never believed

def swapped(place: Path, outside: Path) -> None:
    (place / "listing.yml").write_text("jahat")


def added(place: Path, outside: Path) -> None:
    (place / "lagi.jpg").write_bytes(b"x")


def lost(place: Path, outside: Path) -> None:
    (place / "depan.jpg").unlink()


def hidden(place: Path, outside: Path) -> None:
    (place / ".rahasia").write_bytes(b"x")


def ledger(place: Path, outside: Path) -> None:
    (place / "review.yml").write_text("decisions: []\n")


def inner(place: Path, outside: Path) -> None:
    (place / "dalam").mkdir()


def a_file(place: Path, outside: Path) -> None:
    shutil.rmtree(place)
    place.write_text("x")


def link_to(place: Path, outside: Path) -> None:
    shutil.move(place, outside / "tempat")
    place.symlink_to(outside / "tempat")


def link_above(place: Path, outside: Path) -> None:
    shutil.move(place.parent, outside / "atas")
    place.parent.symlink_to(outside / "atas")


def link_of_all(place: Path, outside: Path) -> None:
    top = place.parents[3]
    shutil.move(top, outside / "semua")
    top.symlink_to(outside / "semua")


def link_inside(place: Path, outside: Path) -> None:
    shutil.move(place / "depan.jpg", outside / "depan.jpg")
    (place / "depan.jpg").symlink_to(outside / "depan.jpg")


@pytest.mark.parametrize("damage", [swapped, added, lost, hidden, ledger, inner, a_file, link_to, link_above, link_of_all, link_inside], ids=lambda one: one.__name__)
def test_a_copy_that_is_not_exactly_so_is_made_again(decided: Repo, cache: Path, tmp_path: Path, damage: Callable[[Path, Path], None]) -> None:
    digest = decided.digest(FOOD)
    home = recover(decided.path, FOLDER, digest, cache)
    assert home
    whole, outside = held(home, FOLDER), tmp_path / "outside"
    outside.mkdir()
    damage(home / FOLDER, outside)
    before = {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()}
    assert recover(decided.path, FOLDER, digest, cache) == home
    assert held(home, FOLDER) == whole
    assert not any(path.is_symlink() for path in (home / FOLDER, *(home / FOLDER).parents[:4]))
    assert {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()} == before
    assert [path.name for path in home.parent.iterdir() if path.name.startswith(".")] == []


def test_a_good_copy_is_used_without_git(decided: Repo, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = decided.digest(FOOD)
    home = recover(decided.path, FOLDER, digest, cache)
    monkeypatch.setenv("PATH", "")
    assert home and recover(decided.path, FOLDER, digest, cache) == home
    shutil.rmtree(home)
    assert recover(decided.path, FOLDER, digest, cache) is None


def test_a_full_disk_leaves_nothing_half_made(decided: Repo, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        recover(decided.path, FOLDER, decided.digest(FOOD), cache)
    assert [path for path in cache.rglob("*") if path.is_file() or path.name.startswith(".")] == []


def test_two_builds_at_once_both_get_it(decided: Repo, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest, rename = decided.digest(SUPPLIER), Path.rename

    def late(self: Path, target: Path) -> Path:
        shutil.copytree(self, target)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", late)
    home = recover(decided.path, f"products/{SUPPLIER}", digest, cache)
    assert home and os.listdir(home / "products" / SUPPLIER) == ["supplier.yml"]
