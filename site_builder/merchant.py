"""The feed for partners who sell, one a language: RSS 2.0 with the attributes of Google's product data specification.

The price is that of one unit, as the listing's page has it; what must be ordered at least is `minimum_order_value`.
No stock is claimed, for the catalogue knows none: goods are made to order, `backorder`, and can be had after their lead time.
Source: support.google.com/merchants/answer/7052112 and the pages of the attributes, read in November 2026.
"""

import hashlib
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import cast
from xml.etree.ElementTree import Element

from stdnum import ean

from catalog.listing import Listing
from catalog.money import Price, public_price
from catalog.reference import Text, reference
from curation.publication import Shown
from curation.quantity import worth
from curation.subject import Subject
from site_builder.edition import Edition
from site_builder.language import say, translator
from site_builder.pages import Address
from site_builder.views.words import name
from site_builder.xml_text import HEAD, add, allowed, written

CURRENCY, COUNTRY = "IDR", "ID"
NAMESPACE = "http://base.google.com/ns/1.0"
TITLE, DESCRIPTION, ID, BRAND, TYPE, PICTURES = 150, 5000, 50, 70, 750, 10
"""How much each attribute holds."""

_MEASURES = (("mass", "g", "kg", 1000), ("volume", "ml", "l", 1000), ("count", "ct", "ct", 1))
_WAIT = "\0"
"""Stands in a fragment around the days after which an order is ready: the fragment outlives the day that this makes."""

_DAY, _YEAR = "day", 365
"""A word in its place until the item is written, for no XML may hold the sign; and how far ahead a day may lie."""

_RESTRICTED = ("02", "04", "2", "98", "99")
"""Beginnings of a GTIN-13 that are no product's: numbers for use within a shop, and coupons."""


def fragment(edition: Edition, shown: Shown, language: str) -> str:
    """A listing as an item; empty where the rules leave no room for it.

    That is without a public price in rupiah, without a text in this language, or where the value of its minimum is not known.
    """
    one, price = shown.listing, public_price(shown.listing.section("price"))
    texts = [cast(Text, one.data[key]) for key in ("name", "summary", "description")]
    if price is None or price.unit_price.currency != CURRENCY or not all(text.get(language) for text in texts):
        return ""
    subject = Subject(one, shown.supplier, edition.date)
    order = one.section("order")
    ratio = worth(str(order["unit"]), price.per, subject)
    if ratio is None:
        return ""
    called, summary, description = (text[language].strip() for text in texts)
    item = Element("item")
    add(item, "g:id", identifier(one.id))
    add(item, "g:title", shortened(called, TITLE))
    add(item, "g:description", shortened(f"{summary}\n\n{description}", DESCRIPTION))
    add(item, "g:link", edition.site.url + Address("listing", one.id).path(language, edition.site.languages))
    for tag, entry in zip(("g:image_link", *["g:additional_image_link"] * PICTURES), one.photos, strict=False):
        add(item, tag, edition.site.url + edition.photo(shown, entry).renditions[-1].path)
    add(item, "g:availability", "backorder")
    add(item, "g:availability_date", _DAY)
    _prices(item, price, cast(Decimal, order["minimum"]) * ratio, cast("Decimal | None", order.get("first_order_minimum")))
    _measure(item, price, subject)
    add(item, "g:condition", "new")
    _identifiers(item, one, shown)
    add(item, "g:product_type", _type(one.category, language))
    days = str(min(_YEAR, max(1, cast(int, order["lead_time_days"]))))
    return written(item).replace(f"<g:availability_date>{_DAY}<", f"<g:availability_date>{_WAIT}{days}{_WAIT}<", 1)


def feed(edition: Edition, fragments: list[str], language: str) -> bytes:
    """The whole feed of a language."""
    site, tell = edition.site, translator(language)
    channel = Element("channel")
    add(channel, "title", say(site.name, language))
    add(channel, "link", site.url + Address("home").path(language, site.languages))
    add(channel, "description", tell("For partners who sell: products with a public price in rupiah. %(tagline)s",
                                     tagline=say(site.tagline, language)))
    head = written(channel).removesuffix("</channel>")
    latest = (date.max - edition.date).days
    ready = [f"{edition.date + timedelta(min(days, latest))}T00:00Z" for days in range(_YEAR + 1)]
    parts = [f'{HEAD}<rss version="2.0" xmlns:g="{NAMESPACE}">{head}\n']
    for one in filter(None, fragments):
        before, days, after = one.split(_WAIT)
        parts += (before, ready[int(days)], after, "\n")
    return "".join((*parts, "</channel></rss>\n")).encode()


def identifier(id: str) -> str:
    """The listing's id; one that is too long is cut, and told from others that begin alike by a digest of the whole."""
    return id if len(id) <= ID else f"{id[:ID - 9]}-{hashlib.sha256(id.encode()).hexdigest()[:8]}"


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut at a word."""
    text = allowed(text)
    return text if len(text) <= most else text[:most].rsplit(maxsplit=1)[0][:most - 1] + "…"


def _money(amount: Decimal) -> str:
    return f"{amount:.2f} {CURRENCY}"


def _prices(item: Element, price: Price, least: Decimal, first: Decimal | None) -> None:
    """The price of one unit, and the value that an order must have where that is more. `least` is in the price's unit."""
    add(item, "g:price", _money(price.unit_price.amount))
    value = max(price.at(least).amount * least, first or Decimal(0))
    if value > price.unit_price.amount:
        order = add(item, "g:minimum_order_value")
        add(order, "g:country", COUNTRY)
        add(order, "g:price", _money(value))


def _measure(item: Element, price: Price, subject: Subject) -> None:
    """How much one unit of the price holds, where that is a weight, a volume or a count."""
    for dimension, small, large, step in _MEASURES:
        base = next(id for id, entry in reference("units").entries.items()
                    if entry.get("dimension") == dimension and entry.get("factor") == "1")
        amount = worth(price.per, base, subject)
        if amount and (amount != 1 or step > 1):
            said = amount / step if amount >= step else amount
            add(item, "g:unit_pricing_measure", f"{said.normalize():f}{large if amount >= step else small}")
            add(item, "g:unit_pricing_base_measure", f"1{large}")
            return


def _identifiers(item: Element, one: Listing, shown: Shown) -> None:
    """Who vouches for the number: a GTIN, else the maker's own number; where there is neither, that is said."""
    identifiers, made_here = one.section("identifiers"), one.data.get("role") == "producer"
    brand = str(one.data.get("brand") or (shown.supplier.name if made_here else ""))
    gtin, sku = str(identifiers.get("gtin") or ""), str(identifiers.get("sku") or "") if made_here else ""
    gtin = gtin if sellable(gtin) else ""
    if brand:
        add(item, "g:brand", shortened(brand, BRAND))
    if gtin:
        add(item, "g:gtin", gtin)
    elif sku and brand:
        add(item, "g:mpn", shortened(sku, BRAND))
    add(item, "g:identifier_exists", "yes" if gtin or (sku and brand) else "no")


def sellable(gtin: str) -> bool:
    """Whether a GTIN is one that a product can have in trade."""
    return bool(gtin) and ean.is_valid(gtin) and not gtin.zfill(14)[1:].startswith(_RESTRICTED)


@lru_cache(maxsize=1024)
def _type(category: str, language: str) -> str:
    above = reversed(reference("categories").ancestors(category))
    return shortened(" > ".join(name("categories", entry.id, language) for entry in above), TYPE)
