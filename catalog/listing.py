"""A listing: one product or commodity of one supplier, in one folder."""

import hashlib
import pickle
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from catalog.field import Value
from catalog.reference import Text
from catalog.sight import Sight

FACTS = ("kind", "name", "category", "origin", "role", "confirmed")
"""The few fields that lists of listings are sorted and grouped by, kept beside the packed rest."""


@dataclass(slots=True)
class Listing:
    """One folder below a supplier's: its id, its typed values and the digest of its bytes.

    Ten thousand listings are held while a page shows one, so the values stay packed until asked for, and only
    those of the last few are kept unpacked. `files` gives the SHA-256 of each file by name, `sights` what was
    measured of each photo, `traits` what no two listings should share: a GTIN, a permit's number, the
    description's wording. `ends` is the last day on which its permits and its price all hold; None where none
    of them ends.
    """

    id: str
    supplier_id: str
    digest: str
    files: Mapping[str, str]
    facts: Mapping[str, Value]
    photo_files: tuple[str, ...]
    packed: bytes = field(repr=False)
    sights: Mapping[str, Sight] = field(default_factory=dict, repr=False)
    traits: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    ends: date | None = None
    _data: Mapping[str, Value] | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, id: str, supplier_id: str, digest: str, files: Mapping[str, str], data: Mapping[str, Value],
           sights: Mapping[str, Sight] | None = None) -> "Listing":
        """A listing from its typed values."""
        facts = {key: data.get(key) for key in FACTS}
        shots = tuple(str(entry["file"]) for entry in cast("list[Mapping[str, Value]]", data.get("photos") or []))
        packed = pickle.dumps(data, pickle.HIGHEST_PROTOCOL)
        return cls(id, supplier_id, digest, files, facts, shots, packed, sights or {}, tuple(_traits(data)), end_of(data))

    @property
    def data(self) -> Mapping[str, Value]:
        """The typed values of `listing.yml`, as its schema says."""
        data = self._data
        if data is None:
            if len(_unpacked) == _unpacked.maxlen:
                _unpacked[0]._data = None
            self._data = data = cast("Mapping[str, Value]", pickle.loads(self.packed))
            _unpacked.append(self)
        return data

    @property
    def path(self) -> str:
        """Its folder, as people and commands name it: `<supplier>/<listing>`."""
        return f"{self.supplier_id}/{self.id}"

    @property
    def kind(self) -> str:
        """food, commodity, craft, live-animal, live-plant or goods."""
        return str(self.facts["kind"])

    @property
    def name(self) -> Text:
        """The product name per language."""
        return cast(Text, self.facts["name"])

    @property
    def category(self) -> str:
        """Id in the reference of categories."""
        return str(self.facts["category"])

    @property
    def origin(self) -> str:
        """The code of the village where it is made or harvested."""
        return str(self.facts["origin"])

    def section(self, key: str) -> Mapping[str, Value]:
        """A section of the listing, such as `price`; empty when it is missing."""
        return cast("Mapping[str, Value]", self.data.get(key) or {})

    @property
    def photos(self) -> list[Mapping[str, Value]]:
        """The photo entries in their order; the first is the main photo."""
        return cast("list[Mapping[str, Value]]", self.data.get("photos") or [])


_unpacked: deque[Listing] = deque(maxlen=1024)
"""The listings asked for last, whose values lie unpacked: those of ten thousand would fill the memory of every worker."""


def end_of(data: Mapping[str, Value]) -> date | None:
    """The last day on which the permits and the price of an entry all hold; None where none of them ends."""
    papers = cast("list[Mapping[str, Value]]", data.get("certificates") or [])
    price = cast("Mapping[str, Value]", data.get("price") or {})
    days = [day for day in (*(paper.get("expires") for paper in papers), price.get("valid_until")) if isinstance(day, date)]
    return min(days, default=None)


def _traits(data: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """What names this listing alone, each with the field it stands in."""
    identifiers = cast("Mapping[str, Value]", data.get("identifiers") or {})
    if gtin := identifiers.get("gtin"):
        yield "identifiers.gtin", str(gtin)
    for paper in cast("list[Mapping[str, Value]]", data.get("certificates") or []):
        yield "certificates", f"{paper.get('type')} {re.sub(r'[^A-Z0-9]', '', str(paper.get('number')).upper())}"
    description = cast("Mapping[str, Value]", data.get("description") or {})
    words = re.findall(r"\w+", str(description.get("id") or "").casefold())
    if len(words) >= _TELLING:
        yield "description", hashlib.blake2b(" ".join(words).encode(), digest_size=12).hexdigest()


_TELLING = 12
"""Fewer words than this are the same by chance."""
