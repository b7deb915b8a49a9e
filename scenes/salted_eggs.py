"""Six salted duck eggs (blue-green shells) in a bamboo besek with a label, one cut open."""
import math
import random

from labels import Label
from props import coin, ruler
from studio import Nodes, Vector, box, decal, ellipsoid, frame, group, image, noise, place, roughen, sheet, studio, surface, twin


def egg_shape(ob, blunt=.16):
    """Turns an ellipsoid into an egg: narrower to the top."""
    top = max(v.co.z for v in ob.data.vertices)
    for v in ob.data.vertices:
        k = 1 - blunt * (v.co.z / top) - .05 * (v.co.z / top) ** 2
        v.co.x, v.co.y = v.co.x * k, v.co.y * k
    return ob


def egg(seed=0):
    shell = surface("duck shell", "#A9CFC6", .42, mottle="#8FBDB5", mottle_scale=.5, bump=.12, bump_scale=7,
                    bump_size=.03, sss=.12, random=.05, **{"Coat Weight": .1})
    return egg_shape(ellipsoid(2.35, 2.35, 3.2, shell, 64, "egg"))


def half_egg():
    """Cut egg lying, its face along +z: shell, white, orange yolk with an oily ring."""
    n = Nodes("cut egg")
    ring = n("ShaderNodeVectorMath", {0: n.coords(scale=(1 / 1.28, 1 / 1.5, 0)), 1: n("ShaderNodeCombineXYZ", {
        "X": .0, "Y": -.12}).outputs[0]}, operation="DISTANCE").outputs["Value"]
    wobble = n("ShaderNodeMath", {0: n.noise(1.4), 1: .10}, operation="MULTIPLY").outputs[0]
    at = n("ShaderNodeMath", {0: ring, 1: wobble}, operation="ADD").outputs[0]
    color = n.ramp(n("ShaderNodeMapRange", {"Value": at, "From Max": 2.0}).outputs[0],
                   [(0, "#E07A12"), (.38, "#D9620A"), (.50, "#B9480A"), (.525, "#F3EAD2"), (.6, "#FBF8EF"), (1, "#FBF8EF")])
    n.set(n.bsdf, {"Base Color": color, "Roughness": .3, "Subsurface Weight": .3, "Subsurface Radius": (.6, .4, .2),
                   "Subsurface Scale": .3, "Coat Weight": .15})
    n.bump(n.noise(5), .2, .05)
    body = egg()
    for v in body.data.vertices:
        v.co = Vector((v.co.x, v.co.z, min(v.co.y, 0)))

    def face(u, v):
        a = u * 2 * math.pi
        y = 3.2 * math.sin(a)
        k = 1 - .16 * (y / 3.2) - .05 * (y / 3.2) ** 2
        return v * .985 * 2.35 * math.cos(a) * k, v * .985 * y, .012 + .02 * v
    top = sheet(face, 96, 24, n.mat, "cut")
    return group([body, top])


def besek(x, y, z):
    """Woven bamboo box without its lid: plaited strips over a base."""
    n = Nodes("bamboo")
    checks = n("ShaderNodeTexChecker", {"Vector": n.coords("UV"), "Scale": 1.0}).outputs["Fac"]
    fibre = n.noise(3, n.coords("UV", (2, 2, 2)), 6)
    base = n.mix(checks, n.ramp(fibre, [(.3, "#C79E5E"), (.7, "#E3C588")]), n.ramp(fibre, [(.3, "#AF8446"), (.7, "#D2AE6C")]))
    n.set(n.bsdf, {"Base Color": base, "Roughness": .55})

    def wall(u, v):
        d = u * 2 * (x + y)
        for length, fn in ((x, lambda t: (-x / 2 + t, -y / 2)), (y, lambda t: (x / 2, -y / 2 + t)),
                           (x, lambda t: (x / 2 - t, y / 2)), (y, lambda t: (-x / 2, y / 2 - t))):
            if d <= length + 1e-6:
                px, py = fn(d)
                break
            d -= length
        weave = .07 * math.sin(u * 2 * (x + y) * math.pi / .9) * math.cos(v * z * math.pi / .9)
        k = 1 + weave / 6 + .012 * noise.noise(Vector((px, py, v * z)) * .5)
        return px * k, py * k, v * z
    nu = int(2 * (x + y) / .15)
    side = sheet(wall, nu, int(z / .15), n.mat, "besek")
    layer = side.data.uv_layers[0].data
    for item in layer:
        item.uv = (item.uv[0] * 2 * (x + y) / .9, item.uv[1] * z / .9)
    mod = side.modifiers.new("solid", "SOLIDIFY")
    mod.thickness, mod.offset = .18, -1
    floor = box(x - .2, y - .2, .3, surface("bamboo floor", "#CFA766", .6, bump=.3), 0)
    strip = surface("rim", "#D8B575", .5, mottle="#B98F50", bump=.2)
    rims = [place(box(x + .5, .45, .8, strip, .12), (0, s * y / 2, z - .55)) for s in (-1, 1)]
    rims += [place(box(.45, y + .5, .8, strip, .12), (s * x / 2, 0, z - .55)) for s in (-1, 1)]
    return group([side, floor, *rims])


def label():
    lab = Label(9, 4.3, "#FAF6EA", 130)
    teal = "#1F6F6B"
    lab.rect(0, 0, 9, 4.3, "#FAF6EA", 0, .14, teal)
    lab.text(4.5, .75, "Guyub", .85, teal, "script")
    lab.text(4.5, 1.8, "TELUR ASIN BEBEK", 1.15, "#20302F", "tall", fit=8)
    lab.rect(2.6, 2.45, 3.8, .62, teal, .28)
    lab.text(4.5, 2.76, "Isi 6 butir · matang", .42, "#FFFFFF", "bold")
    lab.text(4.5, 3.4, "Koperasi Kelurahan Guyub, Sananwetan", .3, "#20302F", "sans")
    lab.sample(4.5, 3.9, .26)
    return image(lab.save("telur-asin"), .7)


def salted(view):
    studio(20)
    basket = besek(17.5, 12.5, 4.6)
    straw = surface("straw", "#D9BE84", .8, mottle="#B99A5E", mottle_scale=2, bump=1, bump_scale=5, bump_size=.3)
    bed = roughen(box_bed(16.6, 11.6, straw), .5, 1.1, 3)
    bed.location.z = 1.4
    rng, eggs = random.Random(5), [egg()]
    spots = [(sx * 5.2, sy * 2.75) for sy in (-1, 1) for sx in (-1, 0, 1)]
    for i, (x, y) in enumerate(spots):
        ob = eggs[0] if i == 0 else twin(eggs[0])
        place(ob, (x + rng.uniform(-.2, .2), y, 4.2 + rng.uniform(-.1, .15)),
              (rng.uniform(-16, 16) + 14, rng.uniform(-14, 14), rng.uniform(0, 360)))
    tag = place(decal(9, 4.3, label()), (0, -6.75, .15), (90, 0, 0))
    group([basket, bed, tag, *[o for o in eggs]], (0, 0, 0), (0, 0, 0))
    half = half_egg()
    place(half, (5.0, -10.6, 2.0), (14, 6, -52))
    if view == "front":
        other = twin(eggs[0])
        other.parent = None
        place(other, (-5.4, -10.4, 2.28), (82, 0, 62))
        frame(elevation=30, fill=.88)
    elif view == "label":
        frame([tag, half], elevation=22, fill=.95)
    else:
        place(ruler(), (-9, -15.6, 0))
        place(coin(), (-4, -10.5, 0))
        frame(elevation=30, fill=.86)


def box_bed(x, y, mat):
    return sheet(lambda u, v: ((u - .5) * x, (v - .5) * y, 0), 90, 60, mat, "bed")


SCENES = {
    "contoh-koperasi-kelurahan-guyub/telur-asin-bebek-isi-6": (salted, ("front", "label", "scale")),
}
