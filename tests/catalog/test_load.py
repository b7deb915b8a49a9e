"""Loading: every trouble of a folder becomes a finding, and what is remembered equals what is read."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog import folder, load
from catalog.load import Catalog, Looked, load_folder
from curation.review import read_ledger
from site_builder.workers import each
from tests.root import DRUM, FOOD, SUPPLIER, Root, picture


def loaded(root: Root) -> Catalog:
    return load.load(root.path, read_ledger)


def rules(root: Root) -> list[tuple[str, str]]:
    return [(finding.rule, finding.file.removeprefix("products/")) for finding in loaded(root).all_findings()]


def test_a_whole_catalogue_has_no_findings(root: Root) -> None:
    got = loaded(root)
    assert got.all_findings() == []
    assert list(got.suppliers) == [SUPPLIER]
    assert sorted(record.folder for record in got.listings.values()) == [f"products/{DRUM}", f"products/{FOOD}"]
    assert not any(record.blocked for record in (*got.suppliers.values(), *got.listings.values()))


def test_an_entrys_digest_is_that_of_its_files(root: Root) -> None:
    record = loaded(root).listings["sambal-pecel-200g"]
    assert record.value is not None
    assert record.digest == record.value.digest
    assert set(record.value.files) == {"listing.yml", "depan.jpg", "label.png"}


Trouble = tuple[str, Callable[[Root], object], str, str]


def put(entry: str, name: str, data: bytes = b"x") -> Callable[[Root], object]:
    return lambda root: (root.folder(entry) / name).write_bytes(data)


def take(entry: str, name: str) -> Callable[[Root], object]:
    return lambda root: (root.folder(entry) / name).unlink()


def link(entry: str, name: str, to: str) -> Callable[[Root], object]:
    return lambda root: (root.folder(entry) / name).symlink_to(to)


def folders(*paths: str) -> Callable[[Root], object]:
    return lambda root: [(root.path / "products" / path).mkdir(parents=True) for path in paths]


TROUBLES: list[Trouble] = [
    ("a listing without its file", take(FOOD, "listing.yml"), "missing-file", FOOD),
    ("a supplier without its file", take(SUPPLIER, "supplier.yml"), "missing-file", SUPPLIER),
    ("an empty listing folder", folders(f"{SUPPLIER}/kosong"), "missing-file", f"{SUPPLIER}/kosong"),
    ("an empty supplier folder", folders("kosong"), "missing-file", "kosong"),
    ("unreadable YAML", put(FOOD, "listing.yml", b"a: b: c\n"), "yaml-syntax", f"{FOOD}/listing.yml"),
    ("a listing that is no mapping", put(FOOD, "listing.yml", b"- a\n"), "yaml-mapping", f"{FOOD}/listing.yml"),
    ("a photo that is missing", take(FOOD, "depan.jpg"), "photo-missing", f"{FOOD}/listing.yml"),
    ("a photo that is damaged", put(FOOD, "depan.jpg", picture()[:900]), "photo-unreadable", f"{FOOD}/depan.jpg"),
    ("a photo that is too small", put(FOOD, "depan.jpg", picture(size=(90, 90))), "photo-too-small", f"{FOOD}/depan.jpg"),
    ("a photo of another kind", put(FOOD, "depan.jpg", picture("PNG")), "photo-format", f"{FOOD}/depan.jpg"),
    ("a file nobody refers to", put(FOOD, "catatan.txt"), "unused-file", f"{FOOD}/catatan.txt"),
    ("a photo nobody refers to", put(SUPPLIER, "toko.jpg", picture()), "unused-file", f"{SUPPLIER}/toko.jpg"),
    ("a hidden file", put(FOOD, ".DS_Store"), "strange-file", f"{FOOD}/.DS_Store"),
    ("a hidden file of a supplier", put(SUPPLIER, ".env"), "strange-file", f"{SUPPLIER}/.env"),
    ("a link to a photo elsewhere", link(FOOD, "lain.jpg", "../kendang-jimbe-30cm/depan.jpg"), "strange-file", f"{FOOD}/lain.jpg"),
    ("a link out of the catalogue", link(FOOD, "passwd.jpg", "/etc/passwd"), "strange-file", f"{FOOD}/passwd.jpg"),
    ("a link to a folder", link(SUPPLIER, "tautan", "kendang-jimbe-30cm"), "strange-file", f"{SUPPLIER}/tautan"),
    ("a link among the suppliers", lambda root: (root.path / "products/tautan").symlink_to(SUPPLIER), "strange-file", "tautan"),
    ("a folder within a listing", folders(f"{FOOD}/foto"), "strange-file", f"{FOOD}/foto"),
    ("a hidden folder", folders(f"{SUPPLIER}/.git"), "folder-name", f"{SUPPLIER}/.git"),
    ("a folder with capitals", folders(f"{SUPPLIER}/Sambal-Baru"), "folder-name", f"{SUPPLIER}/Sambal-Baru"),
    ("a folder with a space", folders("contoh dua"), "folder-name", "contoh dua"),
    ("a folder with a newline", folders("contoh\ndua"), "folder-name", "contoh\ufffddua"),
    ("a file name with an identity number", put(FOOD, "ktp-" + "350501" + "410190" + "0001.txt"), "identity-number", FOOD),
    ("a ledger that cannot be read", put(FOOD, "review.yml", b"decisions: &a []\n"), "", ""),
    ("a file for people beside the suppliers", lambda root: (root.path / "products/README.md").write_text("x"), "", ""),
]


@pytest.mark.parametrize(("spoil", "rule", "place"), [trouble[1:] for trouble in TROUBLES], ids=[trouble[0] for trouble in TROUBLES])
def test_a_trouble_gives_one_finding_at_its_file(root: Root, spoil: Callable[[Root], object], rule: str, place: str) -> None:
    spoil(root)
    got = rules(root)
    if rule == "identity-number":
        got = [one for one in got if one[0] != "unused-file"]
    assert got == ([(rule, place)] if rule else [])


def test_the_photos_of_a_listing_are_measured(root: Root) -> None:
    listing = loaded(root).listings["sambal-pecel-200g"].value
    assert listing is not None
    assert {file: (sight.width, sight.height) for file, sight in listing.sights.items()} == {"depan.jpg": (480, 480), "label.png": (400, 500)}


@pytest.mark.parametrize("data", [picture()[:900], picture(size=(90, 90)), picture("PNG")], ids=["damaged", "too small", "of another kind"])
def test_a_photo_that_cannot_be_published_is_not_measured(root: Root, data: bytes) -> None:
    put(FOOD, "depan.jpg", data)(root)
    listing = loaded(root).listings["sambal-pecel-200g"].value
    assert listing is not None
    assert set(listing.sights) == {"label.png"}


@pytest.mark.parametrize("size", [(480, 480), (90, 90)], ids=["usable", "too small"])
def test_an_identity_number_inside_a_photos_file_keeps_the_entry_out(root: Root, size: tuple[int, int]) -> None:
    number = "350501" + "410190" + "0001"
    put(FOOD, "depan.jpg", picture(size=size, comment=f"KTP {number}".encode()))(root)
    record = loaded(root).listings["sambal-pecel-200g"]
    leak = next(finding for finding in record.findings if finding.rule == "identity-number")
    assert (leak.file, leak.blocks) == (f"products/{FOOD}/depan.jpg", True)
    assert number not in f"{leak.message}{leak.help}"


def test_an_identity_number_inside_a_suppliers_photo_is_found_too(root: Root) -> None:
    put(SUPPLIER, "bengkel.jpg", picture(comment=("350501" + "410190" + "0001").encode()))(root)
    with root.file(SUPPLIER).open("a", encoding="utf-8") as file:
        file.write("photo:\n  - {file: bengkel.jpg, role: place, alt: {id: Bengkel, en: Workshop}}\n")
    assert [rule for rule, _ in rules(root)] == ["identity-number"]


def test_a_link_in_place_of_a_photo_is_not_followed(root: Root) -> None:
    photo = root.folder(FOOD) / "depan.jpg"
    photo.rename(root.path / "depan.jpg")
    photo.symlink_to(root.path / "depan.jpg")
    assert rules(root) == [("strange-file", f"{FOOD}/depan.jpg"), ("photo-missing", f"{FOOD}/listing.yml")]


def test_a_missing_photo_is_told_at_its_line(root: Root) -> None:
    (root.folder(FOOD) / "label.png").unlink()
    finding, = loaded(root).all_findings()
    assert "label.png" in root.file(FOOD).read_text("utf-8").splitlines()[finding.line - 1]


def test_a_file_nobody_refers_to_is_only_advice(root: Root) -> None:
    put(FOOD, "catatan.txt")(root)
    record = loaded(root).listings["sambal-pecel-200g"]
    assert [finding.blocks for finding in record.findings] == [False]
    assert not record.blocked


def test_a_broken_entry_keeps_its_digest_so_that_it_can_be_returned(root: Root) -> None:
    before = loaded(root).listings["sambal-pecel-200g"].digest
    root.edit(FOOD, "amount: 18500", "amount: 18.500")
    record = loaded(root).listings["sambal-pecel-200g"]
    assert record.value is None
    assert record.blocked
    assert len(record.digest) == 64
    assert record.digest != before


def test_a_kind_with_a_slip_gives_one_finding_not_twenty(root: Root) -> None:
    root.edit(FOOD, "kind: food", "kind: fod")
    assert [finding.rule for finding in loaded(root).all_findings()] == ["unknown-reference"]


@pytest.mark.parametrize("kind", ["", "[food]", "{a: b}", "!x"])
def test_a_kind_of_another_shape_is_told(root: Root, kind: str) -> None:
    root.edit(FOOD, "kind: food", f"kind: {kind}")
    assert len(loaded(root).all_findings()) == 1


def test_an_id_is_used_by_the_first_that_has_it(root: Root) -> None:
    shutil.copytree(root.folder(SUPPLIER), root.path / "products/contoh-lain")
    got = loaded(root)
    assert got.listings["sambal-pecel-200g"].folder == f"products/{FOOD}"
    assert rules(root) == [("duplicate-id", "contoh-lain/kendang-jimbe-30cm"), ("duplicate-id", "contoh-lain/sambal-pecel-200g")]


def test_a_catalogue_without_products_is_an_error_of_the_place(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load.load(tmp_path, read_ledger)


def test_folders_can_be_read_by_other_processes(root: Root) -> None:
    for n in range(70):
        shutil.copytree(root.folder(DRUM), root.path / f"products/{SUPPLIER}/kendang-{n}")
    alone = loaded(root)
    shared = load.load(root.path, read_ledger, each=lambda work, items: each(work, items, "load"))
    assert shared == alone
    assert len(shared.listings) == 72


def test_the_order_on_disk_does_not_matter(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(5):
        put(FOOD, f"lain-{n}.txt")(root)
    first = loaded(root)
    real = os.scandir

    class Shuffled:
        def __init__(self, path: Path) -> None:
            with real(path) as entries:
                self.entries = list(entries)
            random.Random(3).shuffle(self.entries)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(folder.os, "scandir", Shuffled)
    assert loaded(root) == first


def edited(root: Root, chance: random.Random) -> None:
    """One change such as people make: a byte, a photo, a name, a ledger, a folder, or something odd."""
    entry = chance.choice([SUPPLIER, FOOD, DRUM])
    act = chance.randrange(8)
    here = root.folder(entry)
    here.mkdir(exist_ok=True)
    names = sorted(path.name for path in here.iterdir() if path.is_file() and not path.is_symlink())
    if act == 0 and names:
        path = here / chance.choice(names)
        data = bytearray(path.read_bytes()) or bytearray(b"x")
        data[chance.randrange(len(data))] ^= 1
        path.write_bytes(data)
    elif act == 1 and names:
        (here / chance.choice(names)).unlink()
    elif act == 2:
        (here / "depan.jpg").write_bytes(picture(colour=chance.choice(["red", "blue"]), size=(chance.choice([90, 480]), 480)))
    elif act == 3:
        (here / "review.yml").write_text("decisions:\n  - {date: 2026-01-01, act: submit, by: x, digest: " + "a" * 64 + "}\n" * chance.randrange(1, 3))
    elif act == 4 and names:
        (here / chance.choice(names)).rename(here / f"lain-{chance.randrange(9)}.jpg")
    elif act == 5:
        shutil.copytree(Path(root.path) / "whole" / entry, here, dirs_exist_ok=True)
    elif act == 6:
        shutil.rmtree(here)
    elif not (here / "tautan").is_symlink():
        (here / "tautan").symlink_to("depan.jpg")


def test_what_is_remembered_equals_what_is_read_after_any_edits(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(root.path / "products", root.path / "whole")
    shift = [0]
    clock = folder.time.time_ns
    monkeypatch.setattr(folder.time, "time_ns", lambda: clock() + shift[0])
    chance = random.Random(7)
    known: dict[str, load.AnyRecord] = {}
    reused = 0
    for _ in range(150):
        for _ in range(chance.randrange(3)):
            edited(root, chance)
        shift[0] = chance.choice([0, 3_000_000_000])        # sometimes the folders have settled, sometimes not yet
        if not (root.path / "products" / SUPPLIER).exists():
            (root.path / "products" / SUPPLIER).mkdir()
        got = load.load(root.path, read_ledger, known)
        fresh = loaded(root)
        reused += sum(known.get(record.folder) is record for record in (*got.suppliers.values(), *got.listings.values()))
        for one, other in ((got.suppliers, fresh.suppliers), (got.listings, fresh.listings)):
            assert {id: (record.value, record.ledger, record.findings, record.digest) for id, record in one.items()} == {  # type: ignore[attr-defined]
                id: (record.value, record.ledger, record.findings, record.digest) for id, record in other.items()}  # type: ignore[attr-defined]
        assert got.findings == fresh.findings
        known = {record.folder: record for record in (*got.suppliers.values(), *got.listings.values())}
    assert reused > 50


def test_one_folder_is_read_as_it_lies(root: Root) -> None:
    record = load_folder(root.path, read_ledger, f"products/{FOOD}")
    assert record == loaded(root).listings["sambal-pecel-200g"]


def test_a_photo_known_by_one_ending_is_looked_at_again_under_another(root: Root) -> None:
    looked: Looked = {}
    folder = root.folder(FOOD)
    load_folder(root.path, read_ledger, f"products/{FOOD}", looked)
    (folder / "label.png").write_bytes((folder / "depan.jpg").read_bytes())
    record = load_folder(root.path, read_ledger, f"products/{FOOD}", looked)
    assert [finding.rule for finding in record.findings] == ["photo-format"]
