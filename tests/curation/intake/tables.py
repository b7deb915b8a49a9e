"""Tables as people send them: the template filled in, or tables of their own, with photos beside them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook

from site_builder.blank_table import blank_table
from tests.root import picture

FIRM: Mapping[str, object] = {
    "supplier:name": "Contoh Dapur Uji", "supplier:kind": "UMKM", "supplier:about.id": "Usaha contoh yang hanya ada untuk diuji.", "supplier:place": "Jaten",
    "supplier:contacts.whatsapp.value": "0812-3456-7890", "supplier:certificates.nib.number": "1234567890123",
    "supplier:consents.1.given": "30 November 2026", "supplier:consents.1.scope": "Nomor WhatsApp", "supplier:consents.1.channel": "Surat bertanda tangan",
}
FOOD: Mapping[str, object] = {
    "name.id": "Contoh sambal pecel 200 g", "summary.id": "Sambal contoh untuk menguji pembacaan tabel.", "description.id": "Sambal contoh.\n\nDibuat untuk diuji saja.",
    "category": "Sambal pecel", "origin": "Jaten (Wonodadi)", "role": "Pembuat sendiri", "price.public": "Ya", "price.amount": "Rp 15.000", "price.currency": "Rupiah",
    "price.per": "bungkus", "order.unit": "bungkus", "order.minimum": 24, "order.lead_time_days": "5 hari", "capacity.amount": 4000, "capacity.unit": "bungkus",
    "capacity.period": "bulan", "packing.net.amount": 200, "packing.net.unit": "gram", "identifiers.gtin": "8990000001027", "certificates.pirt.number": "7113572020901-27",
    "certificates.pirt.expires": "15 Januari 2027", "confirmed": "2026-10-28", "food.ingredients.id": "Kacang tanah, gula kelapa, cabai.", "food.allergens": "Kacang tanah",
    "food.shelf_life.amount": 8, "food.shelf_life.unit": "bulan", "food.storage": "Sejuk dan kering", "photos": "depan.jpg, Label.JPG",
}


def workbook(rows: Iterable[Mapping[str, object]], firms: Iterable[Mapping[str, object]] = (FIRM,), kind: str = "food") -> bytes:
    """The template for listings of one kind, filled in by the paths of its columns."""
    book = load_workbook(io.BytesIO(blank_table(kind, "id")))
    for name, filled in (("Produk", rows), ("Usaha", firms)):
        sheet = book[name]
        columns = {cell.value: cell.column for cell in sheet[2]}
        for line, values in enumerate(filled, 3):
            for path, value in values.items():
                sheet.cell(line, columns[path]).value = value
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook's bytes."""
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


def plain(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook with one sheet of these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def csv_text(rows: Iterable[Sequence[object]], separator: str = ";") -> str:
    """Rows as a CSV file."""
    memory = io.StringIO(newline="")
    csv.writer(memory, delimiter=separator).writerows(rows)
    return memory.getvalue()


def template_csv(rows: Iterable[Mapping[str, object]]) -> bytes:
    """Rows under the paths of a template, as CSV."""
    listed = list(rows)
    paths = list(dict.fromkeys(path for row in listed for path in row))
    return csv_text([[path.upper() for path in paths], paths, *([row.get(path, "") for path in paths] for row in listed)]).encode()


def put(folder: Path, name: str, data: bytes, photos: Iterable[str] = ("depan.jpg", "label.jpg")) -> Path:
    """A table in a folder with its photos."""
    folder.mkdir(parents=True, exist_ok=True)
    for photo in photos:
        (folder / photo).write_bytes(picture())
    path = folder / name
    path.write_bytes(data)
    return path
