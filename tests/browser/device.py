"""A device that keeps what it sees: a browser with a service worker, on a copy of the site that a test may change."""

import json
import os
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import cast

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from site_builder.pages import WORKER
from tests.browser.server import Server

PHONE = {"width": 360, "height": 740}
_KEPT = """async () => {
  const kept = {};
  for (const name of await caches.keys()) {
    const part = name.split(" ").at(-1);
    kept[part] = (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname.slice(1));
  }
  return kept;
}"""


@dataclass
class Device:
    """One context of a browser. `complaints` are its errors that have nothing to do with a missing connection."""

    browser: Browser
    server: Server
    folder: Path
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    @cached_property
    def context(self) -> BrowserContext:
        """The context, listening to what its pages complain of."""
        context = self.browser.new_context(viewport=PHONE, locale="id-ID", reduced_motion="reduce")  # type: ignore[arg-type]
        context.on("console", self._said)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("request", lambda request: request.url.startswith((self.server.url, "blob:")) or self.complaints.append(request.url))
        self.contexts.append(context)
        return context

    def _said(self, message: ConsoleMessage) -> None:
        expected = ("404 (Not Found)", "net::ERR_")
        if message.type in ("error", "warning") and not any(one in message.text for one in expected):
            self.complaints.append(message.text)

    def open(self, path: str) -> Page:
        """A page, once everything is kept that its first visit keeps."""
        page = self.context.new_page()
        page.goto(self.server.url + path)
        self.settle(page)
        return page

    def settle(self, page: Page) -> None:
        """Wait until the worker has kept the shell."""
        within(page, "async (last) => Boolean(navigator.serviceWorker.controller && await caches.match(last))",
               self.server.url + cast("list[str]", self.facts["code"])[-1])

    @property
    def facts(self) -> Mapping[str, object]:
        """What the worker that is served knows of the site."""
        first = (self.folder / WORKER).read_text("utf-8").removeprefix("const SITE=")
        return cast("Mapping[str, object]", json.JSONDecoder().raw_decode(first)[0])

    def offline(self, yes: bool = True) -> None:
        """Take the connection away, or give it back."""
        self.context.set_offline(yes)

    def change(self, path: str, old: str, new: str) -> None:
        """Publish a page with another text."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert old in text
        self.put(path, text.replace(old, new))

    def put(self, path: str, text: str) -> None:
        """Publish a file. The site it was copied from keeps its own."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_text(text, "utf-8")


def within(page: Page, promise: str, argument: str = "", seconds: float = 30) -> None:
    """Wait until what a page promises is so; a promise is waited for, and asked again."""
    ends = time.monotonic() + seconds
    while not page.evaluate(promise, argument):
        assert time.monotonic() < ends, f"not within {seconds} seconds: {promise}"
        page.wait_for_timeout(50)


def kept(page: Page) -> Mapping[str, list[str]]:
    """The paths that are kept, by part."""
    return cast("Mapping[str, list[str]]", page.evaluate(_KEPT))


def linked(site: Path, folder: Path) -> Path:
    """A copy of a site that costs nothing: the files are the same until one is put anew."""
    shutil.copytree(site, folder, copy_function=os.link)
    return folder
