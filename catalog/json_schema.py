"""The schemas as JSON Schema (draft 2020-12), so that editors complete and check YAML while it is typed."""

from collections.abc import Mapping

from catalog.field import Field
from catalog.format import FORMATS
from catalog.reference import reference
from catalog.schema import kinds, listing_schema, supplier_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Node = dict[str, object]


def exported(language: str) -> Mapping[str, Node]:
    """Every schema by name: `supplier`, and one per kind of listing, explained in `language`."""
    schemas = {"supplier": supplier_schema(), **{kind: listing_schema(kind) for kind in kinds()}}
    return {name: {"$schema": DIALECT, "title": name, **node(field, language)} for name, field in schemas.items()}


def node(field: Field, language: str) -> Node:
    """The JSON Schema of one field."""
    said: Node = {}
    if title := field.label.get(language):
        said["title"] = title
    if description := field.help.get(language):
        said["description"] = description
    if field.example:
        said["examples"] = [field.example]
    return {**said, **_rules(field, language)}


def _rules(field: Field, language: str) -> Node:
    match field.type:
        case "dict" if field.per_language:
            assert field.item
            inner = node(field.item, language)
            return {"type": "object", "properties": dict.fromkeys(reference("languages").entries, inner),
                    "required": [field.rules["needs"]], "additionalProperties": False}
        case "dict":
            return {"type": "object", "properties": {key: node(child, language) for key, child in field.children.items()},
                    "required": [key for key, child in field.children.items() if child.required],
                    "additionalProperties": False}
        case "list":
            assert field.item
            return {"type": "array", "items": node(field.item, language), **_limits(field, "Items")}
        case "integer" | "decimal":
            limits = {"minimum" if key == "min" else "maximum": field.rules[key] for key in ("min", "max") if key in field.rules}
            return {"type": "integer" if field.type == "integer" else "number", **limits}
        case "date":
            return {"type": "string", "format": "date"}
        case "boolean":
            return {"enum": [True, False, "yes", "no", "ya", "tidak"]}
        case _:
            return _text(field, language)


def _text(field: Field, language: str) -> Node:
    """A text. Editors read an unquoted barcode as a number; we keep the digits, so both are right."""
    if field.reference:
        fits = FORMATS[field.format].fits if field.format else lambda text: True
        entries = [entry for entry in reference(field.reference).entries.values() if fits(entry.id)]
        choices = [{"const": entry.id, "title": entry.name.get(language, entry.id)} for entry in entries]
        return {"oneOf": choices}
    if "allowed" in field.rules:
        return {"enum": field.rules["allowed"]}
    pattern = FORMATS[field.format].pattern if field.format else ""
    shape: Node = {"pattern": "^(?:" + pattern.removesuffix(r"\Z") + ")$"} if pattern else {}
    return {"type": ["string", "number"], **shape, **_limits(field, "Length")}


def _limits(field: Field, of: str) -> Node:
    return {f"{bound}{of}": field.rules[key] for bound, key in (("min", "minlength"), ("max", "maxlength")) if key in field.rules}
