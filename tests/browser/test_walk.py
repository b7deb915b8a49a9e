"""A buyer's whole errand without a connection, after one visit with it: search, list, compare, check a tag."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.buying import CRISPS, HOT, MILD, line, prefix
from tests.browser.device import Device
from tests.browser.search import done, filters, pick, settled
from tests.browser.shop import LANGUAGES, Shop
from tests.depth import fuzz, mixed

pytestmark = pytest.mark.xdist_group("browser-offline")
WIDTHS = {360: {"width": 360, "height": 740}, 1280: {"width": 1280, "height": 900}}


def _names(page: Page) -> list[str]:
    return [" ".join(one.split()) for one in page.locator("et-finder .et-card__name").all_inner_texts()]


@fuzz
@pytest.mark.parametrize(("language", "width"), mixed(LANGUAGES, WIDTHS))
def test_what_was_done_once_can_be_done_without_a_connection(device: Device, shop: Shop, language: str, width: int) -> None:
    start = device.server.url + prefix(language)
    page = device.open(f"{prefix(language)}katalog/?q=karipik")
    page.set_viewport_size(WIDTHS[width])  # type: ignore[arg-type]
    slip = _names(settled(page))
    page.goto(f"{start}katalog/")
    filters(page)
    pick(page, "category", "makanan-olahan")
    done(page)
    narrowed, address = _names(settled(page)), page.url
    for id in (HOT, MILD, CRISPS):
        page.goto(f"{start}produk/{id}/")
        page.locator(".et-add").scroll_into_view_if_needed()
        page.locator(".et-add__go").click()
        expect(page.locator("et-count")).to_contain_text(str((HOT, MILD, CRISPS).index(id) + 1))
    page.goto(f"{start}permintaan/")
    expect(page.locator(".et-line")).to_have_count(3)
    device.settle(page)

    device.offline()
    page.goto(f"{start}katalog/?q=karipik")
    assert slip and _names(settled(page)) == slip
    page.goto(address)
    assert narrowed and _names(settled(page)) == narrowed
    page.goto(f"{start}permintaan/")
    expect(page.locator(".et-line")).to_have_count(3)
    ask = page.locator("a[href^='https://wa.me/']").first.get_attribute("href")
    text = parse_qs(urlsplit(str(ask)).query)["text"][0]
    assert line(shop, HOT, language)["code"] in unquote(text)
    page.goto(f"{start}banding/?ids={HOT},{MILD}")
    expect(page.locator("main")).to_contain_text(line(shop, HOT, language)["name"])
    expect(page.locator("main")).to_contain_text(line(shop, MILD, language)["name"])
    page.goto(f"{start}cek/#{HOT}.{line(shop, HOT)['code'].replace('-', '')}")
    expect(page.locator("main")).to_contain_text(line(shop, HOT, language)["name"])
