"""A folder on disk: which files it holds, what they contain, and whether it has changed."""

import os
import stat
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalog.digest import LEDGER

Signature = tuple[tuple[str, int, int, int, int], ...]
"""Per file: name, size, modification and status-change time in ns, inode. Equal means unchanged."""

# A file changed within the clock's grain after being read could keep its signature; such folders are
# read again (the problem git calls "racily clean").
_GRAIN_NS = 2_000_000_000


@dataclass(slots=True)
class Folder:
    """What a folder holds: plain files, sub-folders, and what has no business there."""

    path: Path
    files: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    signature: Signature = ()
    settled: bool = True

    @property
    def known_by(self) -> Signature | None:
        """The signature to remember results by; None while the folder is too fresh for one."""
        return self.signature if self.settled else None

    def read(self, name: str) -> bytes:
        """The bytes of a file; links are never followed."""
        descriptor = os.open(self.path / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            return file.read()


def scan(path: Path) -> Folder:
    """Look into a folder once. Hidden files are ignored by nobody: they count as strange, as do names that are not text."""
    folder = Folder(path)
    signature = []
    settled_before = time.time_ns() - _GRAIN_NS
    with os.scandir(path) as entries:
        for entry in entries:
            status = entry.stat(follow_symlinks=False)
            name = entry.name.encode("utf-8", "backslashreplace").decode()
            kind = stat.S_IFMT(status.st_mode) if name == entry.name else 0
            if kind == stat.S_IFDIR:
                folder.folders.append(name)
            elif kind == stat.S_IFREG and not name.startswith("."):
                folder.files.append(name)
            else:
                folder.strange.append(name)
            if not stat.S_ISDIR(status.st_mode):
                signature.append((entry.name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
                folder.settled &= status.st_ctime_ns < settled_before
    folder.files.sort()
    folder.folders.sort()
    folder.strange.sort()
    folder.signature = tuple(sorted(signature))
    return folder


def without_ledger(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that a decision is about."""
    return {name: data for name, data in files.items() if name != LEDGER}
