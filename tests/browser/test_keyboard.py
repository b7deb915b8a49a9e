"""Everything can be reached, seen and used by keyboard alone."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.shop import LANGUAGES, Shop
from tests.depth import fuzz, mixed

pytestmark = pytest.mark.xdist_group("browser-keyboard")
DESK = {"width": 1280, "height": 800}
KINDS = ("home", "catalogue", "listing", "supplier", "channel", "standard", "badges", "guide")

_WHERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const shown = one.closest("li, div") || one;
  const outlines = [one, shown].map((it) => getComputedStyle(it)).map((it) => it.outlineStyle !== "none" && parseFloat(it.outlineWidth) > 0);
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  return {
    name: (one.innerText || one.ariaLabel || one.labels?.[0]?.innerText || one.querySelector("img")?.alt || "").trim(),
    key: [...document.querySelectorAll("*")].indexOf(one),
    marked: outlines.includes(true),
    inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !(top && (one.contains(top) || top.contains(one) || shown.contains(top))),
  };
}"""
_REACHABLE = """() => [...document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("[hidden]"))
  .map((one) => [...document.querySelectorAll("*")].indexOf(one))"""


def _walk(page: Page) -> list[Mapping[str, object]]:
    """Where the focus goes when Tab is pressed from the top until it leaves the page."""
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(_WHERE)
        if stop is None or (stops and stop["key"] == stops[0]["key"]):
            return stops
        stops.append(stop)
    raise AssertionError("the focus never leaves the page")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_stop_skips_to_the_content(visit: Open, shop: Shop, language: str) -> None:
    page = visit(shop.path("listing", language))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#isi"
    assert page.evaluate("document.activeElement.getBoundingClientRect().width") > 40
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@fuzz
@pytest.mark.parametrize(("kind", "width"), mixed(KINDS, ("phone", "desk")))
def test_tab_reaches_everything_visibly_and_gets_out_again(visit: Open, shop: Shop, kind: str, width: str) -> None:
    page = visit(shop.path(kind, "id"), **({"viewport": DESK} if width == "desk" else {}))
    page.evaluate("async () => { await document.querySelector('et-finder')?.begin(); }")
    wanted = set(page.evaluate(_REACHABLE))
    stops = _walk(page)
    assert wanted <= {stop["key"] for stop in stops}
    assert [stop["name"] for stop in stops if not stop["marked"]] == []
    assert [stop["name"] for stop in stops if not stop["inside"] or stop["covered"]] == []
    assert [stop for stop in stops if not stop["name"]] == []


def test_the_order_of_focus_is_the_order_of_the_page(visit: Open, shop: Shop) -> None:
    keys = [stop["key"] for stop in _walk(visit(shop.path("listing", "id"), viewport=DESK))]
    assert keys == sorted(keys)


def test_arrow_keys_move_between_the_photos(visit: Open, shop: Shop) -> None:
    page = visit(shop.path("listing", "id"))
    photos = page.locator("et-gallery a")
    photos.first.focus()
    page.keyboard.press("ArrowRight")
    assert photos.nth(1).evaluate("one => one === document.activeElement")
    expect(page.locator("et-gallery output")).to_have_js_property("value", "2")
    page.keyboard.press("ArrowLeft")
    assert photos.first.evaluate("one => one === document.activeElement")


def test_a_photo_opens_large_by_enter_and_closes_by_escape(visit: Open, shop: Shop) -> None:
    page = visit(shop.path("listing", "id"))
    page.locator("et-gallery a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.et-zoom")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.et-zoom")).to_have_count(0)
    assert page.locator("et-gallery a").first.evaluate("one => one === document.activeElement")


def test_a_photo_opens_on_a_page_of_its_own_without_javascript(visit: Open, shop: Shop) -> None:
    page = visit(shop.path("listing", "id"), java_script_enabled=False)
    page.locator("et-gallery a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/*.webp")
