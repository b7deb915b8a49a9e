"""Whether the dates of papers can be true."""

from collections.abc import Iterator
from datetime import date

from catalog.finding import N_
from curation.breach import Breach
from curation.permit import Permit, permits
from curation.subject import Subject


def check(subject: Subject) -> Iterator[Breach]:
    """A breach for each date of a paper that cannot be: issued or checked in the future, ended or checked before it was issued."""
    for permit in permits(subject):
        for key, sentence in _untrue(permit, subject.on):
            yield permit.breach(key, sentence, {"day": permit.day(key), "issued": permit.day("issued")})


def _untrue(permit: Permit, on: date) -> Iterator[tuple[str, str]]:
    """The date that cannot be, and what is to be said of it."""
    issued, expires, seen = map(permit.day, ("issued", "expires", "seen_on"))
    if issued and issued > on:
        yield "issued", N_("{paper} is said to be issued on {day}, which is still to come")
    if issued and expires and expires <= issued:
        yield "expires", N_("{paper} ends on {day}, not after it was issued on {issued}")
    if seen and seen > on:
        yield "seen_on", N_("{paper} is said to be checked on {day}, which is still to come")
    if issued and seen and seen < issued:
        yield "seen_on", N_("{paper} was checked on {day}, before it was issued on {issued}")
