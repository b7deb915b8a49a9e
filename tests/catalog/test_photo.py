"""Photos as they arrive: whatever the bytes are, one reason or none, quickly and never an exception."""

import io
import random
import struct
import time
import zlib
from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from catalog.finding import Message
from catalog.photo import LONGEST_SIDE, MOST_BYTES, flaw, look, open_image
from site_builder.report import said
from tests.root import picture

JPEG, PNG, WEBP = picture(), picture("PNG"), picture("WEBP")


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    memory = io.BytesIO()
    image.save(memory, kind, **options)
    return memory.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, body: bytes = b"", depth: int = 8, colour: int = 2, extra: bytes = b"") -> bytes:
    """A PNG of our own making, whose header may say anything."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(body)) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    """A JPEG whose header says another size than its data have."""
    at = JPEG.index(b"\xff\xc0") + 5
    return JPEG[:at] + struct.pack(">HH", height, width) + JPEG[at + 4:]


def exif(**positions: object) -> bytes:
    """EXIF with a camera's name and a GPS section."""
    made = Image.Exif()
    made[0x010F] = "Contoh"
    gps = made.get_ifd(0x8825)
    gps.update({int(tag.lstrip("t")): value for tag, value in positions.items()})
    return made.tobytes()


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ' \
      b'exif:GPSLatitude="8,5.1S" exif:GPSLongitude="112,9.1E"/></rdf:RDF></x:xmpmeta>'
PLACE = exif(t1="S", t2=(8.0, 5.0, 52.1), t3="E", t4=(112.0, 9.0, 40.2))

Case = tuple[str, str, bytes, str]
"""What it is, the file's name, its bytes, the rule (empty when the photo is fine)."""


def damaged() -> Iterator[Case]:
    for what, name, data in (("JPEG", "a.jpg", JPEG), ("PNG", "a.png", PNG), ("WebP", "a.webp", WEBP)):
        for part in (0, 1, 3, 11, 30, len(data) // 2, len(data) * 9 // 10):
            yield f"a {what} cut after {part} bytes", name, data[:part], "photo-unreadable"
        yield f"a {what} of zeros after its first bytes", name, data[:24] + bytes(len(data) - 24), "photo-unreadable"
        yield f"a {what} with its first byte gone", name, data[1:], "photo-unreadable"
        yield f"a {what} as text", name, data.hex().encode(), "photo-unreadable"
    yield "a PNG with a broken checksum", "a.png", PNG[:40] + b"\xff" + PNG[41:], "photo-unreadable"
    yield "a PNG with a header of no length", "a.png", PNG[:8] + chunk(b"IHDR", b"") + PNG[33:], "photo-unreadable"
    yield "a PNG without any data", "a.png", PNG[:33] + chunk(b"IEND", b""), "photo-unreadable"
    yield "a PNG whose data are too short", "a.png", png(500, 500, b"\0" * 10), "photo-unreadable"
    yield "a PNG of no width", "a.png", png(0, 500), "photo-unreadable"
    yield "a PNG of a colour there is not", "a.png", png(500, 500, b"\0" * 10, colour=5), "photo-unreadable"
    yield "a PNG with a bomb in a comment", "a.png", png(500, 500, b"\0" * 750_500, extra=chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * 90_000_000))), "photo-unreadable"
    yield "an empty file", "a.jpg", b"", "photo-unreadable"
    yield "a random heap", "a.jpg", random.Random(1).randbytes(5_000), "photo-unreadable"
    yield "the end of a photo only", "a.jpg", JPEG[len(JPEG) // 2:], "photo-unreadable"


def bombs() -> Iterator[Case]:
    for width, height in ((50_000, 50_000), (65_000, 65_000), (LONGEST_SIDE + 1, 400), (400, LONGEST_SIDE + 1), (7_100, 7_100), (2**31 - 1, 2**31 - 1), (2**31, 1)):
        yield f"a PNG that says {width} × {height}", "a.png", png(width, height, b"\0" * 1000), "photo-unreadable"
    for width, height in ((65_500, 65_500), (10_001, 10_001), (8_000, 8_000), (65_500, 480)):
        yield f"a JPEG that says {width} × {height}", "a.jpg", jpeg(width, height), "photo-unreadable"
    yield "a real picture of 64 million pixels", "a.png", png(8_000, 8_000, bytes(8_000 * 1_001), depth=1, colour=0), "photo-unreadable"
    yield "a file of seventeen megabytes", "a.jpg", JPEG + bytes(MOST_BYTES), "photo-too-large"


def impostors() -> Iterator[Case]:
    picture_ = Image.new("RGB", (480, 480), "red")
    yield "an EPS named .jpg", "a.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 500 500\n%%EndComments\n(x) run quit\n", "photo-unreadable"
    yield "an EPS behind a DOS header", "a.jpg", b"\xc5\xd0\xd3\xc6" + struct.pack("<II", 30, 100) + bytes(18) + b"%!PS-Adobe-3.0 EPSF-3.0\n", "photo-unreadable"
    yield "an SVG named .jpg", "a.jpg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "photo-unreadable"
    yield "an SVG named .png", "a.png", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "photo-unreadable"
    yield "HTML named .jpg", "a.jpg", b"<!doctype html><script>alert(1)</script>", "photo-unreadable"
    yield "a PDF named .jpg", "a.jpg", b"%PDF-1.7\n1 0 obj<<>>endobj\n", "photo-unreadable"
    yield "a ZIP named .png", "a.png", b"PK\x03\x04" + bytes(60), "photo-unreadable"
    yield "an executable named .jpg", "a.jpg", b"\x7fELF" + bytes(60), "photo-unreadable"
    yield "YAML named .jpg", "a.jpg", b"kind: food\n", "photo-unreadable"
    for kind in ("GIF", "BMP", "TIFF", "ICO", "PPM", "TGA", "PCX", "ICNS", "SGI", "DDS"):
        yield f"a {kind} named .jpg", "a.jpg", saved(picture_ if kind != "GIF" else picture_.convert("P"), kind), "photo-unreadable"
    for kind, data in (("PNG", PNG), ("WebP", WEBP)):
        yield f"a {kind} named .jpg", "a.jpg", data, "photo-format"
    yield "a JPEG named .png", "a.png", JPEG, "photo-format"
    yield "a JPEG named .webp", "a.webp", JPEG, "photo-format"
    yield "a WebP named .png", "a.png", WEBP, "photo-format"


def measures() -> Iterator[Case]:
    yield "a photo of 399 pixels", "a.jpg", picture(size=(399, 1000)), "photo-too-small"
    yield "a photo of one pixel", "a.png", picture("PNG", (2, 2)), "photo-too-small"
    yield "a photo of 400 pixels", "a.jpg", picture(size=(400, 400)), ""


def tellers() -> Iterator[Case]:
    for kind, name in (("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")):
        yield f"a {kind} with its position", name, picture(kind, exif=PLACE), "photo-location"
    yield "a JPEG with only a latitude", "a.jpg", picture(exif=exif(t2=(8.0, 5.0, 52.1))), "photo-location"
    yield "a JPEG that names the area", "a.jpg", picture(exif=exif(t28=b"ASCII\0\0\0Blitar")), "photo-location"
    yield "a JPEG with its position in XMP", "a.jpg", picture(xmp=XMP), "photo-location"
    yield "a PNG with its position in XMP", "a.png", picture("PNG", pnginfo=_itxt()), "photo-location"
    yield "a WebP with its position in XMP", "a.webp", picture("WEBP", xmp=XMP), "photo-location"
    yield "a JPEG whose GPS section holds only its version", "a.jpg", picture(exif=exif(t0=b"\2\3\0\0")), ""
    yield "a JPEG with a camera's name only", "a.jpg", picture(exif=exif()), ""
    yield "a JPEG with EXIF that is nonsense", "a.jpg", picture(exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\x88\x25" * 40), ""
    yield "a JPEG with EXIF that points beyond its end", "a.jpg", picture(exif=b"Exif\0\0II*\0\x08\0\0\0\1\0\x25\x88\x04\0\1\0\0\0\xff\xff\xff\x7f"), ""


def _itxt() -> object:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return info


def welcome() -> Iterator[Case]:
    yield "a JPEG", "a.jpg", JPEG, ""
    yield "a JPEG named .jpeg", "a.jpeg", JPEG, ""
    yield "a PNG", "a.png", PNG, ""
    yield "a WebP", "a.webp", WEBP, ""
    yield "a lossless WebP", "a.webp", picture("WEBP", lossless=True), ""
    yield "a progressive JPEG", "a.jpg", picture(progressive=True), ""
    yield "a grey JPEG", "a.jpg", saved(Image.new("L", (480, 480), 90), "JPEG"), ""
    yield "a CMYK JPEG", "a.jpg", saved(Image.new("CMYK", (480, 480)), "JPEG"), ""
    yield "a PNG with a palette", "a.png", saved(Image.new("P", (480, 480)), "PNG"), ""
    yield "a PNG with transparency", "a.png", saved(Image.new("RGBA", (480, 480)), "PNG"), ""
    yield "a PNG of sixteen bits", "a.png", saved(Image.new("I;16", (480, 480)), "PNG"), ""
    frames = [Image.new("RGB", (480, 480), "blue")]
    yield "a phone's JPEG with a second picture in it", "a.jpg", saved(Image.new("RGB", (480, 480)), "MPO", save_all=True, append_images=frames), ""
    yield "a moving PNG", "a.png", saved(Image.new("RGB", (480, 480)), "PNG", save_all=True, append_images=frames), ""
    yield "a moving WebP", "a.webp", saved(Image.new("RGB", (480, 480)), "WEBP", save_all=True, append_images=frames), ""
    yield "a JPEG with something behind its end", "a.jpg", JPEG + b"PK\x03\x04 <script>", ""
    yield "a JPEG turned on its side", "a.jpg", picture(exif=_turned()), ""


def _turned() -> bytes:
    made = Image.Exif()
    made[0x0112] = 6
    return made.tobytes()


CASES = [*damaged(), *bombs(), *impostors(), *measures(), *tellers(), *welcome()]


@pytest.mark.parametrize(("name", "data", "rule"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_photo_is_taken_or_refused_for_the_right_reason(name: str, data: bytes, rule: str) -> None:
    began = time.perf_counter()
    got = flaw(name, data)
    assert time.perf_counter() - began < 2
    assert (got.rule if got else "") == rule
    if got:
        for text in (got.message, got.help):
            for language in ("id", "en"):
                assert "{" not in said(Message(text, {"file": name, **got.values}), language)


def test_there_are_enough_photos() -> None:
    assert len({case[0] for case in CASES}) == len(CASES) >= 90
    assert sum(bool(case[3]) for case in CASES) >= 70


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("make", [lambda: JPEG, lambda: PNG, lambda: WEBP, lambda: picture(exif=PLACE)], ids=["JPEG", "PNG", "WebP", "JPEG with EXIF"])
def test_any_damage_gives_one_reason_or_none(make: Callable[[], bytes], seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        data = bytearray(make())
        for _ in range(chance.choice([1, 3, 20])):
            at = chance.randrange(min(len(data), chance.choice([64, 600, len(data)])))
            data[at:at + chance.choice([0, 1, 4])] = chance.randbytes(chance.choice([0, 1, 1, 4]))
        flaw("a.jpg", bytes(data))


def test_opening_never_asks_a_decoder_but_the_three(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    real = Image.open

    def spy(file: object, mode: str = "r", formats: object = None) -> Image.Image:
        asked.append(formats)
        return real(file, mode, formats)  # type: ignore[arg-type]

    monkeypatch.setattr(Image, "open", spy)
    open_image(JPEG)
    assert asked == [("JPEG", "PNG", "WEBP")]


@pytest.mark.parametrize(("name", "data", "rule"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_whatever_can_be_opened_is_measured(name: str, data: bytes, rule: str) -> None:
    _, sight = look(name, data)
    assert (sight is None) == (rule in ("photo-unreadable", "photo-too-large"))


def test_looking_decodes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    real = Image.open
    monkeypatch.setattr(Image, "open", lambda *args, **options: opened.append(args) or real(*args, **options))
    look("a.jpg", JPEG)
    assert len(opened) == 1
