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
    found, passed = _pattern(forbidden), _pattern(allowed) if allowed else None
    for field, path, _, text in subject.texts(fields):
        seen = passed.sub(" ", text) if passed else text
        if match := found.search(seen):
            yield Breach(path, Message(N_("the text says '{word}'"), {"word": match.group()}), subject.file(field))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all words, the longer before the shorter."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){_open(word)}(?!\w)" for word in ordered), re.IGNORECASE)


def _open(word: str) -> str:
    """A word as a pattern, `*` standing for any letters."""
    return r"\w*".join(map(re.escape, word.split("*")))
