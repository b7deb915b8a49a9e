"""The ways into the catalogue: home, categories, suppliers, and the page for what is not there."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from catalog.reference import reference
from curation.publication import Shown
from site_builder.edition import Edition
from site_builder.language import day, say, translator
from site_builder.views import card, structured
from site_builder.views.card import Card, Line, Tile, category_tiles, channel_tiles, goods, supplier_line
from site_builder.views.channel_page import channel_lines
from site_builder.views.head import head
from site_builder.views.view import View
from site_builder.views.words import name

_PANES = 4
_NEW = 8


@dataclass(frozen=True, slots=True)
class SiteView:
    """The site's own facts in one language."""

    name: str
    claim: str
    curated_by: str
    email: str
    licence: str
    samples: bool
    counter: str
    worker: bool
    _drawn: dict[str, Markup] = field(default_factory=dict, repr=False, compare=False)

    def drawn(self, part: str) -> Markup | None:
        """How a part of every page was drawn before, if it was."""
        return self._drawn.get(part)

    def keep(self, part: str, drawn: Markup) -> Markup:
        """Remember how a part was drawn, and give that back."""
        self._drawn[part] = drawn
        return drawn


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """The home page: the show window, and the ways in."""

    window: tuple[Card, ...]
    cards: tuple[Card, ...]
    categories: tuple[Tile, ...]
    channels: tuple[Tile, ...]
    supplier_kinds: tuple[Line, ...]
    total: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Group:
    """A top category with the tiles below it, or a kind of supplier with its suppliers."""

    id: str
    name: str
    count: str
    tiles: tuple[Tile, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupsView(View):
    """All categories, or all suppliers."""

    name: str
    count: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class CategoriesView(GroupsView):
    """All categories, and the channels as another way to divide the goods."""

    channels: tuple[Line, ...]


def language_name(language: str) -> str:
    """A language as its own readers call it."""
    return reference("languages")[language].get("endonym", language)


def site(edition: Edition, language: str) -> SiteView:
    """What header, footer and head say on every page."""
    ours, tell = edition.site, translator(language)
    return SiteView(
        say(ours.name, language), say(ours.tagline, language),
        tell("Curated by %(publisher)s.", publisher=say(ours.publisher, language)), ours.email,
        tell("The data may be used under %(licence)s.", licence=ours.licence), ours.samples,
        ours.counter, ours.worker)


def home(edition: Edition, language: str) -> HomeView:
    """The home page. The window shows the newest listing of each of the first top categories."""
    tell, ours = translator(language), site(edition, language)
    window = _window(edition)
    ids = [shown.listing.id for shown in window]
    new = _varied(edition, ids)
    total = tell("%(goods)s from %(suppliers)s, each checked and approved. Contents as of %(day)s.",
                 goods=goods(len(edition.shown), language), day=day(edition.date, language),
                 suppliers=tell.plural("%(count)s supplier", "%(count)s suppliers", len(_active(edition))))
    return HomeView(
        **head(ours.name, ours.claim, window[0] if window else None, edition, language, structured.publisher(edition, language)),  # type: ignore[arg-type]
        window=card.cards(edition, window, language), cards=card.cards(edition, new, language),
        categories=category_tiles(edition, "", language, pictured=True, used=ids), channels=channel_tiles(edition, language),
        supplier_kinds=_supplier_kinds(edition, language), total=total, as_of=day(edition.date, language))


def _window(edition: Edition) -> list[Shown]:
    """One listing of each top category, in the order of the reference, as many as the window has panes."""
    tops = reference("categories").children("")
    first = [positions[0] for top in tops if (positions := edition.by_category.get(top.id))]
    chosen = list(dict.fromkeys([*first[:_PANES], *range(min(len(edition.shown), 2 * _PANES))]))[:_PANES]
    return [edition.shown[position] for position in chosen]


def _varied(edition: Edition, used: Sequence[str]) -> list[Shown]:
    """The newest listings not in the window, at most two a supplier."""
    seen: dict[str, int] = {}
    chosen = []
    for shown in edition.shown:
        seen[shown.supplier.id] = seen.get(shown.supplier.id, 0) + (shown.listing.id not in used)
        if shown.listing.id not in used and seen[shown.supplier.id] <= 2:
            chosen.append(shown)
        if len(chosen) == _NEW:
            break
    return chosen


def _active(edition: Edition) -> list[str]:
    return [id for id in edition.suppliers if edition.by_supplier.get(id)]


def _supplier_kinds(edition: Edition, language: str) -> tuple[Line, ...]:
    return tuple(Line("suppliers", "", group.name, "", group.count, group.id) for group in _supplier_groups(edition, language))


def _supplier_groups(edition: Edition, language: str) -> tuple[Group, ...]:
    """Suppliers that show something, by kind."""
    tell = translator(language)
    groups = []
    for kind in reference("supplier_kinds").entries:
        some = [edition.suppliers[id] for id in _active(edition) if edition.suppliers[id].data["kind"] == kind]
        if some:
            some.sort(key=lambda supplier: supplier.name.casefold())
            groups.append(Group(kind, name("supplier_kinds", kind, language),
                                tell.plural("%(count)s supplier", "%(count)s suppliers", len(some)),
                                lines=tuple(supplier_line(edition, supplier, language) for supplier in some)))
    return tuple(groups)


def categories(edition: Edition, language: str) -> CategoriesView:
    """All categories that hold anything."""
    tell = translator(language)
    groups = tuple(
        Group(top.id, top.name, goods(len(edition.by_category[top.id]), language),
              tiles=category_tiles(edition, top.id, language, pictured=True))
        for top in category_tiles(edition, "", language))
    count = goods(len(edition.shown), language)
    description = tell("All categories with what is in them: %(names)s.", names=", ".join(group.name for group in groups))
    return CategoriesView(**head(tell("Categories"), description, None, edition, language),  # type: ignore[arg-type]
                          name=tell("Categories"), count=count, groups=groups, channels=channel_lines(edition, language))


def suppliers(edition: Edition, language: str) -> GroupsView:
    """All suppliers that show anything."""
    tell = translator(language)
    count = tell.plural("%(count)s supplier", "%(count)s suppliers", len(_active(edition)))
    description = tell("%(count)s with their goods: small firms, farms, cooperatives and exporters.", count=count)
    return GroupsView(**head(tell("Suppliers"), description, None, edition, language),  # type: ignore[arg-type]
                      name=tell("Suppliers"), count=count, groups=_supplier_groups(edition, language))


def not_found(edition: Edition, language: str) -> View:
    """The page for addresses that are nobody's."""
    tell = translator(language)
    return View(**head(tell("Page not found"), tell("This page is not here."), None, edition, language, hidden=True))  # type: ignore[arg-type]
