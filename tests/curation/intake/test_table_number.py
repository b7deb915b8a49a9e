"""Numbers, dates and answers are read where they can be read in one way only."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.intake.table_choice import Unread
from curation.intake.table_number import answer, day, month, number, shortened, words_of


@pytest.mark.parametrize(("text", "value"), [
    ("15000", "15000"), ("15.000", "15000"), ("15,000", "15000"), ("Rp 15.000", "15000"), ("Rp15.000,-", "15000"), ("rp. 15.000,00", "15000.00"), ("IDR 15000", "15000"),
    ("15rb", "15000"), ("15 ribu", "15000"), ("7,5 rb", "7500"), ("2,5 jt", "2500000"), ("1.500.000", "1500000"), ("1.500.000,50", "1500000.50"), ("1,500,000.50", "1500000.50"),
    ("1 500 000", "1500000"), ("12,5", "12.5"), ("12.50", "12.50"), ("-5", "-5"),
])
def test_a_price_is_read_as_people_write_it(text: str, value: str) -> None:
    assert number(text, thousands=True) == Decimal(value)


@pytest.mark.parametrize(("text", "value"), [("1,5", "1.5"), ("0,500", "0.500"), ("0.250", "0.250"), ("1.234,5", "1234.5"), ("1.500.000", "1500000"), ("200", "200")])
def test_an_amount_is_read_where_it_is_clear(text: str, value: str) -> None:
    assert number(text, thousands=False) == Decimal(value)


@pytest.mark.parametrize(("text", "thousands"), [("1.500", False), ("1,500", False), ("15.000 rb", True)])
def test_what_could_be_two_numbers_is_none(text: str, thousands: bool) -> None:
    with pytest.raises(Unread) as refused:
        number(text, thousands)
    assert refused.value.rule == "table-number"


@pytest.mark.parametrize("text", ["", "lima", "1.2.3", "12,", ",5", "1,,2", "15.00.0", "5 kg", "1e5", "١٢", "1" * 40, "0,1234567", "- 5", "5 hari lagi", "Rp"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Unread):
        number(text, True, words_of("day"))


def test_the_unit_of_the_field_may_stand_behind() -> None:
    assert number("5 hari", True, words_of("day")) == 5
    assert number("70 %", True, words_of("percent")) == 70


@given(st.integers(0, 10**12))
def test_grouped_digits_mean_the_same_as_plain_ones(value: int) -> None:
    assert number(f"{value:,}".replace(",", "."), True) == value


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    for read in (lambda one: number(one, True), lambda one: number(one, False), day, answer, month):
        try:
            read(text)
        except Unread as refused:
            assert refused.message


@pytest.mark.parametrize(("text", "value"), [
    ("2027-03-31", date(2027, 3, 31)), ("2027/3/31", date(2027, 3, 31)), ("31/03/2027", date(2027, 3, 31)), ("31-3-2027", date(2027, 3, 31)), ("31.03.2027", date(2027, 3, 31)),
    ("5/5/2027", date(2027, 5, 5)), ("12 Maret 2027", date(2027, 3, 12)), ("12 Mar 2027", date(2027, 3, 12)), ("1 Agustus 2027", date(2027, 8, 1)), ("1 March 2027", date(2027, 3, 1)),
    ("46112", date(2026, 3, 31)), ("2027-03-31 00:00:00", date(2027, 3, 31)),
])
def test_a_date_is_read_as_people_and_programs_write_it(text: str, value: date) -> None:
    assert day(text) == value


def test_a_day_that_could_be_the_month_is_not_read() -> None:
    with pytest.raises(Unread) as refused:
        day("03/04/2027")
    assert refused.value.rule == "table-date"


@pytest.mark.parametrize("text", ["", "besok", "31/02/2027", "2027-13-01", "99999", "12 Foo 2027", "31 April 2027", "1/2/27"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Unread):
        day(text)


@pytest.mark.parametrize(("text", "value"), [("Ya", True), ("ya.", True), ("YES", True), ("✓", True), ("Tidak", False), ("tdk", False), ("no", False), ("0", False)])
def test_yes_and_no_are_understood(text: str, value: bool) -> None:
    assert answer(text) is value


def test_a_shortened_number_is_known() -> None:
    assert shortened("8,99E+12")
    assert shortened("8.99000E+12")
    assert not shortened("E12")
    assert not shortened("12 E")
