"""Glass jars with a screw lid, filled and labelled; the honey."""
import math

from labels import Label
from props import coin, ruler, spoon
from studio import frame, glass, group, image, lathe, liquid, metal, place, plastic, sheet, studio, subdivide, surface, wood, wrap


def filled_jar(r, h, content, label, lid_color, turn=0, fill=.9, lid_metal=False):
    """Round jar of radius r and body height h; label = (image path, width, height) in cm."""
    t, neck = .28, r * .84
    outer = [(0, 0), (r * .9, 0), (r * .97, .12), (r, .4), (r, h - 1.5), (r * .985, h - 1.1), (r * .93, h - .7),
             (neck, h - .35), (neck, h + .9)]
    inner = [(neck - t, h + .9), (neck - t, h - .3), (r * .93 - t, h - .75), (r - t, h - 1.5), (r - t, .75),
             (r * .9 - t, .5), (0, .45)]
    body = lathe(outer + inner, glass(), 96, "jar")
    subdivide(body, 1)
    top = h * fill
    shrink = r - t + .02
    food = lathe([(0, .47), (r * .9 - t, .52), (shrink, .8), (shrink, min(top, h - 1.5)),
                  (r * .93 - t, min(top, h - .75)), (r * .9 - t, top), (0, top)], content, 96, "content")
    lid_r = neck + .22
    ribs = 72

    def lid_wall(u, v):
        a = u * 2 * math.pi
        rr = lid_r + .04 * math.cos(a * ribs)
        return rr * math.cos(a), rr * math.sin(a), h - .15 + v * 1.35
    mat = metal(lid_color, .3) if lid_metal else plastic(lid_color, .3, **{"Coat Weight": .3})
    wall = sheet(lid_wall, ribs * 6, 3, mat, "lid")
    cap = lathe([(lid_r + .04, h + 1.2), (lid_r, h + 1.3), (lid_r - .15, h + 1.36), (lid_r - .4, h + 1.32), (0, h + 1.3)],
                mat, 96, "cap")
    path, w, tall = label
    angle = min(math.degrees(w / r), 358)
    paper = wrap(r + .02, h * .46 - tall / 2, h * .46 + tall / 2, image(path, .5, .1), angle)
    return group([body, food, wall, cap, paper], (0, 0, 0), (0, 0, turn))


def honey_label():
    lab = Label(14, 6, "#FFF8E6", 110)
    ink, gold, cx = "#4A2A0A", "#D58A14", 7
    lab.rect(0, 0, 14, 6, "#FFF8E6", 0, .12, gold)
    lab.rect(.2, .2, 13.6, 5.6, None, 0, .04, gold)
    for i in range(-2, 3):
        hexagon(lab, cx + i * .62, .95 + (.18 if i % 2 else -.18), .34, gold)
    lab.text(cx, 2.0, "Madu Rindang", 1.0, gold, "script", fit=5.6)
    lab.text(cx, 3.05, "MADU MULTIFLORA", .95, ink, "tall", fit=5.6)
    lab.text(cx, 3.85, "Dari kebun dan hutan rakyat, Wlingi", .33, ink, "italic", fit=5.4)
    lab.line([(cx - 1.6, 4.25), (cx + 1.6, 4.25)], gold, .05)
    lab.text(cx, 4.75, "Berat bersih 350 g", .5, ink, "bold")
    lab.sample(cx, 5.4, .26)
    lab.text(10.5, .9, "Komposisi", .34, gold, "bold", "lm")
    y = lab.block(10.5, 1.12, 3.0, "Madu 100 %.", .3, ink)
    lab.text(10.5, y + .3, "Simpan", .34, gold, "bold", "lm")
    y = lab.block(10.5, y + .52, 3.0, "Suhu ruang, tutup rapat. Mengkristal itu wajar.", .3, ink)
    lab.text(10.5, y + .3, "Perhatian", .34, gold, "bold", "lm")
    lab.block(10.5, y + .52, 3.0, "Bukan untuk bayi di bawah 1 tahun.", .3, ink)
    lab.bars(.6, 3.4, 2.8, 1.8)
    return lab.save("madu"), 14, 6


def hexagon(lab, x, y, r, color):
    lab.poly([(x + r * math.cos(i * math.pi / 3 + .52), y + r * math.sin(i * math.pi / 3 + .52)) for i in range(6)],
             color)


def dipper(mat):
    """Wooden honey dipper along z, head at the bottom."""
    form = [(0, 0), (.5, .05)]
    for i in range(7):
        z, r = .2 + i * .42, 1.05 * math.sin(math.pi * (i + 1.4) / 9)
        form += [(r * .62, z), (r * .62, z + .12), (r, z + .16), (r, z + .38)]
    form += [(.3, 3.3), (.28, 3.6), (.26, 12), (.4, 12.6), (.36, 13.2), (0, 13.4)]
    return lathe(form, mat, 48, "dipper")


def honey(view):
    studio(14)
    jar = filled_jar(3.7, 9.8, liquid("#FDD600", .34), honey_label(), "#E8BE62", -46 if view == "label" else 6, .93,
                     lid_metal=True)
    if view == "front":
        dish = lathe([(0, 0), (2.2, 0), (2.5, .15), (3.6, 1.3), (3.68, 1.35), (3.5, 1.35), (2.4, .38), (0, .32)],
                     surface("stone", "#EFE6D4", .3), 96, "dish")
        pool = lathe([(0, .34), (2.5, .45), (3.18, 1.0), (0, 1.0)], liquid("#FDD800", 1.6), 96, "pool")
        group([dish, pool], (6.8, -3.6, 0))
        place(dipper(wood("#C99A62", "#8F6236")), (6.1, -4.4, .9), (50, 0, 152))
        frame(elevation=14, fill=.84)
    elif view == "label":
        frame([jar], elevation=6, fill=1.05)
    else:
        place(spoon(), (-7, -5.2, 0))
        place(coin(), (6.8, -2, 0))
        place(ruler(), (-7, -9, 0))
        frame(elevation=20, fill=.84)


SCENES = {
    "contoh-madu-rindang/madu-multiflora-350g": (honey, ("front", "label", "scale")),
}
