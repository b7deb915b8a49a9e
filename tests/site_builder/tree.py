"""A built tree as tests look at it: its bytes, its pages, and what its pages point to."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

Element = html.HtmlElement
LINKS = ("href", "src", "action", "poster", "data", "formaction")


def contents(path: Path) -> dict[str, bytes]:
    """Every file of a tree by its path."""
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def differing(left: dict[str, bytes], right: dict[str, bytes]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(path for path in left.keys() | right.keys() if left.get(path) != right.get(path))


def pages(path: Path) -> dict[str, Element]:
    """Every page of a tree, parsed, by the path it is served at below the site's root."""
    found = {}
    for file in sorted(path.rglob("*.html")):
        place = file.relative_to(path).as_posix()
        found[place.removesuffix("index.html")] = html.document_fromstring(file.read_text("utf-8"))
    return found


def pointed(page: Element) -> Iterator[str]:
    """Every address that a browser may ask for, or a reader follow, from a page."""
    for name in LINKS:
        yield from (str(value) for value in page.xpath(f"//@{name}"))
    for several in page.xpath("//@srcset"):
        yield from (one.split()[0] for one in str(several).split(","))


def within(base: str, place: str, address: str) -> str | None:
    """The path below the site's root that an address on a page leads to; None where it leads elsewhere.

    `base` is where the site stands, as site.yml says it; `place` is the page's own path below that.
    """
    whole = urlsplit(urljoin(base + place, address))
    here = urlsplit(base)
    if (whole.scheme, whole.netloc) != (here.scheme, here.netloc) or not whole.path.startswith(here.path):
        return None
    return unquote(whole.path.removeprefix(here.path))


def dangling(path: Path, base: str, parsed: dict[str, Element]) -> set[tuple[str, str]]:
    """Page and address of everything that points to this site but to no file, or no place on a page, of it."""
    files = {file.relative_to(path).as_posix().removesuffix("index.html") for file in path.rglob("*") if file.is_file()}
    anchors = {place: set(page.xpath("//@id")) for place, page in parsed.items()}
    lost = set()
    for place, page in parsed.items():
        for address in pointed(page):
            there = within(base, place, address)
            anchor = urlsplit(address).fragment
            if there is not None and (there not in files or (anchor and there in anchors and anchor not in anchors[there])):
                lost.add((place, address))
    return lost
