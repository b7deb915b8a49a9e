"""The sight of a photo: what can be measured of it, at a scale that makes photos of any size comparable."""

from dataclasses import dataclass
from itertools import pairwise
from operator import mul

from PIL import Image, ImageChops, ImageFilter, ImageStat

LONGEST = 512
"""The longest side in pixels at which pictures are measured; JPEGs are decoded no larger than they need to be for it."""

_CELLS = 8
_THUMB = 64
_ROWS = 16
_STEP = 4               # smaller steps of grey are noise, and would make plain ground look different in every copy
_FAINT = 8              # a spread below this is no picture
_LAPLACIAN = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)
_SQUARES = [(value - 128) ** 2 for value in range(256)]

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sight:
    """What was measured of one photo.

    `width` and `height` are in pixels as people see it, `size` in bytes. `light` is the mean grey (0 to 255),
    `dark` and `bright` the shares of black and of white pixels (0 to 1). `fill` is how far the subject (what
    differs from the border's own colour) spans the picture, across or down, whichever is more (0 to 1);
    `contrast` is the spread of the subject's grey values. `sharpness` is the mean square of the Laplacian where
    it is greatest among 64 fields, in thousandths of the subject's variance, so that a dim photo may be sharp.
    `likeness` is a difference hash of 16 by 16 bits: few differing bits mean the same picture. `words` is the
    text in its metadata, a line each.
    """

    width: int
    height: int
    size: int
    sharpness: float
    light: float
    contrast: float
    dark: float
    bright: float
    fill: float
    likeness: int
    words: str = ""


def measure(image: Image.Image, width: int, height: int, size: int, words: str = "") -> Sight:
    """The sight of a decoded picture, which may be smaller than its file says: `width` × `height` pixels in `size` bytes."""
    picture = _scaled(image)
    grey = picture.getchannel(0)
    whole = ImageStat.Stat(grey)
    spread = max(_FAINT, whole.stddev[0])
    box = _subject(picture, spread / 2)
    contrast = ImageStat.Stat(_cut(grey, box) if box else grey).stddev[0]
    counts = grey.histogram()
    pixels = sum(counts)
    return Sight(
        width, height, size, round(1000 * _edges(grey) / max(_FAINT, contrast) ** 2, 1), round(whole.mean[0], 1),
        round(contrast, 1), round(sum(counts[:16]) / pixels, 3), round(sum(counts[250:]) / pixels, 3),
        _fill(grey, box), _likeness(grey), words)


def _scaled(image: Image.Image) -> Image.Image:
    """The picture in luminance and colour, its longest side as long as all others'; what shows through is white."""
    scale = LONGEST / max(image.size)
    small = image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.Resampling.BOX)
    if small.mode.startswith("I"):
        small = small.convert("I").point([value >> 8 for value in range(65536)], "L")
    if small.mode in ("LA", "PA", "RGBA") or "transparency" in small.info:
        clear = small.convert("RGBA")
        small = Image.new("RGB", small.size, "white")
        small.paste(clear, mask=clear)
    return small if small.mode == "YCbCr" else small.convert("RGB").convert("YCbCr")


def _subject(picture: Image.Image, least: float) -> Box | None:
    """The box, in a thumbnail's pixels, around what differs from the border's median colour by more than `least`; specks do not count."""
    differing: Image.Image | None = None
    for channel in picture.resize((_THUMB, _THUMB), Image.Resampling.BOX).split():
        rows = channel.tobytes()
        border = sorted(rows[:_THUMB] + rows[-_THUMB:] + rows[::_THUMB] + rows[_THUMB - 1::_THUMB])
        ground = border[len(border) // 2]
        apart = channel.point([abs(value - ground) for value in range(256)])
        differing = ImageChops.lighter(differing, apart) if differing else apart
    assert differing
    found: Box | None = differing.point([255 * (value > least) for value in range(256)]).filter(ImageFilter.MedianFilter(3)).getbbox()
    return found


def _fill(grey: Image.Image, box: Box | None) -> float:
    """How far the subject spans the picture. Where none stands out, rice or cloth fills it all, and plain ground is empty."""
    if box:
        return round(max(box[2] - box[0], box[3] - box[1]) / _THUMB, 3)
    border = grey.crop((0, 0, grey.width, max(1, grey.height // _ROWS)))
    return float(ImageStat.Stat(border).stddev[0] >= _FAINT)


def _cut(grey: Image.Image, box: Box) -> Image.Image:
    """The part of the picture that a thumbnail's box means."""
    across, down = grey.width / _THUMB, grey.height / _THUMB
    return grey.crop((round(box[0] * across), round(box[1] * down), round(box[2] * across), round(box[3] * down)))


def _edges(grey: Image.Image) -> float:
    """The mean square of the Laplacian in the field of the picture where it is greatest; the frame itself is no edge."""
    edges = grey.filter(_LAPLACIAN)
    across = [1 + (grey.width - 2) * n // _CELLS for n in range(_CELLS + 1)]
    down = [1 + (grey.height - 2) * n // _CELLS for n in range(_CELLS + 1)]
    fields = (edges.crop((left, top, right, bottom)) for left, right in pairwise(across) for top, bottom in pairwise(down)
              if left < right and top < bottom)
    return max((sum(map(mul, field.histogram(), _SQUARES)) / (field.width * field.height) for field in fields), default=0.0)


def _likeness(grey: Image.Image) -> int:
    """For each of 16 rows of 17 pixels, whether each pixel is plainly darker than the next."""
    pixels = grey.resize((_ROWS + 1, _ROWS), Image.Resampling.BOX).tobytes()
    bits = 0
    for at in range(len(pixels) - 1):
        if (at + 1) % (_ROWS + 1):
            bits = bits << 1 | (pixels[at] + _STEP < pixels[at + 1])
    return bits
