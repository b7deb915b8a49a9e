"""What somebody who searches the catalogue does and sees, for the tests of the search."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.shop import LANGUAGES, Shop
from tests.depth import fuzz, mixed

DESK = {"width": 1280, "height": 900}
WIDTHS = {"phone": PHONE, "desk": DESK}
SCREENS = mixed(LANGUAGES, WIDTHS)


def each(test: Callable[..., None]) -> Callable[..., None]:
    """Make a test in each language and on each screen, given as `language` and `width`."""
    return fuzz(pytest.mark.parametrize(("language", "width"), SCREENS)(test))


def catalogue(visit: Callable[..., Page], shop: Shop, language: str, width: str, search: str = "") -> Page:
    """The catalogue on a screen of this width, opened with a search in its address."""
    return visit(shop.path("catalogue", language) + search, viewport=WIDTHS[width])


def settled(page: Page) -> Page:
    """The page when its list is what its address asks for."""
    page.wait_for_function("() => { const one = document.querySelector('et-finder').search; return one && one.busy === false; }")
    return page


def filters(page: Page) -> Locator:
    """The panel of filters; on a phone its dialog is opened first."""
    if page.viewport_size and page.viewport_size["width"] < 960:
        if not page.locator("dialog[open]").count():
            page.locator(".et-finder__bar .et-finder__open").click()
        expect(page.locator("dialog .et-panel")).to_be_visible()
    return page.locator(".et-panel")


def pick(page: Page, facet: str, value: str) -> None:
    """Tick a choice by the ids of its filter and of itself, as the engine knows them."""
    settled(page)
    found = page.evaluate("id => document.querySelector('et-finder').search.panel.groups.findIndex((one) => one.facet.id === id)", facet)
    label = page.evaluate("""([at, value]) => {
      const { facet, inside } = document.querySelector('et-finder').search.panel.groups[at];
      inside.reveal?.(value);
      return facet.type === 'flag' ? facet.label : facet.values.find((one) => one.id === value).label;
    }""", [found, value])
    panel = filters(page)
    area = panel.locator("> *").nth(found)
    if area.evaluate("one => one.localName === 'details' && !one.open"):
        area.locator("summary").first.click()
    box = area.locator("label.et-pick", has=page.locator("input")).filter(has_text=label).locator("input").first
    if area.locator(f"input[aria-label='{label}']").count():
        box = area.locator(f"input[aria-label='{label}']")
    box.check()
    settled(page)


def done(page: Page) -> None:
    """Close the dialog, where there is one."""
    if page.locator("dialog[open]").count():
        page.locator(".et-sheet__see").click()
    settled(page)


def names(page: Page) -> list[str]:
    """The cards on the shelf, by name."""
    return page.locator(".et-shelf:visible .et-card__name").all_inner_texts()


def found(page: Page) -> int:
    """How many listings the page says it has found."""
    return int(page.locator("et-finder output").inner_text().split(" ")[0].replace(".", "").replace(",", ""))


def type_in(page: Page, words: str) -> Page:
    """Type words as somebody would, and wait for what they find."""
    before = page.evaluate("document.querySelector('et-finder').search?.turn ?? 0")
    page.locator("main .et-search__input").press_sequentially(words)
    page.wait_for_function("before => (document.querySelector('et-finder').search?.turn ?? 0) > before", arg=before)
    page.wait_for_function("words => document.querySelector('et-finder').search.query.q === words", arg=" ".join(words.split()))
    return settled(page)
