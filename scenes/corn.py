"""Shelled maize: orange feed corn in a jute sack, picked yellow corn in a bowl with a cob beside it."""
import math
import random

import bpy

from materials import Nodes, ceramic, cloth
from matter import by_object, finish, spot
from props import coin, ruler
from shapes import ellipsoid, lathe, place, roughen, sheet, subdivide, thicken, tube, twin
from studio import frame, studio

TONES = {
    "pakan": ("#D98A1E", "#C46F12", "#E09B2E", "#B9620F", "#E6AC48"),
    "konsumsi": ("#F0B62C", "#EBA91F", "#F4C34A", "#E8A51C", "#F2BC38"),
}


def kernel_matter(kind):
    """Cream tip, amber body, paler dent; v of the UV runs from tip to crown."""
    n = Nodes("kernel")
    v = n("ShaderNodeSeparateXYZ", {0: n.coords("UV")}).outputs[1]
    tone = by_object(n, *TONES[kind])
    tone = spot(n, tone, n.noise(2.2, detail=3), .5, .8, "#F6D68A", .3)
    tone = spot(n, tone, v, .42, .2, "#F1E2BC", .9)
    tone = spot(n, tone, v, .86, .99, "#F8E0A0" if kind == "konsumsi" else "#F0C878", .55)
    if kind == "pakan":
        tone = spot(n, tone, n.noise(5, detail=4, rough=.7), .6, .72, "#8A4A12", .35)
    n.bump(n.noise(6, detail=3), .25, .03)
    return finish(n, tone, .34 if kind == "konsumsi" else .42, .12, (1, .6, .15), .12)


def kernel(seed, material):
    """One grain of dent maize, 1.05 cm, lying along y, its flat faces up and down."""
    rng = random.Random(seed)
    wide, thick, long = rng.uniform(.38, .46), rng.uniform(.2, .27), rng.uniform(1.0, 1.2)
    skew, dent = rng.uniform(-.12, .12), rng.uniform(.06, .15)

    def point(u, v):
        a = u * 2 * math.pi
        t = min(v / .88, 1)
        half = (.3 + .7 * math.sin(t * math.pi / 2) ** .8) * min(v / .1, 1) ** .5
        close = math.sqrt(max(1 - ((v - .8) / .2) ** 2, 0)) if v > .8 else 1
        c, s = math.cos(a), math.sin(a)
        x = wide * half * close * math.copysign(abs(c) ** .75, c)
        z = thick * (.55 + .45 * t) * half ** .5 * close * math.copysign(abs(s) ** .75, s)
        sag = dent * (1 - close) if v > .8 else 0
        return x + skew * v * long, (v - .5) * long - sag, z
    ob = sheet(point, 18, 20, material, f"kernel{seed}")
    return roughen(ob, .025, 2.2, seed, 2)


def scatter(patterns, surface, radius, step, layers=2, keep=lambda x, y: True):
    """Grains on the height field surface(x, y) within radius, close together, tumbled."""
    for layer in range(layers):
        y = -radius
        while y < radius:
            x = -radius + random.uniform(0, step)
            while x < radius:
                px, py = x + random.gauss(0, step * .25), y + random.gauss(0, step * .25)
                if math.hypot(px, py) < radius and keep(px, py):
                    slope_x = (surface(px + .3, py) - surface(px - .3, py)) / .6
                    slope_y = (surface(px, py + .3) - surface(px, py - .3)) / .6
                    twin(random.choice(patterns), (px, py, surface(px, py) + .12 + layer * .3 + random.gauss(0, .06)),
                         (math.degrees(math.atan(slope_y)) + random.gauss(0, 24),
                          -math.degrees(math.atan(slope_x)) + random.gauss(0, 26), random.uniform(0, 360)),
                         random.uniform(.88, 1.1))
                x += step
            y += step * .9


def spill(patterns, count, centre, spread):
    """Single grains lying on the ground."""
    for _ in range(count):
        a, r = random.uniform(0, 6.3), spread * random.random() ** .8
        twin(random.choice(patterns), (centre[0] + r * math.cos(a), centre[1] + .6 * r * math.sin(a), .24),
             (random.gauss(0, 6), random.gauss(0, 9), random.uniform(0, 360)))


def sack(radius=11.5, height=15):
    """Full jute sack, its mouth rolled outwards."""
    jute = cloth("#B8925C", "#96713F", 150, .7)
    turns = [(radius * .80, 0), (radius * .99, .6), (radius * 1.09, 3), (radius * 1.12, 8), (radius * 1.07, 14),
             (radius * 1.0, height - 3), (radius * .98, height - .5)]
    roll = [(radius * 1.02 + 1.2 * math.cos(a), height - .2 + 1.1 * math.sin(a))
            for a in (math.pi * (1.15 - k * 1.5 / 10) for k in range(11))]
    inner = [(radius * .9, height - .6), (radius * .86, height - 4)]
    body = lathe(turns + [(radius * 1.1, height - 2.4)] + roll[::-1] + inner, jute, 160, "sack")
    roughen(body, .75, .13, 3, 3)
    return subdivide(body, 1)


def bead(material):
    """Crown of one grain as it sits on the cob: a rounded block."""
    def power(x):
        return math.copysign(abs(x) ** .62, x)

    def point(u, v):
        a, b = u * 2 * math.pi, (v - .5) * math.pi
        return .235 * power(math.cos(a)) * power(math.cos(b)), .45 * power(math.sin(a)) * power(math.cos(b)), \
            .42 * power(math.sin(b))
    return sheet(point, 20, 14, material, "bead")


def cob(material, length=15.0, rows=14):
    """A whole cob along x: rows of grains on a tapering core."""
    parts, rings = [], 36
    core = tube([(x * length / 10, 0, 0) for x in range(11)], [1.35] * 9 + [1.0, .3], material, 24)
    grain = bead(material)
    for k in range(rings):
        t = (k + .5) / rings
        girth = 1.95 * (1 - .1 * t) * math.sqrt(max(1 - max((t - .72) / .3, 0) ** 2, .05)) * min(1, .8 + t * 3)
        size = girth / 1.95
        for r in range(rows):
            a = 2 * math.pi * r / rows + .02 * math.sin(k * .9 + r) + .06 * math.sin(k * .12)
            one = twin(grain, (t * length + random.gauss(0, .03) + .2 * (r % 2), girth * math.cos(a), girth * math.sin(a)),
                       (math.degrees(a) - 90, 0, 0), (1.0 + random.gauss(0, .04), size, 1 + random.gauss(0, .07)))
            parts.append(one)
    bpy.data.objects.remove(grain)
    return parts + [core]


def husk(material, seed):
    """One dry husk leaf from the cob's foot, bending away along -x."""
    rng = random.Random(seed)
    lift, side = rng.uniform(-.1, .5), rng.uniform(-1.4, 1.4)

    def point(u, v):
        half = 2.1 * math.sin(math.pi * min(.18 + v * .82, 1)) ** .7 + .1
        a = (u - .5) * 2 * half / 2.2
        height = lift * 6 * math.sin(v * 2.2) + 2.2 * (1 - math.cos(a)) * (1 - v) - .6
        return 1.5 - v * 8, side * v * v * 3 + 2.2 * math.sin(a), height
    ob = sheet(point, 12, 26, material, "husk")
    return thicken(roughen(ob, .18, .7, seed), .04)


def husk_matter():
    n = Nodes("husk")
    veins = n.noise(3, n.coords("UV", (26, .6, 1)), 3)
    tone = n.ramp(veins, [(.3, "#CDB47C"), (.7, "#EADBB0")])
    n.bump(veins, .4, .06)
    return finish(n, tone, .7, .15, (1, .8, .4), .2)


def bowl(radius=9.0):
    outer = [(.01, 0), (3.8, 0), (4.0, .5), (4.1, .7), (6.3, 1.9), (8.0, 4.0), (8.9, 6.6), (9.0, 6.75)]
    inner = [(8.85, 6.8), (8.6, 6.4), (7.7, 4.0), (5.9, 2.2), (.01, 1.5)]
    return lathe([(r * radius / 9, z * radius / 9) for r, z in outer + inner], ceramic("#F2EDE2"), 120, "bowl")


def build(kind, view):
    grain = kernel_matter(kind)
    patterns = [kernel(k, grain) for k in range(8)]
    if view == "scale":
        studio(14)
        scatter(patterns, lambda x, y: max(2.0 * math.exp(-(x * x + 1.5 * y * y) / 10) - .1, -.1), 5.2, .62, 3,
                lambda x, y: x * x + 1.6 * y * y < 19 + random.gauss(0, 3))
        spill(patterns, 22, (0, 0), 6.4)
        parts = [place(coin(), (7.4, -1.2, 0)), place(ruler(15), (-7.3, -5.9, 0), (0, 0, 1))]
        view_from = (parts, dict(elevation=38, azimuth=3, fill=.86, shift=(0, -.06)))
    elif kind == "pakan":
        studio(28)
        body = sack()
        scatter(patterns, lambda x, y: 15.0 + 2.6 * (1 - (x * x + y * y) / 105), 10.4, .66, 3)
        place(ellipsoid(10, 10, 2.2, grain), (0, 0, 14.7))
        spill(patterns, 46, (2, -16), 7)
        view_from = ([body], dict(elevation=30, azimuth=10, fill=.78, shift=(0, .055)) if view == "front" else
                     dict(elevation=42, azimuth=-18, fill=1.55, shift=(0, -.28), focus=9))
    else:
        studio(26)
        dish = bowl()
        scatter(patterns, lambda x, y: 6.1 + 1.7 * (1 - (x * x + y * y) / 70), 8.2, .66)
        place(ellipsoid(8.0, 8.0, 1.6, grain), (0, 0, 6.0))
        cobs = cob(grain)
        leaves = [husk(husk_matter(), s) for s in (1, 4, 7)]
        for part in cobs + leaves:
            part.parent = None
        holder = bpy.data.objects.new("cob", None)
        bpy.context.scene.collection.objects.link(holder)
        for part in cobs + leaves:
            part.parent = holder
        place(holder, (-5.2, -12.4, 2.25), (17, 0, 10))
        spill(patterns, 16, (9, -8), 3.2)
        view_from = ([dish] + cobs + leaves, dict(elevation=33, azimuth=6, fill=.9) if view == "front" else
                     dict(elevation=44, azimuth=-10, fill=1.5, focus=9))
    for pattern in patterns:
        bpy.data.objects.remove(pattern)
    frame(view_from[0], **view_from[1])


SCENES = {
    "contoh-tani-jagung-unggul/jagung-pipil-pakan": (lambda view: build("pakan", view), ("front", "detail", "scale")),
    "contoh-tani-jagung-unggul/jagung-pipil-konsumsi": (lambda view: build("konsumsi", view),
                                                       ("front", "detail", "scale")),
}
