"""A text that is written must be there in the language asked for; one that is not written is no matter of language."""

import pytest

from curation.checks.languages import check
from tests.curation.checks.told import told


@pytest.mark.parametrize(("changes", "fields", "findings"), [
    ({}, ("name", "summary"), []),
    ({"summary.en": None}, ("name", "summary"), [("summary", "'Summary' is not there in English")]),
    ({"photos.1.alt.en": None}, ("photos.alt",), [("photos.1.alt", "'Description for those who cannot see it' is not there in English")]),
    ({"packing.note": None}, ("packing.note",), []),
    ({"food.ingredients.en": None}, ("kind.ingredients",), [("food.ingredients", "'Ingredients' is not there in English")]),
], ids=["there", "missing", "one photo's", "not written at all", "of the kind's section"])
def test_a_missing_language_is_told(changes: dict[str, object], fields: tuple[str, ...], findings: list[tuple[str, str]]) -> None:
    assert told(check, {"listing": changes}, fields=fields, language="en") == findings  # type: ignore[arg-type]


def test_any_language_can_be_asked_for() -> None:
    assert told(check, {}, fields=("name",), language="zh") == [("name", "'Product name' is not there in Chinese")]
    assert told(check, {"listing": {"name.zh": "花生酱 200 克"}}, fields=("name",), language="zh") == []


def test_a_suppliers_text_is_told_in_the_suppliers_file() -> None:
    found = told(check, {"supplier": {"about.en": None}}, fields=("supplier.about",), language="en")
    assert [path for path, _ in found] == ["supplier.yml: about"]
