"""The site that the browser walks through: the project's own, and one page of every kind in it."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from lxml import html

from site_builder.build import build
from tests.root import TODAY
from tests.site_builder.town import HOME, ground

LANGUAGES = ("id", "en")


@dataclass(frozen=True)
class Shop:
    """A built site."""

    site: Path

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The path of a page of every kind, below its language's root."""
        return {
            "home": "", "catalogue": "katalog/", "second-page": "katalog/2/", "categories": "kategori/",
            "category": self._first("kategori/*/"), "listing": self.listing, "unpriced": self.unpriced, "withdrawn": self.withdrawn,
            "suppliers": "pemasok/", "supplier": self._first("pemasok/*/"), "place": self._first("tempat/*/"),
            "channels": "jalur/", "channel": self._first("jalur/*/"), "standards": "standar/", "standard": self._first("standar/*/"),
            "grading": "penilaian/", "badges": "lencana/", "queue": "antrean/", "downloads": "unduhan/", "news": "baru/", "lost": "404.html",
            "inquiry": "permintaan/", "compare": "banding/", "verify": "cek/", "offline": "luring/", "submit": "daftar/", "form": "daftar/food/", "guides": "panduan/",
            "guide": "panduan/selling/",
        }

    @cached_property
    def listing(self) -> str:
        """A listing with a public price, several photos and a WhatsApp button."""
        return self._listing("//script[contains(text(),'\"Product\"')]", "//a[starts-with(@href,'https://wa.me/')]",
                             "//*[contains(@class,'et-gallery')]//li[2]")

    @cached_property
    def unpriced(self) -> str:
        """A listing without a public price."""
        return self._listing("//script[contains(text(),'ItemPage')]")

    @cached_property
    def withdrawn(self) -> str:
        """The page of a listing that is gone."""
        return self._listing("//meta[@name='robots'][@content='noindex']")

    def _listing(self, *needs: str) -> str:
        for file in sorted((self.site / "produk").glob("*/index.html")):
            page = html.document_fromstring(file.read_text("utf-8"))
            if all(page.xpath(need) for need in needs):
                return f"produk/{file.parent.name}/"
        raise LookupError(f"no listing has {needs}")

    def _first(self, pattern: str) -> str:
        """The heaviest page of a kind: what holds for it holds for the others."""
        files = sorted(self.site.glob(pattern + "index.html"), key=lambda file: (-file.stat().st_size, file))
        return files[0].parent.relative_to(self.site).as_posix() + "/"

    def path(self, kind: str, language: str) -> str:
        """The path of a page below the site's root."""
        return ("" if language == "id" else f"{language}/") + self.kinds[kind]


def shop(folder: Path, on: date = TODAY) -> Shop:
    """Build the project's site below `folder`; photos made before are taken from the project's own cache, and kept there."""
    root, photos = folder / "root", HOME / ".cache" / "photos"
    ground(root)
    (root / "products").symlink_to(HOME / "products")
    for name in ("docs", "site_builder/theme"):
        shutil.copytree(HOME / name, root / name)
    for path in HOME.glob("mkdocs*.yml"):
        shutil.copy(path, root)
    photos.mkdir(parents=True, exist_ok=True)
    (root / ".cache" / "photos").symlink_to(photos)
    build(root, folder / "site", on)
    return Shop(folder / "site")
