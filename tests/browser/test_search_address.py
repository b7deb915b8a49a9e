"""A search lives in its address: it can be sent, opened anew, gone back to, read in the other language, and be damaged."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.search import SCREENS, catalogue, each, found, names, settled, type_in
from tests.browser.server import Server
from tests.browser.shop import Shop
from tests.depth import fuzz, mixed

pytestmark = pytest.mark.xdist_group("browser-search")
ASKED = "?q=sambal&category=makanan-olahan&price=-30000&sort=price"
DAMAGES = ("warna=merah", "category=tidak-ada", "price=murah", "price=-", "sort=terbaik", "month=13,-1", "__proto__=x", "through=no", "show=abc", "q[]=1")
HOSTILE = ("<img src=x onerror=alert(1)>", "__proto__", "constructor", "\"><script>alert(1)</script>", "%(count)s", "\u202e\u0000 \u2028", "x" * 5000)


@each
def test_an_address_opened_anew_gives_the_same_list(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, ASKED))
    other = settled(catalogue(visit, shop, language, width, ASKED))
    assert names(page) == names(other) != []
    assert other.locator("main .et-search__input").input_value() == "sambal"
    assert other.locator("et-finder select").input_value() == "price"
    assert other.locator(".et-chip").count() == 2


@each
def test_back_restores_list_filters_and_place(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, "?category=makanan-olahan,kerajinan"))
    before = names(page)
    page.locator(".et-card a").nth(7).scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    stood = page.evaluate("scrollY")
    assert stood > 300
    page.locator(".et-card a").nth(7).click()
    page.wait_for_url("**/produk/**")
    page.go_back()
    settled(page)
    page.wait_for_function("stood => Math.abs(scrollY - stood) < 60", arg=stood)
    assert names(page) == before
    assert page.locator(".et-chip").count() == 2


@each
def test_back_takes_choices_off_one_after_another(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, "?category=makanan-olahan&place=kota-blitar"))
    both = names(page)
    page.locator(".et-chip").nth(1).click()
    page.wait_for_url("**/?category=makanan-olahan")
    page.locator("et-finder select").select_option("name")
    page.wait_for_url("**sort=name")
    settled(page)
    page.go_back()
    page.wait_for_url("**/?category=makanan-olahan")
    settled(page)
    page.go_back()
    page.wait_for_url("**place=kota-blitar")
    settled(page)
    assert names(page) == both
    assert page.locator(".et-chip").count() == 2


@each
def test_typing_makes_one_step_back_not_one_a_letter(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = catalogue(visit, shop, language, width)
    whole = names(page)
    type_in(page, "sambal")
    page.go_back()
    page.wait_for_url("**/katalog/")
    settled(page)
    assert names(page) == whole
    assert page.locator("main .et-search__input").input_value() == ""


@each
def test_the_language_switch_keeps_the_search(visit: Open, server: Server, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, ASKED))
    before = found(page)
    other = "en" if language == "id" else "id"
    page.locator(f".et-masthead__language a[lang={other}]").click()
    page.wait_for_url(server.url + shop.path("catalogue", other) + ASKED)
    settled(page)
    assert page.locator("html").get_attribute("lang") == other
    assert page.locator(".et-chip").count() == 2
    assert found(page) == before


@fuzz
@pytest.mark.parametrize(("damage", "screen"), mixed(DAMAGES, SCREENS))
def test_what_is_not_known_is_left_out_and_said(visit: Open, shop: Shop, damage: str, screen: tuple[str, str]) -> None:
    language, width = screen
    page = settled(catalogue(visit, shop, language, width, f"?category=kerajinan&{damage}"))
    expect(page.locator(".et-finder__said p")).to_contain_text(damage.partition("=")[2] if "tidak-ada" in damage else "“")
    if not damage.startswith("category"):
        assert page.locator(".et-chip").count() == 1
    assert names(page)


@each
def test_what_messengers_add_to_a_link_is_passed_over(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, "?category=kerajinan&utm_source=wa&fbclid=x1"))
    assert page.locator(".et-finder__said").inner_text() == ""
    assert page.locator(".et-chip").count() == 1


@fuzz
@pytest.mark.parametrize(("at", "screen"), mixed(range(len(HOSTILE)), SCREENS))
def test_hostile_words_are_only_words(visit: Open, shop: Shop, at: int, screen: tuple[str, str]) -> None:
    words, (language, width) = HOSTILE[at], screen
    dialogs: list[str] = []
    page = catalogue(visit, shop, language, width)
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    elements = page.locator("main img[src=x], main script:not([type])").count()
    page.locator("main .et-search__input").fill(words)
    page.locator("main .et-search__input").press("Enter")
    page.wait_for_function("() => document.querySelector('et-finder').search?.busy === false")
    page.wait_for_timeout(300)
    settled(page)
    assert page.locator("main img[src=x], main script:not([type])").count() == elements == 0
    assert dialogs == []
    _opens(page)


def _opens(page: Page) -> None:
    """The address that came of it can be opened too."""
    page.reload()
    if "?" in page.url:
        settled(page)
    assert page.locator("h1").is_visible()


@each
def test_a_list_can_be_handed_on(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, ASKED))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.share = undefined")
    page.locator(".et-finder__share").click()
    expect(page.locator(".et-finder__share")).to_contain_text("Tautan disalin" if language == "id" else "Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
