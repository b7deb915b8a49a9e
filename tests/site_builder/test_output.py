"""The output folder: two trees, one of them served, exchanged in one step."""

import errno
import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest

from site_builder import memory, output
from site_builder.output import Tree


def _tree(path: Path, cache: Path, files: dict[str, bytes], edition: str) -> Tree:
    tree = Tree(path, cache)
    tree.open()
    sums = {name: output.write(path, name, data) for name, data in files.items()}
    tree.seal({name: str(hash(data)) for name, data in files.items()}, sums, edition, {"date": "2026-11-21"})
    return tree


@pytest.mark.parametrize("exchange", [True, False], ids=["in one step", "where the system has none"])
def test_the_spare_becomes_the_site_and_the_site_the_spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:
    site, spare = tmp_path / "site", output.spare_of(tmp_path / "site")
    for path, word in ((site, "old"), (spare, "new")):
        path.mkdir()
        (path / "word").write_text(word)
    if not exchange:
        monkeypatch.setattr("ctypes.CDLL", _no_library)
    output.swap(spare, site)
    assert (site / "word").read_text() == "new"
    assert (spare / "word").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == [spare.name, "site"]


def _no_library(*_: object, **__: object) -> object:
    raise OSError


def test_the_first_site_is_put_in_place(tmp_path: Path) -> None:
    output.spare_of(tmp_path / "site").mkdir()
    output.swap(output.spare_of(tmp_path / "site"), tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_tree_is_known_by_what_it_says_and_what_is_remembered(tmp_path: Path) -> None:
    _tree(tmp_path / "site", tmp_path / "cache", {"a/index.html": b"a"}, "first")
    again = Tree(tmp_path / "site", tmp_path / "cache")
    assert again.name == "first"
    assert again.keys.keys() == {"a/index.html"}
    assert again.sums == {"a/index.html": hashlib.sha256(b"a").hexdigest()}
    assert again.states("first")
    assert not again.states("second")


def test_a_tree_whose_statement_was_edited_is_not_what_it_states(tmp_path: Path) -> None:
    tree = _tree(tmp_path / "site", tmp_path / "cache", {"a": b"a"}, "first")
    said = json.loads(tree.edition.read_bytes())
    tree.edition.write_text(json.dumps({**said, "date": "2027-01-01"}), "utf-8")
    assert not Tree(tmp_path / "site", tmp_path / "cache").states("first")


def test_what_was_remembered_in_another_form_is_not_believed(tmp_path: Path) -> None:
    """As by a version that knew nothing of the index."""
    _tree(tmp_path / "site", tmp_path / "cache", {"a": b"a"}, "first")
    memory.remember(tmp_path / "cache" / "editions" / "first", {"a": "1"})
    assert Tree(tmp_path / "site", tmp_path / "cache").keys == {}


def test_the_index_proves_every_file_and_the_statement_proves_the_index(tmp_path: Path) -> None:
    tree = _tree(tmp_path / "site", tmp_path / "cache", {"b/c": b"2", "a": b"1", "B": b"3", "é": b"4"}, "first")
    index = (tree.path / "api" / "v1" / "index.txt").read_bytes()
    assert [line.split("  ")[1] for line in index.decode().splitlines()] == ["B", "a", "b/c", "é"]
    assert json.loads(tree.edition.read_bytes())["index"] == hashlib.sha256(index).hexdigest()
    assert _proven(tree.path) == 0
    (tree.path / "a").write_bytes(b"0")
    assert _proven(tree.path) == 1


def _proven(folder: Path) -> int:
    """What `sha256sum` says of a copy."""
    return subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "api/v1/index.txt"], cwd=folder, capture_output=True, check=False).returncode


@pytest.mark.parametrize("words", [b"", b"{", b"[]", b"null", b'{"edition": 5}', b'{"edition": "../../etc/passwd"}', b"\xff"])
def test_a_tree_that_does_not_say_a_known_edition_is_not_believed(tmp_path: Path, words: bytes) -> None:
    tree = _tree(tmp_path / "site", tmp_path / "cache", {"a": b"a"}, "first")
    tree.edition.write_bytes(words)
    assert Tree(tmp_path / "site", tmp_path / "cache").keys == {}


def test_an_opened_tree_counts_as_broken_until_it_is_sealed(tmp_path: Path) -> None:
    tree = _tree(tmp_path / "site", tmp_path / "cache", {"a": b"a"}, "first")
    tree.open()
    assert (tmp_path / "site" / "a").exists()
    assert Tree(tmp_path / "site", tmp_path / "cache").keys == {}
    tree.seal({"a": "1"}, {"a": hashlib.sha256(b"a").hexdigest()}, "first", {})
    assert Tree(tmp_path / "site", tmp_path / "cache").keys == {"a": "1"}


def test_a_broken_tree_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "site" / "left").mkdir(parents=True)
    (tmp_path / "site" / "left" / "over").write_text("x")
    Tree(tmp_path / "site", tmp_path / "cache").open()
    assert list((tmp_path / "site").iterdir()) == []


def test_deleting_the_last_file_deletes_its_folders(tmp_path: Path) -> None:
    tree = _tree(tmp_path / "site", tmp_path / "cache", {"a/b/c/index.html": b"1", "a/index.html": b"2"}, "first")
    tree.remove(iter(["a/b/c/index.html", "was/never/there"]))
    assert sorted(path.name for path in (tmp_path / "site" / "a").iterdir()) == ["index.html"]


def test_a_shared_file_is_never_changed_in_place(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    output.write(tmp_path / "one", "page", b"old")
    output.share(tmp_path / "one" / "page", tmp_path / "two", "page")
    assert (tmp_path / "one" / "page").samefile(tmp_path / "two" / "page")
    output.write(tmp_path / "two", "page", b"new")
    assert (tmp_path / "one" / "page").read_bytes() == b"old"
    assert (tmp_path / "two" / "page").read_bytes() == b"new"


@pytest.mark.parametrize("error", [errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP], ids=errno.errorcode.get)
def test_where_a_disk_knows_no_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    (tmp_path / "file").write_bytes(b"data")
    monkeypatch.setattr(os, "link", refuse)
    output.share(tmp_path / "file", tmp_path, "deep/down/file")
    assert (tmp_path / "deep" / "down" / "file").read_bytes() == b"data"


def test_a_prepared_file_that_has_changed_is_dropped_and_not_placed(tmp_path: Path) -> None:
    (tmp_path / "photo.webp").write_bytes(b"other bytes")
    (tmp_path / "tree").mkdir()
    assert not output.place(tmp_path / "photo.webp", tmp_path / "tree", "photo.webp", "0" * 64)
    assert not (tmp_path / "photo.webp").exists()
    assert not (tmp_path / "tree" / "photo.webp").exists()
