"""A breach: where a listing does not keep a standard, before it is known what follows from that."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog.document import Path
from catalog.finding import Message

LISTING, SUPPLIER = "listing.yml", "supplier.yml"


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a standard is not kept.

    `path` leads to the value in `file`, which is `listing.yml`, the supplier's `supplier.yml`, or a photo.
    A `doubtful` breach rests on a format or rule nobody has confirmed: it is never more than advice.
    `values` are added to the standard's own help, where that has gaps.
    """

    path: Path
    message: Message
    file: str = LISTING
    doubtful: bool = False
    values: Mapping[str, object] = field(default_factory=dict)
