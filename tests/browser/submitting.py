"""Filling in the form as a supplier does: three photos as a phone takes them, and what each kind asks."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from tests.browser.device import Device, within

SIDEWAYS = 6
"""The EXIF orientation of a phone that was held upright."""
OWNER = "Contoh Pemotret"
LID, JARS = "#2846a0", ("#963c28", "#b4783c", "#5a7832")


def photo(path: Path, size: tuple[int, int], orientation: int = 1, place: bool = False, scene: int = 0) -> Path:
    """A sharp JPEG of a red jar with a blue lid, taken by a phone that names its owner, and may say where it was."""
    sideways = orientation == SIDEWAYS
    image = Image.new("RGB", size[::-1] if sideways else size, "#e2dcd0")
    draw, (width, height) = ImageDraw.Draw(image), image.size
    left, right = width * (0.25 - 0.1 * scene), width * (0.75 + 0.1 * scene)
    draw.rectangle((left, height * 0.15, right, height * 0.9), fill=JARS[scene])
    draw.rectangle((left, height * 0.05, right, height * 0.15), fill=LID)
    for step in range(20):
        draw.line((left, height * (4 + scene * step / 2) / 20, right, height * (18 - step / 2) / 20), fill="#3c3228", width=4)
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = orientation, OWNER
    if place:
        exif.get_ifd(0x8825).update({1: "S", 2: (8.0, 5.0, 0.0), 3: "E", 4: (112.0, 9.0, 0.0)})
    if sideways:
        image = image.transpose(Image.Transpose.ROTATE_90)
    image.save(path, quality=90, exif=exif)
    return path


def photos(folder: Path) -> list[Path]:
    """Three photos: one larger than is sent, one sideways, one that says where it was taken."""
    return [photo(folder / "IMG_1.jpg", (2400, 2400)), photo(folder / "IMG_2.jpg", (1600, 1200), SIDEWAYS, scene=1),
            photo(folder / "IMG_3.jpg", (1000, 900), place=True, scene=2)]


def upright(image: Image.Image) -> bool:
    """Whether the jar of such a photo stands on its foot: its blue lid is above."""
    red, _, blue = image.convert("RGB").getpixel((image.width // 2, image.height // 10))  # type: ignore[misc]
    return bool(blue > red + 40)


def ready(page: Page) -> None:
    """Wait until the form is at work."""
    page.wait_for_selector("et-form[data-ready]")
    expect(page.locator("select[name='listing.price.per'] option")).not_to_have_count(1)


def kept_form(device: Device, path: str = "daftar/food/") -> Page:
    """A form, once the device keeps all that it needs."""
    page = device.context.new_page()
    page.goto(device.server.url + path)
    ready(page)
    kind = path.rstrip("/").rpartition("/")[2]
    within(page, "async (last) => Boolean(navigator.serviceWorker.controller && await caches.match(last))",
           f"{device.server.url}api/v1/form/remedies/{kind}.{'en' if path.startswith('en/') else 'id'}.json")
    return page


def kept(page: Page) -> None:
    """Wait until what was answered is stored."""
    page.wait_for_url("**/?draft=*")
    page.wait_for_timeout(700)


def write(page: Page, answers: Mapping[str, str]) -> None:
    """Answer questions by their names, wherever they stand."""
    for name, value in answers.items():
        control = page.locator(f"[name='{name}']").first
        part = control.evaluate("(one) => one.closest('.et-part').id")
        if not page.locator(f"#{part}").is_visible():
            page.evaluate("(id) => { location.hash = id; }", part)
            expect(page.locator(f"#{part}")).to_be_visible()
        control.evaluate("(one) => { for (let at = one; (at = at.parentElement.closest('details')); ) at.open = true; }")
        if control.evaluate("(one) => one.tagName") == "SELECT":
            control.select_option(value)
        elif control.get_attribute("type") in ("radio", "checkbox"):
            for one in value.split():
                page.locator(f"[name='{name}'][value='{one}']").check(force=True)
        else:
            control.fill(value)


def add(page: Page, name: str, *rows: Mapping[str, str]) -> None:
    """Add rows to a question that may be answered several times, one after the other."""
    ask = page.locator(f"[data-ask='{name}']")
    page.evaluate("(id) => { location.hash = id; }", ask.evaluate("(one) => one.closest('.et-part').id"))
    for row in rows:
        ask.evaluate("(one) => { for (let at = one; (at = at.parentElement.closest('details')); ) at.open = true; }")
        ask.locator(":scope > [data-add]").click()
        number = ask.locator(":scope > ol > li").last.get_attribute("data-number")
        write(page, {f"{name}.{number}.{key}": value for key, value in row.items()})


def origin(page: Page, name: str, district: str, village: str) -> None:
    """Choose a kecamatan, then a village."""
    ask = page.locator(f"[data-ask='{name}']")
    part = ask.evaluate("(one) => one.closest('.et-part').id")
    page.evaluate("(id) => { location.hash = id; }", part)
    ask.locator("[data-district]").select_option(label=district)
    ask.locator("[name]").select_option(village)


def add_photos(page: Page, files: list[Path], roles: tuple[str, ...] = ("front", "label", "detail")) -> None:
    """Take photos in, and say of each what it shows."""
    page.locator("[data-files][multiple]").set_input_files(files)
    expect(page.locator(".et-shot")).to_have_count(len(files), timeout=60_000)
    for number, role in enumerate(roles[:len(files)], 1):
        write(page, {f"listing.photos.{number}.role": role, f"listing.photos.{number}.alt.id": f"Foto contoh nomor {number}, dilihat dari dekat"})


SAMBAL = {
    "listing.name.id": "Sambal pecel Contoh pedas 200 g", "listing.category": "sambal-pecel", "listing.price.amount": "Rp 15rb",
    "listing.price.per": "pack", "listing.order.minimum": "24", "listing.order.unit": "pack", "listing.capacity.amount": "1.500",
    "listing.capacity.unit": "pack", "listing.capacity.period": "month", "listing.order.lead_time_days": "7",
    "listing.summary.id": "Sambal pecel padat dari kacang sangrai, tinggal diberi air panas.",
    "listing.description.id": "Kacang tanah disangrai tanpa minyak.\n\nLalu digiling dengan gula kelapa: tanpa \"pengawet\".",
    "listing.role": "producer", "listing.price.basis": "franco-blitar", "listing.price.tax": "not-taxable", "listing.price.valid_until": "2027-06-30",
    "listing.food.ingredients.id": "Kacang tanah (60 %), gula kelapa, cabai, bawang putih, garam.", "listing.food.allergens": "kacang-tanah",
    "listing.food.shelf_life.amount": "6", "listing.food.shelf_life.unit": "month", "listing.food.storage": "cool-dry",
    "listing.packing.net.amount": "200", "listing.packing.net.unit": "g",
}
BUSINESS = {
    "supplier.name": "Contoh Dapur Baru", "supplier.kind": "umkm",
    "supplier.about.id": "Usaha rumahan sejak 2020 dengan tiga orang; kacang dari pasar setempat.",
    "supplier.contacts.1.kind": "whatsapp", "supplier.contacts.1.value": "0812-3456-7890", "supplier.consents.scope": "whatsapp",
    "sender.name": "Siti Contoh", "sender.role": "helper",
}


@dataclass(frozen=True)
class Received:
    """A bundle, taken apart: its head, its two documents as plain YAML has them, and whether the checksum holds."""

    text: str

    def part(self, name: str) -> str:
        """The text of a section."""
        return self.text.split(f"=== {name} ===\n", 1)[1].split("\n===", 1)[0]

    @property
    def head(self) -> Mapping[str, object]:
        """What the bundle says of itself."""
        return dict(yaml.safe_load(self.part("etalase 1")))

    @property
    def listing(self) -> Mapping[str, object]:
        """The listing."""
        return dict(yaml.safe_load(self.part("listing.yml")))

    @property
    def supplier(self) -> Mapping[str, object]:
        """The supplier."""
        return dict(yaml.safe_load(self.part("supplier.yml")))

    @property
    def whole(self) -> bool:
        """Whether nothing was lost on the way."""
        body, end = self.text[self.text.index("=== etalase 1"):].split("\n=== end ")
        lines = "\n".join(line.rstrip() for line in body.splitlines())
        return hashlib.sha256(lines.encode()).hexdigest()[:8] == end.split()[0]


def received(page: Page, way: str, folder: Path) -> Path:
    """The file that a way of sending gives."""
    page.evaluate("location.hash = 'kirim'")
    with page.expect_download() as download:
        page.locator(f"[data-way={way}]").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file
