"""Where the list is kept: storage that is forbidden, full or damaged, and several tabs."""

import pytest
from playwright.sync_api import expect

from tests.browser.buying import CRISPS, HOT, MILD, add, keep, line, open_list, stored
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.browser.shop import Shop
from tests.depth import deep, fuzz

pytestmark = pytest.mark.xdist_group("browser-inquiry")
FORBIDDEN = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}"""
FULL = """const put = Storage.prototype.setItem;
const whole = { set(target, key, value) {
  if (target === real) throw new DOMException("full", "QuotaExceededError");
  target[key] = value;
  return true;
}, get(target, key) { const value = target[key]; return typeof value === "function" ? value.bind(target) : value; } };
const real = localStorage;
Object.defineProperty(window, "localStorage", { value: new Proxy(real, whole) });"""
VISIT = "Daftar hanya bertahan selama kunjungan ini."


@pytest.mark.parametrize("trouble", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_where_nothing_can_be_stored_the_list_lasts_for_the_visit_and_says_so(visit: Open, server: Server, shop: Shop, trouble: str) -> None:
    page = visit("404.html")
    page.add_init_script(trouble)
    add(page, server, HOT)
    add(page, server, CRISPS)
    open_list(page, server)
    expect(page.locator(".et-line")).to_have_count(2)
    expect(page.locator(".et-inquiry__notice")).to_contain_text(VISIT)
    page.locator(f".et-line[data-id='{HOT}'] input[data-key=quantity]").fill("48")
    page.reload()
    expect(page.locator(f".et-line[data-id='{HOT}'] input[data-key=quantity]")).to_have_value("48")


def test_a_list_that_can_be_stored_says_nothing_of_it(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    add(page, server, HOT)
    open_list(page, server)
    expect(page.locator(".et-line")).to_have_count(1)
    assert page.locator(".et-inquiry__notice").count() == 0


def test_a_name_given_to_the_tab_by_another_site_is_no_list(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    page.evaluate("(text) => { window.name = 'etalase.list' + text; }", '{"version":1,"lines":[{"id":"x","name":"x","quantity":1,"unit":{"many":"x"},"supplier":{"id":"x"}}]}')
    open_list(page, server)
    expect(page.locator(".et-inquiry__empty")).to_be_visible()


@fuzz
@pytest.mark.parametrize("damage", ["{", "null", '{"version":2,"lines":[]}', *deep((), ("[]", '"x"', '{"version":1}', '{"version":1,"lines":{}}', "\x00"))])
def test_a_damaged_list_is_kept_aside_and_begun_anew(visit: Open, server: Server, shop: Shop, damage: str) -> None:
    page = visit("404.html")
    page.evaluate("(text) => localStorage.setItem('etalase.list', text)", damage)
    open_list(page, server)
    expect(page.locator(".et-inquiry__notice")).to_contain_text("rusak")
    add(page, server, HOT)
    assert [one["id"] for one in stored(page)["lines"]] == [HOT]
    assert stored(page)["damaged"] == damage
    open_list(page, server)
    page.get_by_role("button", name="Buang sisanya").click()
    assert "damaged" not in stored(page)


def test_whole_lines_of_a_damaged_list_are_kept(visit: Open, server: Server, shop: Shop) -> None:
    page = visit("404.html")
    keep(page, shop, HOT, MILD)
    page.evaluate("""() => {
      const data = JSON.parse(localStorage["etalase.list"]);
      delete data.lines[0].supplier;
      localStorage["etalase.list"] = JSON.stringify(data);
    }""")
    open_list(page, server)
    expect(page.locator(".et-line__name")).to_have_text(line(shop, MILD)["name"])
    expect(page.locator(".et-inquiry__notice")).to_contain_text("Yang masih terbaca ada di bawah")


def test_two_tabs_show_one_list_and_do_not_undo_each_other(visit: Open, server: Server, shop: Shop) -> None:
    first = visit("404.html")
    keep(first, shop, HOT)
    open_list(first, server)
    second = first.context.new_page()
    add(second, server, CRISPS)
    expect(first.locator(".et-line")).to_have_count(2)
    expect(first.locator("et-count")).to_have_text("2")
    first.locator(f".et-line[data-id='{HOT}'] input[data-key=quantity]").fill("72")
    open_list(second, server)
    expect(second.locator(f".et-line[data-id='{HOT}'] input[data-key=quantity]")).to_have_value("72")
    second.locator(f".et-line[data-id='{HOT}'] [data-part=remove]").click()
    expect(first.locator(".et-line")).to_have_count(1)
    assert [one["id"] for one in stored(first)["lines"]] == [CRISPS]
