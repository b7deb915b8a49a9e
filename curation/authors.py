"""Authors: the curators who wrote what waits for a decision, as far as the commits tell.

It keeps a curator from deciding about their own work by mistake, by the measure that the audit holds an approval
against. The proof is the audit's, which looks at keys too.
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from catalog.digest import LEDGER
from curation.editions import Editions
from curation.evidence import home_of
from curation.git import NoHistory
from curation.history import History
from curation.ledgers import words
from curation.review import Decision, read_ledger


def authors(root: Path, approvals: Mapping[str, Decision | None]) -> Mapping[str, frozenset[str]]:
    """By folder, the curators whose commits brought content that the last approval did not find.

    `approvals` names the folders of entries, or of the rulebook, each with its last approval. An address that ever
    stood in the list of curators counts as theirs. Nobody is known where the history is not whole, or there is none.
    """
    try:
        with History.of(root) as history, tempfile.TemporaryDirectory(prefix="etalase-") as room:
            whose = Editions(history, Path(room)).addresses
            wrote = _addresses(history, approvals)
    except NoHistory:
        return {folder: frozenset() for folder in approvals}
    return {folder: frozenset(id for address in wrote[folder] for id in whose.get(address, ())) for folder in approvals}


def _addresses(history: History, approvals: Mapping[str, Decision | None]) -> Mapping[str, set[str]]:
    """By folder, the addresses of those who changed its content in a commit that its last approval does not contain."""
    found: dict[str, set[str]] = {folder: set() for folder in approvals}
    since = {folder: _brought(history, folder, decision) for folder, decision in approvals.items() if decision}
    for id, commit in history.commits.items():
        for folder in found.keys() & {home_of(change.path) for change in history.own(id)}:
            if not since.get(folder) or not history.contains(since[folder], id):
                found[folder].add(commit.author.casefold())
    return found


def _brought(history: History, folder: str, decision: Decision) -> str:
    """The first commit in which the folder's ledger holds the decision; empty where it is not committed."""
    path = f"{folder}/{LEDGER}"
    for id in history.commits:
        item = next((change.after for change in history.own(id) if change.path == path), None)
        if item and item.plain and words(decision) in map(words, read_ledger(path, history.blob(item.id)).decisions):
            return id
    return ""
