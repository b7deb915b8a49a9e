"""Snack pouches with what is in them in front: rempeyek, tempe and cassava chips, wajik kletik."""
import random

import pack_labels as art
from chips import cassava_chip, husk_parcel, rempeyek, tempe_chip, wajik
from piles import Pile, apart, disc
from pouch import plain, pouch, printed
from props import coin, plate, ruler, spoon
from spices import chilli, hide, peanut, peanut_half, sprinkle
from studio import frame, place, studio

W, H, D = 15, 21, 6.5
BASE = dict(brand="Renyah Jaya", mark=art.disc, badge=.31)
KINDS = {
    "kacang": dict(BASE, name=["REMPEYEK", "KACANG"], variant="Renyah gurih", ground="#C77A1C", accent="#B8451B",
                   ink="#3A1F0C", art=art.peanut, art_colors=["#E3A13C", "#F0BC63", "#B3661A"], top="#FFF4DC",
                   note="Kacang tanah & daun jeruk", weight=("Berat bersih", "150 g")),
    "teri": dict(BASE, name=["REMPEYEK", "TERI"], variant="Renyah gurih", ground="#1F5D7A", accent="#1F6F93",
                 ink="#142C38", art=art.leaf, art_colors=["#3B7E9C", "#6CA6BF", "#2B6C8A"], top="#FFF6E2",
                 note="Ikan teri & daun jeruk", weight=("Berat bersih", "150 g")),
    "tempe": dict(BASE, name=["KERIPIK", "TEMPE"], variant="Original", ground="#4C6B2B", accent="#55772E",
                  ink="#26351A", art=art.disc, art_colors=["#6E8C44", "#7F9C55", "#5E7C38"], top="#FBF3DC",
                  note="Kedelai pilihan, iris tipis", weight=("Berat bersih", "125 g")),
    "singkong": dict(BASE, name=["KERIPIK", "SINGKONG"], variant="Balado", ground="#A81E14", accent="#C22A18",
                     ink="#3A0F0A", art=art.chilli, art_colors=["#D8402A", "#8E140C", "#E3583C"], top="#FFF1DA",
                     note="Pedas manis", weight=("Berat bersih", "200 g"), r=1.0),
    "wajik": dict(BASE, name=["WAJIK", "KLETIK"], variant="Bungkus klobot", ground="#7A5A22", accent="#8A5A1E",
                  ink="#382409", art=art.leaf, art_colors=["#A07C3B", "#B8944F", "#8C6A2D"], top="#FBF1D9",
                  note="Ketan, gula kelapa, kelapa parut", weight=("Berat bersih", "250 g")),
}
MAIN = {"kacang": "Tepung beras, kacang tanah, santan, bawang putih, ketumbar, daun jeruk, garam, minyak goreng.",
        "teri": "Tepung beras, ikan teri, santan, bawang putih, ketumbar, daun jeruk, garam, minyak goreng.",
        "tempe": "Tempe (kedelai), tepung beras, bawang putih, ketumbar, daun jeruk, garam, minyak goreng.",
        "singkong": "Singkong, cabai merah, gula, bawang putih, daun jeruk, garam, minyak goreng.",
        "wajik": "Beras ketan, gula kelapa, kelapa parut, daun pandan, garam."}
ALLERGEN = {"kacang": "Kacang tanah.", "teri": "Ikan.", "tempe": "Kedelai.", "singkong": "Tidak ada.", "wajik": "Tidak ada."}


def pack(kind, side="front"):
    spec = KINDS[kind]
    if side == "front":
        lab = art.front(W, H, **spec)
    else:
        facts = [("Komposisi", MAIN[kind]), ("Mengandung alergen", ALLERGEN[kind]),
                 ("Simpan", "Di tempat sejuk dan kering. Setelah dibuka, tutup rapat agar tetap renyah."),
                 ("Baik digunakan sebelum", "Lihat kode pada kemasan.")]
        lab = art.back(W, H, spec["brand"], " ".join(spec["name"]).title(), facts, spec["weight"], spec["ground"],
                       spec["accent"], spec["ink"], spec["top"])
    return pouch(W, H, D, printed(lab.save(f"snack-{kind}-{side}")), plain(spec["ground"]), pressure=8)


def stack(make, n, at, lean=9, rise=.52, seed=1):
    """Pile of crackers, a little crooked; two more lean on it."""
    rng = random.Random(seed)
    for i in range(n):
        place(make(seed + i), (at[0] + rng.gauss(0, .5), at[1] + rng.gauss(0, .4), .45 + rise * i),
              (rng.uniform(-lean, lean) * .5, rng.uniform(-lean, lean) * .5, rng.uniform(0, 360)))


def serving(kind):
    """What the bag holds, in front of it."""
    nuts = None
    if kind in ("kacang", "teri"):
        def make(seed):
            return rempeyek(seed, kind == "teri")
        stack(make, 5, (6.6, -5.6), seed=2)
        place(make(11), (-3.2, -7.6, .45), (4, 2, 40))
        place(make(12), (3.2, -6.7, 2.9), (52, -14, -16))
        if kind == "kacang":
            nuts = [peanut(seed=1), peanut_half()]
    elif kind in ("tempe", "singkong"):
        make = tempe_chip if kind == "tempe" else cassava_chip
        chips = [make(s) for s in range(1, 7)]
        place(plate(6.6), (6.0, -6.2, 0))
        Pile().drop(chips, [(x, y) for x, y in apart(3, (-9, -8.8, 8.2, 1.6), 3.4, 4)], .62, 2.2, 3, 6)
        mound = Pile(20, lambda x, y: 2.6 - .075 * ((x - 6) ** 2 + (y + 6.2) ** 2))
        mound.z = mound.z.clip(1.5)
        mound.drop(chips, disc(15, (6.0, -6.0), 3.2, 2), .42, 1.8, 5, 24)
        hide(*chips)
        if kind == "singkong":
            place(chilli(6, seed=2), (-4.2, -10.6, 0), (0, 0, 8))
    else:
        for i, (x, y, z, a) in enumerate([(5.4, -4.9, 0, 6), (6.6, -7.4, 0, -4), (6.0, -6.1, 1.95, 14), (-3.6, -6.0, 0, -28)]):
            place(husk_parcel(i + 1), (x, y, z), (0, 0, a))
        place(wajik(1), (-.6, -8.2, 0), (0, 0, 25))
        place(wajik(2, 2.8), (-4.6, -9.0, 0), (0, 0, -15))
    if nuts:
        hide(*nuts)
        sprinkle(nuts, apart(7, (-8.5, -10.4, 9, 1.6), 1.1, 3), 4)


def snack(kind):
    def build(view):
        studio(23)
        if view == "label":
            main = place(pack(kind, "back"), (0, 0, 0), (0, 0, 3))
            place(pack(kind), (10, 8, 0), (0, 0, -14))
            frame([main], 8, fill=.97, shift=(-.03, 0))
            return
        place(pack(kind), (0, 0, 0), (0, 0, 7))
        if view == "front":
            serving(kind)
            frame(elevation=18, fill=.88)
            return
        place(spoon(), (-7.5, -6.8, 0), (0, 0, -3))
        place(ruler(), (-7.5, -11, 0))
        place(coin(), (9.6, -2.6, 0))
        frame(elevation=20, fill=.84)
    return build


SCENES = {
    "contoh-renyah-jaya/rempeyek-kacang-150g": (snack("kacang"), ("front", "label", "scale")),
    "contoh-renyah-jaya/keripik-tempe-125g": (snack("tempe"), ("front", "label", "scale")),
    "contoh-renyah-jaya/wajik-kletik-250g": (snack("wajik"), ("front", "label", "scale")),
    "contoh-renyah-jaya/rempeyek-teri-150g": (snack("teri"), ("front",)),
    "contoh-renyah-jaya/keripik-singkong-balado-200g": (snack("singkong"), ("front",)),
}
