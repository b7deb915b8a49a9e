"""Every measure of a photo can be asked for; only photos of the wanted roles are held to it."""

import pytest

from curation.checks.photo_measure import MEASURES, check
from tests.curation.checks.told import breaches, told

LIMITS = [
    ("shorter-side", {"width": 600, "height": 499}, 499), ("longer-side", {"width": 600, "height": 499}, 600), ("squareness", {"width": 900, "height": 1200}, 75),
    ("kilobytes", {"size": 5_400_000}, 5400), ("sharpness", {"sharpness": 12.4}, 12), ("light", {"light": 61.6}, 62), ("contrast", {"contrast": 14}, 14),
    ("dark", {"dark": 0.42}, 42), ("bright", {"bright": 0.075}, 8), ("fill", {"fill": 0.425}, 42),
]


def test_every_measure_is_tried_here() -> None:
    assert {name for name, _, _ in LIMITS} == set(MEASURES)


@pytest.mark.parametrize(("measure", "seen", "value"), LIMITS, ids=[name for name, _, _ in LIMITS])
def test_a_photo_is_told_below_the_least_and_above_the_most(measure: str, seen: dict[str, float], value: int) -> None:
    example = {"photos": {"depan.jpg": {key: str(one) for key, one in seen.items()}}}
    below = told(check, example, measure=measure, least=value + 1, roles=("front",))
    above = told(check, example, measure=measure, most=value - 1, roles=("front",))
    assert below == [("photos.0.file", f"the photo 'depan.jpg' measures {value}; at least {value + 1} is asked for")]
    assert above == [("photos.0.file", f"the photo 'depan.jpg' measures {value}; at most {value - 1} is asked for")]
    assert told(check, example, measure=measure, least=value, most=value, roles=("front",)) == []


def test_an_upright_photo_is_as_far_from_square_as_a_lying_one() -> None:
    for width, height in ((900, 1600), (1600, 900)):
        example = {"photos": {"depan.jpg": {"width": str(width), "height": str(height)}}}
        assert breaches(check, example, measure="squareness", least=90, roles=("front",))[0].message.values["value"] == 56


def test_without_roles_all_photos_are_held_to_it() -> None:
    example = {"photos": {"depan.jpg": {"light": "20"}, "label.jpg": {"light": "30"}}}
    assert [path for path, _ in told(check, example, measure="light", least=80)] == ["photos.0.file", "photos.1.file"]
    assert [path for path, _ in told(check, example, measure="light", least=80, roles=("label",))] == ["photos.1.file"]


def test_a_photo_that_could_not_be_measured_says_nothing() -> None:
    assert told(check, {"listing": {"photos": []}}, measure="light", least=80) == []
