"""Quick heaps without physics: small things fall one by one on a height map and lie on what is under them."""
import math
import random

import numpy as np

from studio import twin

STEP = .1  # cm


class Pile:
    """Height map around the origin; ground(x, y) arrays -> heights for a bowl, a sack or a floor (default 0)."""

    def __init__(self, half=20.0, ground=None):
        self.half, n = half, int(2 * half / STEP)
        self.y, self.x = np.meshgrid(*[np.linspace(-half, half, n)] * 2, indexing="ij")
        self.z = np.zeros((n, n)) if ground is None else ground(self.x, self.y).astype(float)

    def level(self, x, y, reach=.25):
        """Mean height near a point."""
        i, j, k = (int((y + self.half) / STEP), int((x + self.half) / STEP), max(int(reach / STEP), 1))
        patch = self.z[max(i - k, 0):i + k + 1, max(j - k, 0):j + k + 1]
        return float(patch.mean()) if patch.size else 0.0

    def roll(self, x, y, radius):
        """Where a thing that falls at (x, y) stops: it rolls down while a side is clearly lower."""
        for _ in range(14):
            here = self.level(x, y)
            sides = [(x + radius * .8 * math.cos(a), y + radius * .8 * math.sin(a)) for a in
                     [i * math.pi / 4 for i in range(8)]]
            low, spot = min((self.level(*p), p) for p in sides)
            if here - low < radius * .55:
                break
            x, y = spot
        return x, y

    def drop(self, kinds, spots, half_height=.33, radius=.5, seed=1, tilt=22, flat_bias=.6, size=(.88, 1.08)):
        """Lays twins of kinds at the spots (x, y); the things' origin is their middle. Some lie upside down."""
        rng, made = random.Random(seed), []
        for x, y in spots:
            k = rng.uniform(*size)
            x, y = self.roll(x, y, radius)
            spot = self.z[(np.abs(self.x - x) < radius) & (np.abs(self.y - y) < radius)]
            level = float(np.quantile(spot, flat_bias))
            lean = min((float(spot.max()) - float(spot.min())) * 40, 50)
            turn = (rng.choice((0, 180)) + rng.gauss(0, tilt * .5 + lean), rng.gauss(0, tilt * .4 + lean * .5),
                    rng.uniform(0, 360))
            if max(spot) < .02:
                turn = (rng.choice((0, 180)) + rng.uniform(-6, 6), rng.uniform(-4, 4), turn[2])
            made.append(twin(rng.choice(kinds), (x, y, level + half_height * k * .93), turn, k))
            dome = np.clip(1 - ((self.x - x) ** 2 + (self.y - y) ** 2) / (radius * k * 1.15) ** 2, 0, None)
            self.z = np.maximum(self.z, np.where(dome > 0, level + 1.9 * half_height * k * np.sqrt(dome), self.z))
        return made


def spill(n, centre, spread, seed, sigma=.5):
    """n spots, dense in the middle."""
    rng = random.Random(seed)
    polar = [(abs(rng.gauss(0, sigma)), rng.uniform(0, 2 * math.pi)) for _ in range(n)]
    return [(centre[0] + spread[0] * r * math.cos(a), centre[1] + spread[1] * r * math.sin(a)) for r, a in polar]


def disc(n, centre, radius, seed):
    """n spots evenly in a disc."""
    rng = random.Random(seed)
    polar = [(radius * math.sqrt(rng.random()), rng.uniform(0, 2 * math.pi)) for _ in range(n)]
    return [(centre[0] + r * math.cos(a), centre[1] + r * math.sin(a)) for r, a in polar]


def apart(n, box, gap, seed):
    """Up to n spots in box (x, y, w, h), no two nearer than gap."""
    rng, spots = random.Random(seed), []
    for _ in range(n * 60):
        p = box[0] + rng.random() * box[2], box[1] + rng.random() * box[3]
        if len(spots) < n and all((p[0] - a) ** 2 + (p[1] - b) ** 2 > gap * gap for a, b in spots):
            spots.append(p)
    return spots
