"""Facets: what buyers filter by, one line each; what a listing has of each, and what the choices are called."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import cast

from catalog.field import Value
from catalog.finding import N_
from catalog.money import public_price
from catalog.reference import reference
from curation.publication import Shown
from curation.quantity import worth
from curation.subject import Subject
from site_builder.edition import Edition, letter
from site_builder.language import month_names, say
from site_builder.pages import PLACE_LEVELS, place_page, place_slug
from site_builder.views.asking import channels_in_order
from site_builder.views.offer import unique
from site_builder.views.papers import entries
from site_builder.views.words import name, short


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose: its id in addresses, what it is called, and the id of what it lies below."""

    id: str
    label: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter. `type` is tree, choice, flag or range; `unit` says what the numbers of a range are in.

    `has` gives the values of a listing, `choices` all that there are in one language, in order. `page` is the kind of
    page that each value has, and `weight` what a word that names the value counts for the listings that have it.
    """

    id: str
    label: str
    type: str
    has: Callable[[Subject, Shown], Iterable[str]] | None = None
    choices: Callable[[Edition, str], Iterable[Choice]] | None = None
    unit: str = ""
    page: str = ""
    weight: float = 0


YES = "yes"
COOPERATIVES = frozenset({"cooperative", "village-cooperative"})
MONTHS = tuple(map(str, range(1, 13)))


def _categories(edition: Edition, language: str) -> Iterable[Choice]:
    return (Choice(id, short("categories", id, language), entry.get("parent")) for id, entry in reference("categories").entries.items())


def _places(edition: Edition, language: str) -> Iterable[Choice]:
    for entry in reference("regions").entries.values():
        if entry.get("level") in PLACE_LEVELS:
            above = entry.get("parent")
            yield Choice(place_slug(entry.id), name("regions", entry.id, language), place_slug(above) if _paged(above) else "")


@cache
def _place(origin: str) -> tuple[str, ...]:
    code = place_page(origin)
    return (place_slug(code),) if _paged(code) else ()


def _paged(code: str) -> bool:
    regions = reference("regions")
    return code in regions and regions[code].get("level") in PLACE_LEVELS


def _listed(list_name: str) -> Callable[[Edition, str], Iterable[Choice]]:
    def choices(edition: Edition, language: str) -> Iterable[Choice]:
        return (Choice(id, short(list_name, id, language)) for id in reference(list_name).entries)

    return choices


def _channels(edition: Edition, language: str) -> Iterable[Choice]:
    return (Choice(one.id, say(one.name, language)) for one in channels_in_order(edition.book))


def _months(edition: Edition, language: str) -> Iterable[Choice]:
    return (Choice(number, names[1]) for number, names in zip(MONTHS, month_names(language), strict=True))


def _suppliers(edition: Edition, language: str) -> Iterable[Choice]:
    return (Choice(one.id, one.name) for one in sorted(edition.suppliers.values(), key=lambda one: (one.name.casefold(), one.id)))


def _grades(edition: Edition, language: str) -> Iterable[Choice]:
    return (Choice(grade.lower(), grade) for grade in "ABCD")


def _yes(edition: Edition, language: str) -> Iterable[Choice]:
    return (Choice(YES, ""),)


def papers(one: Subject, shown: Shown) -> Iterable[str]:
    """The papers of these goods that a curator has seen or found in a register, and that have not expired.

    A supplier's count where they concern the kind of goods; what every business must hold says nothing here.
    """
    known, kind = reference("certificates").entries, shown.listing.kind
    for data in (shown.listing.data, shown.supplier.data):
        for entry in entries(data):
            type, ends = str(entry["type"]), cast("date | None", entry.get("expires"))
            about = type in known and kind in known[type].items("kinds")
            if about and entry.get("level") != "declared" and (ends is None or ends >= one.on):
                yield type


def _season(one: Subject, shown: Shown) -> Iterable[str]:
    named = cast("Sequence[int]", shown.listing.section("capacity").get("season") or ())
    return map(str, named) if named and not unique(shown.listing) else MONTHS


def _markets(one: Subject, shown: Shown) -> Iterable[str]:
    return cast("Sequence[str]", shown.listing.data.get("markets") or ())


def _through(one: Subject, shown: Shown) -> Iterable[str]:
    data = shown.supplier.data
    return (YES,) if data.get("kind") in COOPERATIVES or data.get("cooperative") else ()


def _consignment(one: Subject, shown: Shown) -> Iterable[str]:
    return (YES,) if shown.listing.section("consignment").get("offered") is True else ()


FACETS: Sequence[Facet] = (
    Facet("category", N_("Category"), "tree", lambda _, shown: (shown.listing.category,), _categories, page="category", weight=0.6),
    Facet("channel", N_("Ready for"), "choice", lambda _, shown: shown.ready, _channels, page="channel", weight=0.3),
    Facet("kind", N_("Kind"), "choice", lambda _, shown: (shown.listing.kind,), _listed("kinds"), weight=0.35),
    Facet("place", N_("Place"), "tree", lambda _, shown: _place(shown.listing.origin), _places, page="place", weight=0.35),
    Facet("paper", N_("Checked papers"), "choice", papers, _listed("certificates"), weight=0.35),
    Facet("price", N_("Price per unit"), "range", unit=N_("%(currency)s per unit")),
    Facet("perkg", N_("Price per kg or litre"), "range", unit=N_("%(currency)s per kg or litre")),
    Facet("minimum", N_("Minimum order"), "range", unit=N_("order units")),
    Facet("lead", N_("Lead time"), "range", unit=N_("days")),
    Facet("capacity", N_("Capacity a month"), "range", unit=N_("kg, litres or pieces a month")),
    Facet("grade", N_("Grade"), "choice", lambda _, shown: (letter(shown).lower(),), _grades),
    Facet("market", N_("Export market"), "choice", _markets, _listed("markets")),
    Facet("month", N_("Available in"), "choice", _season, _months),
    Facet("through", N_("Through a cooperative"), "flag", _through, _yes),
    Facet("consignment", N_("Consignment"), "flag", _consignment, _yes),
    Facet("supplier", N_("Supplier"), "choice", lambda _, shown: (shown.supplier.id,), _suppliers, page="supplier", weight=0.35),
)

CHOSEN = tuple(facet for facet in FACETS if facet.has)
"""Those of which a listing has values; the others are ranges of numbers."""

NAMED = tuple(facet for facet in CHOSEN if facet.weight)
"""Those whose values are found by their names: they stand in the vocabulary after the listings, in this order."""

NUMBERS = ("price", "content", "minimum", "lead", "capacity")
"""The numbers of a listing. What a kg or litre costs is worked out of the price and the content of its unit."""


def values(one: Subject, shown: Shown) -> tuple[tuple[str, ...], ...]:
    """What a listing has of every facet that is chosen from."""
    return tuple(tuple(dict.fromkeys(facet.has(one, shown))) for facet in CHOSEN if facet.has)


def measures(one: Subject, shown: Shown, currency: str) -> tuple[float | int | None, ...]:
    """The numbers of a listing, None where it has none: see NUMBERS.

    Price in the site's currency; content of the price's unit in g or ml; minimum in the order's unit; lead time in days;
    capacity a month in kg, litres or pieces, or else in its own unit.
    """
    price, order = public_price(shown.listing.section("price")), shown.listing.section("order")
    said = price if price and price.unit_price.currency == currency else None
    content = next((rate for unit in ("g", "ml") if (rate := worth(said.per, unit, one))), None) if said else None
    return (_plain(said.unit_price.amount if said else None), _plain(content), _plain(order.get("minimum")),
            cast("int | None", order.get("lead_time_days")), _capacity(one, shown.listing.section("capacity")))


def _capacity(one: Subject, capacity: Mapping[str, Value]) -> float | int | None:
    amount, unit, period = capacity.get("amount"), str(capacity.get("unit")), str(capacity.get("period"))
    periods = reference("periods")
    days = periods[period].get("days") if period in periods else ""
    if not isinstance(amount, int | Decimal) or not days:
        return None
    rate = next((rate for other in ("kg", "l", "pcs") if (rate := worth(unit, other, one))), Decimal(1))
    monthly = Decimal(periods["month"].get("days"))
    return _plain(round(Decimal(amount) * rate * monthly / Decimal(days), 3))


def _plain(value: Value) -> float | int | None:
    """A number as JSON has it."""
    if not isinstance(value, int | Decimal):
        return None
    return int(value) if value == int(value) else float(value)
