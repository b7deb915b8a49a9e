"""Changes as a reader of one language is told of them: what kind, and in sentences what was and what is."""

from collections.abc import Iterator, Mapping

from catalog.finding import N_
from catalog.money import Price
from curation.change import APPROVAL, PRICE, SUPPLIER, Change, Kind, Terms
from curation.rulebook import Rulebook
from site_builder.language import day, money, pick, say, translator
from site_builder.views.offer import lead_time
from site_builder.views.words import name, quantity, short, unit

KINDS: Mapping[Kind, str] = {
    Kind.NEW: N_("New"), Kind.RETURNED: N_("Back in the window"), Kind.PRICE: N_("New price"), Kind.TERMS: N_("New terms"),
    Kind.CHANGED: N_("Changed"), Kind.EXPIRED: N_("Expired"), Kind.SUSPENDED: N_("Suspended"), Kind.WITHDRAWN: N_("No longer offered"),
    Kind.WITHHELD: N_("Withheld"),
}


def kind(change: Change, language: str) -> str:
    """What became of it, in a word or two."""
    return translator(language)(KINDS[change.kind])


def called(change: Change, language: str) -> tuple[str, str]:
    """The name of the listing and the language it is in; its id where no approved name is known."""
    return pick(change.name, language) if change.name else (change.id, language)


def sentences(book: Rulebook, change: Change, language: str) -> Iterator[str]:
    """What was and what is; at least one sentence."""
    tell, on = translator(language), day(change.day, language)
    if change.kind in (Kind.PRICE, Kind.TERMS) and change.before and change.after:
        parts = list(_price(change.before.price, change.after.price, language) if change.kind is Kind.PRICE
                     else _terms(book, change.before, change.after, language))
        what = "; ".join(parts) or tell("Other terms")
        yield tell("%(what)s, since %(day)s.", what=what[0].upper() + what[1:], day=on)
    elif change.kind is Kind.EXPIRED:
        yield _expired(change, language)
    else:
        yield tell(_SINCE_SUPPLIER if change.why == SUPPLIER else _SINCE[change.kind], day=on)
    if reason := say(change.reason, language):
        yield reason


_SINCE_SUPPLIER = N_("Not shown since %(day)s, for its supplier is not.")
_SINCE: Mapping[Kind, str] = {
    Kind.NEW: N_("In the catalogue since %(day)s."), Kind.RETURNED: N_("Shown again since %(day)s."),
    Kind.PRICE: N_("Changed on %(day)s."), Kind.TERMS: N_("Changed on %(day)s."), Kind.CHANGED: N_("Changed on %(day)s."),
    Kind.SUSPENDED: N_("Suspended since %(day)s."), Kind.WITHDRAWN: N_("Not offered since %(day)s."),
    Kind.WITHHELD: N_("Not shown since %(day)s."),
}


_ENDED: Mapping[str, str] = {
    APPROVAL: N_("Not shown since %(day)s: its approval has ended."), PRICE: N_("Not shown since %(day)s: its price is no longer valid."),
    SUPPLIER: _SINCE_SUPPLIER,
}


def _expired(change: Change, language: str) -> str:
    tell, on = translator(language), day(change.day, language)
    if change.why in _ENDED:
        return tell(_ENDED[change.why], day=on)
    return tell("Not shown since %(day)s: its %(paper)s has expired.", day=on, paper=short("certificates", change.why, language))


def _price(before: Price | None, after: Price | None, language: str) -> Iterator[str]:
    tell = translator(language)
    if after is None:
        yield tell("The price is now given on request")
    elif before is None:
        yield tell("The price is now public: %(price)s", price=_per(after, language))
    elif (before.unit_price, before.per) != (after.unit_price, after.per):
        was = _amount(before, language) if before.per == after.per else _per(before, language)
        yield f"{was} → {_per(after, language)}"
    else:
        yield tell("Other prices for larger quantities, or another basis or tax")


def _amount(price: Price, language: str) -> str:
    return money(price.unit_price.amount, price.unit_price.currency, language)


def _per(price: Price, language: str) -> str:
    return f"{_amount(price, language)} " + translator(language)("per %(unit)s", unit=unit(price.per, language, one=True))


def _terms(book: Rulebook, before: Terms, after: Terms, language: str) -> Iterator[str]:
    tell = translator(language)
    if before.minimum != after.minimum:
        least = (quantity(*before.minimum, language), quantity(*after.minimum, language))
        yield tell("minimum %(before)s → %(after)s", before=least[0], after=least[1])
    if before.lead_time != after.lead_time:
        times = (lead_time(before.lead_time, language), lead_time(after.lead_time, language))
        yield tell("lead time %(before)s → %(after)s", before=times[0], after=times[1])
    if before.capacity != after.capacity:
        yield tell("capacity %(before)s → %(after)s", before=_capacity(before, language), after=_capacity(after, language))
    for ready, other, sentence in ((after.ready, before.ready, N_("now ready for %(channels)s")),
                                   (before.ready, after.ready, N_("no longer ready for %(channels)s"))):
        if some := [id for id in ready if id not in other]:
            names = (say(book.channels[id].name, language) if id in book.channels else id for id in some)
            yield tell(sentence, channels=", ".join(names))


def _capacity(terms: Terms, language: str) -> str:
    if terms.capacity is None:
        return translator(language)("not stated")
    amount, unit_id, period = terms.capacity
    each = name("periods", period, language)
    return translator(language)("%(amount)s a %(period)s", amount=quantity(amount, unit_id, language), period=each)
