"""A shelf tag is checked: one plain answer, as of the edition's day, and never a false yes."""

import json
import re
from datetime import date, datetime, timedelta
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from curation.code import beginning, code
from site_builder.assets import HERE
from site_builder.pages import EDITION
from tests.browser.conftest import Look, Open, in_each_look, violations
from tests.browser.shop import LANGUAGES, Shop

pytestmark = pytest.mark.xdist_group("browser-verify")
OTHER = code("5eed" * 16).replace("-", "")


def _id(path: str) -> str:
    return path.removeprefix("en/").split("/")[1]


def _code(shop: Shop, path: str) -> str:
    text = (shop.site / path / "index.html").read_text("utf-8")
    found = re.search(r"<et-add[^>]*><script[^>]*>(.*?)</script>", text)
    assert found
    return str(json.loads(found[1])["code"]).replace("-", "")


def _asked(visit: Open, shop: Shop, hash: str, language: str = "id", days: int = 0, **options: object) -> Page:
    """The verify page, opened as by a tag's QR code, some days after the edition."""
    page = visit(shop.path("verify", language), **options)
    edition = date.fromisoformat(json.loads((shop.site / EDITION).read_text("utf-8"))["date"])
    page.clock.set_fixed_time(datetime.combine(edition + timedelta(days=days), datetime.min.time().replace(hour=9)))
    page.evaluate("(hash) => { location.hash = hash; }", hash)
    expect(page.locator(".et-verdict")).to_be_visible()
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tag_of_what_is_approved_says_so_with_the_day_and_everything_to_compare(visit: Open, shop: Shop, language: str) -> None:
    page = _asked(visit, shop, f"#{_id(shop.listing)}.{_code(shop, shop.listing)}", language)
    expect(page.locator(".et-verdict--approved h2")).to_contain_text("21 November 2026")
    product = page.locator(".et-verify__product")
    listing = visit(shop.path("listing", language))
    name, price = listing.locator("h1").inner_text(), listing.locator(".et-price__amount").first.inner_text()
    approved = listing.locator(".et-approved").inner_text()
    expect(product.get_by_role("heading").first).to_have_text(" ".join(name.split()))
    expect(product.locator(".et-price__amount").first).to_have_text(price)
    expect(product.locator(".et-verify__approved")).to_have_text(approved)
    assert product.locator(".et-papers__item").count() == listing.locator(".et-papers__item").count() > 0
    assert product.locator("img").first.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    assert page.locator(".et-verify__warning").count() == 0
    product.get_by_role("link").first.click()
    expect(page.locator("h1")).to_have_text(name)


@in_each_look
@pytest.mark.parametrize("state", ["approved", "changed", "gone", "unknown", "damaged"])
def test_every_answer_is_clean_and_fits(visit: Open, shop: Shop, state: str, look: Look) -> None:
    ours = _code(shop, shop.listing)
    hashes = {"approved": f"#{_id(shop.listing)}.{ours}", "changed": f"#{_id(shop.listing)}.{OTHER}", "gone": f"#{_id(shop.withdrawn)}.{OTHER}",
              "unknown": f"#tidak-ada.{OTHER}", "damaged": f"#{_id(shop.listing)}.{ours[:-1]}"}
    page = _asked(visit, shop, hashes[state], look.language, days=12, **look.options)
    expect(page.locator(".et-verdict")).to_have_class(re.compile(f"et-verdict--{state}"))
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= look.width
    assert violations(page) == []


def test_a_tag_of_older_content_shows_what_holds_now(visit: Open, shop: Shop) -> None:
    page = _asked(visit, shop, f"#{_id(shop.listing)}.{OTHER}")
    expect(page.locator(".et-verdict--changed h2")).to_have_text("Isi berubah sejak label ini dicetak.")
    expect(page.locator(".et-verify__product .et-price")).to_be_visible()


def test_a_product_no_longer_offered_says_since_when(visit: Open, shop: Shop) -> None:
    page = _asked(visit, shop, f"#{_id(shop.withdrawn)}.{OTHER}")
    expect(page.locator(".et-verdict--gone .et-verdict__more")).to_contain_text("Produk ini")
    page.get_by_role("link", name="Buka halaman produk").click()
    page.wait_for_url(f"**/{shop.withdrawn}")


@pytest.mark.parametrize("days", [7, 8, 12])
def test_an_edition_older_than_the_site_allows_is_warned_of_above_everything(visit: Open, shop: Shop, days: int) -> None:
    page = _asked(visit, shop, f"#{_id(shop.listing)}.{_code(shop, shop.listing)}", days=days)
    warning = page.locator(".et-verify__answer > :first-child.et-verify__warning")
    if days > 7:
        expect(warning).to_contain_text(f"berumur {days} hari")
    else:
        expect(warning).to_have_count(0)


@pytest.mark.parametrize("typed", ["", "x", "K7QX-M2PA-4D", "<img src=x onerror=alert(1)>", "%E0%A4%A", "....", "I" * 300])
def test_whatever_stands_in_the_address_gives_an_answer(visit: Open, shop: Shop, typed: str) -> None:
    page = _asked(visit, shop, f"#{_id(shop.listing)}.{typed}")
    expect(page.locator(".et-verdict--damaged")).to_be_visible()
    page = _asked(visit, shop, f"#{quote(typed) or 'x y'}.{OTHER}")
    expect(page.locator(".et-verdict")).to_be_visible()
    assert page.locator(".et-verdict--approved").count() == 0


def test_the_browser_tells_good_codes_from_bad_ones_as_the_command_does(visit: Open, shop: Shop) -> None:
    page = visit(shop.path("verify", "id"))
    good = [code(f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}" + "0" * 48) for number in range(1, 120)]
    typed = [*good, *(one.lower().replace("-", " ") for one in good), *(one[:3] + "7" + one[4:] for one in good),
             *(one[1] + one[0] + one[2:] for one in good), *(one[:-1] for one in good), *(one.replace("1", "I").replace("0", "o") for one in good),
             *(one[:-1] + sign for one in good[:4] for sign in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"), "", "-", "é" * 11]
    source = (HERE / "scripts" / "code.js").read_text("utf-8").replace("export ", "")
    found = page.evaluate("(typed) => {" + source + "return typed.map(signs); }", typed)
    assert [bool(one) for one in found] == [beginning(one) is not None for one in typed]
    assert [beginning(one) for one in found if one] == [beginning(one) for one in typed if beginning(one)]


@pytest.mark.parametrize("typed", ["{id}", "https://etalase.contoh.example/produk/{id}/", "  {ID} ", "https://etalase.contoh.example/en/produk/{id}/?x#y"])
def test_what_is_typed_by_hand_is_understood(visit: Open, shop: Shop, typed: str) -> None:
    page = visit(shop.path("verify", "id"))
    ours, id = _code(shop, shop.listing), _id(shop.listing)
    page.get_by_label("Produk: alamat atau id pada label").fill(typed.format(id=id, ID=id.upper()))
    page.get_by_label("Kode pada label").fill(f"{ours[:4]}-{ours[4:8]}-{ours[8:]}".lower())
    page.keyboard.press("Enter")
    expect(page.locator(".et-verdict--approved")).to_be_visible()
    assert page.locator(".et-verdict__sentence").evaluate("one => one === document.activeElement")
    assert page.url.endswith(f"#{id}.{ours}")
    page.go_back()
    expect(page.locator("h1")).to_be_visible()


def test_a_mistyped_code_can_be_mended_where_it_was_typed(visit: Open, shop: Shop) -> None:
    page = visit(shop.path("verify", "id"))
    ours, id = _code(shop, shop.listing), _id(shop.listing)
    page.get_by_label("Produk: alamat atau id pada label").fill(id)
    page.get_by_label("Kode pada label").fill(ours[1] + ours[0] + ours[2:] if ours[0] != ours[1] else "0" + ours[1:])
    page.get_by_role("button", name="Cek", exact=True).click()
    expect(page.locator(".et-verdict--damaged")).to_be_visible()
    expect(page.get_by_label("Produk: alamat atau id pada label")).to_have_value(id)
    page.get_by_label("Kode pada label").fill(ours)
    page.keyboard.press("Enter")
    expect(page.locator(".et-verdict--approved")).to_be_visible()


def test_the_language_switch_keeps_the_tag(visit: Open, shop: Shop) -> None:
    page = _asked(visit, shop, f"#{_id(shop.listing)}.{_code(shop, shop.listing)}")
    page.get_by_role("link", name="English").click()
    expect(page.locator(".et-verdict--approved h2")).to_contain_text("As approved")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_page_says_what_to_do_instead(visit: Open, shop: Shop, language: str) -> None:
    page = visit(shop.path("verify", language), java_script_enabled=False)
    expect(page.locator("noscript p").first).to_contain_text("JavaScript")
    assert page.locator("form.et-verify__form").is_hidden()
