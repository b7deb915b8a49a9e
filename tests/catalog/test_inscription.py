"""What is written inside a photo's file: every place people and programs write to is read, and nothing else."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from catalog.inscription import MAKER, MOST
from catalog.photo import look
from tests.root import picture

XMP = ('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
       '<rdf:Description xmpMM:DocumentID="xmp.did:0812345678901234">{}</rdf:Description></rdf:RDF></x:xmpmeta>')


def words(data: bytes, name: str = "a.jpg") -> str:
    flaw, sight = look(name, data)
    assert flaw is None and sight is not None
    return sight.words


def tagged(tag: int, value: object, inner: bool = False) -> bytes:
    exif = Image.Exif()
    (exif.get_ifd(0x8769) if inner else exif)[tag] = value
    return picture(exif=exif.tobytes())


def png(**texts: str) -> bytes:
    info = PngInfo()
    for key, text in texts.items():
        info.add_text(key, text)
    return picture("PNG", pnginfo=info)


def wide(text: str) -> bytes:
    return text.encode("utf-16-le") + b"\0\0"


Case = tuple[str, Callable[[], bytes], str]
CASES: list[Case] = [
    ("a description", lambda: tagged(0x010E, "Kendang di bengkel"), "Kendang di bengkel"),
    ("a copyright", lambda: tagged(0x8298, "(c) 2026 Contoh"), "(c) 2026 Contoh"),
    ("an artist", lambda: tagged(0x013B, "Contoh Orang"), f"{MAKER}Contoh Orang"),
    ("a camera's owner", lambda: tagged(0xA430, "Contoh Orang", inner=True), f"{MAKER}Contoh Orang"),
    ("a title from Windows", lambda: tagged(0x9C9B, wide("Sambal pecel")), "Sambal pecel"),
    ("a comment from Windows", lambda: tagged(0x9C9C, wide("telepon kantor")), "telepon kantor"),
    ("an author from Windows", lambda: tagged(0x9C9D, wide("Contoh Orang")), f"{MAKER}Contoh Orang"),
    ("a user's comment", lambda: tagged(0x9286, b"ASCII\0\0\0pesan di sini", inner=True), "pesan di sini"),
    ("a user's comment in Unicode", lambda: tagged(0x9286, b"UNICODE\0" + "pesan ×".encode("utf-16"), inner=True), "pesan ×"),
    ("a comment of the JPEG itself", lambda: picture(comment=b"dibuat dengan Contoh 1.0"), "dibuat dengan Contoh 1.0"),
    ("text in XMP", lambda: picture(xmp=XMP.format("<dc:title><rdf:Alt><rdf:li>Judul</rdf:li></rdf:Alt></dc:title>").encode()), "Judul"),
    ("a creator in XMP", lambda: picture(xmp=XMP.format("<dc:creator><rdf:Seq><rdf:li>Contoh Orang</rdf:li></rdf:Seq></dc:creator>").encode()), f"{MAKER}Contoh Orang"),
    ("a program's identifiers", lambda: picture(xmp=XMP.format("<a>xmp.iid:3f2504e0-4f89-11d3-9a0c-0305e82c3301</a><b>3f2504e0-4f89-11d3-9a0c-0305e82c3301</b>").encode()), ""),
    ("a long run of coded data", lambda: picture(xmp=XMP.format(f"<xmpGImg:image>{'QUJD' * 200}</xmpGImg:image>").encode()), ""),
    ("several lines", lambda: tagged(0x010E, "satu\n  dua\ttiga"), "satu dua tiga"),
    ("the same twice", lambda: picture(comment=b"sama", xmp=XMP.format("<a>sama</a>").encode()), "sama"),
    ("nothing", picture, ""),
    ("a camera's name and settings", lambda: tagged(0x0110, "Contoh X100"), ""),
]


@pytest.mark.parametrize(("data", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_written_is_read(data: Callable[[], bytes], text: str) -> None:
    assert words(data()) == text


def test_a_png_is_read_too() -> None:
    assert words(png(Comment="pesan di sini", Author="Contoh Orang"), "a.png").split("\n") == ["pesan di sini", f"{MAKER}Contoh Orang"]


def test_a_webp_is_read_too() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Kendang"
    assert words(picture("WEBP", exif=exif.tobytes(), xmp=XMP.format("<a>Judul</a>").encode()), "a.webp").split("\n") == ["Kendang", "Judul"]


def test_of_a_long_story_the_beginning_is_kept() -> None:
    assert len(words(picture(comment=b"pesan " * 5_000))) == MOST


@pytest.mark.parametrize("data", [
    b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\x01\x0e" * 40,
    b"Exif\0\0II*\0\x08\0\0\0\1\0\x0e\x01\x02\0\xff\xff\xff\x7f\xff\xff\xff\x7f",
], ids=["nonsense", "a text longer than the file"])
def test_damaged_data_are_passed_over(data: bytes) -> None:
    assert isinstance(words(picture(exif=data)), str)


def test_a_comment_of_only_a_character_set_says_nothing() -> None:
    image = Image.open(io.BytesIO(tagged(0x9286, b"ASCII\0\0\0", inner=True)))
    assert image.getexif().get_ifd(0x8769)
    assert words(tagged(0x9286, b"ASCII\0\0\0", inner=True)) == ""
