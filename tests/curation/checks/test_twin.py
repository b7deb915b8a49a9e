"""What another listing has too is told where it stands, with the other's name."""

import pytest

from curation.checks.twin import check
from tests.curation.checks.told import told
from tests.curation.test_twins import shown_by

THEIRS = str(shown_by("contoh-lain", 0))


@pytest.mark.parametrize(("what", "example", "finding"), [
    ("identifiers.gtin", {}, ("identifiers.gtin", "contoh-pesaing/contoh-lain has the same GTIN 8990000001010")),
    ("description", {}, ("description", "contoh-pesaing/contoh-lain has the same description word for word")),
    ("photo", {"photos": {"label.jpg": {"likeness": THEIRS}}}, ("photos.1.file", "the photo 'label.jpg' is also that of contoh-pesaing/contoh-lain")),
], ids=["gtin", "description", "photo"])
def test_what_another_supplier_has_is_told(what: str, example: dict[str, object], finding: tuple[str, str]) -> None:
    assert told(check, {**example, "beside": {}}, what=what) == [finding]  # type: ignore[arg-type]
    assert told(check, {**example, "beside": {}}, what=what, whose=("own", "itself")) == []  # type: ignore[arg-type]
    assert told(check, example, what=what) == []  # type: ignore[arg-type]


def test_a_permit_is_told_at_its_own_place() -> None:
    found = told(check, {"beside": {}}, what="certificates", types=("halal",))
    assert [path for path, _ in found] == ["certificates.1.number"]
    assert found[0][1].startswith("contoh-pesaing/contoh-lain has the same permit number ID")


def test_only_permits_of_the_wanted_types_count() -> None:
    assert told(check, {"beside": {}}, what="certificates", types=("nkv",)) == []
    assert len(told(check, {"beside": {}}, what="certificates")) > 1


def test_a_permit_written_otherwise_is_the_same() -> None:
    spaced = {"listing": {"certificates": [{"type": "pirt", "number": "7113572 010901-29", "level": "declared"}]},
              "beside": {"certificates": [{"type": "pirt", "number": "711357201090129", "level": "declared"}]}}
    assert [path for path, _ in told(check, spaced, what="certificates")] == ["certificates.0.number"]


def test_a_photo_used_twice_is_told_for_both_places() -> None:
    example = {"photos": {"depan.jpg": {"likeness": "7"}, "label.jpg": {"likeness": "7"}}}
    assert told(check, example, what="photo", whose=("itself",)) == [
        ("photos.0.file", "the photo 'depan.jpg' stands here twice"), ("photos.1.file", "the photo 'label.jpg' stands here twice")]
    assert told(check, example, what="photo", whose=("others",)) == []
