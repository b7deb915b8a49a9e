"""Fast numpy meshes for turned, roped and draped things. Lengths in centimetres."""
import bpy
import numpy as np

from shapes import box
from studio import frame


def mesh_object(name, verts, faces, uv=None, material=None):
    """Smooth object from vertices (n,3), quads (m,4) and optional per-corner UVs (m*4,2)."""
    verts, faces = np.asarray(verts, float), np.asarray(faces, int)
    mesh = bpy.data.meshes.new(name)
    mesh.vertices.add(len(verts))
    mesh.vertices.foreach_set("co", verts.ravel())
    mesh.loops.add(faces.size)
    mesh.loops.foreach_set("vertex_index", faces.ravel())
    mesh.polygons.add(len(faces))
    mesh.polygons.foreach_set("loop_start", np.arange(0, faces.size, faces.shape[1]))
    mesh.update(calc_edges=True)
    if uv is not None:
        layer = mesh.uv_layers.new(name="UVMap")
        layer.data.foreach_set("uv", np.asarray(uv, float).ravel())
    mesh.polygons.foreach_set("use_smooth", np.ones(len(faces), bool))
    obj = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(obj)
    if material:
        mesh.materials.append(material)
    return obj


def grid_object(name, points, uv, material=None, wrap=False):
    """Object from a grid of points (rows, cols, 3) with UVs (rows, cols[+1 if wrap], 2)."""
    rows, cols = points.shape[:2]
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(cols if wrap else cols - 1), indexing="ij")
    i, j = i.ravel(), j.ravel()
    k = (j + 1) % cols
    faces = np.stack([i * cols + j, i * cols + k, (i + 1) * cols + k, (i + 1) * cols + j], 1)
    corners = np.stack([uv[i, j], uv[i, j + 1], uv[i + 1, j + 1], uv[i + 1, j]], 1)
    return mesh_object(name, points.reshape(-1, 3), faces, corners.reshape(-1, 2), material)


def smooth_path(points, step=0.3, closed=False):
    """Catmull-Rom curve through points, resampled at about `step`."""
    p = np.asarray(points, float)
    ext = np.vstack([p[-1], p, p[:2]]) if closed else np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    out = []
    for a, b, c, d in zip(ext[:-3], ext[1:-2], ext[2:-1], ext[3:]):
        n = max(2, int(np.ceil(np.linalg.norm(c - b) / step)))
        t = np.linspace(0, 1, n, endpoint=False)[:, None]
        out.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2
                          + (3 * b - a - 3 * c + d) * t**3))
    return np.vstack(out if closed else out + [p[-1:]])


def turned(name, profile, material=None, segments=144, step=None, height=None):
    """Turned solid from a profile [(radius, z)]; UV u goes round, v is z/height (or arc length)."""
    p = np.asarray(profile, float)
    if step:
        p = smooth_path(p, step)
        p[:, 0] = np.maximum(p[:, 0], 0.001)
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    points = np.stack([p[:, :1] * np.cos(angle), p[:, :1] * np.sin(angle),
                       np.repeat(p[:, 1:2], segments, 1)], -1)
    arc = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    v = p[:, 1] / height if height else arc / arc[-1]
    uv = np.stack(np.meshgrid(np.linspace(0, 1, segments + 1), v), -1)
    return grid_object(name, points, uv, material, wrap=True)


def sweep(name, path, radius, material=None, sides=10, closed=False):
    """Round cord along a path; UV u is length in centimetres, v goes round. Radius may vary."""
    p = np.asarray(path, float)
    n = len(p)
    tangent = (np.roll(p, -1, 0) - np.roll(p, 1, 0)) if closed else np.gradient(p, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None] + 1e-9
    normal = np.zeros_like(p)
    seed = np.array([0, 0, 1.0]) if abs(tangent[0, 2]) < 0.9 else np.array([1.0, 0, 0])
    for k in range(n):
        seed = seed - tangent[k] * seed.dot(tangent[k])
        seed /= np.linalg.norm(seed) + 1e-9
        normal[k] = seed
    side = np.cross(tangent, normal)
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    r = np.broadcast_to(np.asarray(radius, float), (n,))[:, None, None]
    points = p[:, None] + r * (np.cos(angle)[None, :, None] * normal[:, None]
                               + np.sin(angle)[None, :, None] * side[:, None])
    length = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    if closed:
        points = np.concatenate([points, points[:1]])
        length = np.r_[length, length[-1] + np.linalg.norm(p[-1] - p[0])]
    else:
        points = np.concatenate([np.repeat(p[:1, None], sides, 1), points, np.repeat(p[-1:, None], sides, 1)])
        length = np.r_[length[0], length, length[-1]]
    uv = np.stack(np.meshgrid(np.linspace(0, 1, sides + 1), length), -1)[..., ::-1]
    return grid_object(name, points, uv, material, wrap=True)


def on_floor(empty):
    """Lifts or lowers a turned group until its lowest point touches z = 0; gives it back."""
    bpy.context.view_layer.update()
    empty.location.z -= min(_lowest(o) for o in empty.children_recursive if o.type == "MESH")
    return empty


def _lowest(obj):
    co = np.empty(len(obj.data.vertices) * 3)
    obj.data.vertices.foreach_get("co", co)
    m = np.array(obj.matrix_world)
    return (co.reshape(-1, 3) @ m[2, :3] + m[2, 3]).min()


def closeup(centre, size, **camera):
    """Camera that sees a cube of `size` around a place: for details."""
    target = box(size, size * 0.01, size, bevel=0)
    target.location = (centre[0], centre[1], centre[2] - size / 2)
    cam = frame([target], fill=1.0, **camera)
    bpy.data.objects.remove(target)
    return cam
