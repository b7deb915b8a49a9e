"""First paint on a slow phone, printed as a table for the docs: `python -m tests.browser.paint [SITE]`.

The browser is throttled to slow 3G (400 kbit/s, 400 ms round trip) and a sixth of this machine's speed, the screen
is a phone's (360 × 740, two pixels a point), the cache is empty. The server packs with gzip. The middle of five.
"""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.server import Server, serving
from tests.browser.shop import Shop, shop

KINDS = ("home", "catalogue", "listing", "guide")
TIMES = 5
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
_TIMES = """() => new Promise((done) => {
  const seen = { shift: 0, largest: 0 };
  new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.shift += one.value; }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.largest = one.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done({ ...seen, first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
                          loaded: performance.getEntriesByType("navigation")[0].loadEventEnd }), 400);
})"""


@dataclass(frozen=True, slots=True)
class Paint:
    """One visit: seconds to the first paint, to the largest, to the end of loading; layout shift; kilobytes; requests."""

    first: float
    largest: float
    loaded: float
    shift: float
    size: float
    requests: int


def visit(browser: Browser, server: Server, path: str) -> Paint:
    """Open a page on the slow phone with nothing remembered."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True, has_touch=True)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    server.sent.clear()
    page.goto(server.url + path, wait_until="networkidle", timeout=120_000)
    times = page.evaluate(_TIMES)
    context.close()
    return Paint(times["first"] / 1000, times["largest"] / 1000, times["loaded"] / 1000, times["shift"],
                 sum(one.size for one in server.sent) / 1000, len(server.sent))


def table(site: Shop) -> Iterator[str]:
    """The lines of a Markdown table, one a kind of page."""
    yield "| page | first paint | largest paint | loaded | layout shift | bytes over the wire | requests |"
    yield "|---|---|---|---|---|---|---|"
    with serving(site.site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=list(chromium.ARGUMENTS))
        for kind in KINDS:
            runs = [visit(browser, server, site.path(kind, "id")) for _ in range(TIMES)]
            first, largest, loaded = (statistics.median(getattr(run, name) for run in runs) for name in ("first", "largest", "loaded"))
            yield (f"| {kind} | {first:.2f} s | {largest:.2f} s | {loaded:.2f} s | {max(run.shift for run in runs):.3f} | "
                   f"{runs[0].size:.1f} KB | {runs[0].requests} |")
        browser.close()


def main(arguments: list[str]) -> None:
    """Measure the site given, or the project's own."""
    with tempfile.TemporaryDirectory() as folder:
        for line in table(Shop(Path(arguments[0])) if arguments else shop(Path(folder))):
            sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
