"""Sambal pecel: stand-up pouches (three kinds), the vacuum-packed block and the export carton."""
import random

import bpy

import pack_labels as art
from labels import Label
from pouch import plain, pouch, printed
from props import carton, coin, ruler, spoon
from spices import bowl, chilli, heap, hide, lime_leaf, peanut, peanut_half, sprinkle
from studio import frame, group, place, studio, surface, twin

W, H, D = 13, 19, 4.6
KINDS = {
    "original": dict(brand="Dapur Mawar", name=["SAMBAL", "PECEL"], variant="Original", ground="#9C2A1B",
                     accent="#B3261E", ink="#3B1A10", art=art.peanut, art_colors=["#D9A45F", "#C78A45", "#E6BC7E"],
                     top="#FBF1DE", note="Kacang tanah sangrai & daun jeruk", weight=("Berat bersih", "200 g")),
    "pedas": dict(brand="Dapur Mawar", name=["SAMBAL", "PECEL"], variant="Pedas", ground="#2B1512",
                  accent="#D62718", ink="#2B1512", art=art.chilli, art_colors=["#E0301E", "#C21D12", "#F04A2A"],
                  top="#FCE9C9", note="Lebih banyak cabai rawit", weight=("Berat bersih", "200 g"), r=1.0),
    "ekspor": dict(brand="Gerbang Selatan", name=["PEANUT SAUCE", "MIX"], variant="Sambal Pecel · Medium hot",
                   ground="#1F4B46", accent="#1F6B5E", ink="#17332F", art=art.peanut, mark=art.leaf,
                   art_colors=["#D9A45F", "#E6BC7E", "#C6934F"], top="#F6F0E2",
                   note="Just add hot water · Product of Indonesia", weight=("Net weight", "200 g / 7.05 oz")),
}
FACTS = [("Komposisi", "Kacang tanah sangrai, gula kelapa, cabai, bawang putih, asam jawa, daun jeruk purut, garam."),
         ("Mengandung alergen", "Kacang tanah."),
         ("Cara saji", "Larutkan 50 g sambal dengan 75 ml air panas, aduk rata, siramkan pada sayuran rebus."),
         ("Simpan", "Di tempat sejuk dan kering. Setelah dibuka, tutup rapat dan simpan dalam lemari es."),
         ("Baik digunakan sebelum", "Lihat kode pada kemasan")]
FACTS_EN = [("Ingredients", "Roasted peanuts, coconut sugar, chilli, garlic, tamarind, kaffir lime leaf, salt."),
            ("Allergens", "Contains peanuts."),
            ("Preparation", "Stir 50 g of mix into 75 ml hot water. Pour over steamed vegetables, tofu or salad."),
            ("Storage", "Keep cool and dry. Once opened, reseal and refrigerate."),
            ("Best before", "See code on pack"), ("Packed in", "Blitar, East Java, Indonesia")]


def pack(kind, side="front"):
    spec = KINDS[kind]
    if side == "front":
        lab = art.front(W, H, **spec)
    else:
        facts = FACTS_EN if kind == "ekspor" else FACTS
        lab = art.back(W, H, spec["brand"], " ".join(spec["name"]).title() + (
            f" {spec['variant']}" if kind != "ekspor" else ""), facts, spec["weight"], spec["ground"], spec["accent"],
            spec["ink"], spec["top"])
    return pouch(W, H, D, printed(lab.save(f"pecel-{kind}-{side}")), plain(spec["ground"]))


def sambal_mat(dark="#7A3E1C", light="#B4713A"):
    return surface("sambal", dark, .45, mottle=light, mottle_scale=2.2, bump=.6, bump_scale=5, bump_size=.12,
                   rough_noise=.2, sss=.1, sss_radius=(.4, .2, .1))


def sambal_bowl(loc, radius=4.3, hot=False):
    dish = bowl(radius, 3.2)
    fill = heap(radius * .9, 2.2, 1.5, sambal_mat("#7E3517", "#AC5B2A") if hot else sambal_mat(), .3, 1.3)
    return group([dish, fill], loc)


def dressing(kind):
    """Peanuts, chillies and a leaf around the pouch's foot."""
    rng = random.Random(4)
    nuts = [peanut(seed=1), peanut(seed=2), peanut_half()]
    hide(*nuts)
    sprinkle(nuts[:2], [(rng.uniform(-8.5, -2.5), rng.uniform(-6.5, -3.8)) for _ in range(9)], 3)
    sprinkle(nuts[2:], [(-1.2, -5.6), (-5.5, -7.2), (-7.8, -4.4)], 5, True)
    place(lime_leaf(5), (-1.0, -5.0, 0), (0, 0, -18))
    for i in range(4 if kind == "pedas" else 1):
        place(chilli(6.2 - .4 * i, .42, seed=i + 1), (.6 - 1.8 * i, -6.6 + .35 * i, .02 + .1 * i), (0, 0, 6 - 12 * i))


def pouches(kind):
    def build(view):
        studio(21)
        if view == "label":
            main = place(pack(kind, "back"), (0, 0, 0), (0, 0, 3))
            place(pack(kind), (8.5, 7, 0), (0, 0, -14))
            frame([main], 8, fill=.97, shift=(-.03, 0))
            return
        place(pack(kind), (0, 0, 0), (0, 0, 7))
        if view == "front":
            sambal_bowl((7.4, -4.4, 0), hot=kind == "pedas")
            dressing(kind)
            frame(elevation=15, fill=.84)
            return
        place(spoon(), (-7.5, -5.6, 0), (0, 0, -3))
        place(ruler(), (-7.5, -9.8, 0), (0, 0, 0))
        place(coin(), (8.6, -2.2, 0))
        frame(elevation=20, fill=.84)
    return build


def export(view):
    """English label; scale: a shipping carton of twenty-four."""
    studio(30 if view == "scale" else 21)
    if view == "label":
        main = place(pack("ekspor", "back"), (0, 0, 0), (0, 0, 3))
        place(pack("ekspor"), (8.5, 7, 0), (0, 0, -14))
        frame([main], 8, fill=.97, shift=(-.03, 0))
        return
    main = place(pack("ekspor"), (0, 0, 0), (0, 0, 6))
    if view == "scale":
        main.location = (-13, -17, 0)
        place(twin(main), (15, -15, 0), (0, 0, -9))
    else:
        sambal_bowl((7.6, -4.6, 0))
        dressing("original")
    back = carton(40, 27, 24, export_carton_label())
    place(back, (4, 12, 0) if view == "scale" else (11, 23, 0), (0, 0, -8))
    if view == "scale":
        frame(elevation=18, fill=.86)
    else:
        frame([o for o in scene_objects() if o.location.y < 8 and o.parent is None], elevation=13, fill=.80,
              shift=(-.02, -.02))


def scene_objects():
    return [o for o in bpy.context.scene.objects if not o.get("studio") and o.type in {"MESH", "EMPTY"}]


def export_carton_label():
    lab = Label(28, 14, "#B98F6200", 40)
    ink = "#2B241C"
    lab.text(14, 2.2, "SAMBAL PECEL", 3.2, ink, "tall")
    lab.text(14, 5.0, "PEANUT SAUCE MIX", 1.9, ink, "tall")
    lab.line([(1, 6.5), (27, 6.5)], ink, .12)
    lab.text(1, 8, "24 x 200 g   ·   Net 4.8 kg", 1.3, ink, "bold", "lm")
    lab.text(1, 10, "Gerbang Selatan · Blitar, Indonesia", 1.1, ink, "sans", "lm")
    lab.text(1, 12.4, "KEEP DRY   ·   THIS SIDE UP", 1.2, ink, "bold", "lm")
    lab.poly([(24, 12.8), (24, 10.5), (23, 10.5), (24.6, 8.3), (26.2, 10.5), (25.2, 10.5), (25.2, 12.8)], ink)
    lab.sample(26.8, 13.5, .6, ink, "rm")
    return lab.save("carton-ekspor"), .5


SCENES = {
    "contoh-dapur-mawar/sambal-pecel-original-200g": (pouches("original"), ("front", "label", "scale")),
    "contoh-dapur-mawar/sambal-pecel-pedas-200g": (pouches("pedas"), ("front", "label", "scale")),
    "contoh-eksportir-gerbang-selatan/sambal-pecel-ekspor-200g": (export, ("front", "label", "scale")),
}
