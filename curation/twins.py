"""Twins: listings that share what should be one's own, found across the whole catalogue at once."""

from collections import defaultdict
from collections.abc import Iterable

from catalog.listing import Listing
from curation.subject import Twin

PHOTO = "photo"
NEAR = 4
"""Two photos whose hashes differ in at most so many of 64 bits are the same picture."""

_BANDS = NEAR + 1


def twins(listings: Iterable[Listing]) -> dict[str, tuple[Twin, ...]]:
    """For each listing's path, what it shares with another's; listings that share nothing are left out."""
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    shots: dict[tuple[int, int], list[tuple[int, str, str]]] = defaultdict(list)
    for listing in listings:
        for trait in listing.traits:
            held[trait].append(listing.path)
        for file, sight in listing.sights.items():
            for band in _bands(sight.likeness):
                shots[band].append((sight.likeness, listing.path, file))
    found: dict[str, set[Twin]] = defaultdict(set)
    for (what, value), paths in held.items():
        for path in paths if len(paths) > 1 else ():
            found[path] |= {Twin(what, value, other) for other in paths if other != path}
    for alike in shots.values():
        if len(alike) > 1:
            _same(alike, found)
    return {path: tuple(sorted(shared, key=lambda twin: (twin.what, twin.own, twin.other))) for path, shared in found.items() if shared}


def _bands(likeness: int) -> Iterable[tuple[int, int]]:
    """The hash in so many pieces that two near hashes share at least one whole."""
    width = -(-64 // _BANDS)
    return ((band, (likeness >> (band * width)) & ((1 << width) - 1)) for band in range(_BANDS))


def _same(alike: list[tuple[int, str, str]], found: dict[str, set[Twin]]) -> None:
    for n, (likeness, path, file) in enumerate(alike):
        for other_likeness, other, other_file in alike[n + 1:]:
            if path != other and (likeness ^ other_likeness).bit_count() <= NEAR:
                found[path].add(Twin(PHOTO, file, other))
                found[other].add(Twin(PHOTO, other_file, path))
