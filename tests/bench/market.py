"""A catalogue as a town's might be, of any size: five hundred invented firms, 27 categories, names of words and brands."""

import hashlib
import json
import os
import random
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from catalog import digest
from catalog.reference import reference
from tests.bench.generate import DAY, HOME, gtin, picture

SUPPLIERS = 500
PICTURES = 200
BUSIEST = 24
"""Listings of a supplier at most, where there are enough suppliers."""

Good = tuple[str, str, str, Sequence[str], Sequence[str]]
GOODS: Sequence[Good] = (
    ("sambal-pecel", "Sambal pecel", "Pecel peanut sauce", ("kacang tanah", "cabai rawit", "kencur", "daun jeruk"), ("peanuts", "chilli", "galangal", "lime leaf")),
    ("bumbu-pecel", "Bumbu pecel blok", "Pecel seasoning block", ("kacang tanah", "gula kelapa", "asam jawa"), ("peanuts", "coconut sugar", "tamarind")),
    ("sambal", "Sambal bawang", "Shallot sambal", ("cabai rawit", "bawang merah", "minyak kelapa"), ("bird's-eye chilli", "shallots", "coconut oil")),
    ("sambal", "Sambal teri", "Anchovy sambal", ("cabai merah", "teri nasi", "tomat"), ("red chilli", "anchovies", "tomato")),
    ("bumbu-masak", "Bumbu rawon", "Rawon seasoning", ("kluwek", "ketumbar", "serai", "lengkuas"), ("keluak nut", "coriander", "lemongrass", "galangal")),
    ("bumbu-masak", "Bumbu soto", "Soto seasoning", ("kunyit", "kemiri", "jahe", "merica"), ("turmeric", "candlenut", "ginger", "pepper")),
    ("kecap", "Kecap manis", "Sweet soy sauce", ("kedelai hitam", "gula aren", "garam"), ("black soybeans", "palm sugar", "salt")),
    ("bawang-goreng", "Bawang goreng", "Fried shallots", ("bawang merah", "minyak sawit", "tepung beras"), ("shallots", "palm oil", "rice flour")),
    ("rempah-bubuk", "Cabai bubuk", "Ground chilli", ("cabai kering",), ("dried chilli",)),
    ("rempah-bubuk", "Kunyit bubuk", "Ground turmeric", ("kunyit",), ("turmeric",)),
    ("rempeyek", "Rempeyek kacang", "Peanut rempeyek", ("tepung beras", "kacang tanah", "santan"), ("rice flour", "peanuts", "coconut milk")),
    ("rempeyek", "Rempeyek teri", "Anchovy rempeyek", ("tepung beras", "teri", "ketumbar"), ("rice flour", "anchovies", "coriander")),
    ("keripik-tempe", "Keripik tempe", "Tempeh crisps", ("tempe kedelai", "tepung tapioka", "bawang putih"), ("soybean tempeh", "tapioca", "garlic")),
    ("keripik-singkong", "Keripik singkong", "Cassava crisps", ("singkong", "minyak kelapa", "garam"), ("cassava", "coconut oil", "salt")),
    ("keripik-singkong", "Keripik talas", "Taro crisps", ("talas", "minyak sawit", "garam"), ("taro", "palm oil", "salt")),
    ("keripik-buah", "Keripik nangka", "Jackfruit crisps", ("nangka",), ("jackfruit",)),
    ("keripik-buah", "Keripik pisang", "Banana crisps", ("pisang kepok", "gula"), ("banana", "sugar")),
    ("kacang-olahan", "Kacang bawang", "Garlic peanuts", ("kacang tanah", "bawang putih", "garam"), ("peanuts", "garlic", "salt")),
    ("kacang-olahan", "Kacang telur", "Egg-coated peanuts", ("kacang tanah", "telur", "tepung terigu"), ("peanuts", "egg", "wheat flour")),
    ("emping", "Emping melinjo", "Melinjo crackers", ("melinjo", "garam"), ("melinjo", "salt")),
    ("abon", "Abon sapi", "Beef floss", ("daging sapi", "gula", "ketumbar"), ("beef", "sugar", "coriander")),
    ("ikan-kering", "Wader krispi", "Crisp wader fish", ("ikan wader", "tepung beras", "kunyit"), ("wader fish", "rice flour", "turmeric")),
    ("wajik-kletik", "Wajik kletik", "Wajik kletik", ("beras ketan", "gula kelapa", "kelapa"), ("glutinous rice", "coconut sugar", "coconut")),
    ("geti", "Geti wijen", "Sesame brittle", ("wijen", "gula kelapa", "jahe"), ("sesame", "coconut sugar", "ginger")),
    ("kue-kering", "Opak gambir", "Opak gambir wafer rolls", ("tepung beras", "santan", "gula"), ("rice flour", "coconut milk", "sugar")),
    ("kue-kering", "Kue semprong", "Semprong wafers", ("tepung beras", "telur", "wijen"), ("rice flour", "egg", "sesame")),
    ("tepung", "Tepung mocaf", "Mocaf flour", ("singkong",), ("cassava",)),
    ("minyak-kelapa", "Minyak kelapa murni", "Virgin coconut oil", ("kelapa",), ("coconut",)),
    ("selai", "Selai nanas", "Pineapple jam", ("nanas", "gula", "kayu manis"), ("pineapple", "sugar", "cinnamon")),
    ("cokelat-olahan", "Cokelat batang", "Chocolate bar", ("kakao", "gula", "susu"), ("cocoa", "sugar", "milk")),
    ("minuman-serbuk", "Jahe instan", "Instant ginger drink", ("jahe merah", "gula kelapa", "serai"), ("red ginger", "coconut sugar", "lemongrass")),
    ("minuman-serbuk", "Kunyit asam instan", "Instant turmeric tamarind drink", ("kunyit", "asam jawa", "gula"), ("turmeric", "tamarind", "sugar")),
    ("kopi-bubuk", "Kopi robusta bubuk", "Ground robusta coffee", ("kopi robusta",), ("robusta coffee",)),
    ("kopi-bubuk", "Kopi arabika bubuk", "Ground arabica coffee", ("kopi arabika",), ("arabica coffee",)),
    ("gula-kelapa", "Gula semut kelapa", "Coconut sugar granules", ("nira kelapa",), ("coconut sap",)),
    ("madu", "Madu randu", "Kapok honey", ("madu",), ("honey",)),
    ("telur-asin", "Telur asin", "Salted duck eggs", ("telur bebek", "garam"), ("duck eggs", "salt")),
)
VARIANTS = (("", ""), ("original", "original"), ("pedas", "hot"), ("pedas manis", "sweet hot"), ("gurih", "savoury"), ("manis", "sweet"), ("premium", "premium"),
            ("ekstra pedas", "extra hot"), ("renyah", "crisp"), ("wijen hitam", "black sesame"), ("kemasan hemat", "value pack"), ("daun jeruk", "lime leaf"),
            ("kencur", "galangal"), ("kemasan oleh-oleh", "gift pack"), ("bakar", "roasted"), ("rumput laut", "seaweed"), ("jagung bakar", "grilled corn"))
MADE = (("ditumbuk kasar", "coarsely pounded"), ("disangrai di atas tungku kayu", "roasted over a wood fire"), ("digoreng dengan minyak segar", "fried in fresh oil"),
        ("dikeringkan di bawah matahari", "dried in the sun"), ("dimasak dalam kuali tanah", "cooked in clay pots"), ("digiling halus", "finely ground"),
        ("diiris tipis dengan tangan", "sliced thin by hand"), ("dibungkus daun pisang", "wrapped in banana leaf"), ("diolah setiap pagi", "made every morning"),
        ("dipilih satu per satu", "picked one by one"), ("diperam dua malam", "left to rest for two nights"), ("direbus lalu ditiriskan", "boiled and drained"))
FOR = (("untuk rak oleh-oleh", "for the shelf of regional foods"), ("untuk dapur rumah makan", "for restaurant kitchens"), ("untuk bekal sekolah", "for school lunches"),
       ("untuk teman minum teh", "to go with tea"), ("untuk hidangan keluarga", "for family meals"), ("untuk toko swalayan", "for supermarkets"),
       ("untuk pesanan hajatan", "for feasts"), ("untuk kedai kopi", "for coffee shops"), ("untuk hotel dan katering", "for hotels and caterers"))
FIRMS = ("Dapur", "Warung", "Pawon", "Omah", "Griya", "Kebun", "Sentra", "Rumah", "Mitra", "Karya", "Sari", "Toko")
SYLLABLES = ("sa", "ri", "ma", "lang", "wu", "ken", "ta", "ji", "wo", "no", "di", "ra", "ti", "mun", "cak", "ra", "ning", "sih", "gu", "yub", "le", "mah", "pur", "wa", "re", "jo", "bu", "mi", "an", "dong")
WEIGHTS = (80, 100, 125, 150, 200, 250, 350, 400, 500, 1000)
MARKETS = ("hk", "jp", "us", "cn", "tw", "sg", "my")


def market(root: Path, listings: int, seed: int = 1) -> None:
    """Write a catalogue of so many listings below `root`, everything approved, by suppliers who came in a few batches each."""
    chance = random.Random(seed)        # repeatable, not secret
    villages = [id for id, entry in reference("regions").entries.items() if entry.get("level") in ("desa", "kelurahan")]
    shutil.rmtree(root, ignore_errors=True)
    (root / "products").mkdir(parents=True)
    shutil.copy(HOME / "site.yml", root)
    pictures = dict(_pictures(root, min(PICTURES, listings)))
    firms = min(SUPPLIERS, max(1, listings // 6))
    shares = [1 + chance.random() * chance.random() * BUSIEST for _ in range(firms)]
    left, taken = listings, set()       # type: int, set[str]
    for number, share in enumerate(shares):
        many = left if number == firms - 1 else min(left, max(1, round(listings * share / sum(shares))))
        left -= many
        name = _name(chance, taken)
        _firm(root, name, chance.choice(villages), many, pictures, chance)


def _pictures(root: Path, many: int) -> Iterator[tuple[str, Path]]:
    """Small pictures, each another, by their SHA-256: no two cards near each other should share one."""
    for number in range(many):
        path = root / f"picture-{number}.jpg"
        path.write_bytes(picture(number))
        yield hashlib.sha256(path.read_bytes()).hexdigest(), path


def _name(chance: random.Random, taken: set[str]) -> str:
    while (name := f"{chance.choice(FIRMS)} {_invented(chance)}") in taken:
        pass
    taken.add(name)
    return name


def _invented(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3, 3)))).capitalize()


def _firm(root: Path, name: str, village: str, many: int, pictures: Mapping[str, Path], chance: random.Random) -> None:
    """One supplier with its goods: two to five sorts, in a few batches."""
    id = re.sub(r"[^a-z]+", "-", f"contoh-{name.lower()}")
    folder = root / "products" / id
    folder.mkdir()
    batches = sorted(date(2026, 1, 5) + timedelta(days=chance.randrange(310)) for _ in range(chance.randrange(1, 5)))
    _write(folder, "supplier.yml", _supplier(id, name, village, chance), {}, batches[0])
    brands = [_invented(chance) for _ in range(chance.choice((1, 1, 2)))]
    sorts = chance.sample(GOODS, min(len(GOODS), chance.randrange(2, 6) + many // 30))
    terms = {"markets": chance.sample(MARKETS, chance.choice((0, 0, 0, 1, 2, 3))), "days": chance.choice((1, 2, 3, 5, 7, 10, 14, 21)),
             "consignment": chance.random() < 0.3, "halal": chance.choice(("verified", "seen", "seen", "declared"))}
    for one in range(many):
        good, variant, grams = chance.choice(sorts), chance.choice(VARIANTS), chance.choice(WEIGHTS)
        slug = re.sub(r"[^a-z]+", "-", f"{good[1]} {brands[one % len(brands)]} {variant[0]}".lower()).strip("-")
        inner = folder / f"{slug}-{grams}g-{len(list(folder.iterdir()))}{id[-3:]}"
        inner.mkdir()
        hashed, shot = chance.choice(list(pictures.items()))
        os.link(shot, inner / "depan.jpg")
        text = _listing(good, variant, grams, brands[one % len(brands)], village, terms, chance)
        _write(inner, "listing.yml", text, {"depan.jpg": hashed}, chance.choice(batches))


def _write(folder: Path, name: str, text: str, others: dict[str, str], day: date) -> None:
    """An entry with the ledger that approves it."""
    data = text.encode()
    (folder / name).write_bytes(data)
    files = {**others, name: hashlib.sha256(data).hexdigest()}
    decision = f"{{date: {day}, act: approve, by: ratih-contoh, digest: {digest.of_files(files)}, until: 2027-06-30, grade: {'ABBC'[len(text) % 4]}}}"
    (folder / "review.yml").write_text(f"decisions:\n- {decision}\n", "utf-8")


def _supplier(id: str, name: str, village: str, chance: random.Random) -> str:
    return f"""name: Contoh {name}
kind: {chance.choice(('umkm', 'umkm', 'umkm', 'farmer-group', 'cooperative', 'exporter'))}
sample: yes
about:
  id: Usaha karangan untuk mengukur kecepatan; dibuat oleh mesin, tidak menggambarkan siapa pun.
  en: An invented business for measuring speed; made by a machine, it describes nobody.
place: {village}
certificates: [{{type: nib, number: "{chance.randrange(10**12, 10**13)}", level: verified, seen_by: ratih-contoh, seen_on: 2026-01-04}}]
contacts: [{{kind: whatsapp, value: "+6281200000099"}}]
consents: [{{given: 2026-01-02, scope: [name, whatsapp], channel: paper, proof: BA-1}}]
"""


def _listing(good: Good, variant: tuple[str, str], grams: int, brand: str, village: str, terms: dict[str, object], chance: random.Random) -> str:
    category, indonesian, english, made_of, of = good
    name = {"id": " ".join(f"{indonesian} {brand} {variant[0]}".split()) + f" {grams} g", "en": " ".join(f"{brand} {english} {variant[1]}".split()) + f" {grams} g"}
    made, use = chance.choice(MADE), chance.choice(FOR)
    price = max(3, round(grams * chance.choice((40, 60, 75, 90, 120, 160)) / 500)) * 500
    least, capacity = chance.choice((6, 12, 24, 48, 60, 100)), chance.randrange(5, 90) * 100
    return f"""kind: food
name: {json.dumps(name)}
summary:
  id: {indonesian} dari {" dan ".join(made_of[:2])}, {made[0]}, {use[0]}.
  en: {english} of {" and ".join(of[:2])}, {made[1]}, {use[1]}.
description:
  id: |
    {name['id']}, {made[0]}. Cocok {use[0]}. Bahannya dari kebun sekitar, kode {chance.randrange(10**9)}.
  en: |
    {name['en']}, {made[1]}. Good {use[1]}. Its ingredients come from near by, code {chance.randrange(10**9)}.
category: {category}
brand: {brand}
origin: {village}
role: producer
photos:
  - {{file: depan.jpg, role: front, alt: {{id: Bungkus produk dari depan, en: The pack from the front}}, credit: Etalase}}
price: {{public: yes, amount: {price}, currency: IDR, per: pack, basis: ex-works, tax: excluded, suggested_retail: {price + 6000}, valid_until: 2027-06-30}}
order: {{unit: pack, minimum: {least}, multiple: {least}, case_size: {least}, lead_time_days: {terms['days']}, sample: yes, sample_price: 0}}
capacity: {{amount: {capacity}, unit: pack, period: {chance.choice(('month', 'month', 'week'))}, confirmed: 2026-11-01{chance.choice(('', '', ', season: [4, 5, 6, 7, 8]'))}}}
packing: {{material: plastic, net: {{amount: {grams}, unit: g}}, carton_count: 12, carton_size: {{length: 38, width: 26, height: 22, unit: cm}}}}
identifiers: {{gtin: "{gtin(chance.randrange(10**9))}"}}
certificates:
{''.join(_papers(category, village, terms, chance))}channels: [gerai-pasar-jaya, ritel-modern, mbg]
{f"markets: [{', '.join(terms['markets'])}]" if terms['markets'] else ''}
consignment: {{offered: {'yes' if terms['consignment'] else 'no'}}}
confirmed: 2026-11-01
food:
  ingredients: {{id: "{', '.join(made_of)}", en: "{', '.join(of)}"}}
  allergens: [{', '.join(_allergens((*made_of, indonesian.lower())))}]
  heat_treatment: cooked
  shelf_life: {{amount: {chance.choice((3, 6, 9, 12))}, unit: month}}
  shelf_life_at_delivery_percent: 80
  storage: cool-dry
  production_code: {{id: Tanggal produksi enam angka., en: Six-digit production date.}}
"""


@cache
def _allergens(words: tuple[str, ...]) -> tuple[str, ...]:
    """The allergens that the ingredients and the name imply."""
    said = f" {' , '.join(words)} "
    return tuple(entry.id for entry in reference("allergens").entries.values() if any(f" {one} " in said for one in entry.items("contains")))


def _papers(category: str, village: str, terms: dict[str, object], chance: random.Random) -> Iterator[str]:
    seen = "seen_by: ratih-contoh, seen_on: 2026-01-04"
    food = reference("categories")[category].get("pirt") or "15"
    yield (f"  - {{type: pirt, number: 2{food}{village[:5].replace('.', '')}{chance.randrange(100):02}{chance.randrange(10000):04}-30, issued: 2025-02-11, "
           f"expires: 2030-02-11, level: {chance.choice(('verified', 'seen'))}, {seen}}}\n")
    if terms["halal"]:
        checked = "" if terms["halal"] == "declared" else f", {seen}"
        yield f"  - {{type: halal, number: ID35110{chance.randrange(10**8):08}0824, issued: 2024-08-20, level: {terms['halal']}{checked}}}\n"


__all__ = ["DAY", "market"]
