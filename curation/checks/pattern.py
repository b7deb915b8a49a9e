"""Whether texts are written as a pattern asks."""

import re
from collections.abc import Iterator
from functools import cache

from catalog.document import Path
from catalog.finding import N_, Message
from curation.binding import Field
from curation.breach import Breach
from curation.subject import Subject


def check(subject: Subject, *, fields: tuple[Field, ...], finds: str) -> Iterator[Breach]:
    """A breach for each text of `fields` in which the regular expression `finds` finds nothing; capitals make no difference.

    A standard that uses it says in its own words what is missing.
    """
    for field, path, _, text in subject.texts(fields):
        if not _compiled(finds).search(text):
            yield unsaid(subject, field, path)


def unsaid(subject: Subject, field: str, path: Path) -> Breach:
    """The breach of a text that does not say what it has to."""
    values = {"label": subject.label(field)}
    return Breach(path, Message(N_("'{label}' does not say what it has to"), values), subject.file(field), values=values)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
