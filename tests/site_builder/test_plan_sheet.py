"""The plan on paper: one A4 page whatever happens, the same bytes for the same plan, and text that stays text."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.finding import Finding, Message
from curation.plan import Plan, unread
from site_builder.sheets.plan_sheet import sheet
from tests.golden import matches
from tests.root import TODAY, Root
from tests.site_builder.plans import BOOK, LANGUAGES, SITE, plan_of, spoil, swollen

A4 = (595, 842)
LONG = {"id": "Judul standar yang sangat panjang sampai dua baris penuh " * 2, "en": "A title so long that it takes two whole lines " * 2}


@pytest.fixture(scope="module")
def spoilt(_whole: Root, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    root = _whole.copy(tmp_path_factory.mktemp("spoilt") / "root")
    spoil(root)
    return plan_of(root)


def pages(pdf: bytes) -> Iterator[str]:
    """The text of each page; every page is an A4."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            assert tuple(map(round, page.get_size())) == A4
            yield page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "")


def only_page(plan: Plan, language: str = "id") -> str:
    page, = pages(sheet(plan, BOOK, SITE, language))
    return page


def test_a_whole_sheet(spoilt: Plan) -> None:
    assert matches("plan-sheet.id.txt", only_page(spoilt) + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("times", [1, 2, 4, 12, 40])
def test_it_is_one_page_however_much_there_is_to_do(spoilt: Plan, times: int, language: str) -> None:
    page = only_page(swollen(spoilt, times, LONG), language)
    assert page.count("NIB") < 12


def test_what_does_not_fit_is_counted_and_named(spoilt: Plan) -> None:
    long = swollen(spoilt, 12, LONG)
    page = " ".join(only_page(long, "en").split())
    shown = page.split("And ")[0].count("A title so long that it takes two whole lines A title")
    assert f"And {len(long.steps) - shown} more: A title" in page
    assert f"See {SITE.url}en/standar/" in page


def test_what_fits_is_not_said_to_be_left_out(spoilt: Plan) -> None:
    page = only_page(spoilt, "en")
    assert "more:" not in page
    assert "Waiting for the curators" in page


def test_the_same_plan_gives_the_same_bytes_in_another_process(root: Root) -> None:
    spoil(root)
    here = sheet(plan_of(root), BOOK, SITE, "id")
    assert here == sheet(plan_of(root), BOOK, SITE, "id")
    words = ["plan", "contoh-dapur/sambal-pecel-200g", "--format=pdf", f"--root={root.path}", f"--as-of={TODAY}", "--language=id"]
    there = subprocess.run([sys.executable, "-m", "site_builder", *words], capture_output=True, check=True)
    assert there.stdout == here


def test_it_says_what_it_is_to_those_who_listen_and_to_archives(spoilt: Plan) -> None:
    pdf = sheet(spoilt, BOOK, SITE, "id")
    assert b"pdfuaid:part" in pdf
    assert b"pdfaid:part" in pdf
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        told = document.get_metadata_dict()
        assert told["Title"] == "Rencana untuk Sambal TERMURAH 200 g"
        assert told["CreationDate"].startswith("D:20261121")
    assert b"/Lang(id" in pdf or b"/Lang (id" in pdf


@pytest.mark.parametrize("said", ['#panic("x")', "*tebal* _miring_ `kode`", "$x^2$ @ref <label>", '"; #import "x"', "\\u{41} // komentar /* dan */"],
                         ids=["code", "marks", "formulas and labels", "quotes", "escapes and comments"])
def test_a_suppliers_text_is_text(spoilt: Plan, said: str) -> None:
    page = only_page(replace(spoilt, name={"id": said}, supplier=said))
    assert page.replace("\n", " ").count(said) >= 2


@pytest.mark.parametrize("said", ["錦鯉 こい", "ꦗꦮ", "🌶 sambal", "ก ข ค", "ابجد", "\U0010ffff x"], ids=["Japanese", "Javanese", "a sign", "Thai", "Arabic", "no sign at all"])
def test_signs_that_no_font_has_are_shown_as_a_box(spoilt: Plan, said: str) -> None:
    page = only_page(replace(spoilt, name={"id": f"Produk {said} satu"}))
    assert "Produk " in page
    assert " satu" in page


@settings(max_examples=25)
@given(name=st.text(max_size=200), supplier=st.text(max_size=200))
def test_whatever_a_listing_is_called_it_is_one_page(spoilt: Plan, name: str, supplier: str) -> None:
    assert len(only_page(replace(spoilt, name={"id": name}, supplier=supplier))) > 100


def test_a_listing_that_misses_nothing_has_a_sheet_that_says_so(root: Root) -> None:
    page = only_page(plan_of(root), "en")
    assert "Nothing is missing: ready for Pasar Jaya outlet." in page.replace("\n", " ")


def test_a_listing_that_cannot_be_read_has_one_too() -> None:
    wrong = Finding("products/x/y/listing.yml", 7, 3, "wrong-type", Message("the price is no number"), Message("write 15000"))
    page = only_page(unread("x/y", "Contoh X", TODAY, [wrong]), "en")
    assert "The price is no number" in page
    assert re.search(r"^x/y$", page, re.MULTILINE)
