"""What is written inside a photo's file, beside the picture: captions, names, comments."""

import re
import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image

MOST = 2_000
"""So many characters are kept of all that is written in one file."""
MAKER = "maker: "
"""How a line begins that names whoever took the picture or owns the camera."""

_TAGS = ExifTags.Base
_TEXTS = (_TAGS.DocumentName, _TAGS.ImageDescription, _TAGS.Copyright, _TAGS.XPTitle, _TAGS.XPComment, _TAGS.XPKeywords, _TAGS.XPSubject)
_MAKERS = (_TAGS.Artist, _TAGS.XPAuthor)
_WIDE = frozenset({_TAGS.XPTitle, _TAGS.XPComment, _TAGS.XPKeywords, _TAGS.XPSubject, _TAGS.XPAuthor})
_CHARSETS = {b"ASCII\0\0\0": "ascii", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "shift-jis"}
_XMP = ("xmp", "XML:com.adobe.xmp")
_BETWEEN_TAGS = re.compile(r">([^<>]+)<")
_XMP_MAKER = re.compile(r"<dc:creator>(.*?)</dc:creator>", re.DOTALL)
_MACHINE_MADE = re.compile(r"(xmp|uuid|adobe)[.:]\S*|[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f-]{12,}|[\w+/=]{60,}", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def inscription(image: Image.Image) -> str:
    """Everything written in the file of a decoded picture, a line each, without doubles; what cannot be read is passed over."""
    lines: dict[str, None] = {}
    try:
        for text in _written(image):
            plain = _SPACE.sub(" ", text.replace("\0", " ")).strip()
            if plain and plain != MAKER.strip():
                lines[plain] = None
    except (ValueError, TypeError, KeyError, SyntaxError, OSError, EOFError, OverflowError):
        pass
    return "\n".join(lines)[:MOST]


def _written(image: Image.Image) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exif = image.getexif()
        inner = exif.get_ifd(ExifTags.IFD.Exif)
    for tag in _TEXTS:
        yield _text(exif.get(tag), tag in _WIDE)
    for tag in _MAKERS:
        yield MAKER + _text(exif.get(tag), tag in _WIDE)
    yield MAKER + _text(inner.get(_TAGS.CameraOwnerName))
    comment = inner.get(_TAGS.UserComment)
    if isinstance(comment, bytes):
        yield comment[8:].decode(_CHARSETS.get(comment[:8], "utf-8"), "ignore")
    yield _text(image.info.get("comment"))
    for key, value in getattr(image, "text", {}).items():
        if key not in _XMP:
            yield f"{MAKER if key == 'Author' else ''}{value}"
    for key in _XMP:
        yield from _xmp(_text(image.info.get(key)))


def _xmp(xml: str) -> Iterator[str]:
    """What stands between the tags; identifiers that programs leave behind are no words."""
    for inside in _XMP_MAKER.findall(xml):
        yield from (f"{MAKER}{text.strip()}" for text in _BETWEEN_TAGS.findall(inside) if text.strip())
    for text in _BETWEEN_TAGS.findall(_XMP_MAKER.sub("", xml)):
        yield _MACHINE_MADE.sub("", text)


def _text(value: object, wide: bool = False) -> str:
    if isinstance(value, tuple) and all(isinstance(one, int) for one in value):
        value = bytes(one & 255 for one in value)
    if isinstance(value, bytes):
        return value.decode("utf-16-le" if wide else "utf-8", "ignore")
    return value if isinstance(value, str) else ""
