"""Renditions: each photo once, upright, in sRGB, without metadata, in the widths that screens need."""

import hashlib
import io
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageFilter, ImageOps

from catalog.photo import DAMAGE, open_image
from site_builder.memory import replace
from site_builder.pages import PHOTOS

WIDTHS = (320, 640, 960, 1280)
QUALITY = 78
METHOD = 2
SOCIAL = (1200, 630)
SOCIAL_QUALITIES = (82, 72, 62, 52, 42)
SOCIAL_BYTES = 100_000
"""What a chat still fetches for a preview. The best of the qualities that keeps below it is taken."""

VERSION = "2"
"""Raised when the recipe changes, so that remembered renditions are made anew."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One size of one photo: its measures in pixels and its path below the site's root."""

    width: int
    height: int
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as the site shows it: upright measures in pixels, dominant colour, renditions, preview."""

    width: int
    height: int
    colour: tuple[int, int, int]
    renditions: tuple[Rendition, ...]
    social: Rendition

    @property
    def files(self) -> tuple[Rendition, ...]:
        """Every file that shows it."""
        return (*self.renditions, self.social)


def store(cache: Path) -> Path:
    """Where renditions are kept between builds."""
    return cache / "photos"


def make(source: Path, sha256: str, folder: Path) -> Photo | None:
    """Make a photo's renditions below `folder`; None when its bytes are not those expected or unusable."""
    try:
        data = source.read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            return None
        image = _upright(open_image(data))
    except DAMAGE:
        return None
    name = sha256[:20]
    widths = [width for width in WIDTHS if width < image.width] or [image.width]
    sizes = _stepped(image, _sensible(widths, image.width))
    renditions = tuple(_kept(sized, _webp, f"{PHOTOS}{name}-{sized.width}.webp", folder) for sized in sizes)
    base = next((sized for sized in sizes if sized.height >= SOCIAL[1]), image)
    social = _kept(_social(base), _light, f"{PHOTOS}{name}-og.jpg", folder)
    return Photo(image.width, image.height, _colour(sizes[0]), renditions, social)


def _sensible(widths: list[int], full: int) -> list[int]:
    """The widths below the photo's own, and its own where that is worth another file."""
    return widths if widths[-1] * 1.2 >= full or full > WIDTHS[-1] else [*widths, full]


def _upright(image: Image.Image) -> Image.Image:
    """The picture turned as the camera meant it, in sRGB, with nothing but its pixels."""
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):              # 16 bits of grey; Pillow would cut them off, not scale them
        image = image.convert("I").point(lambda grey: grey / 256).convert("L")
    if image.mode in ("RGBA", "LA", "P", "PA"):
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, (255, 255, 255, 255))
        image = Image.alpha_composite(ground, image)
    if profile and image.mode in ("RGB", "CMYK", "L"):
        with suppress(ImageCms.PyCMSError, OSError):    # a broken profile: the numbers are taken as sRGB, as browsers do
            image = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), _SRGB, outputMode="RGB") or image
    clean = Image.new("RGB", image.size)
    clean.paste(image.convert("RGB"))
    return clean


_SRGB = ImageCms.createProfile("sRGB")


def _stepped(image: Image.Image, widths: list[int]) -> list[Image.Image]:
    """The picture in each of the widths, smallest first; each is made from the next larger one."""
    sizes: list[Image.Image] = []
    larger = image
    for width in reversed(widths):
        if width != larger.width:
            height = max(1, round(image.height * width / image.width))
            larger = larger.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        sizes.insert(0, larger)
    return sizes


def _kept(image: Image.Image, encode: Callable[[Image.Image], bytes], path: str, folder: Path) -> Rendition:
    data = encode(image)
    replace(folder / path, data)
    return Rendition(image.width, image.height, path, hashlib.sha256(data).hexdigest())


def _webp(image: Image.Image) -> bytes:
    return _encoded(image, "WEBP", quality=QUALITY, method=METHOD)


def _light(image: Image.Image) -> bytes:
    """A JPEG that a chat fetches."""
    for quality in SOCIAL_QUALITIES:
        data = _encoded(image, "JPEG", quality=quality, optimize=True, progressive=True)
        if len(data) < SOCIAL_BYTES:
            break
    return data


def _encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    memory = io.BytesIO()
    image.save(memory, kind, **options)
    return memory.getvalue()


EDGE = 8
"""How many columns of the photo's edge its ground is drawn out from."""


def _social(image: Image.Image) -> Image.Image:
    """The picture a link shows in a chat: the whole photo, its ground drawn out to both sides."""
    height = SOCIAL[1]
    width = min(SOCIAL[0], max(1, round(image.width * height / image.height)))
    photo = ImageOps.fit(image, (width, height), Image.Resampling.LANCZOS)
    canvas = Image.new("RGB", SOCIAL)
    left = (SOCIAL[0] - width) // 2
    for x, edge, span in ((0, 0, left), (left + width, width - EDGE, SOCIAL[0] - left - width)):
        if span:
            strip = photo.crop((edge, 0, edge + EDGE, height)).filter(ImageFilter.GaussianBlur(12))
            canvas.paste(strip.resize((span, height), Image.Resampling.BILINEAR), (x, 0))
    canvas.paste(photo, (left, 0))
    return canvas


def _colour(image: Image.Image) -> tuple[int, int, int]:
    """The mean colour, which stands in for the photo until it has arrived."""
    pixel = image.resize((1, 1), Image.Resampling.BOX, reducing_gap=2.0).getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return int(pixel[0]), int(pixel[1]), int(pixel[2])


def there(folder: Path) -> set[str]:
    """The renditions that exist; their bytes are checked when they are published."""
    try:
        return {PHOTOS + name for name in os.listdir(folder / PHOTOS)}
    except FileNotFoundError:
        return set()


Job = tuple[str, str]
"""A source file below the root, and the SHA-256 its bytes must have."""


def job(root: Path, folder: Path, work: Job) -> Photo | None:
    """Make one photo's renditions; a function of the module so that a process pool can call it."""
    return make(root / work[0], work[1], folder)
