"""Until when an approval may last: never longer than what it rests on."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

from catalog.field import Value
from curation.policy import Policy


def latest_end(data: Mapping[str, Value], approved_on: date, terms: Policy) -> date:
    """The earliest of permit expiries, the price's validity and the next review."""
    next_review = date.fromordinal(min(approved_on.toordinal() + terms.review_every, date.max.toordinal()))
    return min((*_ends(data), next_review))


def _ends(data: Mapping[str, Value]) -> Iterator[date]:
    for certificate in cast("list[Mapping[str, Value]]", data.get("certificates") or []):
        if isinstance(expires := certificate.get("expires"), date):
            yield expires
    price = cast("Mapping[str, Value]", data.get("price") or {})
    if isinstance(valid := price.get("valid_until"), date):
        yield valid
