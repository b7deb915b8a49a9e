"""Pages that everybody can use: no axe violation, no sideways scrolling, targets one can hit, sensible print."""

import pytest

from tests.browser.conftest import Look, Open, in_each_look, violations
from tests.browser.shop import LANGUAGES, Shop

KINDS = ("home", "catalogue", "categories", "category", "listing", "unpriced", "withdrawn", "suppliers", "supplier", "place",
         "channels", "channel", "standards", "standard", "grading", "badges", "queue", "downloads", "news", "lost", "inquiry", "compare",
         "verify", "offline", "guides", "guide", "submit", "form")
WIDTHS = {360: 740, 1280: 800}
MAIN = ".et-button, .et-masthead a, .et-crumbs a, .et-colophon__links a, .et-pager a, .et-choices a, .et-more, summary"

_SIDEWAYS = """() => {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  return [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => one.outerHTML.slice(0, 120));
}"""
_CLIPPED = """() => [...document.querySelectorAll("h1, h2, h3, p, a, dt, dd, th, td, button, summary")]
  .filter((one) => one.checkVisibility() && one.clientWidth > 1 && getComputedStyle(one).overflow !== "visible"
          && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1) && !one.closest(".et-hidden"))
  .map((one) => one.outerHTML.slice(0, 120))"""
_TARGETS = """(least) => {
  const inText = (one) => getComputedStyle(one).display === "inline" && one.parentElement.textContent.trim() !== one.textContent.trim();
  const after = (one) => { const style = getComputedStyle(one, "::after"); return style.content !== "none" && style.position === "absolute"; };
  return [...document.querySelectorAll(least.what)].filter((one) => one.checkVisibility() && !one.closest(".et-hidden") && !inText(one) && !after(one))
    .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
    .filter(([box]) => box.width > 0 && (box.height < least.size - 0.5 || box.width < least.size - 0.5))
    .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`);
}"""


@in_each_look
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(glance: Open, shop: Shop, kind: str, look: Look) -> None:
    assert violations(glance(shop.path(kind, look.language), **look.options)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_what_it_is_and_fits_every_screen(glance: Open, shop: Shop, kind: str, language: str) -> None:
    page = glance(shop.path(kind, language))
    assert page.locator("html").get_attribute("lang") == language
    assert page.title()
    assert page.locator("h1").count() == 1
    wide: dict[str, list[str]] = {}
    for width in (320, 360, 768, 1024):
        page.set_viewport_size({"width": width, "height": 740})
        wide[f"{width} px"] = page.evaluate(_SIDEWAYS)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        wide[f"{width} px, text at 200 %"] = page.evaluate(_SIDEWAYS)
    cut = page.evaluate(_CLIPPED)
    assert {where: what for where, what in wide.items() if what} == {}
    assert cut == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_tapped_is_large_enough(glance: Open, shop: Shop, kind: str, width: int) -> None:
    page = glance(shop.path(kind, "id"), viewport={"width": width, "height": WIDTHS[width]})
    assert page.evaluate(_TARGETS, {"what": "a[href], button, summary, input, select", "size": 24}) == []
    if width == 360:
        assert page.evaluate(_TARGETS, {"what": MAIN, "size": 44}) == []


@pytest.mark.parametrize("kind", ["home", "catalogue", "listing", "supplier", "channel", "standard", "guide"])
def test_print_leaves_out_what_paper_cannot_do(glance: Open, shop: Shop, kind: str) -> None:
    page = glance(shop.path(kind, "id"))
    page.emulate_media(media="print")
    assert page.locator("nav:visible, .et-button:visible, .et-bar:visible, .et-masthead__language:visible").count() == 0
    assert page.locator("h1").is_visible()
    assert page.locator(".et-masthead__name").is_visible()


@pytest.mark.parametrize("kind", ["home", "listing"])
def test_forced_colours_keep_the_page_usable(glance: Open, shop: Shop, kind: str) -> None:
    page = glance(shop.path(kind, "id"), forced_colors="active")
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.et-button')).borderTopStyle") == "solid"
