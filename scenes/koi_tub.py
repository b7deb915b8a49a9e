"""Contoh Kolam Koi Nirwana: fish in an inspection tub with clear water, seen from above."""
import math

import numpy as np

from koi import koi
from nodekit import Kit
from props import coin, ruler
from studio import frame, group, place, studio, twin
from turning import closeup, grid_object, turned


def water_matter():
    """Clear water: refracts for the eye, lets light through for shadows."""
    kit = Kit("water")
    wave = kit.grain(kit.object_coords(), 0.11, 2, 0.45)
    normal = kit.add("ShaderNodeBump", Height=wave, Strength=0.35, Distance=0.8).outputs[0]
    bent = kit.add("ShaderNodeBsdfRefraction", Color="#f4fbfc", Roughness=0.0, IOR=1.33, Normal=normal).outputs[0]
    mirror = kit.add("ShaderNodeBsdfGlossy", Color="#ffffff", Roughness=0.12, Normal=normal).outputs[0]
    fresnel = kit.add("ShaderNodeFresnel", IOR=1.33, Normal=normal).outputs[0]
    glass = kit.add("ShaderNodeMixShader", None, {0: kit.math("MULTIPLY", fresnel, 0.5), 1: bent, 2: mirror}).outputs[0]
    clear = kit.add("ShaderNodeBsdfTransparent", Color="#f4fbfb").outputs[0]
    path = kit.add("ShaderNodeLightPath").outputs
    through = kit.math("MAXIMUM", path["Is Shadow Ray"], path["Is Diffuse Ray"])
    mixed = kit.add("ShaderNodeMixShader", None, {0: through, 1: glass, 2: clear}).outputs[0]
    kit.set(kit.out, {"Surface": mixed})
    return kit.mat


def tub_matter(colour, bright):
    """Smooth plastic; inside, the net of light that moving water throws on the floor."""
    kit = Kit("tub")
    coords = kit.object_coords()
    drift = kit.add("ShaderNodeTexNoise", Vector=coords, Scale=0.12, Detail=2.0).outputs["Color"]
    bent = kit.add("ShaderNodeVectorMath", {"operation": "MULTIPLY_ADD"}, {0: drift, 1: (7, 7, 0), 2: coords}).outputs[0]
    cells = kit.add("ShaderNodeTexVoronoi", {"feature": "SMOOTH_F1", "voronoi_dimensions": "2D"}, Vector=bent, Scale=0.15, Smoothness=0.25).outputs["Distance"]
    net = kit.math("POWER", cells, 3.0)
    inside = kit.math("LESS_THAN", kit.split(coords)[2], 6.0)
    lit = kit.math("MULTIPLY", kit.math("MULTIPLY", net, inside), 0.9, True)
    return kit.finish(Base_Color=kit.mix(lit, colour, bright), Roughness=0.32, Coat_Weight=0.2)


def tub(radius, depth, level, colour, bright):
    """Round tub with a rolled rim, filled to `level`."""
    r = radius
    profile = [(0.001, 0), (r * 0.86, 0), (r * 0.885, 0.6), (r * 0.98, depth - 1.6), (r * 1.0, depth - 1.4), (r * 1.035, depth - 1.3),
               (r * 1.05, depth - 0.6), (r * 1.04, depth - 0.1), (r * 1.0, depth), (r * 0.975, depth - 0.3), (r * 0.965, depth - 1.2),
               (r * 0.87, 2.2), (r * 0.855, 1.2), (r * 0.82, 0.7), (0.001, 0.6)]
    matter = tub_matter(colour, bright)
    body = turned("tub", profile, matter, 128, step=0.5)
    edge = r * (0.87 + 0.095 * (level - 2.2) / (depth - 3.4)) + 0.1
    ring = np.linspace(0, edge, 40)
    angle = np.linspace(0, 2 * math.pi, 97)
    points = np.stack([ring[:, None] * np.cos(angle), ring[:, None] * np.sin(angle), np.full((40, 97), level)], -1)
    water = grid_object("water", points, np.zeros((40, 97, 2)), water_matter())
    return [body, water]


BLUE, WHITE = ("#2c77b8", "#8cc4ec"), ("#dfe6e8", "#ffffff")


def single(length, kind, seed, tone, bend, turn):
    """One unique fish: from above; head and shoulders; with a ruler on the rim."""
    def build(view):
        studio(length * 1.6)
        parts = tub(length * 0.62, length * 0.34, length * 0.24, *tone)
        place(koi(length, kind, seed, bend), (0, 0, length * 0.135), (0, 0, turn))
        if view == "detail":
            a = math.radians(turn)
            closeup((-math.cos(a) * length * 0.2, -math.sin(a) * length * 0.2, length * 0.25), length * 0.52, elevation=78)
            return
        if view == "scale":
            place(ruler(60), (-30.5, -length * 0.4, length * 0.34 + 0.1))
        frame(parts, elevation=68, fill=0.9)
    return build


def shoal(kinds, lengths, count, radius, tone, seed, shapes=99):
    """A lot: fish spread over the tub; from the number `shapes` on, copies of those made."""
    def build(view):
        rng = np.random.default_rng(seed)
        top = max(lengths)
        depth = max(top * 0.75, 8.0)
        studio(radius * 2.2)
        parts = tub(radius, depth, depth * 0.72, *tone)
        made, spots = [], []
        for k in range(count):
            for _ in range(400):
                a, d, turn = rng.uniform(0, 2 * math.pi), radius * 0.72 * math.sqrt(rng.uniform()), rng.uniform(0, 360)
                here = np.array([d * math.cos(a), d * math.sin(a)])
                nose = top * 0.33 * np.array([math.cos(math.radians(turn)), math.sin(math.radians(turn))])
                dots = [here - nose, here, here + nose]
                gap = min((np.linalg.norm(p - q) for p in dots for q in spots), default=99)
                if gap > top * 0.26 and max(np.linalg.norm(p) for p in dots) < radius * 0.8:
                    break
            spots += dots
            length, height = rng.uniform(*lengths), depth * rng.uniform(0.3, 0.5)
            if k < shapes:
                made.append(koi(length, kinds[k % len(kinds)], seed + k, rng.uniform(-0.9, 0.9), 0.12, (256, 512)))
                place(made[-1], (*here, height), (0, 0, turn))
            else:
                holder = group([], (*here, height), (0, 0, turn))
                for part in made[k % shapes].children:
                    copy = twin(part, part.location)
                    copy.parent = holder
        if view == "detail":
            closeup((0, 0, depth * 0.5), radius * 1.0, elevation=72)
            return
        if view == "scale":
            place(ruler(60), (-30.5, -radius * 0.84, depth + 0.1))
        if top < 10:
            place(coin(), (radius * 1.2, -radius * 0.75, 0))
        frame(elevation=64, fill=0.9) if top < 10 else frame(parts, elevation=66, fill=0.9)
    return build


MIXED = ("kohaku", "ogon", "showa", "sanke", "asagi", "kohaku", "sanke")
SCENES = {
    "contoh-kolam-koi-nirwana/koi-kohaku-55cm-k017": (single(55, "kohaku", 17, BLUE, 0.55, 24), ("front", "detail", "scale")),
    "contoh-kolam-koi-nirwana/koi-showa-48cm-s004": (single(48, "showa", 4, WHITE, -0.6, 152), ("front", "detail", "scale")),
    "contoh-kolam-koi-nirwana/koi-campuran-20-25cm": (shoal(MIXED, (20, 25), 14, 42, BLUE, 7), ("front", "detail", "scale")),
    "contoh-kolam-koi-nirwana/benih-koi-5-7cm": (shoal(MIXED, (5, 7), 46, 19, WHITE, 3, 14), ("front",)),
}
