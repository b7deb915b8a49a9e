"""What builds remember under `.cache/`: safe to delete at any time, and never believed when damaged."""

import hashlib
import os
import pickle
import tempfile
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
    """Keep `value` at `path`, in one rename; a full disk only costs the memory."""
    packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    replace(path, hashlib.sha256(packed).digest() + packed)


def replace(path: Path, data: bytes) -> None:
    """Write a file so that readers see the old bytes or the new ones, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
