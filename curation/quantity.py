"""Quantities: amounts with their units, and what a unit of one listing is worth in another."""

from dataclasses import dataclass
from decimal import Decimal

from catalog.field import Value
from catalog.reference import Entry, Text, reference
from curation.subject import Subject

CARTON = "karton"
_SPACE = "\N{NO-BREAK SPACE}"
_HUNDREDTH, _MILLIONTH, _BILLIONTH = Decimal("1e-2"), Decimal("1e-6"), Decimal("1e-9")
_ROUNDABLE = Decimal(10**15)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in a unit of the reference `units`; a bare number has none."""

    amount: Decimal
    unit: str = ""

    def within(self, unit: str, subject: Subject) -> "Quantity | None":
        """The same quantity in another unit, None where the one cannot be turned into the other."""
        rate = worth(self.unit, unit, subject)
        return None if rate is None else Quantity(rounded(self.amount * rate), unit)

    @property
    def said(self) -> Decimal:
        """The amount as it is said to people: to the hundredth, below one to the millionth, without idle zeros."""
        amount = rounded(self.amount, _HUNDREDTH if abs(self.amount) >= 1 else _MILLIONTH)
        return amount.to_integral_value() if amount == amount.to_integral_value() else amount.normalize()

    @property
    def name(self) -> Text:
        """What the unit is called."""
        return reference("units")[self.unit].name

    @property
    def sign(self) -> Text:
        """What follows the amount: the unit after a space, or nothing."""
        return sign("units", self.unit, self.amount)


def quantity(value: Value) -> Quantity | None:
    """The quantity a field's value stands for: a number, or an amount with its unit."""
    if isinstance(value, dict):
        amount, unit = value.get("amount"), value.get("unit")
        return Quantity(Decimal(amount), str(unit)) if isinstance(amount, int | Decimal) and unit in reference("units") else None
    return Quantity(Decimal(value)) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def rounded(amount: Decimal, step: Decimal = _BILLIONTH) -> Decimal:
    """An amount without what division left behind, so that twelve twelfths are one. What is beyond all sense stays as it is."""
    return amount.quantize(step) if abs(amount) < _ROUNDABLE else amount


def worth(unit: str, other: str, subject: Subject) -> Decimal | None:
    """How many of the other unit one unit holds: 1000 for kg and g, None for kg and pieces.

    A carton holds what the listing's case does, and a pack, bottle or sack what its packing says.
    """
    if unit == other:
        return Decimal(1)
    (dimension, factor), (other_dimension, other_factor) = _base(unit, subject), _base(other, subject)
    return factor / other_factor if dimension == other_dimension else None


def _base(unit: str, subject: Subject) -> tuple[str, Decimal]:
    """A unit's dimension and its factor to the base of that; one of no known content is a dimension to itself."""
    entry = reference("units").entries.get(unit)
    factor = entry.get("factor") if entry else ""
    if entry and factor:
        return entry.get("dimension"), Decimal(factor)
    content = _case(subject) if unit == CARTON else quantity(subject.at("packing.net"))
    if content is None or content.unit == unit or content.unit == CARTON or not content.amount:
        return unit, Decimal(1)
    dimension, factor_within = _base(content.unit, subject)
    return dimension, factor_within * content.amount


def _case(subject: Subject) -> Quantity | None:
    size, unit = subject.number("order.case_size"), subject.at("order.unit")
    return Quantity(size, str(unit)) if size and unit in reference("units") else None


def sign(list_name: str, id: str, amount: Decimal) -> Text:
    """How an entry of `units`, `measures` or `durations` follows an amount: ` kg`, `%`, ` days`; nothing for no entry."""
    entry = reference(list_name).entries.get(id)
    if entry is None:
        return dict.fromkeys(("id", "en"), f"{_SPACE}{id}" if id else "")
    return {language: word if word == "%" else _SPACE + word for language, word in _word(entry, amount == 1).items()}


def _word(entry: Entry, single: bool) -> Text:
    symbol = entry.text("symbol") or ({"id": entry.get("symbol"), "en": entry.get("symbol")} if entry.get("symbol") else {})
    return (entry.text("one") if single else {}) or symbol or entry.name
