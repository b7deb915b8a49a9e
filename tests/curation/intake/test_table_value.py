"""A cell becomes the value that its field wants, whatever the spreadsheet made of it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.intake.table_choice import Unread
from curation.intake.table_grid import Cell, Error, Formula
from curation.intake.table_mapping import choosable
from curation.intake.table_value import value_of

COLUMNS = choosable("food")


@pytest.mark.parametrize(("path", "cell", "value"), [
    ("price.amount", "15.000", Decimal(15000)), ("price.amount", 15000, Decimal(15000)), ("price.amount", 15000.0, Decimal(15000)), ("price.amount", 0.1 + 0.2, Decimal("0.3")),
    ("price.tiers.1.amount", "14.200", Decimal(14200)), ("order.first_order_minimum", "350.000", Decimal(350000)),
    ("order.lead_time_days", "5 hari", 5), ("order.lead_time_days", 5.0, 5), ("price.public", True, True), ("price.public", "Ya", True), ("price.public", 0, False),
    ("confirmed", date(2026, 10, 28), date(2026, 10, 28)), ("confirmed", 46112, date(2026, 3, 31)), ("confirmed", "28 Oktober 2026", date(2026, 10, 28)),
    ("identifiers.gtin", 8990000001027, "8990000001027"), ("identifiers.gtin", 8990000001027.0, "8990000001027"), ("identifiers.gtin", "899-0000 001027", "8990000001027"),
    ("name.id", " Contoh\nsambal ", "Contoh sambal"), ("description.id", "satu\n\ndua", "satu\n\ndua"), ("brand", 1928, "1928"), ("brand", "-", None), ("brand", "", None),
    ("food.allergens", "tidak ada", []), ("food.allergens", "-", []), ("food.may_contain", "-", None), ("food.allergens", "telur, susu", ["telur", "susu"]),
    ("capacity.season", "Mei–Juli, 11", [5, 6, 7, 11]), ("capacity.season", "Nov - Feb", [1, 2, 11, 12]), ("capacity.season", "sepanjang tahun", list(range(1, 13))),
    ("packing.net", "200 gr", {"amount": Decimal(200), "unit": "g"}), ("packing.net", "1,5kg", {"amount": Decimal("1.5"), "unit": "kg"}),
    ("food.shelf_life", "8 bulan", {"amount": 8, "unit": "month"}), ("capacity", "500 kg per bulan", {"amount": Decimal(500), "unit": "kg", "period": "month"}),
    ("capacity", "4 ribu bungkus/bulan", {"amount": Decimal(4000), "unit": "pack", "period": "month"}),
    ("supplier:contacts.whatsapp.value", "0812-3456-7890", "+6281234567890"), ("supplier:contacts.whatsapp.value", 81234567890, "+6281234567890"),
    ("supplier:contacts.whatsapp.value", "+62 812 3456 7890", "+6281234567890"), ("supplier:contacts.whatsapp.value", "6281234567890", "+6281234567890"),
    ("supplier:contacts.website.value", "contoh.example", "https://contoh.example"), ("supplier:contacts.email.value", "toko@contoh.example", "toko@contoh.example"),
], ids=str)
def test_a_cell_is_read_as_it_is_meant(path: str, cell: Cell, value: object) -> None:
    assert value_of(COLUMNS[path], cell)[0] == value


@pytest.mark.parametrize(("path", "cell", "rule"), [
    ("price.amount", Formula(), "table-formula"), ("brand", Error("#REF!"), "table-cell"), ("brand", "Dapur\u202eMawar", "table-cell"), ("brand", "3573010" "101900001", "identity-number"),
    ("brand", date(2027, 3, 12), "table-cell"), ("identifiers.gtin", 8.99e18, "table-digits"), ("identifiers.gtin", "8,99E+12", "table-digits"), ("brand", float("nan"), "table-digits"),
    ("order.lead_time_days", "1,5", "wrong-type"), ("price.amount", float("inf"), "table-digits"), ("packing.net", "200", "table-amount"), ("packing.net", "500 kg per bulan", "table-amount"),
    ("packing.net.amount", "1.500", "table-number"), ("confirmed", "03/04/2027", "table-date"), ("category", "pesawat terbang", "unknown-reference"), ("price.public", "mungkin", "wrong-type"),
], ids=str)
def test_a_cell_that_cannot_be_understood_is_refused_by_its_rule(path: str, cell: Cell, rule: str) -> None:
    with pytest.raises(Unread) as refused:
        value_of(COLUMNS[path], cell)
    assert refused.value.rule == rule


def test_the_digits_of_an_identity_number_are_not_repeated() -> None:
    with pytest.raises(Unread) as refused:
        value_of(COLUMNS["brand"], "NIK 3573010" "101900001")
    assert "3573" not in repr(refused.value.values)


CELLS = st.one_of(st.text(max_size=80), st.integers(), st.floats(), st.booleans(), st.dates())


@given(st.sampled_from(sorted(COLUMNS)), CELLS)
def test_any_cell_is_a_value_or_refused(path: str, cell: Cell) -> None:
    try:
        value_of(COLUMNS[path], cell)
    except Unread as refused:
        assert refused.message.format_map(dict.fromkeys(("value", "label", "code", "length", "limit"), "")) is not None
