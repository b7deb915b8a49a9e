"""Papers that have ended, and papers that soon will: never both for the same one."""

import pytest

from catalog.document import Raw
from curation.checks.certificate_ends import check
from curation.example import stage


def ends(expires: str, **given: object) -> list[str]:
    example: dict[str, Raw] = {"listing": {"certificates.0.expires": expires}}
    return [str(breach.message) for breach in check(stage(example).subject, **given)]


@pytest.mark.parametrize(("expires", "ended", "soon"), [
    ("2026-11-20", True, False), ("2026-11-21", False, True), ("2027-02-18", False, True), ("2027-02-19", False, False),
], ids=["yesterday", "today", "in 89 days", "in 90 days"])
def test_a_paper_has_ended_or_soon_will_or_neither(expires: str, ended: bool, soon: bool) -> None:
    assert ends(expires) == ([f"P-IRT (home-industry food permit) ended on {expires}"] if ended else [])
    assert len(ends(expires, within=90)) == soon


def test_the_days_to_go_are_counted() -> None:
    assert ends("2026-12-21", within=90) == ["P-IRT (home-industry food permit) ends on 2026-12-21, 30 days from now"]


def test_types_that_do_not_end_are_spared() -> None:
    assert ends("2026-11-20", spared=("pirt",)) == []


def test_the_suppliers_papers_are_looked_at_too() -> None:
    [breach] = check(stage({"kind": "craft", "supplier": {"certificates.1.expires": "2026-01-01"}}).subject)
    assert (breach.file, breach.path) == ("supplier.yml", ("certificates", 1, "expires"))
