"""What the browser counts is what Python counts, whatever is chosen."""

import random
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from catalog.money import public_price
from catalog.reference import reference
from curation.publication import Shown
from site_builder.pages import place_page, place_slug
from tests.site_builder.search.made import Engine, Made

pytestmark = pytest.mark.xdist_group("search")

RANGES = ("price", "minimum", "lead")


def facts(one: Made, shown: Shown) -> dict[str, Any]:
    """What a listing has of every facet, worked out in the plainest way."""
    listing, supplier = shown.listing, shown.supplier
    price, order = public_price(listing.section("price")), listing.section("order")
    known = reference("certificates").entries
    papers = {str(paper["type"]) for data in (listing.data, supplier.data) for paper in data.get("certificates") or []  # type: ignore[union-attr]
              if paper["level"] != "declared" and listing.kind in known[str(paper["type"])].items("kinds")  # type: ignore[index,call-overload]
              and (paper.get("expires") is None or paper["expires"] >= one.edition.date)}  # type: ignore[union-attr,index,call-overload]
    unique = listing.section(listing.kind).get("lot") == "unique"
    return {
        "category": {entry.id for entry in reference("categories").ancestors(listing.category)}, "channel": set(shown.ready), "kind": {listing.kind},
        "place": {place_slug(entry.id) for entry in reference("regions").ancestors(place_page(listing.origin)) if entry.get("level") != "provinsi"},
        "paper": papers, "market": set(listing.data.get("markets") or ()),  # type: ignore[arg-type]
        "grade": {grade.lower()} if (grade := (shown.standing.approval.grade if shown.standing.approval else "") or shown.grade) else set(),
        "month": {str(month) for month in (not unique and listing.section("capacity").get("season")) or range(1, 13)},  # type: ignore[union-attr]
        "through": {"yes"} if supplier.data.get("cooperative") or "cooperative" in str(supplier.data["kind"]) else set(),
        "consignment": {"yes"} if listing.section("consignment").get("offered") else set(), "supplier": {supplier.id},
        "price": price.unit_price.amount if price and price.unit_price.currency == "IDR" else None,
        "minimum": order["minimum"], "lead": order["lead_time_days"], "day": shown.standing.approval.date if shown.standing.approval else None,
    }


def fits(fact: Mapping[str, Any], facet: str, wanted: Any) -> bool:
    if facet in RANGES:
        return fact[facet] is not None and wanted.get("min", 0) <= fact[facet] <= wanted.get("max", 10**12)
    return bool(fact[facet] & set(wanted))


def counted(all_facts: list[dict[str, Any]], selection: Mapping[str, Any]) -> tuple[int, dict[str, dict[str, int]]]:
    """How many listings fit, and of each value how many its facet's own choices aside."""
    total = sum(all(fits(fact, facet, wanted) for facet, wanted in selection.items()) for fact in all_facts)
    counts: dict[str, dict[str, int]] = {}
    for facet in all_facts[0]:
        if facet in (*RANGES, "day"):
            continue
        left = [fact for fact in all_facts if all(fits(fact, other, wanted) for other, wanted in selection.items() if other != facet)]
        values = {value for fact in all_facts for value in fact[facet]}
        counts[facet] = {value: sum(value in fact[facet] for fact in left) for value in values}
    return total, counts


def test_counts_are_those_of_brute_force_for_any_choice(engine: Engine, indexed: Made) -> None:
    all_facts = [facts(indexed, shown) for shown in indexed.edition.shown]
    chance = random.Random(4)
    able = sorted(facet for facet in all_facts[0] if facet != "day" and any(fact[facet] for fact in all_facts))
    assert len(all_facts) > 30
    empty = 0
    for _ in range(120):
        selection: dict[str, Any] = {}
        for facet in chance.sample(able, chance.randrange(0, 5)):
            if facet in RANGES:
                some = sorted(float(fact[facet]) for fact in all_facts if fact[facet] is not None)
                low, high = sorted(chance.choices(some, k=2))
                selection[facet] = chance.choice(({"min": low}, {"max": high}, {"min": low, "max": high}))
            else:
                values = sorted({value for fact in all_facts for value in fact[facet]})
                selection[facet] = chance.sample(values, min(len(values), chance.randrange(1, 4)))
        total, counts = counted(all_facts, selection)
        answer = engine.look(selection=selection)
        assert answer["total"] == total == len(answer["positions"]) == len(set(answer["positions"])), selection
        assert {facet: {value: many for value, many in values.items() if many} for facet, values in answer["counts"].items() if facet in counts} == \
            {facet: {value: many for value, many in values.items() if many} for facet, values in counts.items()}, selection
        if total == 0:
            empty += 1
            without = {facet: counted(all_facts, {other: one for other, one in selection.items() if other != facet})[0] for facet in selection}
            assert {one["facet"]: one["total"] for one in answer["emptied"]} == without
            assert [one["total"] for one in answer["emptied"]] == sorted(without.values(), reverse=True)
    assert empty > 10


def test_words_and_filters_narrow_each_other(engine: Engine) -> None:
    words, chosen = engine.look(q="kendang"), engine.look(selection={"kind": ["craft"]})
    both = engine.look(q="kendang", selection={"kind": ["craft"]})
    assert set(both["positions"]) == set(words["positions"]) & set(chosen["positions"])
    nothing = engine.look(q="kendang", selection={"kind": ["food"], "category": ["kopi"]})
    assert nothing["total"] == 0
    assert {one["facet"] for one in nothing["emptied"]} == {"q", "kind", "category"}


@pytest.mark.parametrize("sort", ["price", "minimum", "lead"])
def test_a_sort_by_numbers_rises_and_those_without_come_last(engine: Engine, indexed: Made, sort: str) -> None:
    by_name = {shown.listing.name["id"]: facts(indexed, shown)[sort] for shown in indexed.edition.shown}
    found = [by_name[name] for name in engine.names(sort=sort)]
    known = [value for value in found if value is not None]
    assert known == sorted(known)
    assert found == known + [None] * (len(found) - len(known))


def test_the_newest_come_first_unless_told_otherwise(engine: Engine, indexed: Made) -> None:
    days = {shown.listing.name["id"]: facts(indexed, shown)["day"] for shown in indexed.edition.shown}
    found = [days[name] for name in engine.names()]
    assert found == sorted(found, reverse=True)


def test_a_sort_by_name_and_by_capacity(engine: Engine) -> None:
    names = engine.names(sort="name")
    assert names == sorted(names, key=str.casefold)
    assert len(engine.names(sort="capacity")) == len(names)


def test_the_price_of_a_kg_is_worked_out(engine: Engine, indexed: Made) -> None:
    shown = next(one for one in indexed.edition.shown if one.listing.name["id"].startswith("Sambal pecel Dapur Mawar Pedas"))
    price, net = public_price(shown.listing.section("price")), shown.listing.section("packing")["net"]
    assert price
    assert isinstance(net, dict)
    kg = float(price.unit_price.amount / Decimal(str(net["amount"])) * 1000)
    assert shown.listing.name["id"] in engine.names(selection={"perkg": {"min": kg, "max": kg}})
    assert shown.listing.name["id"] not in engine.names(selection={"perkg": {"min": kg + 1}})


def test_facets_are_as_the_page_needs_them(engine: Engine, english: Engine) -> None:
    facets = {facet["id"]: facet for facet in engine.ask("e.facets")}
    assert list(facets) == ["category", "channel", "kind", "place", "paper", "price", "perkg", "minimum", "lead", "capacity", "grade", "market",
                            "month", "through", "consignment", "supplier"]
    assert facets["category"]["label"] == "Kategori"
    assert {"id": "sambal-pecel", "label": "Sambal pecel", "parent": "sambal-dan-bumbu"} in facets["category"]["values"]
    assert facets["price"]["sign"] == "Rp"
    assert facets["price"]["edges"] == sorted(facets["price"]["edges"])
    assert {facet["id"] for facet in english.ask("e.facets")} == set(facets)
    assert [[value["id"] for value in facet.get("values", [])] for facet in english.ask("e.facets")] == [[value["id"] for value in facet.get("values", [])] for facet in facets.values()]


def test_what_is_chosen_but_not_there_fits_nothing(engine: Engine) -> None:
    for id in ("tidak-ada", "__proto__", "constructor"):
        assert engine.look(selection={"category": [id]})["total"] == 0
    assert engine.look(selection={"__proto__": ["x"], "toString": ["x"]})["total"] == engine.ask("e.count")


def test_numbers_say_their_least_and_most_once_they_are_fetched(engine: Engine, indexed: Made) -> None:
    engine.ask("e.numbers()")
    prices = [fact["price"] for shown in indexed.edition.shown if (fact := facts(indexed, shown))["price"] is not None]
    assert engine.look()["counts"]["price"] == {"min": float(min(prices)), "max": float(max(prices))}
