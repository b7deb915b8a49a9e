"""Whether what a P-IRT number says agrees with the product it is given for.

Its digits, by the numbering of Peraturan BPOM 22/2018: 1 packaging, 2 and 3 type of food, 4 to 7 the regency or city,
8 and 9 the product and 10 to 13 the maker there, 14 and 15 the year of expiry.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from catalog.finding import N_
from catalog.reference import BrokenConfiguration, reference
from curation.breach import Breach
from curation.inline import inline
from curation.permit import Permit, permits
from curation.subject import Subject

Clash = tuple[str, dict[str, object]]
"""What is to be said of a number that does not agree, and its values."""

DIGITS = 15
ANY_PACKAGING = "8"
"""The first digit of a number given for several kinds of packaging."""


def check(subject: Subject, *, part: str) -> Iterator[Breach]:
    """A breach for each P-IRT number of the listing whose `part` does not agree: year, district, food-type or packaging."""
    if part not in _PARTS:
        raise BrokenConfiguration(f"the check 'pirt' has no part '{part}'; it has: {', '.join(_PARTS)}")
    for permit in permits(subject, ("pirt",)):
        digits = re.sub(r"\D", "", permit.number)
        if len(digits) == DIGITS and (clash := _PARTS[part](subject, permit, digits)):
            yield permit.breach("number", clash[0], {"number": permit.number, **clash[1]})


def _year(subject: Subject, permit: Permit, digits: str) -> Clash | None:
    """Where the paper does not say when it ends, its number still does."""
    year, expires = int(f"20{digits[13:]}"), permit.day("expires")
    if expires and expires.year != year:
        return N_("the number '{number}' ends with the year {year}, but the paper on {day}"), {"year": str(year), "day": expires}
    if not expires and year < subject.on.year:
        return N_("the number '{number}' ended with the year {year}"), {"year": str(year)}
    return None


def _district(subject: Subject, permit: Permit, digits: str) -> Clash | None:
    own = [place for place in reference("regions").ancestors(subject.listing.origin) if place.get("level") in ("kabupaten", "kota")]
    if not own or digits[3:7] == own[0].id.replace(".", ""):
        return None
    code = f"{digits[3:5]}.{digits[5:7]}"
    issuer = reference("regions").entries.get(code)
    return N_("the number '{number}' was given by {issuer}, but the product is made in {place}"), {
        "issuer": issuer.name if issuer else code, "place": own[0].name}


def _food_type(subject: Subject, permit: Permit, digits: str) -> Clash | None:
    category, types = reference("categories").entries.get(subject.listing.category), reference("food_types")
    wanted, given = category.get("pirt") if category else "", digits[1:3]
    if not category or not wanted or given == wanted or given not in types:
        return None
    return N_("the number '{number}' is for {given} ({digits}), but {category} belongs to {wanted}"), {
        "given": inline(types[given].name), "digits": given, "category": inline(category.name), "wanted": inline(types[wanted].name)}


def _packaging(subject: Subject, permit: Permit, digits: str) -> Clash | None:
    entries = reference("packagings").entries
    packed = entries.get(str(subject.at("packing.material")))
    if not packed or not packed.get("pirt_digit") or digits[0] in (packed.get("pirt_digit"), ANY_PACKAGING):
        return None
    given = [entry for entry in entries.values() if entry.get("pirt_digit") == digits[0]]
    return (N_("the number '{number}' is for packaging of {given}, but the product is packed in {packed}"),
            {"given": inline(given[0].name), "packed": inline(packed.name)}) if given else None


_PARTS: Mapping[str, Callable[[Subject, Permit, str], Clash | None]] = {
    "year": _year, "district": _district, "food-type": _food_type, "packaging": _packaging}
