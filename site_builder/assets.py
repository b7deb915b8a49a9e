"""Assets: stylesheets and scripts, put together from the components, packed, and named by their content.

Every page asks for one stylesheet and one script. `components/<name>/<name>.css` and `.js` go into these, after
`styles/tokens.css`, `styles/base.css` and what every script may use, `scripts/base/*.js`.

Few pages need more: `<name>.<sheet>.css`, of a component or in `styles/`, goes into the stylesheet `<sheet>`, and a page
names in its template what it needs (`sheet('tools')`, `script('catalogue')`). Scripts are modules in `scripts/`,
`scripts/checks/` and `vendor/` that import each other by plain names, `./etalase.js` being the one script of every page.
What a page asks for, or a script while it runs, is served as one file with all that it imports (`bundle.py`), under a name
with its hash.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from site_builder import bundle
from site_builder.pages import ASSETS

HERE = Path(__file__).parent
MAIN = "etalase"
FIRST = ("tokens", "base")
_SCRIPT = re.compile(r"script\('([\w-]+)'\)")
_IMPORTED = re.compile(r'(from|import)(\s*\(?\s*)"\./([\w-]+)\.js"')


@dataclass(frozen=True, slots=True)
class Assets:
    """Files below the site's root; the paths of stylesheets and scripts by their plain names."""

    files: Mapping[str, bytes]
    sheets: Mapping[str, str]
    scripts: Mapping[str, str]

    @property
    def css(self) -> str:
        """The stylesheet of every page."""
        return self.sheets[MAIN]

    @property
    def js(self) -> str:
        """The script of every page."""
        return self.scripts[MAIN]


def assets(extra_css: str) -> Assets:
    """Put the assets together; `extra_css` is what the code itself generates."""
    files = {f"{ASSETS}{path.name}": path.read_bytes() for path in _sorted(HERE / "assets", "*")}
    sheets = dict(_named(_sheets(extra_css), "css", files))
    scripts = dict(_modules(files))
    return Assets(files, sheets, scripts)


def _named(texts: Mapping[str, str], ending: str, files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Add each text to the files under a name with its hash; yields plain name and path."""
    for name, text in texts.items():
        data = f"{text}\n".encode()
        path = f"{ASSETS}{name}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
        files[path] = data
        yield name, path


def _sheets(extra: str) -> dict[str, str]:
    """Tokens and ground rules first, then the other styles, then the components by name, then what is generated."""
    first = [HERE / "styles" / f"{name}.css" for name in FIRST]
    rest = [*_sorted(HERE / "styles", "*.css"), *_sorted(HERE / "components", "*/*.css")]
    parts: dict[str, list[str]] = {}
    for path in (*first, *(path for path in rest if path not in first)):
        sheet = path.stem.partition(".")[2] or MAIN
        parts.setdefault(sheet, []).append(path.read_text("utf-8"))
    parts[MAIN].append(extra)
    return {sheet: str(cssmin("\n".join(texts))) for sheet, texts in parts.items()}


def _modules(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every script that is asked for, those first that ask for nothing that is still to be named."""
    main = [*_sorted(HERE / "scripts" / "base", "*.js"), *_sorted(HERE / "components", "*/*.js")]
    folders = (HERE / "scripts", HERE / "scripts" / "checks", HERE / "vendor")
    sources = {path.stem: path.read_text("utf-8") for folder in folders for path in _sorted(folder, "*.js")}
    sources[MAIN] = "\n".join(path.read_text("utf-8") for path in main)
    asked = {MAIN, *_asked(), *(name for text in sources.values() for name in bundle.dynamic(text))}
    if lost := asked - sources.keys():
        raise ImportError(f"there is no script {', '.join(sorted(lost))}")
    whole = {name: sources[name] if name == MAIN else bundle.bundled(name, sources, MAIN) for name in asked}
    waiting = {name: str(jsmin(text, keep_bang_comments=True)) for name, text in whole.items()}
    known: dict[str, str] = {}
    while waiting:
        ready = {name: _linked(text, known) for name, text in sorted(waiting.items()) if _imports(text) <= known.keys()}
        if not ready:
            raise ImportError(f"scripts that ask for each other: {', '.join(sorted(waiting))}")
        for name, path in _named(ready, "js", files):
            known[name] = path
            del waiting[name]
    yield from known.items()


def _asked() -> set[str]:
    """The scripts that templates ask for."""
    return {name for path in HERE.glob("[tc]*/**/*.html") for name in _SCRIPT.findall(path.read_text("utf-8"))}


def _imports(text: str) -> set[str]:
    """The scripts that a script imports, by their plain names."""
    return {name for _, _, name in _IMPORTED.findall(text)}


def _linked(text: str, known: Mapping[str, str]) -> str:
    """The script with the names of what it imports as they are served."""
    return _IMPORTED.sub(lambda found: f'{found[1]}{found[2]}"./{known[found[3]].removeprefix(ASSETS)}"', text)


def _sorted(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if path.is_file())
