"""An index made of a catalogue without the rest of its site, and its engine in a real browser."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from site_builder import output, views
from site_builder.assets import assets
from site_builder.checking import check
from site_builder.edition import Edition, edition
from site_builder.gallery import gallery
from site_builder.memory import FOLDER
from site_builder.outline import Outline, key
from site_builder.pages import Address
from site_builder.render import Renderer
from site_builder.search.index import index
from site_builder.site import site
from site_builder.workers import quiet
from tests.root import TODAY

PAGES = (Address("catalogue"), Address("not_found"))


@dataclass(frozen=True)
class Made:
    """An edition, and the folder with its index, its cards, its assets and the catalogue's first page."""

    edition: Edition
    target: Path

    @property
    def engine(self) -> str:
        """The address of the engine's script."""
        return "/" + next((self.target / "aset").glob("engine.*.js")).relative_to(self.target).as_posix()

    def files(self) -> dict[str, bytes]:
        """The index by path, cards included."""
        return {path.relative_to(self.target).as_posix(): path.read_bytes() for path in sorted((self.target / "cari").rglob("*.json"))}


def made(root: Path, target: Path, on: date = TODAY, guides: tuple[Address, ...] = ()) -> Made:
    """Make the index of the catalogue below `root` into `target`."""
    cache = root / FOLDER
    cache.mkdir(exist_ok=True)
    ours, checked = site(root), check(root, on)
    edited = edition(ours, checked.publication, gallery(root, cache, checked.publication, quiet), checked.book)
    bundle = assets(views.colour_css())
    outline = Outline(edited, key(checked.ground, bundle.css, bundle.js))
    found = index(edited, outline, guides, root, cache)
    for path, content in (*bundle.files.items(), *((path, make()) for path, (_, make) in found.files.items())):
        output.write(target, path, content)
    renderer = Renderer(edited, bundle, cache / "templates")
    for leaf in (*found.leaves, *(leaf for leaf in outline.leaves() if leaf.address in PAGES)):
        output.write(target, leaf.file, renderer.bytes(leaf))
    return Made(edited, target)


class Engine:
    """The engine of an index, open on a page of the catalogue."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def ask(self, script: str, *given: object) -> Any:
        """What a script says that knows the engine as `e`, its module as `m`, and what is given as `g`."""
        return self.page.evaluate(f"([...g]) => (async (e, m, g) => {script})(window.engine, window.engineModule, g)", list(given))

    def look(self, **question: object) -> Any:
        """An answer, with its positions as a plain list."""
        return self.ask("{ const answer = await e.look(g[0]); return { ...answer, positions: Array.from(answer.positions) }; }", question)

    def names(self, **question: object) -> list[str]:
        """The names on the cards that an answer finds, in order."""
        script = """{ const { positions } = await e.look(g[0]);
          return (await e.cards(positions)).map((card) => {
            const holder = document.createElement("ul"); holder.innerHTML = card; return holder.querySelector("h3").textContent; }); }"""
        return [name.replace("\N{NO-BREAK SPACE}", " ") for name in self.ask(script, question)]


def opened(context: BrowserContext, url: str, one: Made, language: str = "id") -> Engine:
    """Open the catalogue's page in a language, and its engine."""
    page = context.new_page()
    page.goto(f"{url}{'' if language == 'id' else language + '/'}katalog/")
    page.evaluate("async (name) => { window.engineModule = await import(name); window.engine = await window.engineModule.open(); }", one.engine)
    return Engine(page)
