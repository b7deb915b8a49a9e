"""Contoh Kendang Rancak: djembes of four sizes, souvenirs and a frame drum; also the exporter's set."""
from bands import draw
from djembe import djembe
from props import carton, coin, ruler
from rebana import rebana
from studio import box, frame, place, studio, surface
from turning import closeup, on_floor


def look_30():
    bands = draw([dict(motif="tumpal", at=(0.05, 0.15), count=14, paint="#e8d7ac", depth=0.25),
                  dict(motif="diamonds", at=(0.175, 0.255), count=18, paint="#e8d7ac", ground="#8f2019"),
                  dict(motif="tumpal", at=(0.28, 0.36), count=12, paint="#e8d7ac", depth=0.25, flip=True)],
                 [(v, 0.0025) for v in (0.04, 0.165, 0.265, 0.37)])
    return dict(tone="mahogany", bands=bands, rope="#efe9dc", accent="#c02c2c", ring=["#b8242a", "#b8242a", "#1e1a18"],
                loops=16, rows=1, cord=0.006)


def look_40():
    bands = draw([dict(motif="kawung", at=(0.06, 0.16), count=14, paint="#e9dcbd", ground="#2a1710"),
                  dict(motif="kawung", at=(0.16, 0.26), count=14, paint="#d9a94b", ground="#2a1710"),
                  dict(motif="ring", at=(0.268, 0.276), paint="#d9a94b"), dict(motif="ring", at=(0.044, 0.052), paint="#d9a94b"),
                  dict(motif="tumpal", at=(0.285, 0.36), count=14, paint="#e9dcbd", flip=False)],
                 [(v, 0.002) for v in (0.038, 0.28, 0.38)])
    return dict(tone="dark", bands=bands, rope="#1d1b1b", accent="#d8a031", ring=["#141212", "#141212", "#d8a031"],
                loops=18, rows=2, cord=0.0052)


def look_50():
    bands = draw([dict(motif="zigzag", at=(0.05, 0.13), count=20, paint="#f0c23c", ground="#1c5a6b"),
                  dict(motif="dots", at=(0.14, 0.22), count=22, paint="#f4ead2", ground="#b3402a"),
                  dict(motif="zigzag", at=(0.23, 0.30), count=18, paint="#f0c23c", ground="#1c5a6b", flip=True),
                  dict(motif="dots", at=(0.31, 0.37), count=18, paint="#f4ead2")],
                 [(v, 0.002) for v in (0.04, 0.135, 0.225, 0.305)])
    return dict(tone="honey", bands=bands, rope="#1f5f8f", accent="#f1efe6", ring=["#1f4f7a", "#f1efe6", "#1f4f7a"],
                loops=20, rows=2, cord=0.0048)


def look_60():
    bands = draw([dict(motif="padma", at=(0.04, 0.115), count=22, ground="#160a06", depth=0.5),
                  dict(motif="scroll", at=(0.13, 0.235), count=5, ground="#160a06", depth=0.5),
                  dict(motif="kawung", at=(0.25, 0.325), count=12, ground="#160a06", depth=0.5),
                  dict(motif="tumpal", at=(0.34, 0.385), count=26, ground="#160a06", depth=0.5, flip=True)],
                 [(v, 0.0022) for v in (0.03, 0.1225, 0.2425, 0.3325)])
    return dict(tone="mahogany", bands=bands, rope="#f0ead9", ring=["#7d1f1c", "#7d1f1c", "#c9a04a"], loops=24, rows=3,
                cord=0.0044)


def look_export():
    bands = draw([dict(motif="tumpal", at=(0.045, 0.12), count=16, paint="#e6c67f", ground="#21303a"),
                  dict(motif="kawung", at=(0.135, 0.235), count=13, paint="#efe3c4", ground="#21303a"),
                  dict(motif="tumpal", at=(0.25, 0.325), count=14, paint="#e6c67f", ground="#21303a", flip=True)],
                 [(v, 0.0022) for v in (0.036, 0.1275, 0.2425, 0.335)])
    return dict(tone="mahogany", bands=bands, rope="#eee7d6", accent="#3f5f74", ring=["#2f4a5c", "#2f4a5c", "#e6c67f"])


LOOKS = {30: look_30, 40: look_40, 50: look_50, 60: look_60}
MINI = [("#f2ede2", "#2a6f4d", "#2a6f4d", "mahogany"), ("#b3262b", "#f0d9a0", "#b3262b", "dark"),
        ("#e0a02a", "#1e1b1a", "#e0a02a", "red")]


def upright_ruler(length, x, y):
    """Ruler standing on its end, facing the camera."""
    return place(ruler(length), (x, y, -0.5), (0, -90, 90))


def drum(size):
    """One drum: whole; close to the ropes and the carving; beside an upright ruler."""
    def build(view):
        studio(size)
        body = place(djembe(size, LOOKS[size](), seed=size // 10), rot=(0, 0, 23 + 47 * (size // 10)))
        if view == "front":
            frame([body], elevation=20, fill=0.84)
        elif view == "detail":
            closeup((0, -size * 0.13, size * 0.5), size * 0.5, elevation=24, azimuth=14)
        else:
            rule = upright_ruler(size, size * 0.36, -size * 0.05)
            frame([body, rule], elevation=14, fill=0.84)
    return build


def souvenirs(view):
    """Three drums of 12 cm with different ropes; a coin beside them."""
    studio(16)
    for k, (rope, accent, ring, tone) in enumerate(MINI):
        look = dict(tone=tone, rope=rope, accent=accent, ring=[ring, ring, "#f1e7cf"], loops=10, rows=1, cord=0.011,
                    turns=3, bands=draw([dict(motif=("tumpal", "zigzag", "diamonds")[k], at=(0.08, 0.24), count=10,
                                              paint="#ecd9a6")], [(v, 0.006) for v in (0.06, 0.27)]))
        place(djembe(12, look, seed=k + 1), ((-6.6, 0.2, 6.4)[k], (0.5, -1.5, 1.6)[k], 0), (0, 0, 40 * k))
    place(coin(), (-3.4, -5.2, 0))
    frame(elevation=20, fill=0.84)


def frame_drum(view):
    """Rebana propped up on a block so that skin and jingles show; from close; beside a ruler."""
    studio(30)
    drum_ = on_floor(place(rebana(), (0, 0, 0), (17, 0, 24)))
    block = place(box(8, 4, 4.5, surface("block", "#6f4526", 0.5, mottle="#58331a"), 0.3), (-3.4, 7.6, 0), (0, 0, 24))
    if view == "detail":
        closeup((5.5, -9.5, 5.5), 15, elevation=16, azimuth=30)
    elif view == "scale":
        place(ruler(30), (-15.5, -16, 0), (0, 0, 3))
        frame(elevation=24, fill=0.84)
    else:
        frame([drum_, block], elevation=23, fill=0.82)


def export_set(view):
    """Three drums of one make beside their plain carton; from close; with a 60 cm ruler."""
    studio(58)
    sizes = (50, 40, 30)
    looks = [dict(look_export(), rows=r, loops=n) for r, n in ((2, 20), (2, 18), (1, 16))]
    spots = {"front": ((-25, 4), (4, -6), (26, -14)), "scale": ((-34, 0), (-9, -8), (10, -16))}
    for size, look, (x, y) in zip(sizes, looks, spots.get(view, spots["front"])):
        place(djembe(size, look, seed=size // 10), (x, y, 0), (0, 0, size * 4.3))
    if view != "detail":
        place(carton(34, 30, 56), (16, 32, 0) if view == "front" else (30, 18, 0), (0, 0, -14))
    if view == "scale":
        upright_ruler(60, -50, 0)
    if view == "detail":
        closeup((4, -8, 26), 44, elevation=20, azimuth=6)
    else:
        frame(elevation=16, fill=0.86)


SCENES = {
    **{f"contoh-kendang-rancak/kendang-jimbe-{s}cm": (drum(s), ("front", "detail", "scale")) for s in LOOKS},
    "contoh-kendang-rancak/kendang-jimbe-mini": (souvenirs, ("front",)),
    "contoh-kendang-rancak/rebana-kayu-30cm": (frame_drum, ("front", "detail", "scale")),
    "contoh-eksportir-gerbang-selatan/kendang-jimbe-ekspor-set": (export_set, ("front", "detail", "scale")),
}
