"""Arrivals: since when the content of each entry lies there, as far as the history knows."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

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
