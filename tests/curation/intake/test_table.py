"""A table becomes bundles: line by line, with each trouble at its cell, and the same for the same content."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from catalog import document, validate
from catalog.finding import Finding
from catalog.fit import fits_for
from catalog.schema import kinds, listing_schema, supplier_schema
from curation.intake.bundle import Role, Sender
from curation.intake.table import Table, read_table
from curation.intake.table_grid import letters
from curation.intake.table_row import Row
from tests.curation.intake.tables import FIRM, FOOD, csv_text, plain, put, saved, template_csv, workbook

SENDER = Sender("Siti Contoh", Role.HELPER)


def told(row: Row) -> list[tuple[str, str]]:
    """The cells of a row that keep it out, with the rules."""
    return [(f"{letters(finding.column)}{finding.line}" if finding.column else str(finding.line), finding.rule) for finding in row.findings if finding.blocks]


def at(data: bytes, path: str, line: int) -> str:
    """The cell of a template in which the field at a path stands."""
    sheet = load_workbook(io.BytesIO(data))["Produk"]
    return next(f"{cell.column_letter}{line}" for cell in sheet[2] if cell.value == path)


def test_a_filled_template_becomes_a_listing_and_its_supplier_that_fit_the_schema(tmp_path: Path) -> None:
    table = read_table(put(tmp_path, "tabel.xlsx", workbook([FOOD])))
    row, = table.rows
    assert (table.findings, table.kind, row.good, told(row)) == ((), "food", True, [])
    bundle, = table.bundles(SENDER)
    assert (bundle.supplier, bundle.listing, bundle.sender, [photo.name for photo in bundle.photos]) == ("contoh-dapur-uji", "", SENDER, ["depan.jpg", "label.jpg"])
    for text, schema, fits in ((bundle.listing_yaml, listing_schema("food"), fits_for(listing_schema, "food")), (bundle.supplier_yaml, supplier_schema(), fits_for(supplier_schema))):
        read = document.read("x.yml", (text or "").encode())
        assert (read.findings, validate.check(read, schema, fits)[1]) == ([], [])
    assert [*read.tree] == [key for key in supplier_schema().children if key in read.tree]


def test_the_same_table_twice_gives_the_same_references_and_another_photo_another(tmp_path: Path) -> None:
    first, second = (read_table(put(tmp_path / name, "tabel.xlsx", workbook([FOOD]))).rows[0] for name in ("a", "b"))
    assert first.reference == second.reference
    (tmp_path / "b" / "depan.jpg").write_bytes(b"another")
    assert read_table(tmp_path / "b" / "tabel.xlsx").rows[0].reference != first.reference


def test_of_a_thousand_rows_exactly_the_three_that_are_wrong_are_named(tmp_path: Path) -> None:
    rows = [{**FOOD, "name.id": f"Contoh sambal nomor {n}"} for n in range(1000)]
    rows[6] |= {"price.amount": "lima belas ribu"}
    rows[500] |= {"photos": "hilang.jpg"}
    rows[999] |= {"food.allergens": ""}
    table = read_table(put(tmp_path, "tabel.csv", template_csv(rows)), supplier="contoh-dapur")
    assert [(row.line, [rule for _, rule in told(row)]) for row in table.rows if not row.good] == [(9, ["wrong-type"]), (503, ["photo-missing"]), (1002, ["required"])]
    assert (table.findings, len(table.rows), len({row.reference for row in table.rows})) == ((), 1000, 1000)
    assert [row.usable for row in table.rows if not row.good] == [False, False, True]


def test_all_good_rows_are_taken_or_none(tmp_path: Path) -> None:
    table = read_table(put(tmp_path, "tabel.xlsx", workbook([FOOD, {**FOOD, "name.id": "Contoh kedua", "role": ""}, {**FOOD, "name.id": "Contoh ketiga", "price.amount": "x"}])))
    assert len([*table.bundles(SENDER)]) == 1
    assert len([*table.bundles(SENDER, incomplete=True)]) == 2
    assert [*table.bundles(SENDER, all_or_nothing=True)] == []


@pytest.mark.parametrize(("path", "value", "rule"), [
    ("price.amount", "=1+1", "table-formula"), ("name.id", "=HYPERLINK(\"x\")", "table-formula"), ("packing.net.amount", "1.500", "table-number"), ("origin", "Jatin", "unknown-reference"),
    ("identifiers.gtin", "8990000001028", "wrong-format"), ("identifiers.gtin", 8.99e18, "table-digits"), ("confirmed", "03/04/2027", "table-date"), ("summary.id", "pendek", "too-short"),
    ("brand", "NIK 3573010" "101900001", "identity-number"), ("photos", "3573010" "101900001.jpg", "identity-number"), ("photos", "../depan.pdf", "photo-missing"), ("brand", "Contoh\u200bmerek", "table-cell"),
    ("supplier", "!", "table-supplier"), ("listing", "Bukan Kode", "wrong-format"), ("name.id", "", "required"), ("food.shelf_life.unit", "", "required"), ("order.lead_time_days", 400, "too-large"),
], ids=str)
def test_a_trouble_is_told_at_its_cell(tmp_path: Path, path: str, value: object, rule: str) -> None:
    data = workbook([FOOD, {**FOOD, "name.id": "Contoh kedua", path: value}])
    good, bad = read_table(put(tmp_path, "tabel.xlsx", data)).rows
    assert good.good
    assert told(bad) == [(at(data, path, 4), rule)]


def test_a_slip_is_advice_and_the_row_is_good(tmp_path: Path) -> None:
    row, = read_table(put(tmp_path, "tabel.xlsx", workbook([{**FOOD, "role": "Pembuat sendri"}]))).rows
    assert row.good
    assert [(finding.rule, finding.blocks) for finding in row.findings] == [("table-slip", False)]


def test_cells_joined_with_others_are_told(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(workbook([FOOD, {**FOOD, "name.id": "Contoh kedua"}])))
    place = at(saved(book), "category", 3)
    book["Produk"].merge_cells(f"{place}:{place[:-1]}4")
    first, second = read_table(put(tmp_path, "tabel.xlsx", saved(book))).rows
    assert first.good
    assert told(second) == [(f"{place[:-1]}4", "table-merged")]


def test_the_same_product_in_two_rows_is_told(tmp_path: Path) -> None:
    _, second = read_table(put(tmp_path, "tabel.xlsx", workbook([FOOD, {**FOOD, "price.amount": 1}]))).rows
    assert [rule for _, rule in told(second)] == ["table-twice"]


def test_a_column_that_is_no_field_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(workbook([FOOD])))
    sheet = book["Produk"]
    sheet.cell(1, sheet.max_column + 1).value = "Catatan"
    sheet.cell(3, sheet.max_column).value = "jangan lupa"
    table = read_table(put(tmp_path, "tabel.xlsx", saved(book)))
    assert table.rows[0].good
    assert [(finding.rule, finding.blocks, finding.message.values["heading"]) for finding in table.findings] == [("table-column", False, "Catatan")]


# Suppliers

def test_each_row_belongs_to_the_business_it_names(tmp_path: Path) -> None:
    firms = [FIRM, {**FIRM, "supplier:name": "Contoh Renyah Uji"}, {"supplier:listing": "contoh-lama"}]
    rows = [{**FOOD, "name.id": f"Contoh {name}", "supplier": name} for name in ("Contoh Renyah Uji", "contoh dapur uji", "contoh-lama", "contoh-yang-lain", "Toko Entah")]
    table = read_table(put(tmp_path, "tabel.xlsx", workbook(rows, firms)))
    known = read_table(tmp_path / "tabel.xlsx", suppliers={"contoh-kebun": "Contoh Kebun"})
    assert [row.supplier.id for row in known.rows] == ["contoh-renyah-uji", "contoh-dapur-uji", "contoh-lama", "", ""]
    assert [(row.supplier.id, row.supplier.yaml is None) for row in table.rows] == [
        ("contoh-renyah-uji", False), ("contoh-dapur-uji", False), ("contoh-lama", True), ("contoh-yang-lain", True), ("", True)]
    assert [row.good for row in table.rows] == [True, True, True, True, False]


def test_a_business_of_the_catalogue_is_known_by_its_name(tmp_path: Path) -> None:
    row, = read_table(put(tmp_path, "tabel.csv", template_csv([{**FOOD, "supplier": "Contoh Kebun"}])), suppliers={"contoh-kebun": "Contoh Kebun"}).rows
    assert (row.supplier.id, row.good) == ("contoh-kebun", True)


def test_a_business_that_is_not_in_order_keeps_its_rows_out_and_no_others(tmp_path: Path) -> None:
    firms = [FIRM, {**FIRM, "supplier:name": "Contoh Renyah Uji", "supplier:place": "di sana"}]
    rows = [{**FOOD, "supplier": "Contoh Dapur Uji"}, {**FOOD, "supplier": "Contoh Renyah Uji"}]
    table = read_table(put(tmp_path, "tabel.xlsx", workbook(rows, firms)))
    assert [(finding.file, finding.line, finding.rule) for finding in table.findings] == [("tabel.xlsx (Usaha)", 4, "unknown-reference")]
    assert [row.good for row in table.rows] == [True, False]
    assert len([*table.bundles(SENDER)]) == 1


def test_a_row_that_names_no_business_needs_one(tmp_path: Path) -> None:
    data = template_csv([FOOD])
    assert [rule for _, rule in told(read_table(put(tmp_path, "tabel.csv", data)).rows[0])] == ["table-supplier"]
    assert read_table(tmp_path / "tabel.csv", supplier="contoh-dapur").rows[0].good


def test_what_is_wrong_with_one_product_is_not_held_against_its_business(tmp_path: Path) -> None:
    rows = [["Nama UMKM", "Nama Produk", "Harga", "No WA"], ["Contoh Dapur Uji", "Contoh sambal", "=1", "081234567890"], ["Contoh Dapur Uji", "Contoh rempeyek", 9000, "081234567890"]]
    path = put(tmp_path, "x.xlsx", plain(rows))
    asked = read_table(path, kind="food").question
    assert asked
    assert [row.usable for row in read_table(path, kind="food", mapping=asked.proposal).rows] == [False, True]


def test_a_row_may_tell_of_its_business_itself(tmp_path: Path) -> None:
    rows = [["Nama UMKM", "Nama Produk", "Harga", "No WA", "Desa"], ["Contoh Dapur Uji", "Contoh sambal", "15rb", "081234567890", "Jaten"], ["Contoh Dapur Uji", "Contoh rempeyek", 9000, "banyak", "Jaten"]]
    path = put(tmp_path, "x.xlsx", plain(rows))
    asked = read_table(path, kind="food").question
    assert asked and asked.proposal["No WA"] == "supplier:contacts.whatsapp.value"
    first, second = read_table(path, kind="food", mapping=asked.proposal).rows
    assert (first.supplier.id, first.good, first.usable, {rule for _, rule in told(first)}) == ("contoh-dapur-uji", False, True, {"required"})
    assert first.supplier.yaml and 'value: \'+6281234567890\'' in first.supplier.yaml
    assert ("D3", "wrong-format") in told(second) and not second.usable


# Photos

def test_photos_are_found_without_regard_to_case_ending_or_folder(tmp_path: Path) -> None:
    path = put(tmp_path, "tabel.xlsx", workbook([{**FOOD, "photos": "DEPAN; foto\\IMG 001 (é).JPG, label"}]))
    (tmp_path / "foto").mkdir()
    (tmp_path / "foto" / "Img 001 (é).jpg").write_bytes(b"x")
    row, = read_table(path).rows
    assert [shot.name for shot in row.shots] == ["depan.jpg", "img-001-e.jpg", "label.jpg"]
    assert row.good


def test_no_file_outside_the_folder_is_a_photo(tmp_path: Path) -> None:
    (tmp_path / "rahasia.jpg").write_bytes(b"x")
    path = put(tmp_path / "kiriman", "tabel.xlsx", workbook([{**FOOD, "photos": "../rahasia.jpg"}, {**FOOD, "name.id": "Contoh dua", "photos": "tautan.jpg"}]))
    (tmp_path / "kiriman" / "tautan.jpg").symlink_to(tmp_path / "rahasia.jpg")
    assert [[rule for _, rule in told(row)] for row in read_table(path).rows] == [["photo-missing"], ["photo-missing"]]


# Tables of people's own

OWN = [["DAFTAR PRODUK"], [], ["No", "Nama Barang", "Harga", "Satuan", "Netto", "No. PIRT", "Kategori", "Foto"],
       [1, "Contoh Sambal", "15.000", "bks", "200 gr", "7113572020901-27", "sambel pecel", "depan"], [2, "Contoh Sambal Dua", "=C4", "bks", "1 ons", "", "sambel pecel", ""]]


def test_a_plain_table_asks_once_what_its_columns_are(tmp_path: Path) -> None:
    from curation.intake.table_mapping import remember

    path = put(tmp_path, "daftar.xlsx", plain(OWN))
    table = read_table(path, root=tmp_path)
    assert table.question and table.rows == ()
    assert dict(table.question.proposal) == {"No": "-", "Nama Barang": "name.id", "Harga": "price.amount", "Satuan": "price.per", "Netto": "packing.net",
                                             "No. PIRT": "certificates.pirt.number", "Kategori": "category", "Foto": "photos"}
    remember(tmp_path, table.kind, table.question.proposal)
    first, second = read_table(path, root=tmp_path, supplier="contoh-dapur", given={"role": "pembuat sendiri"}).rows
    assert first.usable and not first.good and "role: producer" in first.listing_yaml and "amount: 15000, currency: IDR, per: pack" in first.listing_yaml
    assert told(second) == [("C5", "table-formula"), ("E5", "unknown-reference"), ("H5", "required")]
    assert "summary.id" in [column.path for column in first.lacking]


def test_what_holds_for_every_row_must_be_understood(tmp_path: Path) -> None:
    path = put(tmp_path, "tabel.csv", template_csv([FOOD]))
    for given_ in ({"role": "xyzzy"}, {"nonsense": "x"}):
        table = read_table(path, supplier="contoh-dapur", given=given_)
        assert table.rows == () and len(table.findings) == 1


@pytest.mark.parametrize(("rows", "rule"), [([["a", "b"], [1, 2]], "table-heading"), ([["Nama", "Harga"], ["Contoh", 1]], "table-kind")], ids=["no heading is known", "the kind is not told"])
def test_a_table_that_says_too_little_is_told(tmp_path: Path, rows: list[list[object]], rule: str) -> None:
    assert [finding.rule for finding in read_table(put(tmp_path, "x.xlsx", plain(rows))).findings] == [rule]


@pytest.mark.parametrize("kind", kinds())
def test_an_empty_template_of_any_kind_has_no_rows(tmp_path: Path, kind: str) -> None:
    table = read_table(put(tmp_path, "tabel.xlsx", workbook([], [], kind)))
    assert (table.kind, table.rows, [finding.rule for finding in table.findings]) == (kind, (), ["table-form"])


CELLS = st.one_of(st.text(max_size=30), st.sampled_from(["15.000", "Ya", "=1", "depan.jpg", "Jaten", "kg", "2027-03-31", "-5", "'=x"]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=300), st.lists(st.lists(CELLS, max_size=6), max_size=5).map(lambda rows: csv_text([[*FOOD], [*FOOD], *rows]).encode("utf-8", "replace"))))
def test_any_bytes_are_rows_a_question_or_a_finding(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "tabel.csv"
    path.write_bytes(data)
    table = read_table(path, kind="food", supplier="contoh-dapur")
    assert isinstance(table, Table)
    assert table.rows or table.question or table.findings
    for row in table.rows:
        assert row.good or row.findings or row.lacking
        assert all(isinstance(finding, Finding) and finding.line == row.line for finding in row.findings)
        assert replace(row, findings=()).reference == row.reference
