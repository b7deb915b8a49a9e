"""Personal data that must never enter git: identity and family-card numbers."""

import re
from collections.abc import Iterator

from catalog.document import Document, walk
from catalog.finding import N_, Finding, Message

# A NIK is province and district (6), birth date with women's days + 40 (6), and a serial number that is
# never 0000; a KK has the same shape. Only runs of exactly 16 digits count: halal numbers (17) and
# licence numbers (21) contain such shapes.
_NIK = re.compile(
    r"(?:1[1-9]|[2-8]\d|9[1-6])\d{4}"
    r"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d{2}(?!0000)\d{4}\Z"
)
_RUN = re.compile(r"(?<![\d.-])\d(?:[ .-]?\d){15}(?![ .-]?\d)")
_SEPARATOR = re.compile(r"[ .-]")


def holds_identity_number(text: str) -> bool:
    """Whether the text holds something shaped like a NIK or KK number."""
    return any(_NIK.match(_SEPARATOR.sub("", run)) for run in _RUN.findall(text))


def leaks(document: Document) -> Iterator[Finding]:
    """A finding for every text of the document that holds an identity number. The number is not repeated."""
    for path, text in walk(document.tree):
        if len(text) >= 16 and holds_identity_number(text):
            line, column = document.place(path)
            yield Finding(document.name, line, column, "identity-number",
                          Message(N_("there seems to be an identity number (NIK or KK) in this text")),
                          Message(N_("delete it here and tell the curator: it must also leave the history")))
