"""A bundle: one submission, whole, however it came."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from catalog.photo import ENDINGS

BRANCHES = "kiriman"
"""Submissions have their branches below this one's name."""
SENT_AS = (*ENDINGS, ".txt", ".html")
"""The endings of the files that a bundle may come in."""


class Role(StrEnum):
    """Who sends: the owner, somebody of a cooperative or office who helps, or an officer."""

    OWNER = "owner"
    HELPER = "helper"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Sender:
    """Whoever sends a bundle; the name is one line, without the signs that end a name in git."""

    name: str
    role: Role = Role.OWNER


LONGEST_NAME = 80
_NAME = re.compile(rf"[^\W_]([^<>\x00-\x1f\x7f-\x9f\u2028\u2029]{{0,{LONGEST_NAME - 1}}})\Z")


def is_name(text: str) -> bool:
    """Whether a text can be a sender's name."""
    return bool(_NAME.match(text)) and text == text.strip()


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo by the name that the bundle's YAML has for it. `removed` says what was taken out of the file."""

    name: str
    data: bytes = field(repr=False)
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Announced:
    """A photo as the text of a bundle tells of it; what the device could not reckon is empty."""

    file: str
    sha256: str = ""
    size: int = 0
    likeness: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One listing that is sent, and its supplier.

    `listing` is the listing's id, empty for a new one; `supplier_yaml` is None where the supplier is in the catalogue
    already and unchanged. `source` is the file it came in, for whoever reads findings, and `line` where in it the listing
    begins. `announced` are the photos that the text tells of, `photos` those that came, as they came.
    """

    reference: str
    language: str
    sender: Sender
    supplier: str
    listing: str
    listing_yaml: str
    supplier_yaml: str | None = None
    photos: tuple[Photo, ...] = ()
    source: str = ""
    announced: tuple[Announced, ...] = ()
    line: int = 0

    @property
    def branch(self) -> str:
        """The branch it is taken to."""
        return f"{BRANCHES}/{self.reference.lower()}"
