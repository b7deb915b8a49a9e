"""Sheets: a CSV file is read as the spreadsheet shows it, or refused with its row; nothing is lost or moved unnoticed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.sheet import CELL, COLUMNS, ROWS, SIZE, Sheet, open_sheet

HEAD = "entry;act;reason\n"


def rules(data: bytes | str) -> list[tuple[str, int, int]]:
    """The rule, row and column of each finding."""
    found = open_sheet("tabel.csv", data.encode() if isinstance(data, str) else data)
    assert all(finding.file == "tabel.csv" and str(finding.message) and str(finding.help) for finding in found.findings)
    return [(finding.rule, finding.line, finding.column) for finding in found.findings]


def rows(data: bytes | str) -> Sheet:
    found = open_sheet("tabel.csv", data.encode() if isinstance(data, str) else data)
    assert found.findings == ()
    return found


@pytest.mark.parametrize("data", [
    b"entry;act\r\na/b;approve\r\n", b"entry,act\na/b,approve\n", b"entry\tact\na/b\tapprove", b"\xef\xbb\xbfentry;act\r\na/b;approve\r\n",
    b'"entry";"act"\r\n"a/b";"approve"\r\n', b"Entry;ACT\n a/b ; approve \n", b"entry;act\n\n;;\na/b;approve\n",
], ids=["semicolons", "commas", "tabs", "a mark for UTF-8", "quoted", "capitals and spaces", "empty rows"])
def test_a_table_is_read_however_the_spreadsheet_wrote_it(data: bytes) -> None:
    assert [dict(cells) for _, cells in rows(data).rows] == [{"entry": "a/b", "act": "approve"}]


def test_rows_are_numbered_as_the_spreadsheet_numbers_them() -> None:
    assert [row for row, _ in rows('entry;act;reason\na;approve;"dua\nbaris"\n;;\nb;approve;\n').rows] == [2, 4]


def test_a_text_of_several_lines_becomes_one() -> None:
    assert rows('entry;act;reason\na;return;"Label\r\n\tbelum\u00a0terbaca"\n').rows[0][1]["reason"] == "Label belum terbaca"


def test_quoted_separators_and_quotes_belong_to_the_text() -> None:
    assert rows('entry;act;reason\na;return;"Satu; dua ""tiga"""\n').rows[0][1]["reason"] == 'Satu; dua "tiga"'


@pytest.mark.parametrize(("data", "rule", "row"), [
    (b"PK\x03\x04" + b"\0" * 50, "table-form", 0), (b"\xd0\xcf\x11\xe0" + b"\0" * 50, "table-form", 0),
    (b"", "table-form", 0), (b"\xef\xbb\xbf \r\n", "table-form", 0),
    ("entry;act\na;café".encode("cp1252"), "table-encoding", 2), ("entry;act\n".encode("utf-16"), "table-encoding", 1),
    (b'entry;act\na;approve\n"b;approve\nc;approve\n', "table-form", 3), (b'entry;act\na;"app"rove\n', "table-form", 2),
    (b"entry;act\n" + b"a;approve\n" * (ROWS + 1), "table-size", ROWS + 1), (b"x" * (SIZE + 1), "table-size", 0),
], ids=["a workbook", "an old workbook", "nothing", "only a mark", "an old encoding", "UTF-16", "a quotation mark that never ends", "a quotation mark in the middle",
        "too many rows", "too many bytes"])
def test_what_cannot_be_read_is_refused_with_its_row(data: bytes, rule: str, row: int) -> None:
    assert rules(data) == [(rule, row, 0)]


@pytest.mark.parametrize(("cell", "code"), [("ab\u202ecd", "U+202E"), ("a\u200bb", "U+200B"), ("a\x00b", "U+0000"), ("\x1b[31mx", "U+001B")], ids=["turned around", "of no width", "NUL", "an escape"])
def test_an_invisible_sign_is_named_with_its_cell(cell: str, code: str) -> None:
    finding, = open_sheet("tabel.csv", f"{HEAD}a;return;{cell}\n".encode()).findings
    assert (finding.rule, finding.line, finding.column) == ("table-cell", 2, 3)
    assert code in str(finding.message)


@pytest.mark.parametrize("error", ["#NAME?", "#REF!", "#N/A", "#VALUE!", "#####"])
def test_an_error_of_the_spreadsheet_is_no_text(error: str) -> None:
    assert rules(f"{HEAD}a;return;{error}\n") == [("table-cell", 2, 3)]


@pytest.mark.parametrize(("data", "expected"), [
    (f"{HEAD}a;approve;x;y\n", ("table-cell", 2, 4)), ("entry;;act\na;lost;approve\n", ("table-cell", 2, 2)),
    (f"{HEAD}a;return;{'x' * (CELL + 1)}\n", ("table-cell", 2, 3)), ("entry;act;Entry\n", ("table-heading", 1, 1)),
    (";".join(f"k{n}" for n in range(COLUMNS + 1)) + "\n", ("table-size", 1, COLUMNS + 1)),
], ids=["a row that is too long", "a cell without a heading", "a cell that is too long", "a heading twice", "too many columns"])
def test_a_cell_out_of_place_is_named(data: str, expected: tuple[str, int, int]) -> None:
    assert rules(data) == [expected]


def test_a_row_that_ends_early_is_empty_from_there() -> None:
    assert rows(f"{HEAD}a;approve\n").rows[0][1] == {"entry": "a", "act": "approve", "reason": ""}


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    found = open_sheet("tabel.csv", data)
    assert found.findings or found.columns or not found.rows


def test_damage_anywhere_is_read_or_refused() -> None:
    chance = random.Random(7)
    whole = b"\xef\xbb\xbf" + (HEAD + 'a/b;approve;"Baik; sekali"\nc/d;return;Kurang\n' * 5).encode()
    for _ in range(300):
        data = bytearray(whole)
        at = chance.randrange(len(data))
        data[at:at + chance.choice([0, 1, 9])] = chance.choice([b"", b'"', b"\0", b"\xff", b";", b"\n", b"\r", b"=", "\u202e".encode()])
        found = open_sheet("tabel.csv", bytes(data))
        assert all(finding.line <= 12 for finding in found.findings)
