"""Whether there are enough photos, and of what is to be seen."""

from collections.abc import Iterator

from catalog.finding import N_, Message
from catalog.reference import reference
from curation.breach import Breach
from curation.subject import Subject


def check(subject: Subject, *, roles: tuple[str, ...] = (), least: int = 0, first: str = "") -> Iterator[Breach]:
    """A breach for each of `roles` that no photo shows, for fewer photos than `least`, and when the first does not show `first`."""
    shown = [str(entry.get("role")) for entry in subject.listing.photos]
    names = reference("photo_roles")
    if len(shown) < least:
        said = {"count": len(shown), "least": least}
        yield Breach(("photos",), Message(N_("there are {count} photos; at least {least} are asked for"), said))
    for role in roles:
        if role not in shown:
            yield Breach(("photos",), Message(N_("no photo shows '{role}'"), {"role": names[role].name}))
    if first and shown and shown[0] != first:
        yield Breach(("photos", 0, "role"), Message(N_("the main photo does not show '{role}'"), {"role": names[first].name}))
