"""Pictures: what enters git is upright, of a sane size, and holds nothing but the picture; what is no photo is refused."""

import io
import struct
import time
import zlib
from collections.abc import Callable

import pytest
from PIL import ExifTags, Image, ImageCms, PngImagePlugin
from PIL.ImageFile import ImageFile

from curation.intake.picture import WHERE, WHO, WORDS, likeness, normalised
from curation.intake.refusal import Refused
from tests.curation.intake.bundles import zipped
from tests.root import picture

SECRETS = (b"Pak Rahasia", b"Jalan Rahasia", b"RAHASIA-GPS", b"Kamera Rahasia")


def plain(size: tuple[int, int] = (480, 420)) -> Image.Image:
    return Image.open(io.BytesIO(picture(size=size, quality=95)))


def spying(kind: str = "JPEG", orientation: int = 1) -> bytes:
    """A photo whose file tells who took it, where, and what its owner thinks."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Pak Rahasia"
    exif[ExifTags.Base.ImageDescription] = "Jalan Rahasia 7"
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "S", 2: (8.0, 6.0, 0.0), 3: "E", 4: (112.0, 9.0, 0.0), 29: "RAHASIA-GPS"})
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.CameraOwnerName] = "Kamera Rahasia"
    memory = io.BytesIO()
    xmp = b"<x:xmpmeta><dc:creator>Pak Rahasia</dc:creator><exif:GPSLatitude>8,6S</exif:GPSLatitude></x:xmpmeta>"
    plain().save(memory, kind, exif=exif, **({"xmp": xmp, "comment": b"Jalan Rahasia"} if kind == "JPEG" else {"xmp": xmp} if kind == "WEBP" else {}))
    return memory.getvalue()


def opened(data: bytes) -> ImageFile:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def refusal(name: str, data: bytes) -> str:
    """The rule by which a file is refused, in good time."""
    began = time.perf_counter()
    with pytest.raises(Refused) as caught:
        normalised(name, data, f"kiriman.txt: {name}")
    assert time.perf_counter() - began < 1
    finding, = caught.value.findings
    assert finding.file == f"kiriman.txt: {name}"
    return finding.rule


@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")])
def test_nothing_but_the_picture_is_left_and_what_was_removed_is_told(name: str, kind: str) -> None:
    sent = spying(kind)
    assert any(secret in sent for secret in SECRETS)
    got = normalised(name, sent)
    assert not any(secret in got.data for secret in SECRETS)
    assert got.removed == (WHERE, WHO, WORDS)
    assert opened(got.data).format == kind
    assert not opened(got.data).getexif()
    assert set(opened(got.data).info) <= {"jfif", "jfif_version", "jfif_density", "jfif_unit", "loop", "background", "timestamp", "duration"}


def test_what_a_photo_says_of_itself_without_a_secret_is_removed_silently() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Contoh"
    got = normalised("a.jpg", picture(exif=exif))
    assert (got.removed, b"Contoh" in got.data) == ((), False)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    turned = Image.new("RGB", (500, 400), "white")
    turned.paste("red", (0, 0, 250, 200))
    memory = io.BytesIO()
    turned.save(memory, "JPEG", exif=exif)
    got = opened(normalised("a.jpg", memory.getvalue()).data)
    corner = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[orientation]
    assert got.size == ((400, 500) if orientation > 4 else (500, 400))
    pixel = got.convert("RGB").getpixel((20 + corner[0] * (got.width - 40), 20 + corner[1] * (got.height - 40)))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200 > 60 > pixel[1]


def test_a_bare_photo_keeps_its_bytes_and_what_was_taken_once_stays_as_it_is() -> None:
    bare = picture(quality=80)
    assert normalised("a.jpg", bare).data == bare
    for kind, name in (("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")):
        once = normalised(name, spying(kind)).data
        assert normalised(name, once).data == once, kind
        assert normalised(name, spying(kind)).data == once, kind


def test_a_progressive_photo_is_bare_too() -> None:
    bare = picture(quality=80, progressive=True)
    assert normalised("a.jpg", bare).data == bare


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_a_large_photo_is_made_smaller(name: str) -> None:
    assert opened(normalised(name, picture(size=(3_000, 1_500))).data).size == (2_000, 1_000)


HOLDS = {"CMYK": "JPEG", "PA": "WEBP", "I": "WEBP", "F": "WEBP"}
"""The type of file that holds pictures of a mode, where it is not PNG."""


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16", "CMYK", "I", "F"])
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_pictures_of_every_mode_are_taken_or_refused(mode: str, name: str) -> None:
    image = plain().convert("L").convert("I;16") if mode == "I;16" else plain().convert("RGBA").convert("PA") if mode == "PA" else plain().convert(mode)
    memory = io.BytesIO()
    image.save(memory, HOLDS.get(mode, "PNG"))
    got = opened(normalised(name, memory.getvalue()).data)
    assert (got.size, got.format) == ((480, 420), {"a.jpg": "JPEG", "a.png": "PNG", "a.webp": "WEBP"}[name])


def test_a_photo_named_as_another_type_is_made_what_its_name_says() -> None:
    assert opened(normalised("a.jpg", picture("PNG")).data).format == "JPEG"
    assert opened(normalised("a.png", picture("WEBP")).data).format == "PNG"


def test_wide_colours_are_brought_to_those_of_screens() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    got = normalised("a.jpg", picture(icc_profile=profile)).data
    assert "icc_profile" not in opened(got).info
    assert normalised("a.jpg", picture(icc_profile=b"rubbish" * 50)).data


def bomb_png(width: int, height: int) -> bytes:
    """A small file that says it has very many pixels."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">2I5B", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100_000)) + chunk(b"IEND", b"")


def text_bomb() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("x", "a" * 60_000_000, zip=True)
    return picture("PNG", pnginfo=info)


GOOD = picture(quality=80)
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a drawing with a script": ("a.jpg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "photo-svg"),
    "a drawing after a head": ("a.png", lambda: b"<?xml version='1.0'?>\n<!-- x -->\n<svg/>", "photo-svg"),
    "a photo of an iPhone": ("a.jpg", lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 500, "photo-heic"),
    "an AVIF": ("a.webp", lambda: b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + b"\0" * 500, "photo-heic"),
    "an animation": ("a.jpg", lambda: picture("GIF"), "photo-unreadable"),
    "a bitmap": ("a.jpg", lambda: picture("BMP"), "photo-unreadable"),
    "a TIFF": ("a.jpg", lambda: picture("TIFF"), "photo-unreadable"),
    "a PostScript": ("a.jpg", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 500 500\n", "photo-unreadable"),
    "a page": ("a.jpg", lambda: b"<html><body>x</body></html>", "photo-polyglot"),
    "nothing": ("a.jpg", lambda: b"", "photo-unreadable"),
    "noise": ("a.jpg", lambda: bytes(range(256)) * 40, "photo-unreadable"),
    "half a photo": ("a.jpg", lambda: GOOD[:len(GOOD) // 2], "photo-unreadable"),
    "half a PNG": ("a.png", lambda: picture("PNG")[:2_000], "photo-unreadable"),
    "a photo that is an archive too": ("a.jpg", lambda: GOOD + zipped({"x.txt": b"x"}), "photo-polyglot"),
    "a photo that is a page too": ("a.jpg", lambda: GOOD + b"<html><script>alert(1)</script>", "photo-polyglot"),
    "a photo that is a program too": ("a.jpg", lambda: GOOD + b"<?php system($_GET['c']); ?>", "photo-polyglot"),
    "a PNG that is a PDF too": ("a.png", lambda: picture("PNG") + b"%PDF-1.4 x", "photo-polyglot"),
    "a WebP that is an archive too": ("a.webp", lambda: picture("WEBP") + zipped({"x.txt": b"x"}), "photo-polyglot"),
    "a script in its comment": ("a.jpg", lambda: picture(comment=b"*/=alert(1)/*<script>alert(1)</script>"), "photo-polyglot"),
    "a bomb of pixels": ("a.png", lambda: bomb_png(30_000, 30_000), "photo-pixels"),
    "a bomb in one line": ("a.png", lambda: bomb_png(2_000_000, 1), "photo-pixels"),
    "a bomb of words": ("a.png", text_bomb, "photo-unreadable"),
    "a huge file": ("a.jpg", lambda: GOOD + b"\0" * 17_000_000, "photo-too-large"),
}


@pytest.mark.parametrize(("name", "make", "rule"), BAD.values(), ids=BAD)
def test_what_is_no_plain_photo_is_refused_in_a_sentence(name: str, make: Callable[[], bytes], rule: str) -> None:
    assert refusal(name, make()) == rule


def test_a_moving_photo_of_a_phone_loses_its_film() -> None:
    got = normalised("a.jpg", GOOD + b"\0\0\0\x18ftypmp42" + b"film" * 1_000)
    assert b"film" not in got.data


def test_a_picture_in_the_picture_is_removed() -> None:
    thumb = picture(size=(64, 64))
    app0 = b"\xff\xe0" + struct.pack(">H", len(thumb) + 8) + b"JFXX\0\x10" + thumb
    assert thumb not in normalised("a.jpg", GOOD[:20] + app0 + GOOD[20:]).data


@pytest.mark.parametrize("bits", [64, 256])
def test_the_same_picture_made_smaller_looks_alike_and_another_does_not(bits: int) -> None:
    one, other = plain((1_200, 900)), Image.effect_mandelbrot((1_200, 900), (-2, -1.5, 1, 1.5), 60).convert("RGB")

    def seen(image: Image.Image, **options: int) -> int:
        memory = io.BytesIO()
        image.save(memory, "JPEG", **options)
        return likeness(memory.getvalue(), bits) or 0

    assert (seen(one, quality=95) ^ seen(one.resize((800, 600)), quality=40)).bit_count() <= bits // 32
    assert (seen(one) ^ seen(other)).bit_count() > bits // 8
    assert likeness(b"no picture", bits) is None
