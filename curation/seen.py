"""When this repository first saw each commit. A commit's own date is only its author's word."""

import os
import re
from collections.abc import Container, Sequence
from datetime import date
from pathlib import Path

from curation.history import History
from curation.log import Line

_LINE = re.compile(r"(\d{4}-\d{2}-\d{2}) ([0-9a-f]{40,64})", re.ASCII)


def book(store: Path) -> Path:
    """Our own book of first sights: inside git's folder, where no commit reaches."""
    return store / "etalase" / "first-seen"


class Seen:
    """The days between which each commit came: by the publication log, else by our own book, else it is new on this day."""

    def __init__(self, history: History, log: Sequence[Line], on: date) -> None:
        self.on = on
        self._first: dict[str, date] = {}
        self._lacked: dict[str, date] = {}
        before: date | None = None
        known = [line for line in log if line.commit in history.commits]
        for line in known:
            for id in _new(history, line.commit, self._first.keys()):
                self._first[id] = line.day
                if before:
                    self._lacked[id] = before
            before = line.day
        self._never = before
        self._logged = frozenset(self._first)
        for day, commit in sorted(_read(book(history.git.store))):
            if commit in history.commits:
                for id in _new(history, commit, self._first.keys()):
                    self._first[id] = day

    def first(self, id: str) -> date:
        """The first day on which the commit is known to have been here."""
        return self._first.get(id, self.on)

    def lacked(self, id: str) -> date | None:
        """The last day on which, by the log, the commit was not here yet."""
        return self._lacked.get(id) if id in self._logged else self._never


def _new(history: History, id: str, known: Container[str]) -> list[str]:
    """The commit and those before it, as far as they are not known; what comes before a known one is known too."""
    ahead, found = [id], {id: None} if id not in known else {}
    while ahead and found:
        for parent in history.commits[ahead.pop()].parents:
            if parent not in known and parent not in found:
                found[parent] = None
                ahead.append(parent)
    return list(found)


def _read(file: Path) -> list[tuple[date, str]]:
    """The lines of the book that can be read; one that cannot proves nothing, and the commit counts as seen later."""
    try:
        text = file.read_text("utf-8", "replace")
    except OSError:
        return []
    lines = []
    for parts in map(_LINE.fullmatch, text.splitlines()):
        try:
            if parts:
                lines.append((date.fromisoformat(parts[1]), parts[2]))
        except ValueError:
            continue
    return lines


def note(history: History, on: date) -> None:
    """Write into the book that HEAD was here on this day, unless it says so already. A book that cannot be written stays as it is."""
    file = book(history.git.store)
    if any(commit == history.head for _, commit in _read(file)):
        return
    try:
        file.parent.mkdir(exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
        with os.fdopen(descriptor, "ab") as lines:
            lines.write(f"{on} {history.head}\n".encode())
    except OSError:
        return
