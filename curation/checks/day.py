"""Whether a date lies within so many days of today."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from catalog.finding import N_
from curation.binding import Field
from curation.breach import Breach
from curation.broken import broken, unfilled
from curation.subject import Subject


def check(subject: Subject, *, field: Field, least: int | None = None, most: int | None = None, required: bool = False) -> Iterator[Breach]:
    """A breach when the date in `field` is earlier than `least` days from today, or later than `most`.

    Days in the past are negative: `least: -180` asks for a date of the last half year, `most: 0` for none in the
    future. An empty field is a breach only if it is `required`.
    """
    day = subject.at(field)
    if not isinstance(day, date):
        if required:
            yield unfilled(subject, field)
        return
    away = (day - subject.on).days
    if least is not None and away < least:
        yield _breach(subject, field, N_("'{label}' is {day}, earlier than {limit}"), day, least)
    elif most is not None and away > most:
        yield _breach(subject, field, N_("'{label}' is {day}, later than {limit}"), day, most)


def _breach(subject: Subject, field: Field, sentence: str, day: date, bound: int) -> Breach:
    away = Decimal(abs((day - subject.on).days))
    return broken(subject, field, sentence, day=day, limit=subject.on + timedelta(days=bound), days=away)
