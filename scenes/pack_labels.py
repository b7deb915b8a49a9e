"""Printed designs of bags and jars: a front and a back that all packed food of the catalogue shares, and small drawings."""
import math
import random

from labels import Label


def peanut(lab, x, y, r, turn, color):
    dx, dy = .55 * r * math.cos(turn), .55 * r * math.sin(turn)
    for s in (-1, 1):
        lab.oval(x + s * dx - .6 * r, y + s * dy - .6 * r, 1.2 * r, 1.2 * r, color)
    lab.oval(x - .48 * r, y - .48 * r, .96 * r, .96 * r, color)


def chilli(lab, x, y, r, turn, color, stalk="#4F7A2A"):
    pts = [(t, .5 * math.sin(t * 1.8) * r) for t in [i / 60 * 3 * r for i in range(61)]] if r else []
    c, s = math.cos(turn), math.sin(turn)
    place = [(x + c * (a - 1.5 * r) - s * b, y + s * (a - 1.5 * r) + c * b) for a, b in pts]
    for i, p in enumerate(place):
        k = .34 * r * (1 - i / len(place)) + .04 * r
        lab.oval(p[0] - k, p[1] - k, 2 * k, 2 * k, color)
    lab.line([place[0], (place[0][0] - c * .6 * r, place[0][1] - s * .6 * r)], stalk, .14 * r)


def bean(lab, x, y, r, turn, color, slit="#00000055"):
    pts = [(x + r * math.cos(a) * math.cos(turn) - .68 * r * math.sin(a) * math.sin(turn),
            y + r * math.cos(a) * math.sin(turn) + .68 * r * math.sin(a) * math.cos(turn))
           for a in [i / 20 * math.pi for i in range(40)]]
    lab.poly(pts, color)
    c, s = math.cos(turn), math.sin(turn)
    wave = [(t, .12 * r * math.sin(t / r * 3)) for t in [r * (i / 5 - .9) for i in range(10)]]
    lab.line([(x + c * a - s * b, y + s * a + c * b) for a, b in wave], slit, .1 * r)


def leaf(lab, x, y, r, turn, color, slit="#00000033"):
    c, s = math.cos(turn), math.sin(turn)
    edge = [(t, .42 * r * math.sin(math.pi * (t / r + 1) / 2)) for t in [r * (i / 8 - 1) for i in range(17)]]
    edge += [(a, -b) for a, b in reversed(edge)]
    lab.poly([(x + c * a - s * b, y + s * a + c * b) for a, b in edge], color)
    lab.line([(x - c * r, y - s * r), (x + c * r, y + s * r)], slit, .06 * r)


def flower(lab, x, y, r, turn, color):
    for i in range(7):
        a = turn + i * 2 * math.pi / 7
        lab.oval(x + .55 * r * math.cos(a) - .42 * r, y + .55 * r * math.sin(a) - .42 * r, .84 * r, .84 * r, color)
    for i in range(3):
        k = r * (.5 - .15 * i)
        lab.oval(x - k, y - k, 2 * k, 2 * k, None, .06, "#FFFFFF66")


def disc(lab, x, y, r, _turn, color):
    lab.oval(x - r, y - r, 2 * r, 2 * r, color)
    for i in range(6):
        a, k = i * 2.4, .55 * r * math.sqrt((i + 1) / 6)
        lab.oval(x + k * math.cos(a) - .13 * r, y + k * math.sin(a) - .13 * r, .26 * r, .26 * r, "#FFFFFF44")


def scatter(lab, art, colors, box, r, seed=3, gap=2.1):
    """Draws art all over box (x, y, w, h) without overlaps."""
    rng, spots = random.Random(seed), []
    for _ in range(1500):
        x, y = box[0] + rng.random() * box[2], box[1] + rng.random() * box[3]
        if all((x - a) ** 2 + (y - b) ** 2 > (gap * r) ** 2 for a, b in spots):
            spots.append((x, y))
            art(lab, x, y, r * rng.uniform(.8, 1.1), rng.uniform(0, 6.3), rng.choice(colors))


def front(w, h, brand, name, variant, weight, ground, accent, ink, art, art_colors, top="#FFFFFF", seal=1.6, r=.75,
          note="", badge=.5, mark=flower):
    """Front panel: brand band, big name (list of lines), variant ribbon, pattern below, net weight."""
    lab = Label(w, h, ground)
    lab.rect(0, 0, w, seal, accent)
    for i in range(int(seal / .16)):
        lab.line([(0, i * .16), (w, i * .16)], "#00000022", .05)
    scatter(lab, art, art_colors, (0, h * .60, w, h * .42), r)
    lab.poly([(0, seal), (w, seal), (w, h * .60)] +
             [(w * (1 - i / 40), h * (.60 + .05 * math.sin(i / 40 * math.pi))) for i in range(41)], top)
    lab.line([(w * (1 - i / 40), h * (.60 + .05 * math.sin(i / 40 * math.pi))) for i in range(41)], accent, .28)
    mark(lab, w / 2, h * .165, w * .075, .3, accent)
    lab.text(w / 2, h * .245, brand, w * .092, accent, "script", fit=w * .72)
    lab.line([(w * .24, h * .285), (w * .76, h * .285)], accent, .05)
    size = min(w * .205, h * .21 / len(name))
    for i, words in enumerate(name):
        lab.text(w / 2, h * .355 + i * size * .93, words, size, ink, "tall", fit=w * .76)
    y = h * .345 + len(name) * size * .93
    if variant:
        lab.rect(w * .22, y - h * .022, w * .56, h * .044, accent, .3)
        lab.text(w / 2, y, variant, h * .03, "#FFFFFF", "bold", fit=w * .5)
    if note:
        lab.text(w / 2, y + h * (.047 if variant else .012), note, h * .021, ink, "italic", fit=w * .7)
    lab.rect(w * (badge - .21), h * .83, w * .42, h * .095, top, .5, .07, accent)
    lab.text(w * badge, h * .862, weight[0], h * .019, ink, "sans")
    lab.text(w * badge, h * .897, weight[1], h * .042, ink, "black", fit=w * .38)
    lab.sample(w * badge, h * .944, h * .016, top)
    return lab


def back(w, h, brand, product, facts, weight, ground, accent, ink, top="#FFFFFF", seal=1.6):
    """Back panel: facts = [(heading, words), …] on a light panel, bar pattern, net weight."""
    lab = Label(w, h, ground)
    lab.rect(0, 0, w, seal, accent)
    lab.text(w / 2, h * .145, brand, w * .085, top, "script", fit=w * .7)
    lab.rect(w * .10, h * .19, w * .80, h * .73, top, .5)
    lab.text(w / 2, h * .228, product, w * .065, accent, "black", fit=w * .7)
    y = h * .262
    for heading, words in facts:
        lab.text(w * .15, y + h * .012, heading, h * .0195, accent, "bold", "lm")
        y = lab.block(w * .15, y + h * .026, w * .70, words, h * .0185, ink) + h * .012
    lab.text(w * .15, h * .815, weight[0], h * .019, ink, "sans", "lm")
    lab.text(w * .15, h * .85, weight[1], h * .04, ink, "black", "lm")
    lab.bars(w * .56, h * .79, w * .29, h * .085)
    lab.sample(w / 2, h * .9, h * .017, ink)
    return lab
