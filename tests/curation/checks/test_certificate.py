"""Whether a paper is held and in force: what the nearest one lacks is said, and only that."""

from collections.abc import Mapping

import pytest

from catalog.document import Raw
from curation.breach import LISTING, SUPPLIER, Breach
from curation.checks.certificate import check
from curation.example import stage

PIRT: dict[str, Raw] = {"type": "pirt", "number": "7113572010901-29", "issued": "2024-05-20", "expires": "2029-05-20", "level": "seen"}
NIB: dict[str, Raw] = {"type": "nib", "number": "1234567890101", "level": "declared"}


def found(listing: list[Mapping[str, Raw]], supplier: list[Mapping[str, Raw]] | None = None, more: Mapping[str, Raw] | None = None,
          on: str = "2026-11-21", types: tuple[str, ...] = ("pirt", "bpom-md"), **given: object) -> list[Breach]:
    """What the check finds in a food whose papers, and whose supplier's, are these."""
    example: dict[str, Raw] = {"on": on, "listing": {"certificates": list(listing), **(more or {})}, "supplier": {"certificates": list(supplier or [])}}
    return list(check(stage(example).subject, types=types, **given))


def test_a_paper_in_force_will_do() -> None:
    assert found([PIRT]) == []


def test_any_of_the_types_will_do() -> None:
    assert found([{"type": "bpom-md", "number": "MD 271135729001004", "level": "declared"}]) == []


def test_a_second_paper_makes_up_for_one_that_has_ended() -> None:
    assert found([{**PIRT, "expires": "2025-05-20"}, PIRT]) == []


@pytest.mark.parametrize(("paper", "says", "path"), [
    ({"number": "sedang diproses"}, "has no number yet: 'sedang diproses'", ("certificates", 0, "number")),
    ({"expires": "2026-11-20"}, "ended on 2026-11-20", ("certificates", 0, "expires")),
    ({"issued": "2026-11-22"}, "is in force only from 2026-11-22", ("certificates", 0, "issued")),
], ids=["a remark for a number", "ended yesterday", "issued tomorrow"])
def test_a_paper_that_is_not_in_force_is_named_with_what_it_lacks(paper: Mapping[str, Raw], says: str, path: tuple[object, ...]) -> None:
    [breach] = found([{**PIRT, **paper}])
    assert says in str(breach.message)
    assert (breach.file, breach.path) == (LISTING, path)


def test_the_last_day_still_counts() -> None:
    assert found([PIRT], on="2029-05-20") == []


def test_what_is_missing_is_named_and_placed_where_it_belongs() -> None:
    [breach] = found([])
    assert str(breach.message) == "there is no P-IRT (home-industry food permit) / BPOM food permit (MD)"
    assert (breach.file, breach.path) == (LISTING, ("certificates",))
    assert found([], types=("nib",))[0].file == SUPPLIER


def test_the_suppliers_own_paper_counts_for_every_listing() -> None:
    assert found([], [NIB], types=("nib",)) == []


def test_a_product_permit_with_the_supplier_counts_for_none() -> None:
    [breach] = found([], [PIRT])
    assert "stands with the supplier, but is given for one product" in str(breach.message)
    assert breach.file == SUPPLIER


def test_a_level_may_be_asked_for() -> None:
    assert found([PIRT], least="seen") == []
    [breach] = found([PIRT], least="verified")
    assert "is only seen; asked for: verified" in str(breach.message)
    assert breach.path == ("certificates", 0, "level")


def test_some_days_to_go_may_be_asked_for() -> None:
    assert found([PIRT], on="2029-02-19", lasting=90) == []
    [breach] = found([PIRT], on="2029-02-20", lasting=90)
    assert "ends on 2029-05-20, 89 days from now" in str(breach.message)


@pytest.mark.parametrize(("issued", "says"), [
    ("2025-11-20", "is dated 2025-11-20, more than 365 days ago"), (None, "does not say when it was issued"), ("2025-11-21", ""),
], ids=["366 days old", "without a date", "365 days old"])
def test_a_recent_one_may_be_asked_for(issued: str | None, says: str) -> None:
    report: dict[str, Raw] = {"type": "hasil-uji", "number": "LHU-1/2025", "level": "seen", **({"issued": issued} if issued else {})}
    breaches = found([report], types=("hasil-uji",), fresh=365)
    assert [says in str(breach.message) for breach in breaches] == ([True] if says else [])


def test_a_date_on_an_endless_paper_ends_nothing() -> None:
    halal: dict[str, Raw] = {"type": "halal", "number": "ID35110099010100325", "expires": "2024-03-11", "level": "seen"}
    assert found([halal], types=("halal",), endless=True, lasting=90) == []
    assert found([halal], types=("halal",))


def test_a_paper_often_taken_for_the_right_one_is_named() -> None:
    [breach] = found([PIRT], types=("bpom-md",), instead=("pirt",))
    assert "P-IRT (home-industry food permit) is not enough here; needed: BPOM food permit (MD)" in str(breach.message)
    assert found([PIRT, {"type": "bpom-md", "number": "MD 271135729001004", "level": "seen"}], types=("bpom-md",), instead=("pirt",)) == []


@pytest.mark.parametrize(("life", "asked"), [
    ({"amount": "6", "unit": "day"}, False), ({"amount": "1", "unit": "week"}, True), ({"amount": "100", "unit": "hour"}, False),
], ids=["six days", "a week", "a hundred hours"])
def test_only_goods_that_keep_are_asked(life: Raw, asked: bool) -> None:
    more = {"food.shelf_life": life}
    assert bool(found([], more=more, keeps=7)) is asked
    assert bool(found([], more=more, types=("slhs",), spoils=7)) is not asked


def test_goods_without_a_shelf_life_are_taken_to_keep() -> None:
    more: dict[str, Raw] = {"food.shelf_life": None}
    assert found([], more=more, keeps=7)
    assert found([], more=more, spoils=7) == []


def test_of_several_papers_the_nearest_to_doing_is_named() -> None:
    ended, declared = {**PIRT, "expires": "2025-05-20"}, {**PIRT, "level": "declared"}
    [breach] = found([ended, declared], [PIRT], least="seen")
    assert breach.path == ("certificates", 1, "level")


def test_a_standards_help_may_name_paper_and_day() -> None:
    [breach] = found([PIRT], on="2029-05-21")
    assert {"paper", "papers", "day"} <= set(breach.values)
