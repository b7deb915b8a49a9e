"""Mesh builders and tools. 1 unit = 1 cm, z is up, the camera looks along +y; things stand on z = 0."""
import math
import random

import bpy
from mathutils import Vector, noise


def mesh(name, verts, faces, uvs=None, mat=None, smooth=True):
    """Object from lists; uvs holds one (u, v) per vertex."""
    data = bpy.data.meshes.new(name)
    data.from_pydata([tuple(v) for v in verts], [], faces)
    if uvs:
        layer = data.uv_layers.new()
        for loop in data.loops:
            layer.data[loop.index].uv = uvs[loop.vertex_index]
    if smooth:
        data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
        data.set_sharp_from_angle(angle=math.radians(50))
    data.update()
    ob = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(ob)
    if mat:
        data.materials.append(mat)
    return ob


def sheet(fn, nu, nv, mat=None, name="sheet", smooth=True):
    """Surface fn(u, v) -> (x, y, z) for u, v in 0..1 with UVs (closed forms keep a seam, so labels wrap)."""
    verts, uvs = [], []
    for j in range(nv + 1):
        for i in range(nu + 1):
            verts.append(fn(i / nu, j / nv))
            uvs.append((i / nu, j / nv))
    row = nu + 1
    faces = [(j * row + i, j * row + i + 1, (j + 1) * row + i + 1, (j + 1) * row + i)
             for j in range(nv) for i in range(nu)]
    return mesh(name, verts, faces, uvs, mat, smooth)


def lathe(profile, mat=None, seg=96, name="lathe"):
    """Turned body from [(radius, z), …] bottom to top; sharp edges: repeat a point nearby."""
    last = len(profile) - 1

    def point(u, v):
        r, z = profile[round(v * last)]
        a = -math.pi / 2 + u * 2 * math.pi
        return r * math.cos(a), r * math.sin(a), z
    ob = sheet(point, seg, last, mat, name)
    weld(ob)
    return ob


def weld(ob, dist=1e-4):
    mod = ob.modifiers.new("weld", "WELD")
    mod.merge_threshold = dist


def box(x, y, z, mat=None, bevel=.1, name="box"):
    """Box standing on z = 0, centred in x and y."""
    verts = [(sx * x / 2, sy * y / 2, sz * z) for sz in (0, 1) for sy in (-1, 1) for sx in (-1, 1)]
    faces = [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)]
    ob = mesh(name, verts, faces, None, mat, smooth=False)
    if bevel:
        round_edges(ob, bevel)
    return ob


def round_edges(ob, width=.1, segments=3):
    mod = ob.modifiers.new("bevel", "BEVEL")
    mod.width, mod.segments, mod.limit_method = width, segments, "ANGLE"
    mod.harden_normals = True
    ob.data.polygons.foreach_set("use_smooth", [True] * len(ob.data.polygons))


def ellipsoid(rx, ry, rz, mat=None, seg=48, name="ellipsoid"):
    """Centred on the origin, poles on z."""
    def point(u, v):
        a, b = u * 2 * math.pi, (v - .5) * math.pi
        return rx * math.cos(a) * math.cos(b), ry * math.sin(a) * math.cos(b), rz * math.sin(b)
    ob = sheet(point, seg, seg // 2, mat, name)
    weld(ob)
    return ob


def tube(points, radii, mat=None, seg=16, name="tube"):
    """Round tube through points (list of xyz) with a radius for each."""
    pts = [Vector(p) for p in points]

    def point(u, v):
        i = round(v * (len(pts) - 1))
        along = (pts[min(i + 1, len(pts) - 1)] - pts[max(i - 1, 0)]).normalized()
        side = along.orthogonal().normalized() if abs(along.z) > .95 else along.cross(Vector((0, 0, 1))).normalized()
        a = u * 2 * math.pi
        return pts[i] + radii[i] * (math.cos(a) * side + math.sin(a) * along.cross(side))
    ob = sheet(point, seg, len(pts) - 1, mat, name)
    weld(ob)
    return ob


def decal(w, h, mat, loc=(0, 0, 0), tilt=90, turn=0):
    """Flat label w x h, its lower edge's middle at loc, facing the camera (tilt 90) or lying (tilt 0)."""
    ob = sheet(lambda u, v: ((u - .5) * w, v * h, 0), 1, 1, mat, "decal", smooth=False)
    return place(ob, loc, (tilt, 0, turn))


def wrap(radius, z0, z1, mat, angle=360):
    """Label around a cylinder, its middle towards the camera."""
    def point(u, v):
        a = math.radians(-90 + (u - .5) * angle)
        return radius * math.cos(a), radius * math.sin(a), z0 + v * (z1 - z0)
    return sheet(point, 96, 2, mat, "wrap")


def place(ob, loc=(0, 0, 0), rot=(0, 0, 0), scale=1.0):
    """Sets place, rotation in degrees, and scale; gives the object back."""
    ob.location, ob.rotation_euler = loc, [math.radians(a) for a in rot]
    ob.scale = (scale,) * 3 if isinstance(scale, (int, float)) else scale
    return ob


def twin(ob, loc=(0, 0, 0), rot=(0, 0, 0), scale=1.0):
    """Copy that shares the mesh (cheap: use it for grains, leaves, eggs)."""
    copy = ob.copy()
    bpy.context.scene.collection.objects.link(copy)
    return place(copy, loc, rot, scale)


def group(objects, loc=(0, 0, 0), rot=(0, 0, 0), scale=1.0):
    """Parents objects to an empty, which it places: moves a whole product."""
    empty = bpy.data.objects.new("group", None)
    bpy.context.scene.collection.objects.link(empty)
    for ob in objects:
        if ob.parent is None:
            ob.parent = empty
    return place(empty, loc, rot, scale)


def roughen(ob, amount=.1, scale=1.0, seed=0, octaves=3):
    """Pushes the vertices along their normals by noise: amount in cm, scale in lumps per cm."""
    shift = Vector((seed * 7.3, seed * 3.1, seed * 5.7))
    normals = [v.normal.copy() for v in ob.data.vertices]
    for v, nrm in zip(ob.data.vertices, normals):
        v.co += nrm * amount * noise.fractal(v.co * scale + shift, .6, 2.0, octaves)
    ob.data.update()
    return ob


def subdivide(ob, levels=2):
    mod = ob.modifiers.new("subsurf", "SUBSURF")
    mod.levels = mod.render_levels = levels
    return ob


def thicken(ob, thickness=.1, offset=-1):
    mod = ob.modifiers.new("solid", "SOLIDIFY")
    mod.thickness, mod.offset = thickness, offset
    return ob


def settle(movers, solids=(), frames=60, friction=.7, shape="CONVEX_HULL", floor=True):
    """Drops movers (rigid bodies) on solids and the floor, then fixes them where they came to rest."""
    scene = bpy.context.scene
    if scene.rigidbody_world is None:
        bpy.ops.rigidbody.world_add()
    world = scene.rigidbody_world
    world.substeps_per_frame, world.solver_iterations = 12, 15
    world.point_cache.frame_end = frames
    scene.gravity = (0, 0, -300)
    base = box(400, 400, 20, bevel=0) if floor else None
    if base:
        base.location.z = -20
    statics = list(solids) + ([base] if base else [])
    for ob, kind in [(o, "PASSIVE") for o in statics] + [(o, "ACTIVE") for o in movers]:
        with bpy.context.temp_override(object=ob, active_object=ob, selected_objects=[ob]):
            bpy.ops.rigidbody.object_add(type=kind)
        ob.rigid_body.collision_shape = shape if kind == "ACTIVE" else "BOX" if ob is base else "MESH"
        ob.rigid_body.friction, ob.rigid_body.restitution = friction, .05
        ob.rigid_body.use_margin, ob.rigid_body.collision_margin = True, .01
        ob.rigid_body.linear_damping, ob.rigid_body.angular_damping = .1, .3
    for frame in range(1, frames + 1):
        scene.frame_set(frame)
    ends = [ob.matrix_world.copy() for ob in movers]
    bpy.ops.rigidbody.world_remove()
    for ob, end in zip(movers, ends):
        ob.matrix_world = end
    if base:
        bpy.data.objects.remove(base)


def rand_rot(rng=random):
    return [rng.uniform(0, 360) for _ in range(3)]


__all__ = [n for n in dir() if not n.startswith("_") and n not in ("bpy",)]
