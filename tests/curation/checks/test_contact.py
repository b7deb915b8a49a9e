"""Contacts in texts are told by what they are; numbers and addresses of people are not repeated."""

import pytest

from curation.checks.contact import check
from tests.curation.checks.told import breaches, told

FIELDS = ("summary", "description", "photos.alt", "supplier.about")
ALL = ("phone", "email", "link", "account")


@pytest.mark.parametrize(("text", "what", "sentence"), [
    ("Sambal kacang, pesan ke 0812-3456-7890 ya", "phone", "the text holds a phone number"),
    ("Sambal kacang, pesan ke toko@contoh.example", "email", "the text holds an email address"),
    ("Sambal kacang, lihat www.contoh.example saja", "link", "the text holds the link 'www.contoh.example'"),
    ("Sambal kacang, lihat IG: contoh_toko saja", "account", "the text names the account 'IG: contoh_toko'"),
], ids=ALL)
def test_each_kind_is_told_only_where_it_is_looked_for(text: str, what: str, sentence: str) -> None:
    example = {"listing": {"summary.id": text}}
    assert told(check, example, fields=FIELDS, find=(what,)) == [("summary.id", sentence)]
    assert told(check, example, fields=FIELDS, find=tuple(one for one in ALL if one != what)) == []


def test_every_text_is_looked_through() -> None:
    example = {"listing": {"summary.en": "Call +62 812-3456-7890 for peanut sambal", "photos.1.alt.id": "Label, hubungi 0812 3456 7890"},
               "supplier": {"about.id": "Usaha keluarga di Blitar, telepon (0342) 801234."}}
    assert [path for path, _ in told(check, example, fields=FIELDS, find=ALL)] == ["summary.en", "photos.1.alt.id", "supplier.yml: about.id"]


def test_one_text_is_told_once() -> None:
    example = {"listing": {"summary.id": "Pesan 0812-3456-7890 atau 0813-3456-7890 atau toko@contoh.example"}}
    assert len(breaches(check, example, fields=FIELDS, find=ALL)) == 1


def test_a_number_is_not_put_together_from_two_texts() -> None:
    example = {"listing": {"summary.id": "Sambal kacang sangrai dengan kode 0812", "summary.en": "34567890 is no number of this sambal"}}
    assert told(check, example, fields=FIELDS, find=ALL) == []


@pytest.mark.parametrize("kind", ["food", "craft", "commodity", "goods", "live-animal", "live-plant"])
def test_a_good_listing_gives_nothing_away(kind: str) -> None:
    assert told(check, {"kind": kind}, fields=("name", *FIELDS, "packing.note", "supplier.delivery", "supplier.payment"), find=ALL) == []
