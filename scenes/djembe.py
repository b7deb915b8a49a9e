"""The djembe (kendang jimbe): turned goblet shell, goat skin, rings, taut rope with a diamond weave."""
import numpy as np

from nodekit import Kit
from rope import Body, local, rope_matter, wrapped_matter
from shapes import group
from turned_wood import turned_wood
from turning import smooth_path, sweep, turned

# (radius / head radius, z / height) of the shell outside, from the foot to the bearing edge
OUTLINE = [(0.655, 0), (0.69, 0.012), (0.686, 0.04), (0.645, 0.075), (0.592, 0.14), (0.527, 0.23), (0.478, 0.32),
           (0.456, 0.39), (0.455, 0.425), (0.47, 0.45), (0.54, 0.49), (0.66, 0.55), (0.775, 0.62), (0.865, 0.70),
           (0.93, 0.78), (0.972, 0.86), (0.99, 0.93), (0.985, 0.985), (0.96, 0.995)]


def goat_skin(seed=0.0):
    """Shaved goat skin: cream, cloudy, with the darker line of the backbone."""
    kit = Kit("goat skin")
    coords = kit.stretch(kit.object_coords(), (1, 1, 1), (seed * 7.3, seed * 3.1, 0))
    cloud = kit.grain(coords, 0.16, 4, 0.6)
    colour = kit.ramp(cloud, [(0.3, "#d2b184"), (0.48, "#e6d3ae"), (0.7, "#f1e6cc")])
    x = kit.split(kit.object_coords())[0]
    wander = kit.math("ADD", x, kit.math("MULTIPLY", kit.math("SUBTRACT", cloud, 0.5), 5.0))
    spine = kit.math("POWER", 2.718, kit.math("MULTIPLY", kit.math("POWER", wander, 2.0), -0.35))
    colour = kit.mix(kit.math("MULTIPLY", spine, 0.5), colour, "#a9804d")
    specks = kit.math("GREATER_THAN", kit.grain(kit.stretch(coords, (1, 0.35, 1)), 3.2, 2), 0.68)
    colour = kit.mix(kit.math("MULTIPLY", specks, 0.3), colour, "#8b6338")
    kit.bump(kit.grain(coords, 3.5, 1), 0.15, 0.05)
    return kit.finish(Base_Color=colour, Roughness=0.48, Subsurface_Weight=0.12, Subsurface_Scale=0.4,
                      Subsurface_Radius=(1, 0.6, 0.3))


def skin(height, radius, seed):
    """Stretched head over the edge down to the ring, and a trimmed collar above the ring."""
    matter = goat_skin(seed)
    r, h = radius, height
    head = turned("skin", [(0.001, h * 1.004), (0.5 * r, h * 1.004), (0.9 * r, h * 1.003), (0.975 * r, h * 1.0),
                           (0.998 * r, h * 0.99), (1.004 * r, h * 0.965), (1.018 * r, h * 0.935),
                           (1.03 * r, h * 0.9)], matter, step=0.25)
    collar = turned("collar", [(1.012 * r, h * 0.94), (1.05 * r, h * 0.947), (1.068 * r, h * 0.953)], matter, 240, step=0.2)
    angle = np.linspace(0, 40, 240)
    points = np.array([v.co for v in collar.data.vertices]).reshape(-1, 240, 3)
    rough = 0.0032 * h * (np.sin(angle * 1.3) + np.sin(angle * 2.9 + seed) + 0.6 * np.sin(angle * 7.7))
    points[..., 2] += np.linspace(0, 1, len(points))[:, None] * np.abs(rough) * np.sin(np.linspace(0, np.pi, 240))[None] ** 0.2
    collar.data.vertices.foreach_set("co", points.ravel())
    return [head, collar]


def loops(count, ring_radius, z, tube, cord, matter, down=True):
    """Cord loops hitched over a ring: U shapes through which the tuning rope runs."""
    w, d = cord * 1.5, tube * 1.15 + cord * 3.0
    shape = [(-w * 1.15, -tube * 0.6, tube * 1.0), (-w * 1.15, tube * 0.55, tube * 1.15 + cord * 0.4),
             (-w * 1.1, tube + cord, 0), (-w, tube * 0.9, -tube), (-w * 0.8, tube * 0.5, -d * 0.8), (0, tube * 0.4, -d),
             (w * 0.8, tube * 0.5, -d * 0.8), (w, tube * 0.9, -tube), (w * 1.1, tube + cord, 0),
             (w * 1.15, tube * 0.55, tube * 1.15 + cord * 0.4), (w * 1.15, -tube * 0.6, tube * 1.0)]
    t, n, up = smooth_path(shape, cord * 0.8).T
    sign = 1 if down else -1
    out = []
    for k in range(count):
        angle = 2 * np.pi * (k + (0 if down else 0.5)) / count
        out.append(sweep("loop", local(angle, ring_radius, z, t, n, up * sign), cord, matter, 8))
        bar = local(angle, ring_radius, z, np.linspace(-w * 2.2, w * 2.2, 7), np.full(7, tube * 0.75) + cord * 1.1
                    - np.abs(np.linspace(-1, 1, 7)) ** 3 * cord * 1.4, np.full(7, tube * 0.75 * sign))
        out.append(sweep("bar", bar, cord * 0.95, matter, 8))
    return out


def tuning_rope(body, count, z_low, z_high, rows, cord, matter, rng):
    """The zigzag between the rings, drawn together in `rows` of diamonds, and the weaving rope."""
    pitch = 2 * np.pi / count
    pinch = cord * 1.25 / np.interp(z_low, body.z, body.r)
    levels = [z_low + (z_high - z_low) * f for f in (0.2, 0.4, 0.57)[:rows]]
    legs = []
    for k in range(count):
        for side in (1, -1):
            top, bottom = k * pitch, (k + 0.5 * side) * pitch

            def leg(apart, knot):
                """Angle of this leg where it is tied at a knot above (top) or beside it (bottom)."""
                return knot - side * apart if knot == bottom else knot + side * apart

            points = [(top, z_high + cord * 1.3), (leg(pinch * 0.8, top), z_high - cord)]
            marks = [z_low, *levels, z_high]
            for row in range(rows, 0, -1):
                centre = bottom if row % 2 else top
                points.append((top + side * pitch / 4, (marks[row] + marks[row + 1]) / 2 if row < rows
                               else marks[row] + (z_high - marks[row]) * 0.3))
                points.append((leg(pinch, centre), marks[row]))
            points += [(bottom - side * pitch * 0.17, (z_low + marks[1]) / 2), (leg(pinch * 0.9, bottom), z_low + cord),
                       (bottom, z_low - cord * 1.3)]
            leg_points = [body.point(a + rng.normal(0, 0.004), z, cord * (0.9 if side > 0 else 1.05)) for a, z in points]
            legs.append(smooth_path(leg_points, cord * 1.6))
    out = [sweep("leg", p, cord, matter, 8) for p in legs]
    for row in range(rows):
        line = []
        for place in np.arange(count) + (0 if row % 2 else 0.5):
            phi = np.linspace(0, 3 * np.pi, 14)
            z = levels[row] + np.linspace(cord * 1.6, -cord * 1.6, 14)
            radius = np.interp(levels[row], body.z, body.r)
            line.append(local(place * pitch, radius, 0, -cord * 3.0 * np.cos(phi), cord * (1.0 + 2.0 * np.sin(phi)), z))
        out.append(sweep("weave", smooth_path(np.vstack(line), cord * 1.2, True), cord * 0.95, matter, 8, True))
    return out


def djembe(height, look, seed=0):
    """A drum standing at the origin; look: tone, bands, rope, accent, ring, loops, rows. Returns its root."""
    rng = np.random.default_rng(seed)
    h, r = height, height / 4
    outline = np.array(OUTLINE) * (r, h)
    outer = smooth_path(outline, h / 160)
    shell_matter = turned_wood("shell", look.get("tone", "mahogany"), bands=look.get("bands"), gloss=look.get("gloss", 0.3),
                               pith=(0.4 * r + seed * 0.2, -0.5 * r, seed * 5.0), rings=look.get("rings", 48 / h))
    parts = [turned("shell", outer, shell_matter, 192, height=h),
             turned("bore", [(0.5 * r, 0.5 * h), (0.36 * r, 0.42 * h), (0.5 * r, 0.2 * h), (0.56 * r, 0.004 * h),
                             (0.66 * r, 0)], turned_wood("bore", "dark", gloss=0.7, coat=0), 96, step=0.5)]
    parts += skin(h, r, seed)
    cord, tube = h * look.get("cord", 0.0045), h * 0.0125
    rope = rope_matter("rope", look["rope"], look.get("accent"), cord)
    ring = wrapped_matter("ring", look["ring"], h * 0.03)
    top_z, low_z = 0.915 * h, 0.452 * h
    top_r, low_r = 1.045 * r + tube * 0.4, np.interp(low_z, outer[:, 1], outer[:, 0]) + tube * 0.9
    angle = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    for radius, z in ((top_r, top_z), (low_r, low_z)):
        circle = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.full(240, z)], 1)
        parts.append(sweep("ring", circle, tube, ring, 16, True))
    count = look.get("loops", 20)
    parts += loops(count, top_r, top_z, tube, cord, rope)
    parts += loops(count, low_r, low_z, tube, cord, rope, down=False)
    reach = tube * 1.15 + cord * 2.0
    low, high = (low_r + tube * 0.4, low_z + reach), (top_r + tube * 0.4, top_z - reach)
    parts += tuning_rope(Body(outer, low, high), count, low[1], high[1], look.get("rows", 2), cord, rope, rng)
    parts.append(spare_rope(outer, h, cord, look.get("turns", 4), rope))
    return group(parts)


def spare_rope(outer, h, cord, turns, matter):
    """What is left of the rope, wound round the waist and hanging down a little."""
    angle = np.linspace(0, 2 * np.pi * turns, 60 * turns) - np.pi * 0.62
    z = 0.425 * h - np.linspace(0, turns * cord * 2.05, len(angle))
    radius = np.interp(z, outer[:, 1], outer[:, 0]) + cord * 0.95
    path = np.stack([radius * np.cos(angle), radius * np.sin(angle), z], 1)
    tail_z = z[-1] - np.linspace(0.3, 1, 6) * h * 0.09
    tail_angle = angle[-1] + 0.22 + 0.06 * np.sin(np.linspace(0, 4, 6))
    tail_r = np.interp(tail_z, outer[:, 1], outer[:, 0]) + cord
    tail = np.stack([tail_r * np.cos(tail_angle), tail_r * np.sin(tail_angle), tail_z], 1)
    return sweep("spare", np.vstack([path, smooth_path(np.vstack([path[-1:], tail]), cord)[1:]]), cord, matter, 8)
