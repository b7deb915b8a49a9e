"""Whether the size a text names is that of what one piece weighs."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from catalog.finding import N_
from catalog.reference import reference
from curation.binding import Field
from curation.breach import Breach
from curation.broken import broken
from curation.subject import Subject

LANGUAGE = "id"
"""The language of the classes' names."""


def check(subject: Subject, *, fields: tuple[Field, ...], weight: Field, classes: Mapping[str, str]) -> Iterator[Breach]:
    """A breach when `fields` name one of `classes` and the range in `weight` goes beyond it.

    Each class has its name and, in grams, from where to where it goes, as `sedang: 50-60`; the least has no beginning
    and the largest no end. Texts that name several classes say nothing, nor does a weight that is not given.
    """
    span = subject.at(weight)
    named = {match.casefold() for _, _, language, text in subject.texts(fields) if language == LANGUAGE
             for match in _names(tuple(classes)).findall(text)}
    if len(named) != 1 or not isinstance(span, dict) or span.get("unit") not in reference("units"):
        return
    name, factor = named.pop(), Decimal(reference("units")[str(span["unit"])].get("factor") or 1)
    low, high = (value * factor if isinstance(value := span.get(key), Decimal) else None for key in ("min", "max"))
    least, most = (Decimal(limit) if limit else None for limit in classes[name].split("-"))
    if low is not None and least is not None and low < least:
        sentence = N_("'{name}' begins at {limit} g, but a piece may weigh only {weight} g")
        yield broken(subject, weight, sentence, name=name, limit=least, weight=low)
    if high is not None and most is not None and high > most:
        sentence = N_("'{name}' goes up to {limit} g, but a piece may weigh {weight} g")
        yield broken(subject, weight, sentence, name=name, limit=most, weight=high)


@cache
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
