"""Visiting cards: a supplier as vCard 4.0 (RFC 6350), with the contacts that a consent covers and no more."""

import re
from collections.abc import Iterator

from catalog.reference import reference
from catalog.supplier import Supplier
from site_builder.edition import Edition
from site_builder.pages import CARDS, Address
from site_builder.views.words import district

WIDTH = 75
"""How many bytes of a line stand before it is folded."""

_WRITTEN = {
    "whatsapp": 'TEL;VALUE=uri;TYPE="cell,text":tel:{}', "phone": "TEL;VALUE=uri;TYPE=voice:tel:{}", "email": "EMAIL:{}",
    "website": "URL:{}",
}
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def path(supplier: str) -> str:
    """Where a supplier's card lies."""
    return f"{CARDS}{supplier}.vcf"


def published(edition: Edition, supplier: Supplier) -> dict[str, str]:
    """The contacts of a supplier that may be shown on the edition's day, by kind."""
    return {kind: value for kind in reference("contact_kinds").entries if (value := supplier.contact(kind, edition.date))}


def card(edition: Edition, supplier: Supplier) -> bytes:
    """The card of a supplier. Its page is its identity and its source; of its place only the district is told."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(edition, supplier)).encode()


def _lines(edition: Edition, supplier: Supplier) -> Iterator[str]:
    languages = edition.site.languages
    page = edition.site.url + Address("supplier", supplier.id).path(languages[0], languages)
    called = _text(supplier.name)
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:org", f"UID:{page}", f"FN:{called}", f"ORG:{called}")
    for kind, value in published(edition, supplier).items():
        if kind in _WRITTEN:
            yield _WRITTEN[kind].format(_text(value) if kind == "email" else _plain(value))
    yield f"ADR:;;;{_text(district(supplier.place, languages[0]))};;;"
    yield f"SOURCE:{page}"
    yield "END:VCARD"


def _text(value: str) -> str:
    """A text value: what has a meaning in vCard is escaped."""
    return _CONTROL.sub("", value.translate(_ESCAPED))


def _plain(value: str) -> str:
    """A URI, which holds no line break."""
    return re.sub(r"\s", "", _CONTROL.sub("", value))


def _folded(line: str) -> str:
    """A line in parts of at most 75 bytes, each after the first begun by a space; no character is torn."""
    parts, size = [""], 0
    for character in line:
        wide = len(character.encode())
        if size + wide > WIDTH:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += wide
    return "\r\n".join(parts)
