"""Names as they stand inside a sentence."""

import pytest

from catalog.reference import reference
from curation.inline import either, inline


@pytest.mark.parametrize(("name", "inside"), [
    ("Sertifikat halal", "sertifikat halal"), ("NIB (Nomor Induk Berusaha)", "NIB (Nomor Induk Berusaha)"), ("P-IRT (SPP-IRT)", "P-IRT (SPP-IRT)"),
    ("PB-UMKU", "PB-UMKU"), ("Izin edar BPOM (MD)", "izin edar BPOM (MD)"), ("kg", "kg"), ("A", "A"), ("", ""),
])
def test_only_an_abbreviation_keeps_its_capital(name: str, inside: str) -> None:
    assert inline({"id": name}) == {"id": inside}


def test_every_language_is_kept() -> None:
    for entry in reference("certificates").entries.values():
        assert inline(entry.name).keys() == entry.name.keys()


def test_several_are_joined_without_a_word_of_any_language() -> None:
    assert either([{"id": "Telur", "en": "Eggs"}, {"id": "Susu", "en": "Milk"}]) == {"id": "telur / susu", "en": "eggs / milk"}
