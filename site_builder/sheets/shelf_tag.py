"""Shelf tags: small cards to cut out and slide into a shelf's rail, whose code leads a buyer to the page that checks them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, islice
from typing import Any, cast

from catalog.field import Value
from catalog.money import public_price
from curation.code import code
from curation.publication import Shown
from site_builder.edition import Edition
from site_builder.language import day, money, say, translator
from site_builder.pages import Address
from site_builder.sheets.press import FOLDER, stamped
from site_builder.sheets.qr import qr
from site_builder.sheets.writing import cut, title
from site_builder.views.papers import verified
from site_builder.views.words import district, held, quantity

TEMPLATE = FOLDER / "shelf_tag.typ"
NAME, LINE = 110, 70
HEIGHT = 259
"""What a sheet holds below each other, in millimetres."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a tag is, in millimetres, and how many stand in a row."""

    name: str
    width: int
    height: int
    across: int


SIZES = {size.name: size for size in (Size("large", 140, 90, 1), Size("medium", 90, 55, 2), Size("small", 60, 38, 3))}
PATTERN = (("large", 1), ("medium", 2), ("small", 9))
"""What the sheet of one listing holds."""

Wish = tuple[Shown, str]
"""A listing, and the size of a tag for it."""


def of_one(shown: Shown) -> list[Wish]:
    """One sheet full of tags of a listing, in every size."""
    return [(shown, size) for size, count in PATTERN for _ in range(count)]


def shelf_tags(edition: Edition, wishes: Iterable[Wish]) -> dict[str, Any]:
    """What the template shows: sheets of rows of tags, the larger ones first. Every listing is told once."""
    wanted = sorted(wishes, key=lambda wish: [*SIZES].index(wish[1]))
    listings = list({shown.listing.id: shown for shown, _ in wanted}.values())
    place = {shown.listing.id: number for number, shown in enumerate(listings)}
    first = edition.site.languages[0]
    tell = translator(first)
    days = [shown.standing.approval.date for shown in listings if shown.standing.approval]
    return {
        "languages": list(edition.site.languages[:2]), "day": stamped(max(days, default=edition.date)),
        "title": tell("Shelf tags: %(name)s", name=cut(say(listings[0].listing.name, first), NAME))
        if len(listings) == 1 else tell("Shelf tags"),
        "site": cut(say(edition.site.name, first), LINE), "publisher": cut(say(edition.site.publisher, first), 2 * LINE),
        "how": [tell("Print at 100%, without fitting to the page."), tell("Cut along the lines."),
                tell("Take the tag down when its day has passed or the price has changed.")],
        "retail": tell("Retail price"),
        "tags": [_tag(edition, shown) for shown in listings],
        "sheets": [[[size, [place[id] for id in ids]] for size, ids in rows] for rows in _sheets(wanted)],
    }


def _sheets(wanted: list[Wish]) -> Iterator[list[tuple[str, list[str]]]]:
    """The rows of each sheet: a size and the listings whose tags stand beside each other."""
    rows: list[tuple[str, list[str]]] = []
    left = HEIGHT
    for size, some in groupby(wanted, key=lambda wish: wish[1]):
        rest = iter(some)
        while row := [shown.listing.id for shown, _ in islice(rest, SIZES[size].across)]:
            if SIZES[size].height > left:
                yield rows
                rows, left = [], HEIGHT
            rows.append((size, row))
            left -= SIZES[size].height
    yield rows


def _tag(edition: Edition, shown: Shown) -> dict[str, Any]:
    """What a tag says, in the first language, and the name in the second."""
    one, languages = shown.listing, edition.site.languages
    first, until = languages[0], shown.standing.until
    tell, checked = translator(first), code(one.digest)
    address = tag_address(edition, one.id, checked)
    names = [title(held(say(one.name, language)), NAME) for language in languages[:2]]
    return {
        "name": names[0], "other": names[-1] if names[-1] != names[0] else "", "net": net(shown, first), "price": retail(shown, first),
        "maker": cut(shown.supplier.name, LINE), "place": cut(district(one.origin, first), LINE),
        "verified": cut(verified(shown, edition.date, first), LINE),
        "qr": qr(address), "alt": tell("QR code of %(address)s", address=address),
        "address": address.removeprefix("https://"), "code": checked,
        "until": tell("until %(day)s", day=day(until, first)) if until else "",
    }


def tag_address(edition: Edition, id: str, checked: str) -> str:
    """Where a tag is checked: the page for that, with the listing and its code behind the sign that no server is told."""
    languages = edition.site.languages
    return f"{edition.site.url}{Address('verify').path(languages[0], languages)}#{id}.{checked.replace('-', '')}"


def net(shown: Shown, language: str) -> str:
    """The net content of a pack; empty where the pack holds a single piece."""
    held = cast("dict[str, Value]", shown.listing.section("packing").get("net") or {})
    amount, unit = held.get("amount"), str(held.get("unit") or "")
    return quantity(amount, unit, language) if isinstance(amount, Decimal) and unit else ""


def retail(shown: Shown, language: str) -> str:
    """The suggested retail price; empty where there is none, for the shop to write its own."""
    section = shown.listing.section("price")
    offered, amount = public_price(section), section.get("suggested_retail")
    return money(amount, offered.unit_price.currency, language) if offered and isinstance(amount, Decimal) else ""
