"""Whether texts hold words that do not belong there."""

import re
from collections.abc import Iterator
from functools import cache

from catalog.finding import N_, Message
from curation.binding import Field
from curation.breach import Breach
from curation.subject import Subject


def check(subject: Subject, *, fields: tuple[Field, ...], forbidden: tuple[str, ...], allowed: tuple[str, ...] = ()) -> Iterator[Breach]:
    """A breach for each text of `fields` that holds one of the words or phrases in `forbidden`.

    Whole words count, in capitals or not; `*` stands for the rest of a word, as `menyembuh*`. A text between
    quotation marks is no exception, but a phrase in `allowed` is looked past.
    """
    texts = list(subject.texts(fields))
    together = "\n".join(text for _, _, _, text in texts).casefold()
    if not any(part in together for part in _parts(forbidden)):
        return
    found, passed = _pattern(forbidden), _pattern(allowed) if allowed else None
    for field, path, _, text in texts:
        seen = passed.sub(" ", text) if passed else text
        if match := found.search(seen):
            yield Breach(path, Message(N_("the text says '{word}'"), {"word": match.group()}), subject.file(field))


@cache
def _parts(words: tuple[str, ...]) -> frozenset[str]:
    """The longest part of each word: where none of these stands, no pattern need be tried. This is what makes the check quick."""
    return frozenset(max(word.casefold().split("*"), key=len) for word in _real(words))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all words, the longer before the shorter."""
    ordered = sorted(_real(words), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){_open(word)}(?!\w)" for word in ordered), re.IGNORECASE)


def _real(words: tuple[str, ...]) -> Iterator[str]:
    """The words without those of nothing but `*`, which would be every word."""
    return (word for word in words if word.strip("*"))


def _open(word: str) -> str:
    """A word as a pattern, `*` standing for any letters."""
    return r"\w*".join(map(re.escape, word.split("*")))
