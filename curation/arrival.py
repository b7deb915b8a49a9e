"""Arrivals: since when the content of each entry lies there, and who brought it, as far as the history knows."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from curation.curator import Curator
from curation.evidence import home_of
from curation.git import NoHistory
from curation.history import History


def arrivals(root: Path) -> Mapping[str, date]:
    """By folder, the day of the commit that last changed its content.

    Entries whose content is not what HEAD holds are left out; without a history there is nothing to know.
    """
    try:
        with History.of(root) as history:
            days = {home_of(change.path): commit.day for id, commit in history.commits.items() for change in history.own(id)}
            unsaved = {home_of(path) for path in history.differing()}
    except NoHistory:
        return {}
    return {folder: day for folder, day in days.items() if folder and folder not in unsaved}


def authors(root: Path, approved: Mapping[str, str], register: Mapping[str, Curator]) -> Mapping[str, frozenset[str]]:
    """By folder, the curators whose commits brought what lies there since its content had the approved digest.

    `approved` names the folders, each with the digest of its last approval, or nothing.
    """
    try:
        with History.of(root) as history:
            found = _addresses(history, approved)
    except NoHistory:
        found = {}
    return {folder: frozenset(id for id, one in register.items() if not found[folder].isdisjoint(one.emails)) for folder in found}


def _addresses(history: History, approved: Mapping[str, str]) -> Mapping[str, set[str]]:
    """By folder, the addresses of the authors, from the newest commit back to the one that left the approved content."""
    addresses: dict[str, set[str]] = {folder: set() for folder in approved}
    ahead = set(approved)
    for id in reversed(list(history.commits)):
        for folder in ahead & {home_of(change.path) for change in history.own(id)}:
            if approved[folder] and history.digest(id, folder) == approved[folder]:
                ahead.discard(folder)
            else:
                addresses[folder].add(history.commits[id].author)
    return addresses
