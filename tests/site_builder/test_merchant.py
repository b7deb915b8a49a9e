"""The feed for partners keeps, attribute by attribute, the product data specification as it is published."""

import json
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from stdnum import ean

from site_builder import merchant
from site_builder.envelope import JSON
from site_builder.envelope import merchant as path
from tests.root import FOOD, SUPPLIER, TODAY, Root

G = f"{{{merchant.NAMESPACE}}}"
SITE = "https://etalase.contoh.example/"
REQUIRED = {"id", "title", "description", "link", "image_link", "availability", "availability_date", "price", "condition", "identifier_exists",
            "product_type"}
KNOWN = REQUIRED | {"additional_image_link", "minimum_order_value", "unit_pricing_measure", "unit_pricing_base_measure", "brand", "gtin", "mpn"}
REPEATED = {"additional_image_link"}
MEASURE = re.compile(r"\d+(\.\d+)?(g|kg|ml|l|ct)")
LANGUAGES = ("id", "en")


def offers(site: Path, language: str) -> list[Element]:
    """The items of a feed."""
    root = ElementTree.parse(site / path(language)).getroot()
    assert (root.tag, root.get("version"), [one.tag for one in root]) == ("rss", "2.0", ["channel"])
    channel = root[0]
    assert [one.tag for one in channel[:3]] == ["title", "link", "description"]
    assert all(one.text for one in channel[:3])
    return channel.findall("item")


def value(offer: Element, name: str) -> str:
    return offer.findtext(G + name) or ""


@pytest.fixture(scope="module")
def items(whole_town: Root) -> dict[str, dict[str, Any]]:
    """What the JSON feed says, by listing."""
    return {one["id"]: one for one in json.loads((whole_town.path / "site" / JSON).read_bytes())["items"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_offer_keeps_the_rules_of_every_attribute(whole_town: Root, items: dict[str, dict[str, Any]], language: str) -> None:
    site, found = whole_town.path / "site", offers(whole_town.path / "site", language)
    assert len({value(offer, "id") for offer in found}) == len(found) > 30
    for offer in found:
        names = [one.tag.removeprefix(G) for one in offer]
        assert REQUIRED <= set(names) <= KNOWN
        assert all(names.count(name) == 1 for name in set(names) - REPEATED)
        assert names.count("additional_image_link") <= 10
        assert all((one.text or "").strip() or len(one) for one in offer)
        assert 1 <= len(value(offer, "id")) <= 50
        assert 1 <= len(value(offer, "title")) <= 150
        assert 1 <= len(value(offer, "description")) <= 5000
        assert "<" not in value(offer, "title") + value(offer, "description")
        prefix = "" if language == "id" else "en/"
        assert value(offer, "link") == f"{SITE}{prefix}produk/{value(offer, 'id')}/"
        for image in offer.iter(f"{G}image_link"):
            assert (site / str(image.text).removeprefix(SITE)).suffix in (".webp", ".jpg")
            assert (site / str(image.text).removeprefix(SITE)).exists()
        assert value(offer, "availability") == "backorder"
        ready = value(offer, "availability_date")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ", ready)
        assert TODAY < date.fromisoformat(ready[:10]) <= TODAY + timedelta(365)
        assert value(offer, "condition") == "new"
        assert 1 <= len(value(offer, "brand")) <= 70 or "brand" not in names
        gtin = value(offer, "gtin")
        assert not gtin or (ean.is_valid(gtin) and len(gtin) in (8, 12, 13, 14))
        assert value(offer, "identifier_exists") == ("yes" if gtin or ("mpn" in names and "brand" in names) else "no")
        assert 1 <= len(value(offer, "product_type")) <= 750
        if "unit_pricing_measure" in names:
            assert MEASURE.fullmatch(value(offer, "unit_pricing_measure"))
            assert value(offer, "unit_pricing_base_measure") in ("1kg", "1l", "1ct")


@pytest.mark.parametrize("language", LANGUAGES)
def test_prices_and_minimums_are_those_of_the_catalogue(whole_town: Root, items: dict[str, dict[str, Any]], language: str) -> None:
    for offer in offers(whole_town.path / "site", language):
        item = items[value(offer, "id")]
        assert value(offer, "price") == f"{Decimal(str(item['price']['amount'])):.2f} IDR"
        least = offer.find(G + "minimum_order_value")
        if item["order"]["unit"] == item["price"]["per"]:
            total = _total(item)
            assert (least is not None) is (total > Decimal(str(item["price"]["amount"])))
            if least is not None:
                assert [one.tag for one in least] == [f"{G}country", f"{G}price"]
                assert (least.findtext(f"{G}country"), least.findtext(f"{G}price")) == ("ID", f"{total:.2f} IDR")
        assert date.fromisoformat(value(offer, "availability_date")[:10]) == TODAY + timedelta(max(1, item["order"]["lead_time_days"]))


def _total(item: dict[str, Any]) -> Decimal:
    """What the smallest order costs, or the least value of a first order."""
    minimum, amount = (Decimal(str(one)) for one in (item["order"]["minimum"], item["price"]["amount"]))
    for tier in item["price"].get("tiers", []):
        amount = Decimal(str(tier["amount"])) if Decimal(str(tier["from"])) <= minimum else amount
    return max(minimum * amount, Decimal(str(item["order"].get("first_order_minimum", 0))))


def test_all_that_have_a_public_price_in_rupiah_are_there_and_no_others(whole_town: Root, items: dict[str, dict[str, Any]]) -> None:
    here = {value(offer, "id") for offer in offers(whole_town.path / "site", "id")}
    priced = {id for id, item in items.items() if item["price"].get("currency") == "IDR"}
    assert here <= priced
    assert {id for id in priced - here if items[id]["order"]["unit"] == items[id]["price"]["per"]} == set()
    english = {id for id in here if all("en" in items[id][key] for key in ("name", "summary", "description"))}
    assert {value(offer, "id") for offer in offers(whole_town.path / "site", "en")} == english


@pytest.mark.parametrize(("old", "new"), [
    pytest.param("  public: yes\n", "  public: no\n", id="the price is not public"),
    pytest.param("currency: IDR", "currency: USD", id="the price is in dollars"),
    pytest.param("order: {unit: pack,", "order: {unit: ekor,", id="the minimum has no known value"),
])
def test_what_the_rules_leave_no_room_for_is_not_in_the_feed(built: Root, old: str, new: str) -> None:
    built.edit(FOOD, old, new)
    built.decide(FOOD)
    assert built.etalase("build").exit_code == 0
    assert "sambal-pecel-200g" not in {value(offer, "id") for offer in offers(built.path / "site", "id")}


def test_the_day_on_which_goods_are_ready_goes_with_the_edition(built: Root) -> None:
    days = []
    for on in (TODAY, TODAY + timedelta(3)):
        assert built.etalase("build", on=on).exit_code == 0
        offer = next(one for one in offers(built.path / "site", "id") if value(one, "id") == "sambal-pecel-200g")
        days.append(date.fromisoformat(value(offer, "availability_date")[:10]))
    assert days == [TODAY + timedelta(5), TODAY + timedelta(8)]


def test_a_listing_without_a_number_says_so_and_a_makers_number_counts(built: Root) -> None:
    for identifiers, expected in (('{gtin: "8990000000013", sku: "0012"}', ("8990000000013", "", "yes")), ('{sku: "0012"}', ("", "0012", "yes")), ("{}", ("", "", "no"))):
        text = built.file(FOOD).read_text("utf-8")
        built.file(FOOD).write_text(re.sub(r"identifiers: \{.*\}", f"identifiers: {identifiers}", text), "utf-8")
        built.decide(FOOD)
        assert built.etalase("build").exit_code == 0
        offer = next(one for one in offers(built.path / "site", "id") if value(one, "id") == "sambal-pecel-200g")
        assert (value(offer, "gtin"), value(offer, "mpn"), value(offer, "identifier_exists")) == expected


@pytest.mark.parametrize(("gtin", "fits"), [("8990000000013", True), ("8990000000014", False), ("2000000000008", False), ("0200000000004", False),
                                            ("9900000000006", False), ("", False)])
def test_a_number_that_is_no_products_is_not_given(gtin: str, fits: bool) -> None:
    assert merchant.sellable(gtin) is fits


def test_long_texts_are_cut_at_a_word_and_long_ids_stay_different() -> None:
    assert merchant.shortened("kata " * 100, 21) == "kata kata kata kata…"
    assert merchant.shortened("a\x00b\ufffec", 10) == "abc"
    one, other = (merchant.identifier("a" * 60 + end) for end in ("b", "c"))
    assert (len(one), len(other)) == (50, 50)
    assert one != other
    assert merchant.identifier("sambal") == "sambal"


@pytest.mark.parametrize("evil", ["<b>&\"'", "]]>", "=1+1", "#12#", "🥜" * 40])
def test_text_of_any_kind_is_text(built: Root, evil: str) -> None:
    said = json.dumps(f"Sambal {evil}", ensure_ascii=False)
    built.edit(FOOD, "name: {id: Sambal pecel Contoh pedas 200 g,", f"name: {{id: {said},")
    built.edit(SUPPLIER, "name: Contoh Dapur", f"name: {said}")
    for entry in (SUPPLIER, FOOD):
        built.decide(entry)
    assert built.etalase("build").exit_code == 0
    offer = next(one for one in offers(built.path / "site", "id") if value(one, "id") == "sambal-pecel-200g")
    assert value(offer, "title") == f"Sambal {evil}"
