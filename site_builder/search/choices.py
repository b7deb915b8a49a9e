"""Choices and numbers: what every listing has of each facet, in columns, and what the choices are called in one language."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import floor, log10

from catalog.reference import reference
from site_builder.edition import Edition
from site_builder.language import translator
from site_builder.search import packed
from site_builder.search.contribution import Contribution
from site_builder.search.facets import CHOSEN, FACETS, NUMBERS, Choice, Facet
from site_builder.search.others import folders

Json = dict[str, object]


def had(brought: Sequence[Contribution]) -> list[set[str]]:
    """The values that any listing has, of every facet that is chosen from."""
    return [set(chain.from_iterable({one.values[place] for one in brought})) for place in range(len(CHOSEN))]


def there(edition: Edition, some: Sequence[set[str]], language: str) -> dict[str, list[Choice]]:
    """The choices that are among some values of every facet, and those above them, in order."""
    result = {}
    for facet, ids in zip(CHOSEN, some, strict=True):
        offered = {choice.id: choice for choice in facet.choices(edition, language)} if facet.choices else {}
        needed: set[str] = set()
        for id in ids:
            while id in offered and id not in needed:
                needed.add(id)
                id = offered[id].parent
        result[facet.id] = [choice for id, choice in offered.items() if id in needed]
    return result


@dataclass(frozen=True, slots=True)
class Columns:
    """What all languages have in common: a column of each facet with its sets of values, edges of ranges, days of approval."""

    facets: Mapping[str, Json]
    newest: list[str]
    count: int


def columns(brought: Sequence[Contribution], known: Mapping[str, Sequence[Choice]]) -> Columns:
    """The columns of the listings, in the order of the index."""
    days = [one.day for one in brought]
    ranks = {day: rank for rank, day in enumerate(sorted(set(days)))}
    made: dict[str, Json] = {facet.id: {"edges": edges(numbers_of(facet.id, brought))} for facet in FACETS if facet.type == "range"}
    made |= {facet.id: _column([one.values[place] for one in brought], known[facet.id]) for place, facet in enumerate(CHOSEN)}
    return Columns(made, packed.column([ranks[day] for day in days]), len(brought))


def _column(values: Sequence[tuple[str, ...]], known: Sequence[Choice]) -> Json:
    """The values of a facet by listing. Where none has several, a value's number is its set's; else the sets are told."""
    at = {choice.id: number for number, choice in enumerate(known)}
    distinct = dict.fromkeys(values)
    single = all(len(some) <= 1 for some in distinct)
    sets: dict[tuple[int, ...], int] = {(number,): number for number in range(len(known))} if single else {}
    code = {some: sets.setdefault(tuple(sorted(at[id] for id in some if id in at)), len(sets)) for some in distinct}
    told: Json = {} if single else {"sets": list(sets)}
    return {**told, "column": packed.column([code[some] for some in values])}


def choices(edition: Edition, shared: Columns, language: str, known: Mapping[str, Sequence[Choice]], named: Json) -> bytes:
    """The file that every filter begins with; `named` is what it says of the other files."""
    facets = [_facet(facet, edition, shared.facets[facet.id], language, known) for facet in FACETS]
    return _bytes({**named, "day": edition.date.isoformat(), "count": shared.count, "facets": facets, "newest": shared.newest})


def _facet(facet: Facet, edition: Edition, column: Json, language: str, known: Mapping[str, Sequence[Choice]]) -> Json:
    tell = translator(language)
    head: Json = {"id": facet.id, "label": tell(facet.label), "type": facet.type}
    if facet.type == "range":
        entry = reference("currencies").entries.get(edition.site.currency)
        sign = entry.get("symbol", edition.site.currency) if entry else edition.site.currency
        money: Json = {"sign": sign} if "%(currency)s" in facet.unit else {}
        return {**head, "unit": tell(facet.unit, currency=sign), **money, **column}
    some = known[facet.id]
    body: Json = {"labels": [choice.label for choice in some], "ids": ["" if slug(one.label) == one.id else one.id for one in some]}
    if facet.type == "tree":
        at = {choice.id: number for number, choice in enumerate(some)}
        body["parents"] = [at.get(choice.parent, -1) for choice in some]
    if facet.weight:
        body["weight"] = facet.weight
    if folder := folders().get(facet.id):
        body["folder"] = folder
    return {**head, **body, **column}


def slug(label: str) -> str:
    """The id that a label gives by itself, as the browser works it out."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", label.lower()) if unicodedata.category(one) != "Mn")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def numbers_of(facet: str, brought: Iterable[Contribution]) -> list[float | int]:
    """The numbers that listings have for a facet."""
    if facet == "perkg":
        price, content = NUMBERS.index("price"), NUMBERS.index("content")
        pairs = ((one.numbers[price], one.numbers[content]) for one in brought)
        return [cost * 1000 / held for cost, held in pairs if cost is not None and held]
    place = NUMBERS.index(facet)
    return [number for one in brought if (number := one.numbers[place]) is not None]


def edges(numbers: Sequence[float | int]) -> list[float | int]:
    """Three or four round numbers that part the listings about evenly."""
    rising = sorted(numbers)
    marks = (_round(rising[len(rising) * part // 5]) for part in range(1, 5)) if rising else ()
    return sorted({mark for mark in marks if rising[0] < mark < rising[-1]})


def _round(number: float | int) -> float | int:
    """The nearest of 1, 2, 3, 5 and 7 times a power of ten."""
    if number <= 0:
        return 0
    power = 10.0 ** floor(log10(number))
    best = min((1, 2, 3, 5, 7, 10), key=lambda step: abs(step * power - number)) * power
    return int(best) if best == int(best) else best


def numbers(brought: Sequence[Contribution]) -> Iterator[tuple[str, str, bytes]]:
    """Of each number its name, what its file is named by, and the file: the distinct values and, a listing, the place among them.

    The places count from 1; 0 is where a listing has none.
    """
    for place, number in enumerate(NUMBERS):
        kept = sorted({value for one in brought if (value := one.numbers[place]) is not None})
        ranks: dict[float | int | None, int] = {value: rank for rank, value in enumerate(kept, 1)}
        told = {"values": kept, "column": packed.column([ranks.get(one.numbers[place], 0) for one in brought])}
        name = packed.name(json.dumps(told))
        yield number, name, _bytes({"name": name, **told})


def _bytes(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
