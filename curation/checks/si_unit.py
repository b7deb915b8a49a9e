"""Whether weights and volumes are written with the symbols of the SI."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from catalog.finding import N_, Message
from catalog.reference import Entry, reference
from curation.binding import Field
from curation.breach import Breach
from curation.subject import Subject


def check(subject: Subject, *, fields: tuple[Field, ...], units: tuple[str, ...], allowed: tuple[str, ...] = ()) -> Iterator[Breach]:
    """A breach for each amount in the texts of `fields` whose unit is one of `units`, but spelt otherwise: `200 gr`, `1 Kg`.

    A unit's symbol and its name in small letters are right, and so is a spelling in `allowed`; its aliases, and
    capitals where none belong, are not.
    """
    pattern, meant = _spellings(units)
    for field, path, language, text in subject.texts(fields):
        for match in pattern.finditer(text):
            unit = meant[match["unit"].casefold()]
            if match["unit"] not in (*_right(unit), *allowed):
                symbol = _symbols(unit).get(language) or next(iter(_symbols(unit).values()))
                values = {"found": match.group(), "right": f"{match['amount']} {symbol}"}
                message = Message(N_("the text says '{found}'; rightly written: {right}"), values)
                yield Breach(path, message, subject.file(field), values=values)


@cache
def _spellings(units: tuple[str, ...]) -> tuple[re.Pattern[str], Mapping[str, Entry]]:
    """A pattern for an amount with any spelling of a unit, and the unit each spelling means."""
    meant: dict[str, Entry] = {}
    for id in units:
        entry = reference("units")[id]
        for spelling in (*_right(entry), *entry.items("aliases")):
            meant.setdefault(spelling.casefold(), entry)
    either = "|".join(map(re.escape, sorted(meant, key=len, reverse=True)))
    return re.compile(rf"(?<![\w.,])(?P<amount>\d+(?:[.,]\d+)?) ?(?P<unit>{either})\b", re.IGNORECASE), meant


def _right(unit: Entry) -> tuple[str, ...]:
    """The spellings that are right in one language or another."""
    return *_symbols(unit).values(), *unit.name.values()


def _symbols(unit: Entry) -> Mapping[str, str]:
    return unit.text("symbol") or {"id": unit.get("symbol")}
