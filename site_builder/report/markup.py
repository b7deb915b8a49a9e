"""Foreign text inside Markdown: shown as it was written, and never obeyed.

A supplier's text must not become a heading, a link or HTML, call anybody by `@name`, refer to an issue by `#1`, or close
the fence it stands in. Host sites look for names and addresses after Markdown was read, where a backslash no longer
helps; they are parted by a space of no width.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from catalog.finding import Message
from site_builder.report.sentence import said

APART = "\u200b"
LONGEST = 600
"""Signs of one sentence; what is longer is cut."""

_OBEYED = re.compile(r"([\\`*_\[\]<>#|~&$!])")
_CALLS = re.compile(r"(@|#(?=\w)|\bGH-(?=\d)|\bwww(?=\.)|(?<=\w):(?=//))", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_FENCE = re.compile(r"`{3,}|~{3,}")


def told(message: Message, language: str) -> str:
    """A message as one line of Markdown: what we marked as code is code, what others wrote is plain."""
    return inline(said(Message(message.text, {key: _tame(value) for key, value in message.values.items()}), language))


def _tame(value: object) -> object:
    """A value without the sign that begins code, so that only our own sentences do."""
    if isinstance(value, Mapping):
        return {key: str(text).replace("`", "'") for key, text in value.items()}
    return value if isinstance(value, int | Decimal | date) else str(value).replace("`", "'")


def inline(text: str) -> str:
    """One line of our own words, in which only `code` is marked up."""
    if len(text) > LONGEST:
        start = text[:LONGEST - 2]
        text = f"{start.rpartition(' ')[0] or start} …"
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        pieces[-2:] = ["'".join(pieces[-2:])]
    return "".join(code(piece) if n % 2 else plain(piece) for n, piece in enumerate(pieces))


def plain(text: str) -> str:
    """A text that is nothing but text."""
    return _CALLS.sub(rf"\1{APART}", _OBEYED.sub(r"\\\1", _SPACE.sub(" ", text)))


def code(text: str) -> str:
    """A name or value as code."""
    return f"`{' '.join(text.replace('`', chr(39)).split()) or ' '}`"


def fenced(text: str) -> str:
    """Lines to be copied as they are, in a fence that nothing in them closes."""
    longest = max((len(run) for run in _FENCE.findall(text)), default=2)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
