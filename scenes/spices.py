"""Small food props: peanuts, chillies, lime leaves, a bowl with a heaped filling."""
import math
import random

from studio import Vector, ceramic, ellipsoid, lathe, noise, place, rand_rot, roughen, sheet, surface, tube, twin


def peanut_half(mat=None):
    """Half a roasted peanut, about 1.3 cm, flat side down."""
    def point(u, v):
        a, b = u * 2 * math.pi, v * math.pi / 2
        z = .3 * math.sin(b)
        return .64 * math.cos(a) * math.cos(b), .40 * math.sin(a) * math.cos(b), z
    ob = sheet(point, 28, 8, mat or peanut_skin(), "peanut")
    return roughen(ob, .03, 1.5, 1)


def peanut(mat=None, seed=0):
    """Whole roasted peanut kernel."""
    return roughen(ellipsoid(.68, .43, .42, mat or peanut_skin(), 28, "peanut"), .04, 1.4, seed)


def peanut_skin():
    return surface("peanut", "#C98F57", .5, mottle="#E0B585", mottle_scale=1.3, bump=.25, bump_scale=9, bump_size=.03,
                   sss=.15, random=.14)


def chilli(length=6.5, width=.42, color="#C4160E", seed=1, small=False):
    """Curved red chilli with its stalk, lying along x."""
    rng = random.Random(seed)
    bend, roll = rng.uniform(.6, 1.5), rng.uniform(-.3, .3)
    pts, radii = [], []
    for i in range(33):
        t = i / 32
        body = min(t / .06, 1) ** .5 * (1 - max((t - .35) / .65, 0) ** 1.6) ** (.8 if small else 1)
        pts.append((t * length, bend * math.sin(t * 2.4), width + roll * math.sin(t * 3)))
        radii.append(max(width * body * (1 + .05 * math.sin(9 * t + seed)), .03))
    skin = surface("chilli", color, .2, mottle="#A80D0A", mottle_scale=.5, bump=.06, bump_scale=3, rough_noise=.08,
                   sss=.05, random=.12, **{"Coat Weight": .5, "Coat Roughness": .12})
    green = surface("stalk", "#4E7B2B", .5, mottle="#7C9A46", bump=.2)
    body = tube(pts, radii, skin, 20, "chilli")
    stalk = tube([(.12, 0, width), (-.05, 0, width), (-.6, -.12, width + .1), (-1.3, -.1, width + .4)],
                 [width * 1.02, width * .6, .1, .13], green, 12)
    stalk.parent = body
    return body


def lime_leaf(length=6, color="#2F6A2B"):
    """Glossy kaffir lime leaf along x (a double blade)."""
    mat = surface("leaf", color, .3, mottle="#3F7F35", mottle_scale=1, bump=.3, bump_scale=2.5, bump_size=.06, sss=.08)

    def point(u, v):
        x, y = v * length, 0
        part = (v / .42, .7) if v < .42 else ((v - .42) / .58, 1)
        half = part[1] * 1.45 * math.sin(math.pi * min(max(part[0], .02), .99)) ** .75
        y = (u - .5) * 2 * half
        return x, y, .25 + .5 * math.sin(v * 3) * .5 + .22 * abs(2 * u - 1) ** 1.5 * half
    return sheet(point, 12, 48, mat, "leaf")


def bowl(radius=5, height=4, color="#F3ECDD"):
    """Stoneware bowl; gives the bowl and the height of its rim."""
    r, h = radius, height
    form = [(0, 0), (.45 * r, 0), (.47 * r, .3), (.5 * r, .32), (.72 * r, .3 * h), (.9 * r, .62 * h), (r, h),
            (.985 * r, h + .08), (.955 * r, h), (.85 * r, .63 * h), (.66 * r, .32 * h), (.4 * r, .55), (0, .5)]
    ob = lathe(form, ceramic(color, .25), name="bowl")
    mod = ob.modifiers.new("subsurf", "SUBSURF")
    mod.levels = mod.render_levels = 1
    return ob


def heap(radius, base, height, mat, lumps=.18, scale=1.2, seed=0, n=140):
    """Heaped filling of a bowl: disc at z = base that rises to height in the middle."""
    def point(u, v):
        a, r = u * 2 * math.pi, v * radius
        x, y = r * math.cos(a), r * math.sin(a)
        bump = noise.fractal(Vector((x, y, seed)) * scale, .7, 2.1, 5)
        return x, y, base + height * (1 - v ** 2) + lumps * bump * (1 - v ** 6)
    return sheet(point, n, n // 2, mat, "heap")


def sprinkle(kinds, spots, seed=0, flat=False, z=.4):
    """Twins of kinds at the spots [(x, y)], turned at random; flat: only about z."""
    rng = random.Random(seed)
    for x, y in spots:
        turn = (0, 0, rng.uniform(0, 360)) if flat else rand_rot(rng)
        twin(rng.choice(kinds), (x, y, 0 if flat else z), turn, rng.uniform(.88, 1.1))


def hide(*objects):
    """Moves the moulds that twins are made from out of sight."""
    for ob in objects:
        place(ob, (0, 0, -500))
        ob["studio"] = True
