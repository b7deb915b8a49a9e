"""The whole way: filled in on a phone, taken in by the office, checked, approved, and on the site."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image
from playwright.sync_api import Page, expect

from catalog import document
from catalog.digest import LEDGER
from catalog.document import Document
from site_builder.build import build
from tests.browser.device import Device
from tests.browser.submitting import (
    BUSINESS,
    OWNER,
    SAMBAL,
    add,
    add_photos,
    kept,
    kept_form,
    origin,
    photos,
    ready,
    received,
    upright,
    write,
)
from tests.curation.repo import SENT, Repo, rules_of
from tests.root import TODAY, Root
from tests.site_builder.town import BY, HOME, ground

pytestmark = pytest.mark.xdist_group("browser-form")
KNOWN, CURATOR = "contoh-koperasi-telur-makmur", "ratih@contoh.example"
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def _office(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    folder = tmp_path_factory.mktemp("office")
    root = folder / "root"
    shutil.copytree(HOME / "products" / KNOWN, root / "products" / KNOWN, ignore=shutil.ignore_patterns(LEDGER))
    ground(root)
    (root / "curation" / LEDGER).unlink(missing_ok=True)
    (root / ".gitignore").write_text(".cache/\n")
    repo = Repo(Root(root), folder)
    repo.git("init", "--quiet", "--initial-branch=main")
    repo.commit("pemasok", SENT)
    repo.root.decide(KNOWN, by=BY)
    repo.commit(CURATOR, TODAY)
    return repo


@pytest.fixture
def office(_office: Repo, tmp_path: Path) -> Repo:
    """The project's own rules and one of its suppliers, approved, in a repository."""
    return _office.copy(tmp_path / "office")


@pytest.fixture
def phone(device: Device) -> Device:
    """A phone on the day that all is judged by."""
    device.context.clock.set_fixed_time(NOW)
    return device


Told = set[tuple[str, str, int, int]]
"""What is said of a submission: the rule, the file, and where in it."""


class Office:
    """The office's side of a submission: what came, where it was put, and what was found."""

    def __init__(self, repo: Repo, *files: Path) -> None:
        self.repo = repo
        done = repo.root.etalase("intake", *map(str, files), "--json")
        answer = json.loads(done.stdout)
        assert (answer["refused"], len(answer["taken"])) == ([], 1), done.output
        self.taken: Mapping[str, Any] = answer["taken"][0]
        entry, = self.taken["entries"]
        self.supplier, self.listing = entry["supplier"], f"{entry['supplier']}/{entry['listing']}"

    @property
    def found(self) -> Told:
        """What the check says."""
        return {(one["rule"], one["file"].rpartition("/")[2], one["line"], one["column"]) for one in self.taken["findings"]}

    def document(self, name: str) -> Document:
        """A file of the submission as it stands on its branch."""
        folder = self.listing if name == "listing.yml" else self.supplier
        return document.read(name, self.repo.git("show", f"{self.taken['branch']}:products/{folder}/{name}").encode())

    def announced(self, said: Mapping[str, Any]) -> Told:
        """What the form said, at the places that it has in the files that came of it."""
        files = {one["file"] for one in said["findings"]}
        documents = {name: self.document(name) for name in files}
        return {(one["rule"], one["file"], *documents[one["file"]].place(tuple(one["path"]))) for one in said["findings"]}

    def approve(self) -> None:
        """Take the submission into the catalogue and approve it."""
        self.repo.git("merge", "--quiet", "--ff-only", str(self.taken["branch"]))
        for entry in dict.fromkeys((self.supplier, self.listing)):
            if not self.repo.root.ledger(entry).exists():
                self.repo.root.decide(entry, by=BY)
        self.repo.commit(CURATOR, TODAY)
        assert rules_of(self.repo.audit(), self.supplier) == []

    def published(self, site: Path) -> html.HtmlElement:
        """The listing's page."""
        build(self.repo.path, site, TODAY)
        return html.document_fromstring((site / "produk" / self.listing.partition("/")[2] / "index.html").read_text("utf-8"))


def said(page: Page) -> Mapping[str, Any]:
    """What the form says of what it holds."""
    return dict(page.evaluate("""async () => {
      const { findings, arrival } = await document.querySelector("et-form").judge();
      return { findings: findings.map(({ rule, level, file, path, message }) => ({ rule, level, file, path, message })), arrival: arrival.map(({ id }) => id) };
    }"""))


def held(told: Told, announced: Told, arrival: list[str]) -> None:
    """Nothing was found that the sender was not told of before."""
    assert {one for one in told - announced if one[0] not in arrival} == set()


def objects(repo: Repo) -> bytes:
    """Every object in git, one after the other."""
    return subprocess.run(["git", "cat-file", "--batch-all-objects", "--batch"], cwd=repo.path, capture_output=True, check=True).stdout


def look(came: Office, site: Path) -> None:
    """The listing is on the site with its three photos, each upright, and nothing in git says who took them or where."""
    page = came.published(site)
    shots = {str(one.get("src")).rpartition("/")[2] for one in page.xpath("//*[contains(@class, 'et-gallery')]//img")}
    assert len(shots) == 3
    for name in shots:
        file, = site.rglob(name)
        with Image.open(file) as image:
            assert upright(image), file
    committed = list(came.repo.root.folder(came.listing).glob("*.jpg"))
    assert len(committed) == 3
    for file in committed:
        with Image.open(file) as image:
            assert (upright(image), max(image.size) <= 2000, dict(image.getexif())) == (True, True, {}), file
    everything = objects(came.repo)
    assert not [secret for secret in (OWNER.encode(), b"GPSLatitude", b"Exif\0\0MM", b"Exif\0\0II") if secret in everything]


SAFE = {
    "listing.food.production_code.id": "Dicetak di segel atas kantong.", "listing.packing.material": "composite",
    "supplier.contacts.1.value": "0812-3456-7891", "listing.name.en": "Contoh hot pecel sambal, 200 g", "listing.brand": "Contoh Dapur Baru",
}
NIB = {"type": "nib", "number": "1234567890102", "issued": "2021-09-14"}
KOI = {
    "listing.name.id": "Koi Showa betina 52 cm, nomor C007", "listing.category": "koi", "listing.price.public": "false",
    "listing.price.valid_until": "2027-03-31", "listing.order.minimum": "1", "listing.order.unit": "ekor", "listing.capacity.amount": "1",
    "listing.capacity.unit": "ekor", "listing.capacity.period": "season", "listing.order.lead_time_days": "7", "listing.role": "producer",
    "listing.summary.id": "Showa tiga tahun: hitamnya penuh dari tengkuk sampai pangkal ekor.",
    "listing.description.id": "Showa betina:\u200e panjang, tenang,\u2028makan dari tangan.\ufeff\n\n- Merahnya rata\n- Hitamnya # belum selesai: yes atau no?",
    "listing.live-animal.species": "Cyprinus carpio", "listing.live-animal.variety": "showa", "listing.live-animal.lot": "unique",
    "listing.live-animal.tag": "007", "listing.live-animal.length.min": "52,5", "listing.live-animal.length.max": "52,5", "listing.live-animal.length.unit": "cm",
    "listing.live-animal.health.id": "Uji PCR KHV negatif, Oktober 2026.", "listing.live-animal.sex": "female", "listing.packing.material": "fish-bag",
    "supplier.name": "Contoh Kolam Ikan D\u2019Arum", "supplier.kind": "farm", "supplier.about.id": "Dua belas kolam di kaki gunung, sejak 2011; koi diseleksi sendiri.",
    "supplier.contacts.1.kind": "whatsapp", "supplier.contacts.1.value": "\u202a+62 812-3456-7892\u202c", "supplier.consents.scope": "whatsapp name",
    "sender.name": "\u201cArum\u201d <Contoh>", "sender.role": "owner",
}
EGGS = {
    "supplier": KNOWN, "listing.name.id": "Telur ayam ras Contoh campuran, peti 15 kg", "listing.name.en": "Contoh hen eggs, mixed sizes, 15 kg crate", "listing.category": "telur-ayam",
    "listing.price.amount": "26.500", "listing.price.per": "kg", "listing.price.basis": "ex-works", "listing.price.tax": "not-taxable",
    "listing.price.valid_until": "2027-03-31", "listing.order.minimum": "150", "listing.order.unit": "kg", "listing.capacity.amount": "12,5",
    "listing.capacity.unit": "t", "listing.capacity.period": "month", "listing.capacity.season": "1 2 3 4 5 6 7 8 9 10 11 12",
    "listing.order.lead_time_days": "2", "listing.role": "cooperative", "listing.producer": "Peternak anggota",
    "listing.summary.id": "Telur campuran dari anggota: diteropong, lalu dikirim dalam dua hari.",
    "listing.summary.en": "Mixed eggs of our members: candled, then sent within two days.",
    "listing.description.id": "Telur dikumpulkan dua kali sehari.\n\nCampuran ukuran sedang dan besar, paling banyak 5 % retak.",
    "listing.commodity.form": "in-shell", "listing.commodity.storage": "cool-eggs", "listing.commodity.grade.id": "Campuran 50 sampai 65 g, menurut SNI 3926:2008.",
    "listing.commodity.shelf_life.amount": "21", "listing.commodity.shelf_life.unit": "day", "listing.packing.net.amount": "1,87", "listing.packing.net.unit": "kg", "listing.packing.material": "egg-tray", "listing.channels": "pasokan-komoditas",
    "sender.name": "Wati Contoh", "sender.role": "officer",
}


def test_a_sambal_goes_from_the_phone_to_the_site(phone: Device, office: Repo, tmp_path: Path) -> None:
    page = kept_form(phone)
    files = photos(tmp_path)
    add_photos(page, files)
    kept(page)
    phone.offline()
    page.reload()
    ready(page)
    write(page, SAMBAL | BUSINESS | SAFE)
    origin(page, "listing.origin", "Sananwetan", "35.72.03.1004")
    origin(page, "supplier.place", "Sananwetan", "35.72.03.1004")
    add(page, "supplier.certificates", NIB)
    add(page, "listing.certificates", {"type": "pirt", "number": "7113572010902-29", "issued": "2024-05-20", "expires": "2029-05-20"},
        {"type": "halal", "number": "ID35110099010100326", "issued": "2025-03-11"})
    page.wait_for_timeout(700)
    page.reload()
    ready(page)
    phone.offline(False)
    page.evaluate("location.hash = 'kirim'")
    before = said(page)
    came = Office(office, received(page, "text", tmp_path), *files)
    assert came.listing == "contoh-dapur-baru/sambal-pecel-contoh-pedas-200-g"
    held(came.found, came.announced(before), before["arrival"])
    came.approve()
    look(came, tmp_path / "site")


def test_a_unique_koi_goes_from_the_phone_to_the_site_at_the_second_try(phone: Device, office: Repo, tmp_path: Path) -> None:
    page = kept_form(phone, "daftar/live-animal/")
    files = photos(tmp_path)
    add_photos(page, files[:1])
    write(page, {name: KOI[name] for name in ("listing.name.id", "listing.category", "listing.price.public")})
    kept(page)
    before = said(page)
    poor = Office(office, received(page, "zip", tmp_path))
    held(poor.found, poor.announced(before), before["arrival"])
    page.locator("[data-files][multiple]").set_input_files(files[1:])
    expect(page.locator(".et-shot")).to_have_count(3)
    for number, role in ((2, "label"), (3, "detail")):
        write(page, {f"listing.photos.{number}.role": role, f"listing.photos.{number}.alt.id": f"Foto contoh nomor {number}, dilihat dari dekat"})
    write(page, KOI)
    origin(page, "listing.origin", "Sananwetan", "35.72.03.1004")
    origin(page, "supplier.place", "Sananwetan", "35.72.03.1004")
    add(page, "supplier.certificates", NIB)
    page.wait_for_timeout(700)
    before = said(page)
    came = Office(office, received(page, "zip", tmp_path))
    assert came.taken["branch"] == poor.taken["branch"]
    assert came.supplier == "contoh-kolam-ikan-d-arum"
    assert office.git("ls-tree", "--name-only", f"{came.taken['branch']}:products").split() == [came.supplier, KNOWN]
    held(came.found, came.announced(before), before["arrival"])
    listing, supplier = came.document("listing.yml").tree, came.document("supplier.yml").tree
    assert listing["description"] == {"id": "Showa betina: panjang, tenang,\nmakan dari tangan.\n\n- Merahnya rata\n- Hitamnya # belum selesai: yes atau no?"}
    assert listing["live-animal"]["tag"] == "007"  # type: ignore[index,call-overload]
    assert supplier["contacts"] == [{"kind": "whatsapp", "value": "+6281234567892"}]
    assert office.git("log", "-1", "--format=%(trailers:key=Submitted-by,valueonly)", str(came.taken["branch"])) == "Arum\u201d Contoh (owner)"
    came.approve()
    look(came, tmp_path / "site")


def test_eggs_by_the_month_go_from_the_phone_to_the_site(phone: Device, office: Repo, tmp_path: Path) -> None:
    page = kept_form(phone, "en/daftar/commodity/")
    add_photos(page, photos(tmp_path), ("front", "scale", "detail"))
    write(page, EGGS)
    origin(page, "listing.origin", "Ponggok", "35.05.06.2009")
    page.wait_for_timeout(700)
    before = said(page)
    came = Office(office, received(page, "envelope", tmp_path))
    assert came.supplier == KNOWN
    write(page, {"listing.price.amount": "26.750"})
    page.wait_for_timeout(700)
    again = Office(office, received(page, "envelope", tmp_path))
    assert (again.listing, again.taken["changed"]) == (came.listing, True)
    held(came.found, came.announced(before), before["arrival"])
    came.approve()
    look(came, tmp_path / "site")
