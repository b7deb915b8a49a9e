"""Whatever a supplier writes, paper shows it as text, within its pages and its lines."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from catalog.listing import Listing
from curation.publication import Shown
from site_builder import photos
from site_builder.checking import check
from site_builder.edition import Edition, edition
from site_builder.gallery import gallery
from site_builder.sheets.press import apart, pressed
from site_builder.sheets.product_sheet import printed, product_sheet
from site_builder.sheets.shelf_tag import TEMPLATE, of_one, shelf_tags
from site_builder.sheets.writing import cut
from site_builder.site import site
from site_builder.workers import quiet
from tests.root import TODAY, Root
from tests.site_builder.paper import codes, spilled, text, texts

HOSTILE = {
    "code of the typesetter": '#panic("x") #import "x" $x^2$ *tebal* _miring_ `kode` @ref <label> // akhir',
    "markup": "<script>alert(1)</script> <b>tebal</b> &amp;",
    "a formula for a spreadsheet": '=HYPERLINK("http://x.example","x")',
    "signs of many scripts": "錦鯉 ꦗꦮ 🌶 ابجد עברית ก ข",
    "quotes and backslashes": 'a "b" \\u{41} \\n \' ´',
    "one word without an end": "W" * 150,
    "very long": "kata panjang sekali " * 250,
}


@pytest.fixture(scope="module")
def shop(_approved: Root, tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Path]:
    root = _approved.copy(tmp_path_factory.mktemp("hostile") / "root")
    checked, cache = check(root.path, TODAY), root.path / ".cache"
    return edition(site(root.path), checked.publication, gallery(root.path, cache, checked.publication, quiet), checked.book), photos.store(cache)


def saying(shop: tuple[Edition, Path], said: str, **more: Any) -> Shown:
    """A listing all of whose texts, and whose supplier's name, say this."""
    shown = next(one for one in shop[0].shown if one.listing.kind == "food")
    one = shown.listing
    texts = {"name": {"id": said, "en": said}, "summary": {"id": said, "en": said}}
    food = {**one.data["food"], "ingredients": {"id": said, "en": said}, "serving": {"id": said, "en": said}}  # type: ignore[dict-item]
    listing = Listing.of(one.id, one.supplier_id, one.digest, one.files, {**one.data, **texts, "brand": said, "food": food, **more})
    return replace(shown, listing=listing, supplier=replace(shown.supplier, data={**shown.supplier.data, "name": said, "delivery": {"id": said}, "payment": {"id": said}}))


@pytest.mark.parametrize("said", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_sheet_keeps_to_its_pages(shop: tuple[Edition, Path], said: str) -> None:
    pdf = apart(printed, product_sheet(shop[0], saying(shop, said), shop[1]))
    assert len(texts(pdf)) <= 2
    assert not spilled(pdf)
    assert len(codes(pdf)) == 1


@pytest.mark.parametrize("said", HOSTILE.values(), ids=HOSTILE.keys())
def test_tags_keep_to_their_sheet_and_their_codes_can_be_read(shop: tuple[Edition, Path], said: str) -> None:
    pdf = pressed(TEMPLATE, "tags", shelf_tags(shop[0], of_one(saying(shop, said))))
    assert len(texts(pdf)) == 1
    assert not spilled(pdf)
    assert len(codes(pdf)) == 12


@pytest.mark.parametrize("said", [HOSTILE[name] for name in ("code of the typesetter", "markup", "a formula for a spreadsheet")],
                         ids=["code", "markup", "formula"])
def test_it_is_printed_as_it_was_written(shop: tuple[Edition, Path], said: str) -> None:
    pdf = apart(printed, product_sheet(shop[0], saying(shop, said), shop[1]))
    assert text(pdf).replace(" ", "").count(said.replace(" ", "")) >= 3


def test_a_sheet_that_says_too_much_says_where_the_rest_is(shop: tuple[Edition, Path]) -> None:
    papers = [{"type": "hasil-uji", "number": f"LHU {'Q' * 30}{number}", "level": "declared"} for number in range(40)]
    shown = saying(shop, HOSTILE["very long"], certificates=papers, packing={"note": {"id": "kotak " * 600}})
    pdf = apart(printed, {**product_sheet(shop[0], shown, shop[1]), "much": True})
    assert len(texts(pdf)) <= 2
    assert "dan 3" in text(pdf)


def test_a_long_word_may_be_broken_and_a_long_text_is_cut() -> None:
    assert cut("a" * 60, 100).count("\u200b") == 3
    assert cut("kata " * 60, 40) == "kata " * 7 + "kata …"
    assert cut("200\N{NO-BREAK SPACE}g  \n x", 40) == "200\N{NO-BREAK SPACE}g x"
