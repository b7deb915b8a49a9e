"""Tokens: the words of a text as they are looked for, alike in Python and in the browser."""

import re
import unicodedata
from functools import lru_cache

LONGEST = 32

_WORD = re.compile(r"[^\W_]+")
_MEASURED = re.compile(r"(\d+)[a-z]{1,2}")


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text: small letters without accents and hidden characters, numbers without their units; no single characters."""
    plain = unicodedata.normalize("NFKD", text) if not text.isascii() else text
    if not plain.isascii():
        plain = "".join(one for one in plain if unicodedata.category(one) not in ("Mn", "Mc", "Me", "Cf"))
    found = (measured[1] if (measured := _MEASURED.fullmatch(word)) else word for word in _WORD.findall(plain.lower()))
    return tuple(word[:LONGEST] for word in found if len(word) > 1)
