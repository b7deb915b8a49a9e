"""A contact stands on a consent that names it and is in force on the day; the sentence says what is wrong with it."""

import pytest

from curation.checks.consent import check
from tests.curation.checks.told import told

PAPER = {"given": "2026-09-08", "channel": "paper", "proof": "BA-1"}


def consents(*changes: dict[str, object], on: str = "2026-11-21", least: int = 0) -> list[tuple[str, str]]:
    given = [{**PAPER, "scope": ["whatsapp", "email"], **change} for change in changes]
    return told(check, {"supplier": {"consents": given}, "on": on}, least=least)  # type: ignore[dict-item, list-item]


@pytest.mark.parametrize(("changes", "sentences"), [
    ([{}], []),
    ([{"withdrawn": "2026-11-22"}], []),
    ([{"withdrawn": "2026-11-21"}], ["the consent to show 'WhatsApp' was withdrawn on 2026-11-21", "the consent to show 'Email' was withdrawn on 2026-11-21"]),
    ([{"given": "2026-11-22"}], ["the consent to show 'WhatsApp' begins only on 2026-11-22", "the consent to show 'Email' begins only on 2026-11-22"]),
    ([{"given": "2026-11-21"}], []),
    ([{"scope": ["email"]}], ["no consent names 'WhatsApp'"]),
    ([{"withdrawn": "2026-10-01"}, {}], []),
    ([{"withdrawn": "2026-10-01"}, {"scope": ["email"]}], ["the consent to show 'WhatsApp' was withdrawn on 2026-10-01"]),
    ([{"withdrawn": "2026-10-01"}, {"withdrawn": "2026-11-02"}], ["the consent to show 'WhatsApp' was withdrawn on 2026-11-02", "the consent to show 'Email' was withdrawn on 2026-11-02"]),
    ([], ["no consent names 'WhatsApp'", "no consent names 'Email'"]),
], ids=["in force", "withdrawn tomorrow", "withdrawn today", "given tomorrow", "given today", "another scope", "given anew", "given anew for one", "withdrawn twice", "none"])
def test_what_is_wrong_with_the_consent_is_told(changes: list[dict[str, object]], sentences: list[str]) -> None:
    assert [sentence for _, sentence in consents(*changes)] == sentences


def test_a_contact_is_told_at_its_place_in_the_suppliers_file() -> None:
    assert [path for path, _ in consents({"scope": ["whatsapp"]})] == ["supplier.yml: contacts.1"]


@pytest.mark.parametrize(("scope", "found"), [(["email"], 0), (["name"], 1)], ids=["one may be shown", "none may be shown"])
def test_with_a_least_number_it_only_counts_that_buyers_can_reach_somebody(scope: list[str], found: int) -> None:
    assert [sentence for _, sentence in consents({"scope": scope}, least=1)] == ["no contact of the supplier may be shown to buyers"] * found


def test_a_supplier_without_contacts_breaks_no_consent_but_cannot_be_reached() -> None:
    example = {"supplier": {"contacts": None, "consents": None}}
    assert told(check, example) == []
    assert told(check, example, least=1) == [("supplier.yml: contacts", "no contact of the supplier may be shown to buyers")]
