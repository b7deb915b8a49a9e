"""What is measured of a photo: the same for every size and kind of file, and telling good photos from spoilt ones."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance, ImageFilter

from catalog.photo import look
from catalog.sight import Sight

PRODUCTS = Path(__file__).parents[2] / "products"
REAL = ["contoh-dapur-mawar/sambal-pecel-original-200g/depan.jpg", "contoh-koperasi-telur-makmur/telur-ayam-sedang/depan.jpg",
        "contoh-kolam-koi-nirwana/koi-showa-48cm-s004/depan.jpg", "contoh-batik-tirta/batik-tulis-motif-ikan/rinci.jpg",
        "contoh-kebun-hias-permata/lidah-mertua/depan.jpg", "contoh-rph-mitra-daging/ayam-karkas-utuh/rinci.jpg"]
Change = Callable[[Image.Image], Image.Image]


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    memory = io.BytesIO()
    image.save(memory, kind, **options)
    return memory.getvalue()


def sight(image: Image.Image, kind: str = "JPEG", **options: object) -> Sight:
    ending = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[kind]
    flaw, seen = look(f"a.{ending}", saved(image, kind, **options))
    assert flaw is None and seen is not None
    return seen


@cache
def real(name: str) -> Image.Image:
    with Image.open(PRODUCTS / name) as image:
        return image.convert("RGB")


def subject(share: float, size: tuple[int, int] = (1000, 1000), ground: str = "white", colour: str = "#7a2020") -> Image.Image:
    """A square of one colour on plain ground, as wide as a share of the picture."""
    image = Image.new("RGB", size, ground)
    side = round(share * min(size))
    image.paste(colour, ((size[0] - side) // 2, (size[1] - side) // 2, (size[0] + side) // 2, (size[1] + side) // 2))
    return image


def test_width_height_and_bytes_are_the_files_own() -> None:
    data = saved(Image.new("RGB", (1800, 600)))
    _, seen = look("a.jpg", data)
    assert seen is not None
    assert (seen.width, seen.height, seen.size) == (1800, 600, len(data))


@pytest.mark.parametrize(("orientation", "size"), [(1, (900, 600)), (3, (900, 600)), (6, (600, 900)), (8, (600, 900)), (99, (900, 600))])
def test_a_phone_held_upright_makes_an_upright_photo(orientation: int, size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    seen = sight(Image.new("RGB", (900, 600)), exif=exif.tobytes())
    assert (seen.width, seen.height) == size


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75, 1.0])
@pytest.mark.parametrize("size", [(1000, 1000), (500, 500), (2400, 2400)], ids=["1000", "500", "2400"])
def test_the_subject_spans_its_share_of_the_frame(share: float, size: tuple[int, int]) -> None:
    ground = "#e8e2d8"
    seen = sight(subject(share, size, ground) if share < 1 else Image.effect_noise(size, 90).convert("RGB"))
    assert seen.fill == pytest.approx(share, abs=0.04)


def test_a_tall_thin_subject_fills_the_frame_by_its_height() -> None:
    image = Image.new("RGB", (1000, 1000), "white")
    image.paste("green", (450, 50, 550, 950))
    assert sight(image).fill > 0.85


def test_a_subject_is_seen_by_its_colour_where_it_is_as_light_as_the_ground() -> None:
    assert sight(subject(0.5, ground="#808080", colour="#b45a8c"), "PNG").fill == pytest.approx(0.5, abs=0.04)


def test_a_speck_is_no_subject() -> None:
    image = Image.new("RGB", (1000, 1000), "white")
    image.paste("black", (5, 5, 12, 12))
    assert sight(image, "PNG").fill == 0


def test_plain_ground_has_no_subject_no_edges_and_no_likeness() -> None:
    seen = sight(Image.new("RGB", (800, 800), "#9a8f80"))
    assert (seen.fill, seen.sharpness, seen.contrast, seen.likeness) == (0, 0, 0, 0)


@pytest.mark.parametrize(("colour", "light", "dark", "bright"), [("white", 255, 0, 1), ("black", 0, 1, 0), ("#808080", 128, 0, 0)])
def test_light_is_the_mean_grey_and_the_ends_are_counted(colour: str, light: int, dark: int, bright: int) -> None:
    seen = sight(Image.new("RGB", (600, 600), colour))
    assert seen.light == pytest.approx(light, abs=1)
    assert (seen.dark, seen.bright) == (dark, bright)


MODES = {"JPEG": ["1", "L", "RGB", "CMYK", "YCbCr"], "PNG": ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"], "WEBP": ["L", "P", "RGB", "RGBA"]}


@pytest.mark.parametrize(("kind", "mode"), [(kind, mode) for kind, modes in MODES.items() for mode in modes])
def test_every_kind_of_picture_is_measured(kind: str, mode: str) -> None:
    assert sight(Image.new(mode, (520, 480)), kind).width == 520


def test_sixteen_bits_are_brought_down_to_eight() -> None:
    assert sight(Image.new("I;16", (500, 500), 40_000), "PNG").light == pytest.approx(40_000 / 256, abs=1)


def test_what_shows_through_is_white() -> None:
    clear = Image.new("RGBA", (800, 800), (0, 0, 0, 0))
    clear.paste((120, 30, 30, 255), (200, 200, 600, 600))
    plain = sight(subject(0.5, (800, 800), colour="#781e1e"), "PNG")
    for seen in (sight(clear, "PNG"), sight(clear, "WEBP", lossless=True)):
        assert (seen.fill, seen.bright, seen.likeness) == (plain.fill, plain.bright, plain.likeness)


SPOILT: list[tuple[str, Change]] = [
    ("blurred", lambda image: image.filter(ImageFilter.GaussianBlur(image.width * 0.006))),
    ("much blurred", lambda image: image.filter(ImageFilter.GaussianBlur(image.width * 0.012))),
    ("enlarged from a thumbnail", lambda image: image.resize((80, 80)).resize(image.size, Image.Resampling.BICUBIC)),
]
KEPT: list[tuple[str, Change]] = [
    ("as it is", lambda image: image),
    ("halved", lambda image: image.resize((600, 600))),
    ("dimmed", lambda image: ImageEnhance.Brightness(image).enhance(0.35)),
    ("faded", lambda image: ImageEnhance.Contrast(image).enhance(0.3)),
]


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("change", [change for _, change in SPOILT], ids=[what for what, _ in SPOILT])
def test_a_blurred_photo_measures_below_every_sharp_one(name: str, change: Change) -> None:
    assert sight(change(real(name))).sharpness < 30


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("change", [change for _, change in KEPT], ids=[what for what, _ in KEPT])
def test_a_sharp_photo_stays_sharp_at_any_size_and_in_any_light(name: str, change: Change) -> None:
    assert sight(change(real(name))).sharpness > 35


COPIES: list[tuple[str, Change, dict[str, object]]] = [
    ("saved again", lambda image: image, {"quality": 40}),
    ("halved", lambda image: image.resize((600, 600)), {}),
    ("enlarged", lambda image: image.resize((1800, 1800)), {}),
    ("made lighter", lambda image: ImageEnhance.Brightness(image).enhance(1.1), {}),
    ("trimmed by a hair", lambda image: image.crop((4, 4, image.width - 4, image.height - 4)), {}),
]


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize(("change", "options"), [copy[1:] for copy in COPIES], ids=[copy[0] for copy in COPIES])
def test_a_copy_is_known_by_its_likeness(name: str, change: Change, options: dict[str, object]) -> None:
    assert (sight(real(name)).likeness ^ sight(change(real(name)), **options).likeness).bit_count() <= 15


def test_a_copy_in_another_format_is_known_too() -> None:
    image = real(REAL[0])
    for kind in ("PNG", "WEBP"):
        assert (sight(image).likeness ^ sight(image.resize((700, 700)), kind).likeness).bit_count() <= 15


def test_other_pictures_are_not_taken_for_copies() -> None:
    hashes = [sight(real(name)).likeness for name in REAL]
    apart = [(one ^ other).bit_count() for n, one in enumerate(hashes) for other in hashes[n + 1:]]
    assert min(apart) >= 20


def test_the_same_bytes_are_seen_the_same() -> None:
    assert sight(real(REAL[0])) == sight(real(REAL[0]))
