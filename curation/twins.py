"""Twins: listings that share what should be one's own, found across the whole catalogue at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from catalog.listing import Listing
from catalog.sight import Sight
from curation.subject import Twin

PHOTO = "photo"
ROWS, BITS = 16, 16
NEAR = ROWS - 1
"""Two photos whose hashes differ in at most so many of 256 bits are the same picture.

Tried on 105 pictures of goods: copies saved at a third of the quality, halved, enlarged or made lighter differ in
at most 9 bits, copies that lost a hundredth on each side mostly in fewer than 16; pictures of two suppliers in 20 or more.
"""

_PRODUCER = "producer"

Shot = tuple[Listing, str, Sight]
Found = dict[str, set[Twin]]


def twins(listings: Iterable[Listing]) -> dict[str, tuple[Twin, ...]]:
    """For each listing's path, what it shares with another's; listings that share nothing are left out.

    Of many that share one thing, each is told of one of its own supplier and one of another. Who offers a
    maker's goods on its behalf may share everything with the maker. Photos of one supplier, who takes them all
    before the same wall, are twins only when they are the very same.
    """
    held: dict[tuple[str, str], list[Listing]] = defaultdict(list)
    shots: dict[int, list[Shot]] = defaultdict(list)
    for listing in listings:
        for trait in listing.traits:
            held[trait].append(listing)
        for file, sight in listing.sights.items():
            if sight.likeness:
                shots[sight.likeness].append((listing, file, sight))
    found: Found = defaultdict(set)
    for (what, value), sharing in held.items():
        if len(sharing) > 1:
            _shared(what, value, sharing, found)
    _copies(shots, found)
    _pictures(shots, found)
    return {path: tuple(sorted(shared, key=lambda twin: (twin.what, twin.own, twin.other))) for path, shared in found.items() if shared}


def _shared(what: str, value: str, sharing: Sequence[Listing], found: Found) -> None:
    own: dict[str, list[Listing]] = defaultdict(list)
    for listing in sharing:
        own[listing.supplier_id].append(listing)
    few = _few(sharing)
    for listing in sharing:
        sibling = [one for one in own[listing.supplier_id][:2] if one is not listing][:1]
        for other in (*sibling, *_strangers(listing, few)):
            found[listing.path].add(Twin(what, value, other.path))


def _few(sharing: Iterable[Listing]) -> list[Listing]:
    """Of makers and of those who offer on behalf, the first of two suppliers each: enough for anyone to find a stranger."""
    firsts: dict[bool, dict[str, Listing]] = {True: {}, False: {}}
    for listing in sharing:
        side = firsts[_makes(listing)]
        if len(side) < 2:
            side.setdefault(listing.supplier_id, listing)
    return [listing for side in firsts.values() for listing in side.values()]


def _strangers(listing: Listing, few: Iterable[Listing]) -> list[Listing]:
    """The first of another supplier, unless one of the two makes the goods and the other offers what others make."""
    return [other for other in few if other.supplier_id != listing.supplier_id and _makes(other) is _makes(listing)][:1]


def _makes(listing: Listing) -> bool:
    return listing.facts["role"] == _PRODUCER


def _copies(shots: dict[int, list[Shot]], found: Found) -> None:
    """The very same photo twice with one supplier, be it in the same listing."""
    for sharing in shots.values():
        same: dict[tuple[str, Sight], tuple[Listing, str]] = {}
        for listing, file, sight in sharing if len(sharing) > 1 else ():
            other, other_file = same.setdefault((listing.supplier_id, sight), (listing, file))
            if (other, other_file) != (listing, file):
                found[listing.path].add(Twin(PHOTO, file, other.path))
                found[other.path].add(Twin(PHOTO, other_file, listing.path))


def _pictures(shots: dict[int, list[Shot]], found: Found) -> None:
    """The same picture with two suppliers: hashes that are near have a row of bits in common, and plain ground is no row."""
    rows: dict[tuple[int, int], list[int]] = defaultdict(list)
    few = {likeness: _few(listing for listing, _, _ in sharing) for likeness, sharing in shots.items()}
    for likeness in shots:
        _foreign(shots[likeness], few[likeness], found)
        for row in range(ROWS):
            if bits := (likeness >> (row * BITS)) & ((1 << BITS) - 1):
                rows[row, bits].append(likeness)
    seen: set[tuple[int, int]] = set()
    for alike in rows.values():
        for n, one in enumerate(alike):
            for other in alike[n + 1:]:
                if (one ^ other).bit_count() <= NEAR and (one, other) not in seen:
                    seen.add((one, other))
                    _foreign(shots[one], few[other], found)
                    _foreign(shots[other], few[one], found)


def _foreign(shots: Iterable[Shot], few: Sequence[Listing], found: Found) -> None:
    """Tell each who shows a picture of another supplier that shows it too."""
    for listing, file, _ in shots:
        found[listing.path] |= {Twin(PHOTO, file, other.path) for other in _strangers(listing, few)}
