"""Crisps and sweets as things: rempeyek, tempe chips, cassava chips, corn-husk parcels."""
import math
import random

from spices import peanut_half
from studio import Nodes, Vector, ellipsoid, group, noise, place, rgb, sheet, surface, thicken, tube, twin


def crisp_mat(name, pale, brown, scale=.9, bump=.6):
    """Fried batter: golden, browner where it is thick, small blisters, a little oil."""
    n = Nodes(name)
    big, small = n.noise(scale, detail=6, rough=.65), n.noise(scale * 7, detail=4)
    color = n.ramp(big, [(.32, brown), (.5, pale), (.68, brown)])
    n.set(n.bsdf, {"Base Color": n.shade_each(n.mix(.25, color, n.ramp(small, [(.4, brown), (.6, pale)])), .10),
                   "Roughness": .38, "Subsurface Weight": .2, "Subsurface Radius": (.5, .3, .1),
                   "Subsurface Scale": .3, "Coat Weight": .15})
    n.bump(n.noise(scale * 9, detail=3, distort=.6), bump, .12)
    n.bump(big, .5, .2)
    return n.mat


def wafer(r, mat, seed, wave=.35, ragged=.10, thick=.22, oval=1.0):
    """Thin uneven round crisp, lying; gives the object and its height function."""
    off = Vector((seed * 11, seed * 5, 0))

    def lift(x, y):
        return wave * noise.fractal(Vector((x, y, 0)) * .33 + off, .5, 2, 3)

    def point(u, v):
        a = u * 2 * math.pi
        edge = r * (1 + ragged * noise.fractal(Vector((math.cos(a) * 2.2, math.sin(a) * 2.2, seed)), .6, 2, 4))
        x, y = v * edge * math.cos(a) * oval, v * edge * math.sin(a)
        return x, y, lift(x, y) + .05 * noise.noise(Vector((x, y, 3)) * 2.2)
    ob = thicken(sheet(point, 90, 30, mat, "wafer"), thick, 0)
    return ob, lift


def rempeyek(seed=1, teri=False, r=4.2):
    """Peanut (or anchovy) cracker with bits of lime leaf."""
    rng = random.Random(seed)
    base, lift = wafer(r, crisp_mat("batter", "#E5AE55", "#B8732A"), seed, .5)
    parts = [base]
    bit = ellipsoid(.28, .12, .03, surface("leaf bits", "#4C6B22", .6), 12)
    if teri:
        fish = [anchovy(s) for s in range(3)]
    else:
        fish = [peanut_half(surface("fried nut", "#C98A4A", .4, mottle="#E3B77B", bump=.3, random=.15))]
    for i in range(20 if teri else 17):
        k, a = r * .84 * math.sqrt(rng.random()), rng.uniform(0, 6.28)
        x, y = k * math.cos(a), k * math.sin(a)
        parts.append(place(twin(rng.choice(fish)), (x, y, lift(x, y) + .06), (rng.gauss(0, 9), rng.gauss(0, 9),
                                                                               rng.uniform(0, 360))))
        a += .5
        x, y = k * math.cos(a), k * math.sin(a)
        parts.append(twin(bit, (x, y, lift(x, y) + .13), (0, 0, rng.uniform(0, 360)), rng.uniform(.5, 1.1)))
    place(fish[0], (.3, .2, lift(.3, .2) + .06))
    place(bit, (.9, -.5, lift(.9, -.5) + .13))
    return group(parts + [f for f in fish[1:] if place(f, (-.8, .6, lift(-.8, .6) + .08))])


def anchovy(seed):
    rng = random.Random(seed + 40)
    bend = rng.uniform(-.5, .5)
    pts = [((t - .5) * 2.3, bend * math.sin(t * 3.1), .1) for t in [i / 14 for i in range(15)]]
    rad = [.02 + .15 * math.sin(math.pi * (i / 14) ** .7) for i in range(15)]
    return tube(pts, rad, surface("anchovy", "#A9793F", .3, mottle="#D9C39A", mottle_scale=4, bump=.2), 10, "anchovy")


def tempe_chip(seed=1, r=2.9):
    """Round tempe slice in thin batter: soybeans show as pale cells."""
    n = Nodes("tempe")
    cells = n("ShaderNodeTexVoronoi", {"Vector": n.coords(scale=(1, 1, .2)), "Scale": 1.5, "Randomness": .9},
              feature="DISTANCE_TO_EDGE").outputs["Distance"]
    fry = n.noise(1.1, detail=6)
    beans = n.ramp(cells, [(.0, "#B9803A"), (.16, "#DEA654"), (.4, "#EDC882")])
    n.set(n.bsdf, {"Base Color": n.shade_each(n.mix(n.ramp(fry, [(.42, "#000000"), (.7, "#999999")]), beans,
                                                    rgb("#B87730")), .10),
                   "Roughness": .4, "Subsurface Weight": .2, "Subsurface Radius": (.4, .25, .1), "Coat Weight": .12})
    n.bump(cells, .8, .12)
    n.bump(n.noise(9), .4, .06)
    return wafer(r, n.mat, seed, .55, .07, .2)[0]


def cassava_chip(seed=1, r=2.5):
    """Curled cassava slice with red balado glaze and chilli flecks."""
    n = Nodes("balado")
    glaze, fleck = n.noise(.8, detail=7, rough=.7), n.noise(9, detail=2)
    red = n.ramp(glaze, [(.34, "#E9B65C"), (.47, "#D9581E"), (.6, "#B3200E")])
    n.set(n.bsdf, {"Base Color": n.shade_each(n.mix(n.ramp(fleck, [(.60, "#000000"), (.68, "#FFFFFF")]), red,
                                                    rgb("#7A0F08")), .12),
                   "Roughness": .28, "Coat Weight": .4, "Coat Roughness": .15, "Subsurface Weight": .12,
                   "Subsurface Radius": (.4, .2, .1)})
    n.bump(fleck, .35, .06)
    n.bump(glaze, .4, .1)
    ob = wafer(r, n.mat, seed, .5, .05, .15, 1.25)[0]
    curl = .05 + .035 * (seed % 4)
    for v in ob.data.vertices:
        v.co.z += curl * v.co.x ** 2 - .04 * (seed % 3) * v.co.y ** 2 * .5
    return ob


def husk_parcel(seed=1, length=6.0, r=1.15):
    """Wajik kletik in dried corn husk: rolled, the ends gathered and tied."""
    n = Nodes("husk")
    vein = n.noise(1.0, n.coords("UV", (26, 1.2, 1)), 4, .6)
    n.set(n.bsdf, {"Base Color": n.shade_each(n.ramp(vein, [(.3, "#CDAE72"), (.55, "#E9D6A4"), (.75, "#F1E4BF")]), .09),
                   "Roughness": .6, "Subsurface Weight": .15, "Subsurface Radius": (.4, .3, .15)})
    n.bump(vein, .7, .08)

    def point(u, v):
        t, a = v * 2 - 1, u * 2 * math.pi
        k = abs(t)
        rad = r if k < .5 else r * (1 - .72 * math.sin((k - .5) / .22 * math.pi / 2)) if k < .72 else \
            r * (.28 + 1.25 * (k - .72) ** 1.1 * 2)
        fold = 1 + (.05 + .22 * max(k - .45, 0)) * math.sin(a * 7 + seed) + .06 * noise.noise(
            Vector((math.cos(a) * 2, math.sin(a) * 2, t * 3 + seed * 4)))
        flat = .86 if k < .5 else .86 - .5 * max(k - .72, 0)
        return (t * length * .75, rad * fold * math.cos(a),
                r * .86 + rad * fold * flat * math.sin(a) + .1 * math.sin(t * 3 + seed))
    body = sheet(point, 84, 90, n.mat, "parcel")
    string = surface("raffia", "#B8433A", .5)
    ties = [tube([(s * length * .75 * .71, .40 * math.cos(b), r * .86 + .36 * math.sin(b)) for b in
                  [i / 16 * 2 * math.pi for i in range(17)]], [.06] * 17, string, 8) for s in (-1, 1)]
    return group([body, *ties])


def wajik(seed=1, size=3.0):
    """Unwrapped wajik: a soft diamond of sticky rice in palm sugar."""
    rng = random.Random(seed)
    syrup = surface("wajik", "#6B3413", .25, mottle="#8F4F20", mottle_scale=2, bump=.6, bump_scale=4, bump_size=.15,
                    sss=.3, sss_radius=(.6, .25, .08))
    grain = ellipsoid(.34, .15, .14, surface("rice", "#8A4B1C", .22, sss=.4, sss_radius=(.5, .25, .1), random=.3,
                                             **{"Coat Weight": .4}), 14)
    core = ellipsoid(size * .5, size * .36, size * .26, syrup, 32)
    core.location.z = size * .26
    parts = [core, grain]
    for _ in range(420):
        a, b = rng.uniform(0, 6.28), math.asin(rng.uniform(-.6, 1))
        p = Vector((size * .5 * math.cos(a) * math.cos(b), size * .36 * math.sin(a) * math.cos(b),
                    size * .26 * (1 + math.sin(b))))
        parts.append(twin(grain, p, [rng.uniform(0, 40), rng.uniform(-30, 30), rng.uniform(0, 360)], rng.uniform(.8, 1.15)))
    grain.location = (0, 0, size * .5)
    return group(parts)
