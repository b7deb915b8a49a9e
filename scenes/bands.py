"""Ornament bands for turned wood: painted or carved Javanese-style repeats drawn with numpy.

A drum's surface is unrolled: u goes round (0..1), v is height/total height (0 at the foot)."""

import numpy as np

from nodekit import image_from_array

SIZE = (2048, 4096)  # rows (height), columns (round)


def edge(distance, soft):
    """Soft step: 1 where distance is negative."""
    return np.clip(0.5 - distance / soft, 0, 1)


def tumpal(s, t):
    """Triangles (bamboo shoots) with an inner triangle and a bead."""
    d = t - (1 - np.abs(2 * s - 1))
    inner = t * 1.0 - (0.66 - np.abs(2 * s - 1))
    bead = np.hypot((s - 0.5) * 2, t - 0.2) - 0.11
    return np.maximum(edge(d, 0.04) * (1 - edge(inner, 0.04)), edge(bead, 0.03))


def kawung(s, t):
    """Four petals in a square cell with a seed between them."""
    x, y = 2 * s - 1, 2 * t - 1
    out = np.zeros_like(x * y)
    for a in (1, -1):
        p, q = (x + a * y) / 1.414, (x - a * y) / 1.414
        petal = ((np.abs(p) - 0.68) / 0.56) ** 2 + (q / 0.33) ** 2 - 1
        slit = np.maximum(np.abs(q) - 0.035, np.abs(np.abs(p) - 0.68) - 0.3)
        out = np.maximum(out, edge(petal, 0.12) * (1 - edge(slit, 0.04)))
    cross = np.minimum(np.hypot(np.abs(x) - 0.78, y), np.hypot(x, np.abs(y) - 0.78)) - 0.1
    return np.maximum(out, edge(cross, 0.05))


def diamonds(s, t):
    """Nested lozenges."""
    d = np.abs(2 * s - 1) + np.abs(2 * t - 1)
    return np.maximum(edge(np.abs(d - 0.82) - 0.11, 0.05), edge(d - 0.36, 0.05))


def zigzag(s, t):
    """Double zigzag line."""
    tri = np.abs(2 * s - 1)
    return np.maximum(edge(np.abs(t - 0.2 - 0.45 * tri) - 0.075, 0.04),
                      edge(np.abs(t - 0.42 - 0.45 * tri) - 0.05, 0.04))


def parang(s, t):
    """Slanting S blades with a seed between them."""
    x = np.mod(s + 0.5 * t + 0.1 * np.sin(2 * np.pi * t), 1)
    side = np.abs(x - 0.5)
    blade = side - 0.36 * np.sin(np.pi * np.clip(t, 0.001, 1)) ** 0.4
    core = np.abs(side - 0.16) - 0.035
    return edge(blade, 0.05) * (1 - edge(core, 0.04) * edge(np.abs(t - 0.5) - 0.36, 0.05))


def padma(s, t):
    """Lotus petals, as on temple plinths of East Java, with points of a second row behind."""
    x, back = np.abs(2 * s - 1), 1 - np.abs(2 * s - 1)
    petal = x - 0.94 * np.sqrt(np.clip(1 - t**1.7, 0, 1))
    inner = x + 0.05 - 0.67 * np.sqrt(np.clip(1 - (t / 0.78) ** 1.7, 0, 1))
    heart = x + 0.05 - 0.35 * np.sqrt(np.clip(1 - (t / 0.55) ** 1.7, 0, 1))
    front = edge(petal, 0.06) * (1 - edge(inner, 0.06) * (1 - edge(heart, 0.06)))
    behind = edge(back - 0.5 * (1 - t) - 0.12, 0.05) * edge(0.12 - petal, 0.03)
    return np.maximum(front, behind * edge(0.35 - t, 0.04))


def scroll(s, t):
    """Running tendril: spirals to both sides in turn (about twice as wide as high)."""
    half = np.floor(2 * s)
    sign = 1 - 2 * half
    x, y = (np.mod(2 * s, 1) - 0.5) * 1.0, (t - 0.5) * sign
    r, turn = np.hypot(x, y), np.arctan2(y, x) / (2 * np.pi)
    coil = np.abs(np.mod(r / 0.17 - turn + 0.3, 1) - 0.5) - 0.27
    spiral = edge(coil, 0.12) * edge(r - 0.43, 0.03)
    bud = edge(np.hypot(np.abs(x) - 0.5, np.abs(y) - 0.4) - 0.1, 0.04)
    return np.maximum(np.maximum(spiral, edge(r - 0.07, 0.03)), bud)


def dots(s, t):
    """Rows of dots, large in the middle, small above and below."""
    big = np.hypot(s - 0.5, (t - 0.5) * 1.1) - 0.27
    small = np.hypot(np.mod(2 * s, 1) - 0.5, (np.abs(t - 0.5) - 0.41) * 3.2) - 0.22
    return np.maximum(edge(big, 0.06), edge(small, 0.1))


def ring(s, t):
    """A plain painted line."""
    return np.ones_like(s * t)


MOTIFS = {f.__name__: f for f in (tumpal, kawung, diamonds, zigzag, parang, padma, scroll, dots, ring)}


def draw(bands, lines=()):
    """(paint, carve) images. Each band: dict(motif, at=(v0, v1), count, paint, ground, depth, flip).

    lines: turned grooves [(v, half width)]. paint/ground are hex colours or None; depth 0..1 carves
    the ground between the motif."""
    rows, cols = SIZE
    v = 1 - (np.arange(rows) + 0.5) / rows
    u = (np.arange(cols) + 0.5) / cols
    rgba, height = np.zeros((rows, cols, 4), np.float32), np.ones((rows, cols), np.float32)
    for band in bands:
        v0, v1 = band["at"]
        pick = np.where((v >= v0) & (v < v1))[0]
        t = ((v[pick] - v0) / (v1 - v0))[:, None]
        t = 1 - t if band.get("flip") else t
        s = np.mod(u * band.get("count", 1) + band.get("shift", 0), 1)[None, :]
        mask = MOTIFS[band["motif"]](s, t).astype(np.float32)
        for colour, cover in ((band.get("ground"), 1 - mask), (band.get("paint"), mask)):
            if colour:
                rgb = np.array([int(colour[i:i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
                under = rgba[pick, :, 3] * (1 - cover)
                alpha = np.maximum(under + cover, 1e-4)
                rgba[pick, :, :3] = (rgba[pick, :, :3] * under[..., None] + rgb * cover[..., None]) / alpha[..., None]
                rgba[pick, :, 3] = alpha
        height[pick] -= band.get("depth", 0) * (1 - mask)
    for at, half in lines:
        height -= (0.9 * np.exp(-((v - at) / half) ** 2))[:, None].astype(np.float32)
    return image_from_array("paint", rgba), image_from_array("carve", np.clip(height, 0, 1), colour=False)
