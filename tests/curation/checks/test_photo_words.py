"""Personal data inside a photo's file are told without being repeated; names may stand where they are named openly."""

import pytest

from curation.checks.photo_words import check
from tests.curation.checks.told import told

ALL = ("phone", "email", "name")


def words(text: str, **more: object) -> dict[str, object]:
    return {"photos": {"depan.jpg": {"words": text}}, **more}


@pytest.mark.parametrize(("text", "sentence"), [
    ("foto oleh 0812-3456-7890", "the file of the photo 'depan.jpg' holds a phone number"),
    ("toko@contoh.example", "the file of the photo 'depan.jpg' holds an email address"),
    ("maker: Contoh Orang", "the file of the photo 'depan.jpg' names its maker"),
], ids=["phone", "email", "name"])
def test_personal_data_are_told_but_not_repeated(text: str, sentence: str) -> None:
    assert told(check, words(text), find=ALL) == [("photos.0.file", sentence)]  # type: ignore[arg-type]
    assert told(check, words(text), find=()) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "Canon EOS", "Sambal pecel 8990000001010", "dibuat dengan Contoh 1.0", "https://contoh.example/lisensi"],
                         ids=["nothing", "a camera", "a barcode", "a program", "a licence's address"])
def test_other_words_may_stay(text: str) -> None:
    assert told(check, words(text), find=ALL) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "more"), [
    ("maker: ILUSTRASI ETALASE", {}),
    ("maker: Contoh Orang", {"listing": {"photos.0.credit": "Contoh Orang"}}),
    ("maker: Mawar Contoh", {"listing": {"brand": "Mawar Contoh"}}),
    ("maker: Contoh Usaha Bersama", {"supplier": {"name": "Contoh Usaha Bersama"}}),
    ("maker: Contoh Orang", {"supplier": {"consents.0.scope": ["whatsapp", "email", "name"]}}),
], ids=["in the credit, in capitals", "in the credit", "the brand", "the firm", "by consent"])
def test_a_maker_named_openly_may_stand_in_the_file(text: str, more: dict[str, object]) -> None:
    assert told(check, words(text, **more), find=ALL) == []  # type: ignore[arg-type]


def test_a_second_maker_who_is_not_named_is_told() -> None:
    assert len(told(check, words("maker: Ilustrasi Etalase\nmaker: Contoh Orang"), find=ALL)) == 1  # type: ignore[arg-type]


def test_a_withdrawn_consent_to_names_does_not_count() -> None:
    supplier = {"consents.0.scope": ["name"], "consents.0.withdrawn": "2026-11-01"}
    assert len(told(check, words("maker: Contoh Orang", supplier=supplier), find=ALL)) == 1  # type: ignore[arg-type]
