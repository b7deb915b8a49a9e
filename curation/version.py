"""Versions: which content of a listing a check code stands for, from git alone: when it was approved, and where it lay.

The ledgers name the digests of what was decided about. They are looked for in every state they ever had, also where
folder and ledger have been deleted since.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.digest import LEDGER
from catalog.load import PRODUCTS
from curation.commit import Commit
from curation.evidence import home_of
from curation.history import Change, History
from curation.ledgers import is_ledger, words
from curation.proof import APPROVING
from curation.review import Decision, read_ledger


@dataclass(frozen=True, slots=True)
class Version:
    """One content of a listing. `decisions` are all that name it, oldest first; `commits` those that laid it there, oldest first.

    `lies` says whether it is what lies there at HEAD.
    """

    folder: str
    digest: str
    decisions: tuple[Decision, ...]
    commits: tuple[Commit, ...]
    lies: bool

    @property
    def id(self) -> str:
        """The listing's id."""
        return self.folder.rpartition("/")[2]

    @property
    def approvals(self) -> tuple[Decision, ...]:
        """The decisions by which it was shown."""
        return tuple(one for one in self.decisions if one.act in APPROVING)


Name = tuple[str, str]
"""A folder, and the digest of a content of it."""


def versions(root: Path, beginnings: Collection[str]) -> dict[str, list[Version]]:
    """The contents of listings whose digests begin so, approved or not, by beginning. Raises NoHistory."""
    with History.of(root) as history:
        decided = _decided(history)
        folders = {folder for folder, digest in decided if digest.startswith(tuple(beginnings))}
        strangers = [one for one in beginnings if not any(digest.startswith(one) for _, digest in decided)]
        lay = _lay(history, None if strangers else folders)
        names = sorted({*decided, *lay})
        return {one: [_version(history, name, decided, lay) for name in names if name[1].startswith(one)] for one in beginnings}


def _version(history: History, name: Name, decided: Mapping[Name, list[Decision]], lay: Mapping[Name, list[str]]) -> Version:
    folder, digest = name
    commits = tuple(history.commits[id] for id in lay.get(name, ()))
    return Version(folder, digest, tuple(decided.get(name, ())), commits, history.digest(history.head, folder) == digest)


def _decided(history: History) -> dict[Name, list[Decision]]:
    """What was decided about which content, from every ledger of a listing in every state that it had."""
    read: set[str] = set()
    found: dict[Name, dict[str, Decision]] = {}
    for _, change in _changes(history):
        item = change.after
        if item and item.plain and item.id not in read and is_ledger(change.path) and change.path.count("/") == _DEEP:
            read.add(item.id)
            for decision in read_ledger(LEDGER, history.blob(item.id)).decisions:
                found.setdefault((change.path.rpartition("/")[0], decision.digest), {}).setdefault(words(decision), decision)
    return {name: sorted(several.values(), key=lambda one: one.date) for name, several in found.items()}


def _lay(history: History, folders: Collection[str] | None) -> dict[Name, list[str]]:
    """The commits that left a folder with a content it did not have before, by folder and digest; of all listings where none are named."""
    found: dict[Name, list[str]] = {}
    touched: dict[str, dict[str, None]] = {}
    for id, change in _changes(history):
        folder = home_of(change.path)
        if folder.startswith(f"{PRODUCTS}/") and folder.count("/") == _DEEP - 1 and (folders is None or folder in folders):
            touched.setdefault(folder, {}).setdefault(id)
    for folder, ids in touched.items():
        for id in ids:
            if digest := history.digest(id, folder):
                found.setdefault((folder, digest), []).append(id)
    return found


def _changes(history: History) -> Iterator[tuple[str, Change]]:
    """Every change of every commit, oldest first."""
    for id in history.commits:
        for changes in history.changes[id]:
            yield from ((id, change) for change in changes.values())


_DEEP = 3
"""How many folders a file of a listing lies below."""
