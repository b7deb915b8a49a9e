"""An approval never lasts longer than what it rests on."""

from datetime import date

import pytest

from catalog.field import Value
from curation.policy import Policy
from curation.term import latest_end

DAY = date(2026, 11, 21)
TERMS = Policy(365, (90,), 365)


@pytest.mark.parametrize(("data", "end"), [
    ({}, date(2027, 11, 21)),
    ({"certificates": [{"type": "nib"}]}, date(2027, 11, 21)),
    ({"certificates": [{"expires": date(2030, 1, 1)}, {"expires": date(2027, 3, 1)}, {}]}, date(2027, 3, 1)),
    ({"price": {"valid_until": date(2027, 2, 1)}}, date(2027, 2, 1)),
    ({"price": {"valid_until": date(2027, 2, 1)}, "certificates": [{"expires": date(2027, 1, 1)}]}, date(2027, 1, 1)),
    ({"price": {"valid_until": date(2026, 1, 1)}}, date(2026, 1, 1)),
    ({"price": None, "certificates": None}, date(2027, 11, 21)),
], ids=["nothing ends: the next review", "a permit without an end", "the first permit to end", "the price", "the earlier of price and permit", "a price already over", "nothing given"])
def test_the_earliest_end_counts(data: dict[str, Value], end: date) -> None:
    assert latest_end(data, DAY, TERMS) == end


def test_the_end_of_all_days_is_not_passed() -> None:
    assert latest_end({}, date.max, TERMS) == date.max
