"""What ends soon: permits and the price, soonest first."""

from datetime import date, timedelta

import pytest

from curation.example import DAY, stage
from curation.renewal import renewals
from curation.subject import Subject

PIRT = {"type": "pirt", "number": "2113572010001-30", "level": "seen"}


def ending(days: int | None, **more: str) -> dict[str, str]:
    """A P-IRT that ends so many days from the examples' day, or never."""
    return {**PIRT, **({} if days is None else {"expires": str(DAY + timedelta(days))}), **more}


def subject(*papers: dict[str, str], price: date | None = None) -> Subject:
    changes = {"certificates": list(papers), "price.valid_until": str(price or DAY + timedelta(300))}
    return stage({"listing": changes, "supplier": {"certificates": None}}).subject  # type: ignore[dict-item]


@pytest.mark.parametrize(("days", "said"), [(-1, False), (0, True), (1, True), (90, True), (91, False)],
                         ids=["over since yesterday", "ends today", "ends tomorrow", "ends in 90 days", "ends in 91 days"])
def test_what_ends_within_the_time_is_named_and_what_is_over_is_not(days: int, said: bool) -> None:
    assert [one.until for one in renewals(subject(ending(days)), 90)] == [DAY + timedelta(days)] * said


def test_a_paper_without_an_end_needs_no_renewal() -> None:
    assert renewals(subject(ending(None)), 90) == ()


def test_a_paper_that_another_of_its_type_follows_needs_none() -> None:
    assert renewals(subject(ending(10), ending(2000, number="2113572010001-31")), 90) == ()
    assert renewals(subject(ending(10), ending(None, number="2113572010001-31")), 90) == ()
    assert len(renewals(subject(ending(10), {**ending(2000), "type": "halal", "number": "ID35110012345670824"}), 90)) == 1


def test_the_soonest_comes_first_and_the_price_counts() -> None:
    got = renewals(subject(ending(50), price=DAY + timedelta(20)), 90)
    assert [(one.what["en"], one.number, one.path) for one in got] == [
        ("Price", "", ("price", "valid_until")), ("P-IRT (home-industry food permit)", PIRT["number"], ("certificates", 0, "expires"))]


def test_the_office_is_that_of_the_suppliers_government() -> None:
    in_city, = renewals(subject(ending(5)), 90)
    moved = stage({"listing": {"certificates": [ending(5)], "price.valid_until": str(DAY + timedelta(300))},
                   "supplier": {"certificates": None, "place": "35.05.04.2009"}}).subject
    in_regency, = renewals(moved, 90)
    assert in_regency.office is not None
    assert in_regency.office.id == "dinkes-kabupaten"
    assert in_city.office is not None
    assert in_city.office.id.startswith("dinkes-")


def test_a_suppliers_papers_count_too() -> None:
    one = {"type": "haccp", "number": "HACCP-0001-2026", "level": "seen", "expires": str(DAY + timedelta(5))}
    of = stage({"listing": {"certificates": None, "price.valid_until": str(DAY + timedelta(300))}, "supplier": {"certificates": [one]}}).subject
    got, = renewals(of, 90)
    assert (got.file, got.number) == ("supplier.yml", "HACCP-0001-2026")
