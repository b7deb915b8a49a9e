"""Whether texts are decorated: little pictures, rows of signs, words between stars."""

import re
from collections.abc import Iterator
from functools import cache

from catalog.finding import N_, Message
from curation.binding import Field
from curation.breach import Breach
from curation.subject import Subject

_PICTURES = "\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
"""The blocks of Unicode that hold emoji, stars and ticks; degrees, arrows and fractions stand in others."""


def check(subject: Subject, *, fields: tuple[Field, ...], rows: str, around: str, allowed: str = "") -> Iterator[Breach]:
    """A breach for each text of `fields` that holds a little picture, a sign of `rows` twice, or words between two signs of `around`.

    `Serai *Wangi*` is set in bold by messengers and nowhere else; `30*40 cm` is a size. Pictures in `allowed` say something.
    """
    hint, pattern = _hint(rows, around), _pattern(rows, around, allowed)
    for field, path, _, text in subject.texts(fields):
        if hint.search(text) and (match := pattern.search(text)):
            yield Breach(path, Message(N_("the text says '{word}'"), {"word": match.group()}), subject.file(field))


@cache
def _hint(rows: str, around: str) -> re.Pattern[str]:
    """Any sign that could begin decoration. Few texts hold one, and so the pattern is seldom tried."""
    return re.compile(rf"[{_PICTURES}{re.escape(rows + around)}]")


@cache
def _pattern(rows: str, around: str, allowed: str) -> re.Pattern[str]:
    """One pattern for every kind of decoration."""
    signs = [rf"(?<![\w{re.escape(one)}]){re.escape(one)}\w[^{re.escape(one)}\n]*{re.escape(one)}(?!\w)" for one in around]
    pictures = rf"(?![{re.escape(allowed)}])[{_PICTURES}]+" if allowed else rf"[{_PICTURES}]+"
    return re.compile("|".join([rf"([{re.escape(rows)}])\1+", pictures, *signs]))
