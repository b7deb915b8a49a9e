"""The five plants of the nursery, potted."""
import math
import random

import bpy

from plants import leaf, leaf_matter, pot, rosette, stalk, stem_matter
from props import ruler
from shapes import place, tube
from studio import frame, studio


def aglaonema_red():
    level = pot(7.2, 11.5)
    mats = [leaf_matter("red", s) for s in range(4)]
    rosette("oval", 19, 17, 4.7, stem_matter("#C98A86", "#E0B0A4"), level, (7, 9.5, 7), mats, 75, .2)


def aglaonema_silver():
    level = pot(7.8, 12, clay=False)
    mats = [leaf_matter("silver", s) for s in range(4)]
    rosette("lance", 18, 22, 4.4, stem_matter("#9DB88A", "#C4D2B4"), level, (7, 9, 9), mats, 70, .26)


def monstera():
    level = pot(7.5, 12.5)
    mats = [leaf_matter("monstera", s, holes=True, gloss=.36) for s in range(5)]
    green = stem_matter()
    for vine in range(3):
        turn = math.radians(vine * 120 + 40)
        path = [(1.6 * math.cos(turn) + .09 * i * i * math.cos(turn), 1.6 * math.sin(turn) + .09 * i * i * math.sin(turn),
                 level + 2.3 * i) for i in range(7)]
        tube(path, [.48 - .03 * i for i in range(7)], green, 10, "vine")
        for i, foot in enumerate(path[1:]):
            heading = math.degrees(turn) + (68 if i % 2 else -58) + random.gauss(0, 14)
            out, rise = math.radians(heading), math.radians(52 - 3 * i)
            long = random.uniform(6.5, 9) * (1 - .05 * i)
            tip = [foot[0] + long * math.cos(out) * math.cos(rise), foot[1] + long * math.sin(out) * math.cos(rise),
                   foot[2] + long * math.sin(rise)]
            stalk(foot, tip, .24, green)
            size = random.uniform(.85, 1.12) * (1 - .04 * i)
            leaf(tip, heading, 14, 16 * size, 5.6 * size, "heart", random.choice(mats), random.uniform(60, 90), .12,
                 .07, .35, random.gauss(0, 10))


def sansevieria():
    level = pot(7.4, 12.5)
    mats = [leaf_matter("sword", s, gloss=.4) for s in range(4)]
    for k in range(11):
        a, r = math.radians(k * 137.5), 1.1 + .36 * k
        length = (43 - 2.1 * k) * random.uniform(.9, 1.08)
        leaf((r * math.cos(a), r * math.sin(a), level - .6), math.degrees(a), 88 - 1.5 * k, length, 3.0, "sword",
             random.choice(mats), random.uniform(-6, 10), .55, .09, 0, random.gauss(0, 22))


def philodendron():
    level = pot(7.8, 12, clay=False)
    mats = [leaf_matter("heart", s, gloss=.26) for s in range(4)]
    rosette("heart", 17, 16.5, 7.0, stem_matter(), level, (10, 16, 5), mats, 72, .1, .5, 78, 28, 46)


PLANTS = {"aglaonema-merah": (aglaonema_red, 36), "aglaonema-hijau-perak": (aglaonema_silver, 42),
          "monstera-adansonii": (monstera, 44), "lidah-mertua": (sansevieria, 54),
          "philodendron-hijau": (philodendron, 44)}


def scene(name):
    model, size = PLANTS[name]

    def build(view):
        studio(size)
        model()
        subject, look = None, dict(elevation=18, azimuth=0, fill=.88)
        if view == "detail":
            leaves = sorted((o for o in bpy.data.objects if o.name.startswith("leaf")),
                            key=lambda o: sum(v.co.y for v in o.data.vertices) / len(o.data.vertices))
            subject, look = leaves[:4], dict(elevation=30, azimuth=0, fill=1.1, focus=8)
        if view == "scale":
            reach = max(v.co.x for o in bpy.data.objects if o.name.startswith("leaf") for v in o.data.vertices)
            place(ruler(50 if size > 50 else 30), (reach + 2.5, -2, .5), (90, -90, 0))
        frame(subject, **look)
    return build


SCENES = {f"contoh-kebun-hias-permata/{name}": (scene(name), ("front", "detail", "scale")) for name in PLANTS}
