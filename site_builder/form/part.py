"""The parts of the form, one on the screen at a time: the eight first questions, then a group of the schema each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from catalog.field import Field
from catalog.schema import groups, listing_schema, supplier_schema
from site_builder.form.asked import FIRST, LEFT_OUT, LISTING, START, SUPPLIER
from site_builder.form.question import Question, question, within
from site_builder.language import say, translator


@dataclass(frozen=True, slots=True)
class Part:
    """`now` are its questions, `later` those that may be completed later.

    `needed` is whether the way through the form leads over it; the others are reached from the list of all parts.
    """

    id: str
    title: str
    now: tuple[Question, ...]
    later: tuple[Question, ...]
    needed: bool


@cache
def parts(kind: str, language: str) -> tuple[Part, ...]:
    """All parts of the form for a kind of listing, in order."""
    asked = {one.name: one for _, one in _asked(kind, language)}
    every = {inner.name: inner for one in asked.values() for inner in one.walk()}
    taken = frozenset(name for names in FIRST for name in names)
    first = tuple(_joined([every[name] for name in names], asked) for names in FIRST)
    made = [Part(START, translator(language)("The most important"), first, (), True)]
    for id, title in groups().items():
        left = [rest for group, one in _asked(kind, language) if group == id and (rest := within(one, taken))]
        halves = [half for one in left for half in _halves(one)]
        now, later = (tuple(one for one in halves if one.later is late) for late in (False, True))
        if now or later:
            made.append(Part(id, say(title, language), now, later, bool(now)))
    return tuple(made)


def _asked(kind: str, language: str) -> Iterator[tuple[str, Question]]:
    """Every question, with its group, in the order of the schemas."""
    for document, root in ((LISTING, listing_schema(kind)), (SUPPLIER, supplier_schema())):
        for field in _fields(root, kind):
            if f"{document}.{field.path}" not in LEFT_OUT:
                yield field.group, question(field, document, kind, language)


def _fields(root: Field, kind: str) -> Iterator[Field]:
    """The fields of a document, those of the kind's own section among them."""
    for key, field in root.children.items():
        yield from field.children.values() if key == kind else (field,)


def _halves(one: Question) -> Iterator[Question]:
    """A question in what is asked now and what may wait; only a mapping of several fields can be in both."""
    if one.control != "part":
        yield one
        return
    now = tuple(part for part in one.parts if not part.later) if not one.later or _soon(one) else ()
    rest = tuple(part for part in one.parts if part not in now)
    for some, late in ((now, False), (rest, True)):
        if some:
            yield replace(one, parts=some, later=late, required=one.required and not late)


def _soon(one: Question) -> bool:
    """Whether an optional mapping holds what is wanted soon, though nothing in it is required."""
    return all(not part.required for part in one.parts)


def _joined(some: list[Question], asked: dict[str, Question]) -> Question:
    """Fields of one mapping that make one question, such as a price and what it is for."""
    head = some[0]
    if len(some) == 1:
        return replace(head, later=False)
    whole = asked[head.name.rpartition(".")[0]]
    return replace(whole, control="joined", label=head.label, required=True, later=False, parts=tuple(some))
