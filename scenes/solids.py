"""Blended solids: signed distance functions (centimetres) turned into meshes by surface nets."""
import numpy as np

from shapes import mesh


def ball(p, centre, radii):
    """Distance-like value of an ellipsoid."""
    r = np.asarray(radii, dtype=float)
    q = p - np.asarray(centre, dtype=float)
    k0 = np.linalg.norm(q / r, axis=-1)
    k1 = np.linalg.norm(q / (r * r), axis=-1)
    return k0 * (k0 - 1) / np.maximum(k1, 1e-9)


def limb(p, a, b, ra, rb):
    """Distance of a tapering round limb from a to b."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    ab = b - a
    t = np.clip(((p - a) @ ab) / (ab @ ab), 0, 1)
    return np.linalg.norm(p - a - t[..., None] * ab, axis=-1) - (ra + (rb - ra) * t)


def join(a, b, k):
    """Smooth union with blend width k."""
    h = np.clip(0.5 + 0.5 * (b - a) / k, 0, 1)
    return b + (a - b) * h - k * h * (1 - h)


def cut(a, b, k):
    """Smoothly remove b from a."""
    return -join(-a, b, k)


def solid(name, field, low, high, step, material=None):
    """Mesh of the region where field(points) < 0, by naive surface nets."""
    axes = [np.arange(l, h + step, step) for l, h in zip(low, high)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), -1)
    f = field(grid)
    corner = [(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)]
    n = [s - 1 for s in f.shape]
    def at(c):
        return f[c[0]:c[0] + n[0], c[1]:c[1] + n[1], c[2]:c[2] + n[2]]
    total, count = np.zeros((*n, 3)), np.zeros(n)
    for a in corner:
        for axis in range(3):
            if a[axis]:
                continue
            b = tuple(1 if x == axis else a[x] for x in range(3))
            fa, fb = at(a), at(b)
            hit = (fa < 0) != (fb < 0)
            t = np.where(hit, fa / np.where(hit, fa - fb, 1), 0)
            point = np.broadcast_to(np.array(a, float), (*n, 3)).copy()
            point[..., axis] = t
            total += point * hit[..., None]
            count += hit
    used = count > 0
    index = np.full(n, -1)
    index[used] = np.arange(used.sum())
    cells = np.argwhere(used)
    verts = (cells + total[used] / count[used][:, None]) * step + np.array(low, float)
    faces = []
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        lo = np.moveaxis(f, (axis, u, v), (0, 1, 2))
        ids = np.moveaxis(index, (axis, u, v), (0, 1, 2))
        a, b = lo[:-1, 1:-1, 1:-1] < 0, lo[1:, 1:-1, 1:-1] < 0
        for where, order in ((a & ~b, 1), (~a & b, -1)):
            i, j, k = np.nonzero(where)
            quad = np.stack([ids[i, j, k], ids[i, j + 1, k], ids[i, j + 1, k + 1], ids[i, j, k + 1]], 1)
            faces.append(quad[:, ::order])
    return mesh(name, verts.tolist(), np.concatenate(faces).tolist(), None, material)


def points(ob):
    """The vertices of a mesh as an array."""
    flat = np.empty(len(ob.data.vertices) * 3)
    ob.data.vertices.foreach_get("co", flat)
    return flat.reshape(-1, 3)


def paint(ob, name, values):
    """Store one number per vertex for the material to read (n.attribute)."""
    layer = ob.data.attributes.new(name, "FLOAT", "POINT")
    layer.data.foreach_set("value", np.asarray(values, dtype=np.float32))
    return ob


def soften(ob, rounds=3, factor=.5):
    """Smooth the small steps that the grid leaves."""
    mod = ob.modifiers.new("smooth", "SMOOTH")
    mod.iterations, mod.factor = rounds, factor
    return ob
