"""Ledgers through the history: which commit brought each decision, and whether any decision was ever changed or lost.

A ledger only grows. What a commit adds stands after every byte that its parent had; a merge may put the decisions of
its parents between one another, as long as each parent's remain, in their order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from catalog.digest import LEDGER
from catalog.finding import N_, Finding, Message
from catalog.load import PRODUCTS
from curation.commit import Commit
from curation.history import Change, History
from curation.review import Decision, read_ledger
from curation.trees import Item

Line = tuple[str, int]
"""A decision's words, and which of several equal ones it is: a line that is written down again is another decision."""


@dataclass(frozen=True, slots=True)
class Version:
    """A ledger as it was at some commit: its bytes, and its decisions as words; none where it cannot be read."""

    data: bytes
    words: tuple[str, ...]

    @property
    def lines(self) -> dict[Line, None]:
        """The decisions, each told from its equals."""
        return dict.fromkeys(numbered(self.words))


EMPTY = Version(b"", ())


def words(decision: Decision) -> str:
    """Everything a decision says; equal for equal decisions, wherever they stand."""
    return repr(replace(decision, line=0))


def numbered(several: tuple[str, ...]) -> Iterator[Line]:
    """Each decision's words with how often the same have stood before."""
    before: Counter[str] = Counter()
    for one in several:
        yield one, before[one]
        before[one] += 1


@dataclass(slots=True)
class Ledgers:
    """All ledgers of a history."""

    history: History
    broken: dict[str, list[str]] = field(default_factory=dict)
    """By ledger, the commits that changed or lost decisions in it."""
    owed: dict[str, frozenset[str]] = field(default_factory=dict)
    """By ledger, the versions whose decisions are not in it at HEAD as they stood."""
    brought: dict[str, dict[Line, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    """By ledger and decision, the commits that brought it."""
    homes: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    """By a decision's words, each commit that brought it to a ledger, and which; in the order of the commits."""
    _versions: dict[str, Version] = field(default_factory=dict)

    @classmethod
    def of(cls, history: History) -> "Ledgers":
        """Follow every ledger through the whole history."""
        ledgers = cls(history)
        owing: dict[str, Mapping[str, frozenset[str]]] = {}
        for commit in history.commits.values():
            owing[commit.id] = ledgers._follow(commit, _together([owing[parent] for parent in commit.parents]))
        ledgers.owed = dict(owing[history.head])
        return ledgers

    def version(self, item: Item | None) -> Version:
        """A ledger's bytes and decisions; nothing where it is no plain file."""
        if item is None or not item.plain:
            return EMPTY
        if item.id not in self._versions:
            data = self.history.blob(item.id)
            self._versions[item.id] = Version(data, tuple(map(words, read_ledger(LEDGER, data).decisions)))
        return self._versions[item.id]

    def _follow(self, commit: Commit, owed: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
        """Note what a commit brought and broke; what is owed after it, given what was owed before."""
        now = dict(owed)
        merge = len(commit.parents) > 1
        for changes in self.history.changes[commit.id]:
            for path, change in changes.items():
                if is_ledger(path):
                    self._keep(commit, change, merge, now)
        for change in self.history.own(commit.id):
            if is_ledger(change.path):
                self._bring(commit, change)
        return now

    def _keep(self, commit: Commit, change: Change, merge: bool, owed: dict[str, frozenset[str]]) -> None:
        """Hold a ledger against the parent's, and against what was lost from it earlier and may be back."""
        after = self.version(change.after)
        due = owed.pop(change.path, frozenset())
        back = frozenset(id for id in due if _honours(self._versions[id], after, merge))
        mended = bool(due) and back == due
        if due - back:
            owed[change.path] = due - back
        if not mended and change.before and not _honours(self.version(change.before), after, merge):
            self.broken.setdefault(change.path, []).append(commit.id)
            owed[change.path] = owed.get(change.path, frozenset()) | {change.before.id}

    def _bring(self, commit: Commit, change: Change) -> None:
        parents = [self.version(changes[change.path].before) for changes in self.history.changes[commit.id]]
        known = {line for version in parents for line in version.lines}
        for line in self.version(change.after).lines:
            if line not in known:
                self.brought[change.path].setdefault(line, []).append(commit.id)
                self.homes[line[0]].append((commit.id, change.path))

    def findings(self) -> Iterator[Finding]:
        """One for every commit that changed or lost decisions of a ledger."""
        for path, ids in sorted(self.broken.items()):
            for id in dict.fromkeys(ids):
                commit = self.history.commits[id]
                values: dict[str, object] = {"commit": commit.short, "author": commit.author or "?", "before": commit.parents[0][:10]}
                yield Finding(path, 0, 0, "ledger-changed",
                              Message(N_("commit {commit} by {author} changed or removed decisions that stood in the ledger"), values),
                              Message(N_("put the decisions back exactly as commit {before} has them; what is new stands after them"),
                                      values))


def is_ledger(path: str) -> bool:
    """Whether a path below the root is the ledger of an entry, or of the rulebook."""
    parts = path.split("/")
    return parts[-1] == LEDGER and (len(parts) in (3, 4) if parts[0] == PRODUCTS else len(parts) == 2)


def _honours(before: Version, after: Version, merge: bool) -> bool:
    """Whether a later version keeps every decision of an earlier one as it stood."""
    count = len(before.words)
    if not count:
        return True
    if after.data.startswith(before.data) and after.words[:count] == before.words:
        return True
    rest = iter(after.words)
    return merge and all(one in rest for one in before.words)


def _together(several: list[Mapping[str, frozenset[str]]]) -> Mapping[str, frozenset[str]]:
    """What is owed after a merge, before its own changes: all that any parent owes."""
    if len(several) == 1 or not any(several):
        return several[0] if several else {}
    return {path: frozenset().union(*(one.get(path, frozenset()) for one in several)) for one in several for path in one}
