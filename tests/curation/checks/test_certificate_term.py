"""Papers that last longer or shorter than papers of their type do."""

import pytest

from catalog.document import Raw
from curation.breach import Breach
from curation.checks.certificate_term import check
from curation.example import stage


def term(number: int, issued: str, expires: str) -> list[Breach]:
    """What is found in the food's paper at that place: a P-IRT, a halal certificate, a test report."""
    example: dict[str, Raw] = {"listing": {f"certificates.{number}.issued": issued, f"certificates.{number}.expires": expires}}
    return list(check(stage(example).subject, tolerance=31, endless=("nib", "halal")))


@pytest.mark.parametrize(("expires", "odd"), [
    ("2029-05-20", False), ("2029-05-19", False), ("2029-06-20", False), ("2029-04-19", False), ("2029-06-21", True), ("2029-04-18", True), ("2030-05-20", True),
], ids=["five years", "a day less", "a month more", "a month less", "32 days more", "32 days less", "six years"])
def test_a_p_irt_lasts_five_years_give_or_take_a_month(expires: str, odd: bool) -> None:
    assert len(term(0, "2024-05-20", expires)) == odd


def test_another_length_is_only_doubted() -> None:
    [breach] = term(0, "2024-05-20", "2027-05-20")
    assert breach.doubtful
    assert str(breach.message) == ("P-IRT (home-industry food permit) lasts 5 years: issued on 2024-05-20, it would end near "
                                   "2029-05-20, not on 2027-05-20")


def test_a_leap_day_has_its_anniversary_too() -> None:
    assert term(0, "2024-02-29", "2029-02-28") == []


def test_an_endless_paper_has_no_end() -> None:
    [breach] = term(1, "2025-03-11", "2029-03-11")
    assert breach.doubtful
    assert str(breach.message) == "halal certificate is said to end on 2029-03-11, but has no end"


def test_a_type_whose_years_are_not_known_may_last_as_it_likes() -> None:
    assert term(2, "2026-02-19", "2036-02-19") == []


def test_a_type_whose_years_nobody_confirmed_may_too() -> None:
    supplier: dict[str, Raw] = {"certificates.4.expires": "2036-03-01"}
    assert list(check(stage({"kind": "live-animal", "supplier": supplier}).subject, tolerance=31)) == []
