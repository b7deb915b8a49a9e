"""What two editions show otherwise, for people by kind, and for programs."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from catalog.field import Value
from catalog.money import Price
from curation.change import Change, Kind, Terms
from curation.rulebook import Rulebook
from site_builder.envelope import plain
from site_builder.language import day, translator
from site_builder.views import told


def as_text(changes: Sequence[Change], first: date, second: date, book: Rulebook, language: str) -> Iterator[str]:
    """A heading, then the changes by kind: which listing, what it is called, what was and what is."""
    say = translator(language)
    days = {"first": day(first, language), "second": day(second, language)}
    if not changes:
        yield say("The editions of %(first)s and %(second)s show the same.", **days)
        return
    yield say.plural("%(count)s change from the edition of %(first)s to that of %(second)s",
                     "%(count)s changes from the edition of %(first)s to that of %(second)s", len(changes), **days)
    for kind, some in groupby(changes, lambda one: one.kind):
        several = list(some)
        yield f"\n{told.kind(several[0], language)} ({len(several)})"
        for one in several:
            what = "" if kind in (Kind.NEW, Kind.CHANGED) else f": {' '.join(told.sentences(book, one, language))}"
            yield f"  {one.supplier}/{one.id} · {told.called(one, language)[0]}{what}"


def as_json(changes: Sequence[Change], first: date, second: date) -> str:
    """The same as data."""
    items = [_item(one) for one in changes]
    whole = {"from": first.isoformat(), "to": second.isoformat(), "total": len(items), "changes": items}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _item(one: Change) -> dict[str, object]:
    terms = {"before": _terms(one.before), "after": _terms(one.after)} if one.before and one.after else {}
    ended = {"ended": one.why} if one.why else {}
    reason = {"reason": dict(one.reason)} if one.reason else {}
    instead = {"replacement": one.replacement} if one.replacement else {}
    return {"kind": one.kind.value, "listing": one.id, "supplier": one.supplier, "name": dict(one.name), "date": one.day.isoformat(),
            **terms, **ended, **reason, **instead}


def _terms(terms: Terms) -> dict[str, object]:
    capacity = terms.capacity
    return {
        "price": _price(terms.price) if terms.price else None, "minimum": _amount(terms.minimum[0]), "unit": terms.minimum[1],
        "lead_time_days": terms.lead_time, "ready": list(terms.ready),
        "capacity": {"amount": _amount(capacity[0]), "unit": capacity[1], "period": capacity[2]} if capacity else None,
    }


def _price(price: Price) -> dict[str, object]:
    tiers = [{"from": _amount(tier.quantity), "amount": _amount(tier.price.amount)} for tier in price.tiers]
    return {"amount": _amount(price.unit_price.amount), "currency": price.unit_price.currency, "per": price.per, "tiers": tiers,
            "basis": price.basis or None, "tax": price.tax or None}


def _amount(amount: Decimal) -> object:
    value: Value = amount
    return plain(value)
