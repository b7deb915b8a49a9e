"""The feeds as JSON Schema (draft 2020-12): what a reader of the data can rely on. More keys may come, none goes."""

from collections.abc import Mapping

from catalog.json_schema import DIALECT, Node

_TEXT: Node = {"type": "object", "propertyNames": {"pattern": "^[a-z]{2}$"}, "additionalProperties": {"type": "string"}}
_ID: Node = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"}
_URL: Node = {"type": "string", "format": "uri"}
_DAY: Node = {"type": "string", "format": "date"}
_GRADE: Node = {"enum": ["A", "B", "C", "D", None]}


def _object(properties: Mapping[str, object], *optional: str) -> Node:
    return {"type": "object", "required": [key for key in properties if key not in optional], "properties": dict(properties)}


def _list(items: Node) -> Node:
    return {"type": "array", "items": items}


def _or_none(node: Node) -> Node:
    return {"anyOf": [node, {"type": "null"}]}


_ASK = _object({"level": {"enum": ["error", "advice", "off"]}, "with": {"type": "object"}}, "with")
_ASKS: Node = {"type": "object", "propertyNames": _ID, "additionalProperties": _ASK}
_SCOPE = _object({"kinds": _or_none(_list(_ID)), "categories": _or_none(_list(_ID)), "except": _list(_ID),
                  "when": {"type": "object"}, "unless": {"type": "object"}})
_SOURCE = _object({"text": _TEXT, "url": _or_none(_URL), "status": {"enum": ["verified", "empirical", "uncertain", "house"]}})

_ITEMS: Mapping[str, Node] = {
    "catalogue": _object({
        "id": _ID, "supplier": _ID, "url": _URL, "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "code": {"type": "string", "pattern": "^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}$"},
        "approved": _or_none(_DAY), "approved_until": _or_none(_DAY), "ready": _list(_ID), "grade": _GRADE,
        "kind": _ID, "name": _TEXT, "summary": _TEXT, "category": _ID, "price": {"type": "object"},
        "photos": _list(_object({"url": _URL})),
    }),
    "suppliers": _object({"id": _ID, "url": _URL, "name": {"type": "string"}, "contacts": {"type": "object"}}),
    "standards": _object({
        "id": _ID, "url": _URL, "title": _TEXT, "why": _TEXT, "how": _TEXT, "level": {"enum": ["error", "advice", "channel"]},
        "since": _DAY, "until": _or_none(_DAY), "applies": _SCOPE, "check": _or_none(_ID), "with": {"type": "object"},
        "judged": {"type": "boolean"}, "criterion": _or_none(_ID), "office": _or_none(_ID), "papers": _list(_TEXT),
        "days": {"type": "integer", "minimum": 0}, "channels": _ASKS, "source": _SOURCE,
    }),
    "channels": _object({
        "id": _ID, "url": _URL, "name": _TEXT, "help": _TEXT, "why": _TEXT, "scope": {"enum": ["domestic", "export"]},
        "market": _or_none(_ID), "takes": _SCOPE, "governments": _or_none(_list({"type": "string"})),
        "reviewers": {"type": "integer", "minimum": 1}, "grade": _GRADE, "standards": _ASKS, "source": _SOURCE, "ready": _list(_ID),
    }),
}

NAMES = tuple(_ITEMS)
"""The feeds that have a schema, by the name of their file."""


def feed_schema(name: str) -> Node:
    """The schema of one feed: an envelope around its items."""
    return {"$schema": DIALECT, "title": name, **_object({
        "version": {"type": "string", "pattern": r"^1\.\d+$"}, "edition": _DAY, "site": _URL, "licence": {"type": "string"},
        "total": {"type": "integer", "minimum": 0}, "items": _list(_ITEMS[name])})}
