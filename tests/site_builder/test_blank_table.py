"""The blank table is what the schema gives: a column for each field a person fills in, explained, with lists to choose from."""

import csv
import io
import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from catalog.schema import kinds
from curation.intake.table import read_table
from curation.intake.table_column import listing_columns, supplier_columns
from site_builder.blank_table import FIRMS, HOW, ROWS, blank_csv, blank_table
from tests.root import Root


def opened(kind: str, language: str = "id") -> Workbook:
    """The blank workbook, read again."""
    return load_workbook(io.BytesIO(blank_table(kind, language)))


@pytest.fixture(scope="module")
def food() -> Workbook:
    return opened("food")


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_kind_has_a_table_in_both_languages_with_names_of_their_own(kind: str, language: str) -> None:
    sheets = opened(kind, language).worksheets
    for sheet, columns in ((sheets[1], listing_columns(kind)), (sheets[2], supplier_columns())):
        heads = [cell.value for cell in sheet[1]]
        assert [cell.value for cell in sheet[2]] == [column.path for column in columns]
        assert [head.removesuffix(" *") for head in heads] == [column.said[language] for column in columns]
        assert len(set(heads)) == len(heads)
        assert [head.endswith(" *") for head in heads] == [column.required for column in columns]


def test_the_sheets_are_named_for_people_and_the_lists_are_hidden(food: Workbook) -> None:
    assert [(sheet.title, sheet.sheet_state) for sheet in food.worksheets] == [("Petunjuk", "visible"), ("Produk", "visible"), ("Usaha", "visible"), ("Daftar", "hidden")]
    assert food.active.title == "Produk"
    assert len([row for row in food["Petunjuk"].values if row[0]]) == len(HOW) + 1


def test_the_headings_stay_in_sight_and_the_paths_do_not_show(food: Workbook) -> None:
    assert (food["Produk"].freeze_panes, food["Usaha"].freeze_panes) == ("C3", "B3")
    assert food["Produk"].row_dimensions[2].hidden


def test_every_heading_is_explained(food: Workbook) -> None:
    for sheet in (food["Produk"], food["Usaha"]):
        assert [cell.value for cell in sheet[1] if not cell.comment or not cell.comment.text.startswith(("Wajib diisi.", "Boleh dikosongkan."))] == []
    place = next(cell for cell in food["Produk"][1] if cell.value == "Tempat dibuat *")
    assert "Contoh: 35.72.03.1004" in place.comment.text


def test_lists_to_choose_from_hold_the_names_that_fit_the_kind(food: Workbook) -> None:
    chosen = {str(one.sqref): one for one in food["Produk"].data_validations.dataValidation}
    columns = {column.path: number for number, column in enumerate(listing_columns("food"), 1)}

    def names(path: str) -> list[str]:
        letters = food["Produk"].cell(1, columns[path]).column_letter
        source = chosen[f"{letters}3:{letters}{ROWS + 2}"].formula1
        found = re.fullmatch(r"'Daftar'!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)", source)
        assert found, source
        return [str(food["Daftar"][f"{found[1]}{row}"].value) for row in range(1, int(found[2]) + 1)]

    assert names("price.public") == ["Ya", "Tidak"]
    assert "Sambal pecel" in names("category")
    assert "Kerajinan" not in names("category")
    assert "Jaten (Wonodadi)" in names("origin")
    assert len(set(names("origin"))) == len(names("origin"))
    assert names("food.allergens")


def test_cells_in_which_digits_must_survive_are_texts(food: Workbook) -> None:
    for sheet, paths in (("Produk", ("identifiers.gtin", "certificates.pirt.number", "name.id")), ("Usaha", ("supplier:contacts.whatsapp.value", "supplier:certificates.nib.number"))):
        letters = {cell.value: cell.column_letter for cell in food[sheet][2]}
        styles = {path: food[sheet].column_dimensions[letters[path]].number_format for path in paths}
        assert set(styles.values()) == {"@"}, styles


def test_each_product_can_name_a_business_of_its_sheet(food: Workbook) -> None:
    assert f"='Usaha'!$A$3:$A${FIRMS + 2}".removeprefix("=") in [one.formula1 for one in food["Produk"].data_validations.dataValidation]


def test_the_same_schema_gives_the_same_bytes() -> None:
    assert blank_table("food", "id") == blank_table("food", "id")


def test_the_csv_has_the_same_columns() -> None:
    rows = list(csv.reader(io.StringIO(blank_csv("food", "id").decode("utf-8-sig")), delimiter=";"))
    assert rows[1] == [column.path for column in listing_columns("food")]


# The command

@pytest.mark.parametrize("name", ["tabel.xlsx", "tabel.csv"])
def test_new_table_writes_one_that_is_known_again_and_never_over_another(tmp_path: Path, name: str) -> None:
    made = Root(tmp_path).etalase("new", "table", str(tmp_path / name), "--kind", "food")
    assert made.exit_code == 0, made.output
    assert read_table(tmp_path / name).kind == "food"
    before = (tmp_path / name).read_bytes()
    again = Root(tmp_path).etalase("new", "table", str(tmp_path / name), "--kind", "goods")
    assert again.exit_code == 2
    assert "sudah ada" in again.output
    assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize(("words", "said"), [(("table", "tabel.xlsx"), "--kind"), (("table", "tabel.ods", "--kind", "food"), ".xlsx"), (("supplier",), "PEMASOK")])
def test_new_says_what_it_needs(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    made = Root(tmp_path).etalase("new", *words)
    assert made.exit_code == 2
    assert said in made.output
