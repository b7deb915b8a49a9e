"""A supplier: a firm, farm or cooperative whose listings stand in the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from catalog.field import Value
from catalog.listing import end_of


@dataclass(frozen=True, slots=True)
class Supplier:
    """One folder of `products/`: its id, what `supplier.yml` says, and the digest of its own files."""

    id: str
    data: Mapping[str, Value]
    digest: str
    files: Mapping[str, str]

    @property
    def name(self) -> str:
        """The business name."""
        return str(self.data.get("name") or self.id)

    @property
    def ends(self) -> date | None:
        """The last day on which all its papers hold; None where none of them ends."""
        return end_of(self.data)

    @property
    def place(self) -> str:
        """The code of the village where the business is."""
        return str(self.data.get("place") or "")

    def consents_to(self, scope: str, on: date) -> bool:
        """Whether a recorded consent that is not withdrawn on that day names `scope`."""
        for consent in cast("list[Mapping[str, Value]]", self.data.get("consents") or []):
            given, withdrawn = cast(date, consent["given"]), cast("date | None", consent.get("withdrawn"))
            if given <= on and (withdrawn is None or on < withdrawn) and scope in cast("list[str]", consent["scope"]):
                return True
        return False

    def contact(self, kind: str, on: date) -> str | None:
        """The first contact of a kind that may be published on that day, or None."""
        for contact in cast("list[Mapping[str, str]]", self.data.get("contacts") or []):
            if contact["kind"] == kind and self.consents_to(kind, on):
                return contact["value"]
        return None
