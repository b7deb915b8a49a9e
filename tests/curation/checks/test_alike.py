"""Texts that only repeat another, and translations that are none, are told."""

import pytest

from curation.checks.alike import check
from tests.curation.checks.told import told

FIELDS = ("name", "summary", "description")
LONG = "Kacang tanah sangrai, gula kelapa, dan daun jeruk untuk empat piring."


@pytest.mark.parametrize(("changes", "findings"), [
    ({"name.id": "Sambal pecel pedas 200 g", "summary.id": "SAMBAL PECEL, PEDAS 200 G"}, [("summary.id", "'Summary' only repeats 'Product name'")]),
    ({"summary.id": LONG, "description.id": LONG.upper()}, [("description.id", "'Description' only repeats 'Summary'")]),
    ({"summary.id": LONG, "description.id": f"{LONG} Enak sekali rasanya."}, [("description.id", "'Description' only repeats 'Summary'")]),
    ({"summary.en": "The same words stand here twice, for no reason.", "description.en": "The same words stand here twice for no reason."},
     [("description.en", "'Description' only repeats 'Summary'")]),
], ids=["name and summary", "summary and description", "a description that begins with the summary", "in English"])
def test_a_text_that_repeats_another_is_told(changes: dict[str, str], findings: list[tuple[str, str]]) -> None:
    assert told(check, {"listing": changes}, fields=FIELDS) == findings  # type: ignore[dict-item]


@pytest.mark.parametrize("changes", [
    {},
    {"name.id": "Sambal pecel Mawar", "summary.id": "Sambal pecel Mawar, kacang sangrai tanpa minyak."},
    {"summary.id": LONG, "description.id": f"Sambal ini istimewa. {LONG} Enak sekali."},
    {"name.id": "Sambal pecel Mawar", "summary.en": "Sambal pecel Mawar in a pouch"},
    {"summary.en": None, "description.en": None},
], ids=["a good listing", "a summary that begins with the name", "a sentence used again further on", "other languages", "one language"])
def test_texts_that_add_something_are_left_alone(changes: dict[str, object]) -> None:
    assert told(check, {"listing": changes}, fields=FIELDS) == []  # type: ignore[dict-item]


@pytest.mark.parametrize(("changes", "findings"), [
    ({"summary.id": LONG, "summary.en": LONG}, [("summary.en", "'Summary' in English is not translated")]),
    ({"summary.id": LONG, "summary.en": LONG.upper().replace(",", " –")}, [("summary.en", "'Summary' in English is not translated")]),
    ({"summary.id": LONG, "summary.en": f"{LONG} Really."}, []),
    ({"summary.id": LONG, "summary.en": None}, []),
    ({"summary.id": "Aglaonema Red Sumatra 30 cm", "summary.en": "Aglaonema Red Sumatra 30 cm"}, []),
    ({"summary.id": LONG, "summary.zh": LONG}, [("summary.zh", "'Summary' in Chinese is not translated")]),
], ids=["the same", "the same with other signs", "something else", "not there", "a name of few words", "another language"])
def test_a_translation_that_is_none_is_told(changes: dict[str, object], findings: list[tuple[str, str]]) -> None:
    assert told(check, {"listing": changes}, translated=("summary",)) == findings  # type: ignore[dict-item]
