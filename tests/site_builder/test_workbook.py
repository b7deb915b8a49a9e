"""The workbook: every cell read back is what the JSON feed says, of its own type, and none is a formula."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from catalog.reference import reference
from site_builder import sheet_row, workbook
from site_builder.columns import COLUMNS
from site_builder.envelope import JSON, XLSX
from tests.root import FOOD, SUPPLIER, Root

HEADS = 2


def opened(data: bytes) -> list[Worksheet]:
    """The sheets of a workbook."""
    return list(openpyxl.load_workbook(io.BytesIO(data)).worksheets)


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows of the sheet of goods, by the name of the column."""
    return [dict(zip(sheet_row.ORDER, values, strict=True)) for values in sheet.iter_rows(min_row=HEADS + 1, values_only=True)]


@pytest.fixture(scope="module")
def book(whole_town: Root) -> bytes:
    """The town's workbook."""
    return (whole_town.path / "site" / XLSX).read_bytes()


@pytest.fixture(scope="module")
def items(whole_town: Root) -> list[dict[str, Any]]:
    """What the JSON feed says."""
    return list(json.loads((whole_town.path / "site" / JSON).read_bytes())["items"])


def said(list_name: str, id: str | None) -> str | None:
    """An entry of a reference in both languages."""
    return " / ".join(dict.fromkeys(reference(list_name)[id].name.values())) if id else None


def day(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def test_every_cell_is_what_the_json_feed_says(book: bytes, items: list[dict[str, Any]]) -> None:
    goods = rows(opened(book)[0])
    assert len(goods) == len(items) > 40
    for row, item in zip(goods, items, strict=True):
        price, order, capacity = item["price"], item["order"], item.get("capacity", {})
        assert row == {
            "id": item["id"], "url": item["url"], "name_id": item["name"]["id"], "name_en": item["name"].get("en"),
            "kind": said("kinds", item["kind"]), "category": said("categories", item["category"]), "supplier": item["supplier"],
            "supplier_name": row["supplier_name"], "origin": item["origin"], "district": row["district"], "price": price.get("amount"),
            "currency": price.get("currency"), "per": said("units", price.get("per")), "minimum_order": order["minimum"],
            "order_unit": said("units", order["unit"]), "lead_time_days": order["lead_time_days"], "capacity": capacity.get("amount"),
            "capacity_unit": said("units", capacity.get("unit")), "capacity_period": said("periods", capacity.get("period")),
            "approved_until": day(item["approved_until"]), "confirmed": day(item["confirmed"]), "ready": " ".join(item["ready"]) or None,
            "grade": item["grade"], "code": item["code"],
        }
        assert row["supplier_name"]
        assert row["district"]


def test_numbers_are_numbers_and_dates_are_dates_in_every_row(book: bytes) -> None:
    sheet = opened(book)[0]
    for cells in sheet.iter_rows(min_row=HEADS + 1):
        for name, cell in zip(sheet_row.ORDER, cells, strict=True):
            kind = next(column.type for column in COLUMNS if column.name == name)
            if cell.value is not None:
                assert cell.data_type == {"string": "s", "number": "n", "integer": "n", "date": "d"}[kind] or cell.data_type == "inlineStr", name
                assert cell.is_date is (kind == "date")
                assert cell.number_format == {"string": "@", "date": "yyyy-mm-dd"}.get(kind, cell.number_format)


def test_the_names_of_the_columns_stay_and_can_be_filtered(book: bytes, items: list[dict[str, Any]]) -> None:
    goods, suppliers, dictionary = opened(book)
    assert [sheet.freeze_panes for sheet in (goods, suppliers, dictionary)] == ["B3"] * 3
    assert goods.auto_filter.ref == f"A2:X{len(items) + HEADS}"
    assert goods.dimensions == f"A1:X{len(items) + HEADS}"
    assert [goods.cell(row, 6).value for row in (1, 2)] == ["Harga", "Price"]
    assert goods.column_dimensions["A"].width > 40


def test_the_dictionary_explains_every_column_in_both_languages(book: bytes) -> None:
    lines = list(opened(book)[2].iter_rows(min_row=HEADS + 1, values_only=True))
    assert {line[0] for line in lines} == {column.name for column in COLUMNS}
    assert all(all(cell for cell in line) for line in lines)
    price = next(line for line in lines if line[0] == "price")
    assert price[1:] == ("angka / number", "Harga", "Harga untuk pembeli grosir, dengan satuan, dasar, dan masa berlaku.",
                         "Price", "The trade price, with its unit, basis and validity.")


def test_the_suppliers_are_there_with_the_contacts_the_feed_has(book: bytes, whole_town: Root) -> None:
    told = {one["id"]: one for one in json.loads((whole_town.path / "site/api/v1/suppliers.json").read_bytes())["items"]}
    lines = list(opened(book)[1].iter_rows(min_row=HEADS + 1, values_only=True))
    assert len(lines) == len(told)
    for name, _, _, *contacts, count, id, url in lines:
        assert (name, url) == (told[str(id)]["name"], told[str(id)]["url"])
        assert dict(zip(("whatsapp", "phone", "email", "website"), contacts, strict=True)) == {
            kind: told[str(id)]["contacts"].get(kind) for kind in ("whatsapp", "phone", "email", "website")}
        assert isinstance(count, int)


def test_no_cell_is_a_formula_and_no_part_of_the_file_carries_the_clock(book: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        parts = {name: file.read(name) for name in file.namelist()}
    assert [name for name, data in parts.items() if b"<f>" in data or b"<hyperlink " in data] == []
    assert b"2026-11-21T00:00:00Z" in parts["docProps/core.xml"]


def test_the_same_edition_gives_the_same_bytes(book: bytes, whole_town: Root, tmp_path: Path) -> None:
    other = whole_town.copy(tmp_path / "root")
    for name in ("site", ".cache"):
        (other.path / name).rename(tmp_path / name.strip("."))
    assert other.etalase("build").exit_code == 0
    assert (other.path / "site" / XLSX).read_bytes() == book


EVIL = ("=1+1", "+62811", "-2+3", "@SUM(A1)", "=HYPERLINK(\"https://evil.example\")", "a & b < c > d \"e\" 'f'", "_x000D_ _x0041_", "  two  spaces ",
        "\u202eletteR\u202c", "emoji 🥜🌶️", "]]>", "{=1}", "\t=1", "https://a.example", "1e5", "0012", "TRUE", "2026-11-21")


@pytest.mark.parametrize("text", EVIL)
def test_a_name_of_any_kind_is_text(text: str) -> None:
    column = next(one for one in COLUMNS if one.name == "supplier_name")
    (value, kind), = _read([column], [text])
    assert (value, kind) == (text, "s")


def _read(columns: list[Any], values: list[Any]) -> list[tuple[Any, str]]:
    """Cells made one by one, in a workbook, read back: their values and types."""
    cells = "".join(sheet_row._cell(sheet_row.LETTERS[place], column, value, exact=True)
                    for place, (column, value) in enumerate(zip(columns, values, strict=True)))
    line = f'<row r="{sheet_row.NUMBER}">{cells}</row>'
    sheet = opened(workbook.workbook(_EDITION[0], [line]))[0]
    found = [sheet.cell(HEADS + 1, place + 1) for place in range(len(columns))]
    return [(unescape(cell.value) if isinstance(cell.value, str) else cell.value, cell.data_type) for cell in found]


_EDITION: list[Any] = []


@pytest.fixture(scope="module", autouse=True)
def _empty() -> Iterator[None]:
    """An edition with nothing in it, to put rows of one's own into a workbook."""
    from curation.publication import Publication
    from site_builder.edition import edition
    from site_builder.site import site
    from tests.site_builder.town import HOME

    _EDITION.append(edition(site(HOME), Publication(date(2026, 11, 21)), {}))
    yield
    _EDITION.clear()


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
NUMBERS = st.decimals(0, 10**12, places=2) | st.integers(0, 10**12)


@settings(max_examples=30)
@given(st.lists(TEXTS, min_size=8, max_size=8), st.lists(NUMBERS, min_size=4, max_size=4), st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_what_goes_in_comes_out(texts: list[str], numbers: list[Decimal | int], on: date) -> None:
    text = replace(COLUMNS[0], list="")
    price, until = (next(one for one in COLUMNS if one.name == name) for name in ("price", "approved_until"))
    got = _read([text] * 8 + [price] * 4 + [until], [*texts, *numbers, on])
    assert [value for value, _ in got[:8]] == [one.replace("\ufffe", "").replace("\uffff", "") or None for one in texts]
    assert [Decimal(str(value)) for value, _ in got[8:12]] == [Decimal(one) for one in numbers]
    assert got[12][0] == datetime(on.year, on.month, on.day)
    assert "f" not in {kind for _, kind in got}


def test_a_whole_site_with_a_formula_for_a_name_holds_it_as_text(built: Root) -> None:
    built.edit(FOOD, "name: {id: Sambal pecel Contoh pedas 200 g, en: Contoh hot sambal pecel 200 g}", 'name: {id: "=1+1+1", en: "@SUM(1)"}')
    built.edit(SUPPLIER, "name: Contoh Dapur", 'name: "=2+2"')
    for entry in (SUPPLIER, FOOD):
        built.decide(entry)
    assert built.etalase("build").exit_code == 0
    row = next(one for one in rows(opened((built.path / "site" / XLSX).read_bytes())[0]) if one["id"] == "sambal-pecel-200g")
    assert (row["name_id"], row["name_en"], row["supplier_name"]) == ("=1+1+1", "@SUM(1)", "=2+2")
