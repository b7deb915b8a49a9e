"""Without a connection: what was seen stays readable and says how old it is, and nothing is kept that should not be."""

import re
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder import views
from site_builder.assets import assets
from site_builder.pages import WORKER
from site_builder.site import site
from site_builder.worker import with_worker
from tests.browser.conftest import violations
from tests.browser.device import Device, kept, linked, within
from tests.browser.server import serving
from tests.browser.shop import LANGUAGES, Shop
from tests.site_builder.town import HOME

pytestmark = pytest.mark.xdist_group("browser-offline")
_THERE = "async (path) => Boolean(await caches.match(path))"
TOOLS = ("permintaan/", "banding/", "cek/", "luring/")


def _notice(page: Page) -> str:
    expect(page.locator(".et-kept")).to_be_visible()
    return page.locator(".et-kept").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_seen_opens_without_a_connection_with_its_photos_and_says_since_when(device: Device, shop: Shop, language: str) -> None:
    page = device.open(shop.path("listing", language))
    title, today = page.title(), datetime.now(UTC).date()
    device.offline()
    page.reload()
    assert page.title() == title
    assert page.evaluate("document.querySelector('et-gallery img').naturalWidth") > 0
    notice = _notice(page)
    assert str(today.year) in notice and str(today.day) in notice
    assert ("sambungan tidak ada" if language == "id" else "there is no connection") in notice
    assert not violations(page)
    device.offline(False)
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(".et-kept").count() == 0


def test_the_shell_opens_without_a_connection_after_one_visit_of_another_page(device: Device, shop: Shop) -> None:
    page = device.open(shop.path("listing", "id"))
    device.offline()
    for path in ("", "katalog/", *TOOLS):
        page.goto(device.server.url + path)
        assert "sambungan tidak ada" in _notice(page), path
        expect(page.locator("h1").first).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.et-masthead')).display") in ("grid", "flex"), path
    assert not [path for path in kept(page)["shell"] if path.startswith("en/") and path != "en/luring/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_never_seen_says_so_and_lists_what_is_kept(device: Device, shop: Shop, language: str) -> None:
    page = device.open(shop.path("listing", language))
    title = page.locator("h1").inner_text()
    device.offline()
    page.goto(device.server.url + shop.path("unpriced", language))
    expect(page.locator("h1")).to_have_text("Halaman ini belum tersimpan di perangkat ini" if language == "id" else "This page is not kept here")
    assert page.url == device.server.url + shop.path("unpriced", language)
    expect(page.locator(".et-offline__list a")).to_have_text([title])
    assert not violations(page)
    page.locator(".et-offline__list a").click()
    expect(page.locator("h1")).to_have_text(title)
    page.go_back()
    device.offline(False)
    page.get_by_role("button").filter(has_text=re.compile("Coba lagi|Try again")).click()
    expect(page.locator(".et-listing h1")).to_be_visible()


def test_a_copy_older_than_the_site_allows_says_so_clearly(device: Device, shop: Shop) -> None:
    page = device.open(shop.path("listing", "id"))
    device.offline()
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=7, hours=1))
    page.reload()
    assert "berumur" not in _notice(page)
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=12, hours=1))
    page.reload()
    assert "berumur 12 hari" in _notice(page)
    assert not violations(page)


def test_a_site_that_says_nothing_gives_way_to_the_copy(device: Device, shop: Shop) -> None:
    page = device.open(shop.path("listing", "id"))
    device.server.silent = True
    began = time.monotonic()
    page.reload(wait_until="commit")
    assert 2 < time.monotonic() - began < 6
    assert "situs belum menjawab" in _notice(page)


def test_what_is_kept_stays_bounded_and_the_oldest_goes_first(device: Device, shop: Shop) -> None:
    page = device.open(shop.path("home", "id"))
    paths = [f"{file.parent.relative_to(shop.site).as_posix()}/" for file in sorted(shop.site.glob("*/*-*/index.html"))][:65]
    photos = [file.relative_to(shop.site).as_posix() for file in sorted(shop.site.glob("foto/*.webp"))][:230]
    assert (len(paths), len(photos)) == (65, 230)
    early = set(kept(page)["photos"])
    page.evaluate("async (paths) => { for (const path of paths) await fetch(path).then((response) => response.blob()); }",
                  [f"/{path}" for path in (*paths, *photos)])
    ends = time.monotonic() + 30
    while ((now := kept(page))["pages"] != paths[-60:] or len(now["photos"]) != 200) and time.monotonic() < ends:
        page.wait_for_timeout(100)
    assert now["pages"] == paths[-60:]
    assert set(photos[-100:]) - early <= set(now["photos"])
    assert len(now["photos"]) == 200


def test_a_new_edition_replaces_the_old(device: Device, shop: Shop) -> None:
    page = device.open(shop.listing)
    title = page.locator("h1").inner_text()
    device.change(f"{shop.listing}index.html", f">{title}</h1>", ">Nama baru</h1>")
    page.reload()
    expect(page.locator("h1")).to_have_text("Nama baru")
    device.offline()
    page.reload()
    expect(page.locator("h1")).to_have_text("Nama baru")


def test_a_page_that_is_gone_is_not_kept_any_longer(device: Device, shop: Shop) -> None:
    page = device.open(shop.listing)
    (device.folder / shop.listing / "index.html").unlink()
    page.reload()
    expect(page.locator(".et-lost")).to_be_visible()
    assert shop.listing not in kept(page).get("pages", [])


def test_an_index_file_is_kept_once_and_read_from_here_while_its_hash_is_the_same(device: Device) -> None:
    device.put("cari/kata.json", "[1]")
    page = device.open("")
    ask = "(path) => fetch(path).then((response) => response.text())"
    assert page.evaluate(ask, "/cari/kata.json?aaaa") == "[1]"
    device.put("cari/kata.json", "[2]")
    within(page, _THERE, "/cari/kata.json?aaaa")
    assert page.evaluate(ask, "/cari/kata.json?aaaa") == "[1]"
    assert page.evaluate(ask, "/cari/kata.json?bbbb") == "[2]"
    within(page, _THERE, "/cari/kata.json?bbbb")
    assert kept(page)["index"] == ["cari/kata.json"]
    device.put("cari/pilihan.json", "[3]")
    assert page.evaluate(ask, "/cari/pilihan.json") == "[3]"
    device.put("cari/pilihan.json", "[4]")
    assert page.evaluate(ask, "/cari/pilihan.json") == "[4]"
    page.wait_for_timeout(100)
    device.offline()
    assert page.evaluate(ask, "/cari/pilihan.json") == "[4]"


def test_pdfs_and_data_are_never_kept(device: Device, shop: Shop) -> None:
    device.put("lembar/contoh.pdf", "%PDF-1.7")
    page = device.open(shop.listing)
    for path in ("lembar/contoh.pdf", "api/v1/catalogue.json", "api/v1/catalogue.csv", "sitemap.xml"):
        assert page.evaluate("(path) => fetch(path).then((response) => response.status)", "/" + path) == 200
    page.wait_for_timeout(200)
    found = [path for part in kept(page).values() for path in part]
    assert [path for path in found if path.endswith((".pdf", ".csv", ".json", ".xml"))] == ["api/v1/edition.json"]


def test_a_tag_is_checked_without_a_connection_and_the_answer_says_so(device: Device, shop: Shop) -> None:
    page = device.open(shop.listing)
    code = page.locator("et-add script").evaluate("one => JSON.parse(one.textContent).code.replaceAll('-', '')")
    device.offline()
    page.goto(f"{device.server.url}cek/#{shop.listing.split('/')[1]}.{code}")
    expect(page.locator(".et-verdict--approved")).to_be_visible()
    expect(page.locator(".et-verify__warning").last).to_contain_text("salinan di perangkat ini")
    page.goto(f"{device.server.url}cek/?#{shop.unpriced.split('/')[1]}.{code}")
    expect(page.locator(".et-verdict--unreachable")).to_be_visible()


def test_seen_products_are_compared_without_a_connection(device: Device, shop: Shop) -> None:
    page = device.open(shop.listing)
    page.goto(device.server.url + shop.unpriced)
    expect(page.locator("h1")).to_be_visible()
    device.offline()
    page.goto(f"{device.server.url}banding/?ids={shop.listing.split('/')[1]},{shop.unpriced.split('/')[1]}")
    expect(page.locator(".et-compare__grid thead th")).to_have_count(2)


def test_with_the_data_saver_only_what_was_asked_for_is_kept(device: Device, shop: Shop) -> None:
    device.context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = device.context.new_page()
    page.goto(device.server.url + shop.listing)
    within(page, "() => Boolean(navigator.serviceWorker.controller)")
    page.goto(device.server.url + shop.unpriced)
    within(page, _THERE, "/" + shop.unpriced)
    page.wait_for_timeout(500)
    now = kept(page)
    assert sorted(now["shell"]) == ["en/luring/", "luring/"]
    assert now["pages"] == [shop.unpriced]


def test_a_site_below_a_path_keeps_to_itself(browser: Browser, shop: Shop, tmp_path: Path) -> None:
    linked(shop.site, tmp_path / "all" / "toko")
    with serving(tmp_path / "all", lasting="no-cache") as server:
        server.url += "toko/"
        device = Device(browser, server, tmp_path / "all" / "toko")
        page = device.open(shop.listing)
        assert page.evaluate("caches.keys()") and all(" /toko/ " in name for name in page.evaluate("caches.keys()"))
        device.offline()
        page.goto(server.url + shop.unpriced)
        expect(page.locator(".et-offline__list a")).to_have_count(1)
        page.locator(".et-masthead__name").click()
        page.wait_for_url(server.url)
        _notice(page)
        device.context.close()
    assert not device.complaints


def test_the_kill_switch_clears_the_device_at_the_next_visit(device: Device, shop: Shop) -> None:
    page = device.open(shop.listing)
    without = with_worker(assets(views.colour_css()), replace(site(HOME), worker=False))
    device.put(WORKER, without.files[WORKER].decode())
    device.change(f"{shop.unpriced}index.html", "<head>", '<head><meta name="et-worker" content="no">')
    page.goto(device.server.url + shop.unpriced)
    within(page, "async () => !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length")
    device.offline()
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(device.server.url + shop.listing)


def test_keeping_the_shell_costs_one_visit_at_most_140_kb(device: Device, shop: Shop) -> None:
    """What a first visit sends beyond its own page, when the device is idle; the second sends its page alone."""
    page = device.context.new_page()
    page.goto(device.server.url + shop.listing)
    page.wait_for_load_state("load")
    device.server.sent.clear()
    device.settle(page)
    assert sum(one.size for one in device.server.sent if not one.kind.startswith("image/")) <= 140_000
    page.wait_for_load_state("networkidle")
    device.server.sent.clear()
    page.goto(device.server.url + shop.unpriced)
    page.wait_for_load_state("networkidle")
    assert {one.path for one in device.server.sent if not one.kind.startswith("image/")} <= {shop.unpriced, WORKER, "api/v1/edition.json"}
