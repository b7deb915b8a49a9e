"""The papers of a listing and of its supplier."""

from datetime import date

import pytest

from catalog.document import Raw
from catalog.field import Value
from curation.breach import LISTING, SUPPLIER
from curation.example import stage
from curation.permit import Permit, called, home, level_name, permits, rank


def permit(**values: Value) -> Permit:
    return Permit(LISTING, ("certificates", 0), {"type": "pirt", **values})


def test_the_listings_papers_come_before_the_suppliers() -> None:
    held = [(one.file, one.kind.id) for one in permits(stage({}).subject)]
    assert held[:3] == [(LISTING, "pirt"), (LISTING, "halal"), (LISTING, "hasil-uji")]
    assert held[3:5] == [(SUPPLIER, "nib"), (SUPPLIER, "merek")]


def test_papers_may_be_asked_for_by_type() -> None:
    assert [one.kind.id for one in permits(stage({}).subject, ("nib", "halal"))] == ["halal", "nib"]


def test_papers_of_an_unknown_type_are_left_out() -> None:
    example: dict[str, Raw] = {"listing": {"certificates": [{"type": "izin-lurah", "number": "1", "level": "seen"}]}, "supplier": {"certificates": None}}
    assert list(permits(stage(example).subject)) == []


@pytest.mark.parametrize(("type", "typed", "normal"), [
    ("pirt", " 2113505010001–30 ", "211350501000130"), ("halal", "id 3511-0012.3456 70824", "ID35110012345670824"),
    ("nkv", "rphr‑3505010—007", "RPHR-3505010-007"), ("bpom-md", "md   271113000100001", "MD 271113000100001"),
])
def test_a_number_is_brought_into_the_form_of_its_pattern(type: str, typed: str, normal: str) -> None:
    assert permit(type=type, number=typed).normal == normal


def test_a_remark_is_no_number() -> None:
    assert permit(number="LHU-1").numbered
    assert not permit(number="sedang diproses").numbered
    assert not permit().numbered


@pytest.mark.parametrize(("on", "serves"), [("2024-05-19", False), ("2024-05-20", True), ("2029-05-20", True), ("2029-05-21", False)])
def test_a_paper_serves_from_its_first_day_to_its_last(on: str, serves: bool) -> None:
    held = permit(number="1", issued=date(2024, 5, 20), expires=date(2029, 5, 20))
    assert held.serves(date.fromisoformat(on)) is serves


def test_a_date_that_was_mistyped_is_none() -> None:
    assert permit(expires="2029-13-01").day("expires") is None


def test_levels_have_an_order() -> None:
    assert rank("dicek") < rank("declared") < rank("seen") < rank("verified")
    assert level_name("seen") == {"id": "dilihat", "en": "seen"}


def test_a_product_permit_is_of_one_product() -> None:
    assert permit().of_one_product
    assert not permit(type="nib").of_one_product


def test_a_paper_is_written_down_where_its_holder_is() -> None:
    assert home(("nib", "nkv"))[0] == SUPPLIER
    assert home(("pirt", "bpom-md"))[0] == LISTING
    assert home(("nib", "halal"))[0] == LISTING


def test_types_of_which_any_will_do_are_named_together() -> None:
    assert called(("halal", "nib")) == {"id": "sertifikat halal / NIB (Nomor Induk Berusaha)", "en": "halal certificate / NIB (business identification number)"}


def test_a_breach_names_its_paper_and_place() -> None:
    breach = permit().breach("level", "{paper} is {how}", {"how": "new"}, doubtful=True)
    assert str(breach.message) == "P-IRT (home-industry food permit) is new"
    assert (breach.path, breach.doubtful, breach.values["how"]) == (("certificates", 0, "level"), True, "new")
