"""Turned wood with procedural growth rings, pores and varnish; painted and carved bands on top."""
from nodekit import Kit

TONES = {
    "mahogany": ["#3d190b", "#743417", "#97511f", "#bb7636"],
    "red": ["#2a0d07", "#571c0e", "#823317", "#a65426"],
    "dark": ["#170a05", "#311709", "#4e2811", "#6d3e1c"],
    "honey": ["#7a4418", "#a5662a", "#c08243", "#d19b5c"],
    "pale": ["#a97f52", "#c49b6b", "#d6b285", "#e2c49c"],
}
TURN = {"Z": (0, 0, 0), "X": (0, 1.5708, 0), "Y": (1.5708, 0, 0)}


def turned_wood(name, tone="mahogany", grain="Z", pith=(1.5, 0.8, 0), rings=0.9, gloss=0.35, bands=None, coat=0.3, strips=None):
    """Material; grain is the trunk's axis, rings their number per cm.

    strips: the body is glued from boards of this width (cm, across local y).
    bands = (paint, carve): an RGBA image (alpha = where painted) and a height image, laid out by UV."""
    kit = Kit(name)
    coords = kit.stretch(kit.object_coords(), (1, 1, 1), pith, TURN[grain])
    dark, low, mid, light = TONES[tone]
    if strips:
        lane = kit.math("DIVIDE", kit.split(kit.object_coords())[1], strips)
        chance = kit.add("ShaderNodeTexWhiteNoise", {"noise_dimensions": "1D"}, W=kit.math("FLOOR", lane)).outputs["Color"]
        jump = kit.add("ShaderNodeVectorMath", {"operation": "MULTIPLY_ADD"}, {0: chance, 1: (9, 9, 60), 2: coords})
        coords = jump.outputs[0]
    warp = kit.grain(kit.stretch(coords, (1, 1, 0.12)), 0.28, 2)
    growth = kit.add("ShaderNodeTexWave", {"wave_type": "RINGS", "rings_direction": "Z", "wave_profile": "SAW"},
                     Vector=kit.stretch(coords, (1, 1, 0.22)), Scale=rings / 3.2, Distortion=3.0, Detail=2.0,
                     Detail_Scale=0.35, Detail_Roughness=0.6).outputs["Fac"]
    streak = kit.grain(kit.stretch(coords, (1, 1, 0.05)), 2.6, 3, 0.65)
    fibre = kit.grain(kit.stretch(coords, (1, 1, 0.04)), 14, 0, 0.5)
    tone_value = kit.math("ADD", kit.math("MULTIPLY", growth, 0.3),
                          kit.math("ADD", kit.math("MULTIPLY", streak, 0.55), kit.math("MULTIPLY", warp, 0.25)))
    colour = kit.ramp(tone_value, [(0.28, dark), (0.43, low), (0.57, mid), (0.74, light)])
    pores = kit.math("GREATER_THAN", kit.grain(kit.stretch(coords, (1, 1, 0.035)), 11, 0), 0.655)
    colour = kit.mix(kit.math("MULTIPLY", pores, 0.45), colour, dark)
    colour = kit.mix(kit.math("MULTIPLY", fibre, 0.28), colour, low)
    rough = kit.math("ADD", kit.math("MULTIPLY", streak, 0.2), gloss - 0.08)
    kit.bump(fibre, 0.12, 0.02)
    if bands:
        pigment, alpha = kit.image(bands[0], kit.uv())
        depth = kit.image(bands[1], kit.uv())[0]
        worn = kit.math("GREATER_THAN", kit.grain(coords, 3.0, 3, 0.7), 0.36)
        cover = kit.math("MULTIPLY", alpha, kit.math("ADD", kit.math("MULTIPLY", worn, 0.2), 0.78))
        hollow = kit.math("SUBTRACT", 1.0, depth)
        colour = kit.mix(kit.math("MULTIPLY", hollow, 0.8), kit.mix(cover, colour, pigment), dark)
        rough = kit.math("ADD", rough, kit.math("MULTIPLY", hollow, 0.2))
        kit.bump(depth, 1.0, 0.3)
    return kit.finish(Base_Color=colour, Roughness=rough, Coat_Weight=coat, Coat_Roughness=0.18)
