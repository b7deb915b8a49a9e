"""Whether a value is among those that the reference entry of another field lists."""

from collections.abc import Iterator

from catalog.finding import N_
from catalog.reference import reference
from curation.binding import Field
from curation.breach import Breach
from curation.broken import broken
from curation.subject import Subject, field_at


def check(subject: Subject, *, field: Field, of: Field, key: str) -> Iterator[Breach]:
    """A breach when the value of `field` is not in the attribute `key` of what `of` chooses.

    Nothing is said where either is empty, or where the entry lists nothing.
    """
    value, chosen = subject.at(field), subject.at(of)
    if not isinstance(value, str) or not isinstance(chosen, str):
        return
    entry = reference(field_at(of, subject.listing.kind).reference).entries.get(chosen)
    usual = entry.items(key) if entry else ()
    if entry and usual and value not in usual:
        yield broken(subject, field, N_("'{label}' is {value}; usual for {entry}: {usual}"), value=value, entry=entry.name,
                     usual=", ".join(usual))
