"""A field as people see it: what the form asks, the page shows, the validator checks and the docs list."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import cast

from catalog.document import Raw
from catalog.reference import Text

Value = str | int | Decimal | bool | date | None | list["Value"] | dict[str, "Value"]
"""A typed value. What could not be converted stays the text that was typed, for the validator to name."""


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of a schema: Cerberus' rules and, from `meta`, how people meet the field.

    `children` are the fields of a mapping by key, `item` is the field of a list's items or of the
    values of a text per language. `fits` are the categories that it is asked for, where it does not suit all.
    """

    path: str
    type: str
    label: Text
    help: Text = field(default_factory=dict)
    group: str = ""
    widget: str = ""
    unit: str = ""
    example: str = ""
    required: bool = False
    show: bool = True
    private: bool = False
    facet: bool = False
    fits: tuple[str, ...] = ()
    reference: str = ""
    format: str = ""
    rules: Mapping[str, object] = field(default_factory=dict)
    children: Mapping[str, "Field"] = field(default_factory=dict)
    item: "Field | None" = None

    @property
    def key(self) -> str:
        """The last part of the path: what is typed in YAML."""
        return self.path.rpartition(".")[2]

    @property
    def per_language(self) -> bool:
        """Whether the value is a text per language."""
        return self.type == "dict" and not self.children and self.keys.get("reference") == "languages"

    @property
    def keys(self) -> Mapping[str, object]:
        """The rules of the keys, where a mapping's keys are free."""
        return cast("Mapping[str, object]", self.rules.get("keysrules") or {})

    def walk(self) -> Iterator["Field"]:
        """This field and all below it."""
        yield self
        for child in self.children.values():
            yield from child.walk()
        if self.item:
            yield from self.item.walk()


# A leading zero is refused, for `010` is ten to one reader and eight to another. The years are those that
# leave room for adding and taking away any term.
_INTEGER = re.compile(r"-?(0|[1-9]\d{0,14})\Z", re.ASCII)
_DECIMAL = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,6})?\Z", re.ASCII)
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+\Z", re.ASCII)
_DATE = re.compile(r"(19|20|21)\d\d-\d{2}-\d{2}\Z", re.ASCII)
_BOOLEAN = {"true": True, "yes": True, "ya": True, "false": False, "no": False, "tidak": False}


def _date(text: str) -> date | str:
    try:
        return date.fromisoformat(text) if _DATE.match(text) else text
    except ValueError:
        return text


def _decimal(text: str) -> Decimal | str:
    # `18.500` is eighteen thousand to an Indonesian reader and eighteen and a half to a machine.
    return Decimal(text) if _DECIMAL.match(text) and not _THOUSANDS.match(text) else text


def typed(field: Field, raw: Raw) -> Value:
    """The value that `raw` stands for in this field; what does not fit is left as typed."""
    if isinstance(raw, str):
        match field.type:
            case "decimal":
                return _decimal(raw)
            case "integer":
                return int(raw) if _INTEGER.match(raw) else raw
            case "date":
                return _date(raw)
            case "boolean":
                return _BOOLEAN.get(raw.lower(), raw)
        return raw
    if isinstance(raw, dict):
        children, item = field.children, field.item
        return {key: typed(child, value) if (child := children.get(key) or item) else _untyped(value)
                for key, value in raw.items()}
    if isinstance(raw, list):
        item = field.item
        return [typed(item, value) if item else _untyped(value) for value in raw]
    return None


def _untyped(raw: Raw) -> Value:
    """A raw tree as a value, for keys no field is known for."""
    if isinstance(raw, dict):
        return {key: _untyped(value) for key, value in raw.items()}
    return [_untyped(value) for value in raw] if isinstance(raw, list) else raw
