"""Rendering: one page, one language, from an edition to bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from catalog.reference import reference
from site_builder import nearby, views
from site_builder.assets import Assets
from site_builder.edition import Edition
from site_builder.environment import environment
from site_builder.form import page as form_page
from site_builder.outline import Leaf
from site_builder.pages import ASSETS, PAGED, Address, climb, prefix
from site_builder.search import cards
from site_builder.views.view import View


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one language."""

    language: str
    label: str
    locale: str
    href: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a template knows of the page it makes. `root` leads up to the site's root."""

    language: str
    locale: str
    kind: str
    root: str
    url: str
    site: str
    css: str
    js: str
    alternates: tuple[Alternate, ...]


class Renderer:
    """Makes the pages of one edition. One is made per build, before the workers are forked."""

    def __init__(self, edition: Edition, assets: Assets, cache: Path | None = None) -> None:
        self.edition, self.assets = edition, assets
        self.languages = edition.site.languages
        self.environments = {language: environment(language, cache) for language in self.languages}
        self.sites = {language: views.site(edition, language) for language in self.languages}

    def bytes(self, leaf: Leaf) -> bytes:
        """The page, as UTF-8 HTML; or a block of cards, as JSON."""
        if leaf.address.kind == cards.KIND:
            return cards.drawn(self, leaf)
        template = self.environments[leaf.language].get_template(f"{leaf.address.kind}.html")
        return template.render(view=self._view(leaf), **self.context(leaf.address, leaf.language)).encode()

    def context(self, address: Address, language: str) -> dict[str, object]:
        """What every template is given beside its view: the page, the site, and how to link from here."""
        page = self._page(address, language)
        return {"page": page, "site": self.sites[language], "link": self._linker(language, page.root),
                "asset": lambda name: f"{page.root}{ASSETS}{name}",
                "sheet": lambda name: page.root + self.assets.sheets[name], "script": lambda name: page.root + self.assets.scripts[name]}

    def _page(self, address: Address, language: str) -> Page:
        path = address.path(language, self.languages)
        lost = address.kind == "not_found"
        root = self.edition.site.base if lost else climb(path)
        site = self.edition.site.url
        alternates = tuple(
            Alternate(other, views.language_name(other), _locale(other), root + there, site + there)
            for other in self.languages for there in (address.path(other, self.languages),))
        return Page(language, _locale(language), address.kind, root, "" if lost else site + path, site,
                    root + self.assets.css, root + self.assets.js, alternates)

    def _linker(self, language: str, root: str) -> Callable[..., str]:
        start = root + prefix(language, self.languages)

        def link(kind: str, id: str = "", number: int = 1) -> str:
            return (start + Address(kind, id, number).slug) or "./"

        return link

    def _view(self, leaf: Leaf) -> View:
        edition, language, address = self.edition, leaf.language, leaf.address
        if address.kind == "listing":
            position = edition.position[address.id]
            others = ([edition.shown[other] for other in near(edition, position)] for near in (nearby.similar, nearby.same_supplier))
            return views.listing(edition, language, edition.shown[position], *others)
        if address.kind == "withdrawn":
            return views.withdrawn(edition, language, next(gone for gone in edition.gone if gone.id == address.id))
        if address.kind in PAGED:
            some = [edition.shown[position] for position in leaf.positions]
            return views.cards(edition, language, address, some, leaf.pages)
        if address.kind == "standard":
            return views.standard(edition, language, address.id)
        if address.kind == "submit":
            return form_page.submit(edition, language)
        if address.kind == "form":
            return form_page.form(edition, language, address.id)
        simple: Callable[[Edition, str], View] = getattr(views, address.kind)
        return simple(edition, language)


def _locale(language: str) -> str:
    """The language with its country, as Open Graph wants it."""
    return reference("languages")[language].get("locale", language)
