"""The quick test says yes exactly where Cerberus finds nothing."""

import copy
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import document, validate
from catalog.document import Document
from catalog.field import Field, Value, typed
from catalog.fit import fits_for, fitting
from catalog.schema import listing_schema, supplier_schema

HOME = Path(__file__).parents[2]
FILES = sorted([*HOME.glob("tests/sample/small/products/*/*.yml"), *HOME.glob("tests/sample/small/products/*/*/listing.yml"),
                *HOME.glob("products/*/supplier.yml"), *HOME.glob("products/*/*/listing.yml")])


def schema_of(path: Path, tree: dict[str, document.Raw]) -> Field:
    return supplier_schema() if path.name == "supplier.yml" else listing_schema(str(tree["kind"]))


def entries() -> list[tuple[Field, dict[str, Value]]]:
    read = [(path, document.read(path.name, path.read_bytes()).tree) for path in FILES]
    made = [(schema_of(path, tree), tree) for path, tree in read if tree and (path.name == "supplier.yml" or "kind" in tree)]
    return [(schema, typed(schema, tree)) for schema, tree in made]  # type: ignore[misc]


ENTRIES = entries()
ODD: list[Value] = [None, "", "x", "no", "id", "pcs", "x" * 6000, 0, -1, 5, 10**12, Decimal(0), Decimal("-0.5"), Decimal("1e9"), True, False, date(2026, 1, 1),
                    [], {}, ["x"], [None], [[]], {"id": "teks"}, {"id": None}, {"en": "text"}, {"id": "teks yang cukup panjang untuk lolos", "xx": "?"}, "35.72.03.1004"]


def places(value: Value, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, child in inner for place in places(child, (*path, key)))]


def changed(draw: st.DrawFn, values: dict[str, Value]) -> dict[str, Value]:
    """The values with one place removed, replaced, doubled or given a stranger."""
    whole = copy.deepcopy(values)
    path = draw(st.sampled_from(places(whole)))
    here: Value = whole
    for step in path[:-1]:
        here = here[step]  # type: ignore[index,call-overload]
    act = draw(st.sampled_from(["remove", "replace", "double", "stranger"]))
    target: Value = here[path[-1]] if path else whole  # type: ignore[index,call-overload]
    if act == "stranger" and isinstance(target, dict):
        target[draw(st.sampled_from(["x", "id", "en", "ja", "unit", "amount", "kind"]))] = draw(st.sampled_from(ODD))
    elif act == "double" and isinstance(target, list):
        target.extend(copy.deepcopy(target) * draw(st.sampled_from([1, 4, 25])))
    elif path and act == "remove":
        del here[path[-1]]  # type: ignore[union-attr,arg-type]
    elif path:
        here[path[-1]] = copy.deepcopy(draw(st.sampled_from(ODD)))  # type: ignore[index,call-overload]
    return whole


@settings(max_examples=400)
@given(st.data())
def test_the_quick_test_and_cerberus_agree_on_any_change_of_a_real_entry(data: st.DataObject) -> None:
    schema, values = data.draw(st.sampled_from(ENTRIES))
    for _ in range(data.draw(st.integers(1, 3))):
        values = changed(data.draw, values)
    said = [str(finding.message) for finding in validate.explain(Document("x.yml"), schema, values)]
    assert fitting(schema)(values) is (not said), said


def test_every_whole_sample_fits() -> None:
    for schema, values in ENTRIES[:3]:
        assert fitting(schema)(values)


def test_a_rule_it_does_not_know_goes_to_cerberus() -> None:
    field = Field("x", "string", label={}, rules={"type": "string", "regex": "a+"})
    assert not fitting(field)("aaa")


@pytest.mark.parametrize(("keys", "value", "fit"), [
    ({"reference": "languages"}, {"id": "x"}, True), ({"reference": "languages"}, {"xx": "x"}, False), ({"format": "slug"}, {"rasa": "x"}, True),
    ({"format": "slug"}, {"Rasa!": "x"}, False), ({"regex": "a+"}, {"aa": "x"}, False), ({}, {"aa": "x"}, False), ({"format": "slug"}, {"rasa": 3}, False),
], ids=["a language", "no language", "a slug", "no slug", "an unknown rule", "any key", "another type"])
def test_free_keys_are_of_a_closed_list_or_of_a_form_and_all_else_goes_to_cerberus(keys: dict[str, str], value: dict[str, object], fit: bool) -> None:
    item = Field("x", "string", label={}, rules={"type": "string"})
    field = Field("x", "dict", label={}, item=item, rules={"type": "dict", "valuesrules": item.rules, "keysrules": {"type": "string", **keys}})
    assert fitting(field)(value) is fit


def test_the_test_of_a_schema_is_made_once() -> None:
    assert fits_for(listing_schema, "food") is fits_for(listing_schema, "food")
