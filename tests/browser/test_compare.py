"""Listings side by side: what differs first, everything said with its unit, and a link that anybody can open."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, Open, in_each_look, violations
from tests.browser.shop import LANGUAGES, Shop

pytestmark = pytest.mark.xdist_group("browser-compare")


def _ids(shop: Shop, count: int) -> list[str]:
    """Listings of one supplier first: they have most in common."""
    files = sorted((shop.site / "produk").glob("*/index.html"))
    found = [file.parent.name for file in files if "<et-add" in file.read_text("utf-8")]
    alike = [id for id in found if id.startswith("sambal-pecel")]
    return [*alike, *(id for id in found if id not in alike)][:count]


def _compared(visit: Open, shop: Shop, ids: list[str], language: str = "id", **options: object) -> Page:
    page = visit(f"{shop.path('compare', language)}?ids={','.join(ids)}", **options)
    expect(page.locator(".et-compare__said")).not_to_contain_text("…")
    return page


def _names(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".et-compare__name").all_inner_texts()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_listing_has_a_column_with_what_its_page_says(visit: Open, shop: Shop, language: str) -> None:
    ids = _ids(shop, 3)
    page = _compared(visit, shop, ids, language)
    expect(page.locator(".et-compare__grid thead th")).to_have_count(3)
    said = page.locator(".et-compare__region").inner_text() + page.locator("details table").evaluate("one => one.textContent")
    said = " ".join(said.split())
    for id in ids:
        listing = visit(("" if language == "id" else "en/") + f"produk/{id}/")
        parts = [".et-price__amount", ".et-listing__offer .et-facts dd", ".et-papers b", ".et-sheet__row dd", ".et-sheet__row dt"]
        for part in parts:
            for text in listing.locator(part).evaluate_all("parts => parts.map((one) => one.textContent)"):
                assert " ".join(text.split()) in said, (id, part)
        listing.context.close()


def test_what_differs_comes_first_and_what_is_the_same_is_folded(visit: Open, shop: Shop) -> None:
    page = _compared(visit, shop, _ids(shop, 2))
    differing = page.locator(".et-compare__region > table tbody tr:not(.et-compare__group)")
    same = page.locator("details table tr:not(.et-compare__group)")
    assert differing.count() > 3
    assert same.count() > 3
    assert page.locator("details").evaluate("one => one.open") is False
    cells = "rows => rows.map((row) => new Set([...row.cells].slice(1).map((cell) => cell.firstChild ? cell.textContent.trim() : '')).size)"
    assert 1 not in differing.evaluate_all(cells)
    assert set(same.evaluate_all(cells)) == {1}
    page.locator("summary").click()
    expect(same.first).to_be_visible()


def test_what_one_does_not_say_is_said_to_be_missing(visit: Open, shop: Shop) -> None:
    page = _compared(visit, shop, [_ids(shop, 1)[0], "kendang-jimbe-30cm"])
    assert page.locator(".et-compare__none").first.inner_text() == "belum disebut"
    page = _compared(visit, shop, [_ids(shop, 1)[0], "kendang-jimbe-30cm"], "en")
    assert page.locator(".et-compare__none").first.inner_text() == "not stated"


def test_removing_adding_and_going_back_change_the_address(visit: Open, shop: Shop) -> None:
    ids = _ids(shop, 3)
    page = _compared(visit, shop, ids)
    names = _names(page)
    page.get_by_role("button", name=f"Hapus {names[1]}").click()
    page.wait_for_url(f"**/banding/?ids={ids[0]},{ids[2]}")
    expect(page.locator(".et-compare__name")).to_have_count(2)
    page.get_by_label("Alamat atau id produk").fill(f"https://etalase.contoh.example/produk/{ids[1]}/")
    page.keyboard.press("Enter")
    expect(page.locator(".et-compare__name")).to_have_count(3)
    assert _names(page) == [names[0], names[2], names[1]]
    page.go_back()
    expect(page.locator(".et-compare__name")).to_have_count(2)
    page.reload()
    expect(page.locator(".et-compare__name")).to_have_count(2)
    page.get_by_role("link", name="English").click()
    expect(page.locator(".et-compare__name")).to_have_count(2)


def test_gone_unknown_and_too_many_are_said_plainly_and_the_rest_is_shown(visit: Open, shop: Shop) -> None:
    ids = _ids(shop, 5)
    page = _compared(visit, shop, [ids[0], shop.withdrawn.split("/")[1], "tidak-ada", "<b>x", *ids[1:]])
    expect(page.locator(".et-compare__grid thead th")).to_have_count(4)
    said = page.locator(".et-compare__said").inner_text()
    assert "tidak lagi ditawarkan" in said
    assert "“tidak-ada”" in said and "“<b>x”" in said
    assert "Paling banyak empat" in said
    expect(page.locator(".et-compare__add")).to_be_hidden()
    assert not violations(page)


@pytest.mark.parametrize("typed", ["", "bukan id!", "https://lain.contoh.example/"])
def test_what_is_no_product_is_refused_where_it_was_typed(visit: Open, shop: Shop, typed: str) -> None:
    page = _compared(visit, shop, _ids(shop, 1))
    page.get_by_label("Alamat atau id produk").fill(typed)
    page.keyboard.press("Enter")
    expect(page.locator(".et-compare__said")).to_contain_text("bukan alamat atau id")
    expect(page.locator(".et-compare__name")).to_have_count(1)


@pytest.mark.parametrize("kept", [None, "damaged{", "[]", "null", "7"])
def test_without_a_list_on_the_device_nothing_is_offered_from_it(visit: Open, shop: Shop, kept: str | None) -> None:
    page = visit(shop.path("compare", "id"))
    if kept is not None:
        page.evaluate("(kept) => localStorage.setItem('etalase.list', kept)", kept)
    page.reload()
    expect(page.get_by_label("Alamat atau id produk")).to_be_visible()
    expect(page.locator(".et-compare__listed")).to_be_hidden()


def test_products_of_the_inquiry_list_are_one_tap_away(visit: Open, shop: Shop) -> None:
    one, other = _ids(shop, 2)
    page = visit(shop.path("compare", "id"))
    lines = [{"id": id, "name": name, "quantity": 1, "unit": {"id": "kg"}, "supplier": {"id": "contoh"}}
             for id, name in ((one, "Satu <b>"), (other, "Dua"))]
    page.evaluate("(kept) => localStorage.setItem('etalase.list', kept)", json.dumps({"version": 1, "lines": lines}))
    page.reload()
    page.get_by_role("button", name="Satu <b>").click()
    expect(page.locator(".et-compare__name")).to_have_count(1)
    expect(page.locator(".et-compare__pick")).to_have_text(["Dua"])


@in_each_look
def test_the_comparison_is_clean_and_scrolls_in_its_own_place_by_keyboard(visit: Open, shop: Shop, look: Look) -> None:
    page = _compared(visit, shop, _ids(shop, 4), look.language, **look.options)
    page.locator("summary").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= look.width
    region = page.get_by_role("region", name="Perbandingan" if look.language == "id" else "Comparison")
    label = region.locator("th[scope=row]").first
    before = label.evaluate("one => one.getBoundingClientRect().left")
    if look.width == 360:
        region.focus()
        for _ in range(4):
            page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)
        assert region.evaluate("one => one.scrollLeft") > 20
    assert label.evaluate("one => one.getBoundingClientRect().left") == pytest.approx(before, abs=1)
    page.mouse.wheel(0, 900)
    expect(page.locator(".et-compare__strip--on .et-compare__names")).to_be_visible()


def test_paper_shows_everything_on_wide_pages_and_no_buttons(visit: Open, shop: Shop) -> None:
    page = _compared(visit, shop, _ids(shop, 4))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details table tr").last).to_be_visible()
    assert page.locator("main button:visible, main form:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details").evaluate("one => one.open") is False


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_page_says_what_to_do_instead(visit: Open, shop: Shop, language: str) -> None:
    page = visit(shop.path("compare", language), java_script_enabled=False)
    expect(page.locator("noscript p").first).to_contain_text("JavaScript")
    assert page.locator(".et-compare__add").is_hidden()
