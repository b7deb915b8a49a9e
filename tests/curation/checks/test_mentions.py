"""A text has to say what another field holds, word for word but in any order."""

import pytest

from curation.checks.mentions import check
from tests.curation.checks.told import told


def brand(brand: str | None, name: str) -> list[tuple[str, str]]:
    return told(check, {"listing": {"brand": brand, "name.id": name, "name.en": name}}, fields=("name",), of="brand")


@pytest.mark.parametrize(("of", "name"), [
    ("Mawar", "Sambal pecel Mawar pedas"), ("MAWAR", "sambal mawar"), ("Batik Tirta", "Kain batik cap Tirta 220 cm"), (None, "Sambal pecel pedas"), ("  ", "Sambal pecel pedas"),
], ids=["as it is", "in other letters", "apart", "no brand", "a blank brand"])
def test_a_name_that_says_the_brand_is_kept(of: str | None, name: str) -> None:
    assert brand(of, name) == []


@pytest.mark.parametrize(("of", "name"), [("Mawar", "Sambal pecel pedas"), ("Mawar", "Sambal Mawarsari"), ("Dapur Mawar", "Sambal pecel Mawar")],
                         ids=["not there", "part of a word", "half of it"])
def test_a_name_that_does_not_is_told_in_each_language(of: str, name: str) -> None:
    assert brand(of, name) == [(f"name.{language}", f"'Product name' does not say '{of}'") for language in ("id", "en")]
