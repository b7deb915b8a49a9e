"""Assets: one stylesheet and one script, put together from the components, named by their content."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from site_builder.pages import ASSETS

HERE = Path(__file__).parent
FIRST = ("tokens", "base")


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
    """Tokens and ground rules first, then the components by name, then what is generated."""
    first = [HERE / "styles" / f"{name}.{kind}" for name in FIRST]
    rest = [*_sorted(HERE / "styles", f"*.{kind}"), *_sorted(HERE / "components", f"*/*.{kind}")]
    parts = [*(path for path in first if path.exists()), *(path for path in rest if path not in first)]
    texts = [path.read_text("utf-8").strip() for path in parts]
    return ("\n".join([*texts, extra.strip()]).strip() + "\n").encode()


def _sorted(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if path.is_file())


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]
