"""Data for machines says what the pages say, and nothing that is not for everybody."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from catalog.field import Field
from catalog.schema import kinds, listing_schema, supplier_schema
from curation.rulebook import rulebook
from site_builder import feed_schema, feeds, rule_feeds
from site_builder.language import number
from site_builder.pages import RULES
from site_builder.views.words import quantity
from tests.root import FOOD, SUPPLIER, TODAY, Root
from tests.site_builder.tree import contents, pages

LANGUAGES = {"id": "", "en": "en/"}
FORMULAS = ('=HYPERLINK("https://evil.example";"x")', "+62811", "-2+3", "@SUM(A1)", "\uff1d1+1", "\uff0b1+1", "\uff0d1+1", "\uff20SUM")


def _table(site: Path) -> list[dict[str, str]]:
    text = (site / feeds.CSV).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def _items(site: Path) -> list[dict[str, Any]]:
    def refuse(word: str) -> object:
        raise AssertionError(f"{word} is not JSON")

    return list(json.loads((site / feeds.JSON).read_bytes(), parse_constant=refuse)["items"])


def test_pages_json_csv_and_structured_data_agree_on_every_listing(whole_town: Root) -> None:
    site = whole_town.path / "site"
    rows, parsed = {row["id"]: row for row in _table(site)}, pages(site)
    items = _items(site)
    assert rows.keys() == {item["id"] for item in items}
    for item in items:
        row, price, order = rows[item["id"]], item["price"], item["order"]
        source = yaml.load(whole_town.file(f"{item['supplier']}/{item['id']}").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  text only
        assert Decimal(row["minimum_order"]) == Decimal(str(order["minimum"])) == Decimal(source["order"]["minimum"])
        assert row["order_unit"] == order["unit"] == source["order"]["unit"]
        assert row["name_id"] == item["name"]["id"] == source["name"]["id"]
        for language, prefix in LANGUAGES.items():
            page = parsed[f"{prefix}produk/{item['id']}/"]
            text = " ".join(page.text_content().split())
            assert quantity(Decimal(source["order"]["minimum"]), order["unit"], language).replace("\xa0", " ").lower() in text.lower() \
                or item.get("live_animal", {}).get("lot") == "unique", item["id"]
            product = [node for script in page.xpath("//script[@type='application/ld+json']") for node in json.loads(script.text)["@graph"]
                       if node["@type"] == "Product"]
            if not price.get("amount"):
                assert row["price"] == row["currency"] == row["per"] == ""
                assert product == []
                continue
            amount = Decimal(source["price"]["amount"])
            assert Decimal(row["price"]) == Decimal(str(price["amount"])) == amount
            assert row["currency"] == price["currency"]
            assert row["per"] == price["per"] == source["price"]["per"]
            offers = product[0]["offers"]
            first = offers["offers"][0] if offers["@type"] == "AggregateOffer" else offers
            assert Decimal(first["price"]) == amount
            assert first["priceCurrency"] == price["currency"]
            assert number(amount, language) in page.xpath("string(//*[@class='et-price__amount'])")


def test_the_feeds_are_read_strictly_and_say_which_edition_they_are(whole_town: Root) -> None:
    site = whole_town.path / "site"
    whole = json.loads((site / feeds.JSON).read_bytes())
    assert whole["version"] == feeds.VERSION
    assert whole["edition"] == TODAY.isoformat()
    assert whole["total"] == len(whole["items"]) == len(_table(site))
    assert (site / feeds.CSV).read_bytes().startswith(b"\xef\xbb\xbfid,url,")
    assert json.loads((site / "api/v1/edition.json").read_bytes())["listings"] == whole["total"]


def test_every_address_in_the_feeds_is_a_page(whole_town: Root) -> None:
    site = whole_town.path / "site"
    suppliers = json.loads((site / feeds.SUPPLIERS).read_bytes())["items"]
    rules = [item for name in (rule_feeds.STANDARDS, rule_feeds.CHANNELS) for item in json.loads((site / name).read_bytes())["items"]]
    for url in (row["url"] for row in (*_items(site), *_table(site), *suppliers, *rules)):
        assert (site / str(url).removeprefix("https://etalase.contoh.example/") / "index.html").exists()


@pytest.mark.parametrize("name", feed_schema.NAMES)
def test_every_feed_is_what_its_published_schema_says(whole_town: Root, name: str) -> None:
    api = whole_town.path / "site" / "api" / "v1"
    schema = json.loads((api / "schema" / f"feed-{name}.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    feed = json.loads((api / f"{name}.json").read_bytes())
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(feed)
    assert feed["total"] == len(feed["items"]) > 0


@pytest.mark.parametrize(("change", "path"), [({"ready": "gerai-pasar-jaya"}, ["items", 0, "ready"]), ({"grade": "E"}, ["items", 0, "grade"]),
                                              ({"approved": "tomorrow"}, ["items", 0, "approved"])], ids=["ready", "grade", "day"])
def test_the_schema_of_the_catalogue_refuses_what_it_should(whole_town: Root, change: dict[str, str], path: list[object]) -> None:
    feed = json.loads((whole_town.path / "site" / feeds.JSON).read_bytes())
    feed["items"][0] |= change
    schema = feed_schema.feed_schema("catalogue")
    (error,) = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).iter_errors(feed)
    assert list(error.absolute_path) == path


def test_the_feeds_say_what_a_listing_is_ready_for_and_keep_what_it_asks_for_apart(built: Root) -> None:
    assert built.etalase("build").exit_code == 0
    food = next(item for item in _items(built.path / "site") if item["id"] == "sambal-pecel-200g")
    row = next(row for row in _table(built.path / "site") if row["id"] == "sambal-pecel-200g")
    assert food["channels"] == ["gerai-pasar-jaya", "konsinyasi-kkmp"]
    assert food["ready"] == ["gerai-pasar-jaya"]
    assert food["grade"] is None
    assert (row["ready"], row["grade"]) == ("gerai-pasar-jaya", "")
    channels = {one["id"]: one for one in json.loads((built.path / "site" / rule_feeds.CHANNELS).read_bytes())["items"]}
    assert channels["gerai-pasar-jaya"]["ready"] == ["sambal-pecel-200g"]
    assert channels["ekspor-hk"]["ready"] == []


def test_the_grade_recorded_with_an_approval_is_in_the_feeds(built: Root) -> None:
    criteria = (criterion.id for criterion in rulebook(built.path).rubric.criteria("food"))
    built.decide(FOOD, "judge", marks=dict.fromkeys(criteria, 3))
    assert built.decide(FOOD)[0].grade == "A"
    built.etalase("build")
    assert {item["id"]: item["grade"] for item in _items(built.path / "site")} == {"sambal-pecel-200g": "A", "kendang-jimbe-30cm": None}


def test_what_a_channel_asks_is_in_both_feeds_alike(whole_town: Root) -> None:
    api = whole_town.path / "site" / "api" / "v1"
    standards = {one["id"]: one for one in json.loads((api / "standards.json").read_bytes())["items"]}
    channels = {one["id"]: one for one in json.loads((api / "channels.json").read_bytes())["items"]}
    for id, channel in channels.items():
        assert channel["standards"] == {name: one["channels"][id] for name, one in standards.items() if id in one["channels"]}


@pytest.mark.parametrize("text", FORMULAS)
def test_a_name_that_is_a_formula_is_text_in_a_spreadsheet(built: Root, text: str) -> None:
    said = json.dumps(text, ensure_ascii=False)
    built.edit(FOOD, "name: {id: Sambal pecel Contoh pedas 200 g, en: Contoh hot sambal pecel 200 g}", f"name: {{id: {said}, en: {said}}}")
    built.edit(SUPPLIER, "name: Contoh Dapur", f"name: {said}")
    for entry in (SUPPLIER, FOOD):
        built.decide(entry)
    assert built.etalase("build").exit_code == 0
    row = next(row for row in _table(built.path / "site") if row["id"] == "sambal-pecel-200g")
    assert row["name_id"] == row["name_en"] == row["supplier_name"] == f"'{text}"
    for cells in _table(built.path / "site"):
        assert [cell for cell in cells.values() if cell[:1] in ("=", "+", "-", "@", "\t", "\uff1d", "\uff0b", "\uff0d", "\uff20")] == []


def test_the_json_feed_gives_a_formula_as_it_is(built: Root) -> None:
    """Only spreadsheets obey formulas; a program wants the name."""
    built.edit(FOOD, "id: Sambal pecel Contoh pedas 200 g,", 'id: "=1+1",')
    built.decide(FOOD)
    built.etalase("build")
    assert "=1+1" in {item["name"]["id"] for item in _items(built.path / "site")}


def _private(field: Field, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, child in field.children.items():
        if child.private:
            yield (*path, key)
        yield from _private(child, (*path, key))
    if field.item:
        yield from _private(field.item, path)


def test_the_feeds_hold_no_field_that_the_schema_calls_private(whole_town: Root) -> None:
    site = whole_town.path / "site"
    hidden = {kind: set(_private(listing_schema(kind))) for kind in kinds()}
    for item in _items(site):
        assert hidden[item["kind"]] & set(_paths(item)) == set()
    of_suppliers = set(_private(supplier_schema()))
    assert of_suppliers
    for item in json.loads((site / feeds.SUPPLIERS).read_bytes())["items"]:
        assert of_suppliers & set(_paths({key: value for key, value in item.items() if key != "contacts"})) == set()


def _paths(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield (*path, key)
            yield from _paths(one, (*path, key))
    elif isinstance(value, list):
        for one in value:
            yield from _paths(one, path)


PRIVATE = ("+6281234567890", "6281234567890", "dapur@contoh.example", "BA-2026-001")


@pytest.mark.parametrize(("change", "shown"), [
    pytest.param(("scope: [whatsapp, email]", "scope: [whatsapp]"), {"6281234567890"}, id="the e-mail has no consent"),
    pytest.param(("scope: [whatsapp, email]", "scope: [name]"), set(), id="neither has"),
    pytest.param(("given: 2026-01-10", "given: 2026-11-22"), set(), id="the consent begins tomorrow"),
    pytest.param(("proof: BA-2026-001}", "proof: BA-2026-001, withdrawn: 2026-11-21}"), set(), id="the consent ends today"),
    pytest.param(("proof: BA-2026-001}", "proof: BA-2026-001, withdrawn: 2026-11-22}"), {"6281234567890", "dapur@contoh.example"},
                 id="the consent ends tomorrow"),
])
def test_no_contact_is_in_any_file_without_its_consent(built: Root, change: tuple[str, str], shown: set[str]) -> None:
    built.edit(SUPPLIER, *change)
    built.decide(SUPPLIER)
    assert built.etalase("build").exit_code == 0
    files = {path: data for path, data in contents(built.path / "site").items() if not str(path).startswith(RULES)}
    everything = b"\0".join(files.values()).decode("utf-8", "replace")     # the form's rules show by this number how numbers are written
    found = {mark for mark in PRIVATE if mark in everything or mark.replace("@", "%40") in everything}
    assert found - {"+6281234567890"} == shown


def test_the_proof_of_a_consent_and_private_fields_are_in_no_file(whole_town: Root) -> None:
    everything = b"\0".join(contents(whole_town.path / "site").values())
    proofs = set()
    for file in whole_town.path.glob("products/*/supplier.yml"):
        data = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  text only
        proofs |= {str(consent["proof"]) for consent in data.get("consents", []) if consent.get("proof")}
    assert proofs
    assert [proof for proof in proofs if proof.encode() in everything] == []


def test_plain_values_are_json_as_it_should_be() -> None:
    assert feeds.plain(Decimal("5")) == 5
    assert isinstance(feeds.plain(Decimal("5")), int)
    assert feeds.plain(Decimal("16250.50")) == 16250.5
    assert feeds.plain(date(2026, 11, 21)) == "2026-11-21"
    assert feeds.plain("0012") == "0012"
