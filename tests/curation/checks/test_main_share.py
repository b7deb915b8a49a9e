"""The main ingredient's share: that of the first, or of the one the goods are named after."""

import pytest

from curation.checks.main_share import check
from tests.curation.checks.told import told

SAID = [("food.ingredients.id", "'Ingredients' does not say what it has to")]


def said(ingredients: str, name: str = "Sambal pecel Dapur Mawar 200 g") -> list[tuple[str, str]]:
    return told(check, {"listing": {"name.id": name, "food.ingredients": {"id": ingredients}}}, ingredients="kind.ingredients", name="name")


@pytest.mark.parametrize("ingredients", [
    "Kacang tanah (58 %), gula, garam.", "Kacang tanah 57,5%, gula", "58 % kacang tanah, gula", "58 persen kacang tanah; gula", "Komposisi: kacang tanah 56%, gula",
    "- kacang tanah 56 %\n- gula", "Kacang tanah (sangrai, tanpa kulit) 58 %, gula", "Kacang tanah (sangrai, 58 %), gula", "Madu.", "Nira kelapa. Tanpa obat gula.", "Biji kopi (robusta, arabika)",
])
def test_the_first_ingredient_has_its_share_or_stands_alone(ingredients: str) -> None:
    assert said(ingredients) == []


@pytest.mark.parametrize("ingredients", ["Kacang tanah, gula, garam.", "Kacang tanah, gula (20 %), garam.", "Kacang tanah, gula. Kadar air 4 %.", "Komposisi: kacang tanah, gula 20 %"])
def test_without_it_the_list_says_too_little(ingredients: str) -> None:
    assert said(ingredients) == SAID


def test_goods_may_give_the_share_of_what_they_are_named_after() -> None:
    assert said("Tepung beras, kacang tanah (32 %), santan", "Rempeyek kacang 150 g") == []
    assert said("Tepung beras, kacang tanah (32 %), santan", "Rempeyek teri 150 g") == SAID


def test_each_language_is_held_against_its_own_name() -> None:
    example = {"listing": {"name": {"id": "Rempeyek kacang 150 g", "en": "Fish crackers, 150 g"},
                           "food.ingredients": {"id": "Tepung beras, kacang tanah (32 %)", "en": "Rice flour, peanuts (32%)"}}}
    assert [path for path, _ in told(check, example, ingredients="kind.ingredients", name="name")] == ["food.ingredients.en"]
