"""Examples: small changes to a good listing that show what keeps or breaks a standard. They are run, not only shown.

An example is a mapping: `kind` (food unless given), `listing` and `supplier` (a value per dotted field, empty to
take it out), `photos` (a measurement per photo), `beside` (changes of another supplier's listing in the same
catalogue), `on` (the day) and `note`. `{nik}` in a text stands for an invented identity number.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from catalog import document, privacy
from catalog.document import Raw
from catalog.field import Field, Value
from catalog.fit import fits_for
from catalog.listing import Listing
from catalog.reference import BrokenConfiguration, parse
from catalog.schema import listing_schema, supplier_schema
from catalog.sight import Sight
from catalog.supplier import Supplier
from catalog.validate import check
from curation.subject import Subject
from curation.twins import twins

FOLDER = Path(__file__).parent / "examples"
DAY = date(2026, 11, 21)
GOOD = Sight(1200, 1200, 300_000, 900.0, 150.0, 55.0, 0.01, 0.05, 0.72, 0x0F1E2D3C4B5A6978)
"""What is measured of a photo that nothing is said about."""
KEYS = frozenset({"kind", "listing", "supplier", "photos", "beside", "on", "note"})


@dataclass(frozen=True, slots=True)
class Staged:
    """An example made real: the subject to judge, and the rules of what the file reader found."""

    subject: Subject
    rules: frozenset[str]


def stage(example: Mapping[str, Raw]) -> Staged:
    """The example as a subject. Raises BrokenConfiguration when it is not one."""
    if strange := example.keys() - KEYS:
        raise BrokenConfiguration(f"an example has no '{min(strange)}'; it has: {', '.join(sorted(KEYS))}")
    kind = str(example.get("kind") or "food")
    on = date.fromisoformat(str(example["on"])) if "on" in example else DAY
    seller, rules = _supplier("contoh-pemasok", example.get("supplier"))
    listing, more = _listing("contoh-barang", seller.id, kind, example.get("listing"), example.get("photos"))
    known = [listing]
    if "beside" in example:
        known.append(_listing("contoh-lain", "contoh-pesaing", kind, example["beside"], None)[0])
    alike = twins(known).get(listing.path, ())
    return Staged(Subject(listing, seller, on, alike), rules | more)


def _supplier(id: str, changes: Raw) -> tuple[Supplier, frozenset[str]]:
    values, rules = _values("supplier", supplier_schema(), fits_for(supplier_schema), changes)
    return Supplier(id, values, id, {}), rules


def _listing(id: str, supplier: str, kind: str, changes: Raw, measured: Raw) -> tuple[Listing, frozenset[str]]:
    values, rules = _values(kind, listing_schema(kind), fits_for(listing_schema, kind), changes)
    files = [str(entry["file"]) for entry in cast("list[Mapping[str, Value]]", values.get("photos") or [])]
    told = cast("Mapping[str, Mapping[str, str]]", measured or {})
    if strange := told.keys() - set(files):
        raise BrokenConfiguration(f"an example measures the photo '{min(strange)}', which its listing does not have")
    sights = {file: _sight(n, id, told.get(file, {})) for n, file in enumerate(files)}
    return Listing.of(id, supplier, f"{supplier}/{id}", dict.fromkeys(files, id), values, sights), rules


def _sight(n: int, id: str, told: Mapping[str, str]) -> Sight:
    """A good photo unlike any other, but for what is told."""
    unlike = (GOOD.likeness * (2 * n + 3) * (1 + len(id))) & (2**64 - 1)
    types = {one.name: one.type for one in fields(Sight)}
    values = {key: text if key == "words" else int(text, 0) if types[key] in (int, "int") else float(text) for key, text in told.items()}
    return replace(GOOD, **{"likeness": unlike, **values})  # type: ignore[arg-type]


def _values(name: str, schema: Field, fits: object, changes: Raw) -> tuple[dict[str, Value], frozenset[str]]:
    """The base entry with changes, read as the catalogue reads a file; the rules of the findings beside it."""
    tree = deepcopy(_base(name))
    for path, value in cast("Mapping[str, Raw]", changes or {}).items():
        _put(tree, path.split("."), _filled(value))
    text = yaml.dump(tree, Dumper=yaml.CSafeDumper, encoding="utf-8", allow_unicode=True, sort_keys=False, default_style="'", width=10_000)
    read = document.read(name, text)
    values, wrong = check(read, schema, fits)  # type: ignore[arg-type]
    found = [*read.findings, *wrong, *privacy.leaks(read)]
    return values, frozenset(finding.rule for finding in found)


@cache
def _base(name: str) -> dict[str, Raw]:
    return parse(FOLDER / f"{name}.yml")


def _put(tree: Raw, steps: list[str], value: Raw) -> None:
    """Set, or with nothing to set take out, the value at the end of a dotted path; mappings on the way are made."""
    holder: Raw = tree
    for step in steps[:-1]:
        holder = holder[int(step)] if isinstance(holder, list) else cast("dict[str, Raw]", holder).setdefault(step, {})
    if isinstance(holder, list):
        holder[int(steps[-1])] = value
    elif isinstance(holder, dict) and value is None:
        holder.pop(steps[-1], None)
    elif isinstance(holder, dict):
        holder[steps[-1]] = value


def _filled(value: Raw) -> Raw:
    if isinstance(value, str):
        return value.replace("{nik}", _identity_number())
    if isinstance(value, dict):
        return {key: _filled(inner) for key, inner in value.items()}
    return [_filled(inner) for inner in value] if isinstance(value, list) else value


def _identity_number() -> str:
    """A number shaped like a NIK, put together here so that none stands in a file."""
    return f"{3572:04d}{1:02d}{41:02d}{1:02d}{90:02d}{1:04d}"
