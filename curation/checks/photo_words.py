"""Whether photos carry personal data in the text that cameras and programs write into their files."""

from collections.abc import Iterator

from catalog.finding import N_, Message
from catalog.inscription import MAKER
from curation.breach import Breach
from curation.reach import EMAIL, PHONE, reached
from curation.subject import Subject

NAME = "name"


def check(subject: Subject, *, find: tuple[str, ...]) -> Iterator[Breach]:
    """A breach for each photo whose hidden text holds one of the things in `find`: phone, email or name.

    A maker's name may stand there when the photo's credit says it or a consent covers names. The name is not repeated.
    """
    for n, entry, sight in subject.sights:
        if not sight.words:
            continue
        found = {what for what, _ in reached(sight.words)}
        place, file = ("photos", n, "file"), {"file": entry["file"]}
        if PHONE in find and PHONE in found:
            yield Breach(place, Message(N_("the file of the photo '{file}' holds a phone number"), file))
        if EMAIL in find and EMAIL in found:
            yield Breach(place, Message(N_("the file of the photo '{file}' holds an email address"), file))
        if NAME in find and _unnamed(subject, sight.words, str(entry.get("credit") or "")):
            yield Breach(place, Message(N_("the file of the photo '{file}' names its maker"), file))


def _unnamed(subject: Subject, words: str, credit: str) -> bool:
    """Whether somebody is named there who is not named openly."""
    open_names = {name.casefold() for name in (credit, subject.supplier.name, str(subject.at("brand") or ""))}
    makers = {line.removeprefix(MAKER).casefold() for line in words.split("\n") if line.startswith(MAKER)}
    return bool(makers - open_names) and not subject.supplier.consents_to("name", subject.on)
