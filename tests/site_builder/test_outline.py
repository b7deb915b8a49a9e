"""The outline: which files a site has, and a key for each that names everything on it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.envelope import XLSX
from tests.root import DRUM, FOOD, SUPPLIER, TODAY, Root, picture
from tests.site_builder.town import BY, town
from tests.site_builder.tree import contents, differing


def _changed(root: Root, change: Callable[[], object], *approve: str) -> set[str]:
    """The files that differ after a change."""
    site = root.path / "site"
    build(root.path, site, TODAY)
    before = contents(site)
    change()
    for entry in approve:
        root.decide(entry)
    build(root.path, site, TODAY)
    return set(differing(before, contents(site)))


def test_another_price_changes_the_listing_and_every_card_of_it(approved: Root) -> None:
    changed = _changed(approved, lambda: approved.edit(FOOD, "amount: 18500", "amount: 19000"), FOOD)
    for prefix in ("", "en/"):
        assert {f"{prefix}{path}index.html" for path in (
            "katalog/", "produk/sambal-pecel-200g/", "kategori/sambal-pecel/", "pemasok/contoh-dapur/",
            "tempat/sananwetan/", "tempat/kota-blitar/", "produk/kendang-jimbe-30cm/")} <= changed
    assert {"api/v1/catalogue.json", "api/v1/catalogue.csv", "api/v1/edition.json"} <= changed
    assert not {path for path in changed if "unduhan" in path or "404" in path or path.startswith("aset/")}


def test_another_photo_changes_pages_and_files(approved: Root) -> None:
    changed = _changed(approved, lambda: (approved.folder(FOOD) / "label.png").write_bytes(picture("PNG", (400, 500), "#aabbcc")), FOOD)
    assert "produk/sambal-pecel-200g/index.html" in changed
    assert len([path for path in changed if path.startswith("foto/")]) > 3


def test_a_suppliers_new_name_is_on_the_pages_of_its_goods(approved: Root) -> None:
    changed = _changed(approved, lambda: approved.edit(SUPPLIER, "name: Contoh Dapur", "name: Contoh Pawon"), SUPPLIER)
    assert {"produk/sambal-pecel-200g/index.html", "produk/kendang-jimbe-30cm/index.html", "pemasok/contoh-dapur/index.html",
            "pemasok/index.html"} <= changed
    site = approved.path / "site"
    assert [path for path, data in contents(site).items() if b"Contoh Dapur" in data] == []


def test_a_curators_new_name_is_on_the_pages_that_name_the_curator(approved: Root) -> None:
    file = approved.path / "curation" / "curators.yml"
    changed = _changed(approved, lambda: file.write_text(file.read_text("utf-8").replace("Ani", "Anik"), "utf-8"))
    assert "produk/sambal-pecel-200g/index.html" in changed


def test_a_page_of_a_gone_listing_changes_with_what_it_offers_instead(approved: Root) -> None:
    approved.decide(DRUM, "withdraw", reason={"id": "Tidak dibuat lagi."}, replacement="sambal-pecel-200g")
    changed = _changed(approved, lambda: approved.edit(FOOD, "Sambal pecel Contoh pedas", "Sambal pecel Contoh manis"), FOOD)
    assert {"produk/kendang-jimbe-30cm/index.html", "en/produk/kendang-jimbe-30cm/index.html"} & changed


def test_a_place_names_its_suppliers_even_when_their_goods_come_from_elsewhere(tmp_path: Path) -> None:
    """Two suppliers of one place; one sells only what is made in another."""
    root = town(tmp_path / "root", "contoh-dapur-mawar", "contoh-koperasi-kelurahan-guyub")
    mawar, guyub = root.file("contoh-dapur-mawar"), root.file("contoh-koperasi-kelurahan-guyub")
    place = next(line for line in guyub.read_text("utf-8").splitlines() if line.startswith("place:"))
    lines = [place if line.startswith("place:") else line for line in mawar.read_text("utf-8").splitlines()]
    mawar.write_text("\n".join(lines) + "\n", "utf-8")
    for listing in root.path.glob("products/contoh-dapur-mawar/*/listing.yml"):
        text = "\n".join("origin: 35.05.09.2001" if line.startswith("origin:") else line for line in listing.read_text("utf-8").splitlines())
        listing.write_text(text + "\n", "utf-8")
        root.decide(f"contoh-dapur-mawar/{listing.parent.name}", by=BY)
    root.decide("contoh-dapur-mawar", by=BY)
    site = root.path / "site"
    build(root.path, site, TODAY)
    shown = next(path for path, data in contents(site).items() if path.startswith("tempat/") and b"Dapur Mawar" in data and b"Guyub" in data)
    mawar.write_text(mawar.read_text("utf-8").replace("Mawar", "Melati", 1), "utf-8")
    root.decide("contoh-dapur-mawar", by=BY)
    build(root.path, site, TODAY)
    assert b"Dapur Melati" in (site / shown).read_bytes()


@pytest.mark.parametrize("entry", [FOOD, SUPPLIER])
def test_what_is_not_approved_leaves_no_trace_of_its_change(approved: Root, entry: str) -> None:
    _changed(approved, lambda: approved.file(entry).write_text(approved.file(entry).read_text("utf-8") + "# TANPA JEJAK\n", "utf-8"))
    files = contents(approved.path / "site")
    with zipfile.ZipFile(io.BytesIO(files[XLSX])) as book:
        files |= {f"{XLSX}/{name}": book.read(name) for name in book.namelist()}
    assert [path for path, data in files.items() if b"TANPA JEJAK" in data] == []
