"""References: the eight letters by which everybody speaks of one submission, as `K7Q2-9MXD`."""

import hashlib
import re
import secrets
from collections.abc import Iterable

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter in it is taken for another one."""
LENGTH = 8

_MEANT = str.maketrans("OIL", "011")
_REFERENCE = re.compile(rf"[{LETTERS}]{{{LENGTH}}}\Z")


def normal(typed: str) -> str:
    """The reference that somebody who typed `typed` meant; empty where it is none."""
    letters = re.sub(r"[\s-]", "", typed).upper().translate(_MEANT)
    return _grouped(letters) if _REFERENCE.match(letters) else ""


def drawn() -> str:
    """A new reference, by chance."""
    return _grouped("".join(secrets.choice(LETTERS) for _ in range(LENGTH)))


def derived(data: bytes) -> str:
    """The reference of something that carries none: the same for the same bytes."""
    number = int.from_bytes(hashlib.sha256(data).digest()[:LENGTH * 5 // 8], "big")
    return _grouped("".join(LETTERS[(number >> 5 * place) & 31] for place in reversed(range(LENGTH))))


def of_texts(parts: Iterable[str]) -> str:
    """The reference of some texts, in their order."""
    return derived("\0".join(parts).encode())


def _grouped(letters: str) -> str:
    return f"{letters[:LENGTH // 2]}-{letters[LENGTH // 2:]}"
