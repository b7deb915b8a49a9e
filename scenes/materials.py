"""Materials for the product pictures. 1 Blender unit = 1 cm; colours are '#RRGGBB' (sRGB)."""
import bpy


def rgb(color, alpha=1.0):
    """'#RRGGBB' -> linear RGBA, as Blender's nodes want it."""
    if not isinstance(color, str):
        return (*color[:3], alpha)
    parts = [int(color.lstrip("#")[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    return (*[c / 12.92 if c <= .04045 else ((c + .055) / 1.055) ** 2.4 for c in parts], alpha)


class Nodes:
    """A new node material with short calls: n('ShaderNodeMath', {...inputs}, attr=value)."""

    def __init__(self, name):
        self.mat = bpy.data.materials.new(name)
        self.mat.use_nodes = True
        self.tree = self.mat.node_tree
        self.bsdf = self.tree.nodes["Principled BSDF"]
        self.out = self.tree.nodes["Material Output"]

    def __call__(self, kind, inputs=None, **attrs):
        node = self.tree.nodes.new(kind)
        for key, value in attrs.items():
            setattr(node, key, value)
        self.set(node, inputs or {})
        return node

    def set(self, node, inputs):
        for key, value in inputs.items():
            if isinstance(value, bpy.types.NodeSocket):
                self.tree.links.new(value, node.inputs[key])
            else:
                node.inputs[key].default_value = value

    def coords(self, space="Object", scale=(1, 1, 1)):
        mapping = self("ShaderNodeMapping", {"Scale": scale})
        self.tree.links.new(self("ShaderNodeTexCoord").outputs[space], mapping.inputs["Vector"])
        return mapping.outputs["Vector"]

    def noise(self, scale, vector=None, detail=5, rough=.55, distort=0):
        return self("ShaderNodeTexNoise", {"Vector": vector or self.coords(), "Scale": scale, "Detail": detail,
                                           "Roughness": rough, "Distortion": distort}).outputs["Fac"]

    def ramp(self, fac, stops):
        """stops: [(position, '#hex'), …] -> colour socket."""
        node = self("ShaderNodeValToRGB", {"Fac": fac})
        el = node.color_ramp.elements
        while len(el) < len(stops):
            el.new(.5)
        for e, (pos, color) in zip(el, stops):
            e.position, e.color = pos, rgb(color)
        return node.outputs["Color"]

    def mix(self, fac, a, b, blend="MIX"):
        node = self("ShaderNodeMix", data_type="RGBA", blend_type=blend)
        self.set(node, {0: fac, 6: a, 7: b})
        return node.outputs[2]

    def bump(self, height, strength=.3, distance=.1):
        """Adds a bump on top of those already there."""
        node = self("ShaderNodeBump", {"Height": height, "Strength": strength, "Distance": distance})
        old = self.bsdf.inputs["Normal"]
        if old.is_linked:
            self.tree.links.new(old.links[0].from_socket, node.inputs["Normal"])
        self.tree.links.new(node.outputs["Normal"], old)

    def shade_each(self, color, amount):
        """Makes every object that shares the material a little lighter or darker (by Object Info random)."""
        rand = self("ShaderNodeObjectInfo").outputs["Random"]
        value = self("ShaderNodeMapRange", {"Value": rand, "To Min": 1 - amount, "To Max": 1 + amount}).outputs[0]
        hsv = self("ShaderNodeHueSaturation", {"Color": color, "Value": value})
        return hsv.outputs["Color"]


def surface(name, color, rough=.5, mottle=None, mottle_scale=1.0, mottle_range=(.38, .62), bump=0.0, bump_scale=5.0,
            bump_size=.05, sss=0.0, sss_radius=(1, .5, .25), sss_scale=.5, random=0.0, rough_noise=.1, **inputs):
    """All-purpose opaque material: two mottled colours, noise bump, subsurface, variation per object."""
    n = Nodes(name)
    col = rgb(color)
    if mottle:
        col = n.ramp(n.noise(mottle_scale), [(mottle_range[0], color), (mottle_range[1], mottle)])
    if random:
        col = n.shade_each(col, random)
    if rough_noise:
        rough = n("ShaderNodeMapRange", {"Value": n.noise(bump_scale * .6), "To Min": max(rough - rough_noise, .02),
                                         "To Max": min(rough + rough_noise, 1)}).outputs[0]
    n.set(n.bsdf, {"Base Color": col, "Roughness": rough, "Subsurface Weight": sss, "Subsurface Radius": sss_radius,
                   "Subsurface Scale": sss_scale, **inputs})
    if bump:
        n.bump(n.noise(bump_scale), bump, bump_size)
    return n.mat


def paper(color="#FFFFFF", rough=.75):
    return surface("paper", color, rough, bump=.15, bump_scale=14, bump_size=.01)


def cardboard(color="#B98F62"):
    """Kraft carton: brown with fibres and a faint corrugation in local x."""
    n = Nodes("cardboard")
    fibre = n.noise(2, n.coords(scale=(1, 1, 9)), 8, .7)
    n.set(n.bsdf, {"Roughness": .85, "Base Color": n.mix(.5, n.ramp(fibre, [(.3, "#8F6A45"), (.7, "#D0A878")]),
                                                         rgb(color))})
    wave = n("ShaderNodeTexWave", {"Vector": n.coords(), "Scale": 1.1, "Distortion": .3}).outputs["Fac"]
    n.bump(wave, .06, .05)
    n.bump(fibre, .12, .02)
    return n.mat


def plastic(color="#F4F4F2", rough=.3, **inputs):
    return surface("plastic", color, rough, bump=.05, bump_scale=3, rough_noise=.05, **inputs)


def metal(color="#C9C9CC", rough=.28):
    return surface("metal", color, rough, bump=.04, bump_scale=9, bump_size=.02, Metallic=1.0)


def ceramic(color="#F7F3EA", rough=.18):
    return surface("ceramic", color, rough, bump=.04, bump_scale=1.2, rough_noise=.04, **{"Coat Weight": .4})


def cloth(color="#D8C9AC", second=None, threads=18.0, bump=.5):
    """Plain weave (jute, linen, calico): threads per cm in local x/z (or x/y when lying)."""
    n = Nodes("cloth")
    kinds = [n("ShaderNodeTexWave", {"Vector": n.coords("UV"), "Scale": threads, "Distortion": 1.2, "Detail": 2.0},
               bands_direction=d).outputs["Fac"] for d in "XY"]
    weave = n("ShaderNodeMath", {0: kinds[0], 1: kinds[1]}, operation="MAXIMUM").outputs[0]
    base = n.ramp(n.noise(3, detail=8), [(.3, second or color), (.7, color)])
    n.set(n.bsdf, {"Base Color": n.mix(weave, n.mix(1, base, rgb("#8A8A8A"), "MULTIPLY"), base), "Roughness": .95,
                   "Sheen Weight": .3})
    n.bump(weave, bump, .05)
    return n.mat


def wood(light="#C48A55", dark="#6E3F22", rings=1.2, grain=14.0, rough=.45, axis="Z", coat=.15):
    """Grain along the local axis; rings per cm. Mahogany by default."""
    n = Nodes("wood")
    stretch = {"X": (.06, 1, 1), "Y": (1, .06, 1), "Z": (1, 1, .06)}[axis]
    vec = n.coords(scale=stretch)
    ring = n("ShaderNodeTexWave", {"Vector": vec, "Scale": rings, "Distortion": 5, "Detail": 3, "Detail Scale": 1.2},
             wave_type="RINGS", rings_direction=axis).outputs["Fac"]
    fine = n.noise(grain, vec, 8, .7)
    body = n.ramp(ring, [(.1, dark), (.45, light), (1, light)])
    n.set(n.bsdf, {"Base Color": n.mix(.35, body, n.ramp(fine, [(.3, dark), (.65, light)])), "Coat Weight": coat,
                   "Roughness": n("ShaderNodeMapRange", {"Value": fine, "To Min": rough - .1, "To Max": rough + .15})
                   .outputs[0]})
    n.bump(fine, .12, .03)
    return n.mat


def glass(color="#FBFDFC", rough=.0, ior=1.45):
    """Clear glass whose shadow is light (no caustics needed)."""
    n = Nodes("glass")
    shader = n("ShaderNodeBsdfGlass", {"Color": rgb(color), "Roughness": rough, "IOR": ior}).outputs[0]
    clear = n("ShaderNodeBsdfTransparent", {"Color": rgb(color)}).outputs[0]
    ray = n("ShaderNodeLightPath").outputs["Is Shadow Ray"]
    n.set(n.out, {"Surface": n("ShaderNodeMixShader", {0: ray, 1: shader, 2: clear}).outputs[0]})
    return n.mat


def liquid(color="#C8720F", density=.5, ior=1.42, rough=.0):
    """Coloured clear liquid (honey, oil): absorption per cm by density."""
    mat = glass("#FFFFFF", rough, ior)
    volume = mat.node_tree.nodes.new("ShaderNodeVolumeAbsorption")
    volume.inputs["Color"].default_value = rgb(color)
    volume.inputs["Density"].default_value = density
    mat.node_tree.links.new(volume.outputs[0], mat.node_tree.nodes["Material Output"].inputs["Volume"])
    return mat


def film(tint="#FFFFFF", gloss=.12, rough=.12, haze=0.0, bump=0.0):
    """Thin clear plastic film: see-through with reflections; haze 0..1 makes it milky."""
    n = Nodes("film")
    n.set(n.bsdf, {"Base Color": rgb(tint), "Roughness": rough, "Metallic": 0})
    if bump:
        n.bump(n.noise(1.6, distort=1), bump, .1)
    fres = n("ShaderNodeLayerWeight", {"Blend": gloss}).outputs["Fresnel"]
    fac = n("ShaderNodeMath", {0: fres, 1: haze}, operation="ADD", use_clamp=True).outputs[0]
    ray = n("ShaderNodeLightPath").outputs["Is Shadow Ray"]
    fac = n("ShaderNodeMath", {0: fac, 1: n("ShaderNodeMath", {0: 1.0, 1: ray}, operation="SUBTRACT").outputs[0]},
            operation="MULTIPLY").outputs[0]
    clear = n("ShaderNodeBsdfTransparent", {"Color": rgb(tint)}).outputs[0]
    n.set(n.out, {"Surface": n("ShaderNodeMixShader", {0: fac, 1: clear, 2: n.bsdf.outputs[0]}).outputs[0]})
    return n.mat


def image(path, rough=.45, coat=0.0, alpha=False, bump=0.0, **inputs):
    """A drawn label (see labels.py) on the object's UV map; alpha=True keeps the PNG's holes see-through."""
    n = Nodes("label")
    tex = n("ShaderNodeTexImage", image=bpy.data.images.load(str(path)), extension="EXTEND")
    n.set(n.bsdf, {"Base Color": tex.outputs["Color"], "Roughness": rough, "Coat Weight": coat, **inputs})
    if alpha:
        n.set(n.bsdf, {"Alpha": tex.outputs["Alpha"]})
    if bump:
        n.bump(n.noise(2.5), bump, .05)
    return n.mat
