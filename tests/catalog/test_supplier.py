"""A supplier's contact is given away only under a consent that names it, on the days it holds."""

from datetime import date

import pytest

from catalog.supplier import Supplier

DAY = date(2026, 11, 21)


def supplier(*consents: dict[str, object]) -> Supplier:
    contacts = [{"kind": "email", "value": "dapur@contoh.example"}, {"kind": "whatsapp", "value": "+6281234567890"}, {"kind": "whatsapp", "value": "+62342801234"}]
    return Supplier("contoh", {"name": "Contoh", "place": "35.72.03.1004", "contacts": contacts, "consents": list(consents)}, "", {})  # type: ignore[dict-item]


@pytest.mark.parametrize(("consent", "shown"), [
    ({"given": date(2026, 1, 1), "scope": ["whatsapp"]}, True),
    ({"given": DAY, "scope": ["email", "whatsapp"]}, True),
    ({"given": date(2026, 11, 22), "scope": ["whatsapp"]}, False),
    ({"given": date(2026, 1, 1), "scope": ["email"]}, False),
    ({"given": date(2026, 1, 1), "scope": ["whatsapp"], "withdrawn": date(2026, 11, 22)}, True),
    ({"given": date(2026, 1, 1), "scope": ["whatsapp"], "withdrawn": DAY}, False),
    ({"given": date(2026, 1, 1), "scope": ["phone"]}, False),
], ids=["given before", "given today", "given tomorrow", "for another kind", "withdrawn tomorrow", "withdrawn today", "for a phone only"])
def test_a_number_is_shown_only_under_a_consent_that_holds(consent: dict[str, object], shown: bool) -> None:
    assert (supplier(consent).contact("whatsapp", DAY) == "+6281234567890") is shown


def test_without_consent_nothing_is_shown() -> None:
    assert supplier().contact("email", DAY) is None


def test_a_later_consent_counts_after_an_earlier_was_withdrawn() -> None:
    one = supplier({"given": date(2026, 1, 1), "scope": ["email"], "withdrawn": date(2026, 2, 1)}, {"given": date(2026, 3, 1), "scope": ["email"]})
    assert one.contact("email", date(2026, 2, 15)) is None
    assert one.contact("email", DAY) == "dapur@contoh.example"


def test_a_kind_of_contact_it_has_not_is_none() -> None:
    assert supplier({"given": date(2026, 1, 1), "scope": ["website"]}).contact("website", DAY) is None


def test_a_supplier_without_a_name_goes_by_its_id() -> None:
    assert Supplier("contoh", {}, "", {}).name == "contoh"
    assert Supplier("contoh", {}, "", {}).place == ""
