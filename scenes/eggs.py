"""Brown hen eggs on pulp trays of thirty: full tray, near view, stack; the sizes differ truly."""
import math
import random

import bpy

from materials import Nodes
from matter import by_object, finish, spot
from props import coin, ruler
from shapes import place, sheet, thicken, twin, weld
from studio import frame, studio

PITCH, COLUMNS, ROWS = 4.95, 6, 5
SIZES = {"besar": (5.95, 2.30), "sedang": (5.5, 2.12), "kecil": (4.95, 1.92)}   # length, radius (cm)


def shell_matter():
    n = Nodes("shell")
    tone = by_object(n, "#B9774A", "#CB8D5E", "#BF7F52", "#D6A27A")
    tone = spot(n, tone, n.noise(.55, detail=3), .45, .8, "#E2BA94", .4)
    tone = spot(n, tone, n.noise(8, detail=2), .67, .73, "#7E4A2A", .4)
    n.bump(n.noise(36, detail=2), .3, .006)
    return finish(n, tone, .46, .12, (1, .45, .25), .2)


def pulp_matter():
    n = Nodes("pulp")
    base = n.ramp(n.noise(.35), [(.3, "#948B7F"), (.7, "#AAA194")])
    flecks = n.noise(7, detail=4, rough=.7)
    base = spot(n, base, flecks, .46, .35, "#655F55", .5)
    base = spot(n, base, flecks, .62, .7, "#CBC4B6", .5)
    n.bump(n.noise(14, detail=6, rough=.7), .9, .06)
    return finish(n, base, .95, **{"Specular_IOR_Level": .15})


def egg(size, material):
    """One egg standing on its small end, its widest ring near the origin."""
    length, radius = size

    def point(u, v):
        z, a = -math.cos(v * math.pi), u * 2 * math.pi
        r = radius * math.sin(v * math.pi) * (1 + .11 * z)
        return r * math.cos(a), r * math.sin(a), z * length * (.455 if z > 0 else .545)
    ob = sheet(point, 64, 40, material, "egg")
    weld(ob)
    return ob


def tray(material):
    """The pulp tray: cups, posts between them, a rim; it stands on z = 0."""
    edge, wide, deep = .75, COLUMNS * PITCH, ROWS * PITCH

    def point(u, v):
        x, y = -edge + u * (wide + 2 * edge), -edge + v * (deep + 2 * edge)
        wave = -(math.cos(2 * math.pi * (x / PITCH - .5)) + math.cos(2 * math.pi * (y / PITCH - .5))) / 2
        z = 1.75 * math.tanh(wave * 2) if wave < 0 else .85 * wave
        z += math.tanh(max(wave - .42, 0) * 5) * 1.35 + 1.75
        inset = min(x, wide - x, y, deep - y)
        rim = min(max((.9 - inset) / .9, 0), 1)
        rim = rim * rim * (3 - 2 * rim)
        z = z * (1 - rim) + 2.15 * rim - (.45 if inset < .16 - edge else 0)
        return x - wide / 2, y - deep / 2, z
    ob = sheet(point, 200, 168, material, "tray")
    return thicken(ob, .18)


def fill(size, height, pattern, empty=()):
    """Eggs in the cups of a tray standing at `height`."""
    for i in range(COLUMNS):
        for j in range(ROWS):
            if (i, j) not in empty:
                x, y = (i - (COLUMNS - 1) / 2) * PITCH, (j - (ROWS - 1) / 2) * PITCH
                shift = [random.gauss(0, .06) for _ in range(3)]
                twin(pattern, (x + shift[0], y + shift[1], height + .55 + size[0] * .545 + shift[2]),
                     (random.gauss(0, 5), random.gauss(0, 5), random.uniform(0, 360)), 1 + random.gauss(0, .014))


def lying(pattern, size, x, y, turn):
    """An egg lying on the ground."""
    return twin(pattern, (x, y, size[1] * .985), (94, 0, turn))


def build(kind, arrangement):
    """arrangement: tray | near | stack | row."""
    size, pattern = SIZES[kind], egg(SIZES[kind], shell_matter())
    studio(16 if arrangement == "row" else 32)
    ARRANGE[arrangement](size, pattern)


def remove(ob):
    """Take a pattern away once its copies exist."""
    bpy.data.objects.remove(ob)


def row(size, pattern):
    for k, x in enumerate((-5.6, -.1, 5.4)):
        lying(pattern, size, x, random.gauss(1, .2), (200, 235, 160)[k])
    remove(pattern)
    place(ruler(15), (-7.5, -5.0, 0), (0, 0, 1))
    place(coin(), (7.6, -2.1, 0))
    frame(elevation=34, azimuth=4, fill=.84)


def full(size, pattern):
    tray(pulp_matter())
    fill(size, 0, pattern)
    remove(pattern)
    frame(elevation=36, azimuth=24, fill=.88)


def near(size, pattern):
    tray(pulp_matter())
    fill(size, 0, pattern, ((0, 0), (1, 0), (0, 1)))
    front = [lying(pattern, size, -11.9, -15.9, 150), lying(pattern, size, -6.6, -16.6, 30)]
    remove(pattern)
    front += [o for o in bpy.data.objects if o.name.startswith("egg") and o.location.x < 8 and -20 < o.location.y < 0]
    frame(front, elevation=27, azimuth=-24, fill=.95, focus=11)


def stack(size, pattern):
    base = tray(pulp_matter())
    for level in range(4):
        where = (random.gauss(0, .15), random.gauss(0, .15), level * 4.6 * size[0] / 5)
        twin(base, where, (0, 0, random.gauss(0, .6)))
        fill(size, where[2], pattern)
    remove(base)
    remove(pattern)
    frame(elevation=17, azimuth=33, fill=.84)


ARRANGE = {"tray": full, "near": near, "stack": stack, "row": row}
HOW = {"besar": "tray", "sedang": "near", "kecil": "stack"}
DETAIL = {"besar": "near", "sedang": "tray", "kecil": "near"}


def scene(kind):
    return lambda view: build(kind, {"front": HOW[kind], "detail": DETAIL[kind], "scale": "row"}[view])


SCENES = {f"contoh-koperasi-telur-makmur/telur-ayam-{kind}": (scene(kind), ("front", "detail", "scale"))
          for kind in SIZES}
