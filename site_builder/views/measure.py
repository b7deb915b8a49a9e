"""Prices by measure: what a pack, a tray or a dozen comes to per kilogram, litre or piece, so that offers can be compared."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from catalog.money import Money
from catalog.reference import reference
from curation.quantity import worth
from curation.subject import Subject
from site_builder.language import money, translator
from site_builder.views.words import unit

_MEASURES = ("kg", "l")
_PIECE = "pcs"


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit that prices are compared by, and how many of it one unit of the price holds."""

    unit: str
    content: Decimal

    def price(self, price: Money) -> Money:
        """What one of the measure costs, to the whole unit of the currency, or to the cent where that is below a hundred."""
        amount = price.amount / self.content
        step = Decimal(1) if amount >= 100 else Decimal("0.01")
        return Money(amount.quantize(step, ROUND_HALF_UP), price.currency)

    def said(self, price: Money, language: str) -> str:
        """The same in words: `Rp74.500 per kg`."""
        one = self.price(price)
        return translator(language)("%(price)s per %(unit)s", price=money(one.amount, one.currency, language),
                                    unit=unit(self.unit, language, one=True))


def measure(per: str, subject: Subject) -> Measure | None:
    """The measure for prices per `per`: kilogram or litre, else one piece of what holds several; None where it is that already."""
    for target in _MEASURES:
        if (content := worth(per, target, subject)) and per != target:
            return Measure(target, content)
    content = worth(per, _PIECE, subject)
    if not content or content == 1:
        return None
    return Measure(_single(per, subject), content)


def _single(per: str, subject: Subject) -> str:
    """What a single one is called: the unit of the net content, or what the unit of the price says of itself."""
    units = reference("units").entries
    net = subject.at("packing.net.unit")
    if isinstance(net, str) and net in units and units[net].get("factor") == "1" and units[net].get("dimension") == "count":
        return net
    return units[per].get("single") or _PIECE
