"""Whether a list names what it has to."""

from collections.abc import Iterator

from catalog.finding import N_
from catalog.reference import Text, reference
from curation.binding import Field
from curation.breach import Breach
from curation.broken import broken
from curation.subject import Subject, field_at


def check(subject: Subject, *, field: Field, all_of: tuple[str, ...] = (), one_of: tuple[str, ...] = ()) -> Iterator[Breach]:
    """A breach for each of `all_of` that the list in `field` lacks, and one when it holds none of `one_of`."""
    held = subject.at(field)
    named = set(map(str, held)) if isinstance(held, list) else set()
    lacking: list[tuple[str, ...]] = [(one,) for one in all_of if one not in named]
    if one_of and named.isdisjoint(one_of):
        lacking += [one_of]
    for wanted in lacking:
        sentence = N_("'{label}' does not name {wanted}") if len(wanted) == 1 else N_("'{label}' names none of these: {wanted}")
        yield broken(subject, field, sentence, wanted=_called(subject, field, wanted))


def _called(subject: Subject, field: Field, ids: tuple[str, ...]) -> Text:
    """What the entries that the list chooses from are called."""
    item = field_at(field, subject.listing.kind).item
    known = reference(item.reference).entries if item and item.reference else {}
    names = [known[id].name if id in known else {"id": id, "en": id} for id in ids]
    return {language: "; ".join(name.get(language, name["id"]) for name in names) for language in names[0]}
