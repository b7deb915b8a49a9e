"""The ledger of one entry: `review.yml`, its dated decisions, oldest first."""

import datetime
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import cast

import yaml

from catalog import document, privacy
from catalog.digest import LEDGER
from catalog.finding import N_, Finding, Message
from catalog.fit import fits_for
from catalog.reference import Text
from catalog.schema import schema
from catalog.validate import check

SCHEMA = Path(__file__).parent / "schemas" / "review.yml"


class Act(StrEnum):
    """What a decision does."""

    SUBMIT = "submit"
    JUDGE = "judge"
    RETURN = "return"
    APPROVE = "approve"
    REJECT = "reject"
    SUSPEND = "suspend"
    WITHDRAW = "withdraw"
    RENEW = "renew"


@dataclass(frozen=True, slots=True)
class Decision:
    """One dated act on one exact content. `line` is where it stands in the ledger, for findings.

    `edition` is the beginning of the rulebook's digest. `marks` are a curator's own, 0 to 3 by criterion, with a
    note per group; `waivers` give the reason for each standard that the entry need not keep.
    """

    date: datetime.date
    act: Act
    by: str
    digest: str
    until: datetime.date | None = None
    grade: str = ""
    reason: Text = field(default_factory=dict)
    replacement: str = ""
    line: int = 0
    edition: str = ""
    marks: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, Text] = field(default_factory=dict)
    waivers: Mapping[str, Text] = field(default_factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        """Thousands are remembered: packed by position, which is several times as quick."""
        return Decision, (self.date, self.act, self.by, self.digest, self.until, self.grade, self.reason, self.replacement, self.line,
                          self.edition, self.marks, self.notes, self.waivers)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The decisions on one entry, or the findings that say why they cannot be read."""

    file: str
    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __reduce__(self) -> tuple[object, ...]:
        """Packed by position, as its decisions are."""
        return Ledger, (self.file, self.decisions, self.findings)


def read_ledger(file: str, data: bytes) -> Ledger:
    """The ledger in `data`; an empty one when there is no file yet."""
    if not data:
        return Ledger(file)
    read = document.read(file, data)
    if read.findings:
        return Ledger(file, findings=tuple(read.findings))
    values, wrong = check(read, schema(SCHEMA), fits_for(schema, SCHEMA))
    entries = cast("list[Mapping[str, object]]", values["decisions"] if not wrong else [])
    wrong += (privacy.leak(file, *read.place(("decisions", n, *path))) for n, entry in enumerate(entries)
              for path, text in document.walk(_said(entry)) if privacy.holds_identity_number(text))
    if wrong:
        return Ledger(file, findings=tuple(wrong))
    lines = _items(read.text)
    exact = lines if len(lines) == len(entries) else [1] * len(entries)
    return Ledger(file, tuple(_decision(entry, line) for entry, line in zip(entries, exact, strict=True)))


def _said(entry: Mapping[str, object]) -> document.Raw:
    """What a person wrote in a decision."""
    return cast(document.Raw, {key: entry[key] for key in ("reason", "notes", "waivers") if key in entry})


_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def _items(text: str) -> list[int]:
    """The lines on which decisions begin: those with a dash as far in as the first."""
    items = list(_ITEM.finditer(text))
    return [text.count("\n", 0, item.start()) + 1 for item in items if item.group() == items[0].group()]


def _decision(entry: Mapping[str, object], line: int) -> Decision:
    return Decision(
        cast(datetime.date, entry["date"]), Act(str(entry["act"])), str(entry["by"]), str(entry["digest"]),
        cast("datetime.date | None", entry.get("until")), str(entry.get("grade") or ""),
        cast(Text, entry.get("reason") or {}), str(entry.get("replacement") or ""), line, str(entry.get("edition") or ""),
        cast("Mapping[str, int]", entry.get("marks") or {}), cast("Mapping[str, Text]", entry.get("notes") or {}),
        cast("Mapping[str, Text]", entry.get("waivers") or {}))


class LedgerRefused(Exception):
    """The ledger cannot take the decision; the findings say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(str(finding.message) for finding in findings))
        self.findings = findings


def append(folder: Path, file: str, decision: Decision) -> None:
    """Write a decision at the end of the folder's ledger; every byte before it stays as it is.

    The new file is read back before it replaces the old one, in one rename. Raises LedgerRefused.
    """
    _replace(folder / LEDGER, extended(folder, file, decision))


def extended(folder: Path, file: str, decision: Decision) -> bytes:
    """The folder's ledger with a decision at its end, as it would be written. Raises LedgerRefused."""
    path = folder / LEDGER
    before = path.read_bytes() if path.exists() else b""
    known = read_ledger(file, before)
    if known.findings:
        raise LedgerRefused(*known.findings)
    first = _ITEM.search(before.decode())
    start = b"" if before.endswith(b"\n") else b"\n" if before else b"decisions:\n"
    after = before + start + f"{first.group() if first else '- '}{_line(decision)}\n".encode()
    written = read_ledger(file, after)
    if any(finding.rule in _FORM for finding in written.findings) or (
            not written.findings and len(written.decisions) != len(known.decisions) + 1):
        raise LedgerRefused(Finding(
            file, 0, 0, "ledger-form", Message(N_("a line cannot be added to the ledger in the form it has")),
            Message(N_("write it as `decisions:` followed by one line a decision, as `- {{date: …, act: …}}`"))))
    if written.findings:
        raise LedgerRefused(*written.findings)
    return after


_FORM = frozenset({"yaml-syntax", "yaml-mapping", "yaml-documents"})


def _line(decision: Decision) -> str:
    """A decision as one line of YAML in flow style."""
    entry: dict[str, object] = {"date": decision.date, "act": decision.act.value, "by": decision.by, "digest": decision.digest}
    optional: dict[str, object] = {
        "until": decision.until, "grade": decision.grade, "edition": decision.edition, "marks": dict(decision.marks),
        "notes": _plain(decision.notes), "waivers": _plain(decision.waivers), "reason": dict(decision.reason),
        "replacement": decision.replacement}
    entry |= {key: value for key, value in optional.items() if value}
    return str(yaml.dump(entry, Dumper=_Whole, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10_000)).strip()


class _Whole(yaml.SafeDumper):
    """Writes a value that occurs twice out twice: ledgers know no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _plain(texts: Mapping[str, Text]) -> dict[str, dict[str, str]]:
    return {key: dict(text) for key, text in texts.items()}


def _replace(path: Path, data: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".review-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
