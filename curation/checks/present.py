"""Whether fields are filled in."""

from collections.abc import Iterator

from catalog.finding import N_, Message
from curation.binding import Field
from curation.breach import Breach
from curation.subject import Subject


def check(subject: Subject, *, fields: tuple[Field, ...], least: int | None = None) -> Iterator[Breach]:
    """A breach for each of `fields` that is empty; with `least`, one breach when fewer than so many are filled in."""
    empty = [path for path in fields if subject.at(path) in (None, "", [], {})]
    if least is not None:
        empty = empty[:1] if len(fields) - len(empty) < least else []
    for path in empty:
        yield Breach(subject.place(path), Message(N_("'{label}' is not filled in"), {"label": subject.label(path)}), subject.file(path))
