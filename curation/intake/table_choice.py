"""Choices in a cell: the entry of a reference that somebody meant, by its id, its name in any language, or nearly so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process, utils

from catalog.field import Field
from catalog.finding import N_
from catalog.format import FORMATS
from catalog.reference import Entry, Reference, Text, reference

SURE, NEAR, APART = 88.0, 70.0, 6.0
"""How like an entry's name a word must be to be taken for it, to be proposed, and how much less like any other."""
LONG = 5
"""Words of fewer letters are never guessed: `Jati` and `Jaten` are two villages."""


LONGEST = 1_000
"""A list of choices of more letters is none."""


class Unread(Exception):
    """A cell cannot be understood: the rule, the sentence and the remedy, with their values."""

    def __init__(self, rule: str, message: str, help: str, /, **values: object) -> None:
        self.rule, self.message, self.help, self.values = rule, message, help, values


@dataclass(frozen=True, slots=True)
class Slip:
    """What was typed, and the name of what it was taken for."""

    typed: str
    meant: Text


def _normal(text: str) -> str:
    return " ".join(utils.default_process(text).split())


@cache
def offered(name: str, format: str = "") -> Mapping[str, Text]:
    """The entries to choose from, by id, each by a name of its own: that of what it belongs to is added where two share one."""
    list = reference(name)
    fits = FORMATS[format].fits if format else lambda id: True
    entries = [entry for entry in list.entries.values() if fits(entry.id)]
    chosen = {entry.id: entry.name for entry in entries}
    for depth in (1, 2):
        often: dict[str, int] = {}
        for said in chosen.values():
            often[said["id"]] = often.get(said["id"], 0) + 1
        chosen = {entry.id: _full(list, entry, depth) if often[chosen[entry.id]["id"]] > 1 or (depth == 1 and format) else chosen[entry.id]
                  for entry in entries}
    return chosen


def _full(list: Reference, entry: Entry, depth: int) -> Text:
    above = list.ancestors(entry.id)[1:depth + 1]
    return {code: text + (f" ({', '.join(one.name.get(code, one.name['id']) for one in above)})" if above else f" ({entry.id})")
            for code, text in entry.name.items()}


@cache
def _spellings(name: str, format: str) -> Mapping[str, tuple[str, ...]]:
    """Every way to write an entry, with the ids it may mean."""
    found: dict[str, dict[str, None]] = {}
    list = reference(name)
    for id, said in offered(name, format).items():
        entry = list[id]
        more = [text for key in ("symbol", "one", "single") for text in (entry.get(key), *entry.text(key).values())]
        for text in (id, *said.values(), *entry.name.values(), *entry.items("aliases"), *more):
            if normal := _normal(text):
                found.setdefault(normal, {})[id] = None
    return {normal: tuple(ids) for normal, ids in found.items()}


def exactly(name: str, text: str, format: str = "") -> tuple[str, ...]:
    """The ids that a text stands for without any doubt about its letters."""
    return (text,) if text in offered(name, format) else _spellings(name, format).get(_normal(text), ())


def meant(field: Field, text: str) -> tuple[str, Slip | None]:
    """The id that somebody who typed `text` meant in a field; a slip of the pen is named. Raises Unread."""
    ids = exactly(field.reference, text, field.format)
    if len(ids) == 1:
        return ids[0], None
    names = offered(field.reference, field.format)
    values = {"value": text, "label": field.label}
    if ids:
        raise Unread("table-choice", N_("'{value}' can mean several things"), N_("write which one: {nearest}"),
                     nearest=_listed([names[id] for id in ids[:5]]), **values)
    near = _near(field, text)
    if near and near[0][1] >= SURE and len(_normal(text)) >= LONG and (len(near) == 1 or near[0][1] - near[1][1] >= APART):
        return near[0][0], Slip(text, names[near[0][0]])
    if near:
        raise Unread("unknown-reference", N_("'{value}' is not in the list"), N_("did you mean {nearest}?"),
                     nearest=_listed([names[id] for id, _ in near[:3]]), **values)
    some = [*names.values()][:8]
    raise Unread("unknown-reference", N_("'{value}' is not in the list"), N_("choose one of: {nearest}"),
                 nearest=_listed(some, "" if len(some) == len(names) else ", …"), **values)


def _near(field: Field, text: str) -> list[tuple[str, float]]:
    """The ids most like a text, the likest first, each once."""
    spellings = _spellings(field.reference, field.format)
    found = process.extract(_normal(text)[:100], spellings.keys(), scorer=fuzz.ratio, limit=12, score_cutoff=NEAR)
    best: dict[str, float] = {}
    for spelling, score, _ in found:
        for id in spellings[spelling]:
            best.setdefault(id, score)
    return [*best.items()]


def _listed(names: Sequence[Text], end: str = "") -> Text:
    return {code: ", ".join(name.get(code, name["id"]) for name in names) + end for code in ("id", "en")}


_PARTS = re.compile(r"[,;\n](?![^(]*\))")


def several(field: Field, text: str) -> tuple[list[str], list[Slip]]:
    """The ids of a list in one cell. A comma may part two names, or stand in one. Raises Unread."""
    if len(text) > LONGEST:
        raise Unread("table-cell", N_("the cell holds {length} characters"), N_("write at most {limit}"), length=len(text), limit=LONGEST)
    parts = [part.strip() for part in _PARTS.split(text)]
    chosen: dict[str, None] = {}
    slips: list[Slip] = []
    at = 0
    while at < len(parts):
        if not parts[at]:
            at += 1
            continue
        for end in range(min(len(parts), at + 4), at, -1):
            ids = exactly(field.reference, ", ".join(parts[at:end]), field.format)
            if len(ids) == 1:
                chosen[ids[0]] = None
                break
        else:
            end = at + 1
            id, slip = meant(field, parts[at])
            chosen[id] = None
            slips += [slip] if slip else []
        at = end
    return list(chosen), slips
