"""Fields that are empty are told, each where it belongs."""

import pytest

from curation.checks.present import check
from tests.curation.checks.told import breaches, told


@pytest.mark.parametrize(("example", "fields", "paths"), [
    ({}, ("brand", "name"), []),
    ({"listing": {"brand": None}}, ("brand", "name"), ["brand"]),
    ({"listing": {"brand": None, "packing": None}}, ("brand", "packing.net.amount"), ["brand", "packing.net.amount"]),
    ({"listing": {"channels": []}}, ("channels",), ["channels"]),
    ({"listing": {"food.production_code": None}}, ("kind.production_code",), ["food.production_code"]),
    ({"supplier": {"delivery": None}}, ("supplier.delivery",), ["supplier.yml: delivery"]),
    ({"listing": {"order.sample": "no"}}, ("order.sample",), []),
    ({"listing": {"order.lead_time_days": "0"}}, ("order.lead_time_days",), []),
], ids=["all are there", "one is missing", "a section is missing", "an empty list", "of the kind's section", "of the supplier", "no is an answer", "nought is a number"])
def test_every_empty_field_is_told_at_its_place(example: dict[str, object], fields: tuple[str, ...], paths: list[str]) -> None:
    assert [path for path, _ in told(check, example, fields=fields)] == paths  # type: ignore[arg-type]


@pytest.mark.parametrize(("missing", "paths"), [([], []), (["brand"], []), (["brand", "producer"], ["brand"])], ids=["both", "one", "none"])
def test_with_a_least_number_one_breach_tells_that_too_few_are_there(missing: list[str], paths: list[str]) -> None:
    example = {"listing": {"brand": "Mawar", "producer": "Contoh Dapur", **dict.fromkeys(missing)}}
    assert [path for path, _ in told(check, example, fields=("brand", "producer"), least=1)] == paths


def test_the_sentence_calls_the_field_what_people_call_it() -> None:
    breach, = breaches(check, {"listing": {"brand": None}}, fields=("brand",))
    assert breach.message.values["label"] == {"id": "Merek", "en": "Brand"}
