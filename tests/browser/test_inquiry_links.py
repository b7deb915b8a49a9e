"""Links that rebuild a list, and lines that their pages have outrun: nothing in the buyer's own list is lost."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.buying import BOWL, CRISPS, HOT, MILD, keep, line, open_list, settle, stored
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.shop import Shop

pytestmark = pytest.mark.xdist_group("browser-inquiry")


def _link(page: Page, server: Server, shop: Shop, *ids: str, **changes: object) -> str:
    """The part behind `#` that stands for these listings, as another buyer's list writes it."""
    keep(page, shop, *ids, **changes)
    open_list(page, server)
    hrefs = page.locator("[data-part=whatsapp]").evaluate_all("all => all.map((one) => decodeURIComponent(one.href))")
    assert len(hrefs) == 1
    found: str = "#" + hrefs[0].rpartition("#")[2]
    page.evaluate("localStorage.clear()")
    return found


def _changed(page: Page, shop: Shop, id: str, **changes: Any) -> None:
    """From now on the page of a listing carries another line."""
    now = {**line(shop, id), "revision": "f" * 12, "code": "NEWC-ODE0-00X", **changes}

    def answer(route: Route) -> None:
        text = (shop.site / "produk" / id / "index.html").read_text("utf-8")
        begin = text.index('<script type="application/json">{"id"') + len('<script type="application/json">')
        route.fulfill(body=text[:begin] + json.dumps(now) + text[text.index("</script>", begin):], content_type="text/html")

    page.route(f"**/produk/{id}/", answer)


def _ids(page: Page) -> list[str]:
    return [one["id"] for one in stored(page)["lines"]]


def test_a_link_shows_what_it_holds_before_it_touches_the_own_list(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    link = _link(page, server, shop, HOT, MILD, quantity=48)
    keep(page, shop, CRISPS, HOT)
    before = stored(page)
    open_list(page, server, "id", link)
    expect(page.locator(".et-received h2")).to_have_text("Daftar dari tautan: 2 produk")
    expect(page.locator(".et-received__lines li")).to_have_count(2)
    expect(page.locator(".et-received__sum").first).to_contain_text("48\xa0bungkus")
    assert stored(page) == before
    page.get_by_role("button", name="Tambahkan ke daftar saya").click()
    assert _ids(page) == [CRISPS, HOT, MILD]
    assert stored(page)["lines"][1] == before["lines"][1]
    expect(page.locator(".et-inquiry__notice")).to_contain_text("1 produk sudah ada di daftar Anda dan tidak diubah.")
    assert page.evaluate("location.hash") == ""


def test_a_list_that_was_replaced_can_be_had_back(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    link = _link(page, server, shop, HOT)
    keep(page, shop, CRISPS)
    open_list(page, server, "id", link)
    page.get_by_role("button", name="Ganti daftar saya").click()
    assert _ids(page) == [HOT]
    page.locator(".et-inquiry__notice").get_by_role("button", name="Urungkan").click()
    assert _ids(page) == [CRISPS]


def test_a_list_can_only_be_looked_at(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    link = _link(page, server, shop, HOT)
    keep(page, shop, CRISPS)
    open_list(page, server, "id", link)
    page.get_by_role("button", name="Lihat saja").click()
    assert _ids(page) == [CRISPS]
    page.get_by_role("link", name="Kembali ke daftar saya").click()
    expect(page.locator(".et-line")).to_have_count(1)
    assert _ids(page) == [CRISPS]


def test_a_link_that_was_cut_off_says_so_and_gives_what_is_left(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    link = _link(page, server, shop, HOT, MILD)
    open_list(page, server, "id", link[:link.rindex(",") + 12])
    expect(page.locator(".et-received")).to_contain_text("hanya 1 dari 2 baris yang terbaca")
    page.get_by_role("button", name="Simpan sebagai daftar saya").click()
    assert _ids(page) == [HOT]


def test_a_quantity_that_was_changed_on_the_way_is_not_believed(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    link = _link(page, server, shop, HOT)
    open_list(page, server, "id", link.replace("_24_", "_240_", 1))
    expect(page.locator(".et-received")).to_contain_text("Periksa jumlahnya sebelum dipakai.")


@pytest.mark.parametrize("hash", ["#1.", "#1.3.abcd,", "#9.1.abcd,x_1", "#1.1.abcd,<img>_1", "#1.1.%E0%A4%A,x_y", "#1.1.abcd,x_-5", "#1.1.abcd,x_0"])
def test_a_link_that_cannot_be_read_leaves_the_list_alone(visit: Open, server: Server, shop: Shop, hash: str) -> None:
    page = visit("404.html")
    keep(page, shop, CRISPS)
    before = stored(page)
    open_list(page, server, "id", hash)
    expect(page.locator(".et-inquiry__notice")).to_contain_text("Daftar Anda sendiri tidak berubah.")
    expect(page.locator(".et-line")).to_have_count(1)
    assert stored(page) == before


def test_a_link_written_otherwise_by_an_app_is_read_all_the_same(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    link = _link(page, server, shop, HOT, MILD)
    open_list(page, server, "id", link.replace(",", "%2C").replace("_", "%5F"))
    expect(page.locator(".et-received__lines li")).to_have_count(2)
    assert "rusak" not in page.locator(".et-received").inner_text()


def test_gone_and_unknown_listings_of_a_link_are_named_and_the_rest_is_taken(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    gone = shop.withdrawn.split("/")[1]
    open_list(page, server, "id", f"#1.3.0000,{HOT}_24,{gone}_12,tidak-pernah-ada_5")
    rows = page.locator(".et-received__lines li")
    expect(rows.nth(1)).to_contain_text("Barang ini tidak ditawarkan lagi.")
    expect(rows.nth(2)).to_contain_text("Barang ini tidak ada di situs ini.")
    page.get_by_role("button", name="Simpan sebagai daftar saya").click()
    assert _ids(page) == [HOT]
    expect(page.locator(".et-inquiry__notice")).to_contain_text("2 baris dari tautan tidak bisa diambil.")


def test_a_link_names_what_has_changed_since_it_was_made(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    link = _link(page, server, shop, HOT)
    _changed(page, shop, HOT, minimum=48, price={**line(shop, HOT)["price"], "amount": 15_500})
    open_list(page, server, "id", link)
    row = page.locator(".et-received__lines li")
    expect(row).to_contain_text("Rp14.900 → Rp15.500")
    expect(row).to_contain_text("Pesanan minimum berubah: 24 → 48\xa0bungkus.")
    expect(row).to_contain_text("Pesanan minimum 48\xa0bungkus.")


CHANGES: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "minimum": ({"minimum": 48}, "Pesanan minimum berubah: 24\xa0bungkus → 48\xa0bungkus."),
    "multiple": ({"multiple": 12}, "Kelipatan berubah: 24 → 12."),
    "order": ({"first": 900_000}, "Nilai pesanan minimum pemasok berubah: Rp357.600 → Rp900.000."),
    "lead": ({"lead": "30 hari"}, "Waktu siap berubah: 5 hari → 30 hari."),
    "no price": ({"price": None}, "Harga berubah sejak Anda menambahkannya: Rp14.900 → atas permintaan."),
    "text": ({"name": "Nama baru"}, "Halamannya sudah diperbarui; harga dan syaratnya tetap sama."),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_line_says_what_has_changed_since(visit: Open, server: Server, shop: Shop, what: str) -> None:
    changes, said = CHANGES[what]
    page = visit("404.html")
    keep(page, shop, HOT)
    _changed(page, shop, HOT, **changes)
    open_list(page, server)
    expect(page.locator(".et-line__changes")).to_contain_text(said)


def test_a_new_price_is_taken_only_when_the_buyer_says_so(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    keep(page, shop, HOT, quantity=48, note="penting")
    _changed(page, shop, HOT, price={**line(shop, HOT)["price"], "amount": 15_500})
    open_list(page, server)
    expect(page.locator(".et-line__changes")).to_contain_text("Harga berubah sejak Anda menambahkannya: Rp14.900 → Rp15.500.")
    expect(page.locator(".et-line__sum")).to_have_text("Rp715.200")
    page.get_by_role("button", name="Pakai yang baru").click()
    expect(page.locator(".et-line__sum")).to_have_text("Rp744.000")
    [one] = stored(page)["lines"]
    assert (one["quantity"], one["note"], one["code"], one["revision"]) == (48, "penting", "NEWC-ODE0-00X", "f" * 12)
    expect(page.locator(".et-line__changes")).to_be_empty()


def test_a_list_with_gone_and_unknown_listings_loses_nothing(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    gone = shop.withdrawn.split("/")[1]
    keep(page, shop, HOT, MILD, BOWL)
    page.evaluate("""([gone]) => {
      const data = JSON.parse(localStorage["etalase.list"]);
      data.lines[1].id = gone;
      data.lines[2].id = "tidak-pernah-ada";
      localStorage["etalase.list"] = JSON.stringify(data);
    }""", [gone])
    open_list(page, server)
    expect(page.locator(f".et-line[data-id='{gone}']")).to_contain_text("Barang ini tidak ditawarkan lagi.")
    expect(page.locator(".et-line[data-id='tidak-pernah-ada']")).to_contain_text("Barang ini tidak ada di situs ini.")
    assert _ids(page) == [HOT, gone, "tidak-pernah-ada"]


def test_with_data_saver_nothing_is_compared_unasked(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    keep(page, shop, HOT)
    server.sent.clear()
    open_list(page, server)
    assert [one.path for one in server.sent if one.path.startswith("produk/")] == []
    page.locator("[data-part=check]").click()
    settle(page)
    expect(page.locator(".et-inquiry__notice").last).to_contain_text("Semua baris sama dengan halamannya sekarang.")
