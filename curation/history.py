"""The history of a catalogue: its commits, what each changed, and what lay in a folder at each, from git alone."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from catalog.finding import N_, Message
from catalog.load import PRODUCTS
from curation.commit import Commit, commit
from curation.git import Git, NoHistory, Objects, damaged
from curation.trees import Item, Trees, text

RULES = "curation"
"""The folder of the rulebook, and of its ledger."""

PARTS = (PRODUCTS, RULES)
"""The folders below the root whose history counts."""

_NOTHING = "0" * 6


@dataclass(frozen=True, slots=True)
class Change:
    """One path below the root that a commit left otherwise than a parent had it; None where there was or is nothing."""

    path: str
    before: Item | None
    after: Item | None


def head(root: Path) -> str:
    """The commit at HEAD of the repository around `root`. Raises NoHistory."""
    return Git.around(root).ask("rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}").decode().strip()


class History(Trees):
    """What git alone knows of the catalogue below a root: every commit that HEAD contains, parents first."""

    def __init__(self, git: Git, objects: Objects, head: str, commits: Mapping[str, Commit]) -> None:
        super().__init__(git, objects)
        self.head, self.commits = head, commits
        self.order = {id: position for position, id in enumerate(commits)}

    @classmethod
    def of(cls, root: Path) -> "History":
        """The history that the catalogue below `root` lies in. Raises NoHistory, with the reason."""
        git = Git.around(root)
        if git.shallow:
            raise NoHistory(Message(N_("the clone is shallow: the beginning of the history is not in it")),
                            Message(N_("fetch the rest with `git fetch --unshallow`")))
        objects = Objects(git)
        try:
            found = objects.read("HEAD^{commit}")
            if found is None:
                raise NoHistory(Message(N_("the repository holds no commit yet")), Message(N_("commit the catalogue first")))
            names = git.ask("rev-list", "--topo-order", "--reverse", "--end-of-options", found[0], "--").decode().split()
            commits = {name: commit(name, data) for name, data in zip(names, objects.all(names, "commit"), strict=True)}
            for one in commits.values():
                if missing := next((parent for parent in one.parents if parent not in commits), ""):
                    raise damaged(missing[:12])
        except BaseException:
            objects.close()
            raise
        return cls(git, objects, found[0], commits)

    def contains(self, later: str, earlier: str) -> bool:
        """Whether `earlier` is `later`, or came before it on any way."""
        return bool(self._reach[self.order[later]] >> self.order[earlier] & 1)

    @cached_property
    def _reach(self) -> list[int]:
        """For every commit, the set of commits it contains, as the bits of one number."""
        reach: list[int] = []
        for position, one in enumerate(self.commits.values()):
            bits = 1 << position
            for parent in one.parents:
                bits |= reach[self.order[parent]]
            reach.append(bits)
        return reach

    @cached_property
    def changes(self) -> Mapping[str, tuple[Mapping[str, Change], ...]]:
        """For every commit, and for each of its parents in turn, the changes by path; the first commit is held against nothing."""
        nothing = self.git.name_of("tree", b"")
        pairs = [(one.id, self.commits[parent].tree if parent else nothing, one.tree)
                 for one in self.commits.values() for parent in one.parents or ("",)]
        told = "".join(f"{before} {after}\n" for _, before, after in pairs)
        said = self.git.ask("diff-tree", "--stdin", "--raw", "-r", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--", *PARTS,
                            given=told.encode())
        found: dict[str, list[Mapping[str, Change]]] = {id: [] for id in self.commits}
        read = _read(said, [f"{before} {after}" for _, before, after in pairs], os.fsencode(self.git.prefix))
        for (id, _, _), changed in zip(pairs, read, strict=True):
            found[id].append(changed)
        return {id: tuple(several) for id, several in found.items()}

    def own(self, id: str) -> Iterator[Change]:
        """What a commit itself brought: of a merge, only what no parent had so."""
        first, *others = self.changes[id]
        return (change for path, change in first.items() if all(path in other for other in others))

    def differing(self) -> list[str]:
        """The paths below the root in which the work tree is not what HEAD holds."""
        said = self.git.ask("status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignore-submodules=all", "--no-renames",
                            "--", *PARTS)
        return [text(line[3:].removeprefix(os.fsencode(self.git.prefix))) for line in said.split(b"\0") if line]


def _read(said: bytes, headers: Sequence[str], prefix: bytes) -> Iterator[dict[str, Change]]:
    """The changes between each two trees, in the order they were asked for: a header line, then NUL-ended facts and paths."""
    at = 0
    for header in headers:
        start = f"{header}\n".encode()
        if not said.startswith(start, at):
            raise damaged(header[:12])
        at += len(start)
        changed: dict[str, Change] = {}
        while said.startswith(b":", at):
            facts = said.index(b"\0", at)
            end = said.index(b"\0", facts + 1)
            before, after, old, new, _ = said[at + 1:facts].decode().split()
            path = text(said[facts + 1:end].removeprefix(prefix))
            changed[path] = Change(path, _item(before, old), _item(after, new))
            at = end + 1
        yield changed


def _item(mode: str, id: str) -> Item | None:
    return None if mode == _NOTHING else Item(mode, id)
