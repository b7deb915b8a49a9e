"""Permits: the papers of a listing and of its supplier, as checks look at them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from catalog.document import Path
from catalog.field import Value
from catalog.finding import Message
from catalog.reference import Entry, Text, reference
from curation.breach import LISTING, SUPPLIER, Breach
from curation.inline import either, inline
from curation.subject import Subject

_DASHES = str.maketrans("–—‑", "---")
_SPACES = re.compile(r"\s+")
_SIGNS = re.compile(r"[ .\-]")


@dataclass(frozen=True, slots=True)
class Permit:
    """One entry below `certificates`, and where it stands."""

    file: str
    path: Path
    values: Mapping[str, Value]

    @property
    def kind(self) -> Entry:
        """What the catalogue knows of papers of this type."""
        return reference("certificates")[str(self.values["type"])]

    @property
    def number(self) -> str:
        """The number as it was typed."""
        return str(self.values.get("number") or "")

    @property
    def normal(self) -> str:
        """The number in the form its pattern is written for: capitals, single spaces, none of ` .-` where the type says so."""
        text = _SPACES.sub(" ", self.number.strip()).upper().translate(_DASHES)
        return _SIGNS.sub("", text) if self.kind.get("normalise") == "compact" else text

    @property
    def numbered(self) -> bool:
        """Whether the number holds a digit; a remark such as `being applied for` does not."""
        return any(map(str.isdigit, self.number))

    @property
    def level(self) -> str:
        """How far it was checked."""
        return str(self.values.get("level") or "")

    @property
    def of_one_product(self) -> bool:
        """Whether it is given for one product, so that a supplier's says nothing of the others."""
        return self.kind.get("holder") == "listing"

    def day(self, key: str) -> date | None:
        """One of its dates: issued, expires or seen_on."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def serves(self, on: date) -> bool:
        """Whether it has a number and is in force on that day."""
        issued, expires = self.day("issued"), self.day("expires")
        return self.numbered and (issued is None or issued <= on) and (expires is None or expires >= on)

    def breach(self, key: str, sentence: str, values: Mapping[str, object], doubtful: bool = False) -> Breach:
        """A breach at one of its fields; the sentence may name the paper as `{paper}`."""
        told = {"paper": inline(self.kind.name), **values}
        return Breach((*self.path, key), Message(sentence, told), self.file, doubtful, told)


def permits(subject: Subject, types: tuple[str, ...] = ()) -> Iterator[Permit]:
    """The papers of some types, or of any type that is known: the listing's, then its supplier's."""
    known = types or reference("certificates").entries
    for file, path, paper in subject.certificates():
        type = paper.get("type")
        if isinstance(type, str) and type in known:
            yield Permit(file, path, paper)


@cache
def rank(level: str) -> int:
    """How far a level of certainty goes; 0 for one that does not exist."""
    levels = reference("certificate_levels")
    return int(levels[level].get("rank")) if level in levels else 0


def level_name(level: str) -> Text:
    """What a level of certainty is called; one that does not exist, by its id."""
    levels = reference("certificate_levels")
    return inline(levels[level].name) if level in levels else {"id": level}


def called(types: tuple[str, ...]) -> Text:
    """The names of types of which any will do."""
    return either(reference("certificates")[type].name for type in types)


def home(types: tuple[str, ...]) -> tuple[str, Path]:
    """Where a paper of one of these types is to be written down: the file, and the path in it."""
    by_supplier = all(reference("certificates")[type].get("holder") == "supplier" for type in types)
    return (SUPPLIER if by_supplier else LISTING), ("certificates",)
