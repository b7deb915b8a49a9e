"""Contributions: what each listing brings to the index, remembered until the listing changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from catalog.reference import reference
from curation.publication import Shown
from curation.subject import Subject, field_at
from site_builder import memory
from site_builder.edition import Edition
from site_builder.outline import Outline, key
from site_builder.search.facets import measures, values
from site_builder.search.tokens import tokens
from site_builder.workers import Progress, each

NAME, BRAND, MAKER, TEXT = range(4)
"""Where a word stands, the weightiest first."""

FIELDS: Sequence[tuple[str, int]] = (
    ("name", NAME), ("brand", BRAND), ("kind.tag", BRAND), ("producer", MAKER), ("summary", TEXT),
    ("kind.ingredients", TEXT), ("kind.variety", TEXT), ("kind.species", TEXT), ("kind.cultivar", TEXT), ("kind.materials", TEXT),
    ("kind.motif", TEXT), ("kind.technique", TEXT), ("kind.batik_technique", TEXT), ("kind.wood_species", TEXT), ("kind.form", TEXT),
)
"""The fields that are searched."""

Words = tuple[tuple[tuple[str, str], ...], ...]
"""Languages and their words with blanks between, for each place of NAME … TEXT."""


class Contribution(NamedTuple):                 # ten thousand are read back at once, which takes a dataclass ten times as long
    """Words by where they stand; values of each facet; numbers; the day of approval as an ordinal."""

    words: Words
    values: tuple[tuple[str, ...], ...]
    numbers: tuple[float | int | None, ...]
    day: int


def contributions(edition: Edition, outline: Outline, folder: Path | None, progress: Progress) -> tuple[list[Contribution], list[str]]:
    """What every listing of the edition brings, in its order, and the key of each; only changed ones are looked at again."""
    shelf = memory.Shelf(folder / "words", outline.ground) if folder else None
    known: dict[str, tuple[str, Contribution]] = shelf.entries if shelf else {}
    keys = [_key(edition, shown, card) for shown, card in zip(edition.shown, outline.cards, strict=True)]
    ids = [shown.listing.id for shown in edition.shown]
    stale = [position for position, id in enumerate(ids) if id not in known or known[id][0] != keys[position]]
    alike: dict[tuple[str, ...], tuple[str, ...]] = {}
    fresh = (_shared(one, alike) for one in each(partial(_contribution, edition), stale, "search", progress))
    made = dict(zip(stale, fresh, strict=True))
    result = {id: (keys[position], made[position]) if position in made else known[id] for position, id in enumerate(ids)}
    if shelf:
        shelf.keep(result)
    return [one for _, one in result.values()], keys


def _shared(one: Contribution, alike: dict[tuple[str, ...], tuple[str, ...]]) -> Contribution:
    """The same with values that are one object wherever they are equal, so that they are remembered once."""
    return one._replace(values=tuple(alike.setdefault(some, some) for some in one.values))


def _key(edition: Edition, shown: Shown, card: str) -> str:
    """The key of a listing's card, with the day where one of its own papers has ended before it."""
    ends = shown.listing.ends
    return card if ends is None or ends >= edition.date else key(card, edition.date)


def _contribution(edition: Edition, position: int) -> Contribution:
    shown = edition.shown[position]
    one = Subject(shown.listing, shown.supplier, edition.date)
    approval = shown.standing.approval
    return Contribution(words(one), values(one, shown), measures(one, shown, edition.site.currency),
                        approval.date.toordinal() if approval else 0)


def words(one: Subject) -> Words:
    """The words of a listing, each once, where it weighs most."""
    return joined((weight, language, word) for path, weight in FIELDS for language, text in _texts(one, path) for word in tokens(text))


def joined(found: Iterable[tuple[int, str, str]]) -> Words:
    """Words with where they stand and their language, put together; each counts once, where it weighs most."""
    seen: set[tuple[str, str]] = set()
    places: tuple[dict[str, list[str]], ...] = tuple({} for _ in range(TEXT + 1))
    for weight, language, word in sorted(found, key=itemgetter(0)):
        if (language, word) not in seen:
            seen.add((language, word))
            places[weight].setdefault(language, []).append(word)
    return tuple(tuple((language, " ".join(some)) for language, some in place.items()) for place in places)


def _texts(one: Subject, path: str) -> Iterator[tuple[str, str]]:
    """The texts of a field with their language; for what is chosen from a reference, its names."""
    for _, language, text in one.each(path):
        list_name = "" if language else _reference(path, one.listing.kind)
        if list_name and text in reference(list_name):
            yield from reference(list_name)[text].name.items()
        else:
            yield language, text


@lru_cache(maxsize=256)
def _reference(path: str, kind: str) -> str:
    try:
        field = field_at(path, kind)
    except KeyError:
        return ""
    return field.reference or (field.item.reference if field.item else "")


def told(weight: int, texts: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    """The words of a text per language, with where they stand."""
    for language, text in texts.items():
        yield from ((weight, language, word) for word in tokens(text))
