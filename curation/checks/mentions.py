"""Whether texts say what another field holds."""

import re
from collections.abc import Iterator

from catalog.finding import N_, Message
from curation.binding import Field
from curation.breach import Breach
from curation.subject import Subject

_WORD = re.compile(r"\w+")


def check(subject: Subject, *, fields: tuple[Field, ...], of: Field) -> Iterator[Breach]:
    """A breach for each text of `fields` that lacks a word of the text in `of`, in capitals or not.

    The words may stand apart: "Kain batik cap Tirta" says Batik Tirta.
    """
    word = subject.at(of)
    wanted = _words(word) if isinstance(word, str) else set()
    for field, path, _, text in subject.texts(fields) if wanted else ():
        if not wanted <= _words(text):
            said = {"label": subject.label(field), "word": word}
            yield Breach(path, Message(N_("'{label}' does not say '{word}'"), said), subject.file(field))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
