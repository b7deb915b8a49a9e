"""Delivery terms that contradict themselves."""

import pytest

from curation.checks.terms import check
from curation.example import stage

HERE = {"here": ("EXW", "FCA", "FAS", "FOB"), "country": "ID"}


def found(*terms: str, kind: str = "craft", **given: object) -> list[str]:
    """The sentences about these terms, such as `FOB IDSUB`."""
    told = [dict(zip(("rule", "port"), term.split(), strict=True)) for term in terms]
    return [str(breach.message) for breach in check(stage({"kind": kind, "listing": {"export.terms": told or None}}).subject, **given)]


@pytest.mark.parametrize("term", ["FOB IDSUB", "CIF HKHKG", "FCA SUB", "CIP KIX", "FCA IDSUB"])
def test_terms_that_fit_the_way_of_travel_are_passed_over(term: str) -> None:
    assert found(term) == []


@pytest.mark.parametrize("rule", ["FAS", "FOB", "CFR", "CIF"])
def test_a_rule_for_ships_at_an_airport_is_found(rule: str) -> None:
    assert found(f"{rule} SUB") == [f"{rule} is a rule for ships, and these goods fly from or to Juanda Airport, Surabaya"]


def test_goods_that_always_fly_take_no_rule_for_ships_anywhere() -> None:
    assert found("FOB IDSUB", kind="live-animal") == []
    assert found("FOB IDSUB", kind="live-animal", airborne=("live-animal",)) == [
        "FOB is a rule for ships, and these goods fly from or to Tanjung Perak, Surabaya"]


@pytest.mark.parametrize("term", ["EXW SUB", "FCA IDSUB", "FOB IDJKT", "CIF HKHKG", "CPT NRT", "DDP USLAX"])
def test_a_place_on_the_right_side_of_the_border_is_passed_over(term: str) -> None:
    assert found(term, **HERE) == []


def test_goods_that_change_hands_abroad_are_found() -> None:
    assert found("FOB CNSZX", **HERE) == ["under FOB the goods change hands where they are loaded, and Shenzhen lies abroad"]


def test_carriage_that_is_paid_to_nowhere_is_found() -> None:
    assert found("CIF IDSUB", **HERE) == [
        "under CIF carriage is paid to the destination, and Tanjung Perak, Surabaya is no destination abroad"]


def test_each_term_is_looked_at_in_its_place() -> None:
    terms = [{"rule": "FOB", "port": "IDSUB"}, {"rule": "CIF", "port": "SUB"}]
    subject = stage({"kind": "craft", "listing": {"export.terms": terms}}).subject
    assert [breach.path for breach in check(subject)] == [("export", "terms", 1, "rule")]
    assert [breach.path for breach in check(subject, **HERE)] == [("export", "terms", 1, "port")]


@pytest.mark.parametrize("terms", [(), ("DAT IDSUB",), ("FOB XXXXX",)], ids=["none", "a rule that no longer exists", "an unknown port"])
def test_what_is_not_known_is_left_to_the_file_reader(terms: tuple[str, ...]) -> None:
    assert found(*terms) == []
    assert found(*terms, **HERE) == []
