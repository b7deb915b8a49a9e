"""The mkdocs plugin: `mkdocs build` and `mkdocs serve` give the whole site, with the bytes of `etalase build`.

Run by `guides.py` it gives the guides alone: each page goes where `pages.py` says and is put into the
catalogue's own page. Run by a person it leaves everything to `build.py`.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path, PurePosixPath
from typing import Literal

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from catalog.reference import BrokenConfiguration
from curation.publication import Publication
from site_builder import dress, guides, output, views
from site_builder.assets import assets
from site_builder.build import build
from site_builder.edition import edition
from site_builder.outline import Leaf
from site_builder.pages import ASSETS, Address
from site_builder.render import Renderer
from site_builder.serve import WATCHED
from site_builder.site import site
from site_builder.view import View

log = get_plugin_logger("etalase")


class _Options(Config):  # type: ignore[no-untyped-call]  # mkdocs types only half of its classes
    """There are none."""


class EtalasePlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """What mkdocs calls. One object lives through all builds of one `mkdocs serve`."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn which of the two jobs this run has."""
        self.alone, self.serving = guides.ONLY in os.environ, False

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Keep the engine from writing anything but guides; for the whole site, from writing anything at all."""
        config.theme.static_templates.clear()
        self.root = Path(config.config_file_path).parent
        if self.alone:
            self.language = str(config.theme["language"])
            self.renderer = _renderer(self.root)
            return config
        self.wished = Path(config.site_dir)
        config.site_dir, config.nav = tempfile.mkdtemp(prefix="etalase-"), None
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give each guide its address, and of the theme's files only the stylesheet."""
        if not self.alone:
            return Files([])
        self.stylesheet, css = dress.stylesheet()
        pages = [file for file in files if file.is_documentation_page()]
        for file in pages:
            file.dest_uri = _address(file).file(self.language, self.renderer.languages)
        return Files([*pages, File.generated(config, self.stylesheet, content=css)])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render with the catalogue's own templates, beside which `theme/` holds one for guides."""
        if not self.alone:
            return env
        ours = self.renderer.environments[self.language]
        ours.loader = ChoiceLoader([FileSystemLoader(dress.FOLDER), *([ours.loader] if ours.loader else [])])
        return ours

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        """Call things as the catalogue's templates do; the engine's own page is `guide` there."""
        address = _address(page.file)
        path = address.file(self.language, self.renderer.languages)
        here = self.renderer._page(Leaf(path, "", address, self.language))
        facts = self.renderer.sites[self.language]
        view = View(str(page.title), str(page.meta.get("description") or facts.claim), "", "", "article", Markup(""), False)
        context.update(  # type: ignore[call-arg]
            guide=page, page=here, view=view, site=facts, link=self.renderer._linker(self.language, here.root),
            asset=lambda name: f"{here.root}{ASSETS}{name}", stylesheet=self.stylesheet.removeprefix(ASSETS))
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the site where the guides alone would have gone."""
        if self.alone:
            return
        shutil.rmtree(config.site_dir)
        config.site_dir = str(self.wished)
        try:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
                shown, withheld = apart.submit(_build, self.root, self.wished, _today()).result()
        except (BrokenConfiguration, OSError) as problem:
            raise PluginError(str(problem)) from None
        log.info(f"{shown} listings published, {withheld} entries withheld; `etalase status` says why")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., object]) -> None:
        """Build again when anything changes that the site is made of."""
        self.serving = True
        for path in (self.root / name for name in WATCHED):
            if path.exists():
                server.watch(str(path))

    def on_shutdown(self) -> None:
        """Delete the spare tree beside the one that `mkdocs serve` made for itself and deletes."""
        if self.serving:
            shutil.rmtree(output.spare_of(self.wished), ignore_errors=True)


def _address(file: File) -> Address:
    """Where a guide stands: `buying/export.md` is the guide `buying/export`."""
    path = PurePosixPath(file.src_uri).with_suffix("")
    return Address("guides", str(path.parent if path.name == "index" else path).removeprefix("."))


def _renderer(root: Path) -> Renderer:
    """What makes the catalogue's pages, with no listing in it."""
    return Renderer(edition(site(root), Publication(date.min), {}), assets(views.colour_css()))


def _today() -> date:
    """The day to build for: `ETALASE_AS_OF`, or today."""
    wanted = os.environ.get("ETALASE_AS_OF")
    try:
        return date.fromisoformat(wanted) if wanted else date.today()
    except ValueError:
        raise PluginError(f"ETALASE_AS_OF needs a day as 2026-11-21, not '{wanted}'") from None


def _build(root: Path, target: Path, on: date) -> tuple[int, int]:
    """The numbers of listings published and entries withheld. Runs in a fresh process: an old one would go on
    showing the references and templates it began with.
    """
    publication = build(root, target, on).publication
    return len(publication.shown), len(publication.withheld)
