"""Chillies: small red bird's-eye in a bamboo basket, long red ones on a round tray; heaps come from a fall."""
import math
import random

import bpy

from basket import bamboo_matter, bowl_solid, rim, woven
from materials import Nodes
from matter import by_object, finish, spot
from props import coin, ruler
from shapes import mesh, place, roughen, settle, tube, twin
from studio import frame, studio

KINDS = {   # length, radius (cm), bend (degrees over the length), how fast it tapers
    "rawit": (4.4, .5, 24, 1.5),
    "besar": (13, .9, 46, 2.0),
}


def flesh_matter(kind):
    """Glossy red skin, darker or orange here and there, paler towards the stalk end (z = 0)."""
    n = Nodes("chilli")
    red = by_object(n, "#BE1206", "#A50A06", "#CC1E06", "#B20C06") if kind == "rawit" else \
        by_object(n, "#AC0A05", "#920606", "#B81007", "#A00805")
    red = spot(n, red, n.noise(.5, detail=2), .5, .8, "#8C0709", .55)
    red = spot(n, red, n.noise(.3, n.coords(scale=(1, 1, .6)), detail=1), .6, .85, "#DF4A12", .3)
    n.bump(n.noise(.8 if kind == "besar" else 1.6, detail=2), .25, .12)
    n.bump(n.noise(20, detail=2), .06, .01)
    return finish(n, red, .24, .08, (1, .1, .05), .2, Coat_Weight=.2, Coat_Roughness=.1)


def stalk_matter():
    n = Nodes("stalk")
    green = by_object(n, "#5E7D2A", "#6D8A35", "#4E6B22", "#7C8F40")
    green = spot(n, green, n.noise(2.5), .5, .75, "#8F9A58", .5)
    n.bump(n.noise(9), .3, .03)
    return finish(n, green, .5, .1, (.5, 1, .2), .1)


def axis(length, bend, steps, wave):
    """Centre line along x that bends in the x-y plane, stalk end at the origin."""
    points, x, y, turn = [], 0.0, 0.0, 0.0
    for i in range(steps + 1):
        points.append((x, y, .12 * wave * math.sin(i / steps * 5)))
        turn += math.radians(bend) / steps * (.6 + .8 * i / steps)
        x += math.cos(turn) * length / steps
        y += math.sin(turn) * length / steps
    half = length / 2      # a falling body turns about its origin
    return [(x - half, y, z) for x, y, z in points]


def width(t, radius, taper):
    """Radius along the fruit, t from the stalk (0) to the tip (1)."""
    shoulder = .3 + .7 * math.sin(min(t / .09, 1) * math.pi / 2)
    return radius * shoulder * (1 - .1 * t) * max(1 - t ** taper, 0) ** .72 + .012


def chilli(kind, flesh, green, seed):
    """One fruit with calyx and stalk, lying along x: a mesh with two materials, and a coarse one for the fall."""
    rng = random.Random(seed)
    length, radius, bend, taper = KINDS[kind]
    length, bend = length * rng.uniform(.82, 1.12), bend * rng.uniform(.1, 1.25)
    steps = 34
    line = axis(length, bend, steps, rng.uniform(-1, 1) * radius)
    back = (line[0][0] - 3 * radius, line[0][1], 0)
    coarse = tube([back] + line[::6] + line[-1:],
                  [.1] + [width(min(i * 6 / steps, .97), radius, taper) for i in range(7)], None, 7)
    body = tube(line, [width(i / steps, radius, taper) for i in range(steps + 1)], flesh, 22)
    roughen(body, radius * (.17 if kind == "besar" else .1), .5 / radius, seed, 2)
    end = -length / 2
    cap = tube([(end + x * radius, y, 0) for x, y in ((.2, 0), (.04, 0), (-.2, 0), (-.5, .02))],
               [.56 * radius, .62 * radius, .46 * radius, .2 * radius], green, 15)
    reach, sway = 3.0 * radius * rng.uniform(.8, 1.25) + .4, rng.uniform(-.5, .5)
    stem = tube([(end - .45 * radius - reach * i / 6, .02 + sway * reach * (i / 6) ** 2, 0) for i in range(7)],
                [.17 * radius + .02 + (.05 * radius if i == 6 else 0) for i in range(7)], green, 8)
    whole = merged([body, cap, stem])
    proxy = coarse.data
    bpy.data.objects.remove(coarse)
    return whole, proxy


def merged(objects):
    """Join objects into the first, keeping their materials."""
    verts, faces, slots, mats = [], [], [], []
    for ob in objects:
        start = len(verts)
        verts += [tuple(v.co) for v in ob.data.vertices]
        faces += [[start + i for i in p.vertices] for p in ob.data.polygons]
        if ob.data.materials[0] not in mats:
            mats.append(ob.data.materials[0])
        slots += [mats.index(ob.data.materials[0])] * len(ob.data.polygons)
        bpy.data.objects.remove(ob)
    whole = mesh("fruit", verts, faces)
    for mat in mats:
        whole.data.materials.append(mat)
    whole.data.polygons.foreach_set("material_index", slots)
    return whole


def basket(top, bottom, height, hoops, stakes, raised=0.0):
    """Basket; gives a plain bowl to catch the fall, its floor raised so that fewer fruits fill it."""
    wall = [(bottom + (top - bottom) * (i / 12) ** .8, height * i / 12) for i in range(13)]
    floor = [(.4 + (bottom - .4) * i / 4, .12) for i in range(4)]
    bamboo = bamboo_matter()
    woven(floor + wall, hoops, stakes, bamboo)
    rim(top, height, .32, bamboo, 44)
    return bowl_solid([(r - .25, max(z + .25, raised)) for r, z in floor + wall])


def heap(kind, count, spread, top, solids, frames, patterns=9):
    """`count` fruits fallen on the solids; those that miss are taken away."""
    flesh, green = flesh_matter(kind), stalk_matter()
    models = [chilli(kind, flesh, green, k) for k in range(patterns)]
    length = KINDS[kind][0]
    movers, shapes, per_layer = [], [], max(int((spread / length) ** 2 * 6), 5)
    for k in range(count):
        a, r = random.uniform(0, 2 * math.pi), spread * math.sqrt(random.random())
        whole, proxy = random.choice(models)
        mover = twin(whole, (r * math.cos(a), r * math.sin(a), top + (k // per_layer) * length * .3),
                     (random.uniform(0, 360), random.gauss(0, 12), random.uniform(0, 360)), random.uniform(.88, 1.08))
        shapes.append(mover.data)
        mover.data = proxy
        movers.append(mover)
    for whole, _ in models:
        bpy.data.objects.remove(whole)
    settle(movers, solids, frames, friction=.5)
    for ob, data in zip(movers, shapes):
        ob.data = data
    out = solids[0].dimensions.x * .6
    for ob in [m for m in movers if m.location.z < 0 or m.location.xy.length > out] + list(solids):
        bpy.data.objects.remove(ob)
    return [o for o in bpy.data.objects if o.name.startswith("fruit")]


def build(kind, view):
    if view == "scale":
        studio(15)
        flesh, green = flesh_matter(kind), stalk_matter()
        length, radius = KINDS[kind][:2]
        gap = radius * 2.9
        for k in range(5 if kind == "rawit" else 4):
            ob, _ = chilli(kind, flesh, green, k + 20)
            place(ob, (random.gauss(0, .1) + 2.6 + length / 2, 1 + gap * k, radius * .95),
                  (random.gauss(0, 5), 0, random.gauss(-4, 3)))
        place(ruler(15), (-1, -2.2, 0), (0, 0, -1))
        place(coin(), (length + 5 if kind == "rawit" else length + 4.5, 2.2, 0))
        return frame(elevation=42, azimuth=2, fill=.84)
    if kind == "rawit":
        studio(22)
        bowl = basket(10.5, 8.2, 6, 13, 46, 4.0)
        fruits = heap(kind, 340, 5.0, 6.5, [bowl], 110)
    else:
        studio(34)
        bowl = basket(17, 15.5, 2.6, 20, 70)
        fruits = heap(kind, 90, 8, 3, [bowl], 110)
    if view == "detail":
        near = [f for f in fruits if f.location.length < 7.5 and f.location.y < 3]
        return frame(near, elevation=38, azimuth=15, fill=1.15, focus=9)
    frame(elevation=27 if kind == "rawit" else 32, azimuth=12, fill=.86)


SCENES = {
    "contoh-tani-sido-subur/cabai-rawit-merah": (lambda view: build("rawit", view), ("front", "detail", "scale")),
    "contoh-tani-sido-subur/cabai-merah-besar": (lambda view: build("besar", view), ("front", "detail", "scale")),
}
