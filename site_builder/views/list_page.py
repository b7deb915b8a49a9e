"""Views of lists of listings: the catalogue, a category, a place, a supplier; 24 a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from catalog.reference import Text, reference
from catalog.supplier import Supplier
from curation.curator import Curator
from curation.publication import Shown
from site_builder.edition import PER_PAGE, Edition
from site_builder.language import number, pick, say, translator
from site_builder.pages import Address
from site_builder.views import card, maker, structured
from site_builder.views.card import Card, Line, Tile, category_tiles, goods, place_tiles, supplier_line
from site_builder.views.contact import Ask, ask
from site_builder.views.goods_page import category_steps
from site_builder.views.papers import Paper, supplier_papers
from site_builder.views.sheet import Section, supplier_sheet
from site_builder.views.structured import Node, Step
from site_builder.views.value import Context
from site_builder.views.view import View
from site_builder.views.words import name, place


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a page stands in its list. `next` and `previous` are page numbers, 0 where there is none."""

    kind: str
    id: str
    count: str
    text: str
    more: str
    next: int
    previous: int


@dataclass(frozen=True, slots=True)
class ListView(View):
    """A page of cards."""

    crumbs: Sequence[Step]
    name: str
    pages: Pages
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class CatalogueView(ListView):
    """The whole catalogue."""

    categories: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class CategoryView(ListView):
    """A category with what is below it."""

    help: str
    children: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class PlaceView(ListView):
    """A kabupaten, kota or kecamatan with its suppliers."""

    children: tuple[Tile, ...]
    suppliers: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SupplierView(ListView):
    """A supplier with its goods."""

    line: str
    paragraphs: tuple[str, ...]
    text_lang: str
    ask: Ask
    papers: tuple[Paper, ...]
    sections: tuple[Section, ...]
    sample: bool


def cards(edition: Edition, language: str, address: Address, some: Sequence[Shown], pages: int) -> ListView:
    """One page of the list at `address`, with `some` of its listings on it."""
    make = {"catalogue": _catalogue, "category": _category, "place": _place, "supplier": _supplier}[address.kind]
    return make(edition, language, address, some, pages)


@dataclass(frozen=True, slots=True)
class _Common:
    """What all lists share, as arguments of their views."""

    edition: Edition
    language: str
    address: Address
    some: Sequence[Shown]
    pages: int
    total: int

    def fields(self, called: str, description: str, crumbs: Sequence[Step], *nodes: Node) -> dict[str, object]:
        """The fields of ListView."""
        edition, language, address = self.edition, self.language, self.address
        first = self.some[0] if self.some else None
        page = translator(language)("%(name)s, page %(number)s", name=called, number=address.number)
        ids = [shown.listing.id for shown in self.some]
        ld = [structured.item_list(edition, language, ids), structured.breadcrumb(edition, language, (*crumbs, (called, "", ""))), *nodes]
        return {
            "title": called if address.number == 1 else page, "description": description,
            "image": edition.photo(first, first.listing.photos[0]).social.path if first else "",
            "image_alt": say(first.listing.name, language) if first else "", "og_type": "website",
            "json_ld": structured.script(ld), "hidden": False, "crumbs": crumbs, "name": called,
            "pages": self.where(), "cards": card.cards(edition, self.some, language)}

    def where(self) -> Pages:
        """The page's place in its list."""
        tell, language, at = translator(self.language), self.language, self.address
        count = goods(self.total, language)
        first = (at.number - 1) * PER_PAGE + 1
        text = tell("%(first)s–%(last)s of %(count)s", first=number(first, language),
                    last=number(first + len(self.some) - 1, language), count=count) if self.pages > 1 else count
        left = min(PER_PAGE, self.total - first - len(self.some) + 1)
        more = tell("Load %(count)s more", count=number(left, language)) if left > 0 else ""
        return Pages(at.kind, at.id, count, text, more, at.number + 1 if at.number < self.pages else 0, at.number - 1)


def _catalogue(edition: Edition, language: str, address: Address, some: Sequence[Shown], pages: int) -> CatalogueView:
    tell, common = translator(language), _Common(edition, language, address, some, pages, len(edition.shown))
    description = tell("%(count)s, checked by curators, with price, minimum order and capacity.", count=goods(common.total, language))
    return CatalogueView(**common.fields(tell("Catalogue"), description, ()),  # type: ignore[arg-type]
                         categories=category_tiles(edition, "", language))


def _category(edition: Edition, language: str, address: Address, some: Sequence[Shown], pages: int) -> CategoryView:
    entry = reference("categories")[address.id]
    common = _Common(edition, language, address, some, pages, len(edition.by_category.get(address.id, ())))
    called, help = name("categories", entry.id, language), say(entry.text("help"), language)
    crumbs = category_steps(entry.get("parent"), language)
    return CategoryView(**common.fields(called, help or goods(common.total, language), crumbs),  # type: ignore[arg-type]
                        help=help, children=category_tiles(edition, entry.id, language))


def _place(edition: Edition, language: str, address: Address, some: Sequence[Shown], pages: int) -> PlaceView:
    tell, regions = translator(language), reference("regions")
    common = _Common(edition, language, address, some, pages, len(edition.by_place.get(address.id, ())))
    called = place(address.id, language)
    above = [entry for entry in reversed(regions.ancestors(address.id)[1:]) if entry.get("level") in ("kabupaten", "kota")]
    crumbs = ((tell("Suppliers"), "suppliers", ""), *((place(entry.id, language), "place", entry.id) for entry in above))
    description = tell("%(count)s from %(place)s.", count=goods(common.total, language), place=called)
    return PlaceView(**common.fields(called, description, crumbs),  # type: ignore[arg-type]
                     children=place_tiles(edition, address.id, language),
                     suppliers=tuple(supplier_line(edition, supplier, language) for supplier in residents(edition, address.id)))


def residents(edition: Edition, place: str) -> list[Supplier]:
    """The suppliers of a place that show something."""
    return [one for one in edition.suppliers.values() if f"{one.place}.".startswith(f"{place}.") and edition.by_supplier.get(one.id)]


def _supplier(edition: Edition, language: str, address: Address, some: Sequence[Shown], pages: int) -> SupplierView:
    tell, supplier = translator(language), edition.suppliers[address.id]
    common = _Common(edition, language, address, some, pages, len(edition.by_supplier.get(address.id, ())))
    about, used = pick(cast(Text, supplier.data.get("about") or {}), language)
    curators = cast("dict[str, Curator]", edition.curators)
    line = maker.line(supplier, language)
    fields = common.fields(supplier.name, maker.shortened(about.replace("\n\n", " "), 160), ((tell("Suppliers"), "suppliers", ""),),
                           structured.organization(edition, language, supplier))
    return SupplierView(
        **fields, line=line, paragraphs=maker.paragraphs(about), text_lang="" if used == language else used,  # type: ignore[arg-type]
        ask=ask(edition, supplier, supplier.name, structured.url(edition, language, "supplier", supplier.id), language),
        papers=supplier_papers(supplier, edition.date, curators, language),
        sections=supplier_sheet(supplier.data, Context(language, edition.site.currency)),
        sample=supplier.data.get("sample") is True)
