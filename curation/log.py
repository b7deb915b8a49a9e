"""The publication log: one line an edition that went out, with its day, its commit and the digest of the site's index.

It lies outside the repository, where whoever can push cannot reach it, and only grows. A line proves that the
history up to its commit was there on its day.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.finding import N_, Finding, Message

_LINE = re.compile(r"(\d{4}-\d{2}-\d{2}) ([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{64})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Line:
    """One edition that went out. `number` is its line in the log, for findings."""

    day: date
    commit: str
    digest: str
    number: int = 0


def read(file: Path) -> tuple[list[Line], list[Finding]]:
    """The lines of the log, and a finding for each that cannot be read; nothing where there is no log yet."""
    try:
        text = file.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return [], []
    lines: list[Line] = []
    findings: list[Finding] = []
    for number, written in enumerate(text.split("\n"), 1):
        if line := _line(written, number):
            lines.append(line)
        elif written:
            findings.append(Finding(
                file.name, number, 1, "log-line", Message(N_("the line is not `DATE COMMIT DIGEST`")),
                Message(N_("bring the log back from a copy; a line that is lost proves nothing any more"))))
    return lines, findings + list(_backwards(file.name, lines))


def _line(text: str, number: int) -> Line | None:
    parts = _LINE.fullmatch(text)
    try:
        return Line(date.fromisoformat(parts[1]), parts[2], parts[3], number) if parts else None
    except ValueError:
        return None


def _backwards(name: str, lines: list[Line]) -> Iterator[Finding]:
    latest = date.min
    for line in lines:
        if line.day < latest:
            yield Finding(name, line.number, 1, "log-order", Message(N_("the day of the line is before that of an earlier line")),
                          Message(N_("lines are added at the end and never moved; set the clock of the machine that publishes")))
        latest = max(latest, line.day)


def append(file: Path, day: date, commit: str, digest: str) -> bool:
    """Write down an edition at the end of the log, unless its last line names it already. Whether a line was written."""
    line = f"{day} {commit} {digest}"
    if _line(line, 0) is None:
        raise ValueError(line)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
    with os.fdopen(descriptor, "r+b", buffering=0) as log:
        before = log.read()
        last = before.rstrip(b"\n").rpartition(b"\n")[2]
        if last.partition(b" ")[2] == line.encode().partition(b" ")[2]:
            return False
        torn = b"\n" if before and not before.endswith(b"\n") else b""
        log.write(torn + line.encode() + b"\n")
        os.fsync(log.fileno())
    return True
