"""Renditions: each photo once, upright, in sRGB, without metadata, in the widths that screens need."""

import hashlib
import io
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageFilter, ImageOps

from catalog.photo import DAMAGE, open_image
from site_builder.memory import replace
from site_builder.pages import PHOTOS

WIDTHS = (320, 640, 960, 1280)
QUALITY = 78
METHOD = 4
SOCIAL = (1200, 630)
SOCIAL_QUALITY = 82
VERSION = "1"
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
    renditions = tuple(_rendition(image, width, f"{PHOTOS}{name}-{width}.webp", folder) for width in _sensible(widths, image.width))
    social = _saved(_social(image), f"{PHOTOS}{name}-og.jpg", folder, "JPEG", quality=SOCIAL_QUALITY, optimize=True, progressive=True)
    return Photo(image.width, image.height, _colour(image), renditions, social)


def _sensible(widths: list[int], full: int) -> list[int]:
    """The widths below the photo's own, and its own where that is worth another file."""
    return widths if widths[-1] * 1.2 >= full or full > WIDTHS[-1] else [*widths, full]


def _upright(image: Image.Image) -> Image.Image:
    """The picture turned as the camera meant it, in sRGB, with nothing but its pixels."""
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "P", "PA"):
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, (255, 255, 255, 255))
        image = Image.alpha_composite(ground, image)
    if profile and image.mode in ("RGB", "CMYK", "L"):
        with suppress(ImageCms.PyCMSError):     # a broken profile: the numbers are taken as sRGB, as browsers do
            image = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), _SRGB, outputMode="RGB") or image
    clean = Image.new("RGB", image.size)
    clean.paste(image.convert("RGB"))
    return clean


_SRGB = ImageCms.createProfile("sRGB")


def _rendition(image: Image.Image, width: int, path: str, folder: Path) -> Rendition:
    height = max(1, round(image.height * width / image.width))
    sized = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0) if width != image.width else image
    return _saved(sized, path, folder, "WEBP", quality=QUALITY, method=METHOD)


def _saved(image: Image.Image, path: str, folder: Path, kind: str, **options: object) -> Rendition:
    memory = io.BytesIO()
    image.save(memory, kind, **options)
    data = memory.getvalue()
    replace(folder / path, data)
    return Rendition(image.width, image.height, path, hashlib.sha256(data).hexdigest())


def _social(image: Image.Image) -> Image.Image:
    """The picture a link shows in a chat: the whole photo, its ground drawn out to both sides."""
    height = SOCIAL[1]
    width = min(SOCIAL[0], max(1, round(image.width * height / image.height)))
    photo = ImageOps.fit(image, (width, height), Image.Resampling.LANCZOS)
    canvas = Image.new("RGB", SOCIAL)
    left = (SOCIAL[0] - width) // 2
    soft = photo.filter(ImageFilter.GaussianBlur(12))
    for x, strip, span in ((0, soft.crop((0, 0, 4, height)), left),
                           (left + width, soft.crop((width - 4, 0, width, height)), SOCIAL[0] - left - width)):
        if span:
            canvas.paste(strip.resize((span, height), Image.Resampling.BILINEAR), (x, 0))
    canvas.paste(photo, (left, 0))
    return canvas


def _colour(image: Image.Image) -> tuple[int, int, int]:
    """The mean colour, which stands in for the photo until it has arrived."""
    pixel = image.resize((1, 1), Image.Resampling.BOX, reducing_gap=2.0).getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return int(pixel[0]), int(pixel[1]), int(pixel[2])


def there(folder: Path, photo: Photo) -> bool:
    """Whether every remembered rendition still exists; its bytes are checked when it is published."""
    return all((folder / file.path).exists() for file in photo.files)


Job = tuple[str, str]
"""A source file below the root, and the SHA-256 its bytes must have."""

def job(root: Path, folder: Path, work: Job) -> Photo | None:
    """Make one photo's renditions; a function of the module so that a process pool can call it."""
    return make(root / work[0], work[1], folder)

