"""Allergens that ingredients imply: none is missed, and no look-alike is taken for one."""

import pytest

from catalog.document import Raw
from catalog.reference import reference
from curation.breach import Breach
from curation.checks.allergens import check
from curation.example import stage
from curation.subject import Subject


def subject(ingredients: str, declared: tuple[str, ...] = (), traces: tuple[str, ...] = ()) -> Subject:
    listing: dict[str, Raw] = {"food.ingredients": {"id": ingredients}, "food.allergens": list(declared), "food.may_contain": list(traces)}
    return stage({"listing": listing}).subject


def found(ingredients: str, declared: tuple[str, ...] = (), traces: tuple[str, ...] = ()) -> list[Breach]:
    return list(check(subject(ingredients, declared, traces), ingredients="kind.ingredients", declared="kind.allergens", traces="kind.may_contain"))


def missed(ingredients: str, declared: tuple[str, ...] = (), traces: tuple[str, ...] = ()) -> list[object]:
    return [breach.values["id"] for breach in found(ingredients, declared, traces)]


WORDS = [(allergen.id, word) for allergen in reference("allergens").entries.values() for word in allergen.items("contains")]
LOOKALIKES = [(allergen.id, word) for allergen in reference("allergens").entries.values() for word in allergen.items("except")]


@pytest.mark.parametrize(("allergen", "word"), WORDS)
def test_every_word_of_the_list_implies_its_allergen(allergen: str, word: str) -> None:
    assert allergen in missed(f"Beras, {word}, garam.")
    assert missed(f"Beras, {word}, garam.", tuple(reference("allergens").entries)) == []


@pytest.mark.parametrize(("allergen", "word"), LOOKALIKES)
def test_no_look_alike_implies_the_allergen_it_looks_like(allergen: str, word: str) -> None:
    assert allergen not in missed(f"Beras, {word}, garam.")


@pytest.mark.parametrize("ingredients", [
    "Beras ketan (46 %), gula kelapa, kelapa parut, daun pandan, garam.", "Singkong, kacang panjang, kacang hijau, daun jeruk.",
    "Udangan, tahunan, kecapi, ikanan.", "Nira kelapa (100 %).", "Biji kopi arabika 100 %.",
], ids=["wajik", "other beans", "longer words", "sap", "coffee"])
def test_ingredients_without_allergens_imply_none(ingredients: str) -> None:
    assert missed(ingredients) == []


def test_word_and_allergen_are_named() -> None:
    [breach] = found("Cabai, Terasi Udang, garam.")
    assert str(breach.message) == "'terasi udang' is among the ingredients, but the allergen crustaceans is not declared"
    assert breach.path == ("food", "allergens")


def test_an_allergen_is_named_once_however_many_words_imply_it() -> None:
    assert missed("Udang, terasi, petis, rebon.") == ["krustase"]


def test_a_word_may_imply_two() -> None:
    assert missed("Tiram.") == ["krustase", "moluska"]


def test_a_phrase_may_go_over_a_line_or_have_a_hyphen() -> None:
    assert missed("kacang\n  tanah") == ["kacang-tanah"]
    assert missed("kacang-tanah") == ["kacang-tanah"]


@pytest.mark.parametrize("ingredients", ["Beras, tanpa telur.", "Beras, bebas gluten.", "Beras, tidak mengandung susu.", "Beras, tanpa telur dan susu."])
def test_what_is_left_out_does_not_count(ingredients: str) -> None:
    assert missed(ingredients) == []


def test_what_comes_after_something_left_out_does() -> None:
    assert missed("Beras, tanpa pengawet, udang.") == ["krustase"]


def test_traces_may_be_declared_as_such_where_the_text_says_so() -> None:
    assert missed("Beras, garam. Diolah di tempat yang sama dengan udang.", traces=("krustase",)) == []
    assert missed("Beras, garam. Diolah di tempat yang sama dengan udang.") == ["krustase"]


def test_an_ingredient_is_not_declared_as_traces() -> None:
    assert missed("Beras, udang, garam.", traces=("krustase",)) == ["krustase"]


def test_only_the_text_of_the_label_is_read() -> None:
    example: dict[str, Raw] = {"listing": {"food.ingredients": {"id": "Beras.", "en": "Rice, malt, oat."}, "food.allergens": []}}
    assert list(check(stage(example).subject, ingredients="kind.ingredients", declared="kind.allergens", traces="kind.may_contain")) == []
