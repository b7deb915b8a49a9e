"""Sheets, tags and books: PDFs as PDFs, texts that stay texts, codes that lead where they should, made again only when they must."""

import re
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from catalog.load import load_folder
from curation.code import code
from curation.review import read_ledger
from tests.root import TODAY, Root
from tests.shared import shared
from tests.site_builder.paper import codes, spilled, text, texts
from tests.site_builder.town import town

SAMBAL, KOI = "contoh-dapur-mawar/sambal-pecel-original-200g", "contoh-kolam-koi-nirwana/koi-kohaku-55cm-k017"
FOLDERS = ("lembar", "label-rak", "buku")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Root:
    """A small town with everything on paper. Not to be changed: `anew` is a copy."""
    return Root(shared(tmp_path_factory, "printed", _printed))


def _printed(folder: Path) -> None:
    root = town(folder, "contoh-dapur-mawar", "contoh-koperasi-kelurahan-guyub", "contoh-kolam-koi-nirwana")
    site = root.path / "site.yml"
    site.write_text(site.read_text("utf-8").replace("sheets: no\n", ""), "utf-8")
    assert root.etalase("build").exit_code in (0, 1)


@pytest.fixture
def anew(printed: Root, tmp_path: Path) -> Root:
    return printed.copy(tmp_path / "root")


def pdf(root: Root, path: str) -> bytes:
    return (root.path / "site" / path).read_bytes()


def sheet(root: Root, entry: str = SAMBAL) -> bytes:
    return pdf(root, f"lembar/{entry.partition('/')[2]}.pdf")


def tags(root: Root, entry: str = SAMBAL) -> bytes:
    return pdf(root, f"label-rak/{entry.partition('/')[2]}.pdf")


def all_of(root: Root) -> dict[str, bytes]:
    return {path.relative_to(root.path / "site").as_posix(): path.read_bytes()
            for folder in FOLDERS for path in (root.path / "site" / folder).glob("*.pdf")}


def shown(root: Root) -> str:
    return code(load_folder(root.path, read_ledger, f"products/{SAMBAL}").digest)


def test_every_listing_has_a_sheet_and_tags_and_every_channel_a_book(printed: Root) -> None:
    ids = sorted(path.name for path in (printed.path / "site/produk").iterdir() if (printed.path / "site/lembar" / f"{path.name}.pdf").exists())
    assert {"sambal-pecel-original-200g", "koi-kohaku-55cm-k017"} <= set(ids)
    assert sorted(path.stem for path in (printed.path / "site/label-rak").iterdir()) == ids
    names = {path.name for path in (printed.path / "site/buku").iterdir()}
    assert {"gerai-pasar-jaya.id.pdf", "gerai-pasar-jaya.en.pdf"} <= names
    top = {name.split(".")[0] for name in names if name.startswith("kategori-")}
    assert {f"{name}.{language}.pdf" for name in top for language in ("id", "en")} == {name for name in names if name.startswith("kategori-")}
    assert len(top) >= 2


def test_a_sheet_says_everything_in_both_languages_in_reading_order(printed: Root) -> None:
    said = text(sheet(printed))
    order = ["Sambal pecel Dapur Mawar Original 200 g", "Dapur Mawar sambal pecel, original, 200 g", "Contoh Dapur Mawar", "Rp14.500", "Rp14,500",
             "Pesanan minimum", "Minimum order", "Waktu siap", "Lead time", "Izin dan sertifikat", "Permits and certificates", "Berat kotor", "Gross weight",
             "Komposisi", "Ingredients"]
    places = [said.index(" ".join(one.split())) for one in order]
    assert places == sorted(places)
    for one in ("mulai 240 bungkus", "Rp13.900", "+6281234567890", "dapur-mawar@contoh.example", "8990000001010", shown(printed), "Diverifikasi", "Dilihat",
                "31 Maret 2027"):
        assert one in said, one


def test_a_claim_is_not_printed_as_a_check(printed: Root) -> None:
    said = text(sheet(printed))
    verified, seen = said.index("Diverifikasi"), said.index("Dilihat")
    assert verified < said.index("P-IRT") < seen
    assert "Diperiksa Ratih Contoh" in said


def test_every_code_on_paper_leads_to_its_address(printed: Root) -> None:
    url = "https://etalase.contoh.example/"
    assert codes(sheet(printed)) == [f"{url}produk/sambal-pecel-original-200g/"]
    held = shown(printed).replace("-", "")
    read = codes(tags(printed))
    assert set(read) == {f"{url}cek/#sambal-pecel-original-200g.{held}"}
    assert len(read) == 12
    assert f"{url}jalur/gerai-pasar-jaya/" in codes(pdf(printed, "buku/gerai-pasar-jaya.id.pdf"))


def test_a_tag_names_the_retail_price_or_leaves_a_line_for_it(printed: Root) -> None:
    said = text(tags(printed))
    assert said.count("Rp20.000") == 12
    assert said.count(shown(printed)) == 12
    assert "Rp" not in text(tags(printed, KOI))
    assert text(tags(printed, KOI)).count("Harga jual") == 12


def test_a_book_has_contents_whose_pages_are_right(printed: Root) -> None:
    pages = texts(pdf(printed, "buku/gerai-pasar-jaya.en.pdf"))
    contents = next(page for page in pages if "Contents" in page)
    numbers = re.findall(r"^(Dapur Mawar .+?)\W*?(\d+)\s*$", contents.replace(" .", "").replace("..", ""), re.MULTILINE)
    assert numbers
    for called, number in numbers:
        assert " ".join(called.strip(" .").split()) in " ".join(pages[int(number) - 1].split()), (called, number)
    assert "Suppliers" in pages[-1]


def test_they_are_for_listeners_and_archives_and_hold_nothing_that_acts(printed: Root) -> None:
    for path, data in all_of(printed).items():
        assert b"pdfuaid:part" in data, path
        assert b"pdfaid:part" in data, path
        assert not re.search(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|SubmitForm|OpenAction)\b", data), path
        with closing(pypdfium2.PdfDocument(data)) as document:
            assert document.get_metadata_dict()["Title"], path


def test_all_fonts_are_embedded(printed: Root) -> None:
    for path, data in all_of(printed).items():
        described = len(re.findall(rb"/Type\s*/FontDescriptor", data))
        assert described and described == len(re.findall(rb"/FontFile[23]?\s", data)), path


def test_nothing_is_printed_where_printers_cannot(printed: Root) -> None:
    assert [path for path, data in all_of(printed).items() if not path.startswith("buku") and spilled(data)] == []


def test_a_sheet_has_at_most_two_pages_and_tags_one(printed: Root) -> None:
    for path, data in all_of(printed).items():
        assert len(texts(data)) <= {"lembar": 2, "label-rak": 1}.get(path.partition("/")[0], 40), path


def test_a_second_build_makes_nothing_and_another_place_makes_the_same(printed: Root, anew: Root) -> None:
    assert ", 0 berkas ditulis" in anew.etalase("build").output
    for folder in (anew.path / ".cache", anew.path / "site"):
        shutil.rmtree(folder)
    anew.etalase("build")
    assert all_of(anew) == all_of(printed)


def kept(root: Root) -> dict[str, tuple[int, int]]:
    """When each PDF that is remembered was made."""
    store = root.path / ".cache/printed"
    return {path.relative_to(store).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in store.rglob("*.pdf")}


def test_one_changed_listing_makes_its_own_two_and_its_books(anew: Root) -> None:
    before = kept(anew)
    anew.edit(SAMBAL, "suggested_retail: 20000", "suggested_retail: 21000")
    anew.decide(SAMBAL, by="ratih-contoh", on=TODAY)
    anew.etalase("build")
    after = kept(anew)
    made = {path for path in after if after[path] != before.get(path)}
    assert {path for path in made if not path.startswith("buku/")} == {"lembar/sambal-pecel-original-200g.pdf", "label-rak/sambal-pecel-original-200g.pdf"}
    assert all("koi" not in path and "ekspor-jp" not in path for path in made)
    assert "Rp21.000" in text(tags(anew))


def test_a_new_day_makes_no_sheet_and_no_tags_anew(anew: Root) -> None:
    before = kept(anew)
    anew.etalase("build", on=TODAY + timedelta(days=1))
    after = kept(anew)
    assert {path for path in after if after[path] != before.get(path)} == {path for path in after if path.startswith("buku/")}


def test_a_damaged_pdf_is_made_again(anew: Root) -> None:
    whole = sheet(anew)
    path = anew.path / ".cache/printed/lembar/sambal-pecel-original-200g.pdf"
    path.unlink()
    path.write_bytes(whole[:-20])
    (anew.path / "site/api/v1/edition.json").unlink()
    for tree in ("site", ".site-next"):
        shutil.rmtree(anew.path / tree, ignore_errors=True)
    anew.etalase("build")
    assert sheet(anew) == whole


def test_a_listing_that_is_gone_takes_its_paper_with_it(anew: Root) -> None:
    anew.decide(SAMBAL, "withdraw", by="ratih-contoh", on=TODAY, reason={"id": "Tidak dibuat lagi"})
    anew.etalase("build")
    assert not (anew.path / "site/lembar/sambal-pecel-original-200g.pdf").exists()
    assert not (anew.path / ".cache/printed/lembar/sambal-pecel-original-200g.pdf").exists()


def test_a_site_without_sheets_has_none_and_links_to_none(anew: Root) -> None:
    with (anew.path / "site.yml").open("a", encoding="utf-8") as file:
        file.write("sheets: no\n")
    anew.etalase("build")
    assert all_of(anew) == {}
    assert "buku/" not in (anew.path / "site/jalur/gerai-pasar-jaya/index.html").read_text("utf-8")


def test_channel_and_category_pages_lead_to_their_books(printed: Root) -> None:
    for path in ("jalur/gerai-pasar-jaya/index.html", "en/jalur/gerai-pasar-jaya/index.html"):
        page = (printed.path / "site" / path).read_text("utf-8")
        named, = re.findall(r'href="((?:\.\./)+)(buku/[\w.-]+\.pdf)"', page)
        assert (printed.path / "site" / named[1]).exists()


def test_the_day_of_a_sheet_is_that_of_its_approval(printed: Root) -> None:
    with closing(pypdfium2.PdfDocument(sheet(printed))) as document:
        assert document.get_metadata_dict()["CreationDate"].startswith(f"D:{TODAY:%Y%m%d}")
