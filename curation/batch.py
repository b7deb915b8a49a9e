"""Many decisions at once, as on a curation day: every one is tried first, and all are written or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.finding import Finding
from curation.decide import Refused, decide
from curation.review import Decision
from curation.subject import Twin
from curation.table import Row
from curation.workflow import Standing


@dataclass(frozen=True, slots=True)
class Made:
    """A decision that was made, or could be, for a row, and where its entry stands after it."""

    row: Row
    decision: Decision
    standing: Standing


@dataclass(frozen=True, slots=True)
class Batch:
    """The outcome: what was made, and for each row that cannot be decided why. Nothing is made where anything is refused."""

    made: tuple[Made, ...]
    refused: tuple[tuple[Row, tuple[Finding, ...]], ...]


def decide_all(root: Path, rows: tuple[Row, ...], by: str, on: date, twins: Mapping[str, tuple[Twin, ...]],
               authors: Mapping[str, frozenset[str]], *, write: bool = True) -> Batch:
    """Decide every row, or none where one is refused. `twins` and `authors` are by entry, as for `decide`."""
    tried, refused = [], []
    for row in rows:
        try:
            tried.append(_made(root, row, by, on, twins, authors, write=False))
        except Refused as refusal:
            refused.append((row, refusal.findings))
    if refused or not write:
        return Batch(() if refused else tuple(tried), tuple(refused))
    return Batch(tuple(_made(root, row, by, on, twins, authors, write=True) for row in rows), ())


def _made(root: Path, row: Row, by: str, on: date, twins: Mapping[str, tuple[Twin, ...]],
          authors: Mapping[str, frozenset[str]], *, write: bool) -> Made:
    decision, standing = decide(root, row.entry, row.act, by, on, row.said, twins=twins.get(row.entry, ()),
                                authors=authors.get(row.entry, frozenset()), write=write)
    return Made(row, decision, standing)


_COLUMNS: Mapping[str, str] = {
    "decision-until": "until", "decision-seen": "digest", "decision-reason": "reason", "decision-act": "act", "decision-marks": "marks",
    "decision-renew": "act",
}


def column_of(row: Row, finding: Finding) -> int:
    """The column of a row that a refusal is about: its own where the rule says so, else that of the entry."""
    return row.columns.get(_COLUMNS.get(finding.rule, "entry"), row.columns["entry"])
