"""Things of known size for the scale pictures: ruler, coin, spoon, shipping carton, plate."""
import math

from labels import Label
from materials import cardboard, ceramic, image, metal, plastic, surface
from shapes import box, decal, group, lathe, place, sheet, thicken


def ruler(length=15, width=2.8):
    """Wooden ruler lying along x from 0, centimetres marked; gives a group."""
    lab = Label(length + 1, width, "#E9CF98", 60)
    for mm in range(length * 10 + 1):
        tall = .75 if mm % 10 == 0 else .55 if mm % 5 == 0 else .35
        lab.line([(.5 + mm / 10, 0), (.5 + mm / 10, tall)], "#3A2A18", .03)
        if mm % 10 == 0:
            lab.text(.5 + mm / 10, 1.15, str(mm // 10), .5, "#3A2A18", "bold")
    lab.text(length + .2, width - .5, "cm", .45, "#3A2A18", "bold", "rm")
    body = box(length + 1, width, .3, surface("ruler", "#E3C386", .5, mottle="#D4AE6C", bump=.1), .05)
    face = decal(length + 1, width - .1, image(lab.save(f"ruler{length}x{width}"), .4), (0, -width / 2 + .05, .305), 0)
    place(body, (length / 2, 0, 0))
    face.location.x = length / 2
    return group([body, face])


def coin(diameter=2.4):
    """Plain nickel disc of the size of a 1000-rupiah coin, lying."""
    r = diameter / 2
    rim = [(0, 0), (r - .05, 0), (r, .04), (r, .11), (r - .05, .15), (r - .14, .15), (r - .18, .12), (0, .12)]
    return lathe(rim, metal("#BDBDBB", .3), name="coin")


def spoon(length=17):
    """Steel tablespoon lying along x, bowl at the origin end."""
    def point(u, v):
        x = v * length
        if x < 6:
            half = 2.0 * math.sqrt(max(1 - ((x - 3.1) / 3.15) ** 2, 0)) * (1 - .05 * (x - 3))
            y = (u - .5) * 2 * max(half, .28 if x > 4.5 else .02)
            z = .95 - .8 * (1 - (2 * u - 1) ** 2) * math.sin(math.pi * min(x / 6.2, 1)) ** .7
        else:
            y, z = (u - .5) * (.56 + .9 * max((x - 8) / 9, 0)), .95 + .8 * math.sin((x - 6) / 11 * math.pi) - .03 * (x - 6)
        return x, y, z
    return thicken(sheet(point, 16, 60, metal("#D4D4D6", .16), "spoon"), .14)


def carton(x, y, z, label=None, open_top=False):
    """Shipping carton standing on z = 0; label: image path for its front. open_top: no lid, flaps bent out."""
    mat, parts = cardboard(), []
    if not open_top:
        parts.append(box(x, y, z, mat, .25, "carton"))
        tape = box(5, y + .08, .02, plastic("#C9A46B", .25), 0)
        parts += [place(tape, (0, 0, z)), place(box(5, .02, z * .25, plastic("#C9A46B", .25), 0), (0, -y / 2 - .02, z * .75))]
    else:
        t = .4
        sides = [(x, t, 0, -y / 2), (x, t, 0, y / 2), (t, y, -x / 2, 0), (t, y, x / 2, 0)]
        parts += [place(box(w, d, z, mat, .1), (px, py, 0)) for w, d, px, py in sides]
        parts.append(box(x, y, t, mat, 0))
        for sx, turn in ((-1, 90), (1, -90)):
            flap = place(box(y, t, x * .45, mat, .1), (sx * x / 2, 0, z), (-118, 0, turn))
            parts.append(flap)
        parts.append(place(box(x, t, y * .45, mat, .1), (0, y / 2, z), (-25, 0, 0)))
        parts.append(place(box(x, t, y * .45, mat, .1), (0, -y / 2, z), (152, 0, 0)))
    if label:
        parts.append(decal(x * .7, x * .7 * label[1], image(label[0], .8, alpha=True), (0, -y / 2 - .03, z * .14)))
    return group(parts)


def plate(radius=10):
    """Shallow off-white plate."""
    r = radius
    form = [(0, 0), (.55 * r, 0), (.6 * r, .15), (.7 * r, .5), (r, 1.6), (r * 1.005, 1.7), (r * .99, 1.75),
            (.68 * r, .75), (.55 * r, .4), (0, .38)]
    return lathe(form, ceramic(), name="plate")


