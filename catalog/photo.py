"""Photos as they arrive: hostile until opened with every limit on."""

import io
import re
import struct
import warnings
from dataclasses import dataclass

from PIL import Image, ImageFile

from catalog.finding import N_

FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",)}
_KINDS = {**{kind: kind for kind in FORMATS}, "MPO": "JPEG"}    # phones put a second picture into a JPEG; the first counts
MOST_BYTES = 16 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 10_000
SHORTEST_SIDE = 400

# What Pillow's decoders may raise on a damaged or hostile file, from its own fuzz tests.
DAMAGE = (OSError, SyntaxError, MemoryError, ValueError, NotImplementedError, OverflowError, EOFError, struct.error,
          Image.DecompressionBombError, Image.DecompressionBombWarning)

_GPS = 0x8825
_WHERE = frozenset({2, 4, 20, 22, 28})              # latitude, longitude, those of the destination, name of the area
_XMP_WHERE = re.compile(rb"GPS(Dest)?L(atitud|ongitud)e")


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be measured of a photo, at a scale that makes photos of any size comparable.

    `sharpness` is the variance of its Laplacian, `light` and `contrast` the mean and the spread of its grey
    values (0 to 255), `dark` and `bright` the shares of pixels that are black or white (0 to 1), `fill` the
    share of the frame that the subject's bounding box takes (0 to 1), `likeness` a 64-bit difference hash:
    few differing bits mean the same picture. `words` is the text in its metadata.
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


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a photo cannot be used: rule, message, help (with `{file}` and the values given)."""

    rule: str
    message: str
    help: str
    values: dict[str, object]


def open_image(data: bytes, glance: bool = False) -> Image.Image:
    """The decoded picture; raises one of DAMAGE. Only JPEG, PNG and WebP decoders are ever asked.

    At a glance, a JPEG is decoded to an eighth: enough to know that it is whole.
    """
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        image = Image.open(io.BytesIO(data), formats=tuple(FORMATS))
        if image.width * image.height > MOST_PIXELS or max(image.size) > LONGEST_SIDE:
            raise Image.DecompressionBombError
        if glance:
            image.info["size"] = image.size
            image.draft("L", (1, 1))
        image.load()
    return image


def flaw(name: str, data: bytes) -> Flaw | None:
    """The first reason why this file cannot be published, or None."""
    if len(data) > MOST_BYTES:
        return Flaw("photo-too-large", N_("the photo '{file}' has {size} MB"), N_("send it with at most {most} MB"),
                    {"size": len(data) // 1_000_000, "most": MOST_BYTES // 1_000_000})
    try:
        image = open_image(data, glance=True)
        located = _tells_where(image)
    except DAMAGE:
        return Flaw("photo-unreadable", N_("the photo '{file}' cannot be opened: it is damaged or not a JPEG, PNG or WebP"),
                    N_("take it from the phone again, or save it anew as JPEG"), {})
    kind = _KINDS[str(image.format)]
    if not name.endswith(FORMATS[kind]):
        return Flaw("photo-format", N_("the photo '{file}' is really a {format} file"),
                    N_("rename it so that it ends in {ending}"), {"format": kind, "ending": FORMATS[kind][0]})
    width, height = image.info["size"]
    if min(width, height) < SHORTEST_SIDE:
        return Flaw("photo-too-small", N_("the photo '{file}' measures {width} × {height} pixels"),
                    N_("send the original; the shorter side needs at least {least} pixels"),
                    {"width": width, "height": height, "least": SHORTEST_SIDE})
    if located:
        return Flaw("photo-location", N_("the photo '{file}' tells where it was taken"),
                    N_("remove the location from the photo before sending it"), {})
    return None


def _tells_where(image: Image.Image) -> bool:
    """Whether the picture's EXIF or XMP data hold a position; a camera's empty GPS section does not count."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exif = image.getexif().get_ifd(_GPS)
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return not _WHERE.isdisjoint(exif) or bool(_XMP_WHERE.search(xmp.encode() if isinstance(xmp, str) else xmp))
