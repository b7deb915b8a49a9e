"""Dates of papers that cannot be true."""

import pytest

from catalog.document import Raw
from curation.checks.certificate_dates import check
from curation.example import stage


def paper(**changes: Raw) -> list[tuple[object, str]]:
    """The field and sentence of each impossible date of a paper issued in 2024 and seen on 8 September 2026."""
    example: dict[str, Raw] = {"listing": {f"certificates.0.{key}": value for key, value in changes.items()}}
    return [(breach.path[-1], str(breach.message)) for breach in check(stage(example).subject)]


def test_possible_dates_are_let_be() -> None:
    assert paper() == []
    assert paper(issued="2026-11-21", seen_on="2026-11-21") == []
    assert paper(issued=None) == []
    assert paper(expires=None, seen_on=None) == []


@pytest.mark.parametrize(("changes", "key", "says"), [
    ({"issued": "2026-11-22", "seen_on": None}, "issued", "is said to be issued on 2026-11-22, which is still to come"),
    ({"expires": "2024-05-20"}, "expires", "ends on 2024-05-20, not after it was issued on 2024-05-20"),
    ({"seen_on": "2026-11-22"}, "seen_on", "is said to be checked on 2026-11-22, which is still to come"),
    ({"seen_on": "2024-05-19"}, "seen_on", "was checked on 2024-05-19, before it was issued on 2024-05-20"),
], ids=["issued tomorrow", "ended the day it was issued", "checked tomorrow", "checked before there was one"])
def test_an_impossible_date_is_named(changes: dict[str, Raw], key: str, says: str) -> None:
    assert paper(**changes) == [(key, f"P-IRT (home-industry food permit) {says}")]


def test_every_impossible_date_of_a_paper_is_found() -> None:
    assert [key for key, _ in paper(issued="2027-01-01", expires="2026-12-01")] == ["issued", "expires", "seen_on"]
