"""Decoration is found and quoted; signs that say something are left alone."""

import pytest

from curation.checks.decoration import check
from tests.curation.checks.told import told


def said(text: str, allowed: str = "") -> list[tuple[str, str]]:
    return told(check, {"listing": {"summary.id": text}}, fields=("summary",), rows="!?~>=*", around="*_~", allowed=allowed)


@pytest.mark.parametrize(("text", "sign"), [
    ("Sambal enak!!! sekali", "!!!"),
    ("*** Kendang jimbe ***", "***"),
    ("Sambal ★ kacang sangrai", "★"),
    ("Kacang sangrai 🌶️🥜 pedas", "🌶"),
    ("Sabun *Serai Wangi* 80 g", "*Serai Wangi*"),
    ("Sabun _Serai Wangi_ 80 g", "_Serai Wangi_"),
    ("Habis ~Rp 20.000~ Rp 15.000", "~Rp 20.000~"),
], ids=["exclamation marks", "stars", "a star", "emoji", "bold", "slanted", "struck out"])
def test_decoration_is_quoted_as_it_stands(text: str, sign: str) -> None:
    assert said(text) == [("summary.id", f"the text says '{sign}'")]


@pytest.mark.parametrize("text", [
    "Awas pedas! Cukup untuk anak-anak?", "Karton 40*27*24 cm", "Air 24–28 °C, pH 7,2 ± 0,3, ½ badan putih", "Seduh → aduk → siram",
    "Dapur Mawar® dan F₂ 2,5 m³ ≥ 90 %", "• kacang • gula kelapa", "Tunggu ... sampai keluar", "Harga * berlaku di Blitar *", "kode_produksi_lama",
], ids=["single marks", "a size", "degrees and fractions", "arrows", "raised letters", "bullets", "dots", "a footnote", "within a word"])
def test_signs_that_say_something_are_left_alone(text: str) -> None:
    assert said(text) == []


def test_a_picture_may_be_allowed() -> None:
    assert said("Koi ♀ 55 cm dan ♂ 48 cm", allowed="♂♀") == []
    assert said("Koi ♀ 55 cm ✨", allowed="♂♀") == [("summary.id", "the text says '✨'")]


def test_each_language_is_looked_at_for_itself() -> None:
    example = {"listing": {"name.id": "Sambal pecel!!", "name.en": "Sambal pecel ⭐"}}
    assert [path for path, _ in told(check, example, fields=("name",), rows="!", around="*")] == ["name.id", "name.en"]
