"""Dates within so many days of today."""

from datetime import date

import pytest

from curation.checks.day import check
from curation.example import stage

UNTIL, CONFIRMED = "price.valid_until", "confirmed"


def found(value: str | None, field: str, **given: object) -> list[str]:
    """The sentences about a listing with this date, on 21 November 2026."""
    return [str(breach.message) for breach in check(stage({"listing": {field: value}, "on": "2026-11-21"}).subject, field=field, **given)]


@pytest.mark.parametrize("day", ["2026-05-25", "2026-11-21"], ids=["the earliest", "today"])
def test_a_day_within_its_limits_is_passed_over(day: str) -> None:
    assert found(day, CONFIRMED, least=-180, most=0) == []


def test_a_day_too_early_is_found() -> None:
    assert found("2026-05-24", CONFIRMED, least=-180) == ["'Last confirmed on' is 2026-05-24, earlier than 2026-05-25"]


def test_a_day_too_late_is_found() -> None:
    assert found("2026-11-22", CONFIRMED, most=0) == ["'Last confirmed on' is 2026-11-22, later than 2026-11-21"]


def test_an_empty_field_is_found_only_where_it_is_required() -> None:
    assert found(None, UNTIL, least=0) == []
    assert found(None, UNTIL, least=0, required=True) == ["'Price valid until' is not filled in"]


def test_the_reader_learns_how_far_away_the_day_is() -> None:
    breach, = check(stage({"listing": {UNTIL: "2026-11-11"}, "on": "2026-11-21"}).subject, field=UNTIL, least=0)
    assert breach.values["days"] == 10
    assert breach.values["limit"] == date(2026, 11, 21)
    assert breach.path == ("price", "valid_until")
