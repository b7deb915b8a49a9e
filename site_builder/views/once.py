"""What many pages of one edition show alike, made once: cards, makers, suppliers' papers."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from site_builder.edition import Edition

T = TypeVar("T")

_kept: tuple[Edition, dict[Hashable, Any]] | None = None


def once(edition: Edition, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gave for this key and edition; only the last edition asked about is remembered."""
    global _kept
    if _kept is None or _kept[0] is not edition:
        _kept = (edition, {})
    memory = _kept[1]
    if key not in memory:
        memory[key] = make()
    made: T = memory[key]
    return made
