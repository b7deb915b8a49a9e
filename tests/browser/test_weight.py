"""Byte budgets, counted over the wire with gzip as the server really sends it, and stillness while loading."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.shop import LANGUAGES, Shop
from tests.depth import fuzz, mixed

pytestmark = pytest.mark.xdist_group("browser-weight")
KB = 1000
CODE = frozenset({"text/html", "text/css", "text/javascript"})
KINDS = ("home", "catalogue", "category", "listing", "withdrawn", "supplier", "place", "channel", "standards", "standard", "guide")

_IN_VIEW = """() => [...document.images].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0;
}).map((one) => new URL(one.currentSrc).pathname.slice(1))"""
_SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one page cost: kilobytes of code, of photos in the first view, of everything; and requests."""

    code: float
    view: float
    all: float
    requests: int


def weight(page: Page, server: Server) -> Weight:
    """What has been sent for the page since the server's list was cleared."""
    page.wait_for_load_state("networkidle")
    seen = set(page.evaluate(_IN_VIEW))
    code = sum(one.size for one in server.sent if one.kind in CODE)
    view = sum(one.size for one in server.sent if one.path in seen)
    needed = sum(one.kind in CODE or one.path in seen for one in server.sent)
    return Weight(code / KB, view / KB, sum(one.size for one in server.sent) / KB, needed)


def _weigh(visit: Open, server: Server, path: str, **options: object) -> Weight:
    server.sent.clear()
    return weight(visit(path, **options), server)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_listing_costs_at_most_20_kb_and_six_requests(visit: Open, server: Server, shop: Shop, language: str) -> None:
    cost = _weigh(visit, server, shop.path("listing", language), device_scale_factor=2)
    assert cost.code <= 20
    assert cost.requests <= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listing_keeps_its_budget(visit: Open, server: Server, shop: Shop, language: str) -> None:
    """The heaviest of all, by its HTML; stylesheet and script are the same for each."""
    folder = shop.site / ("" if language == "id" else language) / "produk"
    heaviest = max(folder.glob("*/index.html"), key=lambda file: file.stat().st_size)
    assert _weigh(visit, server, heaviest.parent.relative_to(shop.site).as_posix() + "/").code <= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_24_cards_costs_at_most_30_kb_and_120_kb_of_photos(visit: Open, server: Server, shop: Shop, language: str) -> None:
    cost = _weigh(visit, server, shop.path("catalogue", language), device_scale_factor=2)
    assert cost.code <= 30
    assert cost.view <= 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_costs_no_more_than_a_catalogue_page(visit: Open, server: Server, shop: Shop, language: str) -> None:
    cost = _weigh(visit, server, shop.path("home", language), device_scale_factor=2)
    assert cost.code <= 30
    assert cost.view <= 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_costs_at_most_60_kb(visit: Open, server: Server, shop: Shop, language: str) -> None:
    assert _weigh(visit, server, shop.path("guide", language)).all <= 60


@pytest.mark.parametrize("kind", ["channel", "standards", "standard", "grading", "badges", "queue"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_about_the_rules_costs_no_more_than_a_listing(visit: Open, server: Server, shop: Shop, kind: str, language: str) -> None:
    assert _weigh(visit, server, shop.path(kind, language)).code <= 20


def test_the_second_page_costs_only_itself(visit: Open, server: Server, shop: Shop) -> None:
    """Stylesheet and script have the same address on every page."""
    page = visit(shop.path("catalogue", "id"))
    page.wait_for_load_state("networkidle")
    server.sent.clear()
    page.locator(".et-card a").first.click()
    page.wait_for_load_state("networkidle")
    assert [one.path for one in server.sent if one.kind in {"text/css", "text/javascript"}] == []


@fuzz
@pytest.mark.parametrize(("kind", "width"), mixed(KINDS, (360, 1280)))
def test_nothing_moves_while_a_page_loads(visit: Open, shop: Shop, kind: str, width: int) -> None:
    page = visit(shop.path(kind, "id"), viewport={"width": width, "height": 740})
    page.wait_for_load_state("networkidle")
    page.mouse.wheel(0, 1500)
    assert page.evaluate(_SHIFT) <= 0.02


def test_the_first_photo_comes_first_and_the_others_wait(visit: Open, shop: Shop) -> None:
    page = visit(shop.path("listing", "id"))
    photos = page.locator(".et-gallery img")
    assert photos.first.get_attribute("fetchpriority") == "high"
    assert photos.first.get_attribute("loading") is None
    assert photos.nth(1).get_attribute("loading") == "lazy"
