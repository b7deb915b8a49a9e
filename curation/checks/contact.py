"""Whether texts give away how to reach somebody, past the consent that contacts need."""

from collections.abc import Iterator, Mapping

from catalog.finding import N_, Message
from curation.binding import Field
from curation.breach import Breach
from curation.reach import ACCOUNT, EMAIL, LINK, PHONE, reached
from curation.subject import Subject

_SAID: Mapping[str, str] = {
    PHONE: N_("the text holds a phone number"),
    EMAIL: N_("the text holds an email address"),
    LINK: N_("the text holds the link '{word}'"),
    ACCOUNT: N_("the text names the account '{word}'"),
}
_SHOWN = (LINK, ACCOUNT)
_APART = "\n\n\n"
"""Between texts that are looked through at once: no number goes on over so many signs."""


def check(subject: Subject, *, fields: tuple[Field, ...], find: tuple[str, ...]) -> Iterator[Breach]:
    """A breach for each text of `fields` that holds one of the things in `find`: phone, email, link or account.

    A person's number or address is not repeated in the message.
    """
    texts = list(subject.texts(fields))
    if not reached(_APART.join(text for _, _, _, text in texts)):
        return
    for field, path, _, text in texts:
        for what, word in reached(text):
            if what in find:
                yield Breach(path, Message(_SAID[what], {"word": word} if what in _SHOWN else {}), subject.file(field))
                break
