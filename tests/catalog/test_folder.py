"""A folder on disk: plain files, and everything that has no business there."""

import os
import socket
from pathlib import Path

import pytest

from catalog import folder
from catalog.folder import scan


def test_files_folders_and_strangers_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "b.jpg").write_bytes(b"1")
    (tmp_path / "a.yml").write_bytes(b"2")
    (tmp_path / "inner").mkdir()
    (tmp_path / ".hidden").write_bytes(b"3")
    (tmp_path / "link.jpg").symlink_to("b.jpg")
    (tmp_path / "folder-link").symlink_to("inner")
    (tmp_path / "broken-link").symlink_to("nothing")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "socket"))
    got = scan(tmp_path)
    assert got.files == ["a.yml", "b.jpg"]
    assert got.folders == ["inner"]
    assert got.strange == [".hidden", "broken-link", "folder-link", "link.jpg", "pipe", "socket"]


def test_a_name_that_is_no_text_is_strange_and_can_be_printed(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/foto-\xff.jpg")).write_bytes(b"1")
    got = scan(tmp_path)
    assert got.files == []
    assert got.strange == ["foto-\\udcff.jpg"]


def test_a_link_is_never_followed_even_when_it_appears_late(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"1")
    got = scan(tmp_path)
    (tmp_path / "a.jpg").unlink()
    (tmp_path / "a.jpg").symlink_to("/etc/passwd")
    with pytest.raises(OSError):
        got.read("a.jpg")


def change_nothing(path: Path) -> None:
    pass


def change_content(path: Path) -> None:
    (path / "a").write_bytes(b"12")


def change_name(path: Path) -> None:
    (path / "a").rename(path / "b")


def replace_with_same_size_and_time(path: Path) -> None:
    before = (path / "a").stat()
    (path / "new").write_bytes(b"2")
    os.utime(path / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (path / "new").rename(path / "a")


def make_a_link_of_it(path: Path) -> None:
    (path / "a").unlink()
    (path / "a").symlink_to("b")


@pytest.mark.parametrize(("change", "same"), [
    (change_nothing, True), (change_content, False), (change_name, False), (replace_with_same_size_and_time, False), (make_a_link_of_it, False)])
def test_the_signature_tells_whether_anything_has_changed(tmp_path: Path, change: object, same: bool) -> None:
    (tmp_path / "a").write_bytes(b"1")
    before = scan(tmp_path).signature
    change(tmp_path)  # type: ignore[operator]
    assert (scan(tmp_path).signature == before) is same


def test_a_folder_changed_a_moment_ago_is_known_by_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"1")
    assert scan(tmp_path).known_by is None
    now = (tmp_path / "a").stat().st_ctime_ns
    monkeypatch.setattr(folder.time, "time_ns", lambda: now + 3_000_000_000)
    assert scan(tmp_path).known_by == scan(tmp_path).signature != ()


def test_an_empty_folder_is_not_taken_for_one_that_was_too_fresh(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    fresh = scan(tmp_path).known_by
    (tmp_path / "a").unlink()
    assert scan(tmp_path).known_by != fresh
