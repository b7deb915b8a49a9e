"""Whether a paper of one of several types is held and in force."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from catalog.finding import N_, Message
from catalog.reference import reference
from curation.breach import LISTING, Breach
from curation.permit import Permit, called, home, level_name, permits, rank
from curation.subject import Subject

Lack = tuple[int, str, str, Mapping[str, object]]
"""What a paper that will not do lacks: how near it comes to doing, the field, what is to be said, and its values."""


def check(subject: Subject, *, types: tuple[str, ...], least: str = "declared", lasting: int = 0, fresh: int | None = None,
          endless: bool = False, instead: tuple[str, ...] = (), keeps: int = 0, spoils: int | None = None) -> Iterator[Breach]:
    """A breach when no paper of `types` will do; it names what the nearest one lacks.

    A paper will do when it has a number, is in force today and for `lasting` days more, was issued at most `fresh`
    days ago and is certain to the level `least`. One that is given for a single product counts only in the listing.
    An `endless` paper does not lose its force on a date printed on it. Papers of the types `instead` are often taken
    for the right one. Only goods that keep for `keeps` days, or spoil within `spoils`, are asked.
    """
    if not _asked(subject, keeps, spoils):
        return
    nearest: tuple[Permit, Lack] | None = None
    for permit in permits(subject, types):
        expires = None if endless else permit.day("expires")
        lack = _unfit(permit, subject.on, expires) or _short(permit, subject.on, expires, least, lasting, fresh)
        if lack is None:
            return
        if nearest is None or lack[0] > nearest[1][0]:
            nearest = permit, lack
    papers = {"papers": called(types)}
    if nearest:
        permit, (_, key, sentence, values) = nearest
        yield permit.breach(key, sentence, {**papers, **values})
    elif instead and (wrong := next(permits(subject, instead), None)):
        yield wrong.breach("type", N_("{paper} is not enough here; needed: {papers}"), papers)
    else:
        file, path = home(types)
        yield Breach(path, Message(N_("there is no {papers}"), papers), file, values=papers)


def _unfit(permit: Permit, on: date, expires: date | None) -> Lack | None:
    """What keeps a paper from being one in force at all."""
    issued = permit.day("issued")
    if permit.of_one_product and permit.file != LISTING:
        return 0, "type", N_("{paper} stands with the supplier, but is given for one product"), {}
    if not permit.numbered:
        return 1, "number", N_("{paper} has no number yet: '{number}'"), {"number": permit.number}
    if expires and expires < on:
        return 2, "expires", N_("{paper} ended on {day}"), {"day": expires}
    if issued and issued > on:
        return 3, "issued", N_("{paper} is in force only from {day}"), {"day": issued}
    return None


def _short(permit: Permit, on: date, expires: date | None, least: str, lasting: int, fresh: int | None) -> Lack | None:
    """What a paper in force falls short of."""
    issued = permit.day("issued")
    if fresh is not None and issued is None:
        return 4, "type", N_("{paper} does not say when it was issued"), {}
    if fresh is not None and issued and issued < on - timedelta(days=fresh):
        return 4, "issued", N_("{paper} is dated {day}, more than {fresh} days ago"), {"day": issued, "fresh": Decimal(fresh)}
    if rank(permit.level) < rank(least):
        levels = {"level": level_name(permit.level), "least": level_name(least)}
        return 5, "level", N_("{paper} is only {level}; asked for: {least}"), levels
    if expires and expires < on + timedelta(days=lasting):
        return 6, "expires", N_("{paper} ends on {day}, {days} days from now"), {"day": expires, "days": Decimal((expires - on).days)}
    return None


def _asked(subject: Subject, keeps: int, spoils: int | None) -> bool:
    """Whether goods of this shelf life are asked; where none is stated, only those that must keep are."""
    if not keeps and spoils is None:
        return True
    life = subject.at("kind.shelf_life")
    amount, unit = (life.get("amount"), str(life.get("unit"))) if isinstance(life, dict) else (None, "")
    if not isinstance(amount, int) or unit not in reference("durations"):
        return spoils is None
    days = amount * Decimal(reference("durations")[unit].get("days"))
    return days >= keeps and (spoils is None or days < spoils)
