"""The studio every picture shares: warm paper cove, light, camera that frames the product, render to JPEG.

1 Blender unit = 1 cm. Usage in a family module's builder:
    studio(size); ...model standing on z = 0...; frame(objects, elevation=18); then render.py renders.
"""
import math
import random
import tempfile
from pathlib import Path

import bpy
from mathutils import Euler, Vector

from materials import *  # noqa: F401,F403 - one import for the family modules
from materials import surface
from shapes import *  # noqa: F401,F403
from shapes import sheet


def reset(seed=1):
    """Empty scene, Cycles on one thread."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    random.seed(seed)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.threads_mode, scene.render.threads = "FIXED", 1
    scene.view_settings.view_transform, scene.view_settings.look = "Standard", "None"
    scene.unit_settings.scale_length = .01
    cycles = scene.cycles
    cycles.device, cycles.use_denoising, cycles.denoiser = "CPU", True, "OPENIMAGEDENOISE"
    cycles.denoising_prefilter = "FAST"
    cycles.use_adaptive_sampling, cycles.adaptive_threshold, cycles.adaptive_min_samples = True, .05, 6
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 10, 2, 3
    cycles.transmission_bounces, cycles.transparent_max_bounces = 10, 16
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 4
    cycles.blur_glossy = .5


def _area(name, loc, size, power, color, target):
    light = bpy.data.lights.new(name, "AREA")
    light.size, light.energy, light.color = size, power, color
    ob = bpy.data.objects.new(name, light)
    ob.location = loc
    ob.rotation_euler = (target - Vector(loc)).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(ob)


def studio(size=20.0, key=1.0, fill=1.0, rim=1.0):
    """Paper cove and lights for a subject whose largest measure is size (cm); light looks the same at any size."""
    s = size
    bend, wall = 6 * s, 4 * s

    def cove(u, v):
        x, d = (u - .5) * 60 * s, v * (20 * s + math.pi / 2 * wall)
        if d < 10 * s + bend - s * 4:
            return x, d - 10 * s, 0
        turn = min((d - (12 * s)) / wall, math.pi / 2)
        up = max(d - 12 * s - math.pi / 2 * wall, 0)
        return x, 2 * s + wall * math.sin(turn), wall * (1 - math.cos(turn)) + up
    ground = sheet(cove, 1, 120, surface("cove", "#F1EEEA", .9, rough_noise=0), "cove")
    ground["studio"] = True
    world = bpy.data.worlds.new("world")
    bpy.context.scene.world = world
    world.use_nodes = True
    back = world.node_tree.nodes["Background"]
    back.inputs["Color"].default_value, back.inputs["Strength"].default_value = (1, .97, .93, 1), .40 * fill
    centre = Vector((0, 0, .35 * s))
    power = s * s
    _area("key", (-1.7 * s, -1.5 * s, 2.6 * s), 1.7 * s, 56 * key * power, (1, .965, .91), centre)
    _area("rim", (1.6 * s, 1.5 * s, 1.7 * s), .9 * s, 16 * rim * power, (1, .98, .95), centre)
    _area("sweep", (0, 2.2 * s, 6 * s), 5 * s, 165 * power, (1, .985, .96), Vector((0, 6 * s, 2 * s)))


def _points(objects):
    """World points of the objects (and what is parented to them), modifiers applied."""
    depsgraph = bpy.context.evaluated_depsgraph_get()
    todo, points = list(objects), []
    while todo:
        ob = todo.pop()
        todo += ob.children
        if ob.type in {"MESH", "CURVE"}:
            done = ob.evaluated_get(depsgraph)
            data = done.to_mesh()
            points += [done.matrix_world @ v.co for v in list(data.vertices)[::max(len(data.vertices) // 3000, 1)]]
            done.to_mesh_clear()
    return points


def frame(objects=None, elevation=18.0, azimuth=0.0, lens=80.0, fill=.78, shift=(0, 0), focus=None):
    """Camera that sees the objects (default: all but the cove) fill that part of the square.

    azimuth > 0 looks from the right. shift moves the product in the picture (parts of its side, + = right/up).
    focus: lens opening (f-number) for a soft background; none = all sharp.
    """
    scene = bpy.context.scene
    bpy.context.view_layer.update()
    if not objects:
        objects = [o for o in scene.objects if o.type == "MESH" and not o.get("studio")]
    points = _points(objects)
    rot = Euler((math.radians(90 - elevation), 0, math.radians(azimuth)))
    right, up, back = (rot.to_matrix() @ Vector(a) for a in ((1, 0, 0), (0, 1, 0), (0, 0, 1)))
    half = 18 / lens
    target = sum(points, Vector()) / len(points)
    dist = max((p - target).length for p in points) / half * 1.5
    for _ in range(12):
        eye = target + back * dist
        flat = [((p - eye).dot(right) / (eye - p).dot(back), (p - eye).dot(up) / (eye - p).dot(back)) for p in points]
        xs, ys = [f[0] for f in flat], [f[1] for f in flat]
        target = target + (right * (max(xs) + min(xs)) / 2 + up * (max(ys) + min(ys)) / 2) * dist
        dist *= max(max(xs) - min(xs), max(ys) - min(ys)) / (2 * half * fill)
    data = bpy.data.cameras.new("camera")
    data.lens, data.sensor_width, data.clip_start, data.clip_end = lens, 36, dist * .02, dist * 100
    target -= (right * shift[0] + up * shift[1]) * 2 * half * dist
    cam = bpy.data.objects.new("camera", data)
    cam.location, cam.rotation_euler = target + back * dist, rot
    if focus:
        data.dof.use_dof, data.dof.aperture_fstop, data.dof.focus_distance = True, focus / 100, dist
    scene.collection.objects.link(cam)
    scene.camera = cam
    return cam


def render(path, size=1200, samples=32):
    """Renders the scene to a JPEG without metadata."""
    from PIL import Image
    scene = bpy.context.scene
    scene.render.resolution_x = scene.render.resolution_y = size
    scene.cycles.samples = samples
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as tmp:
        scene.render.filepath = f"{tmp}/shot.png"
        scene.render.image_settings.file_format = "PNG"
        bpy.ops.render.render(write_still=True)
        picture = Image.open(f"{tmp}/shot.png").convert("RGB")
        for quality in (86, 82, 78, 74):    # fine-grained subjects are held below 220 kB
            picture.save(path, quality=quality, optimize=True, subsampling=0)
            if path.stat().st_size < 220_000:
                break
