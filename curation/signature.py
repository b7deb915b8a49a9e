"""Signatures: whether a commit is signed, by whose key, and whether that key counted when the commit was first seen.

`git verify-commit` says yes where anybody's listed key signed, and on a day that the commit names itself. Here the key
must be the curator's own, and the day is ours.
"""

import base64
import binascii
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from catalog.finding import N_, Message
from curation.commit import Commit
from curation.curator import Curator, Key
from curation.git import NoHistory

_ARMOUR = (b"-----BEGIN SSH SIGNATURE-----", b"-----END SSH SIGNATURE-----")
_MAGIC = b"SSHSIG\0\0\0\x01"


class Sign(StrEnum):
    """What a commit's signature is worth for one curator."""

    NONE = "none"
    GOOD = "good"
    UNKNOWN = "unknown"
    OTHERS = "others"
    LATE = "late"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Signed:
    """The outcome, and whose key it is where it is another curator's."""

    sign: Sign
    whose: str = ""


def key_of(commit: Commit) -> bytes:
    """The public key that a commit's signature names, in OpenSSH's bytes; empty where it carries no SSH signature."""
    lines = commit.signature.strip().split(b"\n")
    if len(lines) < 3 or (lines[0], lines[-1]) != _ARMOUR:
        return b""
    try:
        data = base64.b64decode(b"".join(lines[1:-1]), validate=True)
    except binascii.Error:
        return b""
    length = int.from_bytes(data[len(_MAGIC):len(_MAGIC) + 4], "big")
    key = data[len(_MAGIC) + 4:len(_MAGIC) + 4 + length]
    return key if data.startswith(_MAGIC) and len(key) == length else b""


def signed(commit: Commit, curator: Curator, register: Mapping[str, Curator], first: date) -> Signed:
    """What a commit first seen on the day `first` proves about a curator. Raises NoHistory where there is no ssh-keygen."""
    if not commit.signature:
        return Signed(Sign.NONE)
    data = key_of(commit)
    whose = next((one.id for one in register.values() if any(key.data == data for key in one.keys)), "")
    if not data or not whose:
        return Signed(Sign.UNKNOWN)
    if whose != curator.id:
        return Signed(Sign.OTHERS, whose)
    key = next(key for key in curator.keys if key.data == data)
    if not key.serves(first):
        return Signed(Sign.LATE)
    return Signed(Sign.GOOD if verified(commit, key, curator.id) else Sign.BAD)


@lru_cache(maxsize=8192)
def verified(commit: Commit, key: Key, principal: str) -> bool:
    """Whether the signature is by this key over exactly this commit. `principal` is a curator's id, a plain slug."""
    with tempfile.TemporaryDirectory(prefix="etalase-") as room:
        allowed, signature = Path(room, "allowed"), Path(room, "signature")
        allowed.write_text(f'{principal} namespaces="git" {key.kind} {base64.b64encode(key.data).decode()}\n', "ascii")
        signature.write_bytes(commit.signature.strip() + b"\n")
        command = ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", principal, "-n", "git", "-s", str(signature)]
        try:
            done = subprocess.run(command, input=commit.signed, capture_output=True, check=False)
        except FileNotFoundError:
            raise NoHistory(Message(N_("ssh-keygen is not installed, so no signature can be checked")),
                            Message(N_("install OpenSSH: on Debian and Ubuntu `sudo apt install openssh-client`"))) from None
    return done.returncode == 0
