"""Pictures: photos made fit for git, which never forgets: upright, of a sane size, with nothing in the file but the picture."""

import io
import warnings
import zipfile

from PIL import ExifTags, Image, ImageCms, ImageOps

from catalog.finding import N_
from catalog.inscription import MAKER, inscription
from catalog.photo import DAMAGE, FORMATS, LONGEST_SIDE, MOST_BYTES, MOST_PIXELS, open_image
from curation.intake.bundle import Photo
from curation.intake.refusal import refused

LONGEST = 2_000
"""No side of a photo is longer than this, in pixels."""
QUALITY = 85

WHERE = N_("where it was taken")
WHO = N_("the name of whoever took it")
WORDS = N_("words beside the picture")
"""What may have been removed from a file, for the one who sent it."""

_ENDINGS = {ending: kind for kind, endings in FORMATS.items() for ending in endings}
_APPLE = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"})
_FOREIGN = (b"<script", b"<html", b"<svg", b"<!doctype", b"<?php", b"%pdf-", b"rar!\x1a", b"7z\xbc\xaf\x27\x1c")
_HEAD = 1_024
_GPS = ExifTags.IFD.GPSInfo
_BARE_MARKERS = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD})         # frames, tables, restart interval


def normalised(name: str, data: bytes, source: str = "") -> Photo:
    """The photo that enters git under a name, and what was removed from it. Raises Refused.

    A JPEG or WebP that is upright, bare and small enough keeps its bytes, so that what was taken once stays as it is.
    `source` is the file it came as.
    """
    place = source or name
    _refuse_disguised(place, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = open_image(data)
            removed = tuple(_beside(image))
            kind = _ENDINGS[name[name.rindex("."):]]
            if image.format == kind and max(image.size) <= LONGEST and _bare(kind, data, image):
                return Photo(name, data)
            return Photo(name, _encoded(_drawn(image), kind), removed)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise refused(place, "photo-pixels", N_("the photo has too many pixels to be opened safely"),
                      N_("send it with at most {most} million pixels, and no side above {longest}"),
                      most=MOST_PIXELS // 1_000_000, longest=LONGEST_SIDE) from None
    except DAMAGE:
        raise refused(place, "photo-unreadable", N_("the photo cannot be opened: it is damaged or not a JPEG, PNG or WebP"),
                      N_("take it from the phone again, or save it anew as JPEG")) from None


def _refuse_disguised(place: str, data: bytes) -> None:
    """Refuse what is too large to look at, and what is something else, too."""
    if len(data) > MOST_BYTES:
        raise refused(place, "photo-too-large", N_("the photo has {size} MB"), N_("send it with at most {most} MB"),
                      size=len(data) // 1_000_000, most=MOST_BYTES // 1_000_000)
    head = data[:_HEAD].lower()
    if data[4:8] == b"ftyp" and data[8:12] in _APPLE:
        raise refused(place, "photo-heic", N_("the photo is in a format of newer phones (HEIC or AVIF) that cannot be shown everywhere"),
                      N_("choose “Most compatible” in the camera's settings, or save it anew as JPEG"))
    if b"<svg" in head:
        raise refused(place, "photo-svg", N_("the file is a drawing (SVG), not a photo"), N_("send a photo of the goods, as JPEG"))
    if any(sign in head for sign in _FOREIGN) or any(sign in _behind(data).lower() for sign in _FOREIGN) or _holds_archive(data):
        raise refused(place, "photo-polyglot", N_("the file is a photo and something else at once"),
                      N_("save the photo anew as JPEG, or take a screenshot of it"))


def _holds_archive(data: bytes) -> bool:
    """Whether a program that unpacks archives would find one in it."""
    return b"PK\5\6" in data[-66_000:] and zipfile.is_zipfile(io.BytesIO(data))


def _behind(data: bytes) -> bytes:
    """What stands behind a picture in its file, as far as that is quickly found."""
    if data.startswith(b"\xff\xd8"):
        return data[data.rfind(b"\xff\xd9") + 2:]
    if data.startswith(b"\x89PNG"):
        return data[data.rfind(b"IEND") + 8:]
    return data[int.from_bytes(data[4:8], "little") + 8:] if data.startswith(b"RIFF") else b""


def _beside(image: Image.Image) -> list[str]:
    """What the file tells beside the picture that its sender may not know of."""
    lines = inscription(image).splitlines()
    located = bool(image.getexif().get_ifd(_GPS)) or b"GPSL" in _xmp(image)
    return [*([WHERE] if located else []), *([WHO] if any(line.startswith(MAKER) for line in lines) else []),
            *([WORDS] if any(not line.startswith(MAKER) for line in lines) else [])]


def _xmp(image: Image.Image) -> bytes:
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return xmp.encode() if isinstance(xmp, str) else bytes(xmp)


def _bare(kind: str, data: bytes, image: Image.Image) -> bool:
    """Whether the file holds the picture and nothing else."""
    if kind == "JPEG":
        return image.mode in ("RGB", "L") and _bare_jpeg(data)
    if kind == "WEBP":
        size = int.from_bytes(data[4:8], "little") + 8
        inner = int.from_bytes(data[16:20], "little")
        return data[12:16] in (b"VP8 ", b"VP8L") and size == len(data) and size - 20 - inner in (0, 1)
    return False


def _bare_jpeg(data: bytes) -> bool:
    """Whether a JPEG is made of tables, frames and scans only, with a plain JFIF head, up to its very end."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2:at + 4], "big")
        head = data[at + 4:at + 2 + length]
        if marker == 0xE0:
            if len(head) != 14 or not head.startswith(b"JFIF\0") or at != 2:
                return False
        elif marker == 0xDA:
            end = _after_scan(data, at + 2 + length)
            if data[end:end + 2] == b"\xff\xd9":
                return end + 2 == len(data)
            at = end
            continue
        elif marker not in _BARE_MARKERS:
            return False
        at += 2 + length
    return False


def _after_scan(data: bytes, at: int) -> int:
    """Where the next marker stands after the picture's own bits."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    return len(data)


def _drawn(image: Image.Image) -> Image.Image:
    """The picture alone, upright, in the colours of screens, no larger than it needs to be."""
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    if profile and upright.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            upright = ImageCms.profileToProfile(upright, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or upright
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass                                            # a profile that cannot be used: the colours stay as they are
    if max(upright.size) > LONGEST:
        if upright.mode not in ("RGB", "RGBA", "L"):
            upright = _plain(upright)
        upright.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    bare = Image.new(upright.mode, upright.size) if upright.mode != "P" else _plain(upright)
    if upright.mode != "P":
        bare.paste(upright)
    return bare


def _plain(image: Image.Image) -> Image.Image:
    """The picture without a palette, or whatever else its mode brings."""
    if image.mode.startswith("I"):
        return image.convert("I").point([value >> 8 for value in range(65536)], "L")
    clear = "A" in image.mode or "transparency" in image.info
    return image.convert("RGBA" if clear else "RGB")


def _encoded(image: Image.Image, kind: str) -> bytes:
    """The file of a picture: always the same for the same picture."""
    if image.mode not in ("RGB", "L") and not (image.mode == "RGBA" and kind != "JPEG"):
        image = _plain(image)
    if kind == "JPEG" and image.mode == "RGBA":
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        image = ground
    memory = io.BytesIO()
    if kind == "JPEG":
        image.save(memory, kind, quality=QUALITY, optimize=True)
    elif kind == "WEBP":
        image.save(memory, kind, quality=QUALITY, method=4)
    else:
        image.save(memory, kind, compress_level=6)
    return memory.getvalue()


def likeness(data: bytes, bits: int) -> int | None:
    """A difference hash of so many bits (a square), as the catalogue reckons it; None where the photo cannot be opened."""
    from catalog.sight import measure

    try:
        image = open_image(data, glance=True)
        upright = ImageOps.exif_transpose(image)
        if bits == 256:
            return measure(upright, *upright.size, len(data)).likeness
    except DAMAGE:
        return None
    return _hashed(upright, 8)


def _hashed(image: Image.Image, rows: int) -> int:
    """For each of so many rows, whether each pixel is plainly darker than the next."""
    pixels = image.convert("L").resize((rows + 1, rows), Image.Resampling.BOX).tobytes()
    found = 0
    for at in range(len(pixels) - 1):
        if (at + 1) % (rows + 1):
            found = found << 1 | (pixels[at] + 4 < pixels[at + 1])
    return found
