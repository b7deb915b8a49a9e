"""Coffee: ground and whole-bean pouches with beans, and green beans in a jute sack."""
import math

import numpy as np

import pack_labels as art
from piles import Pile, apart, disc, spill
from pouch import plain, pouch, printed
from props import coin, ruler, spoon
from spices import bowl, heap, hide
from studio import Vector, cloth, frame, group, noise, place, sheet, studio, surface

W, H, D = 13, 21, 6
KINDS = {
    "bubuk": dict(brand="Lereng Kawi", name=["ROBUSTA", "BUBUK"], variant="Sangrai medium-dark", ground="#2E1D14",
                  accent="#B5562A", ink="#2B1A10", art=art.bean, art_colors=["#5A3A26", "#4A2E1D", "#6B4630"],
                  top="#EFE2CC", note="Kopi rakyat Doko, 600–800 m dpl", weight=("Berat bersih", "200 g"), mark=art.leaf, badge=.36),
    "biji": dict(brand="Lereng Kawi", name=["ARABIKA", "BIJI"], variant="Sangrai medium", ground="#23392F",
                 accent="#2F6B4F", ink="#1B2A22", art=art.bean, art_colors=["#3A5A4A", "#315040", "#466B59"],
                 top="#F1E7D3", note="Petik merah · proses basah", weight=("Berat bersih", "250 g"), mark=art.leaf, badge=.33),
}
FACTS = {"bubuk": [("Komposisi", "Kopi robusta 100 %."), ("Giling", "Halus, untuk kopi tubruk.")],
         "biji": [("Komposisi", "Biji kopi arabika 100 %."), ("Catatan rasa", "Gula aren, kacang, jeruk manis.")]}
COMMON = [("Cara seduh", "10 g kopi untuk 150 ml air 92 °C. Diamkan 4 menit."),
          ("Simpan", "Tutup rapat, jauhkan dari sinar matahari dan bau tajam."),
          ("Tanggal sangrai / baik sebelum", "Lihat kode pada kemasan.")]


def pack(kind, side="front"):
    spec = KINDS[kind]
    if side == "front":
        lab = art.front(W, H, **spec)
    else:
        lab = art.back(W, H, spec["brand"], "Kopi " + " ".join(spec["name"]).title(), FACTS[kind] + COMMON,
                       spec["weight"], spec["ground"], spec["accent"], spec["ink"], spec["top"])
    return pouch(W, H, D, printed(lab.save(f"kopi-{kind}-{side}")), plain(spec["ground"]))


def bean(color="#3E2113", light="#5B3420", rough=.32, seed=0):
    """Coffee bean about 1.1 cm: domed back, flat face with its S-shaped slit (face up)."""
    def point(u, v):
        a, b = u * 2 * math.pi, (v - .5) * math.pi
        x, y, z = .56 * math.cos(a) * math.cos(b), .41 * math.sin(a) * math.cos(b), .33 * math.sin(b)
        if z > 0:
            z *= .30
            slit = math.exp(-((y - .05 * math.sin(x * 6)) / .055) ** 2)
            z -= .13 * slit * (1 - (x / .58) ** 2)
        return x, y, z
    mat = surface("bean", color, rough, mottle=light, mottle_scale=2, bump=.2, bump_scale=12, bump_size=.02, random=.25)
    ob = sheet(point, 40, 26, mat, "bean")
    for v in ob.data.vertices:
        v.co *= 1 + .05 * noise.noise(v.co * 2 + Vector((seed, 0, 0)))
    return ob


def roasted(kind):
    def build(view):
        studio(22)
        if view == "label":
            main = place(pack(kind, "back"), (0, 0, 0), (0, 0, 3))
            place(pack(kind), (8.5, 7, 0), (0, 0, -14))
            frame([main], 8, fill=.97, shift=(-.03, 0))
            return
        place(pack(kind), (0, 0, 0), (0, 0, 8))
        if view == "scale":
            place(spoon(), (-7.5, -6.2, 0), (0, 0, -3))
            place(ruler(), (-7.5, -10.4, 0))
            place(coin(), (8.8, -2.4, 0))
            frame(elevation=20, fill=.84)
            return
        kinds = [bean(seed=1), bean(seed=2), bean("#4A2918", "#6A4029", seed=3)]
        if kind == "bubuk":
            place(bowl(4.1, 2.8, "#E9E2D6"), (7.2, -4.6, 0))
            powder = surface("powder", "#2C170D", .9, mottle="#46291A", mottle_scale=6, bump=.9, bump_scale=16,
                             bump_size=.08)
            place(heap(3.7, 1.9, 1.7, powder, .12, 2.2), (7.2, -4.6, 0))
            spots = spill(26, (-3.5, -6.0), (4.2, 1.3), 4)
        else:
            spots = spill(330, (6.0, -6.8), (4.6, 2.3), 5, .42) + apart(16, (-8, -8.2, 9, 3), 1.2, 8)
        Pile().drop(kinds, [s for s in spots if s[1] < -3.4])
        hide(*kinds)
        frame(elevation=16, fill=.86)
    return build


def sack(radius=5.6, height=7.5):
    """Small open jute sack with a rolled rim."""
    def point(u, v):
        a = u * 2 * math.pi
        z = height * min(v / .86, 1) if v < .86 else height + .75 * math.sin((v - .86) / .14 * math.pi)
        r = radius * (1 + .10 * math.sin(min(v / .86, 1) * math.pi) - .06 * min(v / .86, 1))
        if v > .86:
            r += .55 * (1 - math.cos((v - .86) / .14 * math.pi))
        if v < .06:
            r *= .86 + .14 * math.sqrt(v / .06)
        p = Vector((math.cos(a), math.sin(a), v * 2.6))
        r += .5 * noise.fractal(p * 1.3, .6, 2, 4) * (.4 + .6 * v) + .16 * math.sin(a * 9 + 3 * v) * v ** 3
        z += .22 * noise.noise(p * 1.1 + Vector((5, 0, 0))) * v
        return r * math.cos(a), r * math.sin(a), z
    return sheet(point, 200, 110, cloth("#D2B07A", "#B08D58", 70, 1.0), "sack")


def green(view):
    studio(18)
    kinds = [bean("#9AA57C", "#B9B98E", .5, 1), bean("#8C9A72", "#ADB088", .5, 2), bean("#A5A97F", "#C6BE94", .5, 3)]
    bag = sack()
    fill = heap(5.3, 5.4, 2.2, surface("fill", "#6F7758", .8), .1, 2)
    group([bag, fill])
    inside = Pile(8, lambda x, y: np.where(x * x + y * y > 23, 12, 7.6 - .078 * (x * x + y * y)))
    inside.drop(kinds, disc(300, (0, 0), 4.5, 3), tilt=40)
    Pile().drop(kinds, spill(170, (4.8, -7.6), (4.4, 1.8), 7, .42) + apart(14, (-8, -9.5, 8, 2.5), 1.2, 9))
    hide(*kinds)
    if view == "scale":
        place(ruler(), (-7.5, -12.5, 0))
    frame(elevation=26, fill=.86)


SCENES = {
    "contoh-kopi-lereng-kawi/kopi-robusta-bubuk-200g": (roasted("bubuk"), ("front", "label", "scale")),
    "contoh-kopi-lereng-kawi/kopi-arabika-biji-250g": (roasted("biji"), ("front", "label", "scale")),
    "contoh-kopi-lereng-kawi/kopi-biji-hijau": (green, ("front",)),
}
