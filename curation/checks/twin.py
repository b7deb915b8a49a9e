"""Whether another listing has what should be this one's own."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from catalog.document import Path
from catalog.field import Value
from catalog.finding import N_, Message
from curation.breach import Breach
from curation.subject import Subject, Twin
from curation.twins import PHOTO

CERTIFICATES = "certificates"
ITSELF, OWN, OTHERS = "itself", "own", "others"

_SAID: Mapping[str, str] = {
    PHOTO: N_("the photo '{own}' is also that of {other}"),
    "identifiers.gtin": N_("{other} has the same GTIN {own}"),
    CERTIFICATES: N_("{other} has the same permit number {own}"),
    "description": N_("{other} has the same description word for word"),
}
_NUMBER = re.compile(r"[^A-Z0-9]")


def check(subject: Subject, *, what: str, whose: tuple[str, ...] = (OWN, OTHERS), types: tuple[str, ...] = ()) -> Iterator[Breach]:
    """A breach for each thing of the kind `what` (photo, identifiers.gtin, certificates, description) that another listing has too.

    `whose` narrows it to listings of the supplier's `own`, of `others`, or to `itself` for a photo used twice;
    `types` to permits of certain types.
    """
    for twin in subject.twins:
        if twin.what == what and _side(subject, twin) in whose and (not types or twin.own.split(" ")[0] in types):
            sentence = N_("the photo '{own}' stands here twice") if _side(subject, twin) == ITSELF else _SAID[what]
            yield Breach(_place(subject, twin), Message(sentence, {"own": twin.own.rpartition(" ")[2], "other": twin.other}))


def _side(subject: Subject, twin: Twin) -> str:
    if twin.other == subject.listing.path:
        return ITSELF
    return OWN if twin.other.split("/")[0] == subject.listing.supplier_id else OTHERS


def _place(subject: Subject, twin: Twin) -> Path:
    if twin.what == PHOTO:
        return next((("photos", n, "file") for n, entry in enumerate(subject.listing.photos) if entry["file"] == twin.own), ("photos",))
    if twin.what == CERTIFICATES:
        papers = cast("list[Mapping[str, Value]]", subject.listing.data.get("certificates") or [])
        return next((("certificates", n, "number") for n, paper in enumerate(papers) if _trait(paper) == twin.own), ("certificates",))
    return subject.place(twin.what)


def _trait(paper: Mapping[str, Value]) -> str:
    """A permit as `Listing.traits` names it."""
    return f"{paper.get('type')} {_NUMBER.sub('', str(paper.get('number')).upper())}"
