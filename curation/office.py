"""Offices: whom a supplier turns to, which is the office of the government it belongs to."""

from catalog.reference import Entry, reference


def office(id: str, place: str) -> Entry | None:
    """The office named, or its twin where that is the one of the government over `place`; None without an office."""
    offices, regions = reference("offices"), reference("regions")
    if id not in offices:
        return None
    above = {region.id for region in regions.ancestors(place)}
    named = offices[id]
    twin = named.get("twin")
    if named.get("government") not in above and twin in offices and offices[twin].get("government") in above:
        return offices[twin]
    return named
