"""Photos as they arrive: hostile until opened with every limit on."""

import io
import re
import struct
import warnings
from dataclasses import dataclass

from PIL import ExifTags, Image, ImageFile

from catalog.finding import N_
from catalog.inscription import inscription
from catalog.sight import LONGEST, Sight, measure

FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",)}
ENDINGS = tuple(ending for endings in FORMATS.values() for ending in endings)
_KINDS = {**{kind: kind for kind in FORMATS}, "MPO": "JPEG"}    # phones put a second picture into a JPEG; the first counts
MOST_BYTES = 16 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 10_000
SHORTEST_SIDE = 400

# What Pillow's decoders may raise on a damaged or hostile file, from its own fuzz tests.
DAMAGE = (OSError, SyntaxError, MemoryError, ValueError, NotImplementedError, OverflowError, EOFError, struct.error,
          Image.DecompressionBombError, Image.DecompressionBombWarning)

_GPS = ExifTags.IFD.GPSInfo
_TURNED = (5, 6, 7, 8)                              # lying on its side
_WHERE = frozenset({2, 4, 20, 22, 28})              # latitude, longitude, those of the destination, name of the area
_XMP_WHERE = re.compile(rb"GPS(Dest)?L(atitud|ongitud)e")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a photo cannot be used: rule, message, help (with `{file}` and the values given)."""

    rule: str
    message: str
    help: str
    values: dict[str, object]


def open_image(data: bytes, glance: bool = False) -> Image.Image:
    """The decoded picture; raises one of DAMAGE. Only JPEG, PNG and WebP decoders are ever asked.

    At a glance, a JPEG is decoded only as large as it is measured: enough to know that it is whole.
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
            image.draft("YCbCr", (LONGEST, LONGEST))
        image.load()
    return image


def flaw(name: str, data: bytes) -> Flaw | None:
    """The first reason why this file cannot be published, or None."""
    return look(name, data)[0]


def look(name: str, data: bytes) -> tuple[Flaw | None, Sight | None]:
    """Decode a photo once: the first reason why it cannot be published, if any, and what was measured, if it could be opened."""
    if len(data) > MOST_BYTES:
        return Flaw("photo-too-large", N_("the photo '{file}' has {size} MB"), N_("send it with at most {most} MB"),
                    {"size": len(data) // 1_000_000, "most": MOST_BYTES // 1_000_000}), None
    try:
        image = open_image(data, glance=True)
        located = _tells_where(image)
        width, height = _size(image)
        sight = measure(image, width, height, len(data), inscription(image))
    except DAMAGE:
        return Flaw("photo-unreadable", N_("the photo '{file}' cannot be opened: it is damaged or not a JPEG, PNG or WebP"),
                    N_("take it from the phone again, or save it anew as JPEG"), {}), None
    return _unfit(name, str(image.format), sight, located), sight


def _unfit(name: str, format: str, sight: Sight, located: bool) -> Flaw | None:
    """Why a photo that can be opened cannot be published all the same."""
    kind = _KINDS[format]
    if not name.endswith(FORMATS[kind]):
        return Flaw("photo-format", N_("the photo '{file}' is really a {format} file"),
                    N_("rename it so that it ends in {ending}"), {"format": kind, "ending": FORMATS[kind][0]})
    if min(sight.width, sight.height) < SHORTEST_SIDE:
        return Flaw("photo-too-small", N_("the photo '{file}' measures {width} × {height} pixels"),
                    N_("send the original; the shorter side needs at least {least} pixels"),
                    {"width": sight.width, "height": sight.height, "least": SHORTEST_SIDE})
    if located:
        return Flaw("photo-location", N_("the photo '{file}' tells where it was taken"),
                    N_("remove the location from the photo before sending it"), {})
    return None


def _size(image: Image.Image) -> tuple[int, int]:
    """Width and height in the file's own pixels, as people see the picture: a phone held upright turns it by a note in the file."""
    width, height = image.info["size"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        turned = image.getexif().get(ExifTags.Base.Orientation)
    return (height, width) if turned in _TURNED else (width, height)


def _tells_where(image: Image.Image) -> bool:
    """Whether the picture's EXIF or XMP data hold a position; a camera's empty GPS section does not count."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exif = image.getexif().get_ifd(_GPS)
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return not _WHERE.isdisjoint(exif) or bool(_XMP_WHERE.search(xmp.encode() if isinstance(xmp, str) else xmp))
