"""Whether texts are there in a language."""

from collections.abc import Iterator

from catalog.document import Path
from catalog.finding import N_, Message
from catalog.reference import reference
from curation.binding import Field
from curation.breach import Breach
from curation.subject import Subject


def check(subject: Subject, *, fields: tuple[Field, ...], language: str) -> Iterator[Breach]:
    """A breach for each text of `fields` that is written, but not in `language`."""
    for field in fields:
        written: dict[Path, set[str]] = {}
        for path, own, text in subject.each(field):
            if own and text.strip():
                written.setdefault(path[:-1], set()).add(own)
        for path, languages in written.items():
            if language not in languages:
                said = {"label": subject.label(field), "language": reference("languages")[language].name}
                yield Breach(path, Message(N_("'{label}' is not there in {language}"), said), subject.file(field))
