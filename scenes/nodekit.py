"""Short notation for shader graphs with drawn images: kit = Kit("name"); kit.add("ShaderNodeTexNoise", Scale=3)."""
import bpy
import numpy as np

from materials import Nodes, rgb


def image_from_array(name, array, colour=True):
    """A Blender image from a float array (rows from top, cols[, 3 or 4]) with values 0..1."""
    a = np.asarray(array, np.float32)
    a = np.repeat(a[..., None], 3, 2) if a.ndim == 2 else a
    if a.shape[2] == 3:
        a = np.concatenate([a, np.ones_like(a[..., :1])], 2)
    img = bpy.data.images.new(name, a.shape[1], a.shape[0], alpha=True)
    img.colorspace_settings.name = "sRGB" if colour else "Non-Color"
    img.alpha_mode = "CHANNEL_PACKED"
    img.pixels.foreach_set(np.clip(a[::-1], 0, 1).ravel())
    img.update()
    img.pack()
    return img


class Kit(Nodes):
    """One material and its nodes; colours may be given as "#rrggbb" everywhere."""

    def set(self, node, inputs):
        super().set(node, {k: rgb(v) if isinstance(v, str) else v for k, v in inputs.items()})

    def add(self, kind, props=None, inputs=None, **named):
        """New node; inputs by name (blanks written _) or index, each a value or a socket."""
        return self(kind, {**(inputs or {}), **{k.replace("_", " "): v for k, v in named.items()}}, **(props or {}))

    def math(self, operation, a, b=0.0, clamp=False):
        return self.add("ShaderNodeMath", {"operation": operation, "use_clamp": clamp}, {0: a, 1: b}).outputs[0]

    def stretch(self, vector, scale=(1, 1, 1), location=(0, 0, 0), rotation=(0, 0, 0)):
        return self.add("ShaderNodeMapping", Vector=vector, Scale=scale, Location=location,
                        Rotation=rotation).outputs[0]

    def grain(self, vector, scale, detail=3, roughness=0.55):
        """Noise value at a vector."""
        return self.noise(scale, vector, detail, roughness)

    def object_coords(self):
        return self.add("ShaderNodeTexCoord").outputs["Object"]

    def uv(self):
        return self.add("ShaderNodeTexCoord").outputs["UV"]

    def split(self, vector):
        return self.add("ShaderNodeSeparateXYZ", Vector=vector).outputs

    def image(self, image, vector, extension="REPEAT"):
        return self.add("ShaderNodeTexImage", {"image": image, "extension": extension},
                        Vector=vector).outputs

    def finish(self, **principled):
        """Principled surface with the given inputs; returns the material."""
        self.set(self.bsdf, {k.replace("_", " "): v for k, v in principled.items()})
        return self.mat
