"""Decisions from a table: what each cell means, and for what cannot be understood its row and column."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from curation.decide import Said
from curation.review import Act
from curation.rulebook import Rulebook, rulebook
from curation.table import Table, headings, read

KINDS = {"contoh-dapur": "", "contoh-dapur/sambal": "food", "contoh-dapur/kendang": "craft"}
ACTS = {act.value: act for act in Act} | {"setujui": Act.APPROVE, "nilai": Act.JUDGE}
FOOD = "contoh-dapur/sambal"


@cache
def book() -> Rulebook:
    return rulebook(Path("/nowhere"))


def table(*rows: str) -> Table:
    """The table of a heading line and rows."""
    return read("tabel.csv", "\n".join(rows).encode(), book(), ACTS, KINDS)


def said(*rows: str) -> Said:
    """What the only row says."""
    found = table(*rows)
    assert found.findings == ()
    row, = found.rows
    return row.said


def refusal(*rows: str) -> tuple[str, int, int]:
    """The rule, row and column of the only finding; nothing is decided."""
    found = table(*rows)
    finding, = found.findings
    assert found.rows == ()
    assert str(finding.message)
    assert str(finding.help)
    return finding.rule, finding.line, finding.column


def test_a_row_says_everything_that_the_command_line_can() -> None:
    text = said("entry;act;until;reason;reason_en;replacement;digest;marks;rasa;note:mutu;waive:nib-ada",
                f"{FOOD};return;2027-03-31;Label belum terbaca;The label cannot be read;contoh-lain;sha256:0123456789ab;higiene=3;2;Terlalu asin;Diurus dinas")
    assert text == Said(date(2027, 3, 31), {"id": "Label belum terbaca", "en": "The label cannot be read"}, "contoh-lain", "0123456789ab",
                        {"higiene": 3, "rasa": 2}, {"mutu": {"id": "Terlalu asin"}}, {"nib-ada": {"id": "Diurus dinas"}})


def test_every_heading_that_means_something_can_be_used() -> None:
    assert table(";".join(headings(book())), f"{FOOD};approve").findings == ()


@pytest.mark.parametrize("word", ["approve", "APPROVE", "setujui", " Setujui "])
def test_an_act_is_known_by_its_words(word: str) -> None:
    row, = table("entry;act", f"{FOOD};{word}").rows
    assert row.act is Act.APPROVE


@pytest.mark.parametrize("entry", [FOOD, f"products/{FOOD}", f"/{FOOD}/", "contoh-dapur"])
def test_an_entry_is_named_as_people_and_paths_name_it(entry: str) -> None:
    row, = table("entry;act", f"{entry};approve").rows
    assert row.entry in KINDS


def test_a_row_without_an_act_decides_nothing_and_is_counted() -> None:
    found = table("entry;act;rasa", f"{FOOD};;2", "contoh-dapur;;", ";;")
    assert (found.rows, found.idle, found.findings) == ((), 2, ())


def test_what_stands_in_parentheses_is_only_read() -> None:
    assert said("entry;(name);(catatan saya);act", f"{FOOD};=BAHAYA();x;approve") == Said()


@pytest.mark.parametrize(("typed", "day"), [
    ("2027-03-31", date(2027, 3, 31)), ("2027-3-1", date(2027, 3, 1)), ("31/03/2027", date(2027, 3, 31)), ("31.3.2027", date(2027, 3, 31)),
    ("05/05/2027", date(2027, 5, 5)), ("31-12-2027", date(2027, 12, 31)),
])
def test_a_date_is_read_as_typed_or_as_the_spreadsheet_rewrote_it(typed: str, day: date) -> None:
    assert said("entry;act;until", f"{FOOD};approve;{typed}").until == day


@pytest.mark.parametrize("typed", ["03/04/2027", "12/31/2027", "2027-02-30", "31 Maret 2027", "46112", "besok", "0/0/2027", "2027"])
def test_a_date_that_could_be_two_days_or_none_is_refused(typed: str) -> None:
    assert refusal("entry;act;until", f"{FOOD};approve;{typed}") == ("table-date", 2, 3)


@pytest.mark.parametrize(("heading", "cell", "marks"), [
    ("marks", "rasa=2 higiene=3", {"rasa": 2, "higiene": 3}), ("marks", "rasa=2, higiene=0", {"rasa": 2, "higiene": 0}), ("rasa", "3", {"rasa": 3}),
    ("rasa", "2?", {}), ("rasa", "1.5?", {}), ("rasa", "-", {}), ("rasa", "", {}), ("pengerjaan", "-", {}),
], ids=["all in one", "with commas", "a column of its own", "the machine's hint", "a hint between two", "not marked here", "nothing", "for other kinds"])
def test_marks_stand_in_one_column_or_each_in_its_own(heading: str, cell: str, marks: dict[str, int]) -> None:
    assert said(f'entry,act,{heading}', f'{FOOD},approve,"{cell}"').marks == marks


@pytest.mark.parametrize(("rows", "expected"), [
    (("entry;act", "contoh-dapur/samball;approve"), ("table-entry", 2, 1)), (("entry;act", ";approve"), ("table-entry", 2, 1)),
    (("entry;act", "../etc;approve"), ("table-entry", 2, 1)), (("entry;act", "curation;approve"), ("table-entry", 2, 1)),
    (("entry;act", f"{FOOD};publish"), ("table-act", 2, 2)),
    (("entry;act;digest", f"{FOOD};approve;1,23457E+11"), ("table-digest", 2, 3)), (("entry;act;digest", f"{FOOD};approve;0123"), ("table-digest", 2, 3)),
    (("entry;act;rasa", f"{FOOD};judge;4"), ("table-mark", 2, 3)), (("entry;act;rasa", f"{FOOD};judge;2.0"), ("table-mark", 2, 3)),
    (("entry;act;rasa", f"{FOOD};judge;²"), ("table-mark", 2, 3)), (("entry;act;marks", f"{FOOD};judge;rasa=-1"), ("table-mark", 2, 3)),
    (("entry;act;marks", f"{FOOD};judge;warna=2"), ("table-criterion", 2, 3)), (("entry;act;marks", f"{FOOD};judge;pengerjaan=2"), ("table-criterion", 2, 3)),
    (("entry;act;rasa", "contoh-dapur;judge;2"), ("table-criterion", 2, 3)), (("entry;act;marks;rasa", f"{FOOD};judge;rasa=1;2"), ("table-mark", 2, 4)),
    (("entry;act;reason", f"{FOOD};return;=HYPERLINK(1)"), ("table-formula", 2, 3)), (("entry;act;reason_en", f"{FOOD};return;@SUM(1)"), ("table-formula", 2, 3)),
    (("entry;act;note:mutu", f"{FOOD};judge;+1 dari saya"), ("table-formula", 2, 3)), (("entry;act;waive:nib-ada", f"{FOOD};approve;-belum"), ("table-formula", 2, 3)),
], ids=["an entry there is not", "no entry", "a path", "the policy", "an act there is not", "a digest the spreadsheet made a number", "too little of a digest",
        "a mark too high", "a mark with a fraction", "a mark in small", "a mark below nothing", "a criterion there is not", "a criterion of another kind",
        "a mark for a supplier", "two marks for one criterion", "a formula as reason", "a formula in English", "a formula as note", "a formula as waiver"])
def test_what_cannot_be_understood_is_refused_with_its_row_and_column(rows: tuple[str, ...], expected: tuple[str, int, int]) -> None:
    assert refusal(*rows) == expected


@pytest.mark.parametrize(("heading", "column"), [("until;akt", 4), ("rasaa", 3), ("note:rasa", 3), ("waive:nib", 3), ("=1+1", 3)])
def test_a_column_nobody_knows_is_refused(heading: str, column: int) -> None:
    assert refusal(f"entry;act;{heading}", f"{FOOD};approve") == ("table-heading", 1, column)


def test_a_near_miss_is_offered() -> None:
    assert "`rasa`" in str(table("entry;act;rasaa").findings[0].help)
    assert f"`{FOOD}`" in str(table("entry;act", "contoh-dapur/samball;approve").findings[0].help)


def test_a_table_without_the_two_columns_it_needs_is_refused() -> None:
    assert [finding.rule for finding in table("produk;keputusan", "a;b").findings] == ["table-heading"] * 4


def test_an_entry_stands_in_one_row_only() -> None:
    found = table("entry;act", f"{FOOD};judge", f"products/{FOOD};approve")
    finding, = found.findings
    assert (finding.rule, finding.line, finding.column) == ("table-twice", 3, 1)


def test_every_row_that_is_wrong_is_told_and_the_others_are_read() -> None:
    found = table("entry;act;rasa", f"{FOOD};judge;9", "contoh-dapur/kendang;approve;", "contoh-dapur;publish;")
    assert [(finding.line, finding.rule) for finding in found.findings] == [(2, "table-mark"), (4, "table-act")]
    assert [row.entry for row in found.rows] == ["contoh-dapur/kendang"]
