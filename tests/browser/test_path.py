"""The way of a buyer: from the shop window to a question in WhatsApp, in either language, with and without JavaScript."""

from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.shop import LANGUAGES, Shop
from tests.depth import deep, fuzz

pytestmark = pytest.mark.xdist_group("browser-path")
HERE = "https://here.example/"


def _buy(page: Page, server: Server, shop: Shop) -> None:
    """Home → a category → a listing → the question in WhatsApp, by what a buyer sees and taps."""
    page.locator("main a[href*='kategori/']").filter(has=page.locator("visible=true")).first.click()
    expect(page.locator("h1")).to_be_visible()
    while not page.locator(".et-card").count():
        page.locator("main a[href]").first.click()
    cards = page.locator(".et-card a")
    called = " ".join(cards.first.inner_text().split())
    cards.first.click()
    expect(page.locator("h1")).to_have_text(called)
    address = page.url
    ask = page.locator("main a[href^='https://wa.me/']").first
    expect(ask).to_be_visible()
    link = urlsplit(str(ask.get_attribute("href")))
    assert link.path.removeprefix("/").startswith("62") and link.path.removeprefix("/").isdigit()
    text = parse_qs(link.query)["text"][0]
    canonical = str(page.locator("link[rel=canonical]").get_attribute("href"))
    assert called in text
    assert canonical in text
    assert urlsplit(canonical).path == urlsplit(address).path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_buyer_comes_from_the_home_page_to_a_question_in_whatsapp(visit: Open, server: Server, shop: Shop, language: str) -> None:
    _buy(visit(shop.path("home", language)), server, shop)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_way_works_without_javascript(visit: Open, server: Server, shop: Shop, language: str) -> None:
    _buy(visit(shop.path("home", language), java_script_enabled=False), server, shop)


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_goods_are_behind_a_real_link_without_javascript(visit: Open, shop: Shop, language: str) -> None:
    page = visit(shop.path("catalogue", language), java_script_enabled=False)
    first = page.locator(".et-card a").all_inner_texts()
    page.locator("a[rel=next]").click()
    page.wait_for_url(f"**/{shop.path('second-page', language)}")
    second = page.locator(".et-card a").all_inner_texts()
    assert page.url.endswith(shop.path("second-page", language))
    assert len(first) == 24
    assert second
    assert not set(first) & set(second)


def test_every_listing_is_at_most_four_steps_from_the_home_page(shop: Shop) -> None:
    """By links alone, which need no JavaScript."""
    wanted = {f"produk/{file.parent.name}/" for file in shop.site.glob("produk/*/index.html")
              if 'content="noindex"' not in file.read_text("utf-8")}
    seen, edge = {""}, [""]
    for _ in range(4):
        found = {link for place in edge for link in _links(shop, place)} - seen
        seen |= found
        edge = sorted(one for one in found if one.endswith("/") and not one.startswith(("produk/", "standar/", "en/", "panduan/")))
    assert wanted <= seen


def _links(shop: Shop, place: str) -> set[str]:
    """The places that a page's own part leads to."""
    page = html.parse(shop.site / place / "index.html").getroot()
    page.make_links_absolute(f"{HERE}{place}")
    addresses = (str(one) for one in page.xpath("//main//a/@href"))
    return {address.removeprefix(HERE).partition("#")[0] for address in addresses if address.startswith(HERE)}


@fuzz
@pytest.mark.parametrize("kind", ["home", "second-page", "listing", "guide", *deep((), (
    "catalogue", "categories", "category", "unpriced", "withdrawn", "suppliers", "supplier", "place", "channels", "channel", "standards",
    "standard", "grading", "badges", "queue", "downloads", "guides"))])
def test_the_language_switch_stays_on_the_page(glance: Open, server: Server, shop: Shop, kind: str) -> None:
    page = glance(shop.path(kind, "id"))
    expect(page.locator("html")).to_have_attribute("lang", "id")
    page.get_by_role("link", name="English").click()
    assert page.url == server.url + shop.path(kind, "en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Indonesia", exact=True).click()
    assert page.url == server.url + shop.path(kind, "id")


@pytest.mark.parametrize("place", ["tidak-ada/", "produk/tidak-ada/lebih/dalam/", "en/produk/not-there/"])
def test_a_lost_visitor_finds_a_way_back(visit: Open, place: str) -> None:
    page = visit(place)
    expect(page.locator("h1")).to_be_visible()
    page.locator("main a[href$='katalog/']").first.click()
    expect(page.locator(".et-card").first).to_be_visible()


def test_a_listing_that_is_gone_says_so_and_offers_others(visit: Open, shop: Shop) -> None:
    page = visit(shop.path("withdrawn", "id"))
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("h1 ~ p, h1 + p").first).to_contain_text("Produk ini")
    expect(page.locator(".et-card").first).to_be_visible()
    page.locator("main a[href$='katalog/'] >> visible=true").first.click()
    expect(page.locator(".et-card").first).to_be_visible()
