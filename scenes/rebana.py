"""The rebana: a turned wooden frame drum, goat skin held by brass tacks, brass jingles in slots."""
import math

import bpy
import numpy as np

from djembe import goat_skin
from materials import metal
from rope import wrapped_matter
from shapes import group, twin
from turned_wood import turned_wood
from turning import grid_object, sweep, turned

SLOTS = 5
HALF = math.radians(15)  # half the angle of a slot


def post(start, end, inner, outer, low, high, matter):
    """Piece of the frame between two slots: a curved block."""
    angle = np.linspace(start, end, 40)
    loop = [(inner, low), (outer, low), (outer, high), (inner, high), (inner, low)]
    points = np.array([[(r * math.cos(a), r * math.sin(a), z) for a in angle] for r, z in loop])
    uv = np.stack(np.meshgrid(angle / 2 / math.pi, np.linspace(0, 1, 5)), -1)
    sides = [grid_object("post", points[k:k + 2], uv[k:k + 2], matter) for k in range(4)]
    ends = [grid_object("end", points[[[0, 1], [3, 2]], k], uv[:2, :2], matter) for k in (0, -1)]
    return [*sides, *ends]


def jingle(brass):
    """Domed brass disc of 4.6 cm."""
    return turned("jingle", [(0.2, 0.28), (0.75, 0.26), (0.95, 0.08), (2.1, 0.05), (2.3, 0.0), (2.28, -0.05), (0.2, -0.05)],
                  brass, 48, step=0.15)


def rebana(diameter=30, depth=8.0, tone="mahogany"):
    """Drum with its skin up at z = depth; gives the group."""
    r = diameter / 2
    matter = turned_wood("frame", tone, rings=1.1, gloss=0.28, pith=(r * 0.6, -r * 0.5, 2), coat=0.5)
    brass = metal("#d2a44c", 0.24)
    parts = [turned("lower", [(r - 1.6, 2.4), (r - 1.8, 0.15), (r - 1.7, 0), (r - 0.75, 0), (r - 0.6, 0.15),
                              (r - 0.45, 0.7), (r - 0.55, 0.85), (r - 0.4, 1.0), (r - 0.22, 2.4), (r - 1.6, 2.4)], matter, 192),
             turned("upper", [(r - 1.5, 4.6), (r - 0.22, 4.6), (r, depth - 0.3), (r - 0.5, depth), (r - 1.3, depth - 0.4),
                              (r - 1.5, 4.6)], matter, 192)]
    step = 2 * math.pi / SLOTS
    disc, pin = jingle(brass), metal("#8d8d8d", 0.35)
    for k in range(SLOTS):
        centre = k * step
        parts += post(centre + HALF, centre + step - HALF, r - 1.55, r - 0.22, 2.4, 4.6, matter)
        x, y = (r - 0.9) * math.cos(centre), (r - 0.9) * math.sin(centre)
        parts.append(sweep("pin", [(x, y, 2.2), (x, y, 3.5), (x, y, 4.8)], 0.1, pin, 8))
        for n, (z, turn) in enumerate(((3.15, 0), (3.62, 180))):
            parts.append(twin(disc, (x, y, z), (turn + 5 * (-1) ** k, 4 - 3 * n, 20 * k)))
    bpy.data.objects.remove(disc)
    parts.append(turned("head", [(0.001, depth + 0.1), (r * 0.5, depth + 0.1), (r - 0.6, depth + 0.1), (r - 0.05, depth - 0.05),
                                 (r + 0.12, depth - 0.4), (r + 0.06, depth - 1.2), (r + 0.0, depth - 2.3)], goat_skin(4.2),
                        192, step=0.2))
    angle = np.linspace(0, 2 * math.pi, 240, endpoint=False)
    band = np.stack([(r + 0.04) * np.cos(angle), (r + 0.04) * np.sin(angle), np.full(240, depth - 1.75)], 1)
    ribbon = sweep("ribbon", band, 0.32, wrapped_matter("ribbon", ["#1e6b4a", "#1e6b4a", "#d8b04a"], 0.9), 12, True)
    parts.append(ribbon)
    tack = turned("tack", [(0.001, 0.2), (0.16, 0.17), (0.28, 0.06), (0.3, 0)], brass, 16)
    for k in range(36):
        a = 2 * math.pi * (k + 0.5) / 36
        parts.append(twin(tack, ((r + 0.3) * math.cos(a), (r + 0.3) * math.sin(a), depth - 1.75), (0, 90, math.degrees(a))))
    bpy.data.objects.remove(tack)
    return group(parts)

