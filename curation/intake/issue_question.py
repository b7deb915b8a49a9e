"""The questions of the form for an issue: the fields of a first submission, from the schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from catalog.reference import Text, reference
from catalog.schema import listing_schema
from curation.intake.table_choice import offered
from curation.intake.table_column import Column, terms
from curation.intake.table_mapping import choosable

KIND = "kind"
NONE_OF_THEM = "Tidak ada"
"""What is chosen where a list that must be answered is empty; `None` is not allowed as a choice."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `columns` are the fields it fills in, by kind of listing; `choices` the names to choose from."""

    id: str
    label: str
    help: Text
    columns: Mapping[str, Column]
    choices: tuple[str, ...] = ()
    many: bool = False
    long: bool = False
    required: bool = False


def form_kinds() -> tuple[str, ...]:
    """The kinds of listing that the form is for."""
    return tuple(cast("list[str]", terms()["issue_kinds"]))


@cache
def questions() -> tuple[Question, ...]:
    """All questions, in their order."""
    return tuple(_question(cast("list[str]", paths)) for paths in cast("list[object]", terms()["issue"]))


def _question(paths: list[str]) -> Question:
    kinds = form_kinds()
    if paths == [KIND]:
        field = listing_schema(kinds[0]).children[KIND]
        names = tuple(reference("kinds")[kind].name["id"] for kind in kinds)
        return Question(KIND, field.label["id"], field.help, {}, names, required=True)
    columns = {kind: column for kind in kinds for path in paths if (column := choosable(kind).get(path))
               and path.partition(".")[0] in (kind, *_shared(path))}
    first = next(iter(columns.values()))
    field = first.field.item if first.many and first.field.item else first.field
    everywhere = len(columns) == len(kinds)
    return Question(
        paths[0].replace(".", "-").replace(":", "-"), " / ".join(dict.fromkeys(column.said["id"] for column in columns.values())),
        first.help, columns, _choices(field.reference, field.format, first.many and first.required), first.many,
        bool(first.above and first.above[-1].widget == "prose"), everywhere and (first.required or (first.whole and first.field.required)))


def _shared(path: str) -> tuple[str, ...]:
    """The section of a field that every kind has."""
    section = path.partition(".")[0]
    return () if section in reference("kinds") else (section,)


def _choices(name: str, format: str, needed: bool) -> tuple[str, ...]:
    """The names to choose from; villages are typed, for no list on a phone should have hundreds of lines."""
    if not name or format:
        return ()
    entries, kinds = reference(name).entries, set(form_kinds())
    names = tuple(said["id"] for id, said in offered(name).items()
                  if not entries[id].items("kinds") or kinds & set(entries[id].items("kinds")))
    return (NONE_OF_THEM, *names) if needed else names
