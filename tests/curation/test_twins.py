"""Listings that share what should be their own are found; those that rightly share it are not."""

import time
from dataclasses import replace
from random import Random

import pytest

from catalog.field import Value
from catalog.listing import Listing
from catalog.sight import Sight
from curation.example import GOOD
from curation.subject import Twin
from curation.twins import NEAR, twins

chance = Random(5)
PICTURE, OTHER = chance.getrandbits(256), chance.getrandbits(256)
GTIN = "8990000001010"
WORDS = "Kacang tanah disangrai tanpa minyak lalu digiling bersama gula kelapa cabai dan daun jeruk purut."


def shown_by(listing: str, n: int) -> int:
    """The likeness that an example's listing has for its photo in that place."""
    return (GOOD.likeness * (2 * n + 3) * (1 + len(listing))) & (2**64 - 1)


def listing(path: str, role: str = "producer", shots: dict[str, Sight] | None = None, **more: Value) -> Listing:
    supplier, _, id = path.partition("/")
    data: dict[str, Value] = {"kind": "food", "name": {"id": id}, "category": "sambal-pecel", "origin": "", "role": role, "confirmed": None, **more}
    return Listing.of(id, supplier, path, {}, data, shots)


def shot(likeness: int, **more: object) -> Sight:
    return replace(GOOD, likeness=likeness, **more)  # type: ignore[arg-type]


def found(*listings: Listing) -> dict[str, set[tuple[str, str]]]:
    return {path: {(twin.what, twin.other) for twin in shared} for path, shared in twins(listings).items()}


def near(likeness: int, bits: int) -> int:
    """A hash that differs in so many bits, spread over its rows."""
    for n in range(bits):
        likeness ^= 1 << (n * 17) % 256
    return likeness


TRAITS: list[tuple[str, dict[str, Value], str]] = [
    ("a GTIN", {"identifiers": {"gtin": GTIN}}, "identifiers.gtin"),
    ("a permit", {"certificates": [{"type": "pirt", "number": "2113505010001-30"}]}, "certificates"),
    ("a description", {"description": {"id": WORDS}}, "description"),
]


@pytest.mark.parametrize(("data", "what"), [trait[1:] for trait in TRAITS], ids=[trait[0] for trait in TRAITS])
def test_two_listings_with_one_thing_are_told_of_each_other(data: dict[str, Value], what: str) -> None:
    assert found(listing("a/x", **data), listing("b/y", **data), listing("c/z")) == {"a/x": {(what, "b/y")}, "b/y": {(what, "a/x")}}


def test_a_permit_is_the_same_however_it_is_spaced() -> None:
    one, other = ({"certificates": [{"type": "pirt", "number": number}]} for number in ("2113505010001-30", "2113505 010001 30"))
    assert set(found(listing("a/x", **one), listing("a/y", **other))) == {"a/x", "a/y"}


def test_the_same_number_on_papers_of_two_types_is_nothing() -> None:
    one, other = ({"certificates": [{"type": kind, "number": "123456789012"}]} for kind in ("bpom-md", "gacc"))
    assert found(listing("a/x", **one), listing("b/y", **other)) == {}


def test_a_short_description_is_the_same_by_chance() -> None:
    short: dict[str, Value] = {"description": {"id": "Sambal pecel dari Blitar."}}
    assert found(listing("a/x", **short), listing("b/y", **short)) == {}


@pytest.mark.parametrize("role", ["cooperative", "aggregator"])
def test_who_offers_a_makers_goods_may_share_everything_with_the_maker(role: str) -> None:
    shots = {"a.jpg": shot(PICTURE)}
    data: dict[str, Value] = {"identifiers": {"gtin": GTIN}, "description": {"id": WORDS}}
    assert found(listing("a/x", shots=shots, **data), listing("b/y", role, shots, **data)) == {}


def test_two_who_offer_on_behalf_are_told_of_each_other() -> None:
    assert set(found(listing("a/x", "cooperative", identifiers={"gtin": GTIN}), listing("b/y", "aggregator", identifiers={"gtin": GTIN}))) == {"a/x", "b/y"}


def test_of_many_each_is_told_of_one_of_its_own_and_one_of_another() -> None:
    many = [listing(f"{supplier}/{supplier}{n}", identifiers={"gtin": GTIN}) for supplier in "abc" for n in range(4)]
    got = found(*many)
    assert len(got) == 12
    for path, shared in got.items():
        assert sorted(other[0] == path[0] for _, other in shared) == [False, True]


@pytest.mark.parametrize("bits", [0, 1, 8, NEAR])
def test_a_picture_of_another_supplier_is_found(bits: int) -> None:
    got = found(listing("a/x", shots={"a.jpg": shot(PICTURE)}), listing("b/y", shots={"b.jpg": shot(near(PICTURE, bits))}))
    assert got == {"a/x": {("photo", "b/y")}, "b/y": {("photo", "a/x")}}


@pytest.mark.parametrize("bits", [NEAR + 1, 40])
def test_a_picture_that_differs_more_is_another(bits: int) -> None:
    assert found(listing("a/x", shots={"a.jpg": shot(PICTURE)}), listing("b/y", shots={"b.jpg": shot(near(PICTURE, bits))})) == {}


def test_plain_pictures_are_not_the_same_picture() -> None:
    assert found(listing("a/x", shots={"a.jpg": shot(0)}), listing("b/y", shots={"b.jpg": shot(0)})) == {}


def test_one_suppliers_photos_may_look_alike() -> None:
    assert found(listing("a/x", shots={"a.jpg": shot(PICTURE)}), listing("a/y", shots={"b.jpg": shot(near(PICTURE, 3))})) == {}
    assert found(listing("a/x", shots={"a.jpg": shot(PICTURE)}), listing("a/y", shots={"b.jpg": shot(PICTURE, size=7)})) == {}


def test_the_very_same_photo_of_one_supplier_is_found() -> None:
    shots = {"a.jpg": shot(PICTURE)}
    assert found(listing("a/x", shots=shots), listing("a/y", shots=shots)) == {"a/x": {("photo", "a/y")}, "a/y": {("photo", "a/x")}}


def test_the_very_same_photo_twice_in_one_listing_is_found() -> None:
    got = twins([listing("a/x", shots={"a.jpg": shot(PICTURE), "b.jpg": shot(PICTURE), "c.jpg": shot(OTHER)})])
    assert got == {"a/x": (Twin("photo", "a.jpg", "a/x"), Twin("photo", "b.jpg", "a/x"))}


def test_listings_that_share_nothing_are_left_out() -> None:
    assert twins([listing("a/x", shots={"a.jpg": shot(PICTURE)}), listing("b/y", shots={"b.jpg": shot(OTHER)}), listing("c/z")]) == {}


def test_the_order_of_the_listings_changes_nothing() -> None:
    many = [listing(f"{supplier}/{supplier}", shots={"a.jpg": shot(near(PICTURE, n))}) for n, supplier in enumerate("abcd")]
    assert set(found(*many)) == set(found(*reversed(many))) == {"a/a", "b/b", "c/c", "d/d"}


@pytest.mark.parametrize("alike", [True, False], ids=["all alike", "all different"])
def test_ten_thousand_photos_are_compared_in_no_time(alike: bool) -> None:
    many = [listing(f"s{n % 500}/x{n}", shots={"a.jpg": shot(PICTURE if alike else chance.getrandbits(256), size=n)}, identifiers={"gtin": GTIN if alike else str(n)})
            for n in range(10_000)]
    began = time.perf_counter()
    got = twins(many)
    assert time.perf_counter() - began < 10
    assert len(got) == (10_000 if alike else 0)
