"""The maker: a supplier's card on the pages of its goods."""

from dataclasses import dataclass
from typing import cast

from catalog.reference import Text
from catalog.supplier import Supplier
from site_builder.edition import Edition
from site_builder.language import pick, translator
from site_builder.views.once import once
from site_builder.views.papers import supplier_verified
from site_builder.views.words import district, name

_LONG = 280


@dataclass(frozen=True, slots=True)
class Maker:
    """A supplier in a few lines; `lang` is set where `about` is in another language than the page."""

    id: str
    name: str
    line: str
    about: str
    lang: str
    verified: str


def maker(edition: Edition, supplier: Supplier, language: str) -> Maker:
    """The supplier's card, made once an edition."""
    return once(edition, ("maker", supplier.id, language), lambda: _maker(edition, supplier, language))


def _maker(edition: Edition, supplier: Supplier, language: str) -> Maker:
    about, used = pick(cast(Text, supplier.data.get("about") or {}), language)
    first = about.split("\n\n")[0]
    return Maker(supplier.id, supplier.name, line(supplier, language), shortened(first), "" if used == language else used,
                 supplier_verified(supplier, edition.date, language))


def line(supplier: Supplier, language: str) -> str:
    """Kind, place, age and size of a supplier."""
    tell, data = translator(language), supplier.data
    parts = [name("supplier_kinds", str(data["kind"]), language), district(supplier.place, language)]
    if since := data.get("since"):
        parts.append(tell("since %(year)s", year=since))
    if members := data.get("members"):
        parts.append(tell.plural("%(count)s member", "%(count)s members", cast(int, members)))
    elif workers := data.get("workers"):
        parts.append(tell.plural("%(count)s person", "%(count)s people", cast(int, workers)))
    return " · ".join(parts)


def shortened(text: str, most: int = _LONG) -> str:
    """A text cut at a word's end where it is longer than `most` characters."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0].rstrip(",;:") + " …"


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a prose text, which are separated by empty lines."""
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())
