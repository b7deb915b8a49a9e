"""Editions of the rulebook: the policy files as they stood at a commit, laid out so that they are read like any others."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from catalog import digest
from catalog.digest import LEDGER
from catalog.reference import BrokenConfiguration
from curation.curator import Curator, curators
from curation.history import RULES, History
from curation.policy import Policy, policy
from curation.rulebook import FILES, FOLDERS, files
from curation.trees import Item, readable

BOOK = f"{RULES}/{LEDGER}"
"""The ledger of decisions about the rulebook."""


def of_rulebook(path: str) -> bool:
    """Whether a path below the root is one of the files that the rulebook is made of."""
    top, _, name = path.partition("/")
    folder, _, file = name.rpartition("/")
    return top == RULES and (name in FILES or (folder in FOLDERS and file.endswith(".yml")))


class Editions:
    """The rulebook at any commit of a history. `room` is an empty folder to lay files out in."""

    def __init__(self, history: History, room: Path) -> None:
        self.history, self.room = history, room
        self._trees: dict[str, Mapping[str, Item]] = {}
        self._roots: dict[frozenset[tuple[str, str]], Path] = {}
        self._digests: dict[Path, str] = {}
        self._registers: dict[Path, dict[str, Curator]] = {}

    def root(self, id: str) -> Path:
        """A root below which the rulebook lies as it was at the commit; what it did not have of its own comes from the package."""
        plain = frozenset((path, item.id) for path, item in self._files(id).items() if item.plain)
        if plain not in self._roots:
            place = self.room / str(len(self._roots))
            for path, blob in plain:
                file = place / RULES / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(self.history.blob(blob))
            place.mkdir(exist_ok=True)
            self._roots[plain] = place
        return self._roots[plain]

    def digest(self, id: str) -> str:
        """The digest of the rulebook at the commit, as a decision about it names it; empty where a file of it is no plain file."""
        if not all(item.plain for item in self._files(id).values()):
            return ""
        root = self.root(id)
        if root not in self._digests:
            self._digests[root] = digest.of_files({name: digest.of_bytes(path.read_bytes()) for name, path in files(root)})
        return self._digests[root]

    def own(self, id: str) -> bool:
        """Whether nothing of the rulebook at the commit comes from the package, which changes with the program."""
        held = self._files(id)
        return all(name in held for name in FILES) and all(any(path.startswith(f"{folder}/") for path in held) for folder in FOLDERS)

    def register(self, id: str) -> dict[str, Curator]:
        """The curators at the commit; nobody where the list could not be read."""
        root = self.root(id)
        if root not in self._registers:
            try:
                self._registers[root] = curators(root)
            except BrokenConfiguration:
                self._registers[root] = {}
        return self._registers[root]

    def now(self) -> tuple[dict[str, Curator], Policy]:
        """The curators and the terms at HEAD. Raises BrokenConfiguration."""
        root = self.root(self.history.head)
        try:
            return curators(root), policy(root)
        except BrokenConfiguration as problem:
            raise BrokenConfiguration(str(problem).replace(f"{root}/", "")) from None

    def terms(self, id: str) -> Policy | None:
        """The terms of curation at the commit; None where they could not be read."""
        try:
            return policy(self.root(id))
        except BrokenConfiguration:
            return None

    @cached_property
    def addresses(self) -> Mapping[str, frozenset[str]]:
        """Every address that was ever in the list of curators, with whose it was."""
        changed = [id for id in self.history.commits if any(change.path == f"{RULES}/curators.yml" for change in self.history.own(id))]
        whose: dict[str, frozenset[str]] = {}
        for id in (*changed, self.history.head):
            for curator in self.register(id).values():
                for address in curator.emails:
                    whose[address.casefold()] = whose.get(address.casefold(), frozenset()) | {curator.id}
        return whose

    def _files(self, id: str) -> Mapping[str, Item]:
        """The rulebook's files at the commit, by their path below `curation/`."""
        found = self.history.objects.read(f"{id}:{self.history.git.prefix}{RULES}")
        if found is None or found[1] != "tree":
            return {}
        if found[0] not in self._trees:
            held = self.history.folder(id, RULES) or {}
            files = {name: held[name] for name in FILES if name in held}
            for folder in filter(held.__contains__, FOLDERS):
                inner = self.history.folder(id, f"{RULES}/{folder}")
                if inner is None:
                    files[folder] = Item("", held[folder].id)
                else:
                    files |= {f"{folder}/{name}": item for name, item in inner.items() if name.endswith(".yml")}
            self._trees[found[0]] = {path: item if readable(path.rpartition("/")[2]) else Item("", item.id)
                                     for path, item in files.items()}
        return self._trees[found[0]]
