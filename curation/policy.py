"""The terms of curation: how long an approval lasts, when to warn, when to archive."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from catalog import document
from catalog.field import Field, Value
from catalog.fit import fitting
from catalog.reference import BrokenConfiguration
from catalog.schema import schema
from catalog.validate import check

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Policy:
    """All lengths are in days."""

    review_every: int
    expiring: tuple[int, ...]
    archive_after: int


def policy(root: Path) -> Policy:
    """The terms in `curation/policy.yml`."""
    terms = configured(root, "policy")
    return Policy(cast(int, terms["review_every_days"]), tuple(sorted(cast("list[int]", terms["expiring_days"]), reverse=True)),
                  cast(int, terms["archive_after_days"]))


def configured(root: Path, name: str) -> dict[str, Value]:
    """The values of `curation/<name>.yml`; a finding in it is a broken configuration.

    The file below `root` is taken where there is one, so that a catalogue elsewhere brings its own.
    """
    own = root / "curation" / f"{name}.yml"
    path = own if own.exists() else HERE / f"{name}.yml"
    read = document.read(str(path), path.read_bytes())
    fields: Field = schema(HERE / "schemas" / f"{name}.yml")
    values, wrong = check(read, fields, fitting(fields)) if not read.findings else ({}, [])
    for finding in (*read.findings, *wrong):
        raise BrokenConfiguration(f"{path}:{finding.line}:{finding.column}: {finding.message}; {finding.help}")
    return values
