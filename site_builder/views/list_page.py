"""Views of lists of listings: the catalogue, a category, a place, a supplier."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from catalog.reference import Text, reference
from catalog.supplier import Supplier
from curation.curator import Curator
from curation.publication import Shown
from site_builder import vcard
from site_builder.edition import Edition
from site_builder.language import pick, say, translator
from site_builder.pages import Address
from site_builder.views import maker, structured
from site_builder.views.card import Line, Tile, category_tiles, channel_tiles, goods, place_tiles, supplier_line
from site_builder.views.channel_page import channel
from site_builder.views.contact import Ask, ask
from site_builder.views.goods_page import category_steps
from site_builder.views.paged import Listed, ListView
from site_builder.views.paper import Printed, book_papers
from site_builder.views.papers import Paper, supplier_papers
from site_builder.views.sheet import Section, supplier_sheet
from site_builder.views.value import Context
from site_builder.views.words import name, place


@dataclass(frozen=True, slots=True)
class CatalogueView(ListView):
    """The whole catalogue, with the ways to less of it."""

    categories: tuple[Tile, ...]
    channels: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class CategoryView(ListView):
    """A category with what is below it."""

    help: str
    children: tuple[Tile, ...]
    books: tuple[Printed, ...]


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
    card: str


def cards(edition: Edition, language: str, address: Address, some: Sequence[Shown], pages: int) -> ListView:
    """One page of the list at `address`, with `some` of its listings on it."""
    make = {"catalogue": _catalogue, "category": _category, "place": _place, "supplier": _supplier, "channel": channel}[address.kind]
    return make(edition, language, address, some, pages)


def _catalogue(edition: Edition, language: str, address: Address, some: Sequence[Shown], pages: int) -> CatalogueView:
    tell, common = translator(language), Listed(edition, language, address, some, pages, len(edition.shown))
    description = tell("%(count)s, checked by curators, with price, minimum order and capacity.", count=goods(common.total, language))
    return CatalogueView(**common.fields(tell("Catalogue"), description, ()),  # type: ignore[arg-type]
                         categories=category_tiles(edition, "", language), channels=channel_tiles(edition, language))


def _category(edition: Edition, language: str, address: Address, some: Sequence[Shown], pages: int) -> CategoryView:
    entry = reference("categories")[address.id]
    common = Listed(edition, language, address, some, pages, len(edition.by_category.get(address.id, ())))
    called, help = name("categories", entry.id, language), say(entry.text("help"), language)
    crumbs = category_steps(entry.get("parent"), language)
    return CategoryView(**common.fields(called, help or goods(common.total, language), crumbs),  # type: ignore[arg-type]
                        help=help, children=category_tiles(edition, entry.id, language),
                        books=book_papers(edition, "category", entry.id, language))


def _place(edition: Edition, language: str, address: Address, some: Sequence[Shown], pages: int) -> PlaceView:
    tell, regions = translator(language), reference("regions")
    common = Listed(edition, language, address, some, pages, len(edition.by_place.get(address.id, ())))
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
    common = Listed(edition, language, address, some, pages, len(edition.by_supplier.get(address.id, ())))
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
        sample=supplier.data.get("sample") is True, card=vcard.path(supplier.id) if vcard.published(edition, supplier) else "")
