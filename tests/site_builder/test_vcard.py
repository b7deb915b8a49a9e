"""Visiting cards: read back they hold what a supplier has agreed to publish, and nothing else."""

import json
from datetime import date
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.supplier import Supplier
from curation.publication import Publication
from site_builder import vcard
from site_builder.edition import Edition, edition
from site_builder.site import site
from tests.root import SUPPLIER, TODAY, Root
from tests.site_builder.town import HOME
from tests.site_builder.tree import contents, pages

CONSENT = {"given": date(2026, 1, 10), "scope": ["whatsapp", "phone", "email", "website"], "proof": "BA-1"}
PLACE = "35.72.03.1004"


def _read(data: bytes) -> Any:
    (card,) = vobject.readComponents(data.decode())
    return card


@pytest.fixture(scope="module")
def today() -> Edition:
    """An edition to make cards in."""
    return edition(site(HOME), Publication(TODAY), {})


def test_the_cards_of_a_town_hold_what_its_feed_of_suppliers_says(whole_town: Root) -> None:
    tree = whole_town.path / "site"
    told = {one["id"]: one for one in json.loads((tree / "api/v1/suppliers.json").read_bytes())["items"]}
    assert {path for path in contents(tree) if path.startswith("kartu/")} == {vcard.path(id) for id, one in told.items() if one["contacts"]}
    for id, one in told.items():
        if not one["contacts"]:
            continue
        card = _read((tree / vcard.path(id)).read_bytes())
        assert (card.version.value, card.kind.value, card.fn.value, card.org.value[0]) == ("4.0", "org", one["name"], one["name"])
        assert card.uid.value == card.source.value == one["url"]
        numbers = {number.value.removeprefix("tel:") for number in getattr(card, "tel_list", [])}
        assert numbers == {one["contacts"][kind] for kind in ("whatsapp", "phone") if kind in one["contacts"]}
        assert [mail.value for mail in getattr(card, "email_list", [])] == [one["contacts"][kind] for kind in ("email",) if kind in one["contacts"]]
        assert [url.value for url in getattr(card, "url_list", [])] == [one["contacts"][kind] for kind in ("website",) if kind in one["contacts"]]


def test_of_a_place_only_the_district_is_told(whole_town: Root) -> None:
    for path, data in contents(whole_town.path / "site").items():
        if path.startswith("kartu/"):
            address = _read(data).adr.value
            assert address.city
            assert (address.street, address.box, address.extended, address.code) == ("", "", "", "")


def test_a_suppliers_page_links_its_card_where_there_is_one(whole_town: Root) -> None:
    tree = whole_town.path / "site"
    for place, page in pages(tree).items():
        if place.removeprefix("en/").startswith("pemasok/") and place.count("/") - place.startswith("en/") == 2:
            links = page.xpath("//a[contains(@href, '.vcf')]/@href")
            assert len(links) == (tree / vcard.path(place.split("/")[-2])).exists(), place


@pytest.mark.parametrize(("old", "new"), [("scope: [whatsapp, email]", "scope: [name]"), ("proof: BA-2026-001}", "proof: BA-2026-001, withdrawn: 2026-11-21}"),
                                          ("given: 2026-01-10", "given: 2026-11-22")], ids=["never agreed", "taken back", "not yet"])
def test_without_a_consent_there_is_no_card(built: Root, old: str, new: str) -> None:
    built.edit(SUPPLIER, old, new)
    built.decide(SUPPLIER)
    assert built.etalase("build").exit_code == 0
    assert not (built.path / "site" / vcard.path(SUPPLIER)).exists()
    assert ".vcf" not in (built.path / "site/pemasok" / SUPPLIER / "index.html").read_text("utf-8")


def _supplier(name: str, **contacts: str) -> Supplier:
    return Supplier("contoh", {"name": name, "place": PLACE, "contacts": [{"kind": kind, "value": value} for kind, value in contacts.items()],  # type: ignore[dict-item]
                               "consents": [CONSENT]}, "0" * 64, {})


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=120).filter(lambda text: text.strip() == text))
def test_a_name_of_any_kind_comes_back(today: Edition, name: str) -> None:
    data = vcard.card(today, _supplier(name, email="a@contoh.example"))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    unfolded = data.decode().replace("\r\n ", "")
    (line,) = (one for one in unfolded.split("\r\n") if one.startswith("FN:"))
    assert line.removeprefix("FN:").replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n").replace("\\\\", "\\") == name or "\\" in name


@pytest.mark.parametrize("evil", ["a\nEND:VCARD\nBEGIN:VCARD", "a\r\nTEL:1", "; , \\ :", "=1+1", "\x00\x07x", "🥜" * 50, "\u202eabc"])
def test_no_text_becomes_a_line_of_its_own(today: Edition, evil: str) -> None:
    data = vcard.card(today, _supplier(evil, whatsapp=f"+6281\r\nNOTE:{evil}", website=f"https://a.example/{evil}"))
    card = _read(data)
    assert {child.name for child in card.getChildren()} == {"VERSION", "KIND", "UID", "FN", "ORG", "TEL", "URL", "ADR", "SOURCE"}
    assert data.count(b"BEGIN:VCARD") - evil.count("BEGIN:VCARD") * 4 <= 1
    assert data.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert data.endswith(b"\r\nEND:VCARD\r\n")
