"""Examples: small changes that become whole listings, and every one of the project's own is run."""

from collections.abc import Mapping
from datetime import date

import pytest

from catalog.document import Raw
from catalog.reference import BrokenConfiguration, reference
from curation.example import DAY, GOOD, Staged, stage
from curation.policy import HERE
from curation.standard import Level, Standard, standards

ALL = standards(HERE)
KINDS = list(reference("kinds").entries)


_STAGED: dict[int, Staged] = {}


def once(example: Mapping[str, Raw]) -> Staged:
    """One of the project's examples as a subject, made once for all tests."""
    if id(example) not in _STAGED:
        _STAGED[id(example)] = stage(example)
    return _STAGED[id(example)]


def breaks(standard: Standard, staged: Staged) -> tuple[bool, bool]:
    """Whether the standard is about the example, and whether it finds something."""
    listing = staged.subject.listing
    about = (standard.scope.covers(listing.kind, listing.category) and standard.scope.meets(staged.subject) and standard.serves(staged.subject.on))
    found = about and bool((standard.run and list(standard.run(staged.subject))) or not staged.rules.isdisjoint(standard.rules))
    return about, found


def cases(kind: str) -> list[object]:
    """Every example under `meets` or `breaks`, named by its standard and what it says of itself."""
    return [pytest.param(standard, example, id=f"{standard.id} {n} {_note(example)}".strip())
            for standard in ALL.values() for n, example in enumerate(getattr(standard, kind), 1)]


def _note(example: Mapping[str, Raw]) -> str:
    note = example.get("note")
    return str(note.get("en")) if isinstance(note, dict) else ""


@pytest.mark.parametrize(("standard", "example"), cases("meets"))
def test_a_good_example_is_one_the_standard_is_about_and_finds_nothing_in(standard: Standard, example: Mapping[str, Raw]) -> None:
    assert breaks(standard, once(example)) == (True, False)


@pytest.mark.parametrize(("standard", "example"), cases("breaks"))
def test_a_bad_example_is_found(standard: Standard, example: Mapping[str, Raw]) -> None:
    assert breaks(standard, once(example)) == (True, True)


@pytest.mark.parametrize(("standard", "example"), cases("breaks"))
def test_what_is_said_of_a_bad_example_leaves_no_gap_open(standard: Standard, example: Mapping[str, Raw]) -> None:
    for breach in standard.run(once(example).subject) if standard.run else ():
        values = {**breach.message.values, **breach.values}
        for text in (standard.how, standard.says, {"en": breach.message.text}):
            for language, sentence in text.items():
                said = sentence.format(**{key: value[language] if isinstance(value, Mapping) else value for key, value in values.items()})
                assert "None" not in said


@pytest.mark.parametrize("kind", KINDS)
def test_the_good_listing_of_each_kind_breaks_nothing_that_is_asked_of_all(kind: str) -> None:
    staged = stage({"kind": kind})
    assert staged.rules == frozenset()
    general = [standard for standard in ALL.values() if standard.level is not Level.CHANNEL and not standard.judged]
    assert [standard.id for standard in general if breaks(standard, staged) == (True, True)] == []


def test_there_is_a_good_listing_of_every_kind() -> None:
    assert {stage({"kind": kind}).subject.listing.kind for kind in KINDS} == set(KINDS)


def test_an_example_without_a_word_is_a_food_on_the_usual_day() -> None:
    subject = stage({}).subject
    assert (subject.listing.kind, subject.on, subject.twins) == ("food", DAY, ())
    assert set(subject.listing.sights) == set(subject.listing.photo_files)


def test_a_value_is_set_at_its_dotted_path() -> None:
    subject = stage({"listing": {"name.id": "Nama baru yang cukup", "photos.1.role": "use", "certificates.0.level": "declared"}}).subject
    assert subject.listing.name["id"] == "Nama baru yang cukup"
    assert (subject.listing.photos[0]["role"], subject.listing.photos[1]["role"]) == ("front", "use")
    assert subject.listing.data["certificates"][0]["level"] == "declared"  # type: ignore[index, call-overload]


def test_a_section_on_the_way_is_made() -> None:
    assert stage({"kind": "craft", "listing": {"consignment.offered": "yes"}}).subject.at("consignment.offered") is True


def test_a_path_with_nothing_to_set_is_taken_out() -> None:
    subject = stage({"listing": {"brand": None, "name.en": None}}).subject
    assert subject.at("brand") is None
    assert "en" not in subject.listing.name


def test_what_is_not_there_can_be_taken_out_too() -> None:
    assert stage({"listing": {"producer": None}}).subject.at("producer") is None


def test_values_are_read_as_the_catalogue_reads_them() -> None:
    subject = stage({"listing": {"price.valid_until": "2026-12-31", "order.sample": "tidak"}}).subject
    assert (subject.at("price.valid_until"), subject.at("order.sample")) == (date(2026, 12, 31), False)


def test_a_value_the_catalogue_refuses_gives_the_rule() -> None:
    assert stage({"listing": {"price.valid_until": "besok"}}).rules == {"wrong-type"}
    assert stage({"listing": {"category": "sambal-pecle"}}).rules == {"unknown-reference"}


def test_the_supplier_can_be_changed_too() -> None:
    subject = stage({"supplier": {"place": "35.05.11.1006", "contacts": None}}).subject
    assert (subject.supplier.place, subject.supplier.contact("email", subject.on)) == ("35.05.11.1006", None)


def test_each_run_begins_with_the_good_listing_again() -> None:
    stage({"listing": {"name.id": "Nama lain sekali"}, "supplier": {"name": "Lain"}})
    assert stage({}).subject.listing.name["id"] != "Nama lain sekali"
    assert stage({}).subject.supplier.name != "Lain"


def test_an_identity_number_is_made_up_where_it_is_asked_for() -> None:
    staged = stage({"listing": {"brand": "NIK {nik}"}})
    assert staged.rules == {"identity-number"}
    assert "{nik}" not in str(staged.subject.at("brand"))


def test_photos_are_good_unless_something_else_is_measured() -> None:
    subject = stage({"photos": {"label.jpg": {"light": "12.5", "width": "640", "words": "maker: Contoh", "likeness": "0xff"}}}).subject
    sights = subject.listing.sights
    assert (sights["depan.jpg"].light, sights["label.jpg"].light) == (GOOD.light, 12.5)
    assert (sights["label.jpg"].width, sights["label.jpg"].words, sights["label.jpg"].likeness) == (640, "maker: Contoh", 255)


def test_no_two_photos_of_an_example_are_alike() -> None:
    hashes = [sight.likeness for sight in stage({}).subject.listing.sights.values()]
    assert len(hashes) > 1
    assert min((one ^ other).bit_count() for n, one in enumerate(hashes) for other in hashes[n + 1:]) > 15


def test_a_neighbour_shares_what_it_does_not_change() -> None:
    same = stage({"beside": {}}).subject
    assert {twin.what for twin in same.twins} == {"identifiers.gtin", "certificates", "description"}
    assert {twin.other for twin in same.twins} == {"contoh-pesaing/contoh-lain"}
    other = stage({"beside": {"identifiers.gtin": "8991234567891", "certificates": None, "description.id": "Kata lain."}}).subject
    assert other.twins == ()


@pytest.mark.parametrize(("example", "word"), [
    ({"lisitng": {}}, "lisitng"), ({"photos": {"tampak.jpg": {"light": "1"}}}, "tampak.jpg"), ({"kind": "food", "when": "2026-01-01"}, "when"),
], ids=["a slip in a key", "a photo the listing does not have", "a key there is not"])
def test_what_is_no_example_is_refused(example: dict[str, Raw], word: str) -> None:
    with pytest.raises(BrokenConfiguration, match=word):
        stage(example)
