"""Contoh Batik Tirta: folded cloth, a rolled length, a scarf on a rail."""
import math

import numpy as np

from batik_pattern import fish_cloth, leaf_cloth, scarf_cloth
from nodekit import Kit, image_from_array
from props import ruler
from studio import frame, group, place, studio, surface
from turned_wood import turned_wood
from turning import closeup, grid_object, smooth_path, sweep, turned


def cloth_matter(array, tile):
    """Cotton with a printed tile of that many cm; UV in cm."""
    kit = Kit("batik")
    uv = kit.stretch(kit.uv(), (1 / tile, 1 / tile, 1), (0.13, 0.31, 0))
    weave = kit.add("ShaderNodeTexWave", {"bands_direction": "DIAGONAL"}, Vector=kit.uv(), Scale=5.0, Distortion=1.0).outputs["Fac"]
    kit.bump(weave, 0.12, 0.02)
    kit.bump(kit.grain(kit.uv(), 0.35, 2), 0.5, 0.25)
    return kit.finish(Base_Color=kit.image(image_from_array("batik", array), uv)[0], Roughness=0.85, Sheen_Weight=0.15)


def run(path, width, matter, ripple=None, cols=90):
    """Cloth of a width along x that follows a path [(y, z)]; ripple(x, metres along 0..1) lifts it."""
    p = smooth_path(np.c_[np.zeros(len(path)), path], 0.22)
    length = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    x = np.linspace(-width / 2, width / 2, cols)
    points = np.repeat(p[:, None], cols, 1)
    points[..., 0] += x[None]
    if ripple:
        points += ripple(x[None], (length / length[-1])[:, None])
    uv = np.stack(np.meshgrid(x, length), -1)
    obj = grid_object("cloth", points, uv, matter)
    solid = obj.modifiers.new("thickness", "SOLIDIFY")
    solid.thickness, solid.offset = 0.07, 0
    return obj


def folded(width, depth, layers, gap, matter, rng):
    """A pile folded to and fro, its top layer running down over the front onto the table."""
    path = []
    for k in range(layers):
        sign, z = (1 if k % 2 else -1), 0.12 + k * gap
        reach = depth / 2 + rng.uniform(-0.35, 0.25)
        path += [(-sign * reach * f, z + gap * 0.12 * math.sin(3 * f + k)) for f in np.linspace(-0.93, 0.93, 9)]
        if k < layers - 1:
            path += [(-sign * (reach + gap * 0.55), z + gap * 0.5)]
    edge, top = path[-1][0], path[-1][1]
    sign = math.copysign(1, edge)
    path += [(edge + sign * 1.2, top - 0.35), (edge + sign * 1.9, top - 1.6), (edge + sign * 2.3, top * 0.45),
             (edge + sign * 3.2, 0.7), (edge + sign * 5.0, 0.35), (edge + sign * 9, 0.3), (edge + sign * 13, 0.3),
             (edge + sign * 17, 0.25)]

    def ripple(x, t):
        loose = np.clip((t - 0.86) / 0.14, 0, 1)
        up = loose * 0.42 * (1 + np.sin(0.42 * x + 5 * t + 0.6)) + 0.05 * np.sin(0.9 * x + 60 * t)
        side = 0.25 * np.sin(3.1 * t * layers) * np.ones_like(x) + loose * 1.6
        return np.stack([side, 0.2 * loose * np.sin(0.3 * x) * x / 6, up], -1)
    return run(path, width, matter, ripple)


def fish_batik(view):
    """Folded hand-drawn cloth; the drawing from close; with a ruler."""
    studio(38)
    pile = folded(30, 21, 8, 0.55, cloth_matter(fish_cloth(), 19.0), np.random.default_rng(2))
    pile = place(group([pile]), rot=(0, 0, -24))
    if view == "detail":
        closeup((-1, -2, 4), 15, elevation=58, azimuth=-10)
    elif view == "scale":
        place(ruler(30), (-20, -25, 0), (0, 0, -24))
        frame(elevation=34, fill=0.88)
    else:
        frame(elevation=32, fill=0.88)


def leaf_batik(view):
    """Rolled stamped cloth with its loose end; the stamp from close; with a ruler."""
    studio(36)
    matter = cloth_matter(leaf_cloth(), 22.0)
    turns = np.linspace(0, 2 * math.pi * 7, 170)
    radius = 1.1 + 0.105 * turns * 0.75
    radius = radius * (1 + 0.012 * np.sin(turns * 1.0 + 1))
    high = radius[-1] + 0.25
    spiral = [(r * math.cos(a - math.pi / 2) * -1, high + r * math.sin(a - math.pi / 2)) for a, r in zip(turns, radius)]
    tail = [(spiral[-1][0] - d, spiral[-1][1] + 0.02 - min(d, 2) * 0.03) for d in (1.2, 2.5, 5, 8, 11, 14, 17, 19)]

    def ripple(x, t):
        loose = np.clip((t - 0.91) / 0.09, 0, 1)
        return np.stack([0.35 * np.sin(5.5 * 2 * np.pi * t) * (1 - loose) * np.ones_like(x), 0 * x * t,
                         loose * 0.4 * (1 + np.sin(0.36 * x + 4 * loose)) + 0 * x], -1)
    cloth = run(spiral + tail, 34, matter, ripple, 110)
    roll = place(group([cloth]), rot=(0, 0, -28))
    if view == "detail":
        closeup((-2, -12, 1), 15, elevation=50, azimuth=-10)
    elif view == "scale":
        place(ruler(30), (-24, -22, 0), (0, 0, -28))
        frame(elevation=30, fill=0.88)
    else:
        frame([roll], elevation=28, fill=0.88)


def scarf(view):
    """Scarf hung over a wooden rail, fringes down."""
    studio(64)
    wood = turned_wood("rail", "mahogany", "Z", rings=1.0, gloss=0.3)
    post = [(0.001, 0), (5.2, 0), (5.4, 0.5), (5.0, 1.3), (2.2, 1.9), (1.2, 3), (1.0, 8), (1.4, 20), (1.0, 34), (1.0, 62),
            (1.5, 63), (1.5, 64), (0.6, 65), (0.001, 65.2)]
    parts = [turned("post", post, wood, 64, step=0.4) for _ in range(2)]
    parts[0].location.x, parts[1].location.x = -18, 18
    rail = place(turned("bar", [(0.001, 0), (0.9, 0), (0.9, 40), (0.001, 40)], wood, 48), (-20, 0, 60), (0, 90, 0))
    top, width = 60, 28.0
    drop = [(-1.35, top - f) for f in np.linspace(53, 2, 22)]
    path = drop + [(-1.3, top), (-0.9, top + 0.95), (0, top + 1.3), (0.9, top + 0.95), (1.3, top)]
    path += [(1.35, top - f) for f in np.linspace(2, 42, 18)]

    def ripple(x, t):
        hang = np.clip(np.abs(t - 0.54) * 3.2, 0, 1)
        pleat = np.sin(x * 0.9 + 0.8 * np.sin(x * 0.3)) + 0.4 * np.sin(x * 0.47 + 4 * t)
        side = np.where(t < 0.54, -1.0, 1.0)
        return np.stack([0.06 * x * hang + 0.3 * np.sin(5 * t), side * hang * (1.1 + 1.0 * pleat), 0.25 * (1 - hang) * pleat * 0.4 + 0 * t], -1)
    cloth = run(path, width, cloth_matter(scarf_cloth(), 24.0), ripple, 200)
    points = np.array([v.co for v in cloth.data.vertices]).reshape(-1, 200, 3)
    thread = surface("fringe", "#d9c08c", 0.9)
    rng = np.random.default_rng(1)
    for k in range(1, 199, 3):
        base = points[0, k]
        end = base + (rng.uniform(-0.25, 0.25), rng.uniform(-0.3, 0.3), -4.2 + rng.uniform(-0.3, 0.3))
        middle = (base + end) / 2 + (rng.uniform(-0.2, 0.2), -0.1, 0)
        parts.append(sweep("fringe", smooth_path([base + (0, 0, 0.2), middle, end], 0.5), 0.11, thread, 6))
    if view == "detail":
        closeup((0, -2, 38), 22, elevation=12, azimuth=12)
    else:
        place(group([*parts, rail, cloth]), rot=(0, 0, 14))
        frame(elevation=14, fill=0.88)


SCENES = {
    "contoh-batik-tirta/batik-tulis-motif-ikan": (fish_batik, ("front", "detail", "scale")),
    "contoh-batik-tirta/batik-cap-motif-daun": (leaf_batik, ("front", "detail", "scale")),
    "contoh-batik-tirta/syal-batik": (scarf, ("front", "detail")),
}
