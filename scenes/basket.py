"""Woven bamboo: a round basket and a flat tray (tampah), plaited strip by strip."""
import math
import random

from materials import Nodes
from matter import by_object, finish, spot
from shapes import mesh, sheet, tube


def bamboo_matter():
    n = Nodes("bamboo")
    tone = by_object(n, "#CBA366", "#B98C4E", "#D6B57C", "#C2995B")
    fibre = n.noise(6, n.coords("UV", (60, 1.2, 1)), 4, .7)
    tone = spot(n, tone, fibre, .45, .7, "#94692F", .55)
    tone = spot(n, tone, n.noise(.35), .55, .8, "#E3C994", .4)
    n.bump(fibre, .25, .02)
    return finish(n, tone, .48, Coat_Weight=.08)


def profile_at(profile, t):
    """Point at t in 0..1 of a polyline profile of (radius, height)."""
    f = min(t, .9999) * (len(profile) - 1)
    i = int(f)
    return tuple(a + (b - a) * (f - i) for a, b in zip(profile[i], profile[i + 1]))


def woven(profile, hoops, stakes, material, weave=.12, lift=1.0):
    """Plaited bowl: `hoops` flat strips round, in and out of `stakes` upright strips."""
    def normal(t):
        (r0, z0), (r1, z1) = profile_at(profile, t - .01 if t > .01 else t), profile_at(profile, min(t + .01, 1))
        length = math.hypot(r1 - r0, z1 - z0) or 1
        return (z1 - z0) / length, -(r1 - r0) / length
    parts = []
    for h in range(hoops):
        t0, t1 = (h + .06) / hoops, (h + .94) / hoops
        out = 1 if h % 2 else -1

        def strip(u, v, t0=t0, t1=t1, out=out):
            a = u * 2 * math.pi
            t = t0 + (t1 - t0) * v
            r, z = profile_at(profile, t)
            nr, nz = normal(t)
            d = weave * out * math.cos(a * stakes / 2) - .05 * (2 * v - 1) ** 2
            return (r + nr * d) * math.cos(a), (r + nr * d) * math.sin(a), z + nz * d
        parts.append(sheet(strip, stakes * 6, 2, material, "hoop"))
    for s in range(stakes):
        a0 = 2 * math.pi * s / stakes
        half = .36 * 2 * math.pi / stakes

        def stake(u, v, a0=a0, s=s):
            r, z = profile_at(profile, v)
            nr, nz = normal(v)
            wave = math.cos(math.pi * (v * hoops - .5) + math.pi * s)
            d = weave * wave * .8
            a = a0 + (2 * u - 1) * half * min(1, .5 + profile[-1][0] / max(r, .5) * .12)
            return (r + nr * d) * math.cos(a), (r + nr * d) * math.sin(a), z + nz * d
        parts.append(sheet(stake, 2, hoops * 5, material, "stake"))
    return parts


def rim(radius, height, thick, material, wraps=0):
    """Two hoops bound round the edge, with bindings across."""
    ring = [(radius * math.cos(a), radius * math.sin(a)) for a in (2 * math.pi * i / 96 for i in range(97))]
    parts = [tube([(x * f, y * f, height + dz) for x, y in ring], [thick] * 97, material, 10, "rim")
             for f, dz in ((1 + thick / radius, 0), (1 - thick / radius, .05))]
    for w in range(wraps):
        a = 2 * math.pi * w / wraps + random.uniform(-.02, .02)
        loop = [(radius + 2.1 * thick * math.cos(b), height + 1.45 * thick * math.sin(b))
                for b in (2 * math.pi * i / 12 for i in range(13))]
        lean = .03
        parts.append(tube([(r * math.cos(a + lean * math.sin(i / 2)), r * math.sin(a + lean * math.sin(i / 2)), z)
                           for i, (r, z) in enumerate(loop)], [.09] * 13, material, 6, "binding"))
    return parts


def bowl_solid(profile):
    """Plain closed bowl of the same form, for things to fall on."""
    rings, seg = len(profile), 40
    verts = [(r * math.cos(2 * math.pi * j / seg), r * math.sin(2 * math.pi * j / seg), z)
             for r, z in profile for j in range(seg)]
    faces = [(i * seg + j, i * seg + (j + 1) % seg, (i + 1) * seg + (j + 1) % seg, (i + 1) * seg + j)
             for i in range(rings - 1) for j in range(seg)]
    return mesh("catch", verts, faces + [list(range(seg))[::-1]])
