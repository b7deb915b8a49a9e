"""What the form does not ask, and what it asks first. Every other field of the schemas is asked in its group."""

from collections.abc import Mapping

LISTING, SUPPLIER = "listing", "supplier"
START, SEND = "mulai", "kirim"
"""The first part, and the last; between them stand the groups of the schema."""

LEFT_OUT: Mapping[str, str] = {
    "listing.kind": "the page itself is for one kind",
    "listing.confirmed": "the form says the day it is sent",
    "listing.capacity.confirmed": "the form says the day it is sent",
    "listing.photos.file": "the form names the files",
    "listing.certificates.level": "what a supplier says is declared; only a curator sees or verifies",
    "listing.certificates.seen_by": "a curator says it",
    "listing.certificates.seen_on": "a curator says it",
    "supplier.sample": "only this project's own invented businesses are samples",
    "supplier.photo": "people on it must agree first; the office takes it with their consent",
    "supplier.certificates.level": "what a supplier says is declared; only a curator sees or verifies",
    "supplier.certificates.seen_by": "a curator says it",
    "supplier.certificates.seen_on": "a curator says it",
    "supplier.consents.given": "the form says the day it is sent",
    "supplier.consents.channel": "it is given by this form",
    "supplier.consents.proof": "the reference number of the submission",
    "supplier.consents.withdrawn": "who withdraws a consent writes to the office",
}
"""Fields that nobody is asked for, each with the reason; what is below such a field is left out with it."""

FIRST: tuple[tuple[str, ...], ...] = (
    ("listing.photos",),
    ("listing.name",),
    ("listing.category",),
    ("listing.price.amount", "listing.price.per", "listing.price.public"),
    ("listing.order.minimum", "listing.order.unit"),
    ("listing.capacity.amount", "listing.capacity.unit", "listing.capacity.period"),
    ("listing.order.lead_time_days",),
    ("listing.origin",),
)
"""The eight questions that come first, whatever the kind; some fill several fields."""

SOON = frozenset({"listing.price.basis", "listing.price.tax", "listing.price.valid_until", "listing.packing.net",
                  "listing.packing.material", "listing.certificates", "supplier.certificates", "supplier.contacts", "supplier.consents",
                  "listing.channels", "supplier.since", "supplier.workers", "listing.brand"})
"""Optional fields that nearly every channel asks for: shown with the required ones, not under "complete later"."""
