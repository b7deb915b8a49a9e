"""Photos come out upright, in true colours, in sensible sizes, and with nothing in them but the picture."""

import hashlib
import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from site_builder import photos
from site_builder.build import build
from site_builder.photos import Photo
from site_builder.workers import Progress
from tests.root import FOOD, TODAY, Root
from tests.root import picture as drawn
from tests.site_builder.town import HOME

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (40, 60, 190), (250, 250, 250)
MARKS = tuple(f"MARK-{name}".encode() for name in ("MAKE", "GPS", "XMP", "IPTC", "THUMB", "COMMENT", "TEXT"))
TURNS = {1: (), 2: (Image.Transpose.FLIP_LEFT_RIGHT,), 3: (Image.Transpose.ROTATE_180,), 4: (Image.Transpose.FLIP_TOP_BOTTOM,),
         5: (Image.Transpose.TRANSPOSE,), 6: (Image.Transpose.ROTATE_90,), 7: (Image.Transpose.TRANSVERSE,), 8: (Image.Transpose.ROTATE_270,)}


def _quarters(size: tuple[int, int] = (800, 600)) -> Image.Image:
    """Red and green above, blue and white below: no turn leaves it as it is."""
    image = Image.new("RGB", size, WHITE)
    width, height = size[0] // 2, size[1] // 2
    for colour, place in ((RED, (0, 0)), (GREEN, (width, 0)), (BLUE, (0, height))):
        image.paste(colour, (*place, place[0] + width, place[1] + height))
    return image


def _saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    memory = io.BytesIO()
    image.save(memory, kind, **({"quality": 95, "subsampling": 0} if kind == "JPEG" else {}), **options)
    return memory.getvalue()


def _made(data: bytes, folder: Path) -> Photo:
    source = folder / "source"
    source.write_bytes(data)
    made = photos.make(source, hashlib.sha256(data).hexdigest(), folder)
    assert made
    return made


def _near(one: object, other: tuple[int, ...], by: int = 24) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def _opened(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes()))


def _shows_quarters(image: Image.Image) -> bool:
    width, height = image.size
    corners = {(1, 1): RED, (3, 1): GREEN, (1, 3): BLUE, (3, 3): WHITE}
    return all(_near(image.getpixel((width * x // 4, height * y // 4)), colour) for (x, y), colour in corners.items())


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_all_eight_orientations_come_out_upright(tmp_path: Path, orientation: int, kind: str) -> None:
    image = _quarters()
    for turn in TURNS[orientation]:
        image = image.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    made = _made(_saved(image, kind, exif=exif), tmp_path)
    assert (made.width, made.height) == (800, 600)
    for rendition in made.renditions:
        assert _shows_quarters(_opened(tmp_path / rendition.path).convert("RGB"))


def _marked() -> bytes:
    """A JPEG with everything in it that a photo can carry besides its picture."""
    exif = Image.Exif()
    exif[0x010F] = MARKS[0].decode()
    exif.get_ifd(0x8825)[28] = MARKS[1]
    data = _saved(_quarters(), exif=exif, xmp=b"<x:xmpmeta>" + MARKS[2] + b"</x:xmpmeta>", comment=MARKS[5])
    iptc = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(MARKS[3]) + 5) + b"\x1c\x02\x78" + struct.pack(">H", len(MARKS[3])) + MARKS[3]
    thumbnail = _saved(Image.new("RGB", (16, 16)), comment=MARKS[4])
    jfxx = b"JFXX\0\x10" + thumbnail
    segments = b"".join(marker + struct.pack(">H", len(body) + 2) + body for marker, body in ((b"\xff\xed", iptc), (b"\xff\xe0", jfxx)))
    return data[:2] + segments + data[2:]


def test_a_photo_that_carries_everything_is_published_with_its_picture_only(tmp_path: Path) -> None:
    data = _marked()
    assert sum(mark in data for mark in MARKS) == 6
    made = _made(data, tmp_path)
    assert {path.name for path in (tmp_path / "foto").iterdir()} == {Path(one.path).name for one in made.files}
    for file in made.files:
        _holds_nothing_else((tmp_path / file.path).read_bytes())


def test_texts_in_a_png_are_not_published(tmp_path: Path) -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", MARKS[6].decode())
    info.add_itxt("XML:com.adobe.xmp", MARKS[2].decode())
    data = _saved(_quarters(), "PNG", pnginfo=info)
    assert MARKS[6] in data
    for file in _made(data, tmp_path).files:
        _holds_nothing_else((tmp_path / file.path).read_bytes())


def _holds_nothing_else(data: bytes) -> None:
    assert [mark for mark in MARKS if mark in data] == []
    assert [word for word in (b"Exif", b"EXIF", b"xmpmeta", b"XMP ", b"8BIM", b"ICCP", b"ICC_PROFILE", b"GPS") if word in data] == []
    image = Image.open(io.BytesIO(data))
    assert not image.getexif()
    assert image.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "loop", "background",
                                 "timestamp", "duration"}


def _inputs() -> dict[str, bytes]:
    plain = _quarters()
    see_through = plain.convert("RGBA")
    see_through.paste((0, 0, 0, 0), (400, 300, 800, 600))
    return {
        "RGB as JPEG": _saved(plain), "RGB as PNG": _saved(plain, "PNG"), "RGB as WebP": _saved(plain, "WEBP", lossless=True),
        "CMYK": _saved(plain.convert("CMYK")), "a palette": _saved(plain.quantize(16), "PNG"),
        "a palette with a see-through colour": _saved(see_through.quantize(16), "PNG"),
        "see-through, on white": _saved(see_through, "PNG"), "see-through WebP": _saved(see_through, "WEBP", lossless=True),
        "progressive": _saved(plain, progressive=True), "sRGB named": _saved(plain, icc_profile=_srgb()),
        "another colour space": _saved(Image.merge("RGB", [plain.split()[i] for i in (1, 0, 2)]), icc_profile=_swapped()),
        "a broken profile": _saved(plain, icc_profile=b"not a profile at all"),
    }


def _srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _swapped() -> bytes:
    """sRGB with red and green exchanged: a colour space in which only one who heeds the profile sees right."""
    data = bytearray(_srgb())
    place = {tag: data.index(tag, 128) for tag in (b"rXYZ", b"gXYZ")}
    data[place[b"rXYZ"]:place[b"rXYZ"] + 4], data[place[b"gXYZ"]:place[b"gXYZ"] + 4] = b"gXYZ", b"rXYZ"
    return bytes(data)


@pytest.mark.parametrize("name", _inputs())
def test_any_kind_of_picture_comes_out_in_its_colours(tmp_path: Path, name: str) -> None:
    made = _made(_inputs()[name], tmp_path)
    for file in made.renditions:
        image = _opened(tmp_path / file.path)
        assert image.mode == "RGB"
        assert _shows_quarters(image)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16"])
def test_a_grey_picture_keeps_its_greys(tmp_path: Path, mode: str) -> None:
    ramp = Image.linear_gradient("L").resize((600, 600))
    if mode == "I;16":
        wide = Image.frombytes("I;16", ramp.size, b"".join(bytes((0, value)) for value in ramp.tobytes()))
        data = _saved(wide, "PNG")
    else:
        data = _saved(ramp.convert(mode), "PNG")
    made = _made(data, tmp_path)
    image = _opened(tmp_path / made.renditions[-1].path).convert("L").resize((1, 5), Image.Resampling.BOX)
    greys = [image.getpixel((0, y)) for y in range(5)]
    assert all(abs(grey - wanted) < 16 for grey, wanted in zip(greys, (25, 76, 127, 179, 230), strict=True)), greys


@pytest.mark.parametrize(("width", "widths"), [
    (400, [320, 400]), (640, [320, 640]), (700, [320, 640]), (800, [320, 640, 800]), (960, [320, 640, 960]), (1200, [320, 640, 960, 1200]),
    (1280, [320, 640, 960, 1280]), (1600, [320, 640, 960, 1280]), (4000, [320, 640, 960, 1280])])
def test_widths_are_sensible_and_never_larger_than_the_photo(tmp_path: Path, width: int, widths: list[int]) -> None:
    made = _made(drawn(size=(width, width * 5 // 4)), tmp_path)
    assert [one.width for one in made.renditions] == widths
    for one in made.renditions:
        assert one.width <= width
        assert _opened(tmp_path / one.path).size == (one.width, one.height)
        assert abs(one.height / one.width - 5 / 4) < 1 / one.width
        assert one.sha256 == hashlib.sha256((tmp_path / one.path).read_bytes()).hexdigest()


@pytest.mark.parametrize("size", [(400, 400), (1600, 1600), (1600, 500), (500, 1600), (3000, 420), (10_000, 400)])
def test_the_picture_for_chats_has_its_size_whatever_the_photo(tmp_path: Path, size: tuple[int, int]) -> None:
    made = _made(drawn(size=size), tmp_path)
    assert (made.social.width, made.social.height) == (1200, 630)
    image = _opened(tmp_path / made.social.path)
    assert image.format == "JPEG"
    assert image.size == (1200, 630)


def test_the_pictures_for_chats_of_our_samples_stay_below_100_kb(tmp_path: Path) -> None:
    samples = sorted((HOME / "products").glob("*/*/*.jpg"), key=lambda path: -path.stat().st_size)[:6]
    assert samples
    sizes = {path: (tmp_path / _made(path.read_bytes(), tmp_path).social.path).stat().st_size for path in samples}
    assert {path: size for path, size in sizes.items() if size >= 100_000} == {}


def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    data = _saved(_quarters((1300, 900)))
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert _made(data, tmp_path / "a") == _made(data, tmp_path / "b")


def test_the_colour_that_stands_in_is_the_photos_own(tmp_path: Path) -> None:
    assert _near(_made(drawn(colour="#3366aa", size=(900, 900)), tmp_path).colour, (0x33, 0x66, 0xAA), 40)


def test_bytes_that_are_not_those_approved_are_not_made(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(drawn())
    assert photos.make(tmp_path / "photo.jpg", hashlib.sha256(b"others").hexdigest(), tmp_path) is None
    assert not (tmp_path / "foto").exists()


def _bomb() -> bytes:
    memory = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(memory, "PNG")
    return memory.getvalue()


DAMAGE: dict[str, Callable[[], bytes]] = {
    "nothing": bytes, "text": lambda: b"<svg onload=alert(1)>", "half": lambda: drawn()[:2000], "a bomb": _bomb,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_cannot_be_decoded_is_not_made(tmp_path: Path, damage: str) -> None:
    data = DAMAGE[damage]()
    (tmp_path / "photo.jpg").write_bytes(data)
    assert photos.make(tmp_path / "photo.jpg", hashlib.sha256(data).hexdigest(), tmp_path) is None


def test_a_photo_swapped_between_approval_and_rendering_is_not_published(approved: Root) -> None:
    """The swap happens in the middle of the build: after the folder was read and found approved."""
    swapped = drawn(colour="#00ff00", quality=80)

    def swap() -> Progress:
        def progress(stage: str, done: int, total: int) -> None:
            if stage == "load" and done == total:
                (approved.folder(FOOD) / "depan.jpg").write_bytes(swapped)
        return progress

    result = build(approved.path, approved.path / "site", TODAY, swap())
    assert [shown.listing.path for shown in result.publication.shown] == ["contoh-dapur/kendang-jimbe-30cm"]
    assert [finding.rule for finding in result.publication.findings] == ["photo-unreadable"]
    name = hashlib.sha256(swapped).hexdigest()[:20]
    assert not list((approved.path / "site").rglob(f"{name}*"))
    assert "depan" not in (approved.path / "site" / "index.html").read_text("utf-8")
