"""Assets: one stylesheet and one script, put together from the components, named by their content."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.pages import ASSETS

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Assets:
    """Files below the site's root, and the names of the two that every page asks for."""

    files: dict[str, bytes]
    css: str
    js: str


def assets(extra_css: str) -> Assets:
    """Put the assets together; `extra_css` is what the code itself generates."""
    css = _joined("css", extra_css)
    js = _joined("js", "")
    files = {f"{ASSETS}{path.name}": path.read_bytes() for path in _sorted(HERE / "assets", "*")}
    css_path = f"{ASSETS}etalase.{_short(css)}.css"
    js_path = f"{ASSETS}etalase.{_short(js)}.js"
    return Assets(files | {css_path: css, js_path: js}, css_path, js_path)


def _joined(kind: str, extra: str) -> bytes:
    styles = _sorted(HERE / "styles", f"*.{kind}") if kind == "css" else ()
    ordinary = [path for path in styles if not path.name.startswith("9")]
    last = [path for path in styles if path.name.startswith("9")]
    parts = [*ordinary, *_sorted(HERE / "components", f"*/*.{kind}")]
    texts = [path.read_text("utf-8").strip() for path in parts] + ([extra.strip()] if extra else [])
    return ("\n".join(texts + [path.read_text("utf-8").strip() for path in last]) + "\n").encode()


def _sorted(folder: Path, pattern: str) -> Iterator[Path]:
    return iter(sorted(path for path in folder.glob(pattern) if path.is_file()))


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]
