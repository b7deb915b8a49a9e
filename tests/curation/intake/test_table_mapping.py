"""What the columns of a table stand for is guessed, shown, and remembered by its headings."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from catalog.reference import BrokenConfiguration
from catalog.schema import kinds
from curation.intake.table_grid import Grid
from curation.intake.table_mapping import FILE, choosable, guessed, heading_row, headings_of, question, recalled, remember


@pytest.mark.parametrize(("heading", "path"), [
    ("Nama Produk", "name.id"), ("NAMA BARANG", "name.id"), ("Harga (Rp)", "price.amount"), ("Satuan", "price.per"), ("Netto", "packing.net"), ("MOQ", "order.minimum"),
    ("No. P-IRT", "certificates.pirt.number"), ("Nomor PIRT", "certificates.pirt.number"), ("Berlaku sampai PIRT", "certificates.pirt.expires"), ("Sertifikat Halal", "certificates.halal.number"),
    ("Komposisi", "food.ingredients.id"), ("Masa Simpan", "food.shelf_life"), ("Kapasitas Produksi", "capacity"), ("Foto Produk", "photos"), ("Product name", "name.id"), ("price.amount", "price.amount"),
    ("No. WA", "supplier:contacts.whatsapp.value"), ("NIB", "supplier:certificates.nib.number"), ("Barcode", "identifiers.gtin"), ("Kategorii", "category"), ("Nama UMKM", "supplier"),
])
def test_a_heading_is_known_as_people_write_it(heading: str, path: str) -> None:
    assert guessed({1: heading}, "food")[1][0] == path


@pytest.mark.parametrize("heading", ["No", "#", "Tanda tangan", "", "Keterangan lain-lain sekali"])
def test_what_is_no_field_is_not_guessed(heading: str) -> None:
    assert 1 not in guessed({1: heading}, "food")


def test_no_field_is_guessed_twice_and_the_likelier_has_it() -> None:
    assert guessed({1: "Nama produkk", 2: "Nama produk"}, "food") == {2: ("name.id", 100)}


@pytest.mark.parametrize("kind", kinds())
def test_every_heading_of_the_template_is_known(kind: str) -> None:
    columns = [column for column in choosable(kind).values() if not column.whole]
    for language in ("id", "en"):
        said = dict(enumerate(column.said[language] for column in columns if not column.path.startswith("supplier:")))
        assert len(guessed(said, kind)) == len(said)


def grid(*rows: tuple[str, ...]) -> Grid:
    """A grid of texts."""
    return Grid("x.xlsx", rows={line: {column: text for column, text in enumerate(row, 1) if text} for line, row in enumerate(rows, 1) if any(row)})


def test_the_headings_may_stand_below_a_title_and_twice() -> None:
    made = grid(("DAFTAR HARGA",), (), ("No", "Nama", "Harga", "Harga"), ("1", "Contoh", "5", "6"))
    assert heading_row(made, "food") == 3
    assert list(headings_of(made, 3).values()) == ["No", "Nama", "Harga", "Harga (2)"]


def test_the_question_shows_what_is_in_a_column() -> None:
    asked = question(grid(("Nama", "Harga"), ("Contoh", "15rb")), 1, "food")
    assert [(guess.heading, guess.path, guess.called.get("id"), guess.samples) for guess in asked.guesses] == [
        ("Nama", "name.id", "Nama produk", ("Contoh",)), ("Harga", "price.amount", "Harga", ("15rb",))]


def test_an_answer_is_remembered_by_its_headings_whatever_their_order(tmp_path: Path) -> None:
    remember(tmp_path, "food", {"Nama": "name.id", "Catatan": "-"})
    remember(tmp_path, "goods", {"Nama": "name.id", "Catatan": "description.id"})
    remember(tmp_path, "food", {"Nama": "name.id", "Catatan": "summary.id"})
    assert recalled(tmp_path, ["catatan", "NAMA"], "food") == {"Nama": "name.id", "Catatan": "summary.id"}
    assert recalled(tmp_path, ["Nama"], "food") is None
    assert len(yaml.safe_load((tmp_path / FILE).read_text("utf-8"))["tables"]) == 2


def test_a_memory_that_cannot_be_read_is_broken_configuration(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text("tables: [\n")
    with pytest.raises(BrokenConfiguration):
        recalled(tmp_path, ["Nama"], "food")


@given(st.dictionaries(st.integers(1, 9), st.text(max_size=40), max_size=6))
def test_any_headings_can_be_guessed_at(headings: dict[int, str]) -> None:
    found = guessed(headings, "food")
    assert set(found) <= set(headings)
    assert len({path for path, _ in found.values()}) == len(found)
