"""The exported JSON Schema is valid, knows every field, and judges as Cerberus does where an editor can."""

import json
import re
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml

from catalog import document, validate
from catalog.fit import fits_for
from catalog.json_schema import DIALECT, exported
from catalog.schema import kinds, listing_schema, supplier_schema
from tests.catalog.test_validate import DRUM, FOOD, SUPPLIER

HOME = Path(__file__).parents[2]


class _Core(yaml.SafeLoader):
    """YAML as editors read it: booleans are true and false, dates stay text."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
_Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


@cache
def validators() -> dict[str, jsonschema.Draft202012Validator]:
    checker = jsonschema.FormatChecker()
    return {name: jsonschema.Draft202012Validator(schema, format_checker=checker) for name, schema in exported("id").items()}


def editor(text: str, name: str) -> list[str]:
    """What an editor with the exported schema complains of."""
    return [error.message for error in validators()[name].iter_errors(yaml.load(text, _Core))]  # noqa: S506  # a SafeLoader


def ours(text: str, name: str) -> bool:
    """Whether Cerberus finds something."""
    read = document.read("x.yml", text.encode())
    fits = fits_for(supplier_schema) if name == "supplier" else fits_for(listing_schema, name)
    return bool(read.findings or validate.check(read, supplier_schema() if name == "supplier" else listing_schema(name), fits)[1])


def test_there_is_a_schema_for_suppliers_and_for_each_kind_of_listing() -> None:
    assert set(exported("id")) == set(exported("en")) == {"supplier", *kinds()}


@pytest.mark.parametrize("name", ["supplier", *kinds()])
def test_every_schema_is_valid_and_can_be_written_as_json(name: str) -> None:
    schema = exported("id")[name]
    assert schema["$schema"] == DIALECT
    jsonschema.Draft202012Validator.check_schema(json.loads(json.dumps(schema)))


def test_titles_are_in_the_readers_language() -> None:
    for language, title in (("id", "Nama produk"), ("en", "Product name")):
        properties = exported(language)["food"]["properties"]
        assert properties["name"]["title"] == title  # type: ignore[index]


def test_every_field_of_the_schema_is_a_property() -> None:
    for kind in kinds():
        properties = exported("id")[kind]["properties"]
        assert set(properties) == set(listing_schema(kind).children)  # type: ignore[call-overload]


@pytest.mark.parametrize("path", sorted([*HOME.glob("products/*/supplier.yml"), *HOME.glob("products/*/*/listing.yml")]), ids=lambda path: path.parent.name)
def test_an_editor_has_nothing_to_say_about_a_published_entry(path: Path) -> None:
    text = path.read_text("utf-8")
    name = "supplier" if path.name == "supplier.yml" else next(line.split(":")[1].strip() for line in text.splitlines() if line.startswith("kind:"))
    if not ours(text, name):
        assert editor(text, name) == []


@pytest.mark.parametrize(("text", "name"), [(FOOD, "food"), (DRUM, "craft"), (SUPPLIER, "supplier")])
def test_a_whole_entry_passes_both(text: str, name: str) -> None:
    assert not ours(text, name)
    assert editor(text, name) == []


SAME = [
    ("food", "kind: food", "kind: foood"), ("food", "category: sambal-pecel", "category: sambal-pecell"), ("food", "category: sambal-pecel\n", ""),
    ("food", "origin: 35.72.03.1004", "origin: 35.72.03"), ("food", "origin: 35.72.03.1004", "origin: 35.72.03.9999"), ("food", "public: yes", "public: maybe"),
    ("food", "amount: 18500", "amount: 0"), ("food", "amount: 18500", "amount: mahal"), ("food", "amount: 18500", "amount: [1]"), ("food", "per: pack", "per: pak"),
    ("food", "valid_until: 2027-06-30", "valid_until: 2027-06-31"), ("food", "valid_until: 2027-06-30", "valid_until: besok"),
    ("food", "lead_time_days: 5", "lead_time_days: 366"), ("food", "lead_time_days: 5", "lead_time_days: -1"), ("food", "lead_time_days: 5", "lead_time_days: 5.5"),
    ("food", "lead_time_days: 5", "lead_time: 5"), ("food", "spiciness: 4", "spiciness: 6"), ("food", "spiciness: 4", "spiciness: pedas"),
    ("food", "brand: Contoh", f"brand: {'x' * 61}"), ("food", "brand: Contoh", "merk: Contoh"), ("food", "file: depan.jpg", "file: Depan.JPG"),
    ("food", "file: depan.jpg, ", ""), ("food", "allergens: [kacang-tanah]", "allergens: kacang-tanah"), ("food", "allergens: [kacang-tanah]", "allergens: [kacang]"),
    ("food", "storage: cool-dry", "storage: kulkas"), ("food", "shelf_life: {amount: 6, unit: month}", "shelf_life: 6 bulan"),
    ("food", "Sambal pecel Contoh pedas 200 g", "Sam"), ("food", "name: {id: Sambal pecel Contoh pedas 200 g, en:", "name: {en:"),
    ("food", "name: {id: Sambal pecel Contoh pedas 200 g, en:", "name: {id: Sambal pecel Contoh pedas 200 g, inggris:"),
    ("craft", "season: [1, 2, 3, 12]", "season: []"), ("craft", "season: [1, 2, 3, 12]", "season: [0]"), ("craft", "season: [1, 2, 3, 12]", "season: [13]"),
    ("craft", "wood_species: [mahoni]", "wood_species: [kayu]"), ("craft", "  materials:", "  material:"), ("craft", "unit: pcs, minimum: 10", "unit: pcs"),
    ("supplier", "kind: umkm", "kind: UMKM"), ("supplier", "since: 2015", "since: 1815"), ("supplier", "since: 2015", "since: lama"),
    ("supplier", "sample: ya", "sample: contoh"), ("supplier", "languages: [id]", "languages: [xx]"), ("supplier", "scope: [whatsapp, email]", "scope: []"),
    ("supplier", "kind: whatsapp", "kind: fax"), ("supplier", "place: 35.72.03.1004\n", ""), ("supplier", "level: seen", "level: glanced"),
    # and changes that are right
    ("food", "public: yes", "public: tidak"), ("food", "amount: 18500", "amount: 18500.5"), ("food", "spiciness: 4", "spiciness: 0"),
    ("food", "brand: Contoh\n", ""), ("food", "brand: Contoh", "brand: 1945"), ("craft", "season: [1, 2, 3, 12]", "season: [7]"),
    ("supplier", "sample: ya", "sample: false"), ("supplier", "workers: 7", "workers: 1"),
]


@pytest.mark.parametrize(("name", "old", "new"), SAME, ids=[f"{name}, {new or 'without ' + old.strip()}"[:60] for name, old, new in SAME])
def test_an_editor_and_cerberus_give_the_same_verdict(name: str, old: str, new: str) -> None:
    text = {"food": FOOD, "craft": DRUM, "supplier": SUPPLIER}[name]
    assert text.count(old) == 1
    assert bool(editor(text.replace(old, new), name)) is ours(text.replace(old, new), name)
