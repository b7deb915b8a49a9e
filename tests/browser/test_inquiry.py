"""The inquiry list in a buyer's hands: adding, quantities, order minimum, taking off, by keyboard, on paper."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.buying import BOWL, CRISPS, HOT, MILD, add, count, go, group, keep, line, open_list, prefix, settle, stored
from tests.browser.conftest import Look, Open, in_each_look, violations
from tests.browser.server import Server
from tests.browser.shop import LANGUAGES, Shop

pytestmark = pytest.mark.xdist_group("browser-inquiry")
WIDTHS = {360: {"width": 360, "height": 740}, 1280: {"width": 1280, "height": 900}}
MAWAR = "contoh-dapur-mawar"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_three_listings_of_two_suppliers_come_from_pages_and_a_card(visit: Open, server: Server, shop: Shop, language: str, width: int) -> None:
    page = visit(f"{prefix(language)}katalog/", viewport=WIDTHS[width])
    card = page.locator(f".et-card:has(a[href*='{HOT}'])")
    if not card.count():
        go(page, server, f"{prefix(language)}pemasok/{MAWAR}/")
    card.locator(".et-card__add").click()
    expect(page.locator(".et-told")).to_contain_text(line(shop, HOT, language)["name"])
    expect(card.locator(".et-card__add")).to_have_class("et-card__add et-card__add--on")
    add(page, server, MILD, language)
    add(page, server, CRISPS, language)
    open_list(page, server, language)
    assert page.locator(".et-line__name").all_inner_texts() == [line(shop, id, language)["name"] for id in (HOT, MILD, CRISPS)]
    assert [one.get_attribute("data-id") for one in page.locator(".et-order").all()] == [MAWAR, "contoh-renyah-jaya"]
    for id in (HOT, MILD, CRISPS):
        expect(page.locator(f".et-line[data-id='{id}'] .et-line__code")).to_contain_text(line(shop, id)["code"])
    assert {one["seen"] for one in stored(page)["lines"]} == {"2026-11-21"}


def test_a_card_on_the_list_leads_to_the_list(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("katalog/")
    page.locator(".et-card__add").first.click()
    expect(page.locator(".et-card__add--on")).to_have_count(1)
    page.locator(".et-card__add--on").click()
    page.wait_for_url("**/permintaan/")
    expect(page.locator(".et-line")).to_have_count(1)


def test_cards_that_come_later_can_be_added_too(visit: Open, shop: Shop) -> None:
    page = visit("katalog/")
    page.evaluate("""() => {
      const shelf = document.querySelector(".et-shelf"), one = shelf.firstElementChild.cloneNode(true);
      one.querySelector(".et-card__add").remove();
      one.id = "later";
      shelf.append(one);
    }""")
    page.locator("#later .et-card__add").click()
    expect(page.locator("et-count")).to_have_text("1")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_broken_minimum_and_multiple_are_said_and_mended_by_one_tap(visit: Open, server: Server, shop: Shop, width: int) -> None:
    page = visit(f"produk/{BOWL}/", viewport=WIDTHS[width])     # at least 24, in twelves
    page.locator(".et-add").scroll_into_view_if_needed()
    field, said = page.locator(".et-add input"), page.locator(".et-add .et-amount__said")
    expect(field).to_have_value("24")
    field.fill("10")
    expect(said).to_contain_text("Pesanan minimum 24\xa0buah.")
    page.locator(".et-add__go").click()
    assert count(page) == 0
    assert page.evaluate("document.activeElement.className") == "et-amount__mend"
    expect(field).to_have_value("10")
    page.keyboard.press("Enter")
    expect(field).to_have_value("24")
    field.fill("31")
    expect(said).to_contain_text("Hanya dalam kelipatan 12: 24 atau 36\xa0buah.")
    assert field.get_attribute("aria-invalid") == "true"
    page.locator(".et-amount__mend").click()
    expect(field).to_have_value("36")
    expect(said).to_have_text("36\xa0buah × Rp58.000 = Rp2.088.000")
    field.fill("1.200")
    expect(said).to_contain_text("1.200\xa0buah × Rp51.000 = Rp61.200.000")
    field.fill("banyak")
    expect(said).to_contain_text("Tulis jumlahnya dengan angka.")
    page.locator(".et-amount__mend").click()
    page.get_by_role("button", name="Tambahi").click()
    expect(field).to_have_value("36")
    page.get_by_role("button", name="Kurangi").click()
    page.get_by_role("button", name="Kurangi").click()
    expect(field).to_have_value("24")


def test_the_page_says_what_is_on_the_list_and_changes_its_quantity(visit: Open, server: Server, shop: Shop) -> None:
    page = visit(f"produk/{BOWL}/", viewport=WIDTHS[1280])
    page.locator(".et-add__go").click()
    expect(page.locator(".et-add__in")).to_contain_text("Di daftar Anda: 24\xa0buah.")
    page.locator(".et-add input").fill("48")
    page.locator(".et-add__go").click()
    expect(page.locator(".et-add__in")).to_contain_text("48\xa0buah")
    settle(page)
    assert [one["quantity"] for one in stored(page)["lines"]] == [48]


def test_a_unique_piece_has_no_quantity(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("produk/koi-showa-48cm-s004/", viewport=WIDTHS[1280])
    expect(page.locator(".et-add .et-amount")).to_be_hidden()
    page.locator(".et-add__go").click()
    expect(page.locator("et-count")).to_have_text("1")
    expect(page.locator(".et-add__go")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 360])
def test_the_bar_at_the_foot_of_a_phone_stays_one_line(visit: Open, server: Server, shop: Shop, width: int) -> None:
    page = visit(f"produk/{HOT}/", viewport={"width": width, "height": 640})
    before = page.locator(".et-bar").bounding_box()
    page.locator(".et-bar__add").click()
    expect(page.locator(".et-bar__add--on")).to_be_visible()
    after = page.locator(".et-bar").bounding_box()
    assert before and after and before["height"] == after["height"] <= 66
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_order_minimum_is_a_progress_that_the_buyer_fills(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    keep(page, shop, HOT, first=500_000, repeat=300_000, revision="0" * 12)
    open_list(page, server)
    said, bar = page.locator(".et-minimum__said"), page.locator("progress")
    expect(said).to_have_text("Rp357.600 dari Rp500.000 untuk pesanan pertama, kurang Rp142.400.")
    assert bar.evaluate("one => one.value") == pytest.approx(357_600 / 500_000)
    page.get_by_role("button", name="Pesanan ulang").click()
    expect(said).to_have_text("Rp357.600: pesanan minimum Rp300.000 sudah tercapai.")
    page.get_by_role("button", name="Pesanan pertama").click()
    page.locator(".et-line input[data-key=quantity]").fill("48")
    expect(said).to_have_text("Rp715.200: pesanan minimum Rp500.000 sudah tercapai.")
    assert bar.evaluate("one => one.value") == 1


def test_what_is_taken_off_comes_back_where_it_was(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    keep(page, shop, HOT, MILD, CRISPS, note="penting")
    open_list(page, server)
    before = stored(page)["lines"]
    page.locator(f".et-line[data-id='{MILD}'] [data-part=remove]").click()
    assert [one["id"] for one in stored(page)["lines"]] == [HOT, CRISPS]
    assert page.evaluate("document.activeElement.dataset.key") == "undo"
    page.keyboard.press("Enter")
    assert stored(page)["lines"] == before
    assert page.evaluate("document.activeElement.dataset.key") == "remove"


def test_the_cooperative_can_be_asked_instead(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    keep(page, shop, HOT, CRISPS, BOWL)
    open_list(page, server)
    expect(page.locator(".et-order")).to_have_count(3)
    page.get_by_role("button", name="koperasinya").click()
    expect(page.locator(".et-order")).to_have_count(2)
    together = group(page, "contoh-koperasi-kelurahan-guyub")
    expect(together.locator(".et-line")).to_have_count(2)
    expect(together.locator(".et-minimum__who")).to_have_text(["Contoh Dapur Mawar", "Contoh Renyah Jaya"])


def test_the_switch_is_not_there_where_no_cooperative_is(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    keep(page, shop, BOWL)
    open_list(page, server)
    expect(page.locator("[data-part=by]")).to_be_hidden()


def test_two_to_four_lines_are_compared(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    keep(page, shop, HOT, MILD, CRISPS)
    open_list(page, server)
    way = page.locator("[data-part=compare]")
    page.locator("[data-part=pick]").nth(0).check()
    assert way.get_attribute("href") is None
    page.locator("[data-part=pick]").nth(2).check()
    assert str(way.get_attribute("href")).endswith(f"banding/?ids={HOT},{CRISPS}")


@in_each_look
def test_axe_finds_nothing_on_a_full_list(visit: Open, server: Server, shop: Shop, look: Look) -> None:
    page = visit("404.html", **look.options)
    keep(page, shop, HOT, MILD, CRISPS, BOWL, quantity=7, note="Tolong label Inggris")
    open_list(page, server, look.language)
    assert violations(page) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= look.width


def test_everything_can_be_done_by_keyboard(visit: Open, server: Server, shop: Shop) -> None:
    page = visit(f"produk/{BOWL}/", viewport=WIDTHS[1280])
    expect(page.locator(".et-add input")).to_have_value("24")
    _tab_to(page, ".et-add input")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".et-add input")).to_have_value("36")
    _tab_to(page, ".et-add__go")
    page.keyboard.press("Enter")
    _tab_to(page, ".et-add__in a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/permintaan/")
    _tab_to(page, ".et-line input[data-key=quantity]")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".et-line__sum")).to_have_text("Rp2.784.000")
    _tab_to(page, ".et-line summary")
    page.keyboard.press("Enter")
    _tab_to(page, ".et-line textarea")
    page.keyboard.type("Kemas rapi")
    _tab_to(page, "[data-part=whatsapp]")
    assert "Kemas rapi" in stored(page)["lines"][0]["note"]


def _tab_to(page: Page, what: str) -> None:
    for _ in range(120):
        if page.evaluate("(what) => document.activeElement.matches(what)", what):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {what}")


def test_an_empty_list_says_what_it_is_for(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("permintaan/")
    expect(page.locator(".et-inquiry__empty")).to_contain_text("Daftarnya masih kosong.")
    expect(page.locator(".et-inquiry__empty a")).to_have_attribute("href", "../katalog/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_page_says_how_to_ask(visit: Open, shop: Shop, language: str) -> None:
    page = visit(f"{prefix(language)}permintaan/", java_script_enabled=False)
    assert "JavaScript" in page.locator("main").inner_text()
    assert page.locator("main a[href$='katalog/']").count() == 1
    page.goto(page.url.replace("permintaan/", f"produk/{HOT}/"))
    assert not page.locator(".et-add").is_visible()
    assert not page.locator(".et-bar__add").is_visible()


def test_on_paper_it_is_a_request_for_a_quotation(visit: Open, server: Server, shop: Shop, tmp_path: Path) -> None:
    page = visit("404.html")
    keep(page, shop, HOT, CRISPS, note="Label bahasa Inggris")
    open_list(page, server)
    page.locator("input[name=outlet]").fill("Toko Contoh Berkah")
    group(page, MAWAR).locator("summary").last.click()
    group(page, MAWAR).locator("select").select_option("fob")
    group(page, MAWAR).locator("input[name=place]").fill("Tanjung Perak")
    (tmp_path / "paper.pdf").write_bytes(page.pdf(format="A4"))
    paper = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    text = " ".join("".join(sheet.get_textpage().get_text_range() for sheet in paper).split())
    for part in ("Permintaan penawaran", "Toko Contoh Berkah", line(shop, HOT)["name"], line(shop, HOT)["code"], "Rp357.600", "Label bahasa Inggris", "FOB", "Tanjung Perak"):
        assert part in text
    assert len(paper) == 1
    assert "Hapus" not in text
    assert "WhatsApp" not in text
