"""Forbidden words are found as whole words, in any case, through all languages; allowed phrases are looked past."""

import pytest

from curation.checks.words import check
from tests.curation.checks.told import told

FIELDS = ("name", "summary", "description")


def said(text: str, *forbidden: str, allowed: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return told(check, {"listing": {"summary.id": text}}, fields=("summary",), forbidden=forbidden, allowed=allowed)


@pytest.mark.parametrize(("text", "forbidden", "word"), [
    ("Sambal promo akhir tahun", "promo", "promo"),
    ("SAMBAL PROMO AKHIR TAHUN", "promo", "PROMO"),
    ("Sambal (promo) akhir tahun", "promo", "promo"),
    ("Sambal nomor 1 di Blitar", "nomor 1", "nomor 1"),
    ("Jamu ini menyembuhkan batuk", "menyembuh*", "menyembuhkan"),
    ("Kacang antipecah dan antitengik", "anti*", "antipecah"),
    ("Sambal enak!!! sekali", "*!!*", "enak!!"),
    ("Sambal ★ kacang sangrai", "*★*", "★"),
], ids=["a word", "in capitals", "between brackets", "a phrase", "a beginning", "the first of two", "a row of signs", "a star"])
def test_a_word_is_found_and_quoted_as_it_stands(text: str, forbidden: str, word: str) -> None:
    assert said(text, forbidden) == [("summary.id", f"the text says '{word}'")]


@pytest.mark.parametrize(("text", "forbidden"), [
    ("Bahan promosi di rak", "promo"), ("Sambal antipromo", "promo"), ("Sambal pro mo", "promo"), ("Nomor 10 di rak", "nomor 1"), ("Sambal enak!", "*!!*"),
    ("Apa saja", "*"), ("Apa saja", "**"),
], ids=["a longer word", "the end of a word", "in two", "a longer number", "one sign", "nothing but a star", "nothing but stars"])
def test_other_words_are_left_alone(text: str, forbidden: str) -> None:
    assert said(text + " yang cukup panjang", forbidden) == []


def test_an_allowed_phrase_is_looked_past() -> None:
    assert said("Biji mutu nomor 1 menurut uji cacat", "nomor 1", allowed=("mutu nomor 1",)) == []
    assert said("Biji mutu nomor 1, nomor 1 di Blitar", "nomor 1", allowed=("mutu nomor 1",)) == [("summary.id", "the text says 'nomor 1'")]


def test_of_two_words_the_longer_is_told() -> None:
    assert said("Sambal paling murah di kota", "murah", "paling murah")[0][1] == "the text says 'paling murah'"


def test_each_text_is_told_once_and_each_language_for_itself() -> None:
    example = {"listing": {"name.id": "Promo promo sambal", "name.en": "Promo sambal", "description.en": "A plain description without such a word."}}
    assert [path for path, _ in told(check, example, fields=FIELDS, forbidden=("promo",))] == ["name.id", "name.en"]


def test_a_suppliers_text_is_told_in_the_suppliers_file() -> None:
    example = {"supplier": {"about.id": "Usaha keluarga dengan promo setiap pekan."}}
    assert [path for path, _ in told(check, example, fields=("supplier.about",), forbidden=("promo",))] == ["supplier.yml: about.id"]


def test_texts_that_are_not_there_say_nothing() -> None:
    assert told(check, {"kind": "craft"}, fields=("kind.ingredients", "packing.note"), forbidden=("promo",)) == []
