"""The mkdocs plugin: `mkdocs build` and `mkdocs serve` give the whole site, with the bytes of `etalase build`.

Run by `guides.py` it gives the guides alone, dressed as the catalogue. Run by a person it leaves
everything to `build.py`, which asks `guides.py` for the guides.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

from jinja2 import Environment
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
from site_builder import guides, output
from site_builder.build import build
from site_builder.dress import Dress
from site_builder.serve import WATCHED

log = get_plugin_logger("etalase")


class _Options(Config):  # type: ignore[no-untyped-call]  # mkdocs types only half of its classes
    """There are none."""


class EtalasePlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """What mkdocs calls. One object lives through all builds of one `mkdocs serve`."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn which of the two jobs this run has. The dress is for the guides alone."""
        self.alone, self.serving = guides.ONLY in os.environ, False
        self.dress: Dress | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Keep the engine from writing anything but guides; for the whole site, from writing anything at all."""
        config.theme.static_templates.clear()
        self.root = Path(config.config_file_path).parent
        if self.alone:
            self.dress = Dress(self.root, str(config.theme["language"]))
            return config
        self.wished, self.nowhere = Path(config.site_dir), tempfile.TemporaryDirectory(prefix="etalase-")
        config.site_dir, config.nav = self.nowhere.name, None
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give each guide and picture its address, and drop what the theme brings along."""
        if not self.dress:
            return Files([])
        kept = [file for file in files if file.is_documentation_page() or (file.is_media_file() and file.src_dir == config.docs_dir)]
        for file in kept:
            file.dest_uri = self.dress.place(file)
        return Files([*kept, File.generated(config, self.dress.stylesheet, content=self.dress.css)])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render with the catalogue's templates instead of the theme's."""
        return self.dress.environment if self.dress else env

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        """Call things as the catalogue's templates do."""
        if self.dress:
            context.update(self.dress.context(page))  # type: ignore[typeddict-item]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the site where the engine would have written."""
        if self.alone:
            return
        self.nowhere.cleanup()
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


def _today() -> date:
    """The day to build for: `ETALASE_AS_OF`, or today."""
    wanted = os.environ.get("ETALASE_AS_OF")
    try:
        return date.fromisoformat(wanted) if wanted else date.today()
    except ValueError:
        raise PluginError(f"ETALASE_AS_OF needs a day as 2026-11-21, not '{wanted}'") from None


def _build(root: Path, target: Path, on: date) -> tuple[int, int]:
    """How many listings are published and entries withheld.

    Runs in a fresh process each time: an old one would go on with the references and code it began with.
    """
    publication = build(root, target, on).publication
    return len(publication.shown), len(publication.withheld)
