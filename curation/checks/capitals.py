"""Whether texts shout."""

import string
from collections.abc import Iterator

from catalog.finding import N_, Message
from curation.binding import Field
from curation.breach import Breach
from curation.subject import Subject

_FEW = 12
_UPPER, _LOWER = string.ascii_uppercase.encode(), string.ascii_lowercase.encode()


def check(subject: Subject, *, fields: tuple[Field, ...], most: int) -> Iterator[Breach]:
    """A breach for each text of `fields` with more capitals than `most` per cent of its letters.

    Very short texts are left alone: there a permit's name weighs too much.
    """
    for field, path, _, text in subject.texts(fields):
        upper, lower = _count(text, _UPPER), _count(text, _LOWER)
        if upper + lower >= _FEW and 100 * upper > most * (upper + lower):
            share = 100 * upper // (upper + lower)
            said = {"label": subject.label(field), "share": share}
            yield Breach(path, Message(N_("{share}% of the letters of '{label}' are capitals"), said), subject.file(field))


def _count(text: str, letters: bytes) -> int:
    """How many of some Latin letters a text has; other scripts know no capitals."""
    signs = text.encode()
    return len(signs) - len(signs.translate(None, letters))
