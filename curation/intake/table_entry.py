"""An entry of a table: the values of one row put in the order of the schema, and what is wrong with them, cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from catalog.document import KEY, Document, Path, read
from catalog.field import Field, Value
from catalog.finding import Finding
from catalog.fit import Test
from catalog.validate import explain
from curation.intake.table_column import sorting, terms


@dataclass(slots=True)
class Entry:
    """The document a row becomes. `slots` gives the place in the table of each item of a list, by its path in the document."""

    values: dict[str, Value]
    slots: dict[Path, str] = field(default_factory=dict)


def entry(schema: Field, given: Mapping[str, Value]) -> Entry:
    """The document of values by the paths of their columns, in the schema's order."""
    made = Entry({})
    made.values = cast("dict[str, Value]", _built(schema, "", (), given, made.slots) or {})
    return made


def _built(field: Field, path: str, place: Path, given: Mapping[str, Value], slots: dict[Path, str], needed: bool = True) -> Value:
    """The value of a field; an empty section where one is `needed`, so that each thing missing in it is told."""
    if path in given:
        return given[path]
    begin = f"{path}." if path else ""
    if field.per_language:
        said = {key.removeprefix(begin): value for key, value in given.items() if key.startswith(begin)}
        return cast(Value, said) or None
    if field.type == "list" and field.item and field.item.children:
        return _items(field, path, place, given, slots) or None
    made = {key: value for key, child in field.children.items()
            if (value := _built(child, begin + key, (*place, key), given, slots, needed and child.required)) is not None}
    if made:
        more = {key: cast(Value, filled) for key in field.children if key not in made and (filled := terms()["filled"].get(begin + key))}
        both = {**made, **more}
        return {key: both[key] for key in field.children if key in both}
    return {} if needed and field.children else None


def _items(field: Field, path: str, place: Path, given: Mapping[str, Value], slots: dict[Path, str]) -> list[Value]:
    """The items of a list; one that stands in a column of its type has that type."""
    assert field.item
    sort = sorting(field)
    filled = {key.rpartition(".")[2]: value for key, value in terms()["filled"].items() if key.rpartition(".")[0] == field.path}
    begin = f"{path}."
    items: list[Value] = []
    for slot in dict.fromkeys(key.removeprefix(begin).partition(".")[0] for key in given if key.startswith(begin)):
        here = {f"{path}.{slot}.{key}": cast(Value, value) for key, value in filled.items()} | dict(given)
        if sort and not slot.isdigit():
            here[f"{path}.{slot}.{sort.key}"] = slot
        slots[(*place, len(items))] = f"{path}.{slot}"
        items.append(_built(field.item, f"{path}.{slot}", (*place, len(items)), here, slots))
    return items


def column_path(path: Path, slots: Mapping[Path, str]) -> str:
    """Where in the table the value at a path of the document belongs."""
    said = ""
    for depth, step in enumerate(path, 1):
        if step == KEY:
            break
        if path[:depth] in slots:
            said = slots[path[:depth]]
        elif isinstance(step, str):
            said = f"{said}.{step}" if said else step
    return said


class _Cells(Document):
    """A document whose places are the cells of a table."""

    __slots__ = ("columns", "lacking", "row", "slots")

    def __init__(self, name: str, row: int, columns: Mapping[str, int], slots: Mapping[Path, str], lacking: frozenset[str]) -> None:
        super().__init__(name)
        self.row, self.columns, self.slots, self.lacking = row, columns, slots, lacking

    def place(self, path: Path) -> tuple[int, int]:
        """The row, and the column of the value at `path`, of a part of it, or of what it is a part of; 0 where there is none."""
        said = column_path(path, self.slots)
        if said in self.lacking or f"{said}.id" in self.lacking:
            return self.row, 0
        while said:
            inner = (column for known, column in self.columns.items() if known == said or known.startswith(f"{said}."))
            if column := next(inner, 0):
                return self.row, column
            said = said.rpartition(".")[0]
        return self.row, 0


def judged(made: Entry, schema: Field, fits: Test, place: tuple[str, int], columns: Mapping[str, int],
           lacking: frozenset[str] = frozenset()) -> list[Finding]:
    """What does not fit the schema, told at the cells of a row of a sheet.

    `columns` gives the number of each column by its path; `lacking` are paths for which the table has none.
    """
    return [] if fits(made.values) else explain(_Cells(*place, columns, made.slots, lacking), schema, made.values)


def unreadable(text: str, name: str, row: int) -> list[Finding]:
    """Findings where the text of a row could not be read back: it is too long as a whole."""
    return [Finding(name, row, 0, one.rule, one.message, one.help) for one in read(name, text.encode()).findings]
