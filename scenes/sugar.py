"""Coconut sugar: half-round blocks, large rounds from coconut shells, granules in a pouch."""
import math
import random

import pack_labels as art
from labels import Label
from pouch import plain, pouch, printed
from props import ruler, spoon
from spices import bowl, heap
from studio import Vector, decal, ellipsoid, frame, group, image, noise, place, roughen, sheet, studio, subdivide, surface, twin

W, H, D = 14, 20, 5
GRANULES = dict(brand="Guyub", name=["GULA SEMUT", "KELAPA"], variant="Butiran halus", ground="#7A4A22",
                accent="#8F5A24", ink="#3A2412", art=art.leaf, art_colors=["#8F5C30", "#A06B3B", "#6B3F1B"],
                top="#F8EEDB", note="Dari nira kelapa, dimasak tradisional", weight=("Berat bersih", "250 g"),
                mark=art.leaf, badge=.36)


def dome(r, h, mats, seed, dent=.05):
    """Cast piece, flat face down: crisp rim, round side; mats = (side, face). The face dips a little, as it cools."""
    def profile(v):
        if v < .34:
            k = v / .34
            return r * .95 * k, .22 * (1 - k * k) + .03 * math.sin(k * 16)
        if v < .40:
            k = (v - .34) / .06
            return r * (.95 + .05 * k), .0 + .25 * k * k
        k = (v - .40) / .60 * math.pi / 2
        return r * math.cos(k) ** .78, .25 + (h - .25) * math.sin(k) ** .92

    def point(u, v):
        a = u * 2 * math.pi
        rr, z = profile(v)
        p = Vector((rr * math.cos(a), rr * math.sin(a), z))
        k = noise.fractal(p * .5 + Vector((seed * 9, 0, 0)), .6, 2, 4)
        return p + Vector((p.x, p.y, 0)) / r * dent * 2 * k + Vector((0, 0, dent * k * min(z, 1)))
    ob = sheet(point, 120, 100, mats[0], "dome")
    ob.data.materials.append(mats[1])
    for face in ob.data.polygons:
        face.material_index = int(face.index // 120 < 36)
    return subdivide(roughen(ob, .03, 1.6, seed), 1)


def sugar_pair(dark="#7D4519", light="#B5762F"):
    """Side (smooth from the mould) and face (paler, grainy) of a cast piece."""
    face = surface("face", "#93561F", .6, mottle="#C8924D", mottle_scale=2.6, mottle_range=(.3, .72), bump=1.0,
                   bump_scale=9, bump_size=.12, sss=.2, sss_radius=(.8, .35, .1), random=.08)
    side = surface("side", dark, .42, mottle=light, mottle_scale=1.1, mottle_range=(.25, .8), bump=.5, bump_scale=7,
                   bump_size=.08, sss=.25, sss_radius=(.8, .35, .1), random=.08, rough_noise=.2)
    return side, face


def tag(name, lines, w=6.4, h=4.2):
    lab = Label(w, h, "#FBF1DE", 130)
    lab.rect(0, 0, w, h, "#FBF1DE", 0, .1, "#8F5A24")
    lab.text(w / 2, .62, "Gula Kelapa Pesisir", .62, "#8F5A24", "script", fit=w * .86)
    lab.text(w / 2, 1.55, lines[0], 1.0, "#3A2412", "tall", fit=w * .86)
    lab.text(w / 2, 2.35, lines[1], .36, "#3A2412", "italic", fit=w * .86)
    lab.text(w / 2, 2.95, lines[2], .5, "#3A2412", "bold", fit=w * .86)
    lab.sample(w / 2, h - .5, .26)
    return image(lab.save(name), .75)


def moulded(view):
    """500 g: four half-round pieces, two of them stacked face up, one showing its face."""
    studio(18)
    mats = sugar_pair()
    pieces = [dome(4.1, 3.3, mats, s) for s in range(4)]
    place(pieces[0], (-4.4, 2.4, 0), (0, 0, 10))
    place(pieces[1], (3.2, 4.4, 0), (0, 0, 130))
    place(pieces[2], (-.6, 2.4, 6.1), (176, 5, 60))
    place(pieces[3], (4.0, -2.6, 3.85), (-106, 0, -10))
    label = tag("tag-cetak", ["GULA CETAK", "Gula kelapa asli, tanpa campuran", "Berat bersih 500 g"])
    place(decal(6.4, 4.2, label), (-4.6, -4.6, .05), (66, 0, 6))
    crumbs(mats, (2.6, -6.4), 30, 3)
    if view == "detail":
        frame([pieces[3], pieces[0]], 24, fill=.98)
        return
    if view == "scale":
        place(ruler(), (-7.5, -11, 0))
    frame(elevation=25, fill=.88)


def crumbs(mats, at, n, seed):
    rng = random.Random(seed)
    moulds = [roughen(ellipsoid(.34, .27, .24, mats[i % 2], 32), .16, 2.2, i) for i in range(4)]
    for i in range(n):
        ob = moulds[i] if i < 4 else twin(moulds[i % 4])
        place(ob, (at[0] + rng.gauss(0, 1.1), at[1] + rng.gauss(0, .6), .1), (0, 0, rng.uniform(0, 360)),
              rng.uniform(.15, 1) ** 1.5)


def shells(view):
    """1 kg: big rounds from coconut shells, one leaning so that its face shows."""
    studio(22)
    mats = sugar_pair("#6B3814", "#A0652A")
    rounds = [dome(6.2, 6.2, mats, 5), dome(6.0, 6.0, mats, 6), dome(6.1, 6.1, mats, 7)]
    place(rounds[0], (-5.6, 2.6, 0), (0, 0, 20))
    place(rounds[1], (12.0, 3.0, 0), (0, 0, 80))
    place(rounds[2], (4.2, -3.0, 5.7), (-108, 0, -8))
    label = tag("tag-batok", ["GULA BATOK", "Cetakan tempurung kelapa", "Berat bersih 1 kg"])
    place(decal(6.4, 4.2, label), (-5.4, -5.6, .05), (64, 0, 6))
    crumbs(mats, (3.6, -8.6), 30, 5)
    if view == "detail":
        frame([rounds[0], rounds[2]], 26, fill=1.0)
        return
    if view == "scale":
        place(ruler(), (-8, -13.5, 0))
        place(spoon(), (-8, -11, 0))
    frame(elevation=25, fill=.88)


def granules(view):
    studio(22)
    place(pouch(W, H, D, printed(art.front(W, H, **GRANULES).save("gula-semut")), plain(GRANULES["ground"])), (0, 0, 0),
          (0, 0, 7))
    grain = surface("granules", "#8C5826", .6, mottle="#D09A58", mottle_scale=11, mottle_range=(.35, .65), bump=1.0,
                    bump_scale=14, bump_size=.1, sss=.15)
    group([bowl(4.2, 3), heap(3.8, 2.0, 1.9, grain, .07, 3)], (7.6, -4.8, 0))
    place(heap(2.4, -.02, .75, grain, .16, 2), (-3.6, -6.6, 0), (0, 0, 0), (1.5, .75, 1))
    place(spoon(13), (-9.2, -8.6, 0), (0, 0, 4))
    frame(elevation=16, fill=.86)


SCENES = {
    "contoh-gula-kelapa-pesisir/gula-kelapa-cetak-500g": (moulded, ("front", "detail", "scale")),
    "contoh-gula-kelapa-pesisir/gula-kelapa-batok-1kg": (shells, ("front", "detail", "scale")),
    "contoh-koperasi-kelurahan-guyub/gula-semut-kelapa-250g": (granules, ("front",)),
}
