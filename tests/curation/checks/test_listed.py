"""Values that another field's reference entry lists."""

import pytest

from curation.checks.listed import check
from curation.example import stage

HS = "export.hs_code"


def found(listing: dict[str, object], kind: str = "craft", of: str = "category") -> list[str]:
    """The sentences about the HS code of a listing."""
    return [str(breach.message) for breach in check(stage({"kind": kind, "listing": listing}).subject, field=HS, of=of, key="hs")]


def test_a_listed_value_is_passed_over() -> None:
    assert found({"category": "kendang-jimbe", HS: "9206.00.00"}) == []


def test_a_value_that_is_not_listed_is_found_with_the_usual_ones() -> None:
    assert found({"category": "kendang-jimbe", HS: "4420.90.90"}) == ["'HS code (BTKI 2022)' is 4420.90.90; usual for Djembe drums: 9206.00.00"]


def test_several_candidates_are_all_named() -> None:
    assert found({"category": "sambal-pecel", HS: "9206.00.00"}, kind="food") == [
        "'HS code (BTKI 2022)' is 9206.00.00; usual for Sambal pecel (peanut sauce): 2103.90.13, 2103.90.29, 2008.11.90"]


@pytest.mark.parametrize("listing", [{"category": "gerabah", HS: "9206.00.00"}, {HS: None}, {"category": None, HS: "9206.00.00"}],
                         ids=["an entry that lists nothing", "no value", "no entry"])
def test_where_there_is_nothing_to_compare_nothing_is_said(listing: dict[str, object]) -> None:
    assert found(listing) == []


def test_a_field_of_the_kind_may_choose_the_entry() -> None:
    assert found({"live-plant.form": "cutting", HS: "0602.90.90"}, kind="live-plant", of="kind.form") == [
        "'HS code (BTKI 2022)' is 0602.90.90; usual for Unrooted cutting: 0602.10.90"]
