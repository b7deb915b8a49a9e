"""Words: ids, quantities and places as a reader of one language meets them. All remembered."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import cast

from catalog.reference import Entry, Text, reference
from site_builder.language import number, say, translator

NBSP = "\N{NO-BREAK SPACE}"


_UNIT = re.compile(r"(?<=\d) (?=(?:%|[^\W\d]{1,2})(?!\w))")


def held(text: str) -> str:
    """A name whose numbers are held to their units, so that a line never begins with a lonely `g`."""
    return _UNIT.sub(NBSP, text)


@lru_cache(maxsize=65536)
def name(list_name: str, id: str, language: str) -> str:
    """The name of an entry of a reference; the id itself where the reference has lost it."""
    entries = reference(list_name).entries
    return say(entries[id].name, language) if id in entries else id


@lru_cache(maxsize=4096)
def short(list_name: str, id: str, language: str) -> str:
    """The name without what stands in brackets: `P-IRT` of `P-IRT (SPP-IRT)`."""
    return name(list_name, id, language).split(" (")[0]


@lru_cache(maxsize=4096)
def unit(id: str, language: str, one: bool = False) -> str:
    """The unit as it stands after a number, or after "per" when `one`."""
    entries = reference("units").entries
    return _counted(entries[id], language, one) if id in entries else id


def _counted(entry: Entry, language: str, one: bool) -> str:
    text: Text = (entry.text("one") if one else {}) or entry.text("symbol")
    return say(text, language) if text else entry.get("symbol") or say(entry.name, language)


@lru_cache(maxsize=65536)
def quantity(amount: Decimal | int, unit_id: str, language: str) -> str:
    """An amount with its unit: `1.250 kg`, `1 bungkus`."""
    return f"{number(amount, language)}{NBSP}{unit(unit_id, language, amount == 1)}"


@lru_cache(maxsize=16384)
def measured(list_name: str, amount: Decimal | int, id: str, language: str) -> str:
    """An amount in an entry of `measures` or `durations`: `62%`, `9 bulan`, `1 day`."""
    entry = reference(list_name).entries.get(id)
    word = id if entry is None else say((entry.text("one") if amount == 1 else {}) or entry.name, language)
    return number(amount, language) + ("" if word == "%" else NBSP) + word


def sides(dimensions: Mapping[str, object], language: str) -> str:
    """Measures of a thing: `40 × 30 × 25 cm`; what is round or stands alone is named: `Ø 18 cm, height 7 cm`."""
    length, width, height, diameter = (cast("Decimal | None", dimensions.get(side)) for side in ("length", "width", "height", "diameter"))
    return _sides(length, width, height, diameter, str(dimensions["unit"]), language)


@lru_cache(maxsize=8192)
def _sides(length: Decimal | None, width: Decimal | None, height: Decimal | None, diameter: Decimal | None,
           unit_id: str, language: str) -> str:
    tell, after = translator(language), NBSP + unit(unit_id, language)
    flat = [side for side in (length, width) if side is not None]
    if height is not None and len(flat) == 2:
        flat.append(height)
    parts = [f" ×{NBSP}".join(number(side, language) for side in flat) + after] if flat else []
    if diameter is not None:
        parts.append(f"Ø{NBSP}{number(diameter, language)}{after}")
    if height is not None and len(flat) < 3:
        parts.append(tell("height %(size)s", size=number(height, language) + after))
    return ", ".join(parts)


@lru_cache(maxsize=4096)
def village(code: str, language: str) -> str:
    """A place in full: `Kelurahan Sananwetan, Kecamatan Sananwetan, Kota Blitar`."""
    return ", ".join(_level(entry, language) for entry in reference("regions").ancestors(code) if entry.get("level") != "provinsi")


@lru_cache(maxsize=4096)
def district(code: str, language: str) -> str:
    """A place as a buyer needs it, without the village: `Sananwetan, Kota Blitar`."""
    above = [entry for entry in reference("regions").ancestors(code) if entry.get("level") in ("kecamatan", "kabupaten", "kota")]
    return ", ".join(say(entry.name, language) for entry in above)


@lru_cache(maxsize=4096)
def subdistrict(code: str, language: str) -> str:
    """The name of the kecamatan alone."""
    return district(code, language).partition(",")[0]


def _level(entry: Entry, language: str) -> str:
    tell, called = translator(language), say(entry.name, language)
    match entry.get("level"):
        case "kelurahan":
            return tell("%(name)s ward", name=called)
        case "desa":
            return tell("%(name)s village", name=called)
        case "kecamatan":
            return tell("%(name)s district", name=called)
    return called


@lru_cache(maxsize=512)
def place(code: str, language: str) -> str:
    """The heading of a place's page: `Kecamatan Nglegok`, `Kota Blitar`."""
    return _level(reference("regions")[code], language)
