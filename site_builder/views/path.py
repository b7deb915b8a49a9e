"""Paths of fields as standards write them, in the words of the form, and what the good listing has at them."""

from collections.abc import Mapping
from functools import cache

from catalog.document import Raw
from catalog.field import Field
from catalog.reference import parse, reference
from catalog.schema import kinds, listing_schema, supplier_schema
from curation.example import FOLDER
from curation.subject import field_at
from site_builder.language import say
from site_builder.views.words import name

SUPPLIER = "supplier"


def labelled(path: str, kind: str, language: str) -> tuple[str, Field | None, str]:
    """What people call the field at a dotted path, the field, and the language the path ends in.

    Labels on the way are put before it, but not the kind's own and not one that the next repeats. There is no field
    where the path leads nowhere.
    """
    steps = as_typed(path, kind).split(".")
    field: Field | None = supplier_schema() if steps[0] == SUPPLIER else listing_schema(kind)
    labels: list[str] = []
    rest = ""
    for n, step in enumerate(steps):
        if step == SUPPLIER and not n:
            continue
        if field is None or field.per_language:
            rest = step
        elif step.isdigit():
            field = field.item
            if n < len(steps) - 1:
                labels[-1] = _item(labels[-1], ".".join(steps[:n + 1]), kind, language)
        else:
            holder = field.item if field.item and step not in field.children else field
            field = holder.children.get(step)
            if field and step != kind:
                _add(labels, say(field.label, language))
    if labels and rest in reference("languages").entries:
        labels[-1] += f" ({name('languages', rest, language)})"
    return " · ".join(labels) or path, field, rest


def _add(labels: list[str], called: str) -> None:
    """`Price valid until` needs no `Price` before it."""
    if labels and labels[-1].casefold() in called.casefold():
        labels.pop()
    labels.append(called)


def _item(label: str, path: str, kind: str, language: str) -> str:
    """What to call one item of a list: a paper by its type, anything else by its number."""
    one = before(path, kind)
    type = str(one.get("type")) if isinstance(one, dict) else ""
    return name("certificates", type, language) if type in reference("certificates") else f"{label} {int(path.rpartition('.')[2]) + 1}"


def as_typed(path: str, kind: str) -> str:
    """The path as it is typed in the file: `kind.storage` is `food.storage`."""
    return f"{kind}{path.removeprefix('kind')}" if path.startswith("kind.") else path


def before(path: str, kind: str) -> Raw:
    """What the good listing of a kind, or its supplier, has at a dotted path."""
    first, *steps = as_typed(path, kind).split(".")
    value: Raw = dict(_good(SUPPLIER)) if first == SUPPLIER else _good(kind).get(first)
    for step in steps:
        if isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


@cache
def _good(name: str) -> Mapping[str, Raw]:
    return parse(FOLDER / f"{name}.yml")


@cache
def known(path: str) -> str:
    """A kind of listing that has a field at this path; empty where none has."""
    for kind in kinds():
        try:
            field_at(path, kind)
        except KeyError:
            continue
        return kind
    return ""


@cache
def reference_of(path: object) -> str:
    """The reference from which the field at a path chooses."""
    if not isinstance(path, str) or not (kind := known(path)):
        return ""
    field = labelled(path, kind, "id")[1]
    return (field.reference or (field.item.reference if field.item else "")) if field else ""
