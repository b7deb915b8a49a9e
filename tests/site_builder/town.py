"""A town to try the site on: the project's own samples with small pictures, everything approved that can be."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from curation.decide import Refused
from tests.root import HOME, SAMPLE, TODAY, Root, picture, warm

BY = "ratih-contoh"
_FILE = re.compile(r"\bfile: ([\w.-]+)")
_LINKED = frozenset({".jpg", ".jpeg", ".png", ".webp"})

MANY = ("contoh-koperasi-kelurahan-guyub", "contoh-dapur-mawar", "contoh-kendang-rancak", "contoh-kebun-hias-permata")
"""Suppliers with enough goods between them that a build has work for several processes."""


def town(path: Path, *suppliers: str) -> Root:
    """The samples of these suppliers, or all, below `path`: their texts, one small picture for each photo, new ledgers.

    A town is judged by the few rules of the small sample: what the project's own ask of photos does not concern it.
    """
    ignored = shutil.ignore_patterns("review.yml", *(f"*{ending}" for ending in _LINKED))
    for name in suppliers or ("",):
        shutil.copytree(HOME / "products" / name, path / "products" / name, ignore=ignored, dirs_exist_ok=True)
    ground(path)
    for name in ("standards", "channels"):
        shutil.rmtree(path / "curation" / name)
        shutil.copytree(SAMPLE / "small" / "curation" / name, path / "curation" / name)
    root = Root(path)
    for entry in entries(root):
        for name in _FILE.findall(root.file(entry).read_text("utf-8")):
            kind = {".png": "PNG", ".webp": "WEBP"}.get(Path(name).suffix, "JPEG")
            (root.folder(entry) / name).write_bytes(picture(kind, colour=f"#{sum(entry.encode()) * 4099 % 0xffffff:06x}"))
    approve(root)
    return root


def ground(path: Path) -> None:
    """The project's own configuration, without its guides, and with nothing printed: whoever tests paper asks for it."""
    shutil.copytree(HOME / "curation", path / "curation", ignore=shutil.ignore_patterns("*.py", "__pycache__", "schemas"))
    (path / "site.yml").write_text((HOME / "site.yml").read_text("utf-8") + "sheets: no\n", "utf-8")
    warm(path)


def entries(root: Root) -> Iterator[str]:
    """Every supplier, each followed by its listings."""
    for folder in sorted(one for one in (root.path / "products").iterdir() if (one / "supplier.yml").exists()):
        yield folder.name
        yield from (f"{folder.name}/{one.name}" for one in sorted(folder.iterdir()) if (one / "listing.yml").exists())


def approve(root: Root) -> None:
    """Approve whatever no rule speaks against; a few samples have a price that is over."""
    for entry in entries(root):
        try:
            root.decide(entry, by=BY, on=TODAY)
        except Refused:
            continue
