"""Cards: a listing at a glance, and the tiles and lines that lead to many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from catalog.money import public_price
from catalog.reference import reference
from catalog.supplier import Supplier
from curation.publication import Shown
from site_builder.edition import Edition
from site_builder.language import number, pick, say, translator
from site_builder.views.asking import channels_in_order
from site_builder.views.offer import price_line, terms
from site_builder.views.once import once
from site_builder.views.papers import verified
from site_builder.views.picture import Picture, main_picture
from site_builder.views.words import district, held, name, short, subdistrict


@dataclass(frozen=True, slots=True)
class Card:
    """A listing in a list. `lang` is set where its name is in another language than the page.

    A card stands on many pages and looks the same on all from which `root` leads to the site's root, so it
    remembers how it was drawn.
    """

    id: str
    name: str
    lang: str
    maker: str
    price: str
    per: str
    terms: str
    verified: str
    picture: Picture
    _drawn: dict[str, Markup] = field(default_factory=dict, repr=False, compare=False)

    def drawn(self, root: str) -> Markup | None:
        """How it was drawn before, if it was."""
        return self._drawn.get(root)

    def keep(self, root: str, drawn: Markup) -> Markup:
        """Remember how it was drawn, and give that back."""
        self._drawn[root] = drawn
        return drawn


@dataclass(frozen=True, slots=True)
class Tile:
    """A category, place or channel with how many listings it holds."""

    kind: str
    id: str
    name: str
    count: str
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a directory."""

    kind: str
    id: str
    name: str
    line: str
    count: str
    anchor: str = ""


def card(edition: Edition, shown: Shown, language: str) -> Card:
    """The card of a listing, made once an edition."""
    return once(edition, ("card", shown.listing.id, language), lambda: _card(edition, shown, language))


def _card(edition: Edition, shown: Shown, language: str) -> Card:
    listing = shown.listing
    called, used = pick(listing.name, language)
    price, per = price_line(public_price(listing.section("price")), language)
    return Card(
        listing.id, held(called), "" if used == language else used,
        f"{shown.supplier.name}, {subdistrict(listing.origin, language)}", price, per, terms(listing, language),
        verified(shown, edition.date, language), main_picture(edition, shown, language))


def cards(edition: Edition, some: Iterable[Shown], language: str) -> tuple[Card, ...]:
    """The cards of some listings."""
    return tuple(card(edition, shown, language) for shown in some)


def category_tiles(edition: Edition, parent: str, language: str, pictured: bool = False,
                   used: Sequence[str] = ()) -> tuple[Tile, ...]:
    """The categories directly below `parent` that hold anything, or the top ones for the empty id.

    With pictures, each shows its newest listing whose id is not among `used`.
    """
    tiles = []
    for entry in reference("categories").children(parent):
        if positions := edition.by_category.get(entry.id):
            shown = [edition.shown[position] for position in positions]
            chosen = next((one for one in shown if one.listing.id not in used), shown[0])
            tiles.append(Tile("category", entry.id, name("categories", entry.id, language), number(len(positions), language),
                              main_picture(edition, chosen, language) if pictured else None))
    return tuple(tiles)


def place_tiles(edition: Edition, parent: str, language: str) -> tuple[Tile, ...]:
    """The places directly below `parent` that have a page and hold anything."""
    return tuple(
        Tile("place", entry.id, name("regions", entry.id, language), number(len(positions), language))
        for entry in reference("regions").children(parent)
        if entry.get("level") in ("kabupaten", "kota", "kecamatan") and (positions := edition.by_place.get(entry.id)))


def channel_tiles(edition: Edition, language: str) -> tuple[Tile, ...]:
    """The channels for which anything is ready."""
    return tuple(Tile("channel", one.id, say(one.name, language), number(len(positions), language))
                 for one in channels_in_order(edition.book) if (positions := edition.by_channel.get(one.id)))


def supplier_line(edition: Edition, supplier: Supplier, language: str) -> Line:
    """A supplier in a directory: where it is, what it makes, how many listings it shows."""
    shown = [edition.shown[position] for position in edition.by_supplier.get(supplier.id, ())]
    kinds = dict.fromkeys(short("categories", one.listing.category, language) for one in shown)
    where = district(supplier.place, language)
    count = goods(len(shown), language)
    return Line("supplier", supplier.id, supplier.name, " · ".join((where, ", ".join(list(kinds)[:3]))) if kinds else where, count)


def goods(count: int, language: str) -> str:
    """How many listings, in words."""
    return translator(language).plural("%(count)s product", "%(count)s products", count)
