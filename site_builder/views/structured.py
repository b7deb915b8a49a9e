"""Structured data (JSON-LD, schema.org) for search engines: what the page says, and not a word more.

A `Product` without offers, ratings or reviews is reported by Google as an error, so a listing without a
public price is described as an `ItemPage` only. No stock is claimed: the catalogue knows none.
Source: developers.google.com/search/docs/appearance/structured-data/product-snippet.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import cast

from markupsafe import Markup

from catalog.field import Value
from catalog.money import Price, public_price
from catalog.reference import reference
from catalog.supplier import Supplier
from curation.publication import Shown
from site_builder.edition import Edition
from site_builder.envelope import plain
from site_builder.language import say
from site_builder.pages import Address
from site_builder.views import papers
from site_builder.views.words import district, name, unit

COUNTRY = "ID"
"""Region codes are Indonesia's, so whatever has an origin by such a code is made there."""

Node = dict[str, object]
Step = tuple[str, str, str]
"""A step of the breadcrumb: what it is called, its kind of page, its id."""


def script(nodes: Sequence[Node]) -> Markup:
    """The nodes as the text of a `<script type="application/ld+json">`, safe inside HTML."""
    return embedded({"@context": "https://schema.org", "@graph": nodes})


def embedded(data: object) -> Markup:
    """Data as the text of a script that holds JSON, safe inside HTML."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(safe)  # noqa: S704 - no character of HTML is left in it


def url(edition: Edition, language: str, kind: str, id: str = "") -> str:
    """The absolute address of a page."""
    return edition.site.url + Address(kind, id).path(language, edition.site.languages)


def breadcrumb(edition: Edition, language: str, steps: Sequence[Step]) -> Node:
    """The way to a page; the last step may be the page itself, without a kind."""
    items = []
    for position, (called, kind, id) in enumerate(steps, 1):
        item: Node = {"@type": "ListItem", "position": position, "name": called}
        if kind:
            item["item"] = url(edition, language, kind, id)
        items.append(item)
    return {"@type": "BreadcrumbList", "itemListElement": items}


def item_list(edition: Edition, language: str, ids: Sequence[str]) -> Node:
    """The listings of a page that lists them."""
    return {"@type": "ItemList", "itemListElement": [
        {"@type": "ListItem", "position": position, "url": url(edition, language, "listing", id)}
        for position, id in enumerate(ids, 1)]}


def publisher(edition: Edition, language: str) -> list[Node]:
    """Who publishes the catalogue, and the site itself."""
    site = edition.site
    office: Node = {"@type": "Organization", "name": say(site.publisher, language), "url": site.url, "email": site.email}
    return [office, {"@type": "WebSite", "name": say(site.name, language), "url": url(edition, language, "home"), "inLanguage": language}]


def organization(edition: Edition, language: str, supplier: Supplier) -> Node:
    """A supplier as an organisation, with the contacts it has agreed to."""
    node: Node = {
        "@type": "Organization", "@id": url(edition, language, "supplier", supplier.id) + "#org",
        "name": supplier.name, "url": url(edition, language, "supplier", supplier.id),
        "address": {"@type": "PostalAddress", "addressLocality": district(supplier.place, language), "addressCountry": COUNTRY}}
    for kind, key in (("phone", "telephone"), ("email", "email"), ("website", "sameAs")):
        if value := supplier.contact(kind, edition.date):
            node[key] = value
    return node


def listing(edition: Edition, language: str, shown: Shown, steps: Sequence[Step]) -> list[Node]:
    """What a listing's page says: the product with its price, or else the page about it."""
    one, price = shown.listing, public_price(shown.listing.section("price"))
    called, address = say(one.name, language), url(edition, language, "listing", one.id)
    seller = organization(edition, language, shown.supplier)
    crumbs = breadcrumb(edition, language, (*steps, (called, "", "")))
    images = [edition.site.url + edition.photo(shown, entry).renditions[-1].path for entry in one.photos]
    summary = say(cast("Mapping[str, str]", one.data.get("summary") or {}), language)
    if price is None:
        about = {"@type": "Thing", "name": called, "description": summary, "image": images}
        page: Node = {"@type": "ItemPage", "name": called, "url": address, "inLanguage": language, "about": about}
        return [page, seller, crumbs]
    node: Node = {
        "@type": "Product", "name": called, "description": summary, "url": address, "image": images, "sku": one.id,
        "category": _category(one.category, language),
        "countryOfOrigin": {"@type": "Country", "name": COUNTRY}, "offers": _offers(shown, price, seller, address, language)}
    data = one.data
    if brand := data.get("brand"):
        node["brand"] = {"@type": "Brand", "name": brand}
    if data.get("role") == "producer":
        node["manufacturer"] = {"@id": seller["@id"]}
    elif maker := data.get("producer"):
        node["manufacturer"] = {"@type": "Organization", "name": maker}
    if gtin := one.section("identifiers").get("gtin"):
        node["gtin"] = gtin
    if certificates := _certificates(data, language):
        node["hasCertification"] = certificates
    return [node, seller, crumbs]


@lru_cache(maxsize=1024)
def _category(category: str, language: str) -> str:
    """The way down the tree: `Makanan olahan > Sambal pecel`."""
    return " > ".join(name("categories", entry.id, language) for entry in reversed(reference("categories").ancestors(category)))


def _offers(shown: Shown, price: Price, seller: Node, address: str, language: str) -> Node:
    """One offer, or one a tier where the price falls with the quantity."""
    section, order = shown.listing.section("price"), shown.listing.section("order")
    least = cast(Decimal, order["minimum"])
    shared: Node = {"url": address, "seller": {"@id": seller["@id"]}}
    if isinstance(until := section.get("valid_until"), date):
        shared["priceValidUntil"] = until.isoformat()
    first = {"@type": "Offer", **_price(price.unit_price.amount, price, language), **_from(least, str(order["unit"]), language), **shared}
    if not price.tiers:
        return first
    tiers = [{"@type": "Offer", **_price(tier.price.amount, price, language), **_from(tier.quantity, price.per, language), **shared}
             for tier in price.tiers]
    amounts = [price.unit_price.amount, *(tier.price.amount for tier in price.tiers)]
    return {"@type": "AggregateOffer", "lowPrice": str(min(amounts)), "highPrice": str(max(amounts)),
            "priceCurrency": price.unit_price.currency, "offerCount": len(amounts), "offers": [first, *tiers]}


def _price(amount: Decimal, price: Price, language: str) -> Node:
    specification: Node = {
        "@type": "UnitPriceSpecification", "price": str(amount), "priceCurrency": price.unit_price.currency,
        "referenceQuantity": {"@type": "QuantitativeValue", "value": 1, "unitText": unit(price.per, language, one=True)}}
    if price.tax in ("included", "excluded"):
        specification["valueAddedTaxIncluded"] = price.tax == "included"
    return {"price": str(amount), "priceCurrency": price.unit_price.currency, "priceSpecification": specification}


def _from(least: Decimal, unit_id: str, language: str) -> Node:
    return {"eligibleQuantity": {"@type": "QuantitativeValue", "minValue": plain(least), "unitText": unit(unit_id, language)}}


def _certificates(data: Mapping[str, Value], language: str) -> list[Node]:
    """Only papers that a curator found in the issuer's register: a claim is not a check."""
    found = []
    for entry in papers.entries(data):
        if entry.get("level") == "verified":
            node: Node = {"@type": "Certification", "name": name("certificates", str(entry["type"]), language),
                          "certificationIdentification": entry["number"], "certificationStatus": "https://schema.org/CertificationActive"}
            if issuer := entry.get("issuer"):
                node["issuedBy"] = {"@type": "Organization", "name": issuer}
            if isinstance(ends := entry.get("expires"), date):
                node["expires"] = ends.isoformat()
            found.append(node)
    return found
