"""What a first search and a first filter cost a buyer, beside Pagefind on the same pages: `python -m tests.bench.search`.

Built is only what is needed: the catalogue's first page and the listings' pages in the first language, cards, the index,
assets. Bytes are what gzip -9 makes of every file that the browser asks for beyond the catalogue's page, without headers.
"""

import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import click
from playwright.sync_api import Browser, Page, sync_playwright

from curation.publication import unquestioned
from site_builder import output, views
from site_builder.assets import assets
from site_builder.checking import check
from site_builder.edition import edition
from site_builder.gallery import gallery
from site_builder.memory import FOLDER
from site_builder.outline import Leaf, Outline, key
from site_builder.render import Renderer
from site_builder.search.index import index
from site_builder.site import site
from site_builder.workers import each, quiet
from tests.bench.market import DAY, market
from tests.browser import chromium
from tests.browser.paint import SLOW
from tests.browser.server import Server, serving

POLICY = "default-src 'self' 'wasm-unsafe-eval'"
"""What Pagefind needs; ours does without."""

WANTED = 24
TIMES = 3
OURS = """async ([name, question]) => {
  const start = performance.now();
  const { open } = await import(name);
  const engine = await open(question);
  const answer = await engine.look(question);
  const cards = await engine.cards(answer.positions.slice(0, 24));
  return [performance.now() - start, answer.total, cards.length];
}"""
PEER = """async ([name, question]) => {
  const start = performance.now();
  const pagefind = await import(name);
  await pagefind.options({ excerptLength: 12 });
  const answer = await pagefind.search(question.q);
  const cards = await Promise.all(answer.results.slice(0, 24).map((one) => one.data()));
  return [performance.now() - start, answer.results.length, cards.length];
}"""
QUESTIONS: Mapping[str, Mapping[str, object]] = {
    "search: sambal pecel": {"q": "sambal pecel"},
    "search, scattered: jahe": {"q": "jahe"},
    "search with a slip: karipik tempe": {"q": "karipik tempe"},
    "filter: category": {"selection": {"category": ["sambal-pecel"]}},
    "filters: halal, March, hot list": {"selection": {"paper": ["halal"], "month": ["3"], "market": ["jp"]}},
    "filter and sort by price": {"selection": {"price": {"min": 10000, "max": 20000}}, "sort": "price"},
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one question cost with nothing remembered: bytes, requests, seconds on slow 3G, listings found."""

    size: int
    requests: int
    seconds: float
    found: int


def build(root: Path, target: Path) -> Mapping[str, float]:
    """Build what a search needs of the catalogue below `root`; seconds of processor time by step."""
    cache, day = root / FOLDER, date.fromisoformat(DAY)
    cache.mkdir(exist_ok=True)
    ours, checked = site(root), check(root, day, quiet, unquestioned)
    edited = edition(ours, checked.publication, gallery(root, cache, checked.publication, quiet), checked.book)
    bundle = assets(views.colour_css())
    outline = Outline(edited, key(checked.ground, bundle.css, bundle.js))
    times = {}
    for name in ("cold", "one changed", "again"):
        if name == "one changed":
            outline.cards[len(outline.cards) // 2] = key("changed")
        start = time.process_time()
        found = index(edited, outline, [], root, cache)
        times[name] = time.process_time() - start
    for path, content in (*bundle.files.items(), *((path, make()) for path, (_, make) in found.files.items())):
        output.write(target, path, content)
    for photo in edited.photos.values():
        for file in photo.files:
            output.place(cache / "photos" / file.path, target, file.path, file.sha256)
    renderer, first = Renderer(edited, bundle, cache / "templates"), ours.languages[0]
    pages = [leaf for leaf in outline.leaves() if leaf.language == first and (leaf.address.kind in ("listing", "not_found") or leaf.address.slug == "katalog/")]
    for _ in each(partial(_write, renderer, target), pages, "pages"):
        pass
    drawn = [leaf for leaf in found.leaves if leaf.language == first]
    start = time.process_time()
    for leaf in drawn:
        _write(renderer, target, leaf)
    times["cards, one language"] = time.process_time() - start
    return times


def _write(renderer: Renderer, target: Path, leaf: Leaf) -> None:
    output.write(target, leaf.file, renderer.bytes(leaf))


def pagefind(target: Path) -> None:
    """Let Pagefind index the same pages of listings."""
    command = [sys.executable, "-m", "pagefind", "--site", str(target), "--glob", "produk/**/*.html", "--force-language", "id", "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def ask(browser: Browser, server: Server, target: Path, script: str, name: str, question: Mapping[str, object], slow: bool) -> Cost:
    """Ask one question on the catalogue's page, with nothing remembered."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    page.goto(f"{server.url}katalog/", wait_until="networkidle")
    if slow:
        _slow(page)
    server.sent.clear()
    spent, found, cards = page.evaluate(script, [name, question])
    sent = [one for one in server.sent if one.status == 200 and not one.path.startswith("foto/")]
    context.close()
    assert cards == min(found, WANTED), (question, found, cards)
    return Cost(sum(_packed(target / one.path) for one in sent), len(sent), spent / 1000, found)


def _slow(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 6})


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def rows(sizes: Sequence[int], work: Path, slow: bool = True) -> Iterator[str]:
    """The table, line by line."""
    executable = chromium.executable()
    assert executable, chromium.ADVICE
    yield f"{'what':62}{'bytes':>9}{'requests':>9}{'slow 3G':>9}{'found':>7}   Pagefind: bytes, requests, slow 3G, found; ratio of bytes"
    for size in sizes:
        root, target = work / f"market-{size}", work / f"site-{size}"
        market(root, size)
        times = build(root, target)
        pagefind(target)
        with serving(target, POLICY) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=list(chromium.ARGUMENTS))
            module = "/" + next((target / "aset").glob("engine.*.js")).relative_to(target).as_posix()
            for what, question in QUESTIONS.items():
                one = _middle(browser, server, target, OURS, module, question, slow)
                line = f"{f'{size:,} listings: {what}':62}{one.size:>9,}{one.requests:>9}{one.seconds:>8.1f}s{one.found:>7}"
                if "q" in question:
                    peer = _middle(browser, server, target, PEER, "/pagefind/pagefind.js", question, slow)
                    line += f"   {peer.size:,}, {peer.requests}, {peer.seconds:.1f}s, {peer.found}; {one.size / peer.size:.2f}"
                yield line
            browser.close()
        yield f"{size:,} listings, seconds of processor time: " + ", ".join(f"{name} {spent:.2f}" for name, spent in times.items())
        index_size = sum(map(_packed, (target / "cari").rglob("*.json")))
        yield f"{size:,} listings, the whole index, packed, cards of one language: {index_size / 1000:,.0f} kB"
        shutil.rmtree(root)
        shutil.rmtree(target)


def _middle(browser: Browser, server: Server, target: Path, script: str, name: str, question: Mapping[str, object], slow: bool) -> Cost:
    costs = [ask(browser, server, target, script, name, question, slow) for _ in range(TIMES if slow else 1)]
    return Cost(costs[0].size, costs[0].requests, statistics.median(cost.seconds for cost in costs), costs[0].found)


@click.command()
@click.option("--sizes", default="1000,10000", show_default=True, help="Numbers of listings, with commas.")
@click.option("--slow/--no-slow", default=True, show_default=True, help="Measure seconds on slow 3G.")
@click.option("--work", type=click.Path(file_okay=False, path_type=Path), help="Where to build; a temporary folder unless given.")
def main(sizes: str, slow: bool, work: Path | None) -> None:
    """Measure the search beside Pagefind."""
    with tempfile.TemporaryDirectory(prefix="etalase-search-", dir=work) as folder:
        for line in rows([int(size) for size in sizes.split(",")], Path(folder), slow):
            click.echo(line)


if __name__ == "__main__":
    main()
