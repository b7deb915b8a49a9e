"""The outline of an edition: every file the site will have, and the key of what it depends on.

Nothing is rendered here. A file whose key is that of the last build is not made again, so a key must
name everything that shows on the page; the recipe names how to make it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from catalog.reference import reference
from catalog.schema import kinds
from catalog.supplier import Supplier
from curation.publication import Gone, Shown
from site_builder import atom, nearby, views
from site_builder.edition import PER_PAGE, Edition, letter
from site_builder.pages import PLACE_LEVELS, Address


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page in one language to be made: where it goes, its key, and what it shows.

    `positions` are the listings on it, as positions in the edition; `pages` counts the pages of its list.
    """

    file: str
    key: str
    address: Address
    language: str
    positions: tuple[int, ...] = ()
    pages: int = 1


def key(*parts: object) -> str:
    """A key from everything named."""
    return hashlib.blake2b("\0".join(map(str, parts)).encode(), digest_size=16).hexdigest()


class Outline:
    """Walks an edition; `ground` is the key of all code, styles, texts and references."""

    def __init__(self, edition: Edition, ground: str) -> None:
        self.edition, self.ground = edition, ground
        self.languages = edition.site.languages
        self.suppliers = {id: key(supplier.digest, *_today(supplier, edition.date)) for id, supplier in edition.suppliers.items()}
        self.cards = [self._card(shown) for shown in edition.shown]
        self.news = key(*_told(edition))

    def _card(self, shown: Shown) -> str:
        standing = shown.standing
        approval = standing.approval
        return key(shown.listing.digest, self.suppliers[shown.supplier.id], standing.state, standing.until,
                   approval.date if approval else "", approval.by if approval else "", *shown.ready, letter(shown))

    def leaves(self) -> Iterator[Leaf]:
        """Every page of the site."""
        listing_total = len(self.edition.shown)
        overall = key(self.ground, *self.cards)
        yield from self._page("home", "", (overall, self.edition.date))
        for kind in ("categories", "suppliers", "channels", "not_found"):
            yield from self._page(kind, "", (overall,))
        yield from self._page("downloads", "", (overall, self.edition.date, self.news, *self.suppliers.values()))
        yield from self._page("news", "", (self.news, self.edition.date, *(self.cards[p] for p in views.pictured(self.edition))))
        yield from self._rules()
        yield from self._tools()
        for position, shown in enumerate(self.edition.shown):
            others = (*nearby.same_supplier(self.edition, position), *nearby.similar(self.edition, position))
            yield from self._page("listing", shown.listing.id, (self.cards[position], *(self.cards[other] for other in others)))
        for gone in self.edition.gone:
            instead = (self.cards[self.edition.position[shown.listing.id]] for shown in views.instead(self.edition, gone))
            above = (entry.id for entry in reference("categories").ancestors(gone.category) if self.edition.by_category.get(entry.id))
            yield from self._page("withdrawn", gone.id, (_gone(gone), ",".join(above), *instead))
        yield from self._list("catalogue", "", list(range(listing_total)), self._below("categories", "") + self._ready())
        for id, positions in self.edition.by_category.items():
            yield from self._list("category", id, positions, self._below("categories", id))
        for id, positions in self.edition.by_place.items():
            if reference("regions")[id].get("level") in PLACE_LEVELS:
                yield from self._list("place", id, positions, self._below("regions", id) + self._residents(id))
        for id in self.edition.book.channels:
            yield from self._list("channel", id, self.edition.by_channel.get(id, []), self._in_force())
        for id in self.edition.suppliers:
            yield from self._list("supplier", id, self.edition.by_supplier.get(id, []), self.suppliers[id])

    def _rules(self) -> Iterator[Leaf]:
        """The pages about the rules. Their texts are part of the ground; of a day they show what is in force on it."""
        for kind, id in (("standards", ""), *(("standard", id) for id in self.edition.book.standards)):
            yield from self._page(kind, id, (self._in_force(),))
        yield from self._page("grading", "", ())
        yield from self._page("badges", "", (",".join(one.id for one in views.serving(self.edition)),))
        yield from self._page("queue", "", (self.edition.waiting, self.edition.date))

    def _tools(self) -> Iterator[Leaf]:
        """Pages that show nothing of the edition: the buyer's device fills them."""
        for kind in ("inquiry", "compare", "verify", "offline", "submit"):
            yield from self._page(kind, "", ())
        for id in kinds():
            yield from self._page("form", id, ())

    def _in_force(self) -> str:
        """Which standards have begun, and which have ended."""
        on = self.edition.date
        return ",".join(f"{one.since <= on}{one.serves(on)}" for one in self.edition.book.standards.values())

    def _ready(self) -> str:
        """How many listings are ready for each channel: shown as counts."""
        return ",".join(f"{id}={len(self.edition.by_channel.get(id, ()))}" for id in self.edition.book.channels)

    def _below(self, tree: str, id: str) -> str:
        """How many listings each entry below has: shown as counts on its page."""
        counted = self.edition.by_category if tree == "categories" else self.edition.by_place
        return ",".join(f"{entry.id}={len(counted.get(entry.id, ()))}" for entry in reference(tree).children(id))

    def _residents(self, place: str) -> str:
        """The suppliers of a place: shown on its page even where their goods come from elsewhere."""
        return ",".join(f"{self.suppliers[one.id]}={len(self.edition.by_supplier[one.id])}" for one in views.residents(self.edition, place))

    def _page(self, kind: str, id: str, parts: tuple[object, ...]) -> Iterator[Leaf]:
        address, one = Address(kind, id), key(self.ground, kind, id, *parts)
        for language in self.languages:
            yield Leaf(address.file(language, self.languages), f"{one}{language}", address, language)

    def _list(self, kind: str, id: str, positions: list[int], extra: str) -> Iterator[Leaf]:
        """The pages of a list of listings, 24 a page; at least one, so that its address always answers."""
        pages = max(1, -(-len(positions) // PER_PAGE))
        for number in range(1, pages + 1):
            some = tuple(positions[(number - 1) * PER_PAGE:number * PER_PAGE])
            one = key(self.ground, kind, id, number, pages, len(positions), extra, *(self.cards[p] for p in some))
            address = Address(kind, id, number)
            for language in self.languages:
                yield Leaf(address.file(language, self.languages), f"{one}{language}", address, language, some, pages)


def _told(edition: Edition) -> Iterator[object]:
    """What is told of the news. Of thousands of new goods, only the first are told by name."""
    for place, one in enumerate(edition.news):
        yield one if place < atom.MOST or one.kind not in views.FRESH else (one.kind.value, one.id, one.day)


def _today(supplier: Supplier, on: date) -> Iterator[object]:
    """What a day changes about a supplier without a byte changing: consents that end, papers that expire."""
    yield from (supplier.consents_to(scope, on) for scope in reference("consent_scopes").entries)
    yield views.dated(supplier, on)


def _gone(gone: Gone) -> str:
    return key(gone.id, gone.state, gone.since, sorted(gone.name.items()), sorted(gone.reason.items()),
               gone.replacement, gone.supplier_id, gone.category)
