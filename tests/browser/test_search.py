"""Searching and filtering the catalogue: words, filters, chips, counts, and ways out of an empty list."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.search import DESK, WIDTHS, catalogue, done, each, filters, found, names, pick, settled, type_in
from tests.browser.shop import Shop

pytestmark = pytest.mark.xdist_group("browser-search")


@each
def test_a_typing_slip_still_finds_and_says_what_was_looked_for(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = type_in(catalogue(visit, shop, language, width), "karipik")
    said = page.locator(".et-finder__said").inner_text()
    assert "karipik" in said and "keripik" in said
    assert any("Renyah" in name for name in names(page))
    assert len(names(page)) == found(page) < 12
    assert "q=karipik" in page.url


@each
def test_three_filters_and_an_order_narrow_the_list_together(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = catalogue(visit, shop, language, width)
    page.locator("main .et-search__input").focus()
    counts = []
    for facet, value in (("paper", "halal"), ("place", "kota-blitar"), ("category", "makanan-olahan")):
        pick(page, facet, value)
        counts.append(found(page))
    done(page)
    page.locator("et-finder select").select_option("price")
    settled(page)
    assert counts == sorted(counts, reverse=True) and counts[-1] > 1
    prices = [int(re.sub(r"\D", "", text)) for text in page.locator(".et-card__price b").all_inner_texts() if text.startswith("Rp")]
    assert prices == sorted(prices) and len(set(prices)) > 3
    assert len(names(page)) == counts[-1]
    assert page.locator(".et-chip").count() == 3
    assert page.url.endswith("?category=makanan-olahan&place=kota-blitar&paper=halal&sort=price")


@each
def test_within_a_filter_choices_add_up(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = catalogue(visit, shop, language, width)
    page.locator("main .et-search__input").focus()
    pick(page, "category", "kerajinan")
    first = found(page)
    second = int(page.locator(".et-pick", has_text="Ikan hias" if language == "id" else "Ornamental fish").locator(".et-pick__count").inner_text())
    pick(page, "category", "ikan-hias")
    assert second > 0
    assert found(page) == first + second


@each
def test_counts_are_what_the_choice_then_gives(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, "?place=kota-blitar"))
    panel = filters(page)
    row = panel.locator("details").nth(1).locator(".et-pick:has(input:enabled)")
    if panel.locator("details").nth(1).get_attribute("open") is None:
        panel.locator("details").nth(1).locator("summary").click()
    for number in range(min(3, row.count())):
        said = int(row.nth(number).locator(".et-pick__count").inner_text())
        row.nth(number).locator("input").check()
        settled(page)
        assert found(page) == said == page.locator(".et-card").count()
        row.nth(number).locator("input").uncheck()
        settled(page)


@each
def test_choices_that_would_give_nothing_are_shown_but_cannot_be_taken(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, "?category=ikan-hias"))
    panel = filters(page)
    for details in panel.locator("details").all():
        if details.get_attribute("open") is None:
            details.locator("summary").first.click()
    dead = panel.locator(".et-pick").filter(has=page.locator("input:disabled"))
    assert dead.count() > 3
    assert set(dead.locator(".et-pick__count").all_inner_texts()) == {"0"}
    live = panel.locator(".et-pick").filter(has=page.locator("input:enabled"))
    assert "0" not in live.locator(".et-pick__count").all_inner_texts()


@each
def test_chips_come_off_one_by_one_and_all_at_once(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, "?category=makanan-olahan&place=kota-blitar&price=-50000"))
    chips = page.locator(".et-chip")
    assert chips.count() == 3
    chips.nth(1).click()
    settled(page)
    expect(chips).to_have_count(2)
    assert "place=" not in page.url
    page.locator(".et-chips__do").last.click()
    settled(page)
    expect(page.locator(".et-chips")).to_be_hidden()
    assert page.url.endswith("katalog/")
    assert len(names(page)) == 24


@each
def test_an_empty_list_says_which_choice_emptied_it_and_one_tap_fills_it(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, "?category=ikan-hias&paper=halal"))
    ways = page.locator(".et-way")
    expect(ways.first).to_be_visible()
    assert names(page) == []
    assert ways.count() >= 2
    promised = int(str(ways.first.locator(".et-way__count").inner_text()).split(" ")[0])
    ways.first.click()
    settled(page)
    assert found(page) == promised > 0
    assert page.locator(".et-card:visible").count() == min(promised, 24)
    assert page.locator(".et-way").count() == 0


@each
def test_an_empty_list_offers_a_letter_with_the_words_in_it(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, "?q=sambal&category=ikan-hias"))
    letter = str(page.locator(".et-finder__none a[href^='mailto:']").get_attribute("href"))
    assert letter.startswith("mailto:etalase@contoh.example?subject=")
    assert "sambal" in letter and "katalog%2F%3Fq%3Dsambal" in letter


@each
def test_more_cards_come_in_place_and_the_address_remembers_how_many(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = catalogue(visit, shop, language, width)
    first = names(page)
    page.locator(".et-finder__foot a[rel=next], .et-finder__foot button").first.click()
    page.wait_for_url("**/?show=48")
    settled(page)
    assert names(page)[:24] == first
    assert len(set(names(page))) == len(names(page)) > 24
    assert page.locator(".et-finder__foot button").count() == 0
    assert page.evaluate("[...document.querySelectorAll('.et-card')].findIndex((one) => one.contains(document.activeElement))") == 24


@each
def test_pages_about_the_words_stand_above_the_cards(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = type_in(catalogue(visit, shop, language, width), "sambal")
    link = page.locator(".et-finder__pages a").first
    expect(link).to_be_visible()
    link.click()
    page.wait_for_load_state()
    assert page.locator("h1").is_visible() and "katalog" not in page.url


@each
def test_numbers_are_typed_as_people_write_them(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, "?price=-90000"))
    filters(page)
    least = page.locator(".et-ends:visible [data-end=least]").first
    least.fill("10.000" if language == "id" else "10,000")
    least.press("Enter")
    page.wait_for_url("**price=10000-90000**")
    least.fill("sepuluh")
    least.press("Tab")
    expect(page.locator(".et-ends__said:visible").first).to_contain_text("sepuluh")
    assert "price=10000-90000" in page.url


@each
def test_a_list_leads_to_the_same_list_with_filters(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = visit(shop.path("category", language), viewport=WIDTHS[width])
    count = page.locator(".et-count").inner_text()
    page.locator(".et-narrow").click()
    page.wait_for_url("**/katalog/?category=*")
    settled(page)
    assert found(page) == int(re.findall(r"\d+(?= produ)", count)[0])
    assert page.locator(".et-chip").count() == 1


@each
def test_a_desk_has_the_filters_beside_the_cards_and_a_phone_in_a_sheet(visit: Open, shop: Shop, language: str, width: str) -> None:
    page = settled(catalogue(visit, shop, language, width, "?category=kerajinan"))
    beside = page.locator(".et-finder__side .et-panel").count() == 1
    assert beside is (WIDTHS[width] == DESK)
    if not beside:
        filters(page)
        see = page.locator(".et-sheet__see")
        expect(see).to_contain_text(str(found(page)))
        see.click()
        expect(page.locator("dialog")).to_be_hidden()
        assert page.evaluate("document.activeElement.matches('.et-finder__bar .et-finder__open')")
