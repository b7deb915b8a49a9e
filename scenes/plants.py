"""Potted ornamental plants: aglaonema, monstera adansonii, sansevieria, philodendron."""
import math
import random

from mathutils import Vector

from leaf_maps import pictures
from materials import Nodes, plastic, surface
from matter import finish, spot
from shapes import lathe, place, roughen, sheet, thicken, tube

# outline of the half width (share of the widest place) from stalk to tip
OUTLINES = {
    "lance": ((0, .12), (.08, .5), (.2, .86), (.36, 1), (.52, .95), (.7, .7), (.86, .36), (.96, .1), (1, 0)),
    "oval": ((0, .35), (.06, .68), (.18, .96), (.34, 1), (.52, .92), (.7, .7), (.85, .42), (.95, .15), (1, 0)),
    "heart": ((0, .62), (.05, .85), (.14, 1), (.3, .98), (.48, .82), (.66, .56), (.82, .3), (.94, .1), (1, 0)),
    "sword": ((0, .55), (.15, .7), (.4, .95), (.6, 1), (.78, .88), (.9, .55), (.97, .2), (1, 0)),
}


def outline(kind, v):
    points = OUTLINES[kind]
    for (a, wa), (b, wb) in zip(points, points[1:]):
        if v <= b:
            t = (v - a) / (b - a)
            return wa + (wb - wa) * (t * t * (3 - 2 * t) * .35 + t * .65)
    return 0


def leaf_matter(kind, seed, holes=False, gloss=.32):
    """Leaf skin: drawn colour, light through the blade, fine ribs."""
    n = Nodes("leaf")
    color, opacity = pictures(kind, seed, holes)
    tint = n("ShaderNodeTexImage", image=color, extension="EXTEND").outputs["Color"]
    tint = n.shade_each(tint, .12)
    n.bump(n.noise(1, n.coords("UV", (3, 34, 1)), 2), .12, .12)
    mat = finish(n, tint, gloss, Specular_IOR_Level=.45)
    glow = n("ShaderNodeBsdfTranslucent", {"Color": tint}).outputs[0]
    body = n("ShaderNodeMixShader", {0: .22, 1: n.bsdf.outputs[0], 2: glow}).outputs[0]
    if opacity:
        mask = n("ShaderNodeTexImage", image=opacity, extension="EXTEND").outputs["Color"]
        clear = n("ShaderNodeBsdfTransparent").outputs[0]
        body = n("ShaderNodeMixShader", {0: mask, 1: clear, 2: body}).outputs[0]
    n.set(n.out, {"Surface": body})
    return mat


def stem_matter(color="#6E9440", second="#8FAE5E"):
    n = Nodes("stem")
    tone = spot(n, n.ramp(n.noise(.6), [(.3, color), (.7, second)]), n.noise(6), .6, .8, "#566F33", .4)
    n.bump(n.noise(4), .15, .04)
    return finish(n, tone, .45, .1, (.5, 1, .3), .15)


def leaf(start, heading, rise, length, half, form, mat, droop=60, fold=.25, wave=.05, lobes=0.0, roll=0.0):
    """Blade from `start`; heading and rise in degrees give its first direction, droop how far it bends over."""
    turn = math.radians(heading)
    out, side = Vector((math.cos(turn), math.sin(turn), 0)), Vector((-math.sin(turn), math.cos(turn), 0))
    steps, cols = 40, 20
    spine, at, angle = [], Vector(start), math.radians(rise)
    phase, bow = random.uniform(0, 6), random.gauss(0, .06)
    for i in range(steps + 1):
        spine.append((at.copy(), angle))
        angle -= math.radians(droop) / steps * (.5 + i / steps)
        at += (out * math.cos(angle) + Vector((0, 0, 1)) * math.sin(angle) + side * bow) * (length / steps)

    def point(u, v):
        s, (base, tilt) = 2 * u - 1, spine[round(v * steps)]
        w = half * outline(form, v)
        normal = Vector((0, 0, 1)) * math.cos(tilt) - out * math.sin(tilt)
        along = out * math.cos(tilt) + Vector((0, 0, 1)) * math.sin(tilt)
        up = fold * abs(s) * w * (1 - .35 * abs(s)) + wave * half * abs(s) ** 2 * math.sin(v * 11 + phase + (2 if s > 0 else 0))
        back = -lobes * half * abs(s) ** 1.6 * max(1 - v / .34, 0) ** 1.5
        across = side * math.cos(math.radians(roll)) + normal * math.sin(math.radians(roll))
        return base + across * (s * w) + normal * up + along * back
    return sheet(point, cols, steps, mat, "leaf")


def stalk(a, b, thick, mat, sag=.25, name="stalk"):
    """Leaf stalk from a to b, bowing outwards."""
    a, b = Vector(a), Vector(b)
    middle = (a + b) / 2 + Vector((0, 0, (b - a).length * sag)) * .5 - (b - a) * .08
    path = [(1 - t) ** 2 * a + 2 * t * (1 - t) * middle + t * t * b for t in (i / 10 for i in range(11))]
    return tube(path, [thick * (1.35 - .55 * i / 10) for i in range(11)], mat, 10, name)


def pot(radius, height, clay=True):
    """Terracotta pot with a band, or a black nursery pot; filled with soil. Gives the soil's height."""
    if clay:
        n = Nodes("terracotta")
        tone = n.ramp(n.noise(.22, detail=6), [(.3, "#A8573A"), (.7, "#C4714E")])
        tone = spot(n, tone, n.noise(.5, detail=5, rough=.7), .6, .8, "#D9A588", .45)
        n.bump(n.noise(5, detail=4), .18, .04)
        mat = finish(n, tone, .82, Specular_IOR_Level=.25)
        form = [(0, 0), (.66, 0), (.68, .02), (.90, .78), (.91, .785), (1.0, .79), (1.01, .8), (1.03, .985),
                (1.02, 1), (.96, 1), (.945, .985), (.90, .7), (0, .7)]
    else:
        mat = plastic("#1B1B1C", .42)
        form = [(0, 0), (.74, 0), (.76, .02), (.96, .9), (.97, .9), (1.0, .91), (1.01, .925), (1.01, .985),
                (1.0, 1), (.97, 1), (.955, .98), (.93, .7), (0, .7)]
    lathe([(r * radius, z * height) for r, z in form], mat, 128, "pot")
    soil = surface("soil", "#3A2A1E", .95, mottle="#5A4330", mottle_scale=2, bump=1.0, bump_scale=3, bump_size=.3)
    level = height * .9
    top = lathe([(.01, level)] + [(radius * .93 * i / 14, level) for i in range(1, 15)], soil, 60, "soil")
    roughen(top, .25, .8, 2, 4)
    husks = surface("husk", "#8C7050", .9, mottle="#4A3524", mottle_scale=.8, random=.35)
    for _ in range(70):
        a, r = random.uniform(0, 6.28), radius * .88 * math.sqrt(random.random())
        chip = sheet(lambda u, v: ((u - .5) * 1.1, (v - .5) * .5, .12 * math.sin(u * 3)), 3, 2, husks, "chip")
        place(thicken(chip, .12), (r * math.cos(a), r * math.sin(a), level + .1),
              (random.gauss(0, 25), random.gauss(0, 25), random.uniform(0, 360)))
    return level


def rosette(form, count, length, half, stem, base, reach, mats, droop=70, fold=.22, lobes=0.0, inner=70, outer=22, bow=8):
    """Leaves on stalks in a golden-angle spiral, oldest lowest and widest."""
    for k in range(count):
        age = 1 - k / (count - 1)
        heading = k * 137.5 + random.gauss(0, 9)
        rise = inner + (outer - inner) * age ** .8 + random.gauss(0, 4)
        size = (.72 + .28 * math.sin(math.pi * min(.25 + age * .75, 1))) * random.uniform(.92, 1.06)
        turn, high = math.radians(heading), base + (1 - age) * reach[2]
        span = reach[0] + (reach[1] - reach[0]) * age
        foot = (math.cos(turn) * .8, math.sin(turn) * .8, high)
        tip = (foot[0] + math.cos(turn) * span * math.cos(math.radians(rise + 12)),
               foot[1] + math.sin(turn) * span * math.cos(math.radians(rise + 12)),
               high + span * math.sin(math.radians(rise + 12)))
        stalk(foot, tip, .32, stem)
        leaf(tip, heading, rise - bow, length * size, half * size, form, random.choice(mats),
             droop * random.uniform(.8, 1.15), fold, lobes=lobes, roll=random.gauss(0, 9))
