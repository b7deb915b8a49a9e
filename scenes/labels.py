"""Labels drawn with Pillow, used as textures: from labels import Label, save. Sizes in cm, drawn at DPC pixels per cm."""
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

DPC = 100  # pixels per cm
OUT = Path(tempfile.gettempdir()) / "etalase-labels"
ROOTS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
# Debian packages: fonts-lobstertwo, fonts-lato, fonts-roboto-slab, fonts-bebas-neue, fonts-dancingscript
FACES = {"script": "LobsterTwo-BoldItalic", "hand": "DancingScript-Bold", "sans": "Lato-Regular", "bold": "Lato-Bold",
         "black": "Lato-Black", "italic": "Lato-Italic", "slab": "RobotoSlab-Bold", "tall": "BebasNeue-Regular",
         "serif": "DejaVuSerif-Bold"}
FALLBACK = {"sans": "DejaVuSans", "italic": "DejaVuSans-Oblique"}
_files = {}


def font(face, size):
    """Font of a face in FACES at size pixels; DejaVu stands in for a missing one."""
    if not _files:
        _files.update({f.stem: str(f) for root in ROOTS if root.exists() for f in root.rglob("*.?tf")})
    name = FACES[face] if FACES[face] in _files else FALLBACK.get(face, "DejaVuSans-Bold")
    return ImageFont.truetype(_files[name], max(int(size), 4))


class Label:
    """A drawing w x h cm; positions and sizes in cm from the upper left corner."""

    def __init__(self, w, h, color="#FFFFFF", dpc=DPC):
        self.w, self.h, self.k = w, h, dpc
        self.img = Image.new("RGBA", (int(w * dpc), int(h * dpc)), color)
        self.draw = ImageDraw.Draw(self.img)

    def px(self, *values):
        return [v * self.k for v in values]

    def rect(self, x, y, w, h, color, radius=0.0, line=0.0, line_color="#000000"):
        self.draw.rounded_rectangle(self.px(x, y, x + w, y + h), radius * self.k, fill=color,
                                    outline=line_color if line else None, width=max(int(line * self.k), 1) if line else 0)

    def oval(self, x, y, w, h, color, line=0.0, line_color="#000000"):
        self.draw.ellipse(self.px(x, y, x + w, y + h), fill=color, outline=line_color if line else None,
                          width=int(line * self.k))

    def line(self, points, color, width=.05):
        self.draw.line([tuple(self.px(*p)) for p in points], fill=color, width=max(int(width * self.k), 1),
                       joint="curve")

    def poly(self, points, color):
        self.draw.polygon([tuple(self.px(*p)) for p in points], fill=color)

    def text(self, x, y, words, size=.5, color="#222222", face="bold", anchor="mm", spacing=0.0, fit=None):
        """Text with cap size in cm; anchor as in Pillow (mm = middle); fit = greatest width in cm (shrinks)."""
        kind = font(face, size * self.k)
        while fit and kind.getlength(words) + spacing * self.k * len(words) > fit * self.k and size > .08:
            size *= .96
            kind = font(face, size * self.k)
        if not spacing:
            self.draw.text(self.px(x, y), words, color, kind, anchor)
            return
        total = sum(kind.getlength(c) + spacing * self.k for c in words) - spacing * self.k
        at = x * self.k - {"l": 0, "m": total / 2, "r": total}[anchor[0]]
        for c in words:
            self.draw.text((at, y * self.k), c, color, kind, "l" + anchor[1])
            at += kind.getlength(c) + spacing * self.k

    def block(self, x, y, width, words, size=.25, color="#333333", face="sans", lead=1.35):
        """Wrapped paragraph from its upper left; gives the y below it."""
        kind, line = font(face, size * self.k), ""
        for word in words.split() + [None]:
            trial = f"{line} {word}".strip()
            if word is None or kind.getlength(trial) > width * self.k:
                self.draw.text(self.px(x, y), line, color, kind, "la")
                y, line = y + size * lead, word or ""
            else:
                line = trial
        return y

    def bars(self, x, y, w, h):
        """A made-up bar pattern on white (encodes nothing)."""
        self.rect(x, y, w, h, "#FFFFFF")
        at, i = x + .1 * w, 0
        while at < x + .9 * w:
            bar = w * (.010, .024, .010, .033, .017)[(i * 7 + i // 3) % 5]
            self.draw.rectangle(self.px(at, y + h * .1, at + bar, y + h * .9), fill="#111111")
            at, i = at + bar + w * (.012, .02, .03)[(i * 5 + 1) % 3], i + 1

    def sample(self, x, y, size=.2, color="#666666", anchor="mm"):
        """The note every label carries."""
        self.text(x, y, "Contoh – ilustrasi", size, color, "italic", anchor)

    def save(self, name):
        """Writes the PNG for materials.image() and gives its path."""
        OUT.mkdir(exist_ok=True)
        path = OUT / f"{name}.png"
        self.img.save(path)
        return path
