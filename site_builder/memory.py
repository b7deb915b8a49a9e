"""What builds remember under `.cache/`: safe to delete at any time, and never believed when damaged."""

import hashlib
import os
import pickle
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = ".cache"


def recall(path: Path) -> Any:
    """What was remembered at `path`; None when there is nothing, or when a single bit of it has changed."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    seal, packed = data[:32], memoryview(data)[32:]
    if hashlib.sha256(packed).digest() != seal:
        return None
    try:
        return pickle.loads(packed)
    except Exception:  # noqa: BLE001  an intact memory of another version of the code: any error means "not usable"
        return None


def remember(path: Path, value: object) -> None:
    """Keep `value` at `path`, in one rename."""
    packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    replace(path, hashlib.sha256(packed).digest() + packed)


class Shelf:
    """Many results by name, of which a build changes few: a thick book, and a slip with what is new since.

    All of it counts only for one `ground`, the key of what every result rests on.
    """

    def __init__(self, path: Path, ground: str) -> None:
        self.path, self.slip, self.ground = path, path.with_name(f"{path.name}-new"), ground
        book = recall(path)
        usable = isinstance(book, dict) and book.get("ground") == ground
        self.book: dict[Any, Any] = book["entries"] if usable else {}
        self.name: str = book["name"] if usable else ""
        slip = recall(self.slip) if usable else None
        since = slip if isinstance(slip, dict) and slip.get("of") == self.name else {"entries": {}, "gone": ()}
        self.entries: dict[Any, Any] = {**self.book, **since["entries"]}
        for name in since["gone"]:
            self.entries.pop(name, None)

    def keep(self, entries: Mapping[Any, object]) -> None:
        """Remember `entries` in place of what was there. What is the same object is not written again."""
        if entries.keys() == self.entries.keys() and all(self.entries[name] is entry for name, entry in entries.items()):
            return
        fresh = {name: entry for name, entry in entries.items() if self.book.get(name) is not entry}
        if len(fresh) * 10 <= len(entries):
            remember(self.slip, {"of": self.name, "entries": fresh, "gone": tuple(self.book.keys() - entries.keys())})
            return
        remember(self.path, {"ground": self.ground, "name": os.urandom(8).hex(), "entries": dict(entries)})
        self.slip.unlink(missing_ok=True)


def replace(path: Path, data: bytes) -> None:
    """Write a file so that readers see the old bytes or the new ones, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), 0o644)         # what is prepared here is served by others than who made it
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
