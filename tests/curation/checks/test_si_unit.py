"""Weights and volumes in texts: the right spellings are let be, the wrong ones told with the right."""

import pytest

from curation.checks.si_unit import check
from curation.example import stage

UNITS = ("mg", "g", "kg", "ml", "l")


def wrong(name: str, language: str = "id", allowed: tuple[str, ...] = ()) -> list[tuple[object, object]]:
    names = {"id": "Sambal pecel Mawar", language: name}
    breaches = check(stage({"listing": {"name": names}}).subject, fields=("name",), units=UNITS, allowed=allowed)
    return [(breach.values["found"], breach.values["right"]) for breach in breaches]


@pytest.mark.parametrize("name", [
    "Sambal 200 g", "Sambal 1 kg", "Sambal 200g", "Sambal 200 gram", "Sirup 250 ml", "Sirup 1 l", "Sirup 1 L", "Sirup 0,5 liter", "Jahe 500 mg",
    "Kendang 50 cm", "Koi K017", "Level 5 Goreng", "Isi 6 butir", "Telur 2 papan", "4 gelas", "Ukuran 3XL", "Seri 5G2",
])
def test_right_spellings_and_other_words_are_let_be(name: str) -> None:
    assert wrong(name) == []


@pytest.mark.parametrize(("name", "found", "right"), [
    ("Sambal 200 gr", "200 gr", "200 g"), ("Sambal 200gr pedas", "200gr", "200 g"), ("Sambal 200 Gr", "200 Gr", "200 g"),
    ("Sambal 200 GRAM", "200 GRAM", "200 g"), ("SAMBAL 200 G", "200 G", "200 g"), ("Gula 1 Kg", "1 Kg", "1 kg"), ("Gula 1,5 KG", "1,5 KG", "1,5 kg"),
    ("Gula 2 kilo", "2 kilo", "2 kg"), ("Sirup 1 ltr", "1 ltr", "1 l"), ("Sirup 330 ML", "330 ML", "330 ml"), ("Sirup 100 cc", "100 cc", "100 ml"),
])
def test_wrong_spellings_are_told_with_the_right_one(name: str, found: str, right: str) -> None:
    assert wrong(name) == [(found, right)]


def test_every_wrong_amount_of_a_text_is_told() -> None:
    assert wrong("Paket 2 Kg dan 500 gr") == [("2 Kg", "2 kg"), ("500 gr", "500 g")]


def test_the_right_one_is_in_the_language_of_the_text() -> None:
    assert wrong("Syrup, 1 ltr", "en") == [("1 ltr", "1 L")]


def test_a_spelling_may_be_allowed() -> None:
    assert wrong("Sirup 330 mL") == [("330 mL", "330 ml")]
    assert wrong("Sirup 330 mL", allowed=("mL",)) == []
