"""Bags of film: stand-up pouch and pillow bag, blown up by a cloth simulation so that the creases are real."""
import tempfile
from pathlib import Path

import bpy
import numpy as np

from studio import image, mesh, plastic, subdivide

UNIT = .1  # the cloth simulation runs in decimetres


def _bag(w, h, depth, seal, nu, nv):
    """Verts, faces, uvs, pins and material ids of front, back and bottom panels, joined at the edges."""
    top = 1 - seal / h

    def bulge(u, v):
        side = max(1 - abs(2 * u - 1) ** 3, 0)
        fill = 1 if v < .3 else max(1 - ((v - .3) / (top - .3)) ** 2, 0)
        return depth / 2 * side * fill
    verts, uvs, pins, ids, faces, mats = [], [], {}, {}, [], []

    def vert(panel, i, j):
        u, v = i / nu, j / nv
        key = ("edge" if i in (0, nu) or v > top else panel, i, j)
        if key not in ids:
            ids[key] = len(verts)
            y = -bulge(u, v) if panel == "front" else bulge(u, v) + (.06 if key[0] == "back" else 0)
            verts.append(((u - .5) * w * UNIT, y * UNIT, v * h * UNIT))
            uvs.append((u, v))
            if v > top - .01:
                pins[ids[key]] = 1.0
            elif j == 0:
                pins[ids[key]] = 1.0
        return ids[key]
    for panel in ("front", "back"):
        for j in range(nv):
            for i in range(nu):
                quad = [vert(panel, i, j), vert(panel, i + 1, j), vert(panel, i + 1, j + 1), vert(panel, i, j + 1)]
                if panel == "back":
                    if j / nv > top:
                        continue
                    quad.reverse()
                faces.append(quad)
                mats.append(0 if panel == "front" else 1)
    return verts, faces, uvs, pins, mats


def pouch(w, h, depth, front, back, seal=1.6, pressure=5.0, shrink=-.08, frames=24, stiff=.1, fine=.22):
    """Stand-up pouch w x h x depth (cm) with materials for front and back; the front's UV map is the whole panel.

    The blown-up shape is kept in the temporary folder, as the simulation takes most of the time.
    """
    nu, nv = int(w / fine), int(h / fine)
    verts, faces, uvs, pins, mats = _bag(w, h, depth, seal, nu, nv)
    ob = mesh("pouch", verts, faces, uvs, front)
    ob.data.materials.append(back)
    ob.data.polygons.foreach_set("material_index", mats)
    held = ob.vertex_groups.new(name="held")
    for index, weight in pins.items():
        held.add([index], weight, "REPLACE")
    made = Path(tempfile.gettempdir()) / f"etalase-bag-{w}-{h}-{depth}-{seal}-{pressure}-{shrink}-{frames}-{stiff}.npy"
    if not made.exists():
        inflate(ob, pressure, shrink, frames, stiff, "held")
        np.save(made, [v.co / UNIT for v in ob.data.vertices])
    for v, co in zip(ob.data.vertices, np.load(made)):
        v.co = (co[0], co[1], max(co[2], 0))
    ob.data.update()
    return subdivide(ob, 1)


def inflate(ob, pressure, shrink, frames, stiff, held=""):
    """Runs the cloth simulation and keeps its result as the object's mesh."""
    scene = bpy.context.scene
    mod = ob.modifiers.new("cloth", "CLOTH")
    cloth = mod.settings
    cloth.quality, cloth.mass, cloth.air_damping = 6, .25, 3
    cloth.tension_stiffness = cloth.compression_stiffness = 40
    cloth.shear_stiffness, cloth.bending_stiffness = 20, stiff
    cloth.tension_damping = cloth.compression_damping = cloth.shear_damping = 20
    cloth.use_pressure, cloth.uniform_pressure_force = True, pressure
    cloth.shrink_min = shrink
    cloth.effector_weights.gravity = 0
    cloth.vertex_group_mass = held
    mod.point_cache.frame_end = frames
    for frame in range(1, frames + 1):
        scene.frame_set(frame)
    done = ob.evaluated_get(bpy.context.evaluated_depsgraph_get())
    shape = [v.co.copy() for v in done.data.vertices]
    ob.modifiers.remove(mod)
    for v, co in zip(ob.data.vertices, shape):
        v.co = co
    ob.data.update()


def printed(path):
    """Matt printed film for the front."""
    return image(path, .42, .15, bump=.02)


def plain(color):
    return plastic(color, .4)
