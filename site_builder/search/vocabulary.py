"""The vocabulary: every stem with where it stands, sorted, in shards; and the words that lead to it by other ways."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalog.reference import reference
from site_builder.search import packed
from site_builder.search.affixes import candidates, table
from site_builder.search.contribution import Words
from site_builder.search.tokens import tokens

Word = tuple[str, str]
Places = list[list[int]]
"""Where a stem stands: positions for NAME, BRAND, MAKER and TEXT."""

LEAST, MOST = 6_000, 18_000
"""Characters of a shard: between these it ends at a stem that chance has marked, so that a new stem moves few ends."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`entries` are sorted; those without places only lead to others. `also` gives, by word, the stems it leads to."""

    entries: list[str]
    places: Mapping[str, Places]
    also: Mapping[str, list[str]]


def small() -> frozenset[str]:
    """Words that say nothing by themselves."""
    return frozenset(word for entry in reference("small_words").entries.values()
                     for text in (*entry.name.values(), *entry.items("aliases")) for word in tokens(text))


def used(documents: Iterable[Words]) -> dict[str, set[str]]:
    """The words that documents use, by language."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for fields in documents:
        for field in fields:
            for language, text in field:
                found[language].update(text.split(" "))
    return found


def vocabulary(documents: Iterable[Words], stem: Mapping[Word, str]) -> Vocabulary:
    """Put together what documents say, in the order of their positions; `stem` knows all their words."""
    places: dict[str, Places] = {}
    at: dict[str, dict[str, Places]] = {}
    for (language, word), one in stem.items():
        at.setdefault(language, {})[word] = places.setdefault(one, [[], [], [], []])
    for position, fields in enumerate(documents):
        for weight, field in enumerate(fields):
            for language, text in field:
                here = at[language]
                for word in text.split(" "):
                    held = here[word][weight]
                    if not held or held[-1] != position:
                        held.append(position)
    for idle in small():
        places.pop(idle, None)
    also = _also(_reached(stem, places), _synonyms(places, stem), places)
    return Vocabulary(sorted({*places, *also}), places, also)


def _reached(stem: Mapping[Word, str], places: Mapping[str, Places]) -> dict[str, set[str]]:
    """The stems that each word of the texts must lead to."""
    reached: dict[str, set[str]] = {}
    for (_, word), one in stem.items():
        if one in places:
            reached.setdefault(word, set()).add(one)
    return reached


def _synonyms(places: Mapping[str, Places], stem: Mapping[Word, str]) -> dict[str, list[str]]:
    """By word, the stems in the vocabulary that mean the same or are spelt otherwise."""
    also: dict[str, list[str]] = {}
    for entry in reference("synonyms").entries.values():
        group = dict.fromkeys(word for text in (*entry.name.values(), *entry.items("aliases")) for word in tokens(text))
        there = dict.fromkeys(one for word in group for one in (word, stem.get(("id", word)), stem.get(("en", word))) if one in places)
        for word in group:
            if others := [one for one in there if one and one != word]:
                also[word] = sorted({*also.get(word, ()), *others})
    return also


def _also(reached: Mapping[str, set[str]], synonyms: Mapping[str, list[str]], places: Mapping[str, Places]) -> dict[str, list[str]]:
    """The synonyms, and every word of the texts that the affixes alone do not lead to all its stems."""
    also = dict(synonyms)
    ahead = [word for word, wanted in reached.items() if wanted != {word}]
    while ahead:
        fresh = {word: sorted({*wanted, *also.get(word, ())} - {word}) for word in ahead
                 if not (wanted := reached[word]) <= set(resolved(word, places, also))}
        also |= fresh
        ahead = [word for word in ahead if word not in fresh] if fresh else []
    return also


def resolved(word: str, places: Mapping[str, object], also: Mapping[str, Sequence[str]]) -> list[str]:
    """The stems a typed word leads to, as the browser finds them: the word itself, or what is left without affixes."""
    if word not in places and word not in also:
        known = ([one for one in some if one in places or one in also] for some in candidates(word))
        word = next((max(left, key=len) for left in known if left), "")
    return [*([word] if word in places else []), *also.get(word, ())] if word else []


def shards(one: Vocabulary) -> tuple[list[int], list[str]]:
    """How many entries each shard has, and its text: for each entry, the places by weight, apart."""
    counts, texts = [], []
    held: list[str] = []
    size = 0
    for word in one.entries:
        text = "!".join(map(packed.positions, one.places.get(word, ()))).rstrip("!")
        held.append(text)
        size += len(text) + 1
        if size >= MOST or (size >= LEAST and _marked(word)):
            counts.append(len(held))
            texts.append("~".join(held))
            held, size = [], 0
    if held:
        counts.append(len(held))
        texts.append("~".join(held))
    return counts, texts


@lru_cache(maxsize=65536)
def _marked(word: str) -> bool:
    return hashlib.blake2b(word.encode(), digest_size=1).digest()[0] < 16


def head(one: Vocabulary, order: str, counts: Sequence[int], names: Sequence[str]) -> bytes:
    """The file that every search begins with."""
    where = {word: number for number, word in enumerate(one.entries)}
    return json.dumps({
        "order": order, "words": packed.words(one.entries), "also": packed.numbers(_led(one, where)), "counts": packed.numbers(counts),
        "names": "".join(names), "small": " ".join(sorted(small())), **table()}, ensure_ascii=False, separators=(",", ":")).encode()


def _led(one: Vocabulary, where: Mapping[str, int]) -> Iterator[int]:
    """For each word that leads to others: how far it is from the last one, to how many, whether it stands anywhere itself, to which."""
    last = 0
    for number, word in sorted((where[word], word) for word in one.also):
        others = one.also[word]
        yield from (number - last, len(others) * 2 + (word in one.places), *(where[other] for other in others))
        last = number
