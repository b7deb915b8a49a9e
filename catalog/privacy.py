"""Personal data that must never enter git: identity and family-card numbers."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from catalog.document import Document, walk
from catalog.finding import N_, Finding, Message

# A NIK is province and district (6), birth date with women's days + 40 (6), and a serial number that is
# never 0000; a KK has the same shape. Only runs of exactly 16 digits count, for halal numbers (17) and
# licence numbers (21) contain such shapes: 16 together, or grouped and with no other group beside them.
_NIK = re.compile(
    r"(?:1[1-9]|[2-8]\d|9[1-6])\d{4}"
    r"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d{2}(?!0000)\d{4}\Z"
)
_TOGETHER = re.compile(r"(?<!\d)\d{16}(?!\d)")
_SUSPECT = re.compile(r"\d(?:[ \u00a0.\u2013-]?\d){15}")
_GROUPED = re.compile(r"(?<!\d)(?<!\d[ \u00a0.\u2013-])\d(?:[ \u00a0.\u2013-]?\d){15}(?![ \u00a0.\u2013-]?\d)")


def holds_identity_number(text: str) -> bool:
    """Whether the text holds something shaped like a NIK or KK number."""
    if not _SUSPECT.search(text):
        return False
    runs = (*_TOGETHER.findall(text), *_GROUPED.findall(text))
    return any(_NIK.match("".join(str(unicodedata.decimal(sign)) for sign in run if sign.isdecimal())) for run in runs)


def leaks(document: Document) -> Iterator[Finding]:
    """A finding for every line that holds an identity number, comments included; the number is not repeated.

    A number that only comes together in a value (folded or escaped) is found there.
    """
    if holds_identity_number(document.text):
        lines = enumerate(document.text.split("\n"), 1)
        yield from (leak(document.name, number, 1) for number, line in lines if holds_identity_number(line))
        return
    for path, text in walk(document.tree):
        if len(text) >= 16 and holds_identity_number(text):
            yield leak(document.name, *document.place(path))


def named(folder: str, files: Iterable[str]) -> Iterator[Finding]:
    """A finding when the folder's own name or a file's holds an identity number, placed so that it is not repeated."""
    parent, _, own = folder.rpartition("/")
    if holds_identity_number(own):
        yield leak(parent, 0, 0)
    if any(map(holds_identity_number, files)):
        yield leak(folder, 0, 0)


def leak(file: str, line: int, column: int) -> Finding:
    """The finding itself."""
    return Finding(file, line, column, "identity-number",
                   Message(N_("there seems to be an identity number (NIK or KK) here")),
                   Message(N_("delete it and tell the curator: it must also leave the history")))
