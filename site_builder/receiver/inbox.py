"""The inbox: a folder of arrivals, each whole or not there at all."""

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from catalog.finding import N_
from curation.intake.bundle import Bundle
from curation.intake.letter import read
from curation.intake.refusal import refused

COMING = ".coming-"
LETTER = "kiriman.txt"
_DIGEST = ".digest"


@dataclass(slots=True)
class Arrival:
    """One upload while it comes: files in a folder that nobody looks into yet."""

    folder: Path
    names: list[str] = field(default_factory=list)
    _sum: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    @contextmanager
    def writing(self, name: str) -> Iterator[Callable[[bytes], None]]:
        """Takes the bytes of a new file of the arrival, which is on the disk for good when the block ends."""
        self._sum.update(f"{len(name)} {name}\n".encode())
        with (self.folder / name).open("xb") as file:
            def write(data: bytes) -> None:
                self._sum.update(data)
                file.write(data)

            yield write
            file.flush()
            os.fsync(file.fileno())
        self.names.append(name)

    @property
    def digest(self) -> str:
        """The SHA-256 of all names and bytes, in the order in which they came."""
        return self._sum.hexdigest()


@dataclass(frozen=True, slots=True)
class Inbox:
    """Arrivals in `folder`, each in a folder named by its reference; a second one of the same reference has a number behind it."""

    folder: Path

    def sweep(self) -> None:
        """Make the folder, and throw away what had not arrived when the receiver last stopped."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for path in self.folder.glob(f"{COMING}*"):
            shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def coming(self) -> Iterator[Arrival]:
        """A folder for one upload; it is gone when the block ends, unless the arrival was kept."""
        folder = self.folder / f"{COMING}{secrets.token_hex(8)}"
        folder.mkdir(mode=0o700)
        try:
            yield Arrival(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, arrival: Arrival) -> Bundle:
        """Keep an arrival for good, and say what it is; the same one again is kept once. Raises Refused."""
        letter = arrival.folder / LETTER
        if LETTER not in arrival.names:
            raise refused(LETTER, "upload-letter", N_("the submission has no text"), N_("send it again from the form"))
        bundle = read(LETTER, letter.read_bytes())
        (arrival.folder / _DIGEST).write_text(arrival.digest, "ascii")
        _settled(arrival.folder / _DIGEST, arrival.folder)
        for place in self._places(bundle.reference):
            try:
                arrival.folder.rename(place)
            except OSError:
                if not place.exists():
                    raise
                if _read(place / _DIGEST) == arrival.digest:     # here before, or a moment ago
                    return bundle
            else:
                _settled(self.folder)
                return bundle
        raise AssertionError("numbers do not end")

    def holds(self, reference: str) -> bool:
        """Whether something with this reference has arrived."""
        return (self.folder / reference).is_dir()

    def _places(self, reference: str) -> Iterator[Path]:
        yield self.folder / reference
        number = 2
        while True:
            yield self.folder / f"{reference}.{number}"
            number += 1


def _settled(*paths: Path) -> None:
    """Have files and folders written to the disk."""
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except OSError:
        return ""
