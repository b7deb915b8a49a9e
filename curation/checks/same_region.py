"""Whether two places lie in the same region."""

from collections.abc import Iterator

from catalog.finding import N_, Message
from catalog.reference import Entry, reference
from curation.binding import Field
from curation.breach import Breach
from curation.subject import Subject


def check(subject: Subject, *, place: Field, of: Field, levels: tuple[str, ...]) -> Iterator[Breach]:
    """A breach when the places of the two fields have different regions of one of `levels`, as kabupaten and kota."""
    here, there = _region(subject, place, levels), _region(subject, of, levels)
    if here and there and here.id != there.id:
        said = {"label": subject.label(place), "place": here.name, "other": subject.label(of), "there": there.name}
        yield Breach(subject.place(place), Message(N_("'{label}' is in {place}, '{other}' in {there}"), said), subject.file(place))


def _region(subject: Subject, path: str, levels: tuple[str, ...]) -> Entry | None:
    return next((entry for entry in reference("regions").ancestors(str(subject.at(path))) if entry.get("level") in levels), None)
