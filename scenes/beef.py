"""Beef: a piece of the hind leg with its fat cap, cut face to the buyer, and two slices, on a wooden board."""
import numpy as np

from materials import Nodes, rgb, wood
from matter import cells, finish, mask, spot
from props import ruler
from shapes import box, place, roughen
from solids import ball, join, paint, points, soften, solid
from studio import frame, studio


def meat_matter():
    """Lean meat with seams, grain and marbling; 'fat' (0..1 per vertex) lays fat over it."""
    n = Nodes("beef")
    bend = n("ShaderNodeVectorMath", {0: n("ShaderNodeTexNoise", {"Vector": n.coords(), "Scale": .22, "Detail": 3.0})
                                      .outputs["Color"], 3: 5.0}, operation="SCALE").outputs[0]
    warped = n("ShaderNodeVectorMath", {0: n.coords(), 1: bend}, operation="ADD").outputs[0]
    lean = n.ramp(n.noise(.5, detail=4), [(.25, "#86100F"), (.5, "#A01A16"), (.75, "#B62C22")])
    fibre = n.noise(5, n.coords(scale=(1, .25, 1)), 4, .65)
    lean = spot(n, lean, fibre, .5, .72, "#BC4A42", .5)
    lean = spot(n, lean, fibre, .42, .28, "#5E0A10", .5)
    seam = cells(n, .12, warped, edge=True)
    fleck = n.noise(1.3, warped, 5, .7)
    thread = n("ShaderNodeMath", {0: n("ShaderNodeMath", {0: fleck, 1: .5}, operation="SUBTRACT").outputs[0]},
               operation="ABSOLUTE").outputs[0]
    patch = mask(n, n.noise(.3, detail=2), .45, .65)
    marble = n("ShaderNodeMath", {0: mask(n, thread, .022, .006, .8), 1: patch}, operation="MULTIPLY").outputs[0]
    lean = n.mix(marble, lean, rgb("#E9CDB8"))
    worn = mask(n, n.noise(.6, detail=3), .36, .56, .8)
    seam = n("ShaderNodeMath", {0: mask(n, seam, .03, .006), 1: worn}, operation="MULTIPLY").outputs[0]
    lean = n.mix(seam, lean, rgb("#E4C4AE"))
    fat = n.ramp(n.noise(.7, detail=5, rough=.6), [(.3, "#E2C39A"), (.5, "#EFDCBD"), (.7, "#F3E6CF")])
    fat = spot(n, fat, n.noise(.45, detail=3), .6, .8, "#D99A86", .45)
    edge = n("ShaderNodeMath", {0: n("ShaderNodeAttribute", attribute_name="fat").outputs["Fac"],
                                1: n("ShaderNodeMath", {0: n.noise(1.6, detail=4), 1: .5}, operation="MULTIPLY").outputs[0]},
             operation="ADD").outputs[0]
    tone = n.mix(mask(n, edge, .68, .78), lean, fat)
    n.bump(fibre, .25, .06)
    n.bump(n.noise(1.1, detail=4), .35, .16)
    return finish(n, tone, .34, .18, (1, .22, .15), .3, Coat_Weight=.3, Coat_Roughness=.14)


def outer(p):
    """The uncut piece, 24 cm long (along y), 19 wide, 11 high."""
    body = ball(p, (0, 0, 5.4), (9.6, 13, 5.9))
    body = join(body, ball(p, (-3.8, 1, 4.2), (6.4, 12, 4.8)), 2)
    body = join(body, ball(p, (4.4, -1, 5.0), (5.6, 12.5, 5.2)), 2)
    return np.maximum(body, -p[..., 2] + .25 * np.sin(p[..., 0] * .5))


def part(material, back, front, seed):
    """The piece between two cuts (y from `front` to `back`), its fat painted."""
    def field(p):
        saw = .12 * np.sin(p[..., 0] * .8 + seed) + .1 * np.sin(p[..., 2] * 1.1)
        slab = np.maximum(p[..., 1] - back - saw, front + saw - p[..., 1])
        return np.maximum(outer(p), slab)
    ob = solid("meat", field, (-12, front - 1, -.6), (12, back + 1.2, 12.4), .17, material)
    p = points(ob)
    depth = -outer(p)
    top = np.clip((p[:, 2] - 5.8 + .3 * p[:, 0] + .8 * np.sin(p[:, 1] * .7 + p[:, 0] * .3)) / 2.4, 0, 1)
    cap = top * (.75 + .3 * np.sin(p[:, 0] * .55 + 1)) - .12
    paint(ob, "fat", np.clip(.46 + (cap - depth) / .8, 0, 1))
    return roughen(soften(ob, 2), .13, .45, seed, 3)


def build(view):
    studio(32)
    meat = meat_matter()
    board = box(37, 30, 2.2, wood("#B98454", "#94643A", .55, 10, .5, "X", .05), .5, "board")
    block = place(part(meat, 11, -3.5, 1), (1.5, 3.6, 2.3), (0, 0, -8))
    slices = []
    for k, (x, y, turn) in enumerate(((-8.6, -11.6, 10), (7.6, -13.2, -9))):
        cut_at = -5.2 - 2.4 * k
        slab = part(meat, cut_at, cut_at - 1.7, 2 + k)
        for v in slab.data.vertices:
            v.co.y -= cut_at
        slices.append(place(slab, (x, y, 2.2), (-90, 0, turn)))
    for slab in slices:
        slab.scale = (.74, 1, .74)
    if view == "front":
        return frame([block] + slices, elevation=33, azimuth=14, fill=.8)
    if view == "detail":
        return frame(slices, elevation=42, azimuth=-6, fill=1.0, focus=12)
    rule = place(ruler(30), (-15, -19.2, 0))
    return frame([board, block, rule], elevation=40, azimuth=0, fill=.88)


SCENES = {"contoh-rph-mitra-daging/daging-sapi-paha-belakang": (build, ("front", "detail", "scale"))}
