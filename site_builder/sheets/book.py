"""Books: the goods of one channel or category as a catalogue to print or send, in one language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from catalog.reference import Text, reference
from curation.code import code
from curation.publication import Shown
from curation.subject import Subject
from site_builder.edition import Edition
from site_builder.language import day, say, translator
from site_builder.pages import Address
from site_builder.sheets.press import FOLDER, stamped
from site_builder.sheets.qr import qr
from site_builder.sheets.thumb import thumb
from site_builder.sheets.writing import cut, title
from site_builder.views.asking import channels_in_order
from site_builder.views.card import goods
from site_builder.views.contact import reach
from site_builder.views.offer import facts, offer, season
from site_builder.views.papers import verified
from site_builder.views.words import district, held, name

TEMPLATE = FOLDER / "book.typ"
NAME, LINE, TEXT = 110, 90, 170
MOST = 400
"""So many goods are in a book, the newest; a thicker one nobody sends or prints."""


@dataclass(frozen=True, slots=True)
class Book:
    """Which goods of an edition are in a book: those ready for a channel, or those of a category, in one language."""

    kind: str
    id: str
    language: str

    def positions(self, edition: Edition) -> list[int]:
        """The goods in it, as positions in the edition, newest first."""
        by = edition.by_channel if self.kind == "channel" else edition.by_category
        return by.get(self.id, [])[:MOST]

    def title(self, edition: Edition) -> str:
        """What it is called."""
        if self.kind == "channel":
            return say(edition.book.channels[self.id].name, self.language)
        return name("categories", self.id, self.language)


def books(edition: Edition) -> Iterator[Book]:
    """The books of an edition: one for each channel and each top category that has anything, in each language."""
    kinds = [("channel", one.id) for one in channels_in_order(edition.book) if edition.by_channel.get(one.id)]
    kinds += [("category", entry.id) for entry in reference("categories").children("") if edition.by_category.get(entry.id)]
    yield from (Book(kind, id, language) for kind, id in kinds for language in edition.site.languages)


def book(edition: Edition, one: Book, photos: Path) -> dict[str, Any]:
    """What the template shows. `photos` is the folder below which renditions lie."""
    language, languages = one.language, edition.site.languages
    tell, positions = translator(language), one.positions(edition)
    some = [edition.shown[position] for position in positions]
    everything = len((edition.by_channel if one.kind == "channel" else edition.by_category).get(one.id, ()))
    address = edition.site.url + Address(one.kind, one.id).path(language, languages)
    return {
        "language": language, "title": cut(one.title(edition), NAME), "site": cut(say(edition.site.name, language), LINE),
        "tagline": cut(say(edition.site.tagline, language), TEXT), "publisher": cut(say(edition.site.publisher, language), LINE),
        "count": goods(len(some), language), "day": stamped(edition.date),
        "dated": tell("As of %(date)s", date=day(edition.date, language)),
        "left_out": tell("The %(count)s newest of %(all)s; all of them are at the address below.", count=len(some), all=everything)
        if everything > len(some) else "",
        "why": cut(say(edition.book.channels[one.id].help, language), 2 * TEXT) if one.kind == "channel" else "",
        "address": address, "qr": qr(address), "qr_alt": tell("QR code of %(address)s", address=address),
        "words": {"contents": tell("Contents"), "suppliers": tell("Suppliers"), "code": tell("Check code"),
                  "proof": tell("Prices and papers are those that were approved; "
                                "each check code leads to the page that says whether they still hold.")},
        "chapters": [{"title": title, "goods": [_goods(edition, shown, language, photos) for shown in part]}
                     for title, part in _chapters(one, some)],
        "suppliers": list(_suppliers(edition, some, language)),
        "sample": tell("Sample: the businesses and products marked as such are invented.")
        if any(shown.supplier.data.get("sample") is True for shown in some) else "",
    }


def _chapters(one: Book, some: Sequence[Shown]) -> list[tuple[str, list[Shown]]]:
    """The goods by category, categories in the order of their list, goods by name: by top category where all kinds may be in the book."""
    tree = reference("categories")
    order = {id: number for number, id in enumerate(tree.entries)}
    depth = 1 if one.kind == "channel" else 2
    found: dict[str, list[Shown]] = {}

    def place(shown: Shown) -> tuple[int, str, str]:
        listing = shown.listing
        return order.get(listing.category, len(order)), say(listing.name, one.language).casefold(), listing.id

    for shown in sorted(some, key=place):
        above = tree.ancestors(shown.listing.category)[::-1]
        found.setdefault(above[min(depth, len(above)) - 1].id, []).append(shown)
    return [(name("categories", category, one.language), part) for category, part in found.items()]


def _goods(edition: Edition, shown: Shown, language: str, photos: Path) -> dict[str, Any]:
    """One of the goods: what, from whom, for how much, from how many, how soon, how much."""
    listing, tell, entry = shown.listing, translator(language), shown.listing.photos[0]
    offered = offer(Subject(listing, shown.supplier, edition.date), language)
    address = edition.site.url + Address("listing", listing.id).path(language, edition.site.languages)
    rows = [(label, f"{value} · {note}" if note else value) for label, value, note in facts(listing, edition.site.currency, language)]
    if months := season(listing, language):
        rows.append((tell("Months"), months.text))
    picture = thumb(photos / edition.photo(shown, entry).social.path, photos)
    return {
        "id": listing.id, "name": title(held(say(listing.name, language)), NAME),
        "from": cut(f"{shown.supplier.name} · {district(listing.origin, language)}", LINE),
        "summary": cut(say(cast(Text, listing.data["summary"]), language), TEXT),
        "photo": {"path": str(picture.absolute()), "alt": cut(say(cast(Text, entry.get("alt") or {}), language), TEXT) or listing.id},
        "price": offered.price or tell("Price on request"), "per": offered.per, "notes": cut(offered.notes, TEXT),
        "measured": offered.measured, "tiers": ", ".join(f"{start} {amount}" for start, amount, _ in offered.tiers),
        "rows": [[cut(label, 40), cut(value, 110)] for label, value in rows],
        "verified": cut(verified(shown, edition.date, language), LINE), "code": code(listing.digest),
        "qr": qr(address), "alt": tell("QR code of %(address)s", address=address), "address": address,
    }


def _suppliers(edition: Edition, some: Sequence[Shown], language: str) -> Iterator[dict[str, Any]]:
    """The suppliers by name, how to reach them, and which goods in the book are theirs."""
    for supplier in sorted({shown.supplier.id: shown.supplier for shown in some}.values(), key=lambda one: (one.name.casefold(), one.id)):
        yield {"name": cut(supplier.name, LINE), "place": cut(district(supplier.place, language), LINE),
               "contacts": [cut(value, LINE) for _, value in reach(edition, supplier, language)],
               "goods": [shown.listing.id for shown in some if shown.supplier.id == supplier.id]}
