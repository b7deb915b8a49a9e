"""Colours that stand in for photos until they arrive.

A strict content policy forbids colours in `style` attributes, so each photo's colour is rounded to one
of a small set of classes, and the stylesheet carries the set.
"""

from collections.abc import Iterator
from itertools import product

Colour = tuple[int, int, int]

PAPER: Colour = (239, 234, 225)
"""The ground on which most photos are taken: the stylesheet's own colour for photos."""

_NEAR_PAPER = 40
_LEVELS = (36, 100, 164, 228)


def colour_class(colour: Colour) -> str:
    """The class of the nearest colour of the set; empty where the paper itself is near enough."""
    if max(abs(own - paper) for own, paper in zip(colour, PAPER, strict=True)) <= _NEAR_PAPER:
        return ""
    return "et-c" + "".join(str(_nearest(channel)) for channel in colour)


def _nearest(channel: int) -> int:
    return min(range(len(_LEVELS)), key=lambda level: abs(_LEVELS[level] - channel))


def colour_css() -> str:
    """The rules of the set, for the stylesheet."""
    return "\n".join(_rules())


def _rules() -> Iterator[str]:
    for steps in product(range(len(_LEVELS)), repeat=3):
        digits = "".join(map(str, steps))
        code = "".join(f"{_LEVELS[step]:02x}" for step in steps)
        yield f".et-c{digits}{{background:#{code}}}"
