"""What a buyer does: put goods on the inquiry list, and read what leaves it."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from lxml import html
from playwright.sync_api import Page, expect

from tests.browser.server import Server
from tests.browser.shop import Shop

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
HOT, MILD, CRISPS, BOWL = "sambal-pecel-pedas-200g", "sambal-pecel-original-200g", "keripik-tempe-125g", "mangkuk-kayu-mahoni-18cm"
SHY = "batik-tulis-motif-ikan"
"""Goods of the project's samples; `SHY` is of a supplier who publishes no contact."""


def prefix(language: str) -> str:
    return "" if language == "id" else f"{language}/"


def line(shop: Shop, id: str, language: str = "id") -> Mapping[str, Any]:
    """The line of a listing as its page carries it."""
    page = html.document_fromstring((shop.site / f"{prefix(language)}produk/{id}/index.html").read_text("utf-8"))
    found: Mapping[str, Any] = json.loads(page.xpath("string(//et-add/script)"))
    return found


def go(page: Page, server: Server, path: str) -> None:
    page.goto(server.url + path)


def settle(page: Page) -> None:
    """Until nothing is fetched any more."""
    page.wait_for_load_state("networkidle")


def add(page: Page, server: Server, id: str, language: str = "id") -> None:
    """Add a listing from its own page, by the button one sees."""
    go(page, server, f"{prefix(language)}produk/{id}/")
    before = count(page)
    bar, button = page.locator(".et-bar__add"), page.locator(".et-add__go")
    (bar if bar.is_visible() else button).click()
    expect(page.locator("et-count")).to_have_text(str(before + 1))
    settle(page)


def count(page: Page) -> int:
    return int(page.locator("et-count").inner_text() or 0)


def stored(page: Page) -> Any:
    """The list as the device keeps it."""
    return json.loads(page.evaluate("localStorage['etalase.list'] ?? sessionStorage['etalase.list'] ?? 'null'"))


def keep(page: Page, shop: Shop, *ids: str, **changes: object) -> None:
    """Put lines on the list as if they had been added before; `changes` make them differ from the pages of today."""
    lines = [{**line(shop, id), "quantity": line(shop, id)["minimum"], "note": "", "seen": "2026-11-21", **changes} for id in ids]
    page.evaluate("(text) => localStorage.setItem('etalase.list', text)", json.dumps({"version": 1, "lines": lines, "suppliers": {}, "buyer": {}}))


def open_list(page: Page, server: Server, language: str = "id", hash: str = "") -> None:
    go(page, server, "404.html")             # so that a link with `#` is opened, not only scrolled to
    go(page, server, f"{prefix(language)}permintaan/{hash}")
    settle(page)


def group(page: Page, supplier: str) -> Any:
    return page.locator(f".et-order[data-id='{supplier}']")


def chat(page: Page, supplier: str) -> str:
    """The text of a supplier's WhatsApp message."""
    href = str(group(page, supplier).locator("[data-part=whatsapp]").get_attribute("href"))
    assert re.match(r"https://wa\.me/62\d+\?text=", href)
    return parse_qs(urlsplit(href).query)["text"][0]


def reopening(text: str) -> str:
    """The part behind `#` of the link in a message."""
    found = re.search(r"https://\S+/permintaan/(#\S+)", text)
    assert found, text
    return found[1]


def download(page: Page, part: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.locator(f"[data-part={part}]:visible").click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file
