"""Which office helps: that of the government the supplier belongs to."""

import pytest

from curation.office import office

CITY, REGENCY, ELSEWHERE = "35.72.03.1004", "35.05.04.2009", "31.71"


@pytest.mark.parametrize(("named", "place", "helps"), [
    pytest.param("dinkes-kota", CITY, "dinkes-kota", id="a firm in the city goes to the city's office"),
    pytest.param("dinkes-kota", REGENCY, "dinkes-kabupaten", id="a firm in the regency goes to the regency's"),
    pytest.param("disnakkan-kabupaten", CITY, "dkpp-kota", id="the twin may have another name"),
    pytest.param("disnak-jatim", REGENCY, "disnak-jatim", id="the province's office serves both"),
    pytest.param("gs1-indonesia", CITY, "gs1-indonesia", id="a national body serves everybody"),
    pytest.param("dinkes-kota", ELSEWHERE, "dinkes-kota", id="from elsewhere it is the one named"),
    pytest.param("dinkes-kota", "", "dinkes-kota", id="without a place it is the one named"),
])
def test_the_office_is_that_of_ones_own_government(named: str, place: str, helps: str) -> None:
    found = office(named, place)
    assert found is not None
    assert found.id == helps


def test_where_no_office_is_named_none_is_made_up() -> None:
    assert office("", CITY) is None
