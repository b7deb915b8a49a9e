"""Where every entry stands, and which of its contents its approval is for.

An approved entry that is changed keeps its last approved version on the site until the change is decided.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from catalog.finding import N_, Finding, Message, Severity
from catalog.load import AnyRecord, Catalog, load_folder
from curation.curator import Curator
from curation.policy import Policy
from curation.review import Act, Decision, Ledger, read_ledger
from curation.workflow import SHOWN, Standing, fold

Recover = Callable[[str, str], Path | None]
"""Gives, for a folder and a digest, a root below which the folder lies with exactly that content; None where history has it not."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One entry: what lies there and how it stands, and the content that its approval is for.

    `kept` and `keeps` are the same as `record` and `standing` unless an approved version is kept while a change
    waits; `kept` is None where nothing is approved. `home` is the root below which the kept files lie.
    """

    record: AnyRecord
    standing: Standing
    kept: AnyRecord | None
    keeps: Standing
    home: Path
    findings: tuple[Finding, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided about it; nothing where its ledger cannot be read."""
        return self.record.ledger.decisions if isinstance(self.record.ledger, Ledger) else ()

    @property
    def waits(self) -> bool:
        """Whether an approved version is kept while a change of it waits."""
        return self.kept is not None and self.kept is not self.record


def stands(root: Path, catalog: Catalog, on: date, register: Mapping[str, Curator], terms: Policy, recover: Recover) -> dict[str, Stand]:
    """Where every entry of the catalogue stands on a day, by folder: suppliers, then listings."""
    records: Iterator[AnyRecord] = (record for records in (catalog.suppliers, catalog.listings) for record in records.values())
    return {record.folder: _stand(root, record, on, register, terms, recover) for record in records}


def _stand(root: Path, record: AnyRecord, on: date, register: Mapping[str, Curator], terms: Policy, recover: Recover) -> Stand:
    ledger = cast(Ledger, record.ledger)
    standing = fold(ledger, record.digest, on, register, terms, record.value.ends if record.value else None)
    held = standing.held
    if held is None or held.digest == record.digest:
        return Stand(record, standing, record if held else None, standing, root)
    keeps = fold(ledger, held.digest, on, register, terms)
    if keeps.state not in SHOWN:
        return Stand(record, standing, None, standing, root)
    home = recover(record.folder, held.digest)
    if home is None:
        last = standing.decision
        announced = last is not None and last.act is Act.SUBMIT and last.digest == record.digest
        return Stand(record, standing, None, standing, root, (_lost(ledger, held, Severity.ADVICE if announced else Severity.ERROR),))
    kept = load_folder(home, read_ledger, record.folder)
    if kept.value and kept.value.ends:
        keeps = fold(ledger, held.digest, on, register, terms, kept.value.ends)
    return Stand(record, standing, kept, keeps, home)


def _lost(ledger: Ledger, approval: Decision, severity: Severity) -> Finding:
    """Content that was changed after its approval, or approved by the digest of another, with no approved version to show."""
    return Finding(ledger.file, approval.line, 1, "decision-digest",
                   Message(N_("its content is not what was approved on {date}, and the history does not hold what was"),
                           {"date": approval.date}),
                   Message(N_("decide about the content as it is now, or bring the approved content back")), severity)
