"""Curators: the persons whose decisions count, and when they count."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from catalog.reference import BrokenConfiguration
from curation.policy import configured


@dataclass(frozen=True, slots=True)
class Curator:
    """One registered curator. `until` is the last day on which a decision counts; None means still."""

    id: str
    name: str
    office: str
    emails: tuple[str, ...]
    since: date
    until: date | None

    def serves(self, on: date) -> bool:
        """Whether a decision made on that day counts."""
        return self.since <= on and (self.until is None or on <= self.until)


def curators(root: Path) -> dict[str, Curator]:
    """The register in `curation/curators.yml`, by id."""
    entries = cast("list[Mapping[str, object]]", configured(root, "curators")["curators"])
    register = {
        str(entry["id"]): Curator(
            str(entry["id"]), str(entry["name"]), str(entry["office"]),
            tuple(cast("list[str]", entry.get("emails") or [])),
            cast(date, entry["since"]), cast("date | None", entry.get("until")))
        for entry in entries
    }
    addresses = [address for curator in register.values() for address in curator.emails]
    if len(register) < len(entries) or len(set(addresses)) < len(addresses):
        raise BrokenConfiguration("curation/curators.yml: every id and every address belongs to one curator only")
    return register
