"""Schemas: Cerberus rules and, beside them, how people meet each field, read from `schemas/*.yml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from catalog.document import Raw
from catalog.field import Field
from catalog.reference import BrokenConfiguration, Text, parse

FOLDER = Path(__file__).parent / "schemas"

Rules = dict[str, object]

_NUMBERS = ("min", "max", "minlength", "maxlength")
_TYPES = {"string", "integer", "decimal", "date", "boolean", "list", "dict"}


@cache
def groups() -> Mapping[str, Text]:
    """The sections in which fields are asked for and shown, in order."""
    return cast("Mapping[str, Text]", parse(FOLDER / "groups.yml"))


@cache
def supplier_schema() -> Field:
    """The fields of `supplier.yml`."""
    return _fields("supplier", _load("supplier.yml"))


@cache
def listing_schema(kind: str) -> Field:
    """The fields of `listing.yml` for one kind of listing; its own section is named after the kind."""
    shared = _load("listing.yml")
    section = FOLDER / "kinds" / f"{kind}.yml"
    if section.exists():
        label: Raw = {"id": "Khusus jenis ini", "en": "Of this kind"}
        shared[kind] = {"type": "dict", "required": "true", "schema": parse(section), "meta": {"label": label}}
    return _fields("listing", shared)


@cache
def schema(path: Path) -> Field:
    """The fields of any other document of the project, from a schema file in the same form."""
    return _fields(path.stem, dict(parse(path)))


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of listing there are: one schema file each."""
    return tuple(sorted(path.stem for path in (FOLDER / "kinds").glob("*.yml")))


def _load(name: str) -> dict[str, Raw]:
    return dict(parse(FOLDER / name))


@cache
def _parts() -> Mapping[str, Raw]:
    return parse(FOLDER / "parts.yml")


def _fields(name: str, tree: dict[str, Raw]) -> Field:
    children = {key: _field(key, rule, {}) for key, rule in tree.items()}
    return Field("", "dict", label={"id": name, "en": name}, children=children,
                 rules={"type": "dict", "schema": {key: child.rules for key, child in children.items()}})


def _merged(rule: dict[str, Raw]) -> dict[str, Raw]:
    """A rule with the part it uses filled in; what the rule says itself wins."""
    name = rule.get("use")
    if not isinstance(name, str):
        return rule
    part = _parts().get(name)
    if not isinstance(part, dict):
        raise BrokenConfiguration(f"schemas: there is no part '{name}' in parts.yml")
    meta = {**cast("dict[str, Raw]", part.get("meta") or {}), **cast("dict[str, Raw]", rule.get("meta") or {})}
    return {**_merged(part), **{key: value for key, value in rule.items() if key != "use"}, "meta": meta}


def _field(path: str, raw: Raw, inherited: dict[str, Raw]) -> Field:
    """The field at `path`. Group, privacy and visibility pass down from the field above."""
    if not isinstance(raw, dict):
        raise BrokenConfiguration(f"schemas: '{path}' needs rules, as {{type: string}}")
    rule = _merged(raw)
    kind = rule.get("type")
    if kind not in _TYPES:
        raise BrokenConfiguration(f"schemas: '{path}' has no known type; one of {', '.join(sorted(_TYPES))}")
    own = cast("dict[str, Raw]", rule.get("meta") or {})
    meta = {key: value for key, value in inherited.items() if key in ("group", "private")} | own
    children, item, rules = _inner(path, rule, meta)
    rules = {**rules, "type": kind, **_plain(rule)}
    if rule.get("required") == "true":
        rules["required"] = True
    return Field(
        path=path, type=str(kind), rules=rules, children=children, item=item,
        label=cast(Text, own.get("label") or {}), help=cast(Text, own.get("help") or {}),
        group=str(meta.get("group") or ""), widget=str(meta.get("widget") or ""),
        unit=str(meta.get("unit") or ""), example=str(meta.get("example") or ""),
        required=rule.get("required") == "true", show=meta.get("show") != "false",
        private=meta.get("private") == "true", facet=meta.get("facet") == "true",
        fits=tuple(str(one) for one in own.get("fits") or ()),
        reference=str(rule.get("reference") or ""), format=str(rule.get("format") or ""),
    )


def _inner(path: str, rule: dict[str, Raw], meta: dict[str, Raw]) -> tuple[dict[str, Field], Field | None, Rules]:
    """The fields inside a mapping or list, and the Cerberus rules that reach them."""
    schema = rule.get("schema")
    if rule["type"] == "list":
        item = _field(path, schema, meta)
        return {}, item, {"schema": item.rules}
    if isinstance(schema, dict):
        children = {key: _field(f"{path}.{key}", child, meta) for key, child in schema.items()}
        return children, None, {"schema": {key: child.rules for key, child in children.items()}}
    if rule["type"] == "dict":
        item = _field(path, rule.get("valuesrules"), meta)
        key_rule = _field(path, {"type": "string", **cast("dict[str, Raw]", rule.get("keysrules") or {})}, {})
        return {}, item, {"valuesrules": item.rules, "keysrules": key_rule.rules}
    return {}, None, {}


def _plain(rule: dict[str, Raw]) -> Rules:
    """The rules that are simple values, with numbers as numbers."""
    rules: Rules = {key: int(str(rule[key])) for key in _NUMBERS if key in rule}
    rules |= {key: rule[key] for key in ("reference", "format", "allowed", "regex", "needs") if key in rule}
    return rules
