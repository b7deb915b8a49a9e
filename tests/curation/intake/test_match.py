"""Matching: photos are known by digest, name and looks; where that is not certain, somebody is asked."""

from dataclasses import replace

import pytest

from catalog.digest import of_bytes
from curation.intake.bundle import Announced, Bundle
from curation.intake.match import matched
from tests.curation.intake.bundles import REFERENCE, bundle, recompressed, scene, seen

A, B, C = scene(1), scene(2), scene(3)
KEY = REFERENCE, "depan.jpg"


def sent(*announced: Announced) -> Bundle:
    return replace(bundle(), announced=announced)


def photos(got: Bundle) -> dict[str, bytes]:
    return {photo.name: photo.data for photo in got.photos}


def test_photos_are_known_by_their_digest_whatever_they_are_called() -> None:
    got, asked = matched(sent(Announced("depan.jpg", of_bytes(A)), Announced("label.jpg", of_bytes(B))), {"IMG-1.jpg": B, "IMG-2.jpg": A}, {})
    assert (photos(got), asked) == ({"depan.jpg": A, "label.jpg": B}, ())


def test_photos_are_known_by_their_name_although_they_were_saved_anew() -> None:
    got, asked = matched(sent(Announced("depan.jpg", of_bytes(A)), Announced("label.jpg", of_bytes(B))), {"label.jpg": recompressed(B), "depan.jpg": recompressed(A)}, {})
    assert (photos(got), asked) == ({"depan.jpg": recompressed(A), "label.jpg": recompressed(B)}, ())


@pytest.mark.parametrize("bits", [64, 256])
def test_photos_that_were_renamed_and_saved_anew_are_known_by_their_looks(bits: int) -> None:
    told = sent(Announced("depan.jpg", of_bytes(A), likeness=seen(A, bits)), Announced("label.jpg", of_bytes(B), likeness=seen(B, bits)))
    got, asked = matched(told, {"IMG-1.jpg": recompressed(B), "IMG-2.jpg": recompressed(C), "IMG-3.jpg": recompressed(A)}, {})
    assert (photos(got), asked) == ({"depan.jpg": recompressed(A), "label.jpg": recompressed(B)}, ())


def test_two_files_that_look_alike_are_asked_about() -> None:
    told = sent(Announced("depan.jpg", likeness=seen(A)))
    got, asked = matched(told, {"IMG-1.jpg": recompressed(A, 50), "IMG-2.jpg": recompressed(A, 70)}, {})
    assert not got.photos
    assert [(one.file, one.candidates) for one in asked] == [("depan.jpg", ("IMG-1.jpg", "IMG-2.jpg"))]


def test_one_photo_for_one_is_certain_unless_it_looks_otherwise() -> None:
    assert matched(sent(Announced("depan.jpg")), {"IMG-1.jpg": A}, {})[1] == ()
    assert matched(sent(Announced("depan.jpg", likeness=seen(B))), {"IMG-1.jpg": A}, {})[1] != ()


def test_an_order_alone_is_a_guess_that_is_asked_about() -> None:
    told = sent(Announced("depan.jpg"), Announced("label.jpg"))
    files = {"IMG-0.jpg": C, "IMG-1.jpg": A, "IMG-2.jpg": B}
    _, asked = matched(told, files, {}, order=("IMG-1.jpg", "IMG-2.jpg"), named=False)
    assert [(one.file, one.guess) for one in asked] == [("depan.jpg", "IMG-1.jpg"), ("label.jpg", "IMG-2.jpg")]
    got, asked = matched(told, files, {one.key: one.guess for one in asked}, named=False)
    assert (photos(got), asked) == ({"depan.jpg": A, "label.jpg": B}, ())


def test_none_of_them_is_an_answer() -> None:
    got, asked = matched(sent(Announced("depan.jpg", likeness=seen(B))), {"IMG-1.jpg": A}, {KEY: ""})
    assert (got.photos, asked) == ((), ())


def test_a_photo_that_did_not_come_is_left_out_without_a_question() -> None:
    assert matched(sent(Announced("depan.jpg"), Announced("label.jpg")), {"depan.jpg": A}, {})[1] == ()


def test_a_photo_of_another_bundle_is_never_taken() -> None:
    got, asked = matched(sent(Announced("depan.jpg")), {"depan.jpg": A}, {}, others=frozenset({of_bytes(A)}))
    assert (got.photos, asked) == ((), ())


def test_plain_ground_looks_like_nothing() -> None:
    assert matched(sent(Announced("depan.jpg", likeness="0" * 64)), {"x.jpg": A, "y.jpg": B}, {})[1] != ()


def test_a_file_that_is_no_picture_is_no_candidate_by_looks() -> None:
    got, _ = matched(sent(Announced("depan.jpg", likeness=seen(A))), {"x.jpg": b"no picture", "y.jpg": A}, {})
    assert photos(got) == {"depan.jpg": A}
