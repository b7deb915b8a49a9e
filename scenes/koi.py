"""A koi in 3D: body along a bent spine, painted skin, see-through fins."""
import numpy as np

from koi_pattern import paint
from materials import surface
from nodekit import Kit, image_from_array
from shapes import ellipsoid, group, place
from turning import grid_object, sweep

STATIONS = [0, 0.012, 0.04, 0.09, 0.16, 0.25, 0.36, 0.5, 0.64, 0.77, 0.88, 0.95, 1.0]
HALF_WIDTH = [0.002, 0.026, 0.05, 0.073, 0.093, 0.109, 0.115, 0.106, 0.084, 0.057, 0.036, 0.028, 0.025]
HALF_HEIGHT = [0.002, 0.022, 0.042, 0.066, 0.09, 0.11, 0.12, 0.112, 0.086, 0.06, 0.045, 0.042, 0.044]
FIN_TINT = {"kohaku": "#f5ede2", "sanke": "#f1e8dc", "showa": "#c9c2bb", "ogon": "#f0c766", "asagi": "#e9b9a0"}


def skin_matter(kind, seed, size):
    colour, relief = paint(kind, seed, size)
    kit = Kit("koi skin")
    pigment = kit.image(image_from_array("koi", colour), kit.uv(), "EXTEND")[0]
    height = kit.image(image_from_array("scales", relief, colour=False), kit.uv(), "EXTEND")[0]
    kit.bump(height, 0.45, 0.12)
    return kit.finish(Base_Color=pigment, Roughness=0.3, Coat_Weight=0.5, Coat_Roughness=0.1)


def fin_matter(tint, dark_root=False):
    """Thin skin on rays: u across the fan, v from root to edge."""
    kit = Kit("fin")
    u, v = kit.split(kit.uv())[:2]
    ray = kit.math("ABSOLUTE", kit.math("SINE", kit.math("MULTIPLY", u, 42.0)))
    cover = kit.math("ADD", kit.math("MULTIPLY", kit.math("POWER", ray, 3.0), 0.3),
                     kit.math("SUBTRACT", 0.72, kit.math("MULTIPLY", v, 0.45)))
    root = kit.math("MULTIPLY", kit.math("SUBTRACT", 0.75, v, True), 1.3 if dark_root else 0.0, True)
    colour = kit.mix(root, tint, "#17161a")
    kit.bump(ray, 0.4, 0.05)
    return kit.finish(Base_Color=colour, Roughness=0.35, Alpha=cover)


class Spine:
    """Bent middle line; place(s, side, up) gives points beside it, as parts of the body's length."""

    def __init__(self, length, bend, wave):
        s = np.linspace(0, 1.4, 281)
        heading = bend * np.clip(s - 0.15, 0, None) ** 1.3 + wave * np.sin(2.0 * np.pi * s) * s
        steps = np.stack([np.cos(heading), np.sin(heading)], 1) * (s[1] - s[0])
        self.s, self.heading, self.length = s, heading, length
        self.path = np.vstack([[0, 0], np.cumsum(steps, 0)[:-1]]) - (0.5, 0)

    def place(self, s, side, up):
        s, side, up = np.broadcast_arrays(np.asarray(s, float), side, up)
        x, y = (np.interp(s, self.s, self.path[:, k]) for k in (0, 1))
        a = np.interp(s, self.s, self.heading)
        return np.stack([x - np.sin(a) * side, y + np.cos(a) * side, up], -1) * self.length


def fan(spine, root, tip, spread, matter, cut=0.0, lift=0.0, rows=14, cols=40):
    """Fin: root (s, side, up), its mean ray to tip (ds, side, up), spread along the body at the edge; cut = fork."""
    u, v = np.meshgrid(np.linspace(-1, 1, cols), np.linspace(0, 1, rows))
    rounding = np.sqrt(np.clip(1 - 0.55 * u**2, 0, 1)) if not cut else 1 - cut * (1 - np.abs(u))
    reach = v * rounding
    wave = 0.008 * np.sin(7 * u + 2 * v) * v
    point = spine.place(root[0] + tip[0] * reach + u * spread[0] * (0.18 + 0.82 * reach),
                        root[1] + tip[1] * reach + u * spread[1] * (0.18 + 0.82 * reach),
                        root[2] + tip[2] * reach + u * spread[2] * (0.18 + 0.82 * reach) + lift * v**2 + wave)
    return grid_object("fin", point, np.stack([(u + 1) / 2, v], -1), matter)


def koi(length, kind, seed=0, bend=0.5, wave=0.12, detail=(512, 1024)):
    """A fish of that length (cm, with tail), head towards -x, centred near the origin; gives its group."""
    spine = Spine(length * 0.84, bend, wave)
    s = np.r_[np.linspace(0, 0.06, 14), np.linspace(0.07, 1, 90)]
    half_w, half_h = (np.interp(s, STATIONS, p) for p in (HALF_WIDTH, HALF_HEIGHT))
    for _ in range(3):
        half_w[1:-1], half_h[1:-1] = ((p[:-2] + 2 * p[1:-1] + p[2:]) / 4 for p in (half_w, half_h))
    phi = np.linspace(-1, 1, 73)
    around, up = np.sin(np.pi * phi), np.cos(np.pi * phi)
    side = half_w[:, None] * np.sign(around) * np.abs(around) ** 0.85
    rise = half_h[:, None] * np.sign(up) * np.abs(up) ** 0.95
    uv = np.stack(np.meshgrid(phi / 2 + 0.5, s), -1)[..., ::-1]
    uv[..., 1] = 1 - uv[..., 1]
    parts = [grid_object("body", spine.place(s[:, None], side, rise), uv, skin_matter(kind, seed, detail))]
    tint = FIN_TINT[kind]
    fins, arms = fin_matter(tint), fin_matter(tint, kind == "showa")
    for d in (-1, 1):
        parts.append(fan(spine, (0.245, d * 0.088, -0.045), (0.1, d * 0.155, -0.01), (0.075, -d * 0.035, 0.004), arms, lift=0.02))
        parts.append(fan(spine, (0.53, d * 0.07, -0.07), (0.085, d * 0.075, -0.01), (0.035, -d * 0.02, 0), fins))
        eye = ellipsoid(0.0105 * length, 0.0105 * length, 0.0105 * length, surface("eye", "#0b0a0a", 0.1), 20)
        parts.append(place(eye, spine.place(0.085, d * 0.066, 0.018)))
        start = spine.place(0.012, d * 0.018, -0.012)
        barbel = spine.place(np.linspace(0.012, 0.0, 6), d * np.linspace(0.018, 0.042, 6), np.linspace(-0.012, -0.03, 6))
        parts.append(sweep("barbel", np.vstack([start, barbel[1:]]), np.linspace(0.0035, 0.001, 6) * length,
                           surface("barbel", "#e6c9a4", 0.4), 8))
    parts.append(fan(spine, (0.97, 0, 0.0), (0.25, 0.04, 0.01), (0.012, 0.085, 0.075), fins, cut=0.42))
    parts.append(fan(spine, (0.5, 0.0, 0.105), (0.11, 0.035, 0.028), (0.15, 0.0, -0.012), fins, lift=-0.01))
    return group(parts)
