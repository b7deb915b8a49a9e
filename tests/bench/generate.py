"""A catalogue of any size for measuring: suppliers with twenty listings each, all approved, one tiny photo."""

import hashlib
import io
import json
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from stdnum import ean

from catalog import digest
from catalog.reference import reference

PER_SUPPLIER = 20
DAY = "2026-11-21"
HOME = Path(__file__).parent.parent.parent

GOODS = (
    ("sambal-pecel", "food", "Sambal pecel", "Pecel peanut sauce", 18500, "11"),
    ("rempeyek", "food", "Rempeyek kacang", "Peanut rempeyek crackers", 12500, "06"),
    ("keripik-tempe", "food", "Keripik tempe", "Tempeh crisps", 14000, "15"),
    ("kopi-bubuk", "food", "Kopi robusta bubuk", "Ground robusta coffee", 27000, "10"),
    ("gula-kelapa", "food", "Gula kelapa cetak", "Moulded coconut sugar", 16500, "09"),
    ("kacang-olahan", "food", "Kacang bawang", "Garlic peanuts", 24000, "15"),
)
WORDS = ("Mawar", "Melati", "Kenanga", "Cempaka", "Teratai", "Dahlia", "Anggrek", "Seruni", "Kamboja", "Wijaya")


def generate(root: Path, listings: int, seed: int = 1) -> list[dict[str, object]]:
    """Write a catalogue of so many listings below `root`; returns what each says, for a peer to build the same."""
    chance = random.Random(seed)    # repeatable, not secret
    villages = [id for id, entry in reference("regions").entries.items() if entry.get("level") in ("desa", "kelurahan")]
    shutil.rmtree(root, ignore_errors=True)
    (root / "products").mkdir(parents=True)
    (root / "site.yml").write_text((HOME / "site.yml").read_text("utf-8") + "sheets: no\n", "utf-8")
    shot = picture()
    (root / "picture.jpg").write_bytes(shot)
    hashed = hashlib.sha256(shot).hexdigest()
    made = []
    for number in range(0, listings, PER_SUPPLIER):
        supplier = f"contoh-pemasok-{number // PER_SUPPLIER:05}"
        village = chance.choice(villages)
        folder = root / "products" / supplier
        folder.mkdir()
        _write(folder, "supplier.yml", _supplier(supplier, village), {})
        for one in range(number, min(number + PER_SUPPLIER, listings)):
            facts = _facts(one, supplier, village, chance)
            inner = folder / str(facts["id"])
            inner.mkdir()
            os.link(root / "picture.jpg", inner / "depan.jpg")
            _write(inner, "listing.yml", _listing(facts), {"depan.jpg": hashed})
            made.append(facts)
    return made


def picture(number: int = 0) -> bytes:
    """A small photo; another one for each number."""
    file = io.BytesIO()
    Image.radial_gradient("L").resize((480, 480)).point(lambda shade: (shade + number) % 256).convert("RGB").save(file, "JPEG", quality=80)
    return file.getvalue()


def _write(folder: Path, name: str, text: str, others: dict[str, str]) -> None:
    """An entry with the ledger that approves it."""
    data = text.encode()
    (folder / name).write_bytes(data)
    files = {**others, name: hashlib.sha256(data).hexdigest()}
    decision = f"{{date: 2026-11-01, act: approve, by: ratih-contoh, digest: {digest.of_files(files)}, until: 2027-06-30}}"
    (folder / "review.yml").write_text(f"decisions:\n- {decision}\n", "utf-8")


def _supplier(id: str, village: str) -> str:
    return f"""name: Contoh {id.removeprefix('contoh-').replace('-', ' ').title()}
kind: umkm
sample: yes
about:
  id: Usaha karangan untuk mengukur kecepatan; dibuat oleh mesin, tidak menggambarkan siapa pun.
  en: An invented business for measuring speed; made by a machine, it describes nobody.
place: {village}
certificates: [{{type: nib, number: "{1_000_000_000_000 + int(id[-5:])}", level: verified, seen_by: ratih-contoh, seen_on: 2026-09-14}}]
contacts: [{{kind: whatsapp, value: "+6281234567890"}}]
consents: [{{given: 2026-01-02, scope: [name, whatsapp], channel: paper, proof: BA-1}}]
"""


def _facts(number: int, supplier: str, village: str, chance: random.Random) -> dict[str, object]:
    category, kind, indonesian, english, price, food = GOODS[number % len(GOODS)]
    word, grams = WORDS[chance.randrange(len(WORDS))], chance.choice((100, 150, 200, 250, 500))
    return {
        "id": f"{category}-{number:06}", "supplier": supplier, "village": village, "category": category, "kind": kind,
        "name": {"id": f"{indonesian} {word} nomor {number} {grams} g", "en": f"{english} {word} number {number} {grams} g"},
        "brand": word, "pirt": f"2{food}{village[:5].replace('.', '')}{number % 97:02}{number % 9973:04}-30",
        "halal": f"ID35110{number:08}0824", "gtin": gtin(number),
        "price": price + chance.randrange(40) * 250, "grams": grams, "minimum": chance.choice((12, 24, 48)),
        "capacity": chance.randrange(500, 9000, 100), "days": chance.randrange(1, 21),
    }


def gtin(number: int) -> str:
    """A number of the shape of a GTIN-13 with its check digit."""
    digits = f"899{number:09}"
    return digits + ean.calc_check_digit(digits)


def _listing(facts: dict[str, object]) -> str:
    said = json.dumps(facts["name"], ensure_ascii=False)
    price = int(str(facts["price"]))
    return f"""kind: {facts['kind']}
name: {said}
summary:
  id: Bumbu kacang tanah sangrai yang ditumbuk kasar, tinggal diseduh air hangat.
  en: Coarsely ground roasted peanuts with spices; just add warm water.
description:
  id: |
    Kacang tanah disangrai pelan, lalu ditumbuk bersama gula kelapa, cabai rawit, kencur, dan daun jeruk. Teksturnya kasar.

    Cocok untuk rak oleh-oleh dan dapur rumah makan. Setiap bungkus cukup untuk enam porsi pecel, nomor {facts['id']}.
  en: |
    Peanuts are roasted slowly and ground with coconut sugar, bird's-eye chilli, aromatic ginger and lime leaf. The texture is coarse.

    Suits the shelf of regional foods and restaurant kitchens. One pack serves six plates of pecel, number {facts['id']}.
category: {facts['category']}
brand: {facts['brand']}
origin: {facts['village']}
role: producer
photos:
  - {{file: depan.jpg, role: front, alt: {{id: Bungkus produk dari depan, en: The pack from the front}}, credit: Etalase}}
price:
  public: yes
  amount: {price}
  currency: IDR
  per: pack
  basis: ex-works
  tax: excluded
  tiers: [{{from: 240, amount: {price - 500}}}, {{from: 960, amount: {price - 1000}}}]
  suggested_retail: {price + 6000}
  valid_until: 2027-06-30
order: {{unit: pack, minimum: {facts['minimum']}, multiple: 12, case_size: 12, lead_time_days: {facts['days']}, sample: yes, sample_price: 0}}
capacity: {{amount: {facts['capacity']}, unit: pack, period: month, confirmed: 2026-11-01}}
packing:
  material: plastic
  net: {{amount: {facts['grams']}, unit: g}}
  carton_count: 12
  carton_size: {{length: 38, width: 26, height: 22, unit: cm}}
identifiers: {{gtin: "{facts['gtin']}"}}
certificates:
  - {{type: pirt, number: {facts['pirt']}, issued: 2025-02-11, expires: 2030-02-11, level: verified,
     seen_by: ratih-contoh, seen_on: 2026-09-14}}
  - {{type: halal, number: {facts['halal']}, issued: 2024-08-20, level: seen, seen_by: ratih-contoh, seen_on: 2026-09-14}}
channels: [gerai-pasar-jaya, ritel-modern]
confirmed: 2026-11-01
food:
  ingredients: {{id: "Kacang tanah (60%), gula kelapa, cabai rawit, garam", en: "Peanuts (60%), coconut sugar, chilli, salt"}}
  allergens: [kacang-tanah]
  heat_treatment: cooked
  shelf_life: {{amount: 9, unit: month}}
  shelf_life_at_delivery_percent: 80
  storage: cool-dry
  nutrition: {{serving: {{amount: 30, unit: g}}, energy_kcal: 140, protein_g: 5.5, fat_g: 9, carbohydrate_g: 10, sodium_mg: 160}}
  production_code: {{id: Tanggal produksi enam angka., en: Six-digit production date.}}
"""


def changed(root: Path, facts: dict[str, object], price: int) -> Iterator[Path]:
    """Change one listing's price and approve it anew; yields the files touched."""
    folder = root / "products" / str(facts["supplier"]) / str(facts["id"])
    (folder / "listing.yml").unlink()
    picture = hashlib.sha256((folder / "depan.jpg").read_bytes()).hexdigest()
    _write(folder, "listing.yml", _listing({**facts, "price": price}), {"depan.jpg": picture})
    yield from (folder / "listing.yml", folder / "review.yml")
