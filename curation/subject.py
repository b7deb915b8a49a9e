"""The subject of a judgement: one listing with its supplier, on a day, beside its neighbours."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import cast

from catalog.document import Path
from catalog.field import Field, Value
from catalog.listing import Listing
from catalog.reference import Text
from catalog.schema import listing_schema, supplier_schema
from catalog.sight import Sight
from catalog.supplier import Supplier
from curation.breach import LISTING, SUPPLIER


@dataclass(frozen=True, slots=True)
class Twin:
    """Another listing that shares something with the subject: what, the own path or photo, and whose it is."""

    what: str
    own: str
    other: str


@dataclass
class Subject:
    """What checks look at. `twins` are found across the catalogue beforehand.

    Paths name fields with dots; `kind.` begins the section of the listing's own kind, `supplier.` the
    supplier's fields. Lists and languages are walked by `each`.
    """

    listing: Listing
    supplier: Supplier
    on: date
    twins: tuple[Twin, ...] = ()

    def at(self, path: str) -> Value:
        """The value of a field, None where there is none."""
        if path in self._values:
            return self._values[path]
        self._values[path] = value = self._at(path)
        return value

    def _at(self, path: str) -> Value:
        data, steps = self._root(path)
        value: Value = cast(Value, data)
        for step in steps:
            if not isinstance(value, dict):
                return None
            value = value.get(step)
        return value

    def number(self, path: str) -> Decimal | None:
        """The value of a field that is a number, exactly."""
        value = self.at(path)
        return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None

    def each(self, path: str) -> Iterator[tuple[Path, str, str]]:
        """Every text of a field with its own path and language ("" where it has none), through lists and languages."""
        if path not in self._texts:
            data, steps = self._root(path)
            self._texts[path] = list(_texts(cast(Value, data), steps, () if path.startswith("supplier.") else self._inner(path)))
        return iter(self._texts[path])

    def texts(self, paths: Iterable[str]) -> Iterator[tuple[str, Path, str, str]]:
        """Every text of several fields, each with the field it belongs to."""
        for field_path in paths:
            for place, language, text in self.each(field_path):
                yield field_path, place, language, text

    def place(self, path: str) -> Path:
        """The path of a field as documents count it."""
        _, steps = self._root(path)
        return (*self._inner(path), *steps)

    def file(self, path: str) -> str:
        """The file in which a field stands."""
        return SUPPLIER if path.startswith("supplier.") else LISTING

    def label(self, path: str) -> Text:
        """What people call a field."""
        return field_at(path, self.listing.kind).label

    def certificates(self) -> Iterator[tuple[str, Path, Mapping[str, Value]]]:
        """The papers of the listing, then of its supplier: the file and path of each, and what it says."""
        for file, data in ((LISTING, self.listing.data), (SUPPLIER, self.supplier.data)):
            for n, paper in enumerate(cast("list[Mapping[str, Value]]", data.get("certificates") or [])):
                yield file, ("certificates", n), paper

    @cached_property
    def sights(self) -> list[tuple[int, Mapping[str, Value], Sight]]:
        """The photos that could be measured: position, entry, what was measured."""
        return [(n, entry, sight) for n, entry in enumerate(self.listing.photos)
                if (sight := self.listing.sights.get(str(entry["file"])))]

    def _root(self, path: str) -> tuple[Mapping[str, Value], tuple[str, ...]]:
        where, steps = _split(path)
        if where == "supplier":
            return self.supplier.data, steps
        if where == "kind":
            return self._section, steps
        return self._data, steps

    @cached_property
    def _values(self) -> dict[str, Value]:
        """The values that were asked for: a hundred standards ask for the same few."""
        return {}

    @cached_property
    def _texts(self) -> dict[str, list[tuple[Path, str, str]]]:
        return {}

    @cached_property
    def _data(self) -> Mapping[str, Value]:
        return self.listing.data

    @cached_property
    def _section(self) -> Mapping[str, Value]:
        return self.listing.section(self.listing.kind)

    def _inner(self, path: str) -> Path:
        return (self.listing.kind,) if path.startswith("kind.") else ()


@cache
def _split(path: str) -> tuple[str, tuple[str, ...]]:
    """Where a path begins, and its steps from there."""
    first, *rest = path.split(".")
    return (first, tuple(rest)) if first == "supplier" or (first == "kind" and rest) else ("", (first, *rest))


@cache
def field_at(path: str, kind: str) -> Field:
    """The schema's field for a path as standards write it. Raises KeyError when there is none."""
    steps = path.split(".")
    field = listing_schema(kind)
    if steps[0] == "supplier":
        field, steps = supplier_schema(), steps[1:]
    elif steps[0] == "kind" and len(steps) > 1:
        steps[0] = kind
    for step in steps:
        if field.per_language:
            return field
        while field.item is not None and step not in field.children:
            field = field.item
        field = field.children[step]
    return field


def _texts(value: Value, steps: tuple[str, ...], path: Path) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, list):
        for n, item in enumerate(value):
            yield from _texts(item, steps, (*path, n))
    elif steps and isinstance(value, dict):
        if steps[0] in value:
            yield from _texts(value[steps[0]], steps[1:], (*path, steps[0]))
    elif isinstance(value, dict):
        for language, text in value.items():
            if isinstance(text, str):
                yield (*path, language), language, text
    elif isinstance(value, str) and not steps:
        yield path, "", value
