"""A real browser on the project's own site, built once a run and served by a strict server."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, ViewportSize

from tests.browser.device import Device, linked
from tests.browser.server import Server, serving
from tests.browser.shop import LANGUAGES, Shop
from tests.browser.shop import shop as built
from tests.depth import fuzz, mixed
from tests.shared import shared

Open = Callable[..., Page]
PHONE: ViewportSize = {"width": 360, "height": 740}


class Look(NamedTuple):
    """What somebody sees a page in."""

    language: str
    width: int
    light: str

    @property
    def options(self) -> Mapping[str, object]:
        """The options of a browser's context."""
        return {"viewport": {"width": self.width, "height": {360: 740, 1280: 800}[self.width]}, "color_scheme": self.light}


LOOKS = [Look(*look) for look in mixed(LANGUAGES, (360, 1280), ("light", "dark"))]  # type: ignore[arg-type]


def in_each_look(test: Callable[..., None]) -> Callable[..., None]:
    """Make a test once in each look, given as `look`."""
    return fuzz(pytest.mark.parametrize("look", LOOKS, ids=["-".join(map(str, look)) for look in LOOKS])(test))


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """The project's site."""
    return Shop(shared(tmp_path_factory, "shop", built) / "site")


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
    ear = Ear(server.url)

    def visit(path: str, **options: object) -> Page:
        contexts.append(_context(browser, **options))
        page = contexts[-1].new_page()
        ear.listen(page)
        page.goto(server.url + path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert not ear.complaints


@pytest.fixture(scope="session")
def _glass(browser: Browser) -> Iterator[Page]:
    context = _context(browser)
    yield context.new_page()
    context.close()


@pytest.fixture
def glance(_glass: Page, server: Server) -> Iterator[Open]:
    """Opens a path for tests that only look: `glance(path, viewport=…, color_scheme=…)`.

    All tests of a process share the page, which spares each of them a browser process. It forgets what was kept.
    """
    ear = Ear(server.url)
    ear.listen(_glass)

    def glance(path: str, viewport: ViewportSize = PHONE, **media: object) -> Page:
        _glass.set_viewport_size(viewport)
        _glass.emulate_media(**{"media": "screen", "color_scheme": "light", "forced_colors": "none", **media})  # type: ignore[arg-type]
        _glass.goto(server.url + path)
        return _glass

    yield glance
    _glass.evaluate("localStorage.clear(); sessionStorage.clear()")
    ear.leave(_glass)
    assert not ear.complaints


def _context(browser: Browser, **options: object) -> BrowserContext:
    context = browser.new_context(**{"viewport": PHONE, "locale": "id-ID", "reduced_motion": "reduce", "service_workers": "block",
                                     **options})  # type: ignore[arg-type]
    context.set_default_timeout(60_000)
    return context


@dataclass
class Ear:
    """Hears what the browser complains of on pages of one address, and any request to another."""

    home: str
    complaints: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """From now on."""
        page.on("console", self._said)
        page.on("pageerror", self._failed)
        page.on("request", self._asked)

    def leave(self, page: Page) -> None:
        """No longer."""
        page.remove_listener("console", self._said)
        page.remove_listener("pageerror", self._failed)
        page.remove_listener("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        expected = ("404 (Not Found)", "Service Worker registration blocked")
        if message.type in ("error", "warning") and not any(one in message.text for one in expected):
            self.complaints.append(f"{message.location['url']}: {message.text}")

    def _failed(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self.home):
            self.complaints.append(f"asked another host: {request.url}")


def violations(page: Page) -> list[str]:
    """What axe finds against a page as it is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [f"{one['impact']} {one['id']}: {node['html'][:140]}" for one in found for node in one["nodes"]]


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
