"""A copy of a site, held against its own index: which files are missing, changed, or were never part of it."""

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from catalog.finding import N_, Message
from site_builder.pages import EDITION, INDEX

_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


class NoSite(Exception):
    """The folder cannot be held against anything; the sentence says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Copy:
    """A copied site: the day and the name of its edition, how many files it should have, and what is wrong with it."""

    date: str
    edition: str
    files: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether it is exactly what was published."""
        return not (self.missing or self.changed or self.extra)


def copy(folder: Path) -> Copy:
    """The copy in a folder. Raises NoSite where it does not say what it is, or its index is not the one it names."""
    try:
        statement = json.loads((folder / EDITION).read_bytes())
        date, edition, named = (str(statement[key]) for key in ("date", "edition", "index"))
        index = (folder / INDEX).read_bytes()
    except (OSError, ValueError, KeyError, TypeError):
        raise NoSite(Message(N_("{folder} holds no whole site: {file} is missing or damaged"),
                             {"folder": folder, "file": EDITION})) from None
    if hashlib.sha256(index).hexdigest() != named:
        raise NoSite(Message(N_("{folder}: the index {index} is not the one that {file} names"),
                             {"folder": folder, "index": INDEX, "file": EDITION}))
    sums = dict(_sums(index, folder))
    there = set(_files(folder)) - {EDITION, INDEX}
    changed = sorted(path for path in sums.keys() & there if _sum(folder / path) != sums[path])
    return Copy(date, edition, len(sums), tuple(sorted(sums.keys() - there)), tuple(changed), tuple(sorted(there - sums.keys())))


def _sums(index: bytes, folder: Path) -> list[tuple[str, str]]:
    lines = [_LINE.fullmatch(line) for line in index.decode("utf-8", "replace").splitlines()]
    if None in lines:
        raise NoSite(Message(N_("{folder}: the index {index} cannot be read"), {"folder": folder, "index": INDEX}))
    return [(line[2], line[1]) for line in lines if line]


def _files(folder: Path) -> list[str]:
    return [(Path(place) / name).relative_to(folder).as_posix() for place, _, names in os.walk(folder) for name in names]


def _sum(path: Path) -> str:
    """The SHA-256 of a file; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
