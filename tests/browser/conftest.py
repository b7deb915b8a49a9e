"""A real browser on the project's own site, built once a run and served by a strict server."""

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.browser.device import Device, linked
from tests.browser.server import Server, serving
from tests.browser.shop import Shop
from tests.browser.shop import shop as built

Open = Callable[..., Page]
PHONE = {"width": 360, "height": 740}
Look = tuple[int, Literal["light", "dark"]]
LOOKS: Mapping[str, tuple[Look, ...]] = {"id": ((360, "light"), (1280, "dark")), "en": ((360, "dark"), (1280, "light"))}
"""The widths and lights that a page is judged in, by its language: each of the four once."""


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """The project's site. Test processes that run at once share it: the first one builds."""
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    folder = (tmp_path_factory.getbasetemp() if alone else tmp_path_factory.getbasetemp().parent) / "shop"
    with Path(f"{folder}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return Shop(folder / "site") if (folder / "site").exists() else built(folder)


@pytest.fixture(scope="session")
def server(shop: Shop) -> Iterator[Server]:
    """The site on this machine, under `default-src 'self'`."""
    with serving(shop.site) as server:
        yield server


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Open]:
    """Opens a path of the site as somebody would: `visit(path, **options of the browser's context)`.

    Nothing is kept on the device: what a service worker does is tested where it is the point (`test_offline.py`).

    Whatever the browser complains of, and any request to another host, fails the test at its end.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def said(message: ConsoleMessage) -> None:
        expected = ("404 (Not Found)", "Service Worker registration blocked")
        if message.type in ("error", "warning") and not any(one in message.text for one in expected):
            complaints.append(f"{message.location['url']}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith(server.url):
            complaints.append(f"asked another host: {request.url}")

    def visit(path: str, **options: object) -> Page:
        context = browser.new_context(**{"viewport": PHONE, "locale": "id-ID", "reduced_motion": "reduce", "service_workers": "block",
                                         **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("console", said)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", asked)
        page.goto(server.url + path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert not complaints


def violations(page: Page) -> list[str]:
    """What axe finds against a page as it is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [f"{one['impact']} {one['id']}: {node['html'][:140]}" for one in found for node in one["nodes"]]


def violations_in(page: Page, looks: Iterable[Look]) -> Mapping[Look, list[str]]:
    """What axe finds against a page in some widths and lights."""
    found: dict[Look, list[str]] = {}
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        if here := violations(page):
            found[width, scheme] = here
    return found


@pytest.fixture
def device(browser: Browser, shop: Shop, tmp_path: Path) -> Iterator[Device]:
    """A device that has seen nothing yet, and a copy of the site that says of nothing that it lasts."""
    with serving(linked(shop.site, tmp_path / "site"), lasting="no-cache") as server:
        device = Device(browser, server, tmp_path / "site")
        yield device
        server.silent = False
        for context in device.contexts:
            context.close()
    assert not device.complaints
