"""Slugs: ids made of names."""

import re
import unicodedata

from catalog.format import LONGEST_SLUG

ROOM = 12
"""An id made of a name leaves so many letters for what tells it from others."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\Z")


def slug(text: str, longest: int = LONGEST_SLUG - ROOM) -> str:
    """A text as an id: plain letters, digits and hyphens, cut between words; empty where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    while len("-".join(words)) > longest and len(words) > 1:
        words.pop()
    id = "-".join(words)[:longest]
    return f"produk-{id}" if _RESERVED.match(id) else id
