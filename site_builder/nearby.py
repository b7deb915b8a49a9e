"""What stands near a listing: other goods of its supplier, and the like from others. Its page shows both."""

from bisect import bisect_left

from catalog.reference import reference
from curation.publication import Shown
from site_builder.edition import Edition

FEW = 4
_LOOKED = 40
"""So many neighbours are looked at before a wider category is tried: enough to pass over one's own goods."""


def same_supplier(edition: Edition, position: int) -> list[int]:
    """The supplier's other goods: the next ones in the supplier's own order."""
    return _after(edition, edition.by_supplier[edition.shown[position].supplier.id], position)[:FEW]


def similar(edition: Edition, position: int) -> list[int]:
    """Goods of the same category from other suppliers; of the category above where there are too few."""
    here: Shown = edition.shown[position]
    found: dict[int, None] = {}
    for category in reference("categories").ancestors(here.listing.category):
        for other in _after(edition, edition.by_category[category.id], position)[:_LOOKED]:
            if edition.shown[other].supplier.id != here.supplier.id:
                found[other] = None
        if len(found) >= FEW:
            break
    return list(found)[:FEW]


def _after(edition: Edition, ring: list[int], position: int) -> list[int]:
    """The others of a list that runs in a ring, from the one after a position on. Positions in it rise."""
    where = bisect_left(ring, position)
    turned = ring[where + 1:where + 1 + _LOOKED]
    return turned if len(turned) == _LOOKED else turned + ring[:min(where, _LOOKED - len(turned))]
