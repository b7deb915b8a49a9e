"""Small additions to materials.Nodes for grown things: masks, cells, colour by object, drawn leaf maps."""
from materials import rgb


def mask(n, value, low, high, top=1.0):
    """Soft step: 0 below low, `top` above high (low > high turns it round)."""
    if low > high:
        return n("ShaderNodeMapRange", {0: value, 1: high, 2: low, 3: top, 4: 0.0}).outputs[0]
    return n("ShaderNodeMapRange", {0: value, 1: low, 2: high, 3: 0.0, 4: top}).outputs[0]


def spot(n, under, value, low, high, color, top=1.0):
    """`under` with `color` where value passes the soft step."""
    return n.mix(mask(n, value, low, high, top), under, rgb(color))


def by_object(n, *colors):
    """A colour between the given ones, another for each object."""
    step = 1 / max(len(colors) - 1, 1)
    return n.ramp(n("ShaderNodeObjectInfo").outputs["Random"], [(i * step, c) for i, c in enumerate(colors)])


def cells(n, scale, vector=None, edge=False):
    """Distance in a Voronoi pattern, to the nearest point or to the nearest edge."""
    return n("ShaderNodeTexVoronoi", {"Vector": vector or n.coords(), "Scale": scale},
             feature="DISTANCE_TO_EDGE" if edge else "F1").outputs["Distance"]


def finish(n, color, rough, sss=0.0, radius=(1, .4, .2), depth=.3, **more):
    """Fill in the principled shader; subsurface reaches `depth` cm; more inputs by Blender's names with _."""
    n.set(n.bsdf, {"Base Color": rgb(color) if isinstance(color, str) else color, "Roughness": rough,
                   "Subsurface Weight": sss, "Subsurface Radius": radius, "Subsurface Scale": depth,
                   **{key.replace("_", " "): value for key, value in more.items()}})
    return n.mat
