"""Packed texts: how the index writes numbers, positions, columns and words so that gzip and a phone make little of them.

All of it is printable ASCII that JSON need not escape, but for the words themselves. `scripts/engine.js` reads it.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Sequence

ALPHABET = "".join(chr(code) for code in range(35, 126) if code != 92)
"""Ninety characters; what lies around them, as `!` and `~`, separates."""

LAST = 60
"""The first so many end a number; the others say that it goes on."""

LONGEST = 25
"""The most letters that a word can take over from the one before: there are so many capitals."""


def number(value: int) -> str:
    """A whole number from 0: one character below sixty, two below 1,860, three below 55,860."""
    value, last = divmod(value, LAST)
    text = ALPHABET[last]
    while value:
        value, more = divmod(value - 1, len(ALPHABET) - LAST)
        text = ALPHABET[LAST + more] + text
    return text


_FEW = tuple(number(value) for value in range(4096))


def numbers(values: Iterable[int]) -> str:
    """Whole numbers, one after the other."""
    return "".join([_FEW[value] if value < 4096 else number(value) for value in values])


def positions(rising: Iterable[int]) -> str:
    """Rising positions, as runs: how far it is from the end of the last one, and for longer ones how long."""
    return numbers(_steps(rising))


def _steps(rising: Iterable[int]) -> Iterator[int]:
    end = start = 0                             # the run that is being read is start … end - 1
    last = 0
    for position in rising:
        if position == end and end > start:
            end += 1
            continue
        if end > start:
            yield from _run(start - last, end - start)
            last = end
        start, end = position, position + 1
    if end > start:
        yield from _run(start - last, end - start)


def _run(gap: int, length: int) -> tuple[int, ...]:
    return (gap * 2,) if length == 1 else (gap * 2 + 1, length - 2)


def column(values: Sequence[int]) -> list[str]:
    """One number for each listing, a character a listing: a string for the low digits, and more where numbers have more."""
    strings, most = [], max(values, default=0)
    while True:
        strings.append("".join([ALPHABET[value % 90] for value in values]))
        most //= 90
        if not most:
            return strings
        values = [value // 90 for value in values]


def words(rising: Iterable[str]) -> str:
    """Sorted words, each as a capital that says how many letters it shares with the one before, and the rest."""
    parts, before = [], ""
    for word in rising:
        shared = 0
        for one, other in zip(word[:LONGEST], before, strict=False):
            if one != other:
                break
            shared += 1
        parts.append(chr(65 + shared) + word[shared:])
        before = word
    return "".join(parts)


def name(content: str) -> str:
    """The name of exactly this content, short: four characters."""
    return urlsafe_b64encode(hashlib.blake2b(content.encode(), digest_size=3).digest()).decode()
