"""The search by keyboard alone, by ear, without JavaScript, without a connection, on narrow screens, and still while it loads."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, Open, in_each_look, violations
from tests.browser.search import DESK, WIDTHS, catalogue, each, filters, found, names, settled
from tests.browser.server import Server
from tests.browser.shop import Shop

pytestmark = pytest.mark.xdist_group("browser-search")
KB = 1000

_OUT = """() => [...document.querySelectorAll("main *")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".et-finder__ways, .et-hidden, .et-finder__label"))
  .map((one) => one.outerHTML.slice(0, 120))"""
_SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value; }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
_SMALL = """(least) => [...document.querySelectorAll("et-finder :is(button, a[href], select, summary, input:not([type=checkbox]), label.et-pick)")]
  .filter((one) => one.checkVisibility() && !one.closest(".et-card, .et-directory")).map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
  .filter(([box]) => box.width > 0 && (box.height < least - 0.5 || box.width < least - 0.5)).map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""


def _laid_open(page: Page) -> None:
    for details in filters(page).locator("details").all():
        if details.get_attribute("open") is None:
            details.locator("summary").first.click()


@in_each_look
def test_axe_finds_nothing_with_the_filters_open_and_with_nothing_found(visit: Open, shop: Shop, look: Look) -> None:
    for search in ("?q=karipik", "?category=ikan-hias&paper=halal&price=10000-"):
        page = visit(shop.path("catalogue", look.language) + search, **look.options)
        settled(page)
        assert violations(page) == []
        _laid_open(page)
        assert violations(page) == []
        page.context.close()


@each
def test_everything_can_be_done_by_keyboard(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = catalogue(visit, shop, language, width)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('main .et-search__input')")
    page.keyboard.type("sambal")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=sambal")
    settled(page)
    for _ in range(60):
        if page.evaluate("document.activeElement.matches('.et-finder__bar .et-finder__open, .et-panel summary')"):
            break
        page.keyboard.press("Tab")
    if WIDTHS[width] != DESK:
        page.keyboard.press("Enter")
        expect(page.locator("dialog")).to_be_visible()
    for _ in range(60):
        if page.evaluate("document.activeElement.matches('.et-panel input[type=checkbox]')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**category=**")
    settled(page)
    assert page.evaluate("document.activeElement.matches('.et-panel input:checked')")
    if WIDTHS[width] != DESK:
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_be_hidden()
        assert page.evaluate("document.activeElement.matches('.et-finder__bar .et-finder__open')")
    chip = page.locator(".et-chip")
    chip.focus()
    page.keyboard.press("Enter")
    settled(page)
    expect(chip).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body && document.activeElement.checkVisibility()")


@each
def test_whoever_listens_hears_how_many(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, "?category=kerajinan"))
    output = page.locator("et-finder output")
    assert output.get_attribute("aria-live") == "polite"
    assert output.inner_text().startswith(f"{found(page)} ")
    assert page.locator(".et-finder__said").get_attribute("role") == "status"


@each
def test_without_javascript_links_and_pages_do_the_job(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = visit(shop.path("catalogue", language), viewport=WIDTHS[width], java_script_enabled=False)
    assert len(names(page)) == 24
    expect(page.locator("main noscript p")).to_be_visible()
    expect(page.locator(".et-finder__bar")).to_be_hidden()
    assert page.locator("button:visible").all_inner_texts() == page.locator(".et-search__go:visible, .et-masthead__go:visible").all_inner_texts()
    page.locator(".et-finder__ways a").first.click()
    assert "/kategori/" in page.url
    assert page.locator(".et-card").count()


@each
def test_without_an_index_it_says_so_and_leads_on(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = catalogue(visit, shop, language, width)
    whole = names(page)
    page.route("**/cari/**", lambda route: route.fulfill(status=404, body=""))
    page.goto(page.url + "?q=sambal")
    way = page.locator(".et-finder__said a")
    expect(way.first).to_be_visible()
    assert names(page) == whole
    page.unroute("**/cari/**")
    page.locator(".et-finder__said button").click()
    settled(page)
    expect(way).to_have_count(0)
    assert found(page) < len(whole)


@each
def test_nothing_is_fetched_before_somebody_asks(visit: Open, server: Server, shop: Shop, language: str, width: str) -> None:
    server.sent.clear()
    page = catalogue(visit, shop, language, width)
    page.wait_for_load_state("networkidle")
    before = [one.path for one in server.sent if one.path.startswith("cari/")]
    code = sum(one.size for one in server.sent if one.kind in {"text/html", "text/css", "text/javascript"})
    if WIDTHS[width] != DESK:
        assert before == []
        assert code <= 30 * KB
    page.locator("main .et-search__input").focus()
    page.wait_for_function("() => document.querySelector('et-finder').search")
    assert any(one.path.startswith("cari/") for one in server.sent)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("search", ["", "?category=kerajinan"])
def test_nothing_moves_while_the_search_loads(visit: Open, shop: Shop, width: str, search: str) -> None:
    page = catalogue(visit, shop, "id", width, search)
    page.wait_for_load_state("networkidle")
    if search:
        settled(page)
    assert page.evaluate(_SHIFT) <= (0.02 if not search else 0.1)


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_narrow_screens_and_large_letters_keep_everything_in_reach(visit: Open, shop: Shop, size: str) -> None:
    for px in (320, 360, 1280):
        page = visit(shop.path("catalogue", "id") + "?q=sambal&price=10000-90000", viewport={"width": px, "height": 740})
        page.evaluate("size => document.documentElement.style.fontSize = size", size)
        settled(page)
        assert page.evaluate(_OUT) == [], px
        _laid_open(page)
        assert page.evaluate(_OUT) == [], px
        held = page.locator(".et-panel").locator("..")
        assert held.evaluate("one => one.scrollWidth - one.clientWidth") <= 1, px
        page.context.close()


def test_whatever_is_tapped_on_a_phone_is_large_enough(visit: Open, shop: Shop) -> None:
    page = settled(catalogue(visit, shop, "id", "phone", "?q=sambal&category=makanan-olahan"))
    assert page.evaluate(_SMALL, 44) == []
    _laid_open(page)
    assert page.evaluate(_SMALL, 44) == []


def test_forced_colours_show_what_is_ticked(visit: Open, shop: Shop) -> None:
    page = visit(shop.path("catalogue", "id") + "?category=kerajinan", viewport=DESK, forced_colors="active")
    settled(page)
    assert page.locator(".et-panel input:checked").evaluate("one => getComputedStyle(one).appearance") == "auto"
