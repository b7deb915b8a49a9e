"""Texts in capitals are told; brands, abbreviations and short texts are not."""

import pytest

from curation.checks.capitals import check
from tests.curation.checks.told import told


def share(text: str, most: int = 50) -> list[str]:
    return [sentence for _, sentence in told(check, {"listing": {"name.id": text, "name.en": "Plain English name"}}, fields=("name",), most=most)]


@pytest.mark.parametrize(("text", "percent"), [("SAMBAL PECEL MAWAR 200 G", 100), ("SAMBAL PECEL Mawar pedas", 57)])
def test_the_share_of_capitals_is_told(text: str, percent: int) -> None:
    assert share(text) == [f"{percent}% of the letters of 'Product name' are capitals"]


@pytest.mark.parametrize("text", ["Sambal pecel MAWAR P-IRT 200 g", "SP 200 G", "BPOM RI MD", "Sambal Pecel Mawar", "1234567890123456", "花生酱辣酱花生酱辣酱花生酱"],
                         ids=["a brand and a permit", "few letters", "an abbreviation", "ordinary capitals", "no letters", "a script without capitals"])
def test_ordinary_writing_is_left_alone(text: str) -> None:
    assert share(text) == []


def test_exactly_the_most_is_kept() -> None:
    assert share("ABCDEFabcdef") == []
    assert len(share("ABCDEFGabcdef")) == 1
