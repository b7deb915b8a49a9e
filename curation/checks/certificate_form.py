"""Whether the numbers of papers are written as numbers of their type are."""

import re
from collections.abc import Iterator
from functools import cache

from catalog.finding import N_
from curation.breach import Breach
from curation.permit import permits
from curation.subject import Subject


def check(subject: Subject, *, types: tuple[str, ...], refused: tuple[str, ...] = ()) -> Iterator[Breach]:
    """A breach for each number of a paper of `types` that does not fit its type's pattern, doubtful unless the pattern is verified.

    A number that begins with a word in `refused` is certainly that of another paper; so is the number of a standard
    where a certificate's belongs.
    """
    for permit in permits(subject, types):
        kind, number = permit.kind, permit.normal
        start = next((start for start in refused if number.startswith(start)), "")
        doubtful = False
        if start:
            sentence = N_("'{number}' begins with {start}, so it is not the number of this paper: {paper}")
        elif (standard := kind.get("standard_pattern")) and _compiled(standard).match(number):
            sentence = N_("'{number}' names a standard; it is not the number of a certificate")
        elif not _compiled(kind.get("pattern")).match(number):
            sentence, doubtful = N_("'{number}' is not how the number of this paper is written: {paper}"), kind.get("status") != "verified"
        else:
            continue
        yield permit.breach("number", sentence, {"number": permit.number, "start": start, "example": kind.get("example")}, doubtful)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
