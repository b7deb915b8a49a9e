"""The limits that the project's own standards set for photos, tried on real ones: good photos keep them, spoilt ones do not."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance, ImageFilter

from catalog.photo import look
from catalog.sight import Sight
from curation.example import stage
from curation.policy import HERE
from curation.standard import standards
from tests.catalog.test_sight import PRODUCTS, Change, real, sight

STANDARDS = standards(HERE)
PHOTOS = sorted(PRODUCTS.glob("*/*/*.jpg"))
FRONTS = [f"{path.parent.parent.name}/{path.parent.name}/{path.name}" for path in PHOTOS if path.name == "depan.jpg"][::6]
MEASURED = ("foto-besar", "foto-kontras", "foto-penuh", "foto-persegi", "foto-ringan", "foto-tajam", "foto-terang", "foto-terbaca", "foto-tidak-silau", "foto-ukuran")


def broken(seen: Sight, role: str = "front") -> set[str]:
    """The standards that a photo of these measures breaks."""
    subject = stage({"listing": {"photos": [{"file": "a.jpg", "role": role, "alt": {"id": "Barang contoh"}}]}}).subject
    subject.listing.sights = {"a.jpg": replace(seen)}
    return {id for id in MEASURED if (run := STANDARDS[id].run) and list(run(subject))}


@cache
def shrunk(name: str, share: float) -> Image.Image:
    """The photo small in the middle of its own ground."""
    whole = real(name)
    small = Image.new("RGB", whole.size, whole.getpixel((3, 3)))
    part = whole.resize((round(whole.width * share), round(whole.height * share)))
    small.paste(part, ((whole.width - part.width) // 2, (whole.height - part.height) // 2))
    return small


@pytest.mark.parametrize("path", PHOTOS, ids=lambda path: "/".join(Path(path).parts[-2:]))
def test_every_photo_of_the_samples_keeps_every_limit(path: Path) -> None:
    _, seen = look(path.name, path.read_bytes())
    assert seen is not None
    assert broken(seen, "front" if path.name == "depan.jpg" else "detail") == set()


SPOILT: list[tuple[str, Change, str]] = [
    ("blurred", lambda image: image.filter(ImageFilter.GaussianBlur(image.width * 0.006)), "foto-tajam"),
    ("dimmed to a third", lambda image: ImageEnhance.Brightness(image).enhance(0.33), "foto-terang"),
    ("faded to a quarter", lambda image: ImageEnhance.Contrast(image).enhance(0.25), "foto-kontras"),
    ("washed out", lambda image: image.point(lambda value: 255 - (255 - value) // 20), "foto-tidak-silau"),
    ("made small", lambda image: image.resize((450, 450)), "foto-ukuran"),
    ("cut to half its height", lambda image: image.crop((0, 0, image.width, image.height // 2)), "foto-persegi"),
]


@pytest.mark.parametrize("name", FRONTS)
@pytest.mark.parametrize(("change", "found"), [one[1:] for one in SPOILT], ids=[one[0] for one in SPOILT])
def test_a_spoilt_photo_breaks_the_limit_it_ought_to(name: str, change: Change, found: str) -> None:
    assert found in broken(sight(change(real(name))))


@pytest.mark.parametrize("name", FRONTS)
def test_a_subject_half_as_large_does_not_fill_the_photo(name: str) -> None:
    assert "foto-penuh" in broken(sight(shrunk(name, 0.5)))
    assert "foto-penuh" not in broken(sight(shrunk(name, 0.9)))


@pytest.mark.parametrize("name", FRONTS)
def test_a_dim_photo_is_not_called_blurred_nor_a_blurred_one_dim(name: str) -> None:
    dim, blurred = SPOILT[1][1](real(name)), SPOILT[0][1](real(name))
    assert "foto-tajam" not in broken(sight(dim))
    assert "foto-terang" not in broken(sight(blurred))


@pytest.mark.parametrize("name", FRONTS)
def test_a_photo_saved_again_at_a_third_of_the_quality_keeps_every_limit(name: str) -> None:
    assert broken(sight(real(name), quality=40)) == set()
