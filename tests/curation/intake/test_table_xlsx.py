"""Workbooks are judged before they are parsed: bombs, lies and far cells cost nothing, and damage is told."""

import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from curation.intake.table import open_book
from curation.intake.table_grid import Error, Formula
from curation.intake.table_xlsx import TAGS, xlsx_book
from tests.curation.intake.archive import SHEET, STRINGS, beside_rows, lying, repacked
from tests.curation.intake.tables import plain, saved

GOOD = plain([["Nama", "Harga"], ["Contoh", 15000]])
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FAR = b'<row r="1048576"><c r="%s1048576" t="inlineStr"><is><t>x</t></is></c></row>'


def test_cells_are_what_was_typed() -> None:
    book = Workbook()
    book.active.append(["Contoh", 15000, 1.5, True, date(2027, 3, 31), datetime(2027, 3, 31, 10, 0), "=1+1", "#REF!", "  a\u00a0 b "])
    book.active["H1"].data_type = "e"
    grid = xlsx_book("x.xlsx", saved(book)).grids[0]
    assert list(grid.rows[1].values()) == ["Contoh", 15000, 1.5, True, date(2027, 3, 31), date(2027, 3, 31), Formula(), Error("#REF!"), "a b"]


def test_sheets_that_are_hidden_and_cells_that_are_joined_are_known() -> None:
    book = Workbook()
    book.active["A1"] = "x"
    book.active.merge_cells("A1:B2")
    book.create_sheet("Rahasia").sheet_state = "hidden"
    first, second = xlsx_book("x.xlsx", saved(book)).grids
    assert first.merged == ((1, 1, 2, 2),)
    assert second.hidden and second.name == "x.xlsx (Rahasia)"


def test_a_lone_cell_a_million_rows_below_is_one_row() -> None:
    grid = xlsx_book("x.xlsx", repacked(GOOD, {SHEET: beside_rows(FAR % b"A")})).grids[0]
    assert list(grid.rows) == [1, 2, 1048576]


@pytest.mark.parametrize(("data", "rule", "words"), [
    (repacked(GOOD, {SHEET: lambda xml: BOMB + xml}), "table-form", "entities"), (repacked(GOOD, {STRINGS: lambda xml: BOMB + xml}), "table-form", "entities"),
    (repacked(GOOD, {"[Content_Types].xml": lambda xml: b"<!doctype t>" + xml}), "table-form", "entities"),
    (repacked(GOOD, {SHEET: beside_rows(FAR % b"XFD")}), "table-size", "columns"), (repacked(GOOD, {SHEET: beside_rows(b"<row>" + b"<c/>" * TAGS + b"</row>")}), "table-size", "unpacked"),
    (repacked(GOOD, {"xl/media/a.bin": lambda _: bytes(49 << 20)}), "table-size", "unpacked"), (repacked(GOOD, {f"xl/{n}.xml": lambda _: b"<a/>" for n in range(400)}), "table-size", "unpacked"),
    (lying(), "table-form", "damaged"), (GOOD[:len(GOOD) // 2], "table-form", "damaged"), (b"PK\x03\x04 and nothing else", "table-form", "damaged"), (repacked(GOOD, {}, ("xl/workbook.xml",)), "table-form", "damaged"),
    (repacked(GOOD, {SHEET: lambda xml: xml.decode().encode("utf-16")}), "table-form", "damaged"), (repacked(GOOD, {SHEET: lambda xml: b"<?xml version='1.0' encoding='cp037'?>" + xml}), "table-form", "damaged"),
    (repacked(GOOD, {SHEET: beside_rows(b'<row r="9"><c r="A9" t="s"><v>99999</v></c></row>')}), "table-form", "damaged"),
    (repacked(GOOD, {SHEET: beside_rows(b'<row r="9"><c r="A9"><v>nine</v></c></row>')}), "table-form", "damaged"), (b"\xd0\xcf\x11\xe0" + bytes(600), "table-form", "password"),
], ids=["an entity bomb in a sheet", "one in the strings", "a document type in the index", "a cell in the last column", "a million empty cells", "fifty megabytes", "four hundred parts",
        "a part larger than it says", "cut in half", "only its first letters", "no workbook in it", "UTF-16", "EBCDIC", "a string that is not there", "a number that is none", "an old or locked one"])
def test_a_hostile_or_damaged_workbook_is_told_and_not_parsed(data: bytes, rule: str, words: str) -> None:
    book = open_book("tabel.xlsx", data)
    assert [finding.rule for finding in book.findings] == [rule]
    assert words in str(book.findings[0].message)
    assert book.grids == ()


@given(st.binary(max_size=300), st.integers(0, len(GOOD) - 1))
def test_any_bytes_in_a_workbook_are_rows_or_a_finding(noise: bytes, at: int) -> None:
    for data in (noise, b"PK\x03\x04" + noise, GOOD[:at] + noise + GOOD[at + len(noise):]):
        book = open_book("tabel.xlsx", data)
        assert bool(book.findings) or all(grid.rows is not None for grid in book.grids)


@given(st.binary(max_size=120), st.sampled_from([SHEET, STRINGS, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]), st.integers(0, 2000))
def test_any_bytes_in_a_part_are_rows_or_a_finding(noise: bytes, part: str, at: int) -> None:
    book = xlsx_book("tabel.xlsx", repacked(GOOD, {part: lambda xml: xml[:at] + noise + xml[at:]}))
    assert bool(book.findings) or all(grid.rows is not None for grid in book.grids)


def test_a_workbook_is_known_by_its_bytes_and_not_by_its_name() -> None:
    assert open_book("tabel.csv", GOOD).grids[0].rows[2] == {1: "Contoh", 2: 15000}
    assert io.BytesIO(GOOD).read(4) == b"PK\x03\x04"
