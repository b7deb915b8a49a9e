"""CSV files of all ages are read; what is none is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.intake.table_csv import csv_book
from curation.intake.table_grid import CELL, COLUMNS, ROWS, Book, Cell, Error, Formula


def cells(data: bytes) -> list[list[Cell]]:
    """The cells of a CSV file that can be read."""
    book = csv_book("tabel.csv", data)
    assert book.findings == ()
    return [list(row.values()) for row in book.grids[0].rows.values()]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_and_any_encoding_of_spreadsheets_is_read(separator: str, encoding: str) -> None:
    text = f"Nama{separator}Uraian\r\nContoh é{separator}\"satu, dua; tiga\"\r\n"
    assert cells(text.encode(encoding)) == [["Nama", "Uraian"], ["Contoh é", "satu, dua; tiga"]]


def test_the_separator_may_be_told_in_a_line_of_its_own() -> None:
    book = csv_book("x.csv", b"sep=,\r\na;b,c\r\n")
    assert book.grids[0].rows == {2: {1: "a;b", 2: "c"}}


def test_a_cell_may_have_several_lines() -> None:
    assert cells(b'a;"satu\r\ndua"\n') == [["a", "satu\ndua"]]


def test_formulas_and_errors_are_known_and_a_telephone_is_none() -> None:
    assert cells(b"a;b;c;d;e;f\n=1+1;@SUM(1);#REF!;+62 812;-5;'=x\n")[1] == [Formula(), Formula(), Error("#REF!"), "+62 812", "-5", "=x"]


@pytest.mark.parametrize(("data", "rule"), [
    (b"a;b\n1;\"zwei\n", "table-form"), (b"a\0b", "table-encoding"), (b"\xff\xfea", "table-encoding"), (b"a;b\n\x81;\x8d\n", "table-encoding"),
    (b";".join([b"x"] * (COLUMNS + 1)), "table-size"), (b"x\n" * (ROWS + 1), "table-size"), (b"a;b\n" + b"x" * (CELL + 1), "table-cell"), (b"a\n" + b"x" * (CELL * 5), "table-cell"),
])
def test_what_is_no_table_is_told(data: bytes, rule: str) -> None:
    book = csv_book("tabel.csv", data)
    assert [finding.rule for finding in book.findings] == [rule]
    assert book.grids == ()


@given(st.one_of(st.binary(max_size=400), st.text(alphabet="a1;,\t\"'=\n\r -", max_size=200).map(str.encode)))
def test_any_bytes_are_rows_or_a_finding(data: bytes) -> None:
    book = csv_book("tabel.csv", data)
    assert isinstance(book, Book)
    assert bool(book.grids) != bool(book.findings)
