"""Values get their type from the field, and what could be read in two ways stays as typed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.field import Field, Value, typed


def of(kind: str) -> Field:
    return Field("x", kind, label={})


@pytest.mark.parametrize(("text", "value"), [
    ("0", Decimal(0)), ("18500", Decimal(18500)), ("1.5", Decimal("1.5")), ("0.5", Decimal("0.5")), ("0.125", Decimal("0.125")),
    ("-2.5", Decimal("-2.5")), ("1.10", Decimal("1.1")), ("16250.50", Decimal("16250.5")), ("1234.500", Decimal("1234.5")),
    ("999999999999999", Decimal(999999999999999)), ("0.000001", Decimal("0.000001")),
])
def test_a_decimal_is_exact(text: str, value: Decimal) -> None:
    got = typed(of("decimal"), text)
    assert isinstance(got, Decimal)
    assert got == value


@pytest.mark.parametrize("text", [
    "18.500", "1.500.000", "-18.500", "1.250", "18,5", "1,000", "18_500", "0012", "01.5", "1e3", "1.", ".5", "+5", "0x1F", "NaN", "Infinity", "١٢", "1٢", "1.٥", "１８",
    "5 000", "Rp18500", "1.1234567", "9" * 16, "", "no", "--5",
])
def test_a_number_that_could_be_two_stays_text(text: str) -> None:
    assert typed(of("decimal"), text) == text


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("5", 5), ("-3", -3), ("18500", 18500), ("999999999999999", 999999999999999)])
def test_a_whole_number_is_read(text: str, value: int) -> None:
    assert typed(of("integer"), text) == value


@pytest.mark.parametrize("text", ["007", "010", "00", "-01", "1.0", "1,0", "1_0", "0o7", "5 hari", "١٢", "1٢", "９", "9" * 16, "+1", "ya", "true"])
def test_what_is_no_plain_whole_number_stays_text(text: str) -> None:
    assert typed(of("integer"), text) == text


@pytest.mark.parametrize(("text", "value"), [("2027-03-31", date(2027, 3, 31)), ("2024-02-29", date(2024, 2, 29)), ("1999-12-31", date(1999, 12, 31))])
def test_a_date_is_read(text: str, value: date) -> None:
    assert typed(of("date"), text) == value


@pytest.mark.parametrize("text", [
    "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "0001-01-01", "9999-12-31", "31-03-2027", "2027/03/31", "20270331", "2027-3-31",
    "31 Maret 2027", "2027-03-31T00:00:00", "2027-W12-1", "٢٠٢٧-٠٣-٣١", "besok", "1799-01-01", "2200-01-01",
])
def test_what_is_no_date_stays_text(text: str) -> None:
    assert typed(of("date"), text) == text


@pytest.mark.parametrize(("text", "value"), [(text, truth) for truth, texts in (
    (True, ("ya", "Ya", "YA", "yes", "Yes", "true", "True")), (False, ("tidak", "Tidak", "no", "No", "NO", "false"))) for text in texts])
def test_yes_and_no_are_read_in_both_languages(text: str, value: bool) -> None:
    assert typed(of("boolean"), text) is value


@pytest.mark.parametrize("text", ["y", "n", "on", "off", "1", "0", "iya", "nggak", "ja", "t", "", "ya!"])
def test_what_is_neither_yes_nor_no_stays_text(text: str) -> None:
    assert typed(of("boolean"), text) == text


@pytest.mark.parametrize("text", ["no", "0012345670", "1.10", "2026-02-30", "~", "35.05"])
def test_a_text_is_left_alone(text: str) -> None:
    assert typed(of("string"), text) == text


def test_nothing_stays_nothing_whatever_the_type() -> None:
    assert all(typed(of(kind), None) is None for kind in ("string", "integer", "decimal", "date", "boolean"))


def test_values_are_typed_all_the_way_down_and_unknown_keys_are_kept() -> None:
    price = Field("price", "dict", label={}, children={"amount": of("decimal"), "tiers": Field("t", "list", label={}, item=of("integer"))})
    raw = {"price": {"amount": "5", "tiers": ["1", "x", None], "odd": {"a": ["1", None]}}}
    wanted: Value = {"price": {"amount": Decimal(5), "tiers": [1, "x", None], "odd": {"a": ["1", None]}}}
    assert typed(Field("", "dict", label={}, children={"price": price}), raw) == wanted  # type: ignore[arg-type]


def test_a_shape_that_does_not_fit_is_kept_for_the_validator() -> None:
    assert typed(of("integer"), ["1"]) == ["1"]
    assert typed(of("date"), {"a": "1"}) == {"a": "1"}


def test_walking_visits_the_field_its_children_and_its_items() -> None:
    inner = Field("a.b", "string", label={})
    tree = Field("", "dict", label={}, children={"a": Field("a", "list", label={}, item=inner)})
    assert [field.path for field in tree.walk()] == ["", "a", "a.b"]
    assert inner.key == "b"


@given(st.decimals(min_value=-10**9, max_value=10**9, places=2, allow_nan=False))
def test_a_decimal_written_plainly_is_read_back_or_refused_but_never_altered(value: Decimal) -> None:
    text = f"{value:f}"
    got = typed(of("decimal"), text)
    assert got in (text, value)


@given(st.integers(-10**14, 10**14))
def test_every_whole_number_is_read_back(value: int) -> None:
    assert typed(of("integer"), str(value)) == value


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_date_of_our_time_is_read_back(value: date) -> None:
    assert typed(of("date"), value.isoformat()) == value
