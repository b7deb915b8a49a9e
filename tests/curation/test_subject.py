"""The subject: values by their dotted paths, wherever they stand."""

from datetime import date
from decimal import Decimal

import pytest

from curation.example import stage
from curation.subject import Subject, field_at


@pytest.fixture
def subject() -> Subject:
    return stage({"listing": {"brand": "Mawar", "order.sample": "ya", "price.amount": "18500", "packing.net": {"amount": "0.25", "unit": "kg"}}}).subject


@pytest.mark.parametrize(("path", "value"), [
    ("brand", "Mawar"), ("price.amount", Decimal(18500)), ("order.sample", True), ("confirmed", date(2026, 10, 28)), ("packing.net.amount", Decimal("0.25")),
    ("producer", None), ("price.nothing", None), ("brand.id", None), ("nothing.at.all", None), ("kind", "food"),
], ids=["a text", "a number", "yes", "a date", "a section's number", "not filled in", "not in the section", "below a text", "no such section", "the kind itself"])
def test_a_value_is_found_by_its_path(subject: Subject, path: str, value: object) -> None:
    assert subject.at(path) == value


def test_the_kinds_own_section_and_the_supplier_have_paths_too(subject: Subject) -> None:
    assert subject.at("kind.storage") == subject.listing.section("food")["storage"]
    assert subject.at("supplier.place") == subject.supplier.place
    assert subject.at("supplier.nothing") is None


@pytest.mark.parametrize(("path", "value"), [("price.amount", Decimal(18500)), ("order.lead_time_days", Decimal(5)), ("order.sample", None), ("brand", None), ("confirmed", None)],
                         ids=["a decimal", "an integer", "yes is no number", "a text is none", "a date is none"])
def test_a_number_is_exact_or_none(subject: Subject, path: str, value: Decimal | None) -> None:
    assert subject.number(path) == value


@pytest.mark.parametrize(("path", "places"), [
    ("name", [(("name", "id"), "id"), (("name", "en"), "en")]),
    ("brand", [(("brand",), "")]),
    ("photos.file", [(("photos", n, "file"), "") for n in range(4)]),
    ("photos.alt", [(("photos", n, "alt", language), language) for n in range(4) for language in ("id", "en")]),
    ("kind.ingredients", [(("food", "ingredients", language), language) for language in ("id", "en")]),
    ("supplier.about", [(("about", "id"), "id"), (("about", "en"), "en")]),
    ("channels", [(("channels", n), "") for n in range(3)]),
    ("price.amount", []), ("producer", []), ("brand.id", []),
], ids=["per language", "plain", "in a list", "per language in a list", "of the kind", "of the supplier", "a list of texts", "a number", "not there", "below a text"])
def test_every_text_is_found_with_its_path_and_language(path: str, places: list[tuple[tuple[object, ...], str]]) -> None:
    found = [(place, language) for place, language, _ in stage({"listing": {"channels": ["mbg", "ritel-modern", "konsinyasi-kkmp"]}}).subject.each(path)]
    assert found == places


def test_texts_of_several_fields_come_with_their_field(subject: Subject) -> None:
    assert [(field, place) for field, place, _, _ in subject.texts(("brand", "supplier.name"))] == [("brand", ("brand",)), ("supplier.name", ("name",))]


@pytest.mark.parametrize(("path", "place", "file"), [
    ("price.amount", ("price", "amount"), "listing.yml"), ("kind.storage", ("food", "storage"), "listing.yml"), ("supplier.place", ("place",), "supplier.yml"), ("kind", ("kind",), "listing.yml"),
])
def test_a_path_is_counted_as_the_file_counts_it(subject: Subject, path: str, place: tuple[str, ...], file: str) -> None:
    assert (subject.place(path), subject.file(path)) == (place, file)


@pytest.mark.parametrize(("path", "label"), [
    ("brand", "Brand"), ("price.amount", "Price"), ("kind.storage", "Storage"), ("supplier.name", "Business name"), ("photos.alt", "Description for those who cannot see it"),
    ("name.id", "Product name"),
])
def test_a_field_is_called_what_people_call_it(subject: Subject, path: str, label: str) -> None:
    assert subject.label(path)["en"] == label


@pytest.mark.parametrize(("path", "kind"), [("nothing", "food"), ("price.nothing", "food"), ("kind.species", "food"), ("supplier.nothing", "food")])
def test_a_field_there_is_not_is_an_error_of_the_standard(path: str, kind: str) -> None:
    with pytest.raises(KeyError):
        field_at(path, kind)


def test_papers_of_the_listing_come_before_those_of_its_supplier() -> None:
    paper = {"type": "nib", "number": "1234567890101", "level": "declared"}
    subject = stage({"listing": {"certificates": [{**paper, "type": "pirt"}]}, "supplier": {"certificates": [paper, {**paper, "type": "merek"}]}}).subject  # type: ignore[dict-item]
    assert [(file, path, held["type"]) for file, path, held in subject.certificates()] == [
        ("listing.yml", ("certificates", 0), "pirt"), ("supplier.yml", ("certificates", 0), "nib"), ("supplier.yml", ("certificates", 1), "merek")]


def test_who_has_no_papers_has_none() -> None:
    assert list(stage({"listing": {"certificates": None}, "supplier": {"certificates": None}}).subject.certificates()) == []


def test_photos_come_with_their_place_and_what_was_measured(subject: Subject) -> None:
    assert [(n, entry["role"]) for n, entry, _ in subject.sights] == [(n, entry["role"]) for n, entry in enumerate(subject.listing.photos)]
    assert all(sight == subject.listing.sights[str(entry["file"])] for _, entry, sight in subject.sights)


def test_a_photo_that_could_not_be_measured_is_left_out(subject: Subject) -> None:
    subject.listing.sights = {file: sight for file, sight in subject.listing.sights.items() if file != "depan.jpg"}
    assert [n for n, _, _ in subject.sights] == [1, 2, 3]
