"""Braided rope and wrapped rings: materials, and paths laid on a turned body."""
import numpy as np

from nodekit import Kit


def rope_matter(name, colour, accent=None, radius=0.25, accent_share=0.3):
    """Braided cord; UV u is length in cm and v goes round."""
    kit = Kit(name)
    u, v = kit.split(kit.uv())[:2]
    turn = kit.math("MULTIPLY", u, 1 / (radius * 3.4))
    fields = []
    for sign in (3.0, -3.0):
        fields.append(kit.math("ADD", turn, kit.math("MULTIPLY", v, sign)))
    waves = [kit.math("ABSOLUTE", kit.math("SINE", kit.math("MULTIPLY", f, np.pi))) for f in fields]
    height = kit.math("MULTIPLY", waves[0], waves[1])
    colour_out = kit.mix(kit.math("MULTIPLY", kit.math("SUBTRACT", 1.0, height), 0.3), colour, "#2a1c12")
    if accent:
        lane = kit.math("FRACT", kit.math("MULTIPLY", fields[0], 1 / 3))
        colour_out = kit.mix(kit.math("LESS_THAN", lane, accent_share), colour_out, accent)
    dirt = kit.grain(kit.object_coords(), 0.5, 3)
    colour_out = kit.mix(kit.math("MULTIPLY", dirt, 0.3), colour_out, "#b59a78", "MULTIPLY")
    kit.bump(height, 0.8, radius * 0.35)
    return kit.finish(Base_Color=colour_out, Roughness=0.72, Sheen_Weight=0.25)


def wrapped_matter(name, colours, pitch=1.6):
    """Cloth strip wound round a ring: colours follow each other along the ring."""
    kit = Kit(name)
    u, v = kit.split(kit.uv())[:2]
    slant = kit.math("ADD", kit.math("MULTIPLY", u, 1 / pitch), v)
    lane = kit.math("FRACT", kit.math("MULTIPLY", slant, 1 / len(colours)))
    colour = colours[0]
    for k, other in enumerate(colours[1:], 1):
        colour = kit.mix(kit.math("GREATER_THAN", lane, k / len(colours)), colour, other)
    fold = kit.math("ABSOLUTE", kit.math("SINE", kit.math("MULTIPLY", slant, np.pi)))
    weave = kit.grain(kit.object_coords(), 9.0, 2)
    kit.bump(kit.math("ADD", kit.math("POWER", fold, 0.35), kit.math("MULTIPLY", weave, 0.25)), 0.6, 0.12)
    return kit.finish(Base_Color=colour, Roughness=0.85, Sheen_Weight=0.3)


class Body:
    """Cylinder coordinates on a turned outline [(r, z)]: where a taut rope lies between two heights."""

    def __init__(self, outline, low, high):
        """low, high = (r, z) of the rope's turning points; between them it lies taut over the bulge."""
        z = np.linspace(low[1], high[1], 60)
        shape = np.interp(z, outline[:, 1], outline[:, 0])
        shape[0], shape[-1] = low[0], high[0]
        hull = [0]
        for k in range(1, len(z)):
            while len(hull) > 1 and self._left(z, shape, hull[-2], hull[-1], k):
                hull.pop()
            hull.append(k)
        self.z, self.r = z[hull], shape[hull]

    @staticmethod
    def _left(z, r, a, b, c):
        return (z[b] - z[a]) * (r[c] - r[a]) - (r[b] - r[a]) * (z[c] - z[a]) >= 0

    def point(self, angle, z, lift=0.0):
        radius = np.interp(z, self.z, self.r) + lift
        return np.array([radius * np.cos(angle), radius * np.sin(angle), z])


def local(centre_angle, radius, z, tangent, normal, up):
    """World points of (tangent, normal, up) offsets at a place on a ring."""
    t, n, w = np.asarray(tangent, float), np.asarray(normal, float), np.asarray(up, float)
    c, s = np.cos(centre_angle), np.sin(centre_angle)
    r = radius + n
    return np.stack([r * c - t * s, r * s + t * c, z + w], -1)
