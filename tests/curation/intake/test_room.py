"""Rooms: a commit is laid out byte for byte, and gone afterwards; what is no plain file stays out."""

import subprocess
from pathlib import Path

import pytest

from curation.intake import room as rooms
from curation.intake.room import room
from curation.past import recover
from tests.curation.repo import Repo
from tests.root import DRUM, FOOD, SUPPLIER


def test_a_commit_is_laid_out_as_it_is_and_gone_afterwards(repo: Repo) -> None:
    repo.root.file(FOOD).write_text("setengah jadi")
    with room(repo.path, repo.head, [SUPPLIER]) as place:
        for path in (f"products/{FOOD}/depan.jpg", f"products/{DRUM}/depan.jpg", f"products/{FOOD}/listing.yml", "curation/curators.yml", "site.yml"):
            held = subprocess.run(["git", "show", f"HEAD:{path}"], cwd=repo.path, capture_output=True, check=True).stdout
            assert (place / path).read_bytes() == held
    assert not place.exists()


def test_links_are_left_out(repo: Repo) -> None:
    (repo.root.folder(FOOD) / "tautan.jpg").symlink_to("/etc/passwd")
    repo.commit("pemasok")
    with room(repo.path, repo.head, [SUPPLIER]) as place:
        assert not (place / f"products/{FOOD}/tautan.jpg").exists()


def test_of_a_large_catalogue_only_the_photos_in_question_are_laid_out(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "MOST_BYTES", 1_000)
    with room(repo.path, repo.head, ["lain"]) as place:
        assert (place / f"products/{FOOD}/listing.yml").exists()
        assert not (place / f"products/{FOOD}/depan.jpg").exists()


def test_approved_versions_are_found_from_a_room(decided: Repo) -> None:
    digest = decided.digest(FOOD)
    decided.change()
    with room(decided.path, decided.head, [SUPPLIER]) as place:
        found = recover(place, f"products/{FOOD}", digest, Path(place, ".cache"))
        assert found and (found / f"products/{FOOD}/listing.yml").exists()
