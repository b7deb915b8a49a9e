"""Whether two fields, or products of fields, agree with each other."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from catalog.finding import N_
from catalog.reference import Text
from curation.binding import Field
from curation.breach import Breach
from curation.broken import broken
from curation.quantity import Quantity, quantity, rounded, worth
from curation.subject import Subject

_HUNDRED = Decimal(100)

Judge = Callable[[Decimal, Decimal, Decimal], bool]
"""Whether a left and a right amount agree, given how much of the right one may be missing or over."""

_RELATIONS: Mapping[str, tuple[Judge, str]] = {
    "above": (lambda left, right, slack: left > right + slack, N_("'{left}' is {value}{unit}, not above {limit}{of} ({right})")),
    "at-least": (lambda left, right, slack: left >= right - slack, N_("'{left}' is {value}{unit}, less than {limit}{of} ({right})")),
    "at-most": (lambda left, right, slack: left <= right + slack, N_("'{left}' is {value}{unit}, more than {limit}{of} ({right})")),
    "equal": (lambda left, right, slack: abs(left - right) <= slack, N_("'{left}' is {value}{unit}, not {limit}{of} ({right})")),
    "multiple-of": (lambda left, right, slack: not right or Fraction(left) % Fraction(right) == 0,
                    N_("'{left}' is {value}{unit}, not a multiple of {limit}{of} ({right})")),
    "comparable": (lambda left, right, slack: True, ""),
}
_APART = N_("'{left}' is in {unit}, '{right}' in {of}, and the one cannot be turned into the other")


def check(subject: Subject, *, left: tuple[Field, ...], must: str, right: tuple[Field, ...],
          times: Decimal = Decimal(1), percent: Decimal = Decimal(0)) -> Iterator[Breach]:
    """A breach when what `left` comes to is not as it `must` be to `times` what `right` comes to.

    `must` is above, at-least, at-most, equal, multiple-of or comparable. Several fields on a side are multiplied: a number,
    an amount with its unit, or a unit; one called `per` divides. `percent` of the right side is let pass. Nothing is
    said where a side is incomplete, nor, but for `comparable`, where the units have nothing in common.
    """
    one, other = _side(subject, left), _side(subject, right)
    if one is None or other is None:
        return
    judge, sentence = _RELATIONS[must]
    rate = worth(other.unit, one.unit, subject) if one.unit and other.unit else Decimal(1)
    if rate is None:
        if must == "comparable":
            yield broken(subject, left[0], _APART, left=_named(subject, left), unit=one.name, right=_named(subject, right), of=other.name)
        return
    limit = rounded(other.amount * times * rate)
    if not judge(one.amount, limit, abs(limit) * percent / _HUNDRED):
        most = Quantity(limit, one.unit or other.unit)
        yield broken(subject, left[0], sentence, left=_named(subject, left), value=one.said, unit=one.sign,
                     right=_named(subject, right), limit=most.said, of=most.sign)


def _side(subject: Subject, fields: tuple[Field, ...]) -> Quantity | None:
    """What the fields multiply to, None where one is empty or the units do not cancel out."""
    amount, unit, per = Decimal(1), "", ""
    for path in fields:
        value = subject.at(path)
        if isinstance(value, str):
            unit, per = (unit, value) if path.endswith(".per") else (value, per)
        elif isinstance(value, int | Decimal):
            amount *= value
        elif (factor := quantity(value)) is not None:
            amount, unit = amount * factor.amount, factor.unit
        else:
            return None
    if not (unit and per):
        return Quantity(amount, unit or per)
    rate = worth(unit, per, subject)
    return None if rate is None else Quantity(amount * rate)


def _named(subject: Subject, fields: tuple[Field, ...]) -> Text:
    """What people call a side: its fields' names multiplied, but for those that only give a unit."""
    told = [path for path in fields if not isinstance(subject.at(path), str)] or fields
    labels = [subject.label(path) for path in told]
    return {language: " × ".join(label.get(language, label["id"]) for label in labels) for language in labels[0]}
