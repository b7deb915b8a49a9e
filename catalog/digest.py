"""Digests: what an approval is bound to."""

import hashlib
from collections.abc import Mapping

LEDGER = "review.yml"
"""The file of decisions; never part of what is decided about."""


def of_bytes(data: bytes) -> str:
    """SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def of_files(files: Mapping[str, str]) -> str:
    """The digest of a folder, from its files' names and the SHA-256 of each, the ledger left out.

    SHA-256 over one line a file, `<name> NUL <sha256> LF`, in the byte order of the names: a name or a
    byte cannot change, appear or go without the digest changing.
    """
    lines = sorted(f"{name}\0{sha256}\n".encode() for name, sha256 in files.items() if name != LEDGER)
    return hashlib.sha256(b"".join(lines)).hexdigest()
