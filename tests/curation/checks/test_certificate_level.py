"""Papers that nobody has looked at, or of which nobody says who did."""

import pytest

from catalog.document import Raw
from curation.checks.certificate_level import check
from curation.example import stage


def level(least: str, types: tuple[str, ...] = (), **changes: Raw) -> list[str]:
    example: dict[str, Raw] = {"listing": {f"certificates.0.{key}": value for key, value in changes.items()}}
    return [str(breach.message) for breach in check(stage(example).subject, least=least, types=types)]


@pytest.mark.parametrize(("held", "least", "enough"), [
    ("declared", "declared", True), ("declared", "seen", False), ("seen", "seen", True), ("verified", "seen", True),
])
def test_a_paper_reaches_the_level_asked_for_or_not(held: str, least: str, enough: bool) -> None:
    said = [] if enough else [f"P-IRT (home-industry food permit) is only {held}; asked for: {least}"]
    assert level(least, level=held) == said


@pytest.mark.parametrize("missing", ["seen_by", "seen_on"])
def test_who_looked_and_when_goes_with_it(missing: str) -> None:
    assert level("declared", **{missing: None}) == ["P-IRT (home-industry food permit) is said to be verified, but not by whom and when"]


def test_what_is_only_declared_needs_no_name() -> None:
    assert level("declared", level="declared", seen_by=None, seen_on=None) == []


def test_only_the_types_asked_for_are_looked_at() -> None:
    assert level("seen", ("halal",), level="declared") == []


def test_a_level_that_does_not_exist_is_the_readers_matter() -> None:
    assert level("seen", level="dicek") == []
