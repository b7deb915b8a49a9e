"""Whether contacts stand on a consent, and whether any may be shown."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

from catalog.finding import N_, Message
from catalog.reference import reference
from curation.breach import SUPPLIER, Breach
from curation.subject import Subject

Consent = Mapping[str, object]


def check(subject: Subject, *, least: int = 0) -> Iterator[Breach]:
    """A breach for each contact of the supplier that no consent in force names; with `least`, one when fewer than so many may be shown."""
    contacts = cast("list[Mapping[str, str]]", subject.supplier.data.get("contacts") or [])
    kept = [contact for contact in contacts if subject.supplier.consents_to(contact["kind"], subject.on)]
    if least:
        if len(kept) < least:
            yield Breach(("contacts",), Message(N_("no contact of the supplier may be shown to buyers")), SUPPLIER)
        return
    for n, contact in enumerate(contacts):
        if contact not in kept:
            yield Breach(("contacts", n), _said(subject, contact["kind"]), SUPPLIER)


def _said(subject: Subject, kind: str) -> Message:
    """Why no consent covers that kind of contact: withdrawn, not yet given, or none at all."""
    consents = cast("list[Consent]", subject.supplier.data.get("consents") or [])
    naming = [consent for consent in consents if kind in cast("list[str]", consent["scope"])]
    name = reference("contact_kinds")[kind].name
    ended = [cast(date, consent["withdrawn"]) for consent in naming if consent.get("withdrawn")]
    if ended:
        return Message(N_("the consent to show '{kind}' was withdrawn on {date}"), {"kind": name, "date": max(ended)})
    if naming:
        begins = min(cast(date, consent["given"]) for consent in naming)
        return Message(N_("the consent to show '{kind}' begins only on {date}"), {"kind": name, "date": begins})
    return Message(N_("no consent names '{kind}'"), {"kind": name})
