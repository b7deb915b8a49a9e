"""Ripe tomatoes in a small wooden crate."""
import math
import random

import bpy

from chilli import merged
from materials import Nodes, rgb, wood
from matter import by_object, finish, mask, spot
from props import coin, ruler
from shapes import box, place, roughen, settle, sheet, tube, twin
from studio import frame, studio


def skin_matter():
    """Smooth red skin, orange shoulders round the stalk (v = 1)."""
    n = Nodes("tomato")
    v = n("ShaderNodeSeparateXYZ", {0: n.coords("UV")}).outputs[1]
    red = by_object(n, "#C8200C", "#B9160A", "#D23012", "#BE1B0B", "#DB4A1A")
    red = spot(n, red, n.noise(.25, detail=2), .5, .75, "#DA4318", .5)
    wobble = n("ShaderNodeMath", {0: v, 1: n("ShaderNodeMath", {0: n.noise(1.2, detail=3), 1: .16},
                                            operation="MULTIPLY").outputs[0]}, operation="ADD").outputs[0]
    red = n.mix(mask(n, wobble, .84, 1.06, .75), red, rgb("#E58A2C"))
    red = spot(n, red, n.noise(9, detail=1), .7, .74, "#E8823C", .22)
    n.bump(n.noise(1.0, detail=2), .12, .15)
    return finish(n, red, .2, .1, (1, .2, .08), .4, Coat_Weight=.25, Coat_Roughness=.06)


def leaf_matter():
    n = Nodes("calyx")
    green = spot(n, rgb("#4E7A26"), n.noise(2.5), .4, .7, "#7D9B45", .6)
    n.bump(n.noise(8), .3, .03)
    return finish(n, green, .55, .1, (.5, 1, .2), .1)


def tomato(red, green, seed):
    """One fruit, 6-7 cm, its stalk up; gives the model and a coarse one for the fall."""
    rng = random.Random(seed)
    radius, flat, ribs = rng.uniform(2.9, 3.4), rng.uniform(.8, .92), rng.choice((4, 5, 6))
    phase = rng.uniform(0, 6)

    def point(u, v, depth=.03):
        a, b = u * 2 * math.pi, (v - .5) * math.pi
        top = max(v - .5, 0) * 2
        r = radius * math.cos(b) ** .92 * (1 + depth * (.3 + top) * math.cos(ribs * a + phase))
        z = radius * flat * math.sin(b) - .5 * math.exp(-(r / (.32 * radius)) ** 2) * (1 if v > .5 else .25)
        return r * math.cos(a), r * math.sin(a), z
    body = roughen(sheet(point, 64, 40, red, "body"), .07, .3, seed, 2)
    coarse = sheet(point, 10, 7)
    parts, top = [body], radius * flat - .42
    for k in range(5):
        turn, long = 2 * math.pi * k / 5 + rng.uniform(-.3, .3), rng.uniform(1.5, 2.2)
        curl = rng.uniform(.2, .9)

        def blade(u, v, turn=turn, long=long, curl=curl):
            out = v * long
            side = (u - .5) * .55 * math.sin(math.pi * min(.25 + .75 * v, 1)) ** .8
            up = top + .1 + .3 * v - .1 * v * v + curl * max(v - .45, 0) ** 1.5 * 1.4 - abs(u - .5) * .14
            return (out * math.cos(turn) - side * math.sin(turn), out * math.sin(turn) + side * math.cos(turn), up)
        parts.append(sheet(blade, 4, 12, green))
    lean = rng.uniform(-.4, .4)
    parts.append(tube([(.01 + lean * (i / 5) ** 2, 0, top + i * .22) for i in range(6)],
                      [.2, .15, .13, .13, .15, .17], green, 8))
    data = coarse.data
    bpy.data.objects.remove(coarse)
    return merged(parts), data


def crate(x=36, y=26, z=12):
    """Slatted crate of pale wood with corner posts; gives the parts."""
    pale = wood("#D9B583", "#B58A55", 1.0, 9, .6, "X", 0)
    pale_y = wood("#D9B583", "#B58A55", 1.0, 9, .6, "Y", 0)
    parts = []
    for k in range(3):
        h, gap = 3.3, (z - 3 * 3.3) / 2
        for s in (-1, 1):
            z0 = .3 + k * (h + gap)
            parts.append(place(box(x, .7, h, pale, .08), (random.gauss(0, .12), s * y / 2, z0),
                               (0, 0, random.gauss(0, .2))))
            parts.append(place(box(.7, y - .8, h, pale_y, .08), (s * (x / 2 - .4), 0, z0 + random.gauss(0, .05))))
    upright = wood("#CFA873", "#A67C49", 1.0, 9, .6, "Z", 0)
    for sx in (-1, 1):
        for sy in (-1, 1):
            post = box(1.8, 1.8, z + 1.2, upright, .12)
            parts.append(place(post, (sx * (x / 2 - 1.7), sy * (y / 2 - 1.3), 0)))
    for k in range(5):
        parts.append(place(box(x - 1, 4.4, .6, pale, .06), (0, (k - 2) * 5, .1)))
    return parts


def build(view):
    red, green = skin_matter(), leaf_matter()
    if view == "scale":
        studio(16)
        for k, (x, y, tilt, turn) in enumerate(((-4.6, 1.5, 14, 20), (2.6, 2.6, 62, 200))):
            one = place(tomato(red, green, k)[0], (x, y, 0), (tilt, 0, turn))
            bpy.context.view_layer.update()
            one.location.z = -min((one.matrix_world @ v.co).z for v in one.data.vertices) - .03
        place(ruler(15), (-7.5, -4.4, 0), (0, 0, 1))
        place(coin(), (6.8, -1.2, 0))
        return frame(elevation=30, azimuth=4, fill=.84)
    studio(40)
    models = [tomato(red, green, k) for k in range(6)]
    walls = crate()
    floor = place(box(36, 26, 5.5, None, 0), (0, 0, .7))
    guards = [place(box(38, .8, 26, None, 0), (0, s * 13.2, 0)) for s in (-1, 1)]
    guards += [place(box(.8, 28, 26, None, 0), (s * 17.9, 0, 0)) for s in (-1, 1)]
    movers, full = [], []
    for k in range(44):
        model, coarse = models[k % 6]
        one = twin(model, (random.uniform(-14, 14), random.uniform(-9, 9), 10 + (k // 7) * 5.5),
                   (random.gauss(0, 40), random.gauss(0, 40), random.uniform(0, 360)), random.uniform(.92, 1.06))
        full.append(one.data)
        one.data = coarse
        movers.append(one)
    settle(movers, [floor] + guards, 110, friction=.5)
    for one, data in zip(movers, full):
        one.data = data
    lost = [m for m in movers if m.location.z < 5 or abs(m.location.x) > 18 or abs(m.location.y) > 13]
    movers = [m for m in movers if m not in lost]
    for ob in [m for m, _ in models] + guards + [floor] + lost:
        bpy.data.objects.remove(ob)
    subject = walls + movers
    if view == "detail":
        subject = [m for m in movers if m.location.xy.length < 9 and m.location.z > 8]
        return frame(subject, elevation=40, azimuth=20, fill=1.2, focus=9)
    frame(subject, elevation=30, azimuth=26, fill=.88)


SCENES = {"contoh-tani-sido-subur/tomat-segar": (build, ("front", "detail", "scale"))}
