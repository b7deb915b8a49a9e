"""Two places are compared by the region they lie in."""

import pytest

from curation.checks.same_region import check
from tests.curation.checks.told import breaches, told

CITY, OTHER_WARD, REGENCY = "35.72.03.1004", "35.72.01.1001", "35.05.11.1006"


def places(origin: str, *levels: str) -> list[tuple[str, str]]:
    return told(check, {"listing": {"origin": origin}, "supplier": {"place": CITY}}, place="origin", of="supplier.place", levels=levels)


@pytest.mark.parametrize(("origin", "levels"), [(CITY, ("kabupaten", "kota")), (OTHER_WARD, ("kabupaten", "kota")), (REGENCY, ("provinsi",))],
                         ids=["the same village", "another ward of the city", "the same province"])
def test_places_in_one_region_are_kept(origin: str, levels: tuple[str, ...]) -> None:
    assert places(origin, *levels) == []


def test_places_in_two_regions_are_told() -> None:
    (path, sentence), = places(REGENCY, "kabupaten", "kota")
    assert path == "origin"
    assert "Blitar Regency" in sentence and "Blitar City" in sentence


def test_the_narrowest_level_named_counts() -> None:
    assert len(places(OTHER_WARD, "kecamatan", "kota")) == 1


def test_the_regions_are_named_in_both_languages() -> None:
    breach, = breaches(check, {"listing": {"origin": REGENCY}, "supplier": {"place": CITY}}, place="origin", of="supplier.place", levels=("kabupaten", "kota"))
    assert breach.message.values["place"] == {"id": "Kabupaten Blitar", "en": "Blitar Regency"}
