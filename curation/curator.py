"""Curators: the persons whose decisions count, when they count, and the keys they sign with."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from catalog.reference import BrokenConfiguration
from curation.policy import Paper, home, opened

KINDS = ("ssh-ed25519", "sk-ssh-ed25519@openssh.com", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
         "sk-ecdsa-sha2-nistp256@openssh.com", "ssh-rsa")
"""The kinds of public key that OpenSSH signs with and still trusts."""

_KEY = re.compile(r"([a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})(?: [^\x00-\x1f]*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Key:
    """One public key of a curator: its kind, its bytes, and when a signature by it counts.

    `until` is the last day; from `revoked` on it counts no more.
    """

    kind: str
    data: bytes
    since: date
    until: date | None = None
    revoked: date | None = None

    def serves(self, on: date) -> bool:
        """Whether a signature first seen on that day counts."""
        return self.since <= on and (self.until is None or on <= self.until) and (self.revoked is None or on < self.revoked)


@dataclass(frozen=True, slots=True)
class Curator:
    """One registered curator. `until` is the last day on which a decision counts; None means still."""

    id: str
    name: str
    office: str
    emails: tuple[str, ...]
    since: date
    until: date | None
    keys: tuple[Key, ...] = ()

    def serves(self, on: date) -> bool:
        """Whether a decision made on that day counts."""
        return self.since <= on and (self.until is None or on <= self.until)

    def signs(self, on: date) -> bool:
        """Whether decisions first seen on that day must be signed: from the first key on, for good."""
        return any(key.since <= on for key in self.keys)


def curators(root: Path) -> dict[str, Curator]:
    """The register in `curation/curators.yml`, by id. Raises BrokenConfiguration."""
    paper = opened(home(root, "curators.yml"), "curators")
    entries = cast("list[Mapping[str, object]]", paper.values["curators"])
    register = {
        str(entry["id"]): Curator(
            str(entry["id"]), str(entry["name"]), str(entry["office"]),
            tuple(cast("list[str]", entry.get("emails") or [])),
            cast(date, entry["since"]), cast("date | None", entry.get("until")), _keys(paper, n, entry))
        for n, entry in enumerate(entries)
    }
    addresses = [address.casefold() for curator in register.values() for address in curator.emails]
    keys = [key.data for curator in register.values() for key in curator.keys]
    if len(register) < len(entries) or len(set(addresses)) < len(addresses) or len(set(keys)) < len(keys):
        raise BrokenConfiguration(f"{paper.path}: every id, every address and every key belongs to one curator only")
    return register


def _keys(paper: Paper, n: int, entry: Mapping[str, object]) -> tuple[Key, ...]:
    keys = []
    for position, one in enumerate(cast("list[Mapping[str, object]]", entry.get("keys") or [])):
        found = _key(str(one["key"]))
        if found is None:
            paper.refuse(("curators", n, "keys", position, "key"), "this is not a public key as in id_ed25519.pub [curator-key]")
        until, revoked = (cast("date | None", one.get(name)) for name in ("until", "revoked"))
        keys.append(Key(*found, cast(date, one["since"]), until, revoked))
    return tuple(keys)


def _key(text: str) -> tuple[str, bytes] | None:
    """The kind and the bytes of a public key in OpenSSH's form, whose bytes begin with the kind again."""
    parts = _KEY.fullmatch(text)
    if parts is None or parts[1] not in KINDS:
        return None
    try:
        data = base64.b64decode(parts[2], validate=True)
    except binascii.Error:
        return None
    kind = parts[1].encode()
    return (parts[1], data) if data.startswith(len(kind).to_bytes(4, "big") + kind) else None
