"""Whether a list of ingredients gives the share of the main one."""

import re
from collections.abc import Iterator

from curation.binding import Field
from curation.breach import Breach
from curation.checks.pattern import unsaid
from curation.subject import Subject

_HEADING = re.compile(r"\s*(?:komposisi|daftar bahan|bahan(?:-bahan)?|ingredients)\s*:", re.IGNORECASE)
_ITEM = re.compile(r"(?:\([^)]*\)|\d,(?=\d)|[^,;\n])+")
_SHARE = re.compile(r"\d\s?(?:%|persen|per cent|percent)", re.IGNORECASE)
_WORD = re.compile(r"\w{4,}")


def check(subject: Subject, *, ingredients: Field, name: Field) -> Iterator[Breach]:
    """A breach for each list in `ingredients` of more than one food in which the main one has no percentage.

    The main one is the first or, as peanuts in peanut crackers, one that `name` names.
    """
    names = {language: _words(text) for _, language, text in subject.each(name)}
    for _, path, language, text in subject.texts((ingredients,)):
        items = [item for item in _ITEM.findall(_HEADING.sub("", text, count=1)) if _WORD.search(item)]
        main = [item for n, item in enumerate(items) if not n or _words(item) & names.get(language, set())]
        if len(items) > 1 and not any(map(_SHARE.search, main)):
            yield unsaid(subject, ingredients, path)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
