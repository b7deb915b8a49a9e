"""Policy as data: the YAML files below `curation/`, and the terms of curation among them."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn, cast

from catalog import document
from catalog.document import Document, Raw
from catalog.document import Path as Way
from catalog.field import Field, Value
from catalog.fit import fitting
from catalog.reference import BrokenConfiguration
from catalog.schema import schema
from catalog.validate import check

HERE = Path(__file__).parent
BACKDATING = 7
"""Days between a decision and its commit, where the policy does not say."""


@dataclass(frozen=True, slots=True)
class Policy:
    """All lengths are in days. A decision may be committed at most `backdating` days after its date."""

    review_every: int
    expiring: tuple[int, ...]
    archive_after: int
    backdating: int = BACKDATING


def policy(root: Path) -> Policy:
    """The terms in `curation/policy.yml`."""
    terms = configured(root, "policy")
    return Policy(cast(int, terms["review_every_days"]), tuple(sorted(cast("list[int]", terms["expiring_days"]), reverse=True)),
                  cast(int, terms["archive_after_days"]), cast(int, terms.get("backdating_days", BACKDATING)))


def home(root: Path, name: str) -> Path:
    """Where the policy file or folder `name` lies: below `root` where there is one, so that a catalogue elsewhere brings its own."""
    own = root / "curation" / name
    return own if own.exists() else HERE / name


def configured(root: Path, name: str) -> dict[str, Value]:
    """The values of `curation/<name>.yml`; a finding in it is a broken configuration."""
    return opened(home(root, f"{name}.yml"), name).values


@dataclass(frozen=True, slots=True)
class Paper:
    """A policy file as read. `free` holds the parts its schema leaves to whoever uses them, as typed."""

    path: Path
    document: Document
    values: dict[str, Value]
    free: dict[str, Raw]

    def refuse(self, path: Way, sentence: str) -> NoReturn:
        """Say that the value at `path` cannot be used."""
        line, column = self.document.place(path)
        raise BrokenConfiguration(f"{self.path}:{line}:{column}: {sentence}")


def opened(path: Path, name: str, free: tuple[str, ...] = ()) -> Paper:
    """The policy file at `path`, by the schema `name`. Raises BrokenConfiguration with file, line and rule.

    Keys in `free`, at the root or one step below it as `applies.when`, are set aside before the schema looks.
    """
    limits = document.Limits(size=1 << 18, depth=14, nodes=20_000)
    read = document.read(str(path), path.read_bytes(), limits)
    aside: dict[str, Raw] = {}
    tree = dict(read.tree)
    for key in free:
        above, _, last = key.rpartition(".")
        holder = tree.get(above) if above else tree
        if isinstance(holder, dict) and last in holder:
            aside[key] = holder[last]
            kept = {name: value for name, value in holder.items() if name != last}
            tree = {**tree, above: kept} if above else kept
    fields: Field = schema(HERE / "schemas" / f"{name}.yml")
    values, wrong = check(replace(read, tree=tree), fields, fitting(fields)) if not read.findings else ({}, [])
    for finding in (*read.findings, *wrong):
        raise BrokenConfiguration(f"{path}:{finding.line}:{finding.column}: {finding.message}; {finding.help} [{finding.rule}]")
    return Paper(path, read, values, aside)
