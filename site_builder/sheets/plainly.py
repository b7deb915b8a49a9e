"""Plainly: sentences in which keys of the YAML give way to the labels that people know, for those who never see the file."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import chain

from catalog.field import Field
from catalog.reference import Text, reference
from catalog.schema import listing_schema, supplier_schema
from site_builder import language as tongue

_KEY = re.compile(r"`([^`]*)`")
LARGE = frozenset({"regions"})
"""References whose ids nobody is told to write."""


def plainly(sentence: str, kind: str, language: str) -> str:
    """The sentence with “Alergen” in place of `allergens`, for listings of a kind; what is no key only loses its marks."""
    names = _names(kind)

    def said(key: re.Match[str]) -> str:
        name = names.get(key[1])
        return f"“{tongue.say(name, language)}”" if name else key[1]

    return _KEY.sub(said, sentence)


@cache
def _names(kind: str) -> Mapping[str, Text]:
    """What people call fields, by path and by key, and the entries that fields choose from, by id."""
    fields = [field for schema in _schemas(kind) for field in schema.walk()]
    labelled = [field for field in fields if field.path and field.label]
    lists = dict.fromkeys(field.reference for field in fields if field.reference and field.reference not in LARGE)
    names: dict[str, Text] = {}
    for key, label in chain(
            ((path, field.label) for field in labelled for path in (field.path, field.path.removeprefix(f"{kind}."))),
            ((field.key, field.label) for field in labelled),
            ((entry.id, entry.name) for name in lists for entry in reference(name).entries.values())):
        names.setdefault(key, label)
    return names


def _schemas(kind: str) -> tuple[Field, ...]:
    return (listing_schema(kind), supplier_schema()) if kind else (supplier_schema(),)
