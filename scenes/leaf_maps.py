"""Leaf pictures drawn with numpy: colour and outline of each kind, u across (0..1), v from stalk to tip."""
import numpy as np

from nodekit import image_from_array

SIZE = 1024


def hex3(code):
    return np.array([int(code[i:i + 2], 16) / 255 for i in (1, 3, 5)])


def smooth(a, b, x):
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def over(base, color, amount):
    return base + (hex3(color) - base) * amount[..., None]


def cloud(rng, grain, octaves=4):
    """Smooth noise 0..1; grain = (cells across, cells along)."""
    total, weight = np.zeros((SIZE, SIZE)), 0
    for o in range(octaves):
        nu, nv = max(int(grain[0] * 2 ** o), 1), max(int(grain[1] * 2 ** o), 1)
        grid = rng.random((nv + 2, nu + 2))
        y, x = np.linspace(0, nv, SIZE), np.linspace(0, nu, SIZE)
        iy, ix = np.minimum(y.astype(int), nv - 1), np.minimum(x.astype(int), nu - 1)
        fy, fx = smooth(0, 1, y - iy)[:, None], smooth(0, 1, x - ix)[None]
        layer = (grid[np.ix_(iy, ix)] * (1 - fy) * (1 - fx) + grid[np.ix_(iy, ix + 1)] * (1 - fy) * fx
                 + grid[np.ix_(iy + 1, ix)] * fy * (1 - fx) + grid[np.ix_(iy + 1, ix + 1)] * fy * fx)
        total, weight = total + layer * .55 ** o, weight + .55 ** o
    return np.clip((total / weight - .5) * 1.9 + .5, 0, 1)


def plane():
    """u from -1 to 1 across, v from 0 (stalk, bottom row) to 1."""
    v, u = np.meshgrid(np.linspace(1, 0, SIZE), np.linspace(-1, 1, SIZE), indexing="ij")
    return u, v


def veins(u, v, count, slope, width):
    """Side veins running forward from the midrib: 1 on a vein."""
    phase = (v - slope * np.abs(u) ** 1.25) * count + .5 * (u > 0)
    return 1 - smooth(0, width, np.abs(phase - np.round(phase)) / count * 10)


def aglaonema_red(rng):
    u, v = plane()
    a = np.abs(u)
    img = np.ones((SIZE, SIZE, 3)) * hex3("#C8283A")
    blush = cloud(rng, (5, 8))
    img = over(img, "#E4566A", smooth(.45, .8, blush) * .8)
    fleck = cloud(rng, (22, 34), 3)
    edge = smooth(.5, .98, a + (cloud(rng, (6, 14)) - .5) * .55)
    img = over(img, "#2F5A2B", smooth(.50, .66, edge * .75 + fleck * .36) * .95)
    img = over(img, "#7E1C2A", veins(u, v, 13, .16, .035) * .35 * (1 - edge))
    img = over(img, "#F48FA0", (1 - smooth(.0, .06 + .03 * (1 - v), a)) * .95)
    return over(img, "#1F4420", smooth(.93, .985, a) * .9)


def aglaonema_silver(rng):
    u, v = plane()
    a = np.abs(u)
    img = np.ones((SIZE, SIZE, 3)) * hex3("#2C5B33")
    band = cloud(rng, (5, 16))
    feather = veins(u, v, 10, .2, .42)
    silver = smooth(.36, .62, (1 - a) * .55 + band * .45 + feather * .16 - .08)
    img = over(img, "#B9CDB4", silver * .95)
    img = over(img, "#8FB08C", smooth(.4, .8, cloud(rng, (20, 30), 3)) * .45)
    img = over(img, "#2A5631", smooth(.62, .75, cloud(rng, (16, 26), 3)) * .75)
    img = over(img, "#DDE6D2", (1 - smooth(0, .035, a)) * .7)
    return over(img, "#24502B", smooth(.84, .97, a + (band - .5) * .2))


def monstera(rng):
    u, v = plane()
    a = np.abs(u)
    img = np.ones((SIZE, SIZE, 3)) * hex3("#3F7A2C")
    img = over(img, "#5C9A3C", cloud(rng, (4, 7)) * .55)
    img = over(img, "#2F6424", smooth(.4, .8, cloud(rng, (9, 14))) * .35)
    img = over(img, "#86B65A", veins(u, v, 8, .2, .07) * .55)
    return over(img, "#9CC46E", (1 - smooth(0, .03, a)) * .8)


def monstera_holes(rng):
    """Opacity: pointed oval holes between the side veins, a ragged few near the rim."""
    u, v = plane()
    keep = np.ones((SIZE, SIZE))
    for side in (-1, 1):
        for k in range(1, 8):
            middle = (k + .5 - .25 * (side > 0)) / 8.6
            for centre, half, wide in ((.36, .23, .034), (.74, .11, .017)):
                c, h, w = centre + rng.normal(0, .02), half * rng.uniform(.75, 1.15), wide * rng.uniform(.75, 1.2)
                if centre > .5 and rng.random() < .3:
                    continue
                h = h * min(1, 1.6 * np.sqrt(np.clip(1 - (2 * middle - .8) ** 2, .1, 1)))
                x = u * side - c
                y = v - (middle + .2 * (np.abs(u) ** 1.25) - .02)
                inside = (np.abs(x) / h) ** 2.2 + (np.abs(y) / w) ** 2
                keep = np.minimum(keep, smooth(.96, 1.04, inside))
    return keep


def sansevieria(rng):
    u, v = plane()
    a = np.abs(u)
    img = np.ones((SIZE, SIZE, 3)) * hex3("#3E6A46")
    ragged = cloud(rng, (3, 26), 5)
    bars = smooth(.42, .62, .5 + .34 * np.sin(v * 88 + 7 * (ragged - .5) + 2 * u) + (ragged - .5) * .9)
    img = over(img, "#A9BFA0", bars * .62)
    img = over(img, "#234A30", smooth(.5, .75, cloud(rng, (4, 44), 4)) * .55)
    img = over(img, "#1F4229", smooth(.5, .8, cloud(rng, (26, 2), 3)) * .25)
    margin = a + (cloud(rng, (2, 9)) - .5) * .14
    return over(img, "#D9CB6E", smooth(.70, .76, margin))


def philodendron(rng):
    u, v = plane()
    a = np.abs(u)
    img = np.ones((SIZE, SIZE, 3)) * hex3("#2F7026")
    img = over(img, "#4E9434", cloud(rng, (4, 6)) * .6)
    img = over(img, "#245A1F", smooth(.45, .8, cloud(rng, (8, 12))) * .35)
    img = over(img, "#7DB354", veins(u, v, 7, .3, .05) * .5)
    return over(img, "#A5C877", (1 - smooth(0, .028, a)) * .85)


def pictures(kind, seed=0, holes=False):
    """Blender images of one leaf: its colour, and its opacity or None."""
    rng = np.random.default_rng(seed)
    color = image_from_array(f"{kind}{seed}", np.clip(PAINT[kind](rng), 0, 1))
    opacity = image_from_array(f"{kind}{seed}-holes", monstera_holes(rng), colour=False) if holes else None
    return color, opacity


PAINT = {"red": aglaonema_red, "silver": aglaonema_silver, "monstera": monstera, "sword": sansevieria,
         "heart": philodendron}
