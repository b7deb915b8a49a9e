"""The large view of a photo: opened by a tap, looked at closely by fingers, mouse or keys, and left where one came from."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Look, Open, in_each_look, violations
from tests.browser.server import Server
from tests.browser.shop import LANGUAGES, Shop

pytestmark = pytest.mark.xdist_group("browser-gallery")
_SCALE = "one => new DOMMatrix(getComputedStyle(one).transform).a"
_TOUCH = """(stage, [first, second, to]) => {
  const say = (type, id, [x, y]) => stage.dispatchEvent(new PointerEvent(type, { pointerId: id, clientX: x, clientY: y, bubbles: true, pointerType: "touch" }));
  stage.setPointerCapture = () => {};
  say("pointerdown", 1, first);
  if (second) say("pointerdown", 2, second);
  say("pointermove", 1, to);
  say("pointerup", 1, to);
  if (second) say("pointerup", 2, second);
}"""


def _opened(page: Page) -> Locator:
    page.locator("et-gallery a").first.click()
    dialog = page.locator("dialog.et-zoom")
    expect(dialog).to_be_visible()
    return dialog


@in_each_look
def test_the_large_view_is_clean_and_nothing_is_cut_off(visit: Open, shop: Shop, look: Look) -> None:
    page = visit(shop.path("listing", look.language), **look.options)
    dialog, seen = _opened(page), page.viewport_size
    assert seen
    assert violations(page) == []
    photo = dialog.locator("img").bounding_box()
    assert photo is not None
    assert photo["x"] >= 0 and photo["x"] + photo["width"] <= seen["width"]
    assert photo["y"] >= 0 and photo["y"] + photo["height"] <= seen["height"]
    for box in (one.bounding_box() for one in dialog.locator("button").all()):
        assert box and box["width"] >= 44 and box["height"] >= 44


def test_the_view_is_loaded_on_the_first_tap_and_shows_the_largest_photo(visit: Open, server: Server, shop: Shop) -> None:
    server.sent.clear()
    page = visit(shop.listing)
    page.wait_for_load_state("networkidle")
    assert not [one.path for one in server.sent if "zoom" in one.path]
    large = page.locator("et-gallery a").first.evaluate("one => one.href")
    expect(_opened(page).locator("img")).to_have_attribute("src", large)
    assert page.url.endswith(shop.listing)


def test_keys_move_between_photos_and_bring_them_nearer(visit: Open, shop: Shop) -> None:
    page = visit(shop.listing)
    links = page.locator("et-gallery a")
    dialog = _opened(page)
    expect(dialog.locator(".et-zoom__count")).to_have_text(f"1 / {links.count()}")
    page.keyboard.press("ArrowRight")
    expect(dialog.locator(".et-zoom__count")).to_have_text(f"2 / {links.count()}")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(dialog.locator(".et-zoom__count")).to_have_text(f"1 / {links.count()}")
    page.keyboard.press("+")
    assert dialog.locator("img").evaluate(_SCALE) > 1
    page.keyboard.press("ArrowRight")
    expect(dialog.locator(".et-zoom__count")).to_have_text(f"1 / {links.count()}")
    page.keyboard.press("0")
    assert dialog.locator("img").evaluate(_SCALE) == 1
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert links.nth(1).evaluate("one => one === document.activeElement")


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_do_what_keys_do(visit: Open, shop: Shop, language: str) -> None:
    page = visit(shop.path("listing", language))
    dialog = _opened(page)
    names = ("Perbesar", "Perkecil", "Foto berikutnya", "Tutup") if language == "id" else ("Enlarge", "Reduce", "Next photo", "Close")
    nearer, farther, after, close = (dialog.get_by_role("button", name=name, exact=True) for name in names)
    expect(farther).to_be_disabled()
    nearer.click()
    assert dialog.locator("img").evaluate(_SCALE) > 1
    farther.click()
    expect(farther).to_be_disabled()
    after.click()
    expect(dialog.locator(".et-zoom__count")).to_have_text(f"2 / {page.locator('et-gallery a').count()}")
    close.click()
    expect(dialog).to_have_count(0)


def test_fingers_swipe_pinch_and_tap_twice(visit: Open, shop: Shop) -> None:
    page = visit(shop.listing, has_touch=True)
    dialog = _opened(page)
    stage = dialog.locator(".et-zoom__stage")
    stage.evaluate(_TOUCH, [[300, 300], None, [100, 310]])
    expect(dialog.locator(".et-zoom__count")).to_have_text(f"2 / {page.locator('et-gallery a').count()}")
    stage.evaluate(_TOUCH, [[100, 300], None, [300, 310]])
    stage.evaluate(_TOUCH, [[160, 350], [200, 350], [100, 350]])
    assert dialog.locator("img").evaluate(_SCALE) > 2
    expect(dialog.locator(".et-zoom__count")).to_have_text(f"1 / {page.locator('et-gallery a').count()}")
    for _ in range(2):
        stage.evaluate(_TOUCH, [[180, 350], None, [180, 350]])
    assert dialog.locator("img").evaluate(_SCALE) == 1


def test_a_photo_brought_nearer_never_leaves_the_view(visit: Open, shop: Shop) -> None:
    page = visit(shop.listing)
    dialog = _opened(page)
    for _ in range(8):
        page.keyboard.press("+")
    for _ in range(60):
        page.keyboard.press("ArrowLeft")
    photo, stage = dialog.locator("img").bounding_box(), dialog.locator(".et-zoom__stage").bounding_box()
    assert photo and stage
    assert photo["x"] == pytest.approx(stage["x"], abs=1)


def test_the_focus_stays_in_the_view(visit: Open, shop: Shop) -> None:
    page = visit(shop.listing)
    _opened(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))")
