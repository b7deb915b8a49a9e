"""How the list leaves the device: by chat and email, as a table, as text."""

import csv
import io
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.buying import (
    CLIPBOARD,
    CRISPS,
    HOT,
    MILD,
    SHY,
    chat,
    download,
    go,
    group,
    keep,
    line,
    open_list,
    prefix,
    reopening,
    settle,
    stored,
)
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.shop import LANGUAGES, Shop

pytestmark = [pytest.mark.xdist_group("browser-inquiry"),
              pytest.mark.filterwarnings("ignore:Workbook contains no default style")]      # the library writes none, and none is needed
MAWAR, TIRTA = "contoh-dapur-mawar", "contoh-batik-tirta"
HOSTILE = ('=HYPERLINK("http://x")', "+62", "-1", "@SUM(A1)", "\t=1+1", "＝1+1", "<img src=x onerror=alert(1)>", "a;b\"c\r\n=1", "‮gnissim", "🥜" * 40, "x" * 5000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chat_holds_ids_quantities_codes_and_a_link_that_reopens_it(visit: Open, server: Server, shop: Shop, language: str) -> None:
    page = visit("404.html")
    keep(page, shop, HOT, MILD, CRISPS)
    open_list(page, server, language)
    page.locator("input[name=name]").fill("Sari")
    page.locator("input[name=city]").fill("Jakarta")
    page.locator(f".et-line[data-id='{HOT}'] input[data-key=quantity]").fill("48")
    text = chat(page, MAWAR)
    assert "Sari, Jakarta" in text
    for id, quantity in ((HOT, "48"), (MILD, "24")):
        assert id in text
        assert line(shop, id)["code"] in text
        assert f"{line(shop, id, language)['name']}: {quantity}\xa0" in text
    assert CRISPS not in text
    other = visit("404.html")
    open_list(other, server, language, reopening(text))
    expect(other.locator(".et-received__lines li")).to_have_count(2)
    other.locator("[data-part=add]").click()
    assert [(one["id"], one["quantity"], one["code"]) for one in stored(other)["lines"]] == [(id, quantity, line(shop, id)["code"]) for id, quantity in ((HOT, 48), (MILD, 24))]


def test_terms_order_and_notes_stand_in_the_message(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html", viewport={"width": 1280, "height": 900})
    keep(page, shop, HOT)
    open_list(page, server)
    sheet = group(page, MAWAR)
    sheet.locator("select").select_option("franco-buyer")
    sheet.locator("input[name=place]").fill("Pasar Contoh, Jakarta")
    sheet.locator("textarea[name=note]").fill("Kirim hari Senin")
    sheet.get_by_role("button", name="Pesanan ulang").click()
    text = chat(page, MAWAR)
    assert "Penyerahan: Sampai tempat pembeli, Pasar Contoh, Jakarta" in text
    assert "Catatan: Kirim hari Senin" in text
    assert "Ini pesanan ulang." in text
    page.reload()
    settle(page)
    assert chat(page, MAWAR) == text


def test_a_quantity_against_the_rules_is_sent_and_named(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    keep(page, shop, HOT, quantity=30)
    open_list(page, server)
    expect(group(page, MAWAR).locator(".et-order__send")).to_contain_text("1 jumlah belum sesuai aturan pemasok")
    assert "(Hanya dalam kelipatan 24: 24 atau 48\xa0bungkus.)" in chat(page, MAWAR)


def test_a_long_message_is_copied_whole_and_sent_short(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html", **CLIPBOARD)
    keep(page, shop, HOT, MILD, note="Mohon kemasan dengan label bahasa Inggris dan Arab. " * 8)
    open_list(page, server)
    first = group(page, MAWAR).locator(".et-order__ways > *").first
    expect(first).to_contain_text("Salin teks")
    short = chat(page, MAWAR)
    assert len(quote(short, safe="")) <= 1500
    assert HOT in reopening(short)
    first.click()
    expect(first).to_contain_text("Tersalin")
    whole = page.evaluate("navigator.clipboard.readText()")
    assert whole.count("Mohon kemasan") == 16
    assert line(shop, MILD)["code"] in whole


def test_an_email_says_the_same(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    keep(page, shop, HOT)
    open_list(page, server)
    mail = urlsplit(str(group(page, MAWAR).locator("[data-part=email]").get_attribute("href")))
    assert (mail.scheme, mail.path) == ("mailto", line(shop, HOT)["supplier"]["email"])
    assert parse_qs(mail.query)["body"][0].replace("\r\n", "\n") == chat(page, MAWAR)


def test_who_publishes_no_contact_is_asked_through_the_curators(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    keep(page, shop, SHY)
    open_list(page, server)
    href = str(group(page, TIRTA).locator("[data-part=email]").get_attribute("href"))
    assert href.startswith("mailto:etalase@contoh.example?")
    assert "Mohon permintaan ini diteruskan kepada Contoh Batik Tirta." in parse_qs(urlsplit(href).query)["body"][0]
    expect(group(page, TIRTA).locator("[data-part=office]")).to_be_visible()


def _table(page: Page, folder: Path, language: str) -> list[dict[str, str]]:
    data = download(page, "csv", folder).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";" if language == "id" else ","))


def _sheet(page: Page, folder: Path) -> tuple[Any, list[dict[str, Any]]]:
    sheet = openpyxl.load_workbook(download(page, "xlsx", folder)).active
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return sheet, [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_csv_and_xlsx_hold_every_field(visit: Open, server: Server, shop: Shop, language: str, tmp_path: Path) -> None:
    page = visit("404.html")
    keep(page, shop, HOT, CRISPS, SHY)
    open_list(page, server, language)
    page.locator(f".et-line[data-id='{HOT}'] input[data-key=quantity]").fill("240")
    told = dict(zip(("name", "quantity", "price", "sum", "code", "seen", "supplier", "id", "page", "minimum"),
                    ("Produk", "Jumlah", "Harga", "Jumlah harga", "Kode", "Dilihat pada", "Pemasok", "Id", "Halaman", "Minimum") if language == "id"
                    else ("Product", "Quantity", "Price", "Sum", "Code", "Seen on", "Supplier", "Id", "Page", "Minimum"), strict=True))
    sheet, rows = _sheet(page, tmp_path)
    texts = _table(page, tmp_path, language)
    assert len(rows) == len(texts) == 3
    for row, text, id, quantity, each in zip(rows, texts, (HOT, CRISPS, SHY), (240, 24, 1), (14_200, 11_000, 780_000), strict=True):
        seen = line(shop, id, language)
        wanted = {"name": seen["name"], "quantity": quantity, "price": each, "sum": quantity * each, "code": seen["code"], "seen": "2026-11-21",
                  "supplier": seen["supplier"]["name"], "id": id, "page": seen["page"], "minimum": seen["minimum"]}
        assert {key: row[told[key]] for key in wanted} == wanted
        assert {key: text[told[key]] for key in wanted} == {key: str(value) for key, value in wanted.items()}
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.b for cell in sheet[1])
    assert sheet.column_dimensions["C"].width > 30


def test_hostile_text_of_a_supplier_is_text_everywhere(visit: Open, server: Server, shop: Shop, tmp_path: Path) -> None:
    page = visit("404.html")
    id = HOT
    keep(page, shop, id, revision="0" * 12)
    page.evaluate("""(names) => {
      const data = JSON.parse(localStorage["etalase.list"]), [one] = data.lines;
      data.lines = names.map((name, index) => ({ ...one, id: `x-${index}`, name, note: name.slice(0, 400), supplier: { ...one.supplier, name } }));
      localStorage["etalase.list"] = JSON.stringify(data);
    }""", list(HOSTILE))
    open_list(page, server)
    assert page.locator(".et-line__name").evaluate_all("all => all.map((one) => one.textContent)") == list(HOSTILE)
    assert page.locator("main img[src='x']").count() == 0
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    text = parse_qs(urlsplit(str(page.locator("[data-part=whatsapp]").get_attribute("href"))).query)["text"][0]
    assert "‮" not in text
    sheet, rows = _sheet(page, tmp_path)
    assert [row["Produk"] for row in rows] == [name.replace("\r\n", "\n") for name in HOSTILE]
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)
    cells = [row["Produk"] for row in _table(page, tmp_path, "id")]
    assert cells == [f"'{name}" if name[0] in "=+-@\t＝" else name for name in HOSTILE]


def test_the_link_of_the_whole_list_is_copied(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html", **CLIPBOARD)
    keep(page, shop, HOT, CRISPS, note="Kemas, rapi_dan aman ü")
    open_list(page, server)
    page.locator("[data-part=link]").click()
    expect(page.locator(".et-inquiry__notice")).to_contain_text("Tautan sudah disalin.")
    link = page.evaluate("navigator.clipboard.readText()")
    other = visit("404.html")
    open_list(other, server, "id", "#" + link.partition("#")[2])
    other.locator("[data-part=add]").click()
    assert [(one["id"], one["note"]) for one in stored(other)["lines"]] == [(HOT, "Kemas, rapi_dan aman ü"), (CRISPS, "Kemas, rapi_dan aman ü")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_itself_is_in_the_language_it_is_opened_in(visit: Open, server: Server, shop: Shop, language: str) -> None:
    page = visit("404.html")
    keep(page, shop, HOT)
    open_list(page, server, language)
    expect(page.locator(".et-line__name")).to_have_text(line(shop, HOT, language)["name"])
    go(page, server, f"{prefix(language)}permintaan/")
    expect(page.locator(".et-amount__said")).to_contain_text(line(shop, HOT, language)["unit"]["many"])
