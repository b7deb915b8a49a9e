"""Chicken from the slaughterhouse: a whole carcass on banana leaf, nine pieces on a black tray."""
import math
import random

import numpy as np

from materials import Nodes, plastic, rgb, wood
from matter import cells, finish, mask, spot
from props import ruler
from shapes import lathe, place, roughen, sheet, thicken
from solids import ball, cut, join, limb, paint, points, soften, solid
from studio import frame, studio


def skin_matter():
    """Plucked skin: cream with pink and yellow, follicles; 'cut' shows flesh, 'bone' bone."""
    n = Nodes("chicken")
    big = n.noise(.28, detail=4)
    tone = n.ramp(big, [(.28, "#DF9F83"), (.45, "#EBBF9D"), (.6, "#EECBA6"), (.78, "#E8BE82")])
    tone = spot(n, tone, n.noise(.8, detail=5, rough=.6), .55, .8, "#E19B80", .4)
    dots = cells(n, 3.1, n.coords())
    tone = spot(n, tone, dots, .16, .05, "#D79F77", .35)
    flesh = n.ramp(n.noise(1.4, n.coords(scale=(.5, 1.6, 1.6)), 5, .6), [(.3, "#C9665B"), (.55, "#DB8A7B"), (.75, "#E8AFA0")])
    is_cut = n("ShaderNodeAttribute", attribute_name="cut").outputs["Fac"]
    tone = n.mix(is_cut, tone, flesh)
    tone = n.mix(n("ShaderNodeAttribute", attribute_name="bone").outputs["Fac"], tone, rgb("#EFE3D6"))
    n.bump(mask(n, dots, .22, .02), .35, .05)
    n.bump(n.noise(1.5, n.coords(scale=(1, .55, 1)), 5, .6), .35, .14)
    return finish(n, tone, .36, .28, (1, .42, .25), .45, Coat_Weight=.22, Coat_Roughness=.18)


def carcass_field(p):
    """Bird on its back: neck towards +x, breast up."""
    m = np.stack([p[..., 0], np.abs(p[..., 1]), p[..., 2]], -1)
    body = ball(p, (1.2, 0, 4.9), (9.6, 5.9, 4.8))
    breast = join(ball(m, (3.0, 2.55, 6.3), (6.9, 3.7, 3.6)), ball(m, (6.3, 2.2, 6.0), (3.6, 3.3, 3.4)), 1.2)
    body = join(body, breast, 1.1)
    body = join(body, limb(p, (9.4, 0, 5.2), (12.0, 0, 4.4), 2.3, 1.5), 1.4)
    body = join(body, limb(p, (-8.2, 0, 3.7), (-11.0, 0, 4.6), 1.9, .75), 1.2)
    wing = limb(m, (6.6, 5.2, 4.9), (1.6, 7.5, 3.4), 1.9, 1.35)
    wing = join(wing, limb(m, (1.6, 7.5, 3.4), (7.0, 8.3, 3.5), 1.3, .95), .5)
    wing = join(wing, limb(m, (7.0, 8.3, 3.5), (3.6, 9.5, 2.3), .85, .4), .5)
    body = join(body, wing, .55)
    leg = join(limb(m, (-4.6, 3.4, 3.7), (-.6, 6.0, 5.6), 3.1, 2.5), ball(m, (-2.8, 5.2, 5.9), (3.4, 2.4, 2.7)), .8)
    leg = join(leg, limb(m, (-2.2, 5.4, 6.0), (-8.6, 3.7, 7.0), 2.45, 1.05), .9)
    leg = join(leg, ball(m, (-9.9, 3.3, 7.2), (1.25, 1.05, 1.1)), .6)
    body = join(body, leg, .5)
    return cut(body, ball(p, (-10.2, 0, 6.4), (3.0, 1.5, 1.35)), .5)


def carcass(material):
    def stub(p):
        return np.maximum(carcass_field(p), np.maximum(p[..., 0] - 12.4, -p[..., 0] - 10.7))
    bird = solid("carcass", stub, (-12.5, -10.8, -.6), (13.8, 10.8, 11), .17, material)
    p = points(bird)
    ends = np.clip((p[:, 0] - 12.1) / .3, 0, 1) + np.clip((-p[:, 0] - 10.5) / .2, 0, 1) * (p[:, 2] > 5.6)
    hollow = np.clip(1 - np.abs(ball(p, (-10.2, 0, 6.4), (3.0, 1.5, 1.35))) / .35, 0, 1)
    paint(bird, "cut", np.clip(ends + hollow * .8, 0, 1))
    bones = np.minimum(np.hypot(np.abs(p[:, 1]) - 3.2, p[:, 2] - 7.2), np.hypot(p[:, 1], p[:, 2] - 4.4))
    paint(bird, "bone", np.clip(ends, 0, 1) * np.clip((.75 - bones) / .15, 0, 1))
    return roughen(soften(bird), .16, .35, 4, 3)


def drumstick(p):
    body = join(limb(p, (-3.6, 0, 2.3), (4.0, 0, 1.6), 2.35, 1.0), ball(p, (-2.2, 0, 2.4), (3.7, 2.7, 2.4)), .8)
    return join(body, ball(p, (5.2, 0, 1.5), (1.5, 1.2, 1.15)), .5)


def thigh(p):
    body = join(ball(p, (0, 0, 1.9), (5.6, 4.4, 2.2)), ball(p, (-2.6, 1.2, 2.2), (3.2, 3.0, 2.1)), 1.2)
    return join(body, ball(p, (2.4, -2.2, 1.7), (3.0, 2.4, 1.7)), 1)


def breast(p):
    return join(ball(p, (0, 0, 2.1), (6.2, 4.3, 2.6)), ball(p, (2.8, .8, 2.3), (3.4, 3.3, 2.7)), 1.2)


def wing(p):
    body = limb(p, (-5.2, -1.2, 1.9), (-.6, 2.6, 1.6), 1.9, 1.2)
    body = join(body, limb(p, (-.6, 2.6, 1.6), (4.4, .2, 1.4), 1.35, .95), .5)
    body = join(body, limb(p, (-.9, 1.6, 1.4), (-3.5, -.4, 1.4), .6, .8), 1.6)
    return join(body, limb(p, (4.4, .2, 1.4), (7.6, 2.0, .9), .85, .4), .4)


# form, reach of the grid, plane of the cut (normal, distance), where the bone shows
PIECES = {"drumstick": (drumstick, 7, (-1, 0, .25), 4.6, (2.2, 0)), "thigh": (thigh, 7, (.85, -.42, .42), 4.3, (1.5, .3)),
          "breast": (breast, 7, (-.68, -.6, .45), 4.3, (1.3, 1.8)), "wing": (wing, 9, (-.85, -.4, .3), 5.9, (1.8, 0))}


def piece(kind, material, seed, mirror=False):
    """One jointed piece with its cut face; lies on z = 0."""
    form, reach, normal, distance, (bone_z, bone_side) = PIECES[kind]
    normal = np.array(normal) / np.linalg.norm(normal)
    rng = np.random.default_rng(seed)
    own = np.array([1, -1 if mirror else 1, 1]) * rng.uniform(.96, 1.06, 3)

    def field(p):
        q = p * own
        bent = q @ normal - distance + .25 * np.sin(q[..., 2] * 1.6 + seed)
        return np.maximum(form(q), np.maximum(bent, -q[..., 2]))
    ob = solid(kind, field, (-reach - 1, -reach, -.5), (reach + 1.5, reach, 6), .16, material)
    q = points(ob) * own
    face = q @ normal - distance + .25 * np.sin(q[:, 2] * 1.6 + seed)
    where = np.clip((face + .28) / .2, 0, 1)
    along = np.cross(normal, (0, 0, 1))
    spot_at = np.hypot(q @ along - bone_side, q[:, 2] - bone_z)
    paint(ob, "cut", where)
    paint(ob, "bone", where * np.clip((.55 - spot_at) / .15, 0, 1))
    return roughen(soften(ob), .14, .45, seed, 3)


def tray(x, y, z, mat):
    """Shallow tray with rounded corners and a lip, standing on z = 0."""
    rim = [(.84, .02), (.86, 0), (.9, .05), (.97, .8), (1.0, .93), (1.03, .95), (1.05, .98), (1.045, 1.02), (1.0, 1.03),
           (.965, .95), (.93, .3), (.88, .16), (.5, .14), (.01, .14)]

    def power(c, e=.32):
        return math.copysign(abs(c) ** e, c)
    ob = lathe([(.01, .02)] + rim, mat, 160, "tray")
    for v in ob.data.vertices:
        r = math.hypot(v.co.x, v.co.y)
        a = math.atan2(v.co.y, v.co.x)
        v.co.x, v.co.y, v.co.z = r * power(math.cos(a)) * x / 2, r * power(math.sin(a)) * y / 2, v.co.z * z
    return ob


def banana_leaf(x, y, seed=1):
    """Cut piece of banana leaf, its ribs across, slightly wavy."""
    n = Nodes("banana leaf")
    ribs = n.noise(1, n.coords("UV", (70, 1.5, 1)), 2)
    tone = n.ramp(n.noise(.12, detail=3), [(.35, "#2F6B22"), (.65, "#4E8C2E")])
    tone = spot(n, tone, ribs, .55, .75, "#79AC48", .35)
    n.bump(ribs, .4, .06)
    rng = random.Random(seed)
    phase = rng.uniform(0, 6)

    def point(u, v):
        px, py = (u - .5) * x, (v - .5) * y
        edge = max(abs(v - .5) * 2 - .75, 0) + max(abs(u - .5) * 2 - .85, 0)
        return px + .3 * math.sin(v * 9), py + .25 * math.sin(u * 12), .06 + edge * (1.0 + .8 * math.sin(px * .5 + phase))
    return thicken(sheet(point, 90, 60, finish(n, tone, .38, Specular_IOR_Level=.5), "banana"), .05)


LAYOUT = (  # kind, x, y, turn, mirrored
    ("breast", -9.6, 6.6, 40, False), ("breast", .0, 7.0, 62, False), ("breast", 10.0, 7.2, -58, True),
    ("thigh", -9.6, -1.4, -62, False), ("thigh", -.8, -1.6, -110, True), ("drumstick", 7.2, -1.6, 66, False),
    ("wing", -8.6, -9.2, 12, False), ("drumstick", 12.9, -2.6, 72, True), ("wing", 2.6, -9.8, 186, True))


def whole(view):
    studio(30)
    board = place(lathe([(.01, 0), (16.6, 0), (17, .3), (17, 1.5), (16.6, 1.8), (.01, 1.8)], wood("#B98454", "#94643A", .55, 10, .5, "X", .05), 128, "board"))
    leaf = place(banana_leaf(27, 19), (0, 0, 1.85), (0, 0, -18))
    bird = place(carcass(skin_matter()), (0, 0, 2.05), (random.gauss(0, 1), 0, 156))
    if view == "front":
        return frame([bird, leaf], elevation=33, azimuth=0, fill=.86)
    if view == "detail":
        return frame([bird], elevation=40, azimuth=-12, fill=1.0)
    rule = place(ruler(30), (-15, -19.5, 0), (0, 0, 0))
    return frame([bird, board, rule], elevation=38, azimuth=0, fill=.88)


def nine(view):
    studio(34)
    skin = skin_matter()
    dish = tray(35, 28, 3, plastic("#1D1E20", .4))
    parts = [place(piece(kind, skin, i, mirror), (x * 1.02, y * 1.02, .55),
                   (random.gauss(0, 4), random.gauss(0, 4), turn))
             for i, (kind, x, y, turn, mirror) in enumerate(LAYOUT)]
    if view == "front":
        return frame([dish], elevation=42, azimuth=12, fill=.9)
    if view == "detail":
        return frame(parts[3:6], elevation=36, azimuth=20, fill=1.15, focus=11)
    rule = place(ruler(30), (-15, -18.5, 0))
    return frame([dish, rule], elevation=48, azimuth=0, fill=.9)


SCENES = {"contoh-rph-mitra-daging/ayam-karkas-utuh": (whole, ("front", "detail", "scale")),
          "contoh-rph-mitra-daging/ayam-potong-sembilan": (nine, ("front", "detail", "scale"))}
