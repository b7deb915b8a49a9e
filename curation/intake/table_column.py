"""Columns of a table: one for each field of a listing or a supplier that a person fills in one cell."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

from catalog.field import Field
from catalog.reference import Text, parse, reference
from catalog.schema import listing_schema, supplier_schema

SUPPLIER = "supplier:"
"""Stands before the path of a field of the supplier's."""
MAKER, LISTING, PHOTOS, ALT = "supplier", "listing", "photos", "photos.alt"
"""The columns that are no fields, by their paths."""
MANY = 0.2
"""The share of categories that must ask for a certificate before a table asks for it by name."""
PARTED = frozenset({"quantity", "duration", "range", "dimensions"})
"""The widgets of sections whose parts mean nothing alone."""
SHORT = 6
"""A label of no more letters says too little alone: `Per`, `Setiap`, `Gula`."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `path` is where its value belongs, as `price.amount`, `name.id` or `certificates.pirt.number`.

    `above` are the fields it stands in, outermost first. `said` is what it is called beside the others of its table.
    `whole` marks a section that is written in one cell, as `200 g`; only tables of people's own have such columns.
    """

    path: str
    field: Field
    label: Text
    above: tuple[Field, ...] = ()
    section: Text = dataclasses.field(default_factory=dict)
    required: bool = False
    said: Text = dataclasses.field(default_factory=dict)
    whole: bool = False

    @property
    def help(self) -> Text:
        """What to write; where the field itself has nothing to say, what its section says."""
        return next((field.help for field in (self.field, *reversed(self.above)) if field.help), {})

    @property
    def many(self) -> bool:
        """Whether the cell may hold several values."""
        return self.field.type == "list"


@cache
def terms() -> Mapping[str, Mapping[str, object]]:
    """What `headings.yml` says."""
    return cast("Mapping[str, Mapping[str, object]]", parse(Path(__file__).with_name("headings.yml")))


@cache
def listing_columns(kind: str) -> tuple[Column, ...]:
    """The columns of a table of listings of one kind, in the order of the schema, each called by a name of its own."""
    own = cast("Mapping[str, Mapping[str, Text]]", terms()["own"])
    alone = {path: Column(path, Field(path, "string", label=said["label"], help=said["help"]), said["label"]) for path, said in own.items()}
    alone[PHOTOS] = replace(alone[PHOTOS], required=True)
    found = [column for field in listing_schema(kind).children.values() for column in _columns(field, field.path, (), kind)]
    return _called((alone[MAKER], *found, alone[PHOTOS], alone[ALT], alone[LISTING]))


@cache
def supplier_columns() -> tuple[Column, ...]:
    """The columns of a table of suppliers; `listing` stands for the id of one that is in the catalogue already."""
    own = cast("Mapping[str, Mapping[str, Text]]", terms()["own"])[LISTING]
    code = Column(LISTING, Field(LISTING, "string", label=own["label"]), own["label"])
    found = [column for field in supplier_schema().children.values() for column in _columns(field, field.path, (), "")]
    return tuple(replace(column, path=SUPPLIER + column.path) for column in _called((*found, code)))


@cache
def whole_columns(kind: str) -> tuple[Column, ...]:
    """The sections of a listing that can be written in one cell: an amount with its unit, and with its period."""
    found = (_at(field, above) for field, above in _walk(listing_schema(kind), ()) if {"amount", "unit"} <= field.children.keys()
             and field.children.keys() <= {"amount", "unit", "period", "season", "confirmed"})
    return tuple(Column(field.path, field, field.label, above, said=field.label, whole=True) for field, above in found)


def _at(field: Field, above: tuple[Field, ...]) -> tuple[Field, tuple[Field, ...]]:
    return field, tuple(one for one in above if one.path)


def _walk(field: Field, above: tuple[Field, ...]) -> Iterator[tuple[Field, tuple[Field, ...]]]:
    yield field, above
    for child in field.children.values():
        yield from _walk(child, (*above, field))


def _columns(field: Field, path: str, above: tuple[Field, ...], kind: str, section: Text | None = None) -> Iterator[Column]:
    """The columns of a field and of all below it; `path` differs from the field's own inside a list."""
    if ("" if kind else SUPPLIER) + field.path in cast("list[str]", terms()["left_out"]):
        return
    needed = field.required and all(one.required for one in above)
    section = section or (above[-1].label if above else {})
    if field.per_language:
        assert field.item
        for language in ("id", "en") if needed else ("id",):
            said = {code: f"{text} ({reference('languages')[language].name[code]})" for code, text in field.label.items()}
            yield Column(f"{path}.{language}", replace(field.item, help=field.help, example=field.example),
                         field.label if language == "id" else said, (*above, field), section, needed and language == "id")
    elif field.type == "list" and field.item and field.item.children:
        yield from _places(field, path, above, kind)
    elif field.children:
        for key, child in field.children.items():
            yield from _columns(child, f"{path}.{key}", (*above, field), kind)
    else:
        yield Column(path, field, field.label, above, section, needed)


def _places(field: Field, path: str, above: tuple[Field, ...], kind: str) -> Iterator[Column]:
    """The columns of a list: those of each type that is asked for, then those of the places without a name."""
    assert field.item
    sort = sorting(field)
    for id in _asked(sort, kind) if sort else ():
        name = reference(sort.reference)[id].name if sort else {}
        for key, child in field.item.children.items():
            if sort and key != sort.key:
                yield from _columns(child, f"{path}.{id}.{key}", (*above, field), kind, name)
    count = int(str(terms()["places"].get(field.path, 1)))
    for number in range(1, count + 1):
        section = {code: f"{text} {number}" if count > 1 else text for code, text in field.label.items()}
        for key, child in field.item.children.items():
            yield from _columns(child, f"{path}.{number}.{key}", (*above, field), kind, section)


def sorting(field: Field) -> Field | None:
    """The field by which the entries of a list differ, as the type of a certificate; None where they are merely numbered."""
    keys = field.item.children.values() if field.item else ()
    return next((child for child in keys if child.key in ("type", "kind") and child.reference), None)


def _asked(sort: Field, kind: str) -> Iterator[str]:
    """The types worth a column of their own: of certificates, those that many categories of this kind ask for."""
    entries = reference(sort.reference).entries
    if sort.reference != "certificates":
        yield from entries
        return
    asking = [{id for several in cast("list[list[str]]", entry.attributes["requires"]) for id in several}
              for entry in reference("categories").entries.values()
              if entry.attributes.get("requires") and (not kind or kind in entry.items("kinds"))]
    for id, entry in entries.items():
        fits = kind in entry.items("kinds") if kind else not entry.items("kinds")
        if fits and sum(id in asked for asked in asking) >= len(asking) * MANY:
            yield id


def _called(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with names of which none is like another: the section's before the label where it is needed."""
    often: dict[str, int] = {}
    for column in columns:
        often[column.label["id"]] = often.get(column.label["id"], 0) + 1
    return tuple(replace(column, said=_full(column) if often[column.label["id"]] > 1 or _deep(column) else column.label)
                 for column in columns)


def _deep(column: Column) -> bool:
    """Whether the label alone says too little: `Lama`, `Panjang`, `Nomor`."""
    above = column.above[:-1] if column.above and column.above[-1].per_language else column.above
    return bool(above) and (len(column.label["id"]) <= SHORT or above[-1].type == "list" or above[-1].widget in PARTED)


def _full(column: Column) -> Text:
    """The label with its section before it; only one of them where they are the same, or the section says it all."""
    entries = column.above[-1].item if column.above and column.above[-1].type == "list" else None
    alone = entries is not None and len(entries.children) == 2 and sorting(column.above[-1]) is not None
    said = {code: f"{column.section.get(code, '')}: {text}" for code, text in column.label.items()}
    if not column.section or column.section == column.label:
        return column.label
    return column.section if alone else said
