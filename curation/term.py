"""Until when an approval may last: never longer than what it rests on."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import cast

from catalog.field import Value
from curation.policy import Policy


def latest_end(data: Mapping[str, Value], approved_on: date, terms: Policy) -> date:
    """The earliest of permit expiries, the price's validity and the next review."""
    return min((*_ends(data), approved_on + timedelta(days=terms.review_every)))


def _ends(data: Mapping[str, Value]) -> Iterator[date]:
    for certificate in cast("list[Mapping[str, Value]]", data.get("certificates") or []):
        if isinstance(expires := certificate.get("expires"), date):
            yield expires
    price = cast("Mapping[str, Value]", data.get("price") or {})
    if isinstance(valid := price.get("valid_until"), date):
        yield valid
