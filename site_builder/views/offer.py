"""The offer: price, order, capacity and season of a listing, in a buyer's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import cast

from catalog.field import Value
from catalog.listing import Listing
from catalog.money import Money, Price, public_price
from catalog.reference import reference
from curation.subject import Subject
from site_builder.language import day, money, month_names, translator
from site_builder.views.measure import Measure, measure
from site_builder.views.words import measured, name, quantity, sides, unit

Section = Mapping[str, Value]
Fact = tuple[str, str, str]
"""A label, its value, and a word more."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A price on a page; `price` is empty where none is public.

    `measured` is the price per kilogram, litre or piece; `tiers` are quantity, price and the same by measure, `by` says
    per what.
    """

    price: str
    per: str
    measured: str = ""
    notes: str = ""
    tiers: tuple[tuple[str, str, str], ...] = ()
    by: str = ""
    retail: str = ""


@dataclass(frozen=True, slots=True)
class Season:
    """The year as a strip of (month, whether available), and in words."""

    months: tuple[tuple[str, bool], ...]
    text: str


def price_line(price: Price | None, language: str) -> tuple[str, str]:
    """Amount and unit of a price, each empty where none is public."""
    if price is None:
        return "", ""
    amount = money(price.unit_price.amount, price.unit_price.currency, language)
    return amount, _per(price.per, language)


@lru_cache(maxsize=1024)
def _per(unit_id: str, language: str) -> str:
    return translator(language)("per %(unit)s", unit=unit(unit_id, language, one=True))


def offer(subject: Subject, language: str) -> Offer:
    """The price block of a listing."""
    listing = subject.listing
    section = listing.section("price")
    price = public_price(section)
    if price is None:
        return Offer("", "")
    tell = translator(language)
    amount, per = price_line(price, language)
    notes = [name("price_bases", price.basis, language)] if price.basis else []
    notes += [name("tax_treatments", price.tax, language)] if price.tax else []
    if isinstance(until := section.get("valid_until"), date):
        notes.append(tell("Valid until %(day)s", day=day(until, language)))
    by = measure(price.per, subject)
    retail = section.get("suggested_retail")
    said = money(retail, price.unit_price.currency, language) if isinstance(retail, Decimal) else ""
    return Offer(amount, per, by.said(price.unit_price, language) if by else "", " · ".join(notes), _tiers(price, by, language),
                 tell("per %(unit)s", unit=unit(by.unit, language, one=True)) if by else "",
                 tell("Suggested retail price %(price)s", price=said) if said else "")


def _tiers(price: Price, by: Measure | None, language: str) -> tuple[tuple[str, str, str], ...]:
    """What a unit costs from which quantity on, also by measure."""
    def said(one: Money) -> str:
        return money(one.amount, one.currency, language)

    return tuple((translator(language)("from %(quantity)s", quantity=quantity(tier.quantity, price.per, language)),
                  said(tier.price), said(by.price(tier.price)) if by else "") for tier in price.tiers)


def minimum(order: Section, language: str) -> str:
    """The smallest order, with its unit."""
    return quantity(cast(Decimal, order["minimum"]), str(order["unit"]), language)


@lru_cache(maxsize=1024)
def lead_time(days: int, language: str) -> str:
    """How soon an order is ready."""
    return measured("measures", days, "day", language) if days else translator(language)("the same day")


def unique(listing: Listing) -> bool:
    """Whether this one piece is all there is, as a koi with a name of its own."""
    return listing.section(listing.kind).get("lot") == "unique"


def terms(listing: Listing, language: str) -> str:
    """Minimum and lead time in one line, for a card."""
    order, tell = listing.section("order"), translator(language)
    ready = tell("ready in %(time)s", time=lead_time(cast(int, order["lead_time_days"]), language))
    least = name("lot_kinds", "unique", language) if unique(listing) else tell("Minimum %(quantity)s", quantity=minimum(order, language))
    return f"{least} · {ready}"


def facts(listing: Listing, currency: str, language: str) -> tuple[Fact, ...]:
    """What a buyer asks first: how few, how soon, how many."""
    tell, order, capacity = translator(language), listing.section("order"), listing.section("capacity")
    ready = (tell("Lead time"), lead_time(cast(int, order["lead_time_days"]), language), "")
    if unique(listing):
        return ((tell("Sold as"), name("lot_kinds", "unique", language), ""), ready)
    rows: list[Fact] = [(tell("Minimum order"), minimum(order, language), _steps(order, language)), ready]
    if capacity:
        amount = quantity(cast(Decimal, capacity["amount"]), str(capacity["unit"]), language)
        each = name("periods", str(capacity["period"]), language)
        on = capacity.get("confirmed")
        note = tell("confirmed on %(day)s", day=day(on, language)) if isinstance(on, date) else ""
        rows.append((tell("Capacity"), tell("%(amount)s a %(period)s", amount=amount, period=each), note))
    if order.get("sample") is True:
        cost = order.get("sample_price")
        value = money(cost, currency, language) if isinstance(cost, Decimal) and cost else tell("available")
        rows.append((tell("Sample"), value, ""))
    return (*rows, *_packed(listing, language), *_keeps(listing, language))


def _packed(listing: Listing, language: str) -> Iterator[Fact]:
    """How it comes: so many a carton, with weight and measures, or else what one holds."""
    tell, packing = translator(language), listing.section("packing")
    count, per = packing.get("carton_count"), str(listing.section("order").get("unit"))
    around = [sides(cast(Section, size), language) for size in (packing.get("carton_size"),) if size]
    if gross := cast("Section | None", packing.get("carton_gross")):
        weight = quantity(cast(Decimal, gross["amount"]), str(gross["unit"]), language)
        around.insert(0, tell("%(weight)s gross", weight=weight))
    if isinstance(count, int):
        inside = per if reference("units").entries[per].get("dimension") == "count" and per != "karton" else "pcs"
        yield tell("Packing"), tell("%(quantity)s a carton", quantity=quantity(count, inside, language)), " · ".join(around)
    elif material := packing.get("material"):
        yield tell("Packing"), name("packagings", str(material), language), " · ".join(around)


def _keeps(listing: Listing, language: str) -> Iterator[Fact]:
    """How long it keeps, and how much of that is left on arrival."""
    tell, own = translator(language), listing.section(listing.kind)
    life, left = own.get("shelf_life"), own.get("shelf_life_at_delivery_percent")
    if isinstance(life, dict):
        length = measured("durations", cast(int, life["amount"]), str(life["unit"]), language)
        share = measured("measures", left, "percent", language) if isinstance(left, int) else ""
        yield tell("Shelf life"), length, tell("at least %(share)s left on delivery", share=share) if share else ""


def _steps(order: Section, language: str) -> str:
    tell, parts = translator(language), []
    if (multiple := order.get("multiple")) and multiple != 1:
        parts.append(tell("in multiples of %(quantity)s", quantity=quantity(cast(Decimal, multiple), str(order["unit"]), language)))
    if (case := order.get("case_size")) and case != 1:
        parts.append(tell("%(quantity)s a case", quantity=quantity(cast(int, case), str(order["unit"]), language)))
    return ", ".join(parts)


def season(listing: Listing, language: str) -> Season | None:
    """The months in which a listing can be had, all twelve where none are named; a single piece has no season."""
    if unique(listing):
        return None
    named = cast("list[int]", listing.section("capacity").get("season") or range(1, 13))
    return _season(tuple(sorted(set(named))), language)


@lru_cache(maxsize=8192)
def _season(months: tuple[int, ...], language: str) -> Season:
    names = month_names(language)
    strip = tuple((names[number - 1][0], number in months) for number in range(1, 13))
    return Season(strip, season_text(months, language))


@lru_cache(maxsize=8192)
def season_text(months: tuple[int, ...], language: str) -> str:
    """Months in words, runs drawn together, also over the turn of the year: `November–Februari, Juni`."""
    tell, names = translator(language), month_names(language)
    if len(months) == 12:
        return tell("Available all year")
    runs: list[list[int]] = []
    for number in months:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    if len(runs) > 1 and runs[0][0] == 1 and runs[-1][-1] == 12:
        runs[0] = runs.pop() + runs[0]
    said = [names[run[0] - 1][1] if len(run) == 1 else f"{names[run[0] - 1][1]}–{names[run[-1] - 1][1]}" for run in runs]
    return tell("Available %(months)s", months=", ".join(said))
