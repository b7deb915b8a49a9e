"""The output folder: written beside the old site, swapped in whole.

Two trees are kept: the one that is served and a spare, which the next build brings up to date and
exchanges for it. So a build after one change writes a handful of files, and nobody ever reads a mixture.
A tree names its edition in one small file, written last; a tree without it was interrupted and is not used.
Beside it stands the index: the SHA-256 of every file, so that a served copy can be proven whole.
"""

import ctypes
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from site_builder import memory
from site_builder.pages import EDITION, INDEX

Keys = Mapping[str, str]
"""Every file of a tree by path, with the key of what it was made from."""

Sums = Mapping[str, str]
"""Every file of a tree by path, with the SHA-256 of its bytes."""


class Tree:
    """One folder of output, and what is known to be in it."""

    def __init__(self, path: Path, cache: Path) -> None:
        self.path, self.cache = path, cache
        self.name = self._named()
        self.keys: Keys = {}
        self.sums: Sums = {}
        self.statement = b""
        if self.name:
            self._recall()

    def _named(self) -> str:
        """The edition it states, or nothing when it is not whole."""
        try:
            return str(json.loads(self.edition.read_bytes())["edition"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def _recall(self) -> None:
        known = memory.recall(self._memory(self.name))
        if isinstance(known, tuple) and len(known) == 3:
            self.keys, self.sums, self.statement = known

    def states(self, edition: str) -> bool:
        """Whether this is, by its own words and by memory, that edition."""
        try:
            return bool(self.keys) and self.name == edition and self.edition.read_bytes() == self.statement
        except OSError:
            return False

    def _memory(self, edition: str) -> Path:
        return self.cache / "editions" / f"{''.join(c for c in edition if c.isalnum())[:64]}"

    @property
    def edition(self) -> Path:
        """The file that says that the tree is whole, and which edition it is."""
        return self.path / EDITION

    def open(self) -> None:
        """Begin to change the tree: from here until `seal` it counts as broken."""
        if not self.keys:
            shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir(parents=True, exist_ok=True)
        self.edition.unlink(missing_ok=True)

    def seal(self, keys: Keys, sums: Sums, edition: str, facts: Mapping[str, object]) -> None:
        """Declare the tree whole: write the index of its files, and last what the tree says of itself."""
        statement = {"edition": edition, **facts, "index": write(self.path, INDEX, index(sums))}
        self.keys, self.sums, self.statement = keys, sums, (json.dumps(statement) + "\n").encode()
        memory.remember(self._memory(edition), (self.keys, self.sums, self.statement))
        write(self.path, EDITION, self.statement)

    def forget_others(self, *editions: str) -> None:
        """Drop what is remembered of trees that are no more."""
        kept = {self._memory(edition).name for edition in editions}
        folder = self.cache / "editions"
        for old in folder.iterdir() if folder.exists() else ():
            if old.name not in kept:
                old.unlink(missing_ok=True)

    def remove(self, paths: Iterator[str]) -> None:
        """Delete files, and the folders that this empties."""
        for path in paths:
            (self.path / path).unlink(missing_ok=True)
            folder = os.path.dirname(path)
            while folder:
                try:
                    os.rmdir(self.path / folder)
                except OSError:
                    break
                folder = os.path.dirname(folder)


def index(sums: Sums) -> bytes:
    """One line a file, as `sha256sum -c` reads them, in the byte order of the paths."""
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode()


def write(tree: Path, path: str, data: bytes) -> str:
    """Write one file of a tree that is not served; its SHA-256. A file that another tree shares is never changed in place."""
    target = f"{tree}/{path}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    try:
        descriptor = os.open(target, flags, 0o644)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        descriptor = os.open(target, flags, 0o644)
    except FileExistsError:
        os.unlink(target)
        descriptor = os.open(target, flags, 0o644)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view):]
    finally:
        os.close(descriptor)
    return hashlib.sha256(data).hexdigest()


def share(source: Path, tree: Path, path: str) -> None:
    """Put a file of another tree into this one: by a hard link where the disk can, else by copying."""
    target = f"{tree}/{path}"
    for _ in range(2):
        try:
            os.link(source, target)
            return
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
        except FileExistsError:
            os.unlink(target)
        except OSError as error:
            if error.errno not in (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP):
                raise
            break
    write(tree, path, source.read_bytes())


class Damaged(OSError):
    """Prepared files are not what they were. They have been dropped and will be made anew."""


def place(source: Path, tree: Path, path: str, sha256: str) -> bool:
    """Put a prepared file into a tree if it still is what it was; else drop it and return False."""
    if hashlib.sha256(source.read_bytes()).hexdigest() != sha256:
        source.unlink()
        return False
    share(source, tree, path)
    return True


_EXCHANGE = 2
_AT_FDCWD = -100


def swap(spare: Path, site: Path) -> None:
    """Make `spare` the site, in one step where the system has one (Linux' renameat2)."""
    if not site.exists():
        os.rename(spare, site)
        return
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        rename = None
    if rename and rename(_AT_FDCWD, os.fsencode(spare), _AT_FDCWD, os.fsencode(site), _EXCHANGE) == 0:
        return
    # Elsewhere: two renames. Between them the address is missing for a moment, never half there.
    aside = site.with_name(f".{site.name}-old")
    shutil.rmtree(aside, ignore_errors=True)
    os.rename(site, aside)
    os.rename(spare, site)
    os.rename(aside, spare)


def spare_of(site: Path) -> Path:
    """The folder beside the site in which the next one is made."""
    return site.with_name(f".{site.name}-next")
