"""Whether fields are filled in."""

from collections.abc import Iterator

from curation.binding import Field
from curation.breach import Breach
from curation.broken import unfilled
from curation.subject import Subject


def check(subject: Subject, *, fields: tuple[Field, ...], least: int | None = None) -> Iterator[Breach]:
    """A breach for each of `fields` that is empty; with `least`, one breach when fewer than so many are filled in."""
    empty = [path for path in fields if subject.at(path) in (None, "", [], {})]
    if least is not None:
        empty = empty[:1] if len(fields) - len(empty) < least else []
    for path in empty:
        yield unfilled(subject, path)
