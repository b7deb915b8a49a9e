"""Batik patterns drawn with Pillow: wax-resist look in cream, soga brown and indigo. Tiles repeat."""
import math
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SIZE, FINE = 1400, 2  # pixels of a tile, drawn FINE times larger
CREAM, SOGA, DARK, INDIGO, OCHRE = "#efdfba", "#9a5a26", "#43200f", "#1c2c54", "#c98f3c"


class Tile:
    """A square of the cloth (unit 1 x 1) on which shapes wrap round the edges."""

    def __init__(self, ground, seed):
        self.n, self.rng = SIZE * FINE, random.Random(seed)
        self.image = Image.new("RGB", (self.n, self.n), ground)
        self.pen = ImageDraw.Draw(self.image)

    def _copies(self, points):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if max(xs) + dx > -0.05 and min(xs) + dx < 1.05 and max(ys) + dy > -0.05 and min(ys) + dy < 1.05:
                    yield [((x + dx) * self.n, (y + dy) * self.n) for x, y in points]

    def shape(self, points, fill):
        for copy in self._copies(points):
            self.pen.polygon(copy, fill=fill)

    def line(self, points, fill, width):
        for copy in self._copies(points):
            self.pen.line(copy, fill=fill, width=max(1, int(width * self.n)), joint="curve")

    def dot(self, x, y, r, fill):
        self.shape([(x + r * math.cos(a), y + r * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 20)], fill)

    def finish(self):
        """Array of the tile with the bleeding of dye and the fine cracks of the wax."""
        small = self.image.filter(ImageFilter.GaussianBlur(FINE * 0.9)).resize((SIZE, SIZE), Image.LANCZOS)
        array = np.asarray(small, np.float32) / 255
        rng = np.random.default_rng(self.rng.randrange(999))
        blotch = Image.fromarray(rng.uniform(0, 255, (24, 24)).astype(np.uint8)).resize((SIZE, SIZE), Image.BICUBIC)
        crack = Image.fromarray(rng.uniform(0, 255, (90, 90)).astype(np.uint8)).resize((SIZE, SIZE), Image.BICUBIC)
        vein = np.abs(np.asarray(crack, np.float32) / 255 - 0.5) < 0.008
        array *= (0.93 + 0.14 * np.asarray(blotch, np.float32) / 255)[..., None]
        array[vein] *= 0.86
        return np.clip(array, 0, 1)


def turn(points, x, y, angle, size):
    c, s = math.cos(angle), math.sin(angle)
    return [(x + size * (px * c - py * s), y + size * (px * s + py * c)) for px, py in points]


def soft(points, rounds=3):
    """Closed outline with its corners cut round (Chaikin)."""
    p = np.asarray(points, float)
    for _ in range(rounds):
        q = np.roll(p, -1, 0)
        p = np.stack([0.75 * p + 0.25 * q, 0.25 * p + 0.75 * q], 1).reshape(-1, 2)
    return p.tolist()


def half_width(t):
    return 0.235 * math.sin(math.pi * min(t, 1) ** 0.62) ** 0.9 + 0.03


def outline(scale, bend, start=0.0, stop=1.0):
    """Closed outline of a fish body of length 1 with a bent middle line."""
    ts = np.linspace(start, stop, 40)
    mid = [(t - 0.5, bend * (t - 0.3) ** 2 * 2) for t in ts]
    up = [(x, y - half_width(t) * scale) for (x, y), t in zip(mid, ts)]
    return up + [(x, y + half_width(t) * scale) for (x, y), t in zip(mid, ts)][::-1]


def fish(tile, x, y, angle, size, bend, body, fill):
    """One fish: halo, double outline, gill, scales, rayed fins and tail."""
    put = lambda pts: turn(pts, x, y, angle, size)  # noqa: E731
    wag = bend * 0.98
    tail = [(0.40, wag - 0.03), (0.6, wag - 0.06), (0.72, wag - 0.3), (1.06, wag * 1.6 - 0.44), (0.9, wag * 1.4 - 0.1),
            (0.8, wag * 1.3), (0.94, wag * 1.4 + 0.12), (1.04, wag * 1.6 + 0.42), (0.7, wag + 0.26), (0.6, wag + 0.06), (0.40, wag + 0.03)]
    fins = [[(-0.16, -0.17), (-0.1, -0.36), (0.1, -0.46), (0.34, -0.36), (0.26, -0.28), (0.28, -0.12)],
            [(-0.16, 0.16), (-0.18, 0.36), (-0.06, 0.5), (0.14, 0.5), (0.06, 0.36), (0.04, 0.17)],
            [(0.17, 0.12), (0.2, 0.28), (0.34, 0.36), (0.44, 0.3), (0.34, 0.2), (0.33, 0.08)]]
    for part in [tail, *fins]:
        cx, cy = np.mean(part, 0)
        for grow, colour in ((1.3, DARK), (1.14, CREAM), (0.9, fill)):
            tile.shape(put(soft([(cx + (px - cx) * grow, cy + (py - cy) * grow) for px, py in part])), colour)
        rim, base = np.array(part[1:-1]), (np.array(part[0]) + part[-1]) / 2
        for k in np.linspace(0.3, len(rim) - 1.3, 13):
            end = rim[int(k)] + (rim[int(k) + 1] - rim[int(k)]) * (k % 1)
            tile.line(put([tuple(base * 0.7 + end * 0.3), tuple(end * 0.84 + base * 0.16)]), CREAM, 0.0016)
    for grow, colour in ((1.25, DARK), (1.1, CREAM), (0.94, DARK), (0.9, CREAM), (0.8, body)):
        tile.shape(put(outline(grow, bend)), colour)
    for row, t in enumerate(np.arange(0.34, 0.95, 0.062)):
        w = half_width(t) * 0.72
        for k in np.arange(-3, 3.1, 1) + (0.5 if row % 2 else 0):
            off = k * 0.085
            if abs(off) < w:
                cx, cy = t - 0.5, bend * (t - 0.3) ** 2 * 2 + off
                arc = [(cx + 0.042 * math.cos(a), cy + 0.045 * math.sin(a)) for a in np.linspace(-1.5, 1.5, 9)]
                tile.line(put(arc), CREAM, 0.0022)
                tile.dot(*put([(cx + 0.01, cy)])[0], 0.0026, CREAM)
    gill = [(-0.24 + 0.06 * math.cos(a), 0.17 * math.sin(a)) for a in np.linspace(-1.4, 1.4, 16)]
    tile.line(put(gill), CREAM, 0.004)
    for r, colour in ((0.05, CREAM), (0.034, DARK), (0.012, CREAM)):
        tile.dot(*put([(-0.36, -0.06)])[0], r * size, colour)


def fish_cloth():
    """Hand-drawn (tulis) fish among waves and grains of rice."""
    tile = Tile(DARK, 5)
    for k in range(900):
        x, y, a = tile.rng.random(), tile.rng.random(), tile.rng.uniform(0, 6.3)
        tile.line([(x, y), (x + 0.012 * math.cos(a), y + 0.012 * math.sin(a))], SOGA, 0.0045)
    for cx, cy in ((0.02, 0.47), (0.5, 0.02), (0.52, 0.55), (0.98, 0.96), (0.25, 0.78), (0.76, 0.28)):
        for n, r in enumerate(np.arange(0.018, 0.125, 0.0165)):
            sweep = np.linspace(-2.6 + 0.3 * n, 1.6, 40)
            tile.line([(cx + r * math.cos(a) * 1.15, cy + r * math.sin(a)) for a in sweep], (CREAM, OCHRE)[n % 2], 0.0042)
        for a in np.linspace(0, 2 * math.pi, 22):
            tile.dot(cx + 0.155 * math.cos(a), cy + 0.137 * math.sin(a), 0.0048, CREAM)
    fish(tile, 0.26, 0.25, -0.5, 0.40, 0.12, INDIGO, SOGA)
    fish(tile, 0.75, 0.76, 2.55, 0.41, 0.13, INDIGO, SOGA)
    fish(tile, 0.78, 0.02, 0.85, 0.30, -0.14, SOGA, INDIGO)
    fish(tile, 0.24, 0.54, 3.5, 0.29, -0.12, SOGA, INDIGO)
    return tile.finish()


def leaf(tile, x, y, angle, size, fill):
    """Leaf with cream edge, veins and a row of dots."""
    put = lambda pts: turn(pts, x, y, angle, size)  # noqa: E731
    ts = np.linspace(0, 1, 30)
    side = [(t, 0.27 * math.sin(math.pi * t**0.8) ** 1.2) for t in ts]
    for grow, colour in ((1.0, CREAM), (0.8, fill)):
        tile.shape(put([(0.5 + (t - 0.5) * (0.4 + 0.6 * grow), w * grow) for t, w in side]
                       + [(0.5 + (t - 0.5) * (0.4 + 0.6 * grow), -w * grow) for t, w in side[::-1]]), colour)
    tile.line(put([(-0.15, 0), (0.97, 0)]), CREAM, 0.0042)
    for t in np.arange(0.18, 0.85, 0.11):
        w = 0.2 * math.sin(math.pi * t**0.8) ** 1.2
        for d in (-1, 1):
            tile.line(put([(t, 0), (t + 0.09, d * w)]), CREAM, 0.0022)


def leaf_cloth():
    """Stamped (cap) sprigs in half drop, each a hair out of place."""
    tile = Tile(INDIGO, 8)
    for i in range(56):
        for j in range(56):
            if (i + j) % 2:
                tile.dot(i / 56, j / 56, 0.0022, "#6f86b4")
    for col in range(4):
        for row in range(4):
            x = (col + 0.5) / 4 + tile.rng.uniform(-0.004, 0.004)
            y = (row + 0.5 * (col % 2)) / 4 + tile.rng.uniform(-0.004, 0.004)
            lean = 0.12 * (-1) ** row
            tile.dot(x, y, 0.085, INDIGO)
            tile.line([(x, y + 0.11), (x + 0.01 * (-1) ** row, y)], CREAM, 0.006)
            for a, s, fill in ((-1.57, 0.118, OCHRE), (-0.62, 0.098, SOGA), (-2.52, 0.098, SOGA), (0.35, 0.082, OCHRE),
                               (2.79, 0.082, OCHRE)):
                leaf(tile, x, y + (0.03 if a > 0 else 0), a + lean, s, fill)
            for a in np.linspace(0, 2 * math.pi, 9)[:-1]:
                tile.dot(x + 0.014 * math.cos(a), y + 0.014 * math.sin(a), 0.0045, CREAM)
            tile.dot(x, y, 0.008, OCHRE)
    return tile.finish()


def scarf_cloth():
    """Slanting parang stripes with rows of beads."""
    tile = Tile("#5c1520", 3)
    for k in range(-8, 16):
        base = k / 6
        for n in range(28):
            t = n / 14 - 0.5
            x, y = base + t, t
            blade = soft([(-0.058, 0.044), (-0.02, 0.004), (0.03, 0.03), (0.052, -0.004), (0.04, -0.045), (0.01, -0.01),
                          (-0.035, -0.022)])
            tile.shape(turn(blade, x, y, 0.9, 1.0), CREAM)
            tile.shape(turn(blade, x, y, 0.9, 0.62), OCHRE)
            tile.shape(turn(blade, x, y, 0.9, 0.3), "#5c1520")
        for off, width, colour in ((0.062, 0.006, CREAM), (0.083, 0.013, INDIGO), (0.104, 0.006, CREAM)):
            tile.line([(base + off - 0.6, -0.6), (base + off + 1.6, 1.6)], colour, width)
    return tile.finish()
