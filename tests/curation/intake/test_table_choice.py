"""Choices are found by id, by name in any language, and with a slip of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.field import Field
from catalog.reference import reference
from catalog.schema import listing_schema
from curation.intake.table_choice import Unread, meant, offered, several

FIELDS = listing_schema("food").children
ALLERGEN = FIELDS["food"].children["allergens"].item
UNIT = FIELDS["price"].children["per"]


@pytest.mark.parametrize(("field", "text", "id"), [
    (FIELDS["role"], "producer", "producer"), (FIELDS["role"], "Pembuat sendiri", "producer"), (FIELDS["role"], "PEMBUAT  SENDIRI", "producer"), (FIELDS["role"], "Producer", "producer"),
    (UNIT, "bks", "pack"), (UNIT, "gr", "g"), (UNIT, "Kg", "kg"), (FIELDS["category"], "sambel pecel", "sambal-pecel"), (FIELDS["origin"], "Jaten (Wonodadi)", "35.05.01.2001"),
    (FIELDS["origin"], "35.05.01.2001", "35.05.01.2001"), (FIELDS["origin"], "jaten wonodadi", "35.05.01.2001"),
], ids=str)
def test_an_entry_is_found_as_people_call_it(field: Field, text: str, id: str) -> None:
    assert meant(field, text) == (id, None)


def test_a_slip_is_mended_and_named() -> None:
    id, slip = meant(FIELDS["role"], "Pembuat sendri")
    assert id == "producer"
    assert slip and slip.typed == "Pembuat sendri" and slip.meant["id"] == "Pembuat sendiri"


def test_a_name_of_two_villages_is_asked_back() -> None:
    names = [entry.name["id"] for entry in reference("regions").entries.values() if entry.get("level") in ("desa", "kelurahan")]
    twice = next(name for name in names if names.count(name) > 1)
    with pytest.raises(Unread) as refused:
        meant(FIELDS["origin"], twice)
    assert refused.value.rule == "table-choice"
    assert twice in refused.value.values["nearest"]["id"]


def test_a_word_like_two_villages_is_not_guessed() -> None:
    with pytest.raises(Unread) as refused:
        meant(FIELDS["origin"], "Jatin")
    assert "Jaten" in refused.value.values["nearest"]["id"]


def test_a_district_is_no_village() -> None:
    with pytest.raises(Unread):
        meant(FIELDS["origin"], "35.05")


def test_several_may_stand_in_one_cell_and_a_comma_in_a_name() -> None:
    assert several(ALLERGEN, "Krustase (udang, kepiting), kacang; susu\ntelur")[0] == ["krustase", "kacang-tanah", "susu", "telur"]


def test_a_list_with_one_word_that_is_unknown_is_not_read() -> None:
    with pytest.raises(Unread):
        several(ALLERGEN, "telur, xyzzy")


@pytest.mark.parametrize("name", ["regions", "categories", "units", "certificates", "markets", "packagings", "storages", "allergens"])
def test_every_name_that_is_offered_is_understood(name: str) -> None:
    format = "village" if name == "regions" else ""
    field = Field("x", "string", label={"id": "x", "en": "x"}, reference=name, format=format)
    for language in ("id", "en"):
        assert [id for id, said in offered(name, format).items() if meant(field, said[language])[0] != id] == []


@given(st.text(max_size=200))
def test_any_text_is_a_choice_or_refused(text: str) -> None:
    for field in (FIELDS["role"], FIELDS["origin"]):
        try:
            id, _ = meant(field, text)
            assert id in offered(field.reference, field.format)
        except Unread as refused:
            assert refused.values["nearest"]
