"""Whether texts are as long as they need to be, and no longer."""

from collections.abc import Iterator

from catalog.finding import N_, Message
from curation.binding import Field
from curation.breach import Breach
from curation.subject import Subject


def check(subject: Subject, *, fields: tuple[Field, ...], least: int = 0, most: int = 0) -> Iterator[Breach]:
    """A breach for each text of `fields` with fewer than `least` or more than `most` characters; runs of spaces count once."""
    for field, path, _, text in subject.texts(fields):
        count = len(" ".join(text.split()))
        said = {"label": subject.label(field), "count": count, "least": least, "most": most}
        if count < least:
            yield Breach(path, Message(N_("'{label}' has {count} characters; at least {least} are asked for"), said), subject.file(field))
        elif most and count > most:
            yield Breach(path, Message(N_("'{label}' has {count} characters; at most {most} are asked for"), said), subject.file(field))
