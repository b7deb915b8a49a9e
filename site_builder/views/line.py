"""A line of an inquiry list: what the buyer's own device must know of a listing to add, check, sum up and send it.

It stands in the listing's page, so whoever has the page has the line, without any other file.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from markupsafe import Markup

from catalog.money import public_price
from catalog.reference import reference
from curation.code import code
from curation.publication import Shown
from curation.quantity import worth
from curation.subject import Subject
from site_builder.edition import Edition
from site_builder.envelope import plain
from site_builder.language import say
from site_builder.views import structured
from site_builder.views.offer import lead_time, unique
from site_builder.views.picture import main_picture
from site_builder.views.words import unit


def line(edition: Edition, shown: Shown, language: str) -> Markup:
    """The line as the text of a `<script type="application/json">`, safe inside HTML.

    `revision` and `code` name the exact content that was seen. Quantities are in the order's unit `unit`, one of which
    holds `ratio` of the price's unit, where that is known; `first` and `repeat` are the least values of a first and a
    repeat order from the supplier. Addresses of the supplier are those a consent covers, else the curators'.
    """
    one = shown.listing
    order, price = one.section("order"), public_price(one.section("price"))
    ordered = str(order["unit"])
    data: dict[str, object] = {
        "id": one.id, "name": say(one.name, language), "page": structured.url(edition, language, "listing", one.id),
        "photo": main_picture(edition, shown, language).renditions[0].path,
        "revision": one.digest[:12], "code": code(one.digest), "supplier": _supplier(edition, shown),
        "unit": {"id": ordered, "one": unit(ordered, language, one=True), "many": unit(ordered, language)},
        "minimum": plain(cast(Decimal, order["minimum"])), "multiple": plain(cast(Decimal, order.get("multiple") or 1)),
        "case": plain(cast(Decimal, order.get("case_size") or 0)), "first": plain(cast(Decimal, order.get("first_order_minimum") or 0)),
        "repeat": plain(cast(Decimal, order.get("repeat_order_minimum") or 0)),
        "lead": lead_time(cast(int, order["lead_time_days"]), language), "unique": unique(one),
    }
    if price:
        entry = reference("currencies").entries.get(price.unit_price.currency)
        ratio = worth(ordered, price.per, Subject(one, shown.supplier, edition.date))
        data["price"] = {
            "amount": plain(price.unit_price.amount), "currency": price.unit_price.currency,
            "symbol": entry.get("symbol", price.unit_price.currency) if entry else price.unit_price.currency,
            "per": unit(price.per, language, one=True), "ratio": plain(ratio) if ratio else None,
            "tiers": [[plain(tier.quantity), plain(tier.price.amount)] for tier in price.tiers]}
    return structured.embedded(data)


def _supplier(edition: Edition, shown: Shown) -> Mapping[str, object]:
    """Who is asked, by which address, and through which cooperative, where that is in the catalogue too."""
    supplier = shown.supplier
    found: dict[str, object] = {"id": supplier.id, "name": supplier.name}
    for kind in ("whatsapp", "email"):
        if value := supplier.contact(kind, edition.date):
            found[kind] = value
    if cooperative := edition.suppliers.get(str(supplier.data.get("cooperative") or "")):
        through: dict[str, object] = {"id": cooperative.id, "name": cooperative.name}
        for kind in ("whatsapp", "email"):
            if value := cooperative.contact(kind, edition.date):
                through[kind] = value
        found["cooperative"] = through
    return found
