"""A listing: one product or commodity of one supplier, in one folder."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from catalog.field import Value
from catalog.reference import Text

FACTS = ("kind", "name", "category", "origin", "role", "confirmed")
"""The few fields that lists of listings are sorted and grouped by, kept beside the packed rest."""


@dataclass(slots=True)
class Listing:
    """One folder below a supplier's: its id, its typed values and the digest of its bytes.

    Ten thousand listings are held while a page shows one, so the values stay packed until asked for.
    `files` gives the SHA-256 of each file by name.
    """

    id: str
    supplier_id: str
    digest: str
    files: Mapping[str, str]
    facts: Mapping[str, Value]
    photo_files: tuple[str, ...]
    packed: bytes = field(repr=False)
    _data: Mapping[str, Value] | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, id: str, supplier_id: str, digest: str, files: Mapping[str, str], data: Mapping[str, Value]) -> "Listing":
        """A listing from its typed values."""
        facts = {key: data.get(key) for key in FACTS}
        shots = tuple(str(entry["file"]) for entry in cast("list[Mapping[str, Value]]", data.get("photos") or []))
        return cls(id, supplier_id, digest, files, facts, shots, pickle.dumps(data, pickle.HIGHEST_PROTOCOL))

    @property
    def data(self) -> Mapping[str, Value]:
        """The typed values of `listing.yml`, as its schema says."""
        if self._data is None:
            self._data = cast("Mapping[str, Value]", pickle.loads(self.packed))
        return self._data

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
