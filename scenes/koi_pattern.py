"""Koi skins painted with numpy: colour and scale relief over (length, girth).

Columns run from the nose (0) to the tail base (1); rows from one side of the belly over the back (middle row)
to the other side: phi = -1 .. 0 (back) .. 1."""
import numpy as np

WHITE, RED, BLACK = np.array([0.97, 0.94, 0.89]), np.array([0.80, 0.13, 0.035]), np.array([0.035, 0.035, 0.045])
GOLD, BLUE = np.array([0.90, 0.62, 0.12]), np.array([0.36, 0.45, 0.55])


def clouds(shape, cells, rng, octaves=4):
    """Fractal value noise, about -1..1; cells = lumps down and across."""
    total, weight = np.zeros(shape), 0.0
    for o in range(octaves):
        rows, cols = (int(c * 2**o) + 2 for c in cells)
        grid = rng.uniform(-1, 1, (rows, cols))
        y, x = np.linspace(0, rows - 1.001, shape[0]), np.linspace(0, cols - 1.001, shape[1])
        i, j = y.astype(int), x.astype(int)
        fy, fx = (y - i)[:, None], (x - j)[None]
        fy, fx = fy * fy * (3 - 2 * fy), fx * fx * (3 - 2 * fx)
        top = grid[i][:, j] * (1 - fx) + grid[i][:, j + 1] * fx
        low = grid[i + 1][:, j] * (1 - fx) + grid[i + 1][:, j + 1] * fx
        total += (top * (1 - fy) + low * fy) * 0.55**o
        weight += 0.55**o
    return total / weight


def step(x, soft):
    """Soft step from 0 to 1 at x = 0."""
    return np.clip(x / soft + 0.5, 0, 1)


def patches(s, phi, spots, wobble):
    """Mask of patches [(s, phi, half length, half girth)] with a torn edge."""
    field = np.full(wobble.shape, -9.0)
    for cs, cp, a, b in spots:
        field = np.maximum(field, 1 - np.hypot((s - cs) / a, (phi - cp) / b))
    return step(field + 0.55 * wobble, 0.05)


def scale_relief(s, phi, along=38, around=12):
    """Overlapping scales: height 0..1, free edges towards the tail; none on the head."""
    x, y = s * along, phi * around
    height, done = np.zeros(np.broadcast(x, y).shape), np.zeros(np.broadcast(x, y).shape, bool)
    base = np.floor(x)
    for k in (-2, -1.5, -1, -0.5, 0):
        row = base + k
        shift = np.where(k % 1 == 0.5, 0.5, 0.0)
        dy = np.mod(y - shift + 0.5, 1) - 0.5
        dx = x - row
        inside = (np.hypot(dx / 1.25, dy / 0.62) < 1) & (dx >= 0) & ~done
        height = np.where(inside, np.clip(dx / 1.25, 0, 1), height)
        done |= inside
    rim = np.clip((height - 0.55) / 0.45, 0, 1)
    body = step(s - 0.225 - 0.04 * (1 - np.abs(phi)), 0.03) * step(0.98 - np.abs(phi), 0.2)
    return height * body, rim * body


def paint(kind, seed=0, size=(512, 1024)):
    """(colour (h, w, 3), relief (h, w)) of a koi; kind: kohaku, showa, sanke, ogon, asagi."""
    rng = np.random.default_rng(seed)
    phi = np.linspace(-1, 1, size[0])[:, None]
    s = np.linspace(0, 1, size[1])[None]
    wobble, fine = clouds(size, (5, 9), rng), clouds(size, (12, 30), rng, 3)
    colour = np.ones((*size, 3)) * WHITE

    def lay(mask, pigment):
        colour[:] = colour * (1 - mask[..., None]) + pigment * mask[..., None]

    shade = RED * (1 + 0.22 * fine[..., None]) + np.array([0.06, 0.05, 0.0]) * wobble[..., None]
    jitter = lambda a: rng.uniform(-a, a)  # noqa: E731
    if kind in ("kohaku", "sanke"):
        steps = [(0.135, jitter(0.03), 0.075, 0.42), (0.36 + jitter(0.02), jitter(0.1), 0.115, 0.72),
                 (0.63 + jitter(0.03), 0.12 + jitter(0.15), 0.1, 0.68), (0.87, jitter(0.1), 0.05, 0.6)]
        lay(patches(s, phi, steps, wobble), shade)
    if kind == "sanke":
        spots = [(rng.uniform(0.26, 0.95), rng.uniform(-0.5, 0.5), 0.03, 0.2) for _ in range(8)]
        lay(patches(s, phi, spots, fine), BLACK)
    if kind == "showa":
        lay(patches(s, phi, [(0.12, 0.16, 0.07, 0.4), (0.31, -0.25, 0.09, 0.55), (0.5, 0.3, 0.1, 0.6),
                             (0.76, -0.1, 0.09, 0.7)], wobble), shade)
        bands = [(0.05, -0.1, 0.05, 0.2), (0.12, -0.18, 0.09, 0.13), (0.215, 0.05, 0.04, 0.5), (0.3, 0.42, 0.08, 0.35),
                 (0.42, -0.2, 0.05, 0.75), (0.48, -0.62, 0.1, 0.3), (0.62, 0.25, 0.05, 0.6), (0.68, -0.5, 0.07, 0.35),
                 (0.86, 0.0, 0.045, 0.9)]
        bands = [(a, b, 0.86 * c, 0.8 * d) for a, b, c, d in bands]
        lay(patches(s, phi, bands, wobble * 0.8 + fine * 0.5), BLACK)
    if kind == "ogon":
        lay(np.ones(size), GOLD * (1 + 0.12 * fine[..., None]))
    if kind == "asagi":
        lay(step(0.72 - np.abs(phi) + 0.2 * wobble, 0.15) * step(s - 0.2, 0.08), BLUE)
        lay(step(np.abs(phi) - 0.7 + 0.2 * wobble, 0.1), RED * 1.1)
    height, rim = scale_relief(s, phi)
    light = 1 - np.where(colour.min(2) > 0.6, 0.16, 0.4) * rim - 0.06 * (1 - height) * step(s - 0.25, 0.05)
    colour *= light[..., None]
    lay(step(np.abs(phi) - 0.86, 0.2) * 0.6, WHITE)
    for side in (-1, 1):
        lay(step(0.0035 - np.hypot(s - 0.04, (phi - side * 0.22) * 0.05), 0.003) * 0.5, BLACK * 2)
        gill = np.abs(s - (0.225 - 0.05 * (phi * side - 0.55) ** 2 * 4)) - 0.003
        lay(step(-gill, 0.004) * step(phi * side - 0.3, 0.1) * 0.35, BLACK * 3)
    colour *= (1 + 0.04 * fine[..., None])
    return np.clip(colour, 0, 1), height
