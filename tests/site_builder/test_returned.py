"""The returned table says of each row what became of it, marks the cells, and can be mended and sent again."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from curation.intake.table import Table, open_book, read_table
from site_builder.report.cells import at_headings
from site_builder.report.returned import returned_csv, returned_xlsx
from tests.curation.intake.tables import FOOD, put, template_csv, workbook

BAD = {**FOOD, "name.id": "Contoh kedua", "price.amount": "lima belas", "summary.id": ""}


def sent(path: Path) -> Table:
    return read_table(path, supplier="" if path.suffix == ".xlsx" else "contoh-dapur")


def test_each_row_says_what_became_of_it_and_bad_cells_are_marked(tmp_path: Path) -> None:
    path = put(tmp_path, "tabel.xlsx", workbook([FOOD, BAD]))
    table = sent(path)
    taken = {row.line: row.reference for row in table.rows if row.good}
    sheet = load_workbook(io.BytesIO(returned_xlsx(open_book(path.name, path.read_bytes()).grids, table, taken, "id")))["Produk"]
    assert [sheet.cell(line, 1).value for line in (1, 2, 3)] == ["Hasil", None, f"diterima · {table.rows[0].reference}"]
    assert sheet.cell(4, 1).value.splitlines() == [
        "Ringkasan: 'summary' (Ringkasan) belum ada → tambahkan: Satu kalimat yang membuat pembeli ingin tahu lebih.",
        "Harga: 'lima belas' bukan angka → tulis angkanya saja, misalnya 15000 atau 1,5"]
    marked = {sheet.cell(2, cell.column).value for cell in sheet[4] if cell.fill.fgColor.rgb == "FFF6CFC6"}
    assert marked == {"price.amount", "summary.id"}
    assert sheet.row_dimensions[2].hidden


def test_a_returned_table_is_mended_and_sent_again(tmp_path: Path) -> None:
    path = put(tmp_path, "tabel.xlsx", workbook([FOOD, BAD]))
    table = sent(path)
    book = load_workbook(io.BytesIO(returned_xlsx(open_book(path.name, path.read_bytes()).grids, table, {}, "id")))
    columns = {cell.value: cell.column for cell in book["Produk"][2]}
    book["Produk"].cell(4, columns["price.amount"]).value = 15000
    book["Produk"].cell(4, columns["summary.id"]).value = FOOD["summary.id"]
    book.save(tmp_path / "lagi.xlsx")
    again = sent(tmp_path / "lagi.xlsx")
    assert [row.good for row in again.rows] == [True, True]
    assert again.rows[0].reference == table.rows[0].reference


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@SUM(1)", "＝1+1", " =1"])
def test_nothing_in_what_goes_back_is_a_formula(tmp_path: Path, text: str) -> None:
    path = put(tmp_path, "tabel.csv", template_csv([{**FOOD, "brand": f"'{text}", "summary.id": text}]))
    table, grids = sent(path), open_book(path.name, path.read_bytes()).grids
    back = returned_csv(grids, table, {}, "id").decode("utf-8-sig")
    assert all(not cell.strip('" ').startswith(("=", "+", "-", "@", "＝")) for line in back.splitlines() for cell in line.split(";"))
    sheet = load_workbook(io.BytesIO(returned_xlsx(grids, table, {}, "id"))).worksheets[0]
    assert [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"] == []


def test_a_row_that_waits_for_others_says_so(tmp_path: Path) -> None:
    path = put(tmp_path, "tabel.csv", template_csv([FOOD, BAD]))
    back = returned_csv(open_book(path.name, path.read_bytes()).grids, sent(path), {}, "id").decode("utf-8-sig")
    assert "sudah beres, tetapi belum diterima karena ada baris lain yang belum" in back


def test_findings_name_the_row_the_column_and_the_cell(tmp_path: Path) -> None:
    table = sent(put(tmp_path, "tabel.xlsx", workbook([FOOD, BAD])))
    lines = [*at_headings(table.rows[1].findings, table.headings, "id")]
    assert lines[2] == "tabel.xlsx (Produk), baris 4, kolom Harga (N4): 'lima belas' bukan angka [wrong-type]"
    assert lines[3] == "    perbaiki: tulis angkanya saja, misalnya 15000 atau 1,5"
