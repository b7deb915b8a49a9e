"""Whether what was chosen fits."""

from collections.abc import Iterator

from catalog.document import Path
from catalog.finding import N_, Message
from catalog.reference import Text, reference
from curation.binding import Field
from curation.breach import Breach
from curation.broken import unfilled
from curation.subject import Subject, field_at

_PLAIN: dict[str, Text] = {"yes": {"id": "ya", "en": "yes"}, "no": {"id": "tidak", "en": "no"}}


def check(subject: Subject, *, field: Field, allowed: tuple[str, ...] = (), refused: tuple[str, ...] = (),
          key: str = "", required: bool = False) -> Iterator[Breach]:
    """A breach for each value of `field` that is not among `allowed`, where any are named, or is among `refused`.

    With `key` it is that attribute of the chosen reference entry which is compared. Lists are walked; yes and no are
    written as such. An empty field is a breach only if it is `required`.
    """
    chosen = list(_values(subject, field))
    if required and not chosen:
        yield unfilled(subject, field)
    for path, value in chosen:
        compared = _attribute(subject, field, value, key) if key else value
        if (allowed and compared not in allowed) or compared in refused:
            values = {"label": subject.label(field), "value": _named(_list(subject, field), value)}
            yield Breach(path, Message(N_("'{label}' is {value}"), values), subject.file(field), values=values)


def _values(subject: Subject, field: Field) -> Iterator[tuple[Path, str]]:
    value = subject.at(field)
    if isinstance(value, bool):
        yield subject.place(field), "yes" if value else "no"
    else:
        yield from ((path, text) for path, _, text in subject.each(field))


def _list(subject: Subject, field: Field) -> str:
    """The reference a field chooses from, "" where it has none."""
    known = field_at(field, subject.listing.kind)
    return known.reference or (known.item.reference if known.item else "")


def _attribute(subject: Subject, field: Field, value: str, key: str) -> str:
    entry = reference(_list(subject, field)).entries.get(value)
    return entry.get(key) if entry else ""


def _named(list_name: str, value: str) -> Text | str:
    entries = reference(list_name).entries if list_name else {}
    return entries[value].name if value in entries else _PLAIN.get(value, value)
