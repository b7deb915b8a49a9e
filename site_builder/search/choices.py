"""Choices and numbers: what every listing has of each facet, in columns, and what the choices are called in one language."""

import json
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import floor, log10

from catalog.reference import reference
from site_builder.edition import Edition
from site_builder.language import translator
from site_builder.search import packed
from site_builder.search.contribution import Contribution
from site_builder.search.facets import CHOSEN, FACETS, NUMBERS, Choice, Facet
from site_builder.search.others import folders

Json = dict[str, object]


def there(edition: Edition, brought: Sequence[Contribution], language: str) -> dict[str, list[Choice]]:
    """The choices of every facet that any listing has, and those above them, in order."""
    result = {}
    for place, facet in enumerate(CHOSEN):
        offered = {choice.id: choice for choice in facet.choices(edition, language)} if facet.choices else {}
        needed: set[str] = set()
        for id in {id for one in brought for id in one.values[place]}:
            while id in offered and id not in needed:
                needed.add(id)
                id = offered[id].parent
        result[facet.id] = [choice for id, choice in offered.items() if id in needed]
    return result


def choices(edition: Edition, brought: Sequence[Contribution], language: str, known: Mapping[str, Sequence[Choice]], named: Json) -> bytes:
    """The file that every filter begins with; `named` is what it says of the other files."""
    days = [one.day for one in brought]
    kept = sorted(set(days))
    facets = [_facet(facet, edition, brought, language, known) for facet in FACETS]
    return _bytes({**named, "day": edition.date.isoformat(), "count": len(brought), "facets": facets,
                   "newest": packed.column([bisect_left(kept, day) for day in days])})


def _facet(facet: Facet, edition: Edition, brought: Sequence[Contribution], language: str, known: Mapping[str, Sequence[Choice]]) -> Json:
    tell = translator(language)
    head: Json = {"id": facet.id, "label": tell(facet.label), "type": facet.type}
    if facet.type == "range":
        entry = reference("currencies").entries.get(edition.site.currency)
        sign = entry.get("symbol", edition.site.currency) if entry else edition.site.currency
        money: Json = {"sign": sign} if "%(currency)s" in facet.unit else {}
        return {**head, "unit": tell(facet.unit, currency=sign), **money, "edges": edges(numbers_of(facet.id, brought))}
    some = known[facet.id]
    at = {choice.id: number for number, choice in enumerate(some)}
    place = CHOSEN.index(facet)
    sets: dict[tuple[int, ...], int] = {(number,): number for number in range(len(some))} if _single(place, brought) else {}
    identity = len(sets)
    filled = [sets.setdefault(tuple(sorted(at[id] for id in one.values[place] if id in at)), len(sets)) for one in brought]
    ids = ["" if slug(choice.label) == choice.id else choice.id for choice in some]
    body: Json = {"labels": [choice.label for choice in some], "ids": ids}
    if facet.type == "tree":
        body["parents"] = [at.get(choice.parent, -1) for choice in some]
    if not identity:
        body["sets"] = list(sets)
    if facet.weight:
        body["weight"] = facet.weight
    if folder := folders().get(facet.id):
        body["folder"] = folder
    return {**head, **body, "column": packed.column(filled)}


def _single(place: int, brought: Sequence[Contribution]) -> bool:
    """Whether no listing has more than one value."""
    return all(len(one.values[place]) <= 1 for one in brought)


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


def numbers(brought: Sequence[Contribution], name: str) -> bytes:
    """The file of exact numbers: of each its distinct values and, a listing, the place among them; 0 where it has none."""
    return _bytes({"name": name, **dict(_numbers(brought))})


def numbers_text(brought: Sequence[Contribution]) -> str:
    """What the file of numbers is named by."""
    return json.dumps(dict(_numbers(brought)))


def _numbers(brought: Sequence[Contribution]) -> Iterator[tuple[str, Json]]:
    for place, key in enumerate(NUMBERS):
        kept = sorted({number for one in brought if (number := one.numbers[place]) is not None})
        ranks: dict[float | int | None, int] = {number: rank for rank, number in enumerate(kept, 1)}
        yield key, {"values": kept, "column": packed.column([ranks.get(one.numbers[place], 0) for one in brought])}


def _bytes(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
