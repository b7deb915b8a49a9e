"""Whether papers were looked at, and it is on record by whom and when."""

from collections.abc import Iterator

from catalog.finding import N_
from curation.breach import Breach
from curation.permit import level_name, permits, rank
from curation.subject import Subject


def check(subject: Subject, *, least: str = "declared", types: tuple[str, ...] = ()) -> Iterator[Breach]:
    """A breach for each paper below the level `least`, and for each said to be looked at without saying by whom and when.

    All papers are asked, or those of `types`.
    """
    for permit in permits(subject, types):
        reached = rank(permit.level)
        if 0 < reached < rank(least):
            values = {"level": level_name(permit.level), "least": level_name(least)}
            yield permit.breach("level", N_("{paper} is only {level}; asked for: {least}"), values)
        elif reached > rank("declared") and not (permit.values.get("seen_by") and permit.day("seen_on")):
            yield permit.breach("level", N_("{paper} is said to be {level}, but not by whom and when"), {"level": level_name(permit.level)})
