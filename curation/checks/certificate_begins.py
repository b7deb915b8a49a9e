"""Whether the numbers of some papers begin with the number of another paper."""

from collections.abc import Iterator

from catalog.finding import N_
from curation.breach import Breach
from curation.permit import called, permits
from curation.subject import Subject


def check(subject: Subject, *, types: tuple[str, ...], like: str) -> Iterator[Breach]:
    """A breach for each number of a paper of `types` that does not begin with that of a paper of the type `like`.

    Nothing is said where there is no such paper to compare with.
    """
    starts = tuple(permit.normal for permit in permits(subject, (like,)) if permit.numbered)
    for permit in permits(subject, types) if starts else ():
        if not permit.normal.startswith(starts):
            values = {"number": permit.number, "start": starts[0], "other": called((like,))}
            yield permit.breach("number", N_("'{number}' does not begin with {start}, the number of the {other}"), values)
