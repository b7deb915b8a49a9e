"""Whether texts that should tell different things, or tell them in different languages, are the same."""

import re
from collections.abc import Iterator
from itertools import combinations

from catalog.finding import N_, Message
from catalog.reference import reference
from curation.binding import Field
from curation.breach import Breach
from curation.subject import Subject

_WORD = re.compile(r"[^\W\d_]+")
_OPENING = 6
"""A longer text may begin with so many words of a shorter one by chance, not with more."""
_TELLING = 6
"""Texts of fewer words may be the same in two languages, as a name is."""


def check(subject: Subject, *, fields: tuple[Field, ...] = (), translated: tuple[Field, ...] = ()) -> Iterator[Breach]:
    """A breach for each two of `fields` of which one only repeats the other, and for each text of `translated` that is not translated.

    Repeating is to be the same, or to begin with the whole of the other. Only words count, not signs or capitals.
    """
    for one, other in combinations(fields, 2):
        theirs = {language: text for _, language, text in subject.each(other)}
        for _, language, text in subject.each(one):
            if _repeats(text, theirs.get(language, "")):
                said = {"one": subject.label(one), "other": subject.label(other)}
                yield Breach((*subject.place(other), language), Message(N_("'{other}' only repeats '{one}'"), said), subject.file(other))
    for field in translated:
        texts = {language: text for _, language, text in subject.each(field)}
        own = texts.pop("id", "")
        for language, text in texts.items():
            if _first(text) == _first(own) and _words(text) == _words(own) and len(_words(own)) >= _TELLING:
                said = {"label": subject.label(field), "language": reference("languages")[language].name}
                path = (*subject.place(field), language)
                yield Breach(path, Message(N_("'{label}' in {language} is not translated"), said), subject.file(field))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _first(text: str) -> str:
    """The first word: texts that begin otherwise need not be compared."""
    match = _WORD.search(text)
    return match.group().casefold() if match else ""


def _repeats(one: str, other: str) -> bool:
    if _first(one) != _first(other):
        return False
    short, long = sorted((_words(one), _words(other)), key=len)
    return bool(short) and (short == long or (len(short) > _OPENING and long[:len(short)] == short))
