"""Addresses. This is the only module that knows URLs; a page once published keeps its own for ever.

The first language stands at the root, each other below its code, with the same slugs. Links are
relative, so that the output works under any address.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from catalog.reference import Entry, reference

FOLDERS: Mapping[str, str] = {
    "home": "", "catalogue": "katalog/", "listing": "produk/", "withdrawn": "produk/", "suppliers": "pemasok/", "supplier": "pemasok/",
    "categories": "kategori/", "category": "kategori/", "place": "tempat/", "downloads": "unduhan/",
    "channels": "jalur/", "channel": "jalur/", "standards": "standar/", "standard": "standar/",
    "grading": "penilaian/", "badges": "lencana/", "queue": "antrean/",
    "inquiry": "permintaan/", "compare": "banding/", "verify": "cek/", "offline": "luring/", "news": "baru/",
    "submit": "daftar/", "form": "daftar/",
    "guides": "panduan/", "not_found": "",
}
"""Where each kind of page stands, below its language's root."""

PAGED = frozenset({"catalogue", "category", "place", "supplier", "channel"})
"""Kinds of page that are lists of listings, a number of pages long."""

UNLISTED = frozenset({"not_found", "withdrawn", "inquiry", "compare", "verify", "offline", "form"})
"""Kinds of page that search engines are not sent to."""

ASSETS = "aset/"
PHOTOS = "foto/"
SEARCH = "cari/"
SHEETS = "lembar/"
TAGS = "label-rak/"
BOOKS = "buku/"
CARDS = "kartu/"
WORKER = "sw.js"
API = "api/v1/"
EDITION = API + "edition.json"
INDEX = API + "index.txt"
FORM = API + "form/"
RULES = FORM + "rules/"
REMEDIES = FORM + "remedies/"
PLACES = FORM + "places.json"
SUPPLIERS = FORM + "suppliers.json"
TABLES = API + "table/"

PLACE_LEVELS = frozenset({"kabupaten", "kota", "kecamatan"})
"""Places that have a page; villages are shown on their kecamatan's."""


@dataclass(frozen=True, slots=True)
class Address:
    """One page in one language. `number` counts the pages of a long list from 1."""

    kind: str
    id: str = ""
    number: int = 1

    @property
    def slug(self) -> str:
        """The part of the path below the language's root, the same in every language."""
        if self.kind == "not_found":
            return "404.html"
        id = place_slug(self.id) if self.kind == "place" else self.id
        slug = FOLDERS[self.kind] + (f"{id}/" if id else "")
        return slug if self.number == 1 else f"{slug}{self.number}/"

    def path(self, language: str, languages: tuple[str, ...]) -> str:
        """The path below the site's root; the home of the first language is empty."""
        return prefix(language, languages) + self.slug

    def file(self, language: str, languages: tuple[str, ...]) -> str:
        """The file that serves it."""
        path = self.path(language, languages)
        return path if path.endswith(".html") else path + "index.html"


def prefix(language: str, languages: tuple[str, ...]) -> str:
    """What stands before every path of a language."""
    return "" if language == languages[0] else f"{language}/"


def climb(path: str) -> str:
    """The relative way from a page up to the site's root: `../../` for `produk/x/`."""
    return "../" * path.count("/") or "./"


@cache
def place_slug(code: str) -> str:
    """The slug of a kabupaten, kota or kecamatan, from its name; with its code where two share one."""
    slugs = _place_slugs()
    return slugs[code]


@cache
def _place_slugs() -> Mapping[str, str]:
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for entry in reference("regions").entries.values():
        if entry.get("level") in PLACE_LEVELS:
            slug = _slug(entry)
            if slug in taken:
                slug = f"{slug}-{entry.id.replace('.', '')}"
            taken.add(slug)
            slugs[entry.id] = slug
    return slugs


def _slug(entry: Entry) -> str:
    plain = unicodedata.normalize("NFKD", entry.name["id"]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def narrowed(address: Address) -> str:
    """The search part of the catalogue's address that shows what the list at `address` shows, with filters."""
    return f"?{address.kind}={place_slug(address.id) if address.kind == 'place' else address.id}" if address.id else ""


def place_page(code: str) -> str:
    """The code of the place whose page shows this village: its kecamatan."""
    for entry in reference("regions").ancestors(code):
        if entry.get("level") in PLACE_LEVELS:
            return entry.id
    return code


def sheet_path(id: str) -> str:
    """The product sheet of a listing, below the site's root."""
    return f"{SHEETS}{id}.pdf"


def tags_path(id: str) -> str:
    """The shelf tags of a listing, below the site's root."""
    return f"{TAGS}{id}.pdf"


def book_path(kind: str, id: str, language: str) -> str:
    """The book of a channel or a category in one language, below the site's root."""
    return f"{BOOKS}{'kategori-' if kind == 'category' else ''}{id}.{language}.pdf"


def table_path(kind: str, language: str) -> str:
    """The blank table for listings of a kind, below the site's root."""
    return f"{TABLES}{kind}.{language}.xlsx"


def form_path(folder: str, kind: str, language: str) -> str:
    """A file for the form of a kind of listing in one language, below the site's root: choices in FORM, RULES, or REMEDIES."""
    return f"{folder}{kind}.{language}.json"
