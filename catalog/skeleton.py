"""Skeletons: a new entry's YAML with every field, explained, ready to be filled in."""

from collections.abc import Iterator

from catalog.field import Field
from catalog.reference import reference
from catalog.schema import kinds, listing_schema, supplier_schema

SHOWN_CHOICES = 8


def supplier(language: str) -> str:
    """`supplier.yml`, to be filled in."""
    return _document(supplier_schema(), "../../.cache/schema/supplier.json", language, {})


def listing(kind: str, language: str) -> str:
    """`listing.yml` of one kind, to be filled in. Raises KeyError for a kind there is not."""
    if kind not in kinds():
        raise KeyError(kind)
    return _document(listing_schema(kind), f"../../../.cache/schema/{kind}.json", language, {"kind": kind})


def _document(schema: Field, where: str, language: str, given: dict[str, str]) -> str:
    lines = [f"# yaml-language-server: $schema={where}"]
    for key, field in schema.children.items():
        lines += ["", *_lines(key, field, language, "", given)]
    return "\n".join(lines) + "\n"


def _lines(key: str, field: Field, language: str, indent: str, given: dict[str, str]) -> Iterator[str]:
    """A field with its help above it. What is not required stands as a comment, ready to be opened."""
    mark = indent if field.required else f"{indent}# "
    about = field.help.get(language) or field.label.get(language, "")
    if about:
        yield f"{indent}# {about}{_choices(field)}"
    if field.per_language:
        yield f"{mark}{key}:"
        for code in ("id", "en"):
            yield f"{mark}  {code}:"
    elif field.children:
        yield f"{mark}{key}:"
        for inner, child in field.children.items():
            yield from _lines(inner, child, language, indent + "  ", {}) if field.required else (
                f"{mark}  {inner}:{_choices(child, '  #')}",)
    elif field.type == "list":
        yield f"{mark}{key}: []"
    else:
        yield f"{mark}{key}: {given.get(key, '')}".rstrip()


def _choices(field: Field, lead: str = "") -> str:
    """The choices of a closed list, where they are few enough to read."""
    if not field.reference:
        return ""
    ids = list(reference(field.reference).entries)
    some = " | ".join(ids) if len(ids) <= SHOWN_CHOICES else f"{field.reference}.yml"
    return f"{lead} ({some})"

