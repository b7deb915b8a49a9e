"""The parts of references that judging in the browser needs: ids, and of each list what its checks look at."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from catalog.field import Field
from catalog.reference import Entry, reference
from curation.standard import Standard
from curation.subject import field_at
from site_builder.language import say

List = dict[str, Any]
"""One reference, packed: its `ids` between spaces and, by attribute, a value per entry or, where few have one, by id.

A list with a `joint` is a tree whose ids begin with that of the entry above.
"""

_WORDED = ("name",)
_SIGNED = ("name", "one", "symbol")
_SPELT = ("aliases", "right", "symbols")
_ALWAYS: Mapping[str, tuple[str, ...]] = {
    "units": (*_SIGNED, "factor", "dimension"), "durations": (*_SIGNED, "days"), "languages": _WORDED,
}
_LOOKED_AT: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "certificate": {"certificates": ("name", "holder", "normalise"), "certificate_levels": ("name", "rank")},
    "certificate-form": {"certificates": ("name", "normalise", "pattern", "standard_pattern", "status", "example")},
    "certificate-term": {"certificates": ("name", "years", "years_status")},
    "capacity-carries": {"periods": ("name", "days")},
    "number": {"measures": _SIGNED},
    "photo-roles": {"photo_roles": _WORDED},
    "consent": {"contact_kinds": _WORDED},
    "terms": {"incoterms": ("mode",), "ports": ("name", "country", "kind")},
    "allergens": {"allergens": ("name", "contains", "except")},
    "si-unit": {"units": _SPELT},
    "same-region": {"regions": ("level",)},
    "pirt": {"food_types": _WORDED, "packagings": ("name", "pirt_digit"), "categories": ("name", "pirt"), "regions": ("level",)},
}
_LEVELS = frozenset({"kabupaten", "kota"})
"""The levels of regions that are named."""


def lists(kind: str, standards: Iterable[Standard], fields: Iterable[Field], language: str) -> dict[str, List]:
    """The references that the fields choose from and the standards look into, by name."""
    wanted: dict[str, set[str]] = {name: set(keys) for name, keys in _ALWAYS.items()}
    for field in fields:
        for name in (field.reference, str(field.keys.get("reference") or "")):
            if name:
                wanted.setdefault(name, set())
    spelt: set[str] = set()
    for standard in standards:
        spelt.update(cast("tuple[str, ...]", standard.parameters["units"]) if standard.check == "si-unit" else ())
        for name, keys in _looked_at(standard, kind):
            wanted.setdefault(name, set()).update(keys)
    return {name: _packed(name, wanted[name], spelt, kind, language) for name in sorted(wanted)}


def _looked_at(standard: Standard, kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The references that one standard's check looks into, and at which attributes."""
    yield from _LOOKED_AT.get(standard.check, {}).items()
    given = standard.parameters
    key = str(given.get("key") or "")
    if standard.check in ("choice", "holds"):
        chosen = field_at(str(given["field"]), kind)
        if name := chosen.reference or (chosen.item.reference if chosen.item else ""):
            yield name, ("name", key) if key else _WORDED
    if standard.check == "listed":
        yield field_at(str(given["of"]), kind).reference, ("name", key)


def _packed(name: str, keys: set[str], spelt: set[str], kind: str, language: str) -> List:
    entries = [entry for entry in reference(name).entries.values() if name != "categories" or kind in entry.items("kinds")]
    packed: List = {"ids": " ".join(entry.id for entry in entries)}
    if name == "regions":
        packed["joint"] = "."
    if name == "categories":
        keys = {*keys, "parent"}
    if name == "regions":
        entries, keys = [entry for entry in entries if entry.get("level") in _LEVELS], {*keys, "name"} if keys else keys
    for key in sorted(keys):
        told = [entry for entry in entries if key not in _SPELT or entry.id in spelt]
        values = {entry.id: value for entry in told if (value := _value(entry, key, language))}
        dense = len(values) > len(packed["ids"].split(" ")) / 2
        packed[key] = [values.get(id, 0) for id in packed["ids"].split(" ")] if dense else values
    return {key: value for key, value in packed.items() if value}


def _value(entry: Entry, key: str, language: str) -> object:
    """An attribute as it is said in a language; the spellings of units are needed in all."""
    symbols = entry.text("symbol") or {"id": entry.get("symbol")}
    match key:
        case "name":
            return say(entry.name, language)
        case "symbols":
            return symbols
        case "right":
            return list(dict.fromkeys((*symbols.values(), *entry.name.values())))
    return say(entry.text(key), language) or entry.get(key) or list(entry.items(key))
