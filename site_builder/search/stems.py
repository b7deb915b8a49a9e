"""Stems: the form under which a word stands in the vocabulary, by its language. Slow to find, so remembered by word."""

import importlib.metadata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol, cast

import snowballstemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from site_builder import memory
from site_builder.outline import key

Word = tuple[str, str]
"""A language and a word of it."""


class _Stemmer(Protocol):
    def stem(self, word: str) -> str: ...


def stems(wanted: Iterable[Word], folder: Path | None) -> dict[Word, str]:
    """The stem of each word; what is new is remembered in `folder`, for as long as the libraries stay the same."""
    shelf = memory.Shelf(folder / "stems", _ground()) if folder else None
    known: dict[Word, str] = dict(shelf.entries) if shelf else {}
    missing = [word for word in wanted if word not in known]
    if missing:
        known.update((word, stem(*word)) for word in missing)
        if shelf:
            shelf.keep(known)
    return known


def stem(language: str, word: str) -> str:
    """The stem of one word; a language without a stemmer leaves it as it is."""
    if language == "id" and word.isascii() and word.isalpha():
        return _indonesian().stem(word) or word
    if language == "en" and word.isascii() and word.isalpha():
        return cast(str, _english().stemWord(word))
    return word


def spelt(stemmed: Mapping[Word, str]) -> dict[Word, str]:
    """Stems as people write them: English ones are cut short, so the shortest word of each stands for all."""
    shortest: defaultdict[str, list[str]] = defaultdict(list)
    for (language, word), one in stemmed.items():
        if language == "en":
            shortest[one].append(word)
    best = {one: min(some, key=lambda word: (len(word), word)) for one, some in shortest.items()}
    return {word: best[one] if word[0] == "en" else one for word, one in stemmed.items()}


@cache
def _indonesian() -> _Stemmer:
    return cast(_Stemmer, StemmerFactory().create_stemmer())


@cache
def _english() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


def _ground() -> str:
    return key(*(f"{name} {importlib.metadata.version(name)}" for name in ("pysastrawi", "snowballstemmer")))
