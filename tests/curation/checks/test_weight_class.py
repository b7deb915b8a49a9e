"""Sizes that a name promises, and what one piece weighs."""

import pytest

from catalog.document import Raw
from curation.checks.weight_class import check
from curation.example import stage

CLASSES = {"kecil": "-50", "sedang": "50-60", "besar": "60-"}


def clash(name: str, weight: Raw) -> list[str]:
    subject = stage({"kind": "commodity", "listing": {"name": {"id": name, "en": "Small eggs"}, "commodity.piece_weight": weight}}).subject
    return [str(breach.message) for breach in check(subject, fields=("name",), weight="kind.piece_weight", classes=CLASSES)]


@pytest.mark.parametrize(("name", "weight"), [
    ("Telur besar", {"min": "60", "max": "75", "unit": "g"}), ("Telur Sedang", {"min": "50", "max": "60", "unit": "g"}),
    ("Telur kecil", {"min": "42", "max": "50", "unit": "g"}), ("Telur besar", {"min": "0.061", "unit": "kg"}), ("Telur sedang", {"max": "60", "unit": "g"}),
])
def test_a_size_that_is_kept_is_let_be(name: str, weight: Raw) -> None:
    assert clash(name, weight) == []


def test_a_piece_below_its_size_is_found() -> None:
    assert clash("Telur besar", {"min": "55", "max": "66", "unit": "g"}) == ["'besar' begins at 60 g, but a piece may weigh only 55 g"]


def test_a_piece_above_its_size_is_found() -> None:
    assert clash("Telur kecil", {"min": "45", "max": "55", "unit": "g"}) == ["'kecil' goes up to 50 g, but a piece may weigh 55 g"]


def test_both_ends_may_be_out() -> None:
    assert len(clash("Telur sedang", {"min": "40", "max": "70", "unit": "g"})) == 2


def test_weights_are_compared_in_grams() -> None:
    assert clash("Telur besar", {"min": "0.055", "unit": "kg"}) == ["'besar' begins at 60 g, but a piece may weigh only 55.000 g"]


@pytest.mark.parametrize(("name", "weight"), [
    ("Telur ayam", {"min": "40", "unit": "g"}), ("Telur sedang dan besar", {"min": "40", "unit": "g"}), ("Telur besar", None), ("Telur pembesar", {"min": "40", "unit": "g"}),
], ids=["no size named", "two sizes named", "no weight given", "a longer word"])
def test_where_nothing_can_be_compared_nothing_is_said(name: str, weight: Raw) -> None:
    assert clash(name, weight) == []
