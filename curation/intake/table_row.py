"""Rows of a table: each becomes a listing with its supplier, or findings at its cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from catalog.field import Value
from catalog.finding import Finding
from curation.intake.bundle import Bundle, Photo, Sender
from curation.intake.table_column import Column
from curation.intake.table_photo import Shot

MISSING = "required"
"""The rule of a finding that only says that something is not there yet."""


@dataclass(frozen=True, slots=True)
class Maker:
    """A supplier as a table tells of it: its id, its name, and the text of its file where the table has one."""

    id: str
    name: str = ""
    yaml: str | None = None
    line: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def good(self) -> bool:
        """Whether nothing keeps it out."""
        return not any(finding.blocks for finding in self.findings)

    @property
    def usable(self) -> bool:
        """Whether it can be taken although something may still be missing."""
        return not any(finding.blocks and finding.rule != MISSING for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `lacking` are the fields that a listing needs and the whole table has no column for; they make no finding of the row.

    `reference` follows from what the row says and from its photos alone, so that the same row sent again is the same.
    """

    file: str
    line: int
    name: str
    kind: str
    supplier: Maker
    listing: str
    listing_yaml: str
    reference: str
    shots: tuple[Shot, ...] = ()
    findings: tuple[Finding, ...] = ()
    lacking: tuple[Column, ...] = field(default=(), repr=False)

    @property
    def good(self) -> bool:
        """Whether nothing is wrong and nothing is missing."""
        return self.usable and self.supplier.good and not self.lacking and not any(finding.blocks for finding in self.findings)

    @property
    def usable(self) -> bool:
        """Whether it can be taken although something may still be missing."""
        return bool(self.supplier.id and self.listing_yaml) and self.supplier.usable and not any(
            finding.blocks and finding.rule != MISSING for finding in self.findings)

    def bundle(self, sender: Sender, language: str) -> Bundle:
        """The bundle of this row; its photos are read now. Raises OSError."""
        photos = tuple(Photo(shot.name, shot.path.read_bytes()) for shot in self.shots)
        return Bundle(self.reference, language, sender, self.supplier.id, self.listing, self.listing_yaml, self.supplier.yaml, photos,
                      self.file, line=self.line)


@dataclass(frozen=True, slots=True)
class Cells:
    """The values of one row by the paths of its columns, and what is wrong with its cells."""

    line: int
    values: Mapping[str, Value]
    findings: tuple[Finding, ...] = ()


def without(values: Mapping[str, Value], begin: str) -> dict[str, Value]:
    """The values whose paths do not begin so."""
    return {path: value for path, value in values.items() if not path.startswith(begin)}


def only(values: Mapping[str, Value], begin: str) -> dict[str, Value]:
    """The values whose paths begin so, without that beginning."""
    return {path.removeprefix(begin): value for path, value in values.items() if path.startswith(begin)}


def placed(findings: Iterable[Finding], line: int) -> tuple[Finding, ...]:
    """Findings of a row that stand at no cell of it, at the row."""
    return tuple(finding if finding.line else replace(finding, line=line) for finding in findings)

