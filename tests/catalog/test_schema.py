"""Schemas: one entry a field, from which everything else is made."""

from pathlib import Path

import pytest

from catalog.reference import BrokenConfiguration
from catalog.schema import groups, kinds, listing_schema, schema, supplier_schema


def write(path: Path, text: str) -> Path:
    file = path / "thing.yml"
    file.write_text(text, "utf-8")
    return file


def test_there_are_six_kinds_of_listing() -> None:
    assert kinds() == ("commodity", "craft", "food", "goods", "live-animal", "live-plant")


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_has_the_shared_fields_and_its_own_section(kind: str) -> None:
    children = listing_schema(kind).children
    assert {"kind", "name", "summary", "description", "brand", "producer", "category", "origin", "role", "photos", "price", "order", "capacity", "packing", "identifiers", "certificates",
            "channels", "markets", "consignment", "export", "confirmed", kind} == set(children)
    assert children[kind].required


def test_a_part_gives_its_rules_and_what_a_field_says_itself_wins(tmp_path: Path) -> None:
    made = schema(write(tmp_path, "name: {use: text, required: true, valuesrules: {type: string, maxlength: 7}, meta: {label: {id: N, en: N}}}\n"))
    name = made.children["name"]
    assert (name.type, name.required, name.widget, name.per_language) == ("dict", True, "text", True)
    assert name.rules["valuesrules"] == {"type": "string", "maxlength": 7}


def test_group_and_privacy_pass_down_and_labels_do_not() -> None:
    consents = supplier_schema().children["consents"]
    assert consents.item is not None
    proof = consents.item.children["proof"]
    assert proof.private
    assert proof.group == "contact"
    assert proof.label["en"] == "Reference of the proof"
    assert consents.item.label == {}


def test_a_new_field_is_one_entry(tmp_path: Path) -> None:
    made = schema(write(tmp_path, "age: {type: integer, min: 1, max: 9, meta: {label: {id: Umur, en: Age}, facet: true, unit: year, show: false}}\n"))
    age = made.children["age"]
    assert (age.rules, age.facet, age.unit, age.show, age.path) == ({"type": "integer", "min": 1, "max": 9}, True, "year", False, "age")


@pytest.mark.parametrize(("text", "said"), [
    ("a: {type: stringg}\n", "no known type"), ("a: {required: true}\n", "no known type"), ("a: text\n", "needs rules"), ("a: {use: nothing}\n", "no part 'nothing'"),
    ("a: {type: list}\n", "needs rules"), ("a: {type: dict, schema: {b: x}}\n", "needs rules"), ("a: b: c\n", "cannot be read"),
], ids=["a type with a slip", "no type", "a field that is a text", "a part there is not", "a list without items", "an inner field that is a text", "unreadable YAML"])
def test_a_malformed_schema_is_a_broken_configuration(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BrokenConfiguration, match=said):
        schema(write(tmp_path, text))


def test_every_field_stands_in_a_group_that_has_a_title() -> None:
    for kind in kinds():
        for field in listing_schema(kind).children.values():
            inner = field.children.values() if field.children and not field.group else [field]
            assert all(one.group in groups() for one in inner), field.path
