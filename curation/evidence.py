"""Evidence: what decisions are held against, read from the history once."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.load import PRODUCTS
from curation.editions import Editions, of_rulebook
from curation.history import RULES, History
from curation.ledgers import Ledgers, is_ledger
from curation.policy import Policy
from curation.seen import Seen


@dataclass(frozen=True, slots=True)
class Evidence:
    """The history, and what was read from it. `backdating` is how many days after its date a decision may be committed.

    `touched` names, by folder, the commits that themselves changed its content; `mixed` are the commits that changed
    content and a ledger at once.
    """

    history: History
    ledgers: Ledgers
    editions: Editions
    seen: Seen
    backdating: int
    touched: Mapping[str, list[str]]
    mixed: frozenset[str]

    @classmethod
    def of(cls, history: History, editions: Editions, seen: Seen, terms: Policy) -> "Evidence":
        """Read the whole history."""
        touched: dict[str, list[str]] = {}
        mixed = set()
        for id in history.commits:
            changes = list(history.own(id))
            folders = {folder for change in changes if (folder := home_of(change.path))}
            if folders and any(is_ledger(change.path) and change.after for change in changes):
                mixed.add(id)
            for folder in folders:
                touched.setdefault(folder, []).append(id)
        return cls(history, Ledgers.of(history), editions, seen, terms.backdating, touched, frozenset(mixed))


def home_of(path: str) -> str:
    """The folder whose content a path below the root belongs to: an entry's, or the rulebook's; empty for what is nobody's."""
    parts = path.split("/")
    if parts[0] == RULES:
        return RULES if of_rulebook(path) else ""
    if parts[0] != PRODUCTS or len(parts) < 3 or is_ledger(path):
        return ""
    return "/".join(parts[:3 if len(parts) > 3 else 2])
