"""The blank table: everything that waits, ready to be filled in, safe to open, and blind to others' marks."""

import csv
import io
from collections.abc import Mapping

from curation.blank import blank, written
from curation.curator import curators
from curation.queue import queue
from curation.review import Act
from curation.table import Table, read
from site_builder.checking import check
from tests.root import BY, DRUM, FOOD, SUPPLIER, TODAY, Root

OTHER = "budi-contoh"


def table_for(root: Root, by: str = BY, language: str = "id") -> list[list[str]]:
    """The blank table of everything that waits."""
    found = check(root.path, TODAY)
    waiting = queue(found.stands, found.judged, found.book, TODAY, {}, curators(root.path))
    return blank(waiting, found.stands, found.judged, found.book, by, language)


def cells(root: Root, entry: str, by: str = BY) -> Mapping[str, str]:
    """One row by heading."""
    head, *rows = table_for(root, by)
    return dict(zip(head, next(row for row in rows if row[0] == entry), strict=True))


def back(root: Root, rows: list[list[str]]) -> Table:
    """What the program reads when the table comes back."""
    found = check(root.path, TODAY)
    return read("tabel.csv", written(rows), found.book, {act.value: act for act in Act}, {SUPPLIER: "", FOOD: "food", DRUM: "craft"})


def test_everything_that_waits_has_a_row(root: Root) -> None:
    assert sorted(row[0] for row in table_for(root)[1:]) == sorted([SUPPLIER, FOOD, DRUM])


def test_a_row_names_the_entry_and_the_content_that_is_looked_at(root: Root) -> None:
    row = cells(root, FOOD)
    digest = root.decide(FOOD)[0].digest
    assert (row["(name)"], row["digest"], row["act"]) == ("Sambal pecel Contoh pedas 200 g", f"sha256:{digest[:12]}", "")


def test_a_name_is_given_in_the_readers_language(root: Root) -> None:
    assert any("Contoh hot sambal pecel 200 g" in row for row in table_for(root, language="en"))


def test_the_machines_marks_are_hints_and_decide_nothing(root: Root) -> None:
    assert cells(root, FOOD)["barcode"] == "3?"
    head, *rows = table_for(root)
    for row in rows:
        row[head.index("act")] = "approve"
    found = back(root, [head, *rows])
    assert found.findings == ()
    assert {row.entry: dict(row.said.marks) for row in found.rows} == {SUPPLIER: {}, FOOD: {}, DRUM: {}}


def test_a_row_to_be_judged_that_says_nothing_yet_decides_nothing(root: Root) -> None:
    head, *rows = table_for(root)
    for row in rows:
        row[head.index("act")] = "judge"
    found = back(root, [head, *rows])
    assert (found.rows, found.idle, found.unmarked, found.findings) == ((), 0, 3, ())
    rows[0][head.index("reason")] = "Contohnya belum datang"
    assert len(back(root, [head, *rows]).rows) == 1


def test_a_criterion_of_other_kinds_is_crossed_out(root: Root) -> None:
    assert cells(root, DRUM)["rasa"] == "-"
    assert cells(root, FOOD)["pengerjaan"] == "-"
    assert cells(root, SUPPLIER)["rasa"] == "-"
    assert cells(root, FOOD)["rasa"] == ""


def test_ones_own_marks_are_there_and_nobody_elses(root: Root) -> None:
    root.decide(FOOD, "judge", by=OTHER, marks={"rasa": 1, "higiene": 0}, notes={"mutu": {"id": "Terlalu asin"}})
    root.decide(FOOD, "judge", by=BY, marks={"rasa": 3})
    assert (cells(root, FOOD)["rasa"], cells(root, FOOD)["higiene"]) == ("3", "")
    assert (cells(root, FOOD, OTHER)["rasa"], cells(root, FOOD, OTHER)["higiene"]) == ("1", "0")
    assert "asin" not in str(table_for(root))
    assert cells(root, FOOD, "")["rasa"] == ""


def test_a_listing_that_waits_for_ones_marks_has_a_row_once_with_judge_filled_in(root: Root) -> None:
    root.approve_all()
    root.decide(FOOD, "judge", by=BY, marks={"rasa": 3})
    assert [row[0] for row in table_for(root)[1:]] == []
    row, = table_for(root, OTHER)[1:]
    assert (row[0], "judge" in row, "3" in row) == (FOOD, True, False)


def test_what_nobody_has_marked_yet_is_left_for_its_first_curator_to_say(root: Root) -> None:
    root.approve_all()
    assert [(row[0], "judge" in row) for row in table_for(root)[1:]] == [(FOOD, False)]


def test_nobody_in_particular_is_asked_for_no_second_marks(root: Root) -> None:
    root.approve_all()
    root.decide(FOOD, "judge", by=BY, marks={"rasa": 3})
    assert table_for(root, "")[1:] == []


def test_an_untouched_table_comes_back_without_a_decision(root: Root) -> None:
    found = back(root, table_for(root))
    assert (found.rows, found.idle, found.findings) == ((), 3, ())


def test_a_filled_table_comes_back_as_it_was_meant(root: Root) -> None:
    head, *rows = table_for(root)
    row = next(row for row in rows if row[0] == FOOD)
    for heading, text in (("act", "approve"), ("rasa", "2"), ("note:mutu", "Enak; gurih")):
        row[head.index(heading)] = text
    made, = back(root, [head, *rows]).rows
    assert (made.entry, made.act, dict(made.said.marks), made.said.notes) == (FOOD, Act.APPROVE, {"rasa": 2}, {"mutu": {"id": "Enak; gurih"}})
    assert root.decide(FOOD)[0].digest.startswith(made.said.seen)


def test_nothing_in_a_table_runs_as_a_formula(root: Root) -> None:
    for sign in "=+-@":
        root.edit(FOOD, "name: {id: Sambal pecel Contoh pedas 200 g", f'name: {{id: "{sign}HYPERLINK(A1)"')
        text = written(table_for(root)).decode("utf-8-sig")
        read = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
        assert any(f"'{sign}HYPERLINK(A1)" in row for row in read)
        assert not any(cell.startswith(("=", "+", "@")) for row in read for cell in row)
        root.edit(FOOD, f'name: {{id: "{sign}HYPERLINK(A1)"', "name: {id: Sambal pecel Contoh pedas 200 g")


def test_spreadsheets_see_that_it_is_utf_8() -> None:
    assert written([["a", "é"]]) == b"\xef\xbb\xbfa;\xc3\xa9\r\n"


def test_an_entry_that_cannot_be_read_still_has_its_row(root: Root) -> None:
    root.file(FOOD).write_text("a: b: c\n")
    row = cells(root, FOOD)
    assert (row["(name)"], row["pengerjaan"]) == ("", "-")
    assert row["digest"].startswith("sha256:")
