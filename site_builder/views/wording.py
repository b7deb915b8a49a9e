"""Wording: what a policy file says, with the names of fields in it as people know them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from catalog.field import Field
from catalog.reference import Text, reference
from catalog.schema import kinds, listing_schema, supplier_schema
from site_builder.language import say
from site_builder.views.path import known, labelled

Piece = tuple[str, str, str]
"""A run of text; what it is: empty, `field` for what has a name, `code` for what is typed; and what is typed for a name."""

Prose = tuple[Piece, ...]

_CODE = re.compile(r"`([^`]+)`|(?<!`)(\{\w+: [^{}]*\})")
_GAP = re.compile(r"\{(\w+)\}")


def wording(text: Text, language: str) -> Prose:
    """A text in pieces.

    What stands between backticks is a field where one has that path, also below another that is named, or an entry of a
    reference that a field is filled from; else it is what to type, as is a mapping in braces. Gaps that a finding would fill stay open.
    """
    return tuple(_pieces(say(text, language), language))


def _pieces(text: str, language: str) -> Iterator[Piece]:
    text = _GAP.sub("…", text)
    codes = list(_CODE.finditer(text))
    named = tuple(one[1] for one in codes if one[1] and known(one[1]))
    end = 0
    for code in codes:
        yield text[end:code.start()], "", ""
        end = code.end()
        typed = code[1] or code[2]
        called = _called(typed, named, language)
        yield called or typed, "field" if called else "code", typed
    yield text[end:], "", ""


@cache
def _called(typed: str, named: tuple[str, ...], language: str) -> str:
    """What people call what is typed: a field, or else an entry of a reference; empty where it has no one name."""
    path = next((path for path in (typed, *(f"{one}.{typed}" for one in (*named, "kind"))) if known(path)), "")
    field = labelled(path, known(path), language)[1] if path else None
    if field:
        return say(field.label, language)
    found = (reference(name).entries.get(typed) for name in _filled_from())
    names = _labels(language).get(typed) or {say(entry.name, language) for entry in found if entry}
    return next(iter(names)) if len(names) == 1 else ""


@cache
def _filled_from() -> frozenset[str]:
    """The references whose entries someone types."""
    return frozenset(field.reference for schema in _schemas() for field in schema.walk() if field.reference)


def _schemas() -> Iterator[Field]:
    yield supplier_schema()
    yield from map(listing_schema, kinds())


@cache
def _labels(language: str) -> Mapping[str, set[str]]:
    """What the fields typed with a key are called, wherever they stand."""
    labels: dict[str, set[str]] = defaultdict(set)
    for schema in _schemas():
        for field in schema.walk():
            if field.label and field.path:
                labels[field.key].add(say(field.label, language))
    return labels
