"""A commit as it is stored: who, when, after what, with which content, signed or not."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

_PERSON = re.compile(rb"([^<>\n]*)<([^<>\n]*)> (\d{1,12}) ([+-]\d{4})")
_SIGNATURES = (b"gpgsig", b"gpgsig-sha256")


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit. `author` is the address its author line gives, empty where the line is not in order.

    `day` is the day it was committed by its own word, on the calendar of whoever committed. `signature` is what it is
    signed with, `signed` the bytes that the signature is over; both are empty where it is not signed, or signed twice.
    """

    id: str
    tree: str
    parents: tuple[str, ...]
    author: str
    day: date
    subject: str
    signature: bytes = b""
    signed: bytes = b""

    @property
    def short(self) -> str:
        """The beginning of its name, for people."""
        return self.id[:10]


def commit(id: str, data: bytes) -> Commit:
    """The commit with the content `data`."""
    head, _, message = data.partition(b"\n\n")
    lines = _headers(head)
    trees, authors, committers = ([value for key, value in lines if key == name] for name in (b"tree", b"author", b"committer"))
    signatures = [value for key, value in lines if key in _SIGNATURES]
    once = len(signatures) == 1
    return Commit(
        id, trees[0].decode() if trees else "", tuple(value.decode() for key, value in lines if key == b"parent"),
        _address(authors), _day(committers), message.partition(b"\n")[0].decode("utf-8", "replace"),
        signatures[0] if once else b"", _without_signatures(head) + b"\n\n" + message if once else b"")


def _headers(head: bytes) -> list[tuple[bytes, bytes]]:
    """The header lines by key; a line that begins with a space goes on with the one before."""
    lines: list[tuple[bytes, bytes]] = []
    for line in head.split(b"\n"):
        if line.startswith(b" ") and lines:
            lines[-1] = (lines[-1][0], lines[-1][1] + b"\n" + line[1:])
        else:
            key, _, value = line.partition(b" ")
            lines.append((key, value))
    return lines


def _without_signatures(head: bytes) -> bytes:
    kept, skipping = [], False
    for line in head.split(b"\n"):
        skipping = line.startswith(b" ") if skipping else False
        skipping = skipping or line.partition(b" ")[0] in _SIGNATURES
        if not skipping:
            kept.append(line)
    return b"\n".join(kept)


def _address(authors: list[bytes]) -> str:
    person = _PERSON.fullmatch(authors[0]) if len(authors) == 1 else None
    return person.group(2).decode("utf-8", "replace").strip() if person else ""


def _day(committers: list[bytes]) -> date:
    """The day on the committer's calendar; the last day there is for a line that is not in order, so that it proves nothing."""
    person = _PERSON.fullmatch(committers[0]) if len(committers) == 1 else None
    if person is None:
        return date.max
    zone = person.group(4)
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5])) * (-1 if zone[:1] == b"-" else 1)
    near = timezone(offset) if abs(offset) <= timedelta(hours=14) else UTC
    try:
        return datetime.fromtimestamp(int(person.group(3)), near).date()
    except (OverflowError, ValueError, OSError):
        return date.max
