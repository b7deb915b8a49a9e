"""The dress of the guides: of the theme's stylesheet the rules that set running text, and ours upon them.

The theme ships 138 KB for menus, search and dialogs that the guides do not have. What is left of it sets
headings, lists, tables, code and notes; `theme/guides.css` gives these our colours and measures.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.utils import get_theme_dir

from site_builder.pages import ASSETS

FOLDER = Path(__file__).parent / "theme"
TEXT = "md-typeset"
WORN = frozenset({TEXT, "admonition", "admonition-title"})
"""The theme's classes that a guide carries."""

_TOKEN = re.compile(r"([^{}]*)([{}])")
_COMMA = re.compile(r",(?![^(]*\))")
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_PICTURE = re.compile(r'[\w-]+:\s*url\((?:"[^"]*"|[^)]*)\);?')


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
