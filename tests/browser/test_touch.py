"""What a page does before it is asked, and what it tells: pages fetched when their link is touched, visits counted where that is wanted."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.shop import Shop

pytestmark = pytest.mark.xdist_group("browser-touch")
_SAVER = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


def _pressed(page: Page, where: str, times: int = 1) -> None:
    """Press the pointer on a link, without letting go on it."""
    for _ in range(times):
        page.locator(where).first.scroll_into_view_if_needed()
        page.locator(where).first.hover()
        page.mouse.down()
        page.wait_for_timeout(200)
        page.mouse.move(1, 1)
        page.mouse.up()


def _asked(server: Server, path: str) -> int:
    return sum(one.path == path for one in server.sent)


def test_touching_a_link_asks_for_its_page_once(visit: Open, server: Server, shop: Shop) -> None:
    page = visit(shop.listing)
    server.sent.clear()
    _pressed(page, ".et-masthead__nav a[href$='kategori/']", 3)
    assert _asked(server, "kategori/") == 1
    assert page.url.endswith(shop.listing)


def test_nothing_is_asked_for_before_a_link_is_touched(visit: Open, server: Server, shop: Shop) -> None:
    page = visit(shop.listing)
    page.wait_for_load_state("networkidle")
    server.sent.clear()
    page.locator(".et-masthead__nav a[href$='kategori/']").hover()
    page.wait_for_timeout(200)
    assert [one.path for one in server.sent if one.kind == "text/html"] == []


@pytest.mark.parametrize("where", [".et-actions a[href^='https:']", "a[href^='mailto:']", "et-gallery a", ".et-skip"])
def test_only_pages_of_this_site_are_asked_for(visit: Open, server: Server, shop: Shop, where: str) -> None:
    page = visit(shop.listing)
    page.wait_for_load_state("networkidle")
    page.locator(where).first.dispatch_event("pointerdown", {"pointerType": "mouse", "bubbles": True})
    page.wait_for_timeout(200)
    assert page.locator("link[rel=prefetch]").count() == 0


def test_with_the_data_saver_nothing_is_asked_for_early(visit: Open, server: Server, shop: Shop) -> None:
    page = visit(shop.listing)
    page.add_init_script(_SAVER)
    page.reload()
    server.sent.clear()
    _pressed(page, ".et-masthead__nav a[href$='kategori/']")
    assert _asked(server, "kategori/") == 0


def test_a_finger_that_scrolls_has_not_meant_the_link(visit: Open, server: Server, shop: Shop) -> None:
    page = visit(shop.listing)
    server.sent.clear()
    link = page.locator(".et-masthead__nav a[href$='kategori/']")
    link.dispatch_event("pointerdown", {"pointerType": "touch", "bubbles": True})
    link.dispatch_event("pointercancel", {"pointerType": "touch", "bubbles": True})
    page.wait_for_timeout(200)
    assert _asked(server, "kategori/") == 0
    link.dispatch_event("pointerdown", {"pointerType": "touch", "bubbles": True})
    page.wait_for_timeout(300)
    assert _asked(server, "kategori/") == 1


def _counted(page: Page, shop: Shop, path: str) -> list[str]:
    """What a page with a counter sends to it."""
    [script] = (shop.site / "aset").glob("counter.*.js")
    told: list[str] = []

    def tell(route, request) -> None:  # type: ignore[no-untyped-def]
        told.append(request.post_data or "")
        route.fulfill(status=204)

    page.route("**/hitung", tell)
    page.route(f"**/{path}*", lambda route: route.fulfill(
        body=(shop.site / path / "index.html").read_text("utf-8").replace(
            "<head>", f'<head><script type="module" src="/aset/{script.name}" data-to="/hitung"></script>'), content_type="text/html; charset=utf-8"))
    page.goto(page.url.rsplit("/", 1)[0] + f"/{path}?q=rahasia")
    page.wait_for_timeout(300)
    return told


def test_a_counter_is_told_the_path_and_nothing_else(visit: Open, shop: Shop) -> None:
    assert _counted(visit("404.html"), shop, shop.listing) == [f"/{shop.listing}"]


@pytest.mark.parametrize("wish", ["Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1' })",
                                  "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })"])
def test_a_counter_is_told_nothing_of_those_who_do_not_want_it(visit: Open, shop: Shop, wish: str) -> None:
    page = visit("404.html")
    page.add_init_script(wish)
    assert _counted(page, shop, shop.listing) == []


def test_nothing_of_a_counter_is_in_a_page_of_a_site_without_one(shop: Shop) -> None:
    page = (shop.site / shop.listing / "index.html").read_text("utf-8")
    assert "counter" not in page and "data-to" not in page
    [main] = (shop.site / "aset").glob("etalase.*.js")
    assert "sendBeacon" not in main.read_text("utf-8")
