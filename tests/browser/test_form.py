"""The form on a cheap phone: filled in, interrupted, taken up again, and sent as one text with its photos."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Route, expect

from catalog.reference import reference
from catalog.schema import kinds
from site_builder.blank_table import blank_table
from tests.browser.conftest import Look, Open, in_each_look, violations
from tests.browser.device import Device
from tests.browser.server import Server
from tests.browser.shop import LANGUAGES, Shop
from tests.browser.submitting import BUSINESS, SAMBAL, Received, add_photos, kept, kept_form, origin, photos, ready, received, write
from tests.root import Root
from tests.site_builder.receiver.receiving import receiving

pytestmark = pytest.mark.xdist_group("browser-form")
CODE = frozenset({"text/html", "text/css", "text/javascript"})
FORBIDDEN = "Object.defineProperty(self, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } })"


def _prefix(language: str) -> str:
    return "" if language == "id" else f"{language}/"


def test_a_sambal_is_filled_in_interrupted_offline_resumed_and_sent(device: Device, tmp_path: Path) -> None:
    page = kept_form(device)
    add_photos(page, photos(tmp_path))
    kept(page)
    device.offline()
    page.reload()
    ready(page)
    expect(page.locator(".et-shot")).to_have_count(3)
    write(page, SAMBAL | BUSINESS)
    origin(page, "listing.origin", "Sananwetan", "35.72.03.1004")
    origin(page, "supplier.place", "Sananwetan", "35.72.03.1004")
    page.wait_for_timeout(700)
    page.reload()
    ready(page)
    expect(page.locator("[name='supplier.name']")).to_have_value("Contoh Dapur Baru")
    sent = Received(received(page, "text", tmp_path).read_text("utf-8"))
    assert sent.whole
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", str(sent.head["reference"]))
    assert sent.head["sender"] == {"name": "Siti Contoh", "role": "helper"}
    assert sent.head["supplier"] == "contoh-dapur-baru"
    listing, supplier = sent.listing, sent.supplier
    assert listing["price"] == {"amount": 15000, "per": "pack", "public": True, "basis": "franco-blitar", "tax": "not-taxable",
                                "valid_until": "2027-06-30", "currency": "IDR"}
    assert listing["description"] == {"id": SAMBAL["listing.description.id"]}
    assert listing["food"]["allergens"] == ["kacang-tanah"]  # type: ignore[index]
    assert [one["file"] for one in listing["photos"]] == ["depan.jpg", "label.jpg", "rinci.jpg"]  # type: ignore[attr-defined]
    assert supplier["contacts"] == [{"kind": "whatsapp", "value": "+6281234567890"}]
    consent = supplier["consents"][0]  # type: ignore[index]
    assert (consent["scope"], consent["channel"], consent["proof"]) == (["whatsapp"], "form", sent.head["reference"])
    expect(page.locator("[data-part=sent]")).to_contain_text(str(sent.head["reference"]))
    with zipfile.ZipFile(received(page, "zip", tmp_path)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 4
        for name in archive.namelist()[1:]:
            with archive.open(name) as file, Image.open(file) as image:
                assert max(image.size) <= 2000
                assert not image.getexif()
                assert name != "label.jpg" or image.size == (1200, 1600)
    envelope = received(page, "envelope", tmp_path).read_text("utf-8")
    script = re.search(r'<script type="application/x-etalase" id="bundle">(.*?)</script>', envelope, re.DOTALL)
    assert script
    assert Received(json.loads(script[1])).whole
    assert envelope.count('src="data:image/jpeg;base64,') == 3


def test_what_is_sent_to_the_office_lies_there_and_what_the_office_says_is_shown(browser: Browser, server: Server, root: Root, tmp_path: Path) -> None:
    """A page of its own, for the browser itself complains of an answer that refuses."""
    def named(route: Route) -> None:
        """The page of a site whose `site.yml` names a receiver."""
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('data-receiver=""', 'data-receiver="/kirim"'))

    page = browser.new_page(service_workers="block")
    page.route("**/daftar/food/", named)
    page.goto(f"{server.url}daftar/food/")
    ready(page)
    add_photos(page, photos(tmp_path))
    write(page, SAMBAL | BUSINESS)
    with receiving(root.path, tmp_path / "inbox", "--rate", "1") as receiver:
        page.route("**/kirim", lambda route: route.fulfill(response=route.fetch(url=f"{receiver.url}/kirim")))
        page.evaluate("location.hash = 'kirim'")
        page.locator("[data-way=receiver]").click()
        expect(page.locator("[data-part=sent]")).to_contain_text("Sudah diterima")
        arrived, = receiver.arrived()
        assert arrived in page.locator("[data-part=sent]").inner_text()
        assert sorted(path.name for path in (receiver.inbox / arrived).iterdir()) == [".digest", "depan.jpg", "kiriman.txt", "label.jpg", "rinci.jpg"]
        assert Received((receiver.inbox / arrived / "kiriman.txt").read_text("utf-8")).whole
        page.locator("[data-way=receiver]").click()
        expect(page.locator("[data-part=sent]")).to_contain_text("Kiriman dari sambungan ini terlalu sering.")
    page.close()


def test_the_text_can_be_copied(visit: Open) -> None:
    page = visit("daftar/food/", permissions=["clipboard-read", "clipboard-write"])
    ready(page)
    write(page, SAMBAL)
    page.evaluate("location.hash = 'kirim'")
    page.locator("[data-way=copy]").click()
    expect(page.locator("[data-part=sent]")).to_contain_text("Sudah disalin")
    assert Received(page.evaluate("navigator.clipboard.readText()")).whole


def test_a_unique_koi_asks_for_its_variety_and_is_one(visit: Open, tmp_path: Path) -> None:
    page = visit("daftar/live-animal/")
    ready(page)
    write(page, {"listing.category": "ikan-hias-lain"})
    page.evaluate("location.hash = 'make'")
    assert page.locator("[data-ask='listing.live-animal.variety']").get_attribute("data-unfit") is not None
    write(page, {"listing.category": "koi", "listing.live-animal.variety": "showa", "listing.live-animal.lot": "unique",
                 "listing.live-animal.length.min": "48", "listing.live-animal.length.unit": "cm", "listing.order.minimum": "1"})
    expect(page.locator("[data-ask='listing.live-animal.variety']")).not_to_have_attribute("data-unfit", "")


def test_eggs_are_supplied_by_the_month_in_the_months_there_are(visit: Open) -> None:
    page = visit("daftar/commodity/")
    ready(page)
    write(page, {"listing.category": "telur-ayam", "listing.capacity.amount": "12.000", "listing.capacity.unit": "butir", "listing.capacity.period": "month",
                 "listing.capacity.season": "1 2 12"})
    page.evaluate("location.hash = 'mulai'")
    expect(page.locator("[data-ask='listing.capacity'] .et-ask__said").first).to_have_text("12.000")
    kept(page)
    page.reload()
    ready(page)
    assert page.locator("[name='listing.capacity.season']:checked").evaluate_all("(all) => all.map((one) => one.value)") == ["1", "2", "12"]


@pytest.mark.parametrize(("typed", "echo"), [("15.000", "Rp15.000 per bungkus"), ("15000", "Rp15.000 per bungkus"), ("Rp 15rb", "Rp15.000 per bungkus"),
                                             ("1,5 juta", "Rp1.500.000 per bungkus")])
def test_a_price_is_understood_however_it_is_written(visit: Open, typed: str, echo: str) -> None:
    page = visit("daftar/food/")
    ready(page)
    write(page, {"listing.price.per": "pack", "listing.price.amount": typed})
    expect(page.locator("[data-ask='listing.price'] .et-ask__said").first).to_have_text(echo)


def test_where_nothing_can_be_kept_the_form_says_so_and_works(visit: Open) -> None:
    page = visit("daftar/")
    page.context.add_init_script(FORBIDDEN)
    page.goto(page.url + "food/")
    ready(page)
    write(page, {"listing.name.id": "Sambal pecel Contoh"})
    expect(page.locator("[data-part=notice]")).to_contain_text("tidak dapat menyimpan draf")
    page.evaluate("location.hash = 'kirim'")
    expect(page.locator("[data-part=reference]")).not_to_be_empty()


def test_next_names_what_is_missing_and_lets_go_the_second_time(visit: Open) -> None:
    page = visit("daftar/food/")
    ready(page)
    page.locator("[data-go=next]").click()
    expect(page.locator("[data-part=notice]")).to_contain_text("Tekan Lanjut sekali lagi")
    page.locator("[data-go=next]").click()
    expect(page.locator("#identity")).to_be_visible()
    page.go_back()
    expect(page.locator("#mulai")).to_be_visible()


def test_the_way_through_needs_no_mouse(visit: Open) -> None:
    page = visit("daftar/food/")
    ready(page)
    page.locator("[name='listing.name.id']").focus()
    page.keyboard.type("Sambal Contoh")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.go") == "next":
            break
    page.keyboard.press("Enter")
    page.locator("[data-go=next]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#identity > legend")).to_be_focused()


def test_a_draft_is_listed_and_deleted_only_at_the_second_tap(visit: Open) -> None:
    page = visit("daftar/food/")
    ready(page)
    write(page, {"listing.name.id": "Sambal Contoh Draf"})
    kept(page)
    page.locator(".et-form__kind a").click()
    line = page.locator(".et-drafts__item")
    expect(line).to_contain_text("Sambal Contoh Draf")
    line.get_by_role("button").click()
    expect(line).to_have_count(1)
    line.get_by_role("button").click()
    expect(line).to_have_count(0)


def test_a_supplier_of_the_catalogue_is_only_named(device: Device, tmp_path: Path) -> None:
    page = kept_form(device)
    write(page, {"listing.name.id": "Sambal Contoh Lain", "supplier": "contoh-dapur-mawar"})
    expect(page.locator("[data-ask='supplier.name']")).to_be_hidden()
    sent = Received(received(page, "text", tmp_path).read_text("utf-8"))
    assert sent.head["supplier"] == "contoh-dapur-mawar"
    assert "=== supplier.yml ===" not in sent.text


def test_a_draft_moves_to_another_device_as_a_file(device: Device, visit: Open, tmp_path: Path) -> None:
    page = kept_form(device)
    add_photos(page, photos(tmp_path)[2:])
    write(page, {"listing.name.id": "Sambal Contoh Pindah"})
    file = received(page, "draft", tmp_path)
    other = visit("daftar/")
    other.locator("[data-import]").set_input_files(file)
    other.wait_for_url("**/daftar/food/?draft=*")
    ready(other)
    expect(other.locator("[name='listing.name.id']")).to_have_value("Sambal Contoh Pindah")
    expect(other.locator(".et-shot")).to_have_count(1)


def test_without_javascript_the_page_says_how_else(visit: Open) -> None:
    page = visit("daftar/food/", java_script_enabled=False)
    assert "JavaScript" in page.locator("main").inner_text()
    expect(page.locator("main form")).to_be_hidden()


@in_each_look
def test_axe_finds_nothing_in_any_part(visit: Open, look: Look) -> None:
    page = visit(f"{_prefix(look.language)}daftar/food/", **look.options)
    ready(page)
    found = {}
    for part in page.locator(".et-part").evaluate_all("(all) => all.map((one) => one.id)"):
        page.evaluate("(id) => { location.hash = id; for (const one of document.querySelectorAll('.et-part details')) one.open = true; }", part)
        expect(page.locator(f"#{part}")).to_be_visible()
        if wrong := violations(page):
            found[part] = wrong
    assert found == {}


def test_no_part_is_wider_than_a_narrow_phone(visit: Open) -> None:
    page = visit("daftar/food/", viewport={"width": 320, "height": 640})
    ready(page)
    wide = []
    for part in page.locator(".et-part").evaluate_all("(all) => all.map((one) => one.id)"):
        page.evaluate("(id) => { location.hash = id; for (const one of document.querySelectorAll('.et-part details')) one.open = true; }", part)
        expect(page.locator(f"#{part}")).to_be_visible()
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(part)
    assert wide == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_table_of_each_kind_is_offered_beside_the_form(visit: Open, shop: Shop, language: str) -> None:
    page = visit(f"{_prefix(language)}daftar/")
    offered = page.locator(".et-tables a").evaluate_all("(all) => all.map((one) => [one.download, new URL(one.href).pathname.slice(1)])")
    assert [name for name, _ in offered] == [f"etalase-{kind}.xlsx" for kind in reference("kinds").entries if kind in kinds()]
    assert all((shop.site / path).read_bytes() == blank_table(path.split("/")[-1].split(".")[0], language) for _, path in offered)
    assert all(re.fullmatch(r"XLSX, \d+ kB", text) for text in page.locator(".et-tables span").all_inner_texts())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_opens_at_no_more_than_40_kb(visit: Open, server: Server, shop: Shop, language: str) -> None:
    """What it takes to begin; the checks come once there is something to judge."""
    server.sent.clear()
    page = visit(f"{_prefix(language)}daftar/food/")
    ready(page)
    page.wait_for_load_state("networkidle")
    assert sum(one.size for one in server.sent if one.kind in CODE) <= 40_000
