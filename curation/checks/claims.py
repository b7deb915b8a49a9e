"""Whether texts claim what only a paper allows to be claimed."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.finding import N_, Message
from curation.binding import Field
from curation.breach import Breach
from curation.checks.words import check as words
from curation.permit import called, permits
from curation.subject import Subject


def check(subject: Subject, *, fields: tuple[Field, ...], claims: tuple[str, ...], papers: tuple[str, ...],
          allowed: tuple[str, ...] = ()) -> Iterator[Breach]:
    """A breach for each text of `fields` that holds one of `claims` while no paper of the types `papers` is in force.

    Words are looked for as by the check `words`; a phrase in `allowed` claims nothing.
    """
    if any(permit.serves(subject.on) for permit in permits(subject, papers)):
        return
    for breach in words(subject, fields=fields, forbidden=claims, allowed=allowed):
        values = {**breach.message.values, "papers": called(papers)}
        message = Message(N_("the text says '{word}', which needs a paper that is missing: {papers}"), values)
        yield replace(breach, message=message, values=values)
