"""Contoh Bubut Kayu Lestari: turned bowl, round cutting board, candle holders."""
import math

import numpy as np

from materials import metal
from props import ruler, spoon
from rope import rope_matter
from studio import box, frame, group, place, studio, surface
from turned_wood import turned_wood
from turning import closeup, on_floor, smooth_path, sweep, turned

BOWL = [(0.001, 0.4), (3.7, 0.4), (3.9, 0), (4.7, 0), (4.9, 0.3), (4.75, 0.75), (5.9, 1.35), (7.4, 2.7), (8.4, 4.6),
        (8.9, 6.4), (9.0, 6.85), (8.9, 7.05), (8.65, 7.0), (8.5, 6.5), (8.0, 4.8), (6.8, 2.9), (5.0, 1.75), (2.5, 1.15),
        (0.001, 1.05)]
BOARD = [(0.001, 0), (11.8, 0), (12.1, 0.08), (12.42, 0.35), (12.5, 0.7), (12.5, 1.5), (12.42, 1.85), (12.1, 2.12),
         (11.8, 2.2), (11.1, 2.2), (11.0, 2.14), (10.85, 1.95), (10.6, 1.88), (10.35, 1.95), (10.2, 2.14), (10.1, 2.2),
         (0.001, 2.2)]
STEM = [(0.001, 0.2), (4.6, 0.2), (4.7, 0), (5.0, 0), (5.15, 0.3), (5.1, 0.7), (4.7, 0.95), (4.55, 1.15), (4.2, 1.35),
        (2.6, 1.75), (1.7, 2.3), (1.35, 2.9), (1.75, 3.1), (1.85, 3.35), (1.7, 3.6), (1.25, 3.85), (1.15, 4.3),
        (1.5, 5.2), (1.95, 6.2), (2.1, 7.0), (1.9, 7.9), (1.35, 9.0), (1.0, 9.9), (0.95, 10.3), (1.4, 10.5), (1.5, 10.7),
        (1.35, 10.95), (1.05, 11.15), (1.15, 11.6), (1.7, 12.2), (2.3, 12.6), (2.55, 13.0), (2.6, 13.4), (2.45, 13.55),
        (1.5, 13.5), (1.3, 13.3), (1.25, 12.4)]


def bowl(view):
    """The bowl alone; its grain from close; with a ruler and a spoon."""
    studio(19)
    body = turned("bowl", BOWL, turned_wood("bowl", "mahogany", "X", (0, 2.5, 7), 0.75, 0.22, coat=0.5), 192, step=0.12)
    body.rotation_euler.z = 0.5
    if view == "front":
        frame([body], elevation=27, fill=0.8)
    elif view == "detail":
        closeup((2.5, -2, 5.2), 11, elevation=38, azimuth=20)
    else:
        place(ruler(20), (-10.5, -14, 0), (0, 0, 2))
        place(spoon(), (12.5, -8, 0), (0, 0, 62))
        frame(elevation=32, fill=0.86)


def loop_cord():
    """Cord through the hole of the board, tied in a loop."""
    path = [(0.25, 10.0, -1.2), (0.3, 9.4, 0.6), (0.5, 9.5, 2.5), (0.9, 11.5, 3.0), (1.3, 13.6, 1.9), (0.7, 15.6, 1.3),
            (-0.3, 16.1, 1.1), (-1.0, 15.0, 1.0), (-0.9, 13.3, 0.6), (-0.4, 11.4, -0.5), (-0.2, 9.8, -0.7)]
    return sweep("cord", smooth_path(path, 0.12), 0.2, rope_matter("cord", "#cbb58b", None, 0.2), 10)


def cutting_board(view):
    """The board propped up; its edge and groove from close; lying with a ruler across."""
    studio(26)
    matter = turned_wood("board", "honey", "X", (0, 3.0, 9), 0.6, 0.36, coat=0.1, strips=5.1)
    body = turned("board", BOARD, matter, 192, step=0.14)
    drill = turned("drill", [(0.001, -2), (0.75, -2), (0.75, 5), (0.001, 5)], None, 48)
    drill.location.y = 9.0
    drill.hide_render = drill.hide_viewport = True
    drill["studio"] = True
    cut = body.modifiers.new("hole", "BOOLEAN")
    cut.object, cut.operation = drill, "DIFFERENCE"
    parts = [body, loop_cord(), drill]
    if view == "scale":
        group(parts, rot=(0, 0, 20))
        place(ruler(25), (-13, -3, 2.2), (0, 0, 6))
        frame(elevation=38, fill=0.85)
    elif view == "detail":
        group(parts, rot=(0, 0, 20))
        closeup((-2, -9, 1.6), 13, elevation=30, azimuth=-10)
    else:
        whole = on_floor(group(parts, rot=(62, 0, 14)))
        place(box(7, 3, 9, surface("block", "#6f4526", 0.5), 0.3), (-1.6, 6.2, 0), (0, 0, 14))
        frame([whole], elevation=14, azimuth=4, fill=0.84)


def candle(length=15):
    """Cream candle with a wick, slightly burnt down, and two drips."""
    wax = surface("wax", "#f3e6c8", 0.4, sss=0.3, sss_radius=(1, 0.7, 0.4), sss_scale=0.8, bump=0.1, bump_scale=1.5)
    parts = [turned("candle", [(1.05, 0), (1.1, 0.4), (1.1, length - 0.3), (1.06, length), (0.98, length + 0.05),
                               (0.8, length), (0.3, length - 0.06), (0.001, length - 0.06)], wax, 64, step=0.15)]
    for angle, run in ((-1.9, 3.4), (-0.7, 1.9)):
        z = np.linspace(length + 0.02, length - run, 12)
        radius = 1.06 + 0.05 * np.sin(np.linspace(0, 3, 12))
        path = np.stack([radius * math.cos(angle), radius * np.sin(angle), z], 1)
        parts.append(sweep("drip", path, np.r_[np.linspace(0.1, 0.12, 8), 0.15, 0.18, 0.16, 0.04], wax, 12))
    wick = smooth_path([(0, 0, length - 0.4), (0.02, 0, length + 0.3), (0.18, 0.04, length + 0.75)], 0.1)
    parts.append(sweep("wick", wick, 0.07, surface("wick", "#1c1815", 0.9), 8))
    return parts


def holder(tone, stretch, length, seed):
    """One candle holder; stretch makes the stem taller."""
    profile = [(r, z * stretch if z > 2 else z) for r, z in STEM]
    wood = turned("holder", profile, turned_wood("holder", tone, "Z", (0.8, 0.6 + seed, seed * 9.0), 1.3, 0.2, coat=0.6), 128,
                  step=0.1)
    top = 13.4 * stretch
    cup = turned("cup", [(1.2, top - 0.6), (1.22, top + 0.15), (1.75, top + 0.2), (1.8, top + 0.14), (1.75, top + 0.08)],
                 metal("#cfa24e", 0.28), 64)
    light = candle(length)
    for part in light:
        part.location.z = top - 0.5
    return group([wood, cup, *light])


def candle_holder(view):
    """A pair of holders; the turned stem from close; beside a ruler."""
    studio(30)
    tall, low = holder("mahogany", 1.25, 13, 1), holder("mahogany", 0.8, 11, 2)
    place(tall, (-5, 2, 0), (0, 0, 30))
    place(low, (6, -4, 0), (0, 0, 80))
    if view == "detail":
        closeup((6, -4, 6.5), 13, elevation=18, azimuth=8)
    elif view == "scale":
        rule = place(ruler(30), (13.5, 0, -0.5), (0, -90, 90))
        frame([tall, low, rule], elevation=14, fill=0.85)
    else:
        frame(elevation=16, fill=0.84)


SCENES = {
    "contoh-bubut-kayu-lestari/mangkuk-kayu-mahoni-18cm": (bowl, ("front", "detail", "scale")),
    "contoh-bubut-kayu-lestari/talenan-kayu-bundar-25cm": (cutting_board, ("front", "detail", "scale")),
    "contoh-bubut-kayu-lestari/tempat-lilin-kayu-bubut": (candle_holder, ("front", "detail", "scale")),
}
