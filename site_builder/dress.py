"""The dress of the guides: the docs engine's pages at our addresses, in the catalogue's own page and style.

The theme ships 138 KB of stylesheet for menus, search and dialogs that the guides do not have. What is
left of it sets headings, lists, tables, code and notes; `theme/guides.css` gives these our measures.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir

from curation.publication import Publication
from site_builder import views
from site_builder.assets import assets
from site_builder.edition import edition
from site_builder.pages import ASSETS, Address
from site_builder.render import Renderer
from site_builder.site import site
from site_builder.views.view import View

FOLDER = Path(__file__).parent / "theme"
TEXT = "md-typeset"
WORN = frozenset({TEXT, "admonition", "admonition-title"})
"""The theme's classes that a guide carries."""

_TOKEN = re.compile(r"([^{}]*)([{}])")
_COMMA = re.compile(r",(?![^(]*\))")
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_PICTURE = re.compile(r'[\w-]+:\s*url\((?:"[^"]*"|[^)]*)\);?')


class Dress:
    """What puts the guides of one language into the catalogue's page."""

    def __init__(self, root: Path, language: str) -> None:
        self.language = language
        self.renderer = Renderer(edition(site(root), Publication(date.min), {}), assets(views.colour_css()))
        self.stylesheet, self.css = stylesheet()

    def place(self, file: File) -> str:
        """Where a guide's page or picture goes, below the site's root; a picture is named by its content."""
        if file.is_media_file():
            name, picture = PurePosixPath(file.src_uri), file.content_bytes
            return f"{ASSETS}{name.stem}.{hashlib.sha256(picture).hexdigest()[:10]}{name.suffix}"
        return _address(file).file(self.language, self.renderer.languages)

    @property
    def environment(self) -> Environment:
        """The catalogue's templates, and beside them the one for guides."""
        environment = self.renderer.environments[self.language]
        assert environment.loader
        environment.loader = ChoiceLoader([FileSystemLoader(FOLDER), environment.loader])
        return environment

    def context(self, guide: Page) -> dict[str, object]:
        """What the template is given, by the names that all our templates use; the engine's own page is `guide`."""
        description = guide.meta.get("description") or self.renderer.sites[self.language].claim
        view = View(str(guide.title), str(description), "", "", "article", Markup(""), False)
        return {"guide": guide, "view": view, "stylesheet": self.stylesheet.removeprefix(ASSETS),
                **self.renderer.context(_address(guide.file), self.language)}


def _address(file: File) -> Address:
    """`buying/index.md` is the guide `buying`, `buying/export.md` the guide `buying/export`."""
    path = PurePosixPath(file.src_uri).with_suffix("")
    return Address("guides", str(path.parent if path.name == "index" else path).removeprefix("."))


def stylesheet() -> tuple[str, bytes]:
    """The guides' stylesheet: its path below the site's root, named by its content, and its bytes."""
    theme = next(Path(get_theme_dir("material")).glob("assets/stylesheets/main.*.css"))
    css = ("\n".join(worn(theme.read_text("utf-8"))) + "\n" + (FOLDER / "guides.css").read_text("utf-8")).encode()
    return f"{ASSETS}guides.{hashlib.sha256(css).hexdigest()[:10]}.css", css


def worn(css: str) -> Iterator[str]:
    """The rules of minified CSS that set a guide's text; without pictures, which a strict policy would block."""
    around: list[str] = []
    for text, brace in _TOKEN.findall(css):
        if brace == "{":
            around.append(text)
            continue
        *conditions, selectors = around
        around.pop()
        ours = ",".join(selector for selector in _COMMA.split(selectors) if _suits(selector))
        if ours and (declarations := _PICTURE.sub("", text)):
            yield "".join(f"{one}{{" for one in (*conditions, ours)) + declarations + "}" * (len(conditions) + 1)


def _suits(selector: str) -> bool:
    """Whether it picks the theme's variables, or text by the classes worn."""
    return selector == ":root" or (TEXT in selector and "rtl" not in selector and WORN.issuperset(_CLASS.findall(selector)))
