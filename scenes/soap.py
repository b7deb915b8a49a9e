"""Hand-cut soap bars with a paper band: lemongrass and coffee."""
import math
import random

import pack_labels as art
from coffee import bean
from labels import Label
from piles import Pile, apart, spill
from spices import hide
from studio import Vector, frame, group, image, noise, place, sheet, studio, surface, tube, weld

SIZE = (8.2, 5.4, 2.5)
KINDS = {"serai": ("#DEDAAC", "#ECE8CC", "#5E7A32", "SABUN SERAI", "Minyak serai wangi & kelapa"),
         "kopi": ("#6A452E", "#8A6244", "#7A4A2A", "SABUN KOPI", "Ampas kopi & minyak kelapa")}


def bar(kind, seed=1):
    """Cold-process bar: slightly uneven, soft edges, specks."""
    x, y, z = SIZE
    pale, light, *_ = KINDS[kind]

    def point(u, v):
        a, b = u * 2 * math.pi, (v - .5) * math.pi
        c, s, k = math.cos(a), math.sin(a), abs(math.cos(b)) ** .10 if 0 < v < 1 else 0
        p = Vector((x / 2 * math.copysign(abs(c) ** .14, c) * k, y / 2 * math.copysign(abs(s) ** .14, s) * k,
                    z / 2 * (1 + math.copysign(abs(math.sin(b)) ** .16, b))))
        return p * (1 + .012 * noise.noise(p * .5 + Vector((seed * 4, 0, 0))))
    mat = surface("soap", pale, .42, mottle=light, mottle_scale=.7 if kind == "serai" else 5, bump=.18, bump_scale=5,
                  bump_size=.05, sss=.35, sss_radius=(.8, .7, .4), sss_scale=.5)
    ob = sheet(point, 240, 120, mat, "soap")
    weld(ob)
    return ob


def band(kind):
    x, y, z = SIZE
    w, legs = 4.6, [z, y + .06, z]
    *_, ink, name, note = KINDS[kind]
    lab = Label(w, sum(legs), "#F8F2E2", 140)
    top = z + y / 2
    for px in (.14, w - .2):
        lab.rect(px, 0, .06, sum(legs), ink)
    (art.leaf if kind == "serai" else art.bean)(lab, w / 2, top - 1.75, .42, -.8, ink)
    lab.text(w / 2, top - .85, "Serai Wangi", .62, ink, "script", fit=w * .8)
    lab.text(w / 2, top + .15, name, .95, "#2B2A20", "tall", fit=w * .8)
    lab.text(w / 2, top + .95, note, .28, "#2B2A20", "italic", fit=w * .84)
    lab.text(w / 2, top + 1.6, "Berat bersih 80 g", .38, "#2B2A20", "bold")
    lab.text(w / 2, z + y + .9, "Sabun batang buatan tangan", .3, "#2B2A20", "sans", fit=w * .8)
    lab.sample(w / 2, z + y + 1.5, .24)
    lift = .05

    def point(u, v):
        d, px = (1 - v) * sum(legs), (u - .5) * w
        if d < legs[0]:
            return px, y / 2 + lift, d
        if d < legs[0] + legs[1]:
            return px, y / 2 + .03 - (d - legs[0]), z + lift
        return px, -y / 2 - lift, z - (d - legs[0] - legs[1])
    return sheet(point, 2, 101, image(lab.save(f"sabun-{kind}"), .8), "band")


def lemongrass(length=15, seed=1):
    rng = random.Random(seed)
    stalk = surface("lemongrass", "#C9CF93", .5, mottle="#8FA35A", mottle_scale=.35, bump=.2, bump_scale=5)
    blade = surface("blade", "#7F9C4C", .5, mottle="#A9B76C", mottle_scale=.5, bump=.2)
    parts = [tube([(t * length * .62, .2 * math.sin(t * 2), .55) for t in [i / 20 for i in range(21)]],
                  [(.55 - .22 * i / 20) * (1 + .05 * math.sin(i * 2)) for i in range(21)], stalk, 18)]
    for i in range(3):
        side = rng.uniform(-.12, .12) + (i - 1) * .10

        def leaf(u, v, side=side, i=i):
            px = length * (.45 + .62 * v)
            return px, side * (px - length * .45) + (u - .5) * .8 * (1 - v) ** .6, .55 + .2 * i - .1 * v + .2 * (u - .5) ** 2
        parts.append(sheet(leaf, 6, 30, blade, "leaf"))
    return group(parts)


def soap(kind):
    def build(_view):
        studio(13)
        place(bar(kind, 1), (-1.6, 2.6, 0), (0, 0, 6))
        place(bar(kind, 2), (-1.2, 2.2, SIZE[2] + .02), (0, 0, -12))
        group([bar(kind, 3), band(kind)], (2.6, -2.2, 2.55), (66, 0, -14))
        if kind == "serai":
            for i in range(2):
                place(lemongrass(13, i), (-7.4 + i, -4.4 - 1.5 * i, 0), (0, 0, -3 + 5 * i))
        else:
            kinds = [bean(seed=1), bean("#4A2918", "#6A4029", seed=3)]
            Pile().drop(kinds, [p for p in spill(40, (-4.2, -4.4), (2.8, 1.2), 5) if p[1] < -3] +
                        apart(8, (-6, -6.2, 9, 1.2), 1.2, 3))
            hide(*kinds)
        frame(elevation=30, fill=.86)
    return build


SCENES = {
    "contoh-sabun-serai-wangi/sabun-serai-80g": (soap("serai"), ("front",)),
    "contoh-sabun-serai-wangi/sabun-kopi-80g": (soap("kopi"), ("front",)),
}
