"""Trees: what lies in a folder at a commit, read from git's objects and never from the work tree."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from catalog import digest
from curation.git import Git, Objects, damaged

_FOLDER = "40000"
_PLAIN = frozenset({"100644", "100755"})


@dataclass(frozen=True, slots=True)
class Item:
    """What stands under a name in a tree: a file, a folder, a link or a submodule."""

    mode: str
    id: str

    @property
    def plain(self) -> bool:
        """Whether it is an ordinary file."""
        return self.mode in _PLAIN

    @property
    def folder(self) -> bool:
        """Whether it is a folder."""
        return self.mode == _FOLDER


class Trees:
    """The contents of a repository, below the root of the catalogue in it."""

    def __init__(self, git: Git, objects: Objects) -> None:
        self.git, self.objects = git, objects
        self._sha256: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.objects.close()

    def folder(self, id: str, folder: str) -> Mapping[str, Item] | None:
        """What lies in a folder below the root at a commit, by name; None where there is no such folder."""
        found = self.objects.read(f"{id}:{self.git.prefix}{folder}")
        return _tree(*found) if found and found[1] == "tree" else None

    def blob(self, id: str) -> bytes:
        """The bytes of a file."""
        return self.objects.all([id], "blob")[0]

    def sha256(self, id: str) -> str:
        """The SHA-256 of a file's bytes."""
        if id not in self._sha256:
            self._sha256[id] = hashlib.sha256(self.blob(id)).hexdigest()
        return self._sha256[id]

    def files(self, id: str, folder: str) -> Mapping[str, Item] | None:
        """The files of an entry's folder at a commit; None where it holds what no entry may, or is not there.

        A supplier's folder holds its listings' folders beside its own files.
        """
        held = self.folder(id, folder)
        if held is None:
            return None
        files = {name: item for name, item in held.items() if not item.folder or folder.count("/") > 1}
        return files if all(item.plain and readable(name) for name, item in files.items()) else None

    def digest(self, id: str, folder: str) -> str | None:
        """The digest of an entry's content at a commit, as an approval names it; None where it cannot be read."""
        files = self.files(id, folder)
        return None if not files else digest.of_files({name: self.sha256(item.id) for name, item in files.items() if name != digest.LEDGER})


def readable(name: str) -> bool:
    """Whether a file may have this name in an entry's folder."""
    return not name.startswith(".") and "/" not in name and "\ufffd" not in name


def text(name: bytes) -> str:
    """A name in git; bytes that are not UTF-8 are masked, and no file of ours has such a name."""
    return name.decode("utf-8", "replace")


def _tree(id: str, kind: str, data: bytes) -> dict[str, Item]:
    """The entries of a tree as git stores it: mode, space, name, NUL, the name of what is there in bytes.

    What stands under a name twice is nothing that could be read.
    """
    entries: dict[str, Item] = {}
    at, width = 0, len(id) // 2
    while at < len(data):
        space, end = data.find(b" ", at), data.find(b"\0", at)
        if not at < space < end or end + width >= len(data):
            raise damaged(id[:12])
        name, mode = text(data[space + 1:end]), data[at:space].decode("ascii", "replace")
        entries[name] = Item("" if name in entries else mode, data[end + 1:end + 1 + width].hex())
        at = end + 1 + width
    return entries
