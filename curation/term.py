"""Until when an approval may last: never longer than what it rests on."""

from collections.abc import Mapping
from datetime import date

from catalog.field import Value
from catalog.listing import end_of
from curation.policy import Policy


def latest_end(data: Mapping[str, Value], approved_on: date, terms: Policy) -> date:
    """The earliest of permit expiries, the price's validity and the next review."""
    next_review = date.fromordinal(min(approved_on.toordinal() + terms.review_every, date.max.toordinal()))
    return min(end_of(data) or date.max, next_review)
