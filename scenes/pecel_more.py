"""Sambal pecel as a pressed block in clear film (500 g) and ready to pour in a glass jar (250 g)."""
import math
import random

import pack_labels as art
from jar import filled_jar
from labels import Label
from pecel import sambal_bowl, sambal_mat
from props import coin, ruler, spoon
from spices import chilli, hide, lime_leaf, peanut, peanut_half, sprinkle
from studio import Vector, film, frame, group, image, noise, place, sheet, studio, surface

BLOCK = (15, 9.5, 4.2)


def pressed(x, y, z, mat, edge=.9, rough=.10, seed=0):
    """Block of pressed paste: rounded box with an uneven skin."""
    def point(u, v):
        a, b = u * 2 * math.pi, (v - .5) * math.pi
        c = [math.copysign(abs(t) ** .28, t) for t in (math.cos(a), math.sin(a))]
        k = abs(math.cos(b)) ** .25
        p = Vector((x / 2 * c[0] * k, y / 2 * c[1] * k, z / 2 * (1 + math.copysign(abs(math.sin(b)) ** .35, b))))
        lump = noise.fractal(p * .8 + Vector((seed, 0, 0)), .6, 2, 4)
        return p * (1 + rough * .12 * lump) + Vector((0, 0, rough * lump))
    return sheet(point, 140, 70, mat, "block")


def wrapped_block(turn=0):
    """The block in tight clear film with sealed ends and a paper label across."""
    x, y, z = BLOCK
    paste = pressed(x, y, z, sambal_mat("#8A4A22", "#BD7C42"))
    skin = pressed(x + .12, y + .12, z + .1, film(gloss=.35, rough=.1, haze=.04, bump=.5), rough=.16, seed=3)
    place(skin, (0, 0, -.03))
    parts = [paste, skin]
    for s in (-1, 1):
        def fin(u, v, s=s):
            px, py = s * (x / 2 - .5 + v * 2.6), (u - .5) * y * (.75 + .3 * v)
            return px, py, z * .5 + .5 * noise.noise(Vector((px * .6, py * .9, s * 4))) * v + .12 * math.sin(py * 3) * v
        parts.append(sheet(fin, 60, 16, film(gloss=.4, rough=.12, haze=.12, bump=.3), "fin"))
    parts.append(sheet(lambda u, v: band(u, v), 12, 160, image(band_label(), .55), "band"))
    return group(parts, (0, 0, 0), (0, 0, turn))


def band(u, v, width=9.2):
    """Paper band round the block, front bottom edge first, up, over the top, down the back."""
    _, y, z = BLOCK
    y, z = y + .5, z + .42
    r = .9
    legs = [z - r, math.pi / 2 * r, y - 2 * r, math.pi / 2 * r, z - r]
    d = v * sum(legs)
    px = (u - .5) * width
    if d < legs[0]:
        return px, -y / 2, d
    d -= legs[0]
    if d < legs[1]:
        a = d / r
        return px, -y / 2 + r - r * math.cos(a), z - r + r * math.sin(a)
    d -= legs[1]
    if d < legs[2]:
        return px, -y / 2 + r + d, z + .05 * math.sin(d / legs[2] * math.pi)
    d -= legs[2]
    if d < legs[3]:
        a = d / r
        return px, y / 2 - r + r * math.sin(a), z - r + r * math.cos(a)
    return px, y / 2, z - r - (d - legs[3])


def band_label():
    lab = Label(9.2, 18.4, "#FBF1DE", 90)
    red = "#B3261E"
    lab.rect(0, 0, 9.2, .5, red)
    lab.rect(0, 13.6, 9.2, .35, red)
    art.scatter(lab, art.peanut, ["#D9A45F", "#E6BC7E", "#C78A45"], (0, 1, 9.2, 4), .55)
    art.flower(lab, 4.6, 6.0, .6, .3, red)
    lab.text(4.6, 7.25, "Dapur Mawar", 1.0, red, "script", fit=7)
    lab.text(4.6, 8.9, "BUMBU PECEL", 1.9, "#3B1A10", "tall", fit=7.6)
    lab.rect(2.4, 10.0, 4.4, .85, red, .3)
    lab.text(4.6, 10.42, "Blok · isi 500 g", .55, "#FFFFFF", "bold")
    lab.text(4.6, 11.5, "Kacang tanah, gula kelapa, cabai, jeruk purut", .42, "#3B1A10", "italic", fit=8)
    lab.text(.5, 15.0, "Berat bersih", .5, "#3B1A10", "sans", "lm")
    lab.text(.5, 16.0, "500 g", 1.2, red, "black", "lm")
    lab.block(4.2, 14.5, 4.6, "Komposisi: kacang tanah, gula kelapa, cabai, bawang putih, asam jawa, daun jeruk, "
              "garam. Mengandung kacang tanah.", .34, "#3B1A10")
    lab.sample(4.6, 17.7, .4)
    return lab.save("blok")


def block(view):
    studio(18)
    main = wrapped_block(-9)
    if view == "front":
        cut = pressed(7, 6, 3.6, sambal_mat("#8A4A22", "#BD7C42"), rough=.22, seed=9)
        place(cut, (4.6, -10.2, 0), (0, 0, 24))
        nuts = [peanut(seed=1), peanut(seed=2), peanut_half()]
        hide(*nuts)
        rng = random.Random(2)
        sprinkle(nuts, [(rng.uniform(-8, -1), rng.uniform(-11.5, -9.2)) for _ in range(10)], 3)
        place(chilli(6, seed=2), (-3.5, -12.3, 0), (0, 0, 8))
        place(lime_leaf(5), (7.3, -13.2, 0), (0, 0, 20))
        frame(elevation=36, fill=.88)
    elif view == "label":
        frame([main], elevation=44, azimuth=-9, fill=1.05)
    else:
        place(ruler(), (-7.5, -10.5, 0))
        place(coin(), (10.5, -6.5, 0))
        frame(elevation=26, fill=.84)


def jar_label():
    lab = Label(17, 6.2, "#FBF1DE", 110)
    red = "#B3261E"
    for y in (0, 5.9):
        lab.rect(0, y, 17, .3, red)
    cx = 8.5
    art.flower(lab, cx, .95, .42, .3, red)
    lab.text(cx, 1.75, "Dapur Mawar", .75, red, "script")
    lab.text(cx, 2.9, "SAMBAL PECEL", 1.2, "#3B1A10", "tall", fit=5.6)
    lab.rect(cx - 1.9, 3.6, 3.8, .62, red, .25)
    lab.text(cx, 3.91, "Siram · siap saji", .42, "#FFFFFF", "bold")
    lab.text(cx, 4.75, "Berat bersih 250 g", .46, "#3B1A10", "bold")
    lab.sample(cx, 5.45, .26)
    art.scatter(lab, art.peanut, ["#D9A45F", "#E6BC7E"], (4.4, 4.3, 1.4, 1.4), .32)
    art.scatter(lab, art.peanut, ["#D9A45F", "#E6BC7E"], (11.4, 4.3, 1.4, 1.4), .32)
    lab.text(12.6, .9, "Komposisi", .36, red, "bold", "lm")
    y = lab.block(12.6, 1.15, 3.9, "Kacang tanah sangrai, air, gula kelapa, cabai, bawang putih, asam jawa, daun jeruk "
                  "purut, garam. Mengandung kacang tanah.", .3, "#3B1A10")
    lab.text(12.6, y + .2, "Simpan", .36, red, "bold", "lm")
    lab.block(12.6, y + .42, 3.9, "Setelah dibuka, di lemari es.", .3, "#3B1A10")
    lab.bars(.6, 3.6, 3, 1.8)
    return lab.save("siram"), 17, 6.2


def pour_jar(view):
    studio(14)
    sauce = surface("sauce", "#8A4520", .25, mottle="#B8682F", mottle_scale=2.5, bump=.35, bump_scale=4, sss=.15)
    jar = filled_jar(3.55, 9.6, sauce, jar_label(), "#B3261E", turn=-58 if view == "label" else 8)
    if view == "front":
        sambal_bowl((5.8, -4.8, 0), 3.3, hot=True)
        nuts = [peanut(seed=1), peanut(seed=2), peanut_half()]
        hide(*nuts)
        rng = random.Random(6)
        sprinkle(nuts, [(rng.uniform(-5.5, -.5), rng.uniform(-6.6, -4.6)) for _ in range(8)], 3)
        place(chilli(5.6, seed=3), (-2.2, -7.4, 0), (0, 0, 10))
        place(lime_leaf(4.4), (-6.0, -4.6, 0), (0, 0, 20))
        frame(elevation=16, fill=.88)
    elif view == "label":
        frame([jar], elevation=6, fill=1.05)
    else:
        place(spoon(), (-7, -5.2, 0))
        place(coin(), (6.5, -2, 0))
        place(ruler(), (-7, -9, 0))
        frame(elevation=20, fill=.84)


SCENES = {
    "contoh-dapur-mawar/bumbu-pecel-blok-500g": (block, ("front", "label", "scale")),
    "contoh-dapur-mawar/sambal-pecel-siram-250g": (pour_jar, ("front", "label", "scale")),
}
