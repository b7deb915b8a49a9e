"""Values of fields in words, chosen by the field's widget, reference or type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import cast

from catalog.field import Field, Value
from catalog.reference import Text
from site_builder.language import day, money, number, pick, say, translator
from site_builder.views.offer import season_text
from site_builder.views.words import NBSP, measured, name, quantity, sides, unit, village


@dataclass(frozen=True, slots=True)
class Context:
    """What a value's wording depends on beyond the field: page language, currency, unit of order."""

    language: str
    currency: str
    unit: str = ""


Section = Mapping[str, Value]

Shower = Callable[[Value, Section, Context], tuple[str, str, str]]
"""Says a value, given the mapping it stands in: text, language where it is another, style."""

_Teller = Callable[[Value, Section, Context], str]


def shower(field: Field, counted: bool = False) -> Shower:
    """How to say the values of a field. `counted`: bare numbers are counted in the `unit` beside them."""
    if field.per_language:
        return _in_language
    style = "latin" if field.widget == "latin" else ""
    tell = _teller(field, counted)
    return lambda value, around, context: (tell(value, around, context), "", style)


def _in_language(value: Value, around: Section, context: Context) -> tuple[str, str, str]:
    text, used = pick(cast(Text, value), context.language)
    return text, "" if used == context.language else used, ""


def _teller(field: Field, counted: bool) -> _Teller:
    if field.widget in _WIDGETS:
        return _WIDGETS[field.widget](field)
    if field.type == "list":
        item = shower(field.item) if field.item else None
        return lambda value, around, context: _listed(cast("list[Value]", value), item, around, context, field.required)
    if field.reference == "hs_codes":
        return lambda value, around, context: f"{value} {name(field.reference, str(value), context.language)}"
    if field.reference:
        return lambda value, around, context: name(field.reference, str(value), context.language)
    if field.children:
        return lambda value, around, context: _nested(field, cast(Section, value), context)
    if field.unit:
        return lambda value, around, context: measured("measures", cast(Decimal, value), field.unit, context.language)
    if counted and field.type in ("decimal", "integer"):
        return lambda value, around, context: quantity(cast(Decimal, value), str(around.get("unit")), context.language)
    return _plain


def _plain(value: Value, around: Section, context: Context) -> str:
    if isinstance(value, bool):
        return translator(context.language)("Yes" if value else "No")
    if isinstance(value, int | Decimal):
        return number(value, context.language)
    if isinstance(value, date):
        return day(value, context.language)
    return translator(context.language)("None") if value == "none" else str(value)


def _listed(values: list[Value], item: Shower | None, around: Section, context: Context, required: bool) -> str:
    """Values in one line. An empty list that had to be given says "none"; another says nothing."""
    if not values:
        return translator(context.language)("None") if required else ""
    said = [item(value, around, context)[0] if item else str(value) for value in values]
    return ", ".join(said)


def _nested(field: Field, values: Section, context: Context) -> str:
    """A mapping in a list: `label: value` for each of its fields."""
    parts = [(child, values.get(key)) for key, child in field.children.items() if child.show and not child.private]
    said = [(say(child.label, context.language), shower(child)(value, values, context)[0]) for child, value in parts if value is not None]
    return "; ".join(f"{label}: {text}" for label, text in said)


def _quantity(value: Value, around: Section, context: Context) -> str:
    one = cast(Section, value)
    return quantity(cast(Decimal, one["amount"]), str(one["unit"]), context.language)


def _duration(value: Value, around: Section, context: Context) -> str:
    one = cast(Section, value)
    return measured("durations", cast(int, one["amount"]), str(one["unit"]), context.language)


def _range(value: Value, around: Section, context: Context) -> str:
    one = cast(Section, value)
    return _between(one, context) + NBSP + unit(str(one["unit"]), context.language)


def _span(field: Field) -> _Teller:
    def tell(value: Value, around: Section, context: Context) -> str:
        return _between(cast(Section, value), context) + (NBSP + name("measures", field.unit, context.language) if field.unit else "")
    return tell


def _between(value: Section, context: Context) -> str:
    low, high = cast("Decimal | None", value.get("min")), cast("Decimal | None", value.get("max"))
    return _bounds(low, high, context.language)


@lru_cache(maxsize=8192)
def _bounds(low: Decimal | None, high: Decimal | None, language: str) -> str:
    tell = translator(language)
    if low is None or high is None:
        one = low if high is None else high
        said = "" if one is None else number(one, language)
        return tell("at least %(amount)s", amount=said) if high is None else tell("at most %(amount)s", amount=said)
    return number(low, language) if low == high else f"{number(low, language)}–{number(high, language)}"


def _dimensions(value: Value, around: Section, context: Context) -> str:
    return sides(cast(Section, value), context.language)


def _terms(value: Value, around: Section, context: Context) -> str:
    """`FOB Tanjung Perak, FCA Juanda`: the rule's id is its name everywhere."""
    offered = cast("list[Section]", value)
    return ", ".join(f"{term['rule']} {name('ports', str(term['port']), context.language)}" for term in offered)


_WIDGETS: Mapping[str, Callable[[Field], _Teller]] = {
    "quantity": lambda field: _quantity,
    "duration": lambda field: _duration,
    "range": lambda field: _range,
    "span": _span,
    "dimensions": lambda field: _dimensions,
    "terms": lambda field: _terms,
    "money": lambda field: lambda value, around, context: money(cast(Decimal, value), context.currency, context.language),
    "load": lambda field: lambda value, around, context: quantity(cast(int, value), context.unit, context.language),
    "months": lambda field: lambda value, around, context: season_text(tuple(sorted(cast("list[int]", value))), context.language),
    "place": lambda field: lambda value, around, context: village(str(value), context.language),
    "year": lambda field: lambda value, around, context: str(value),
}
