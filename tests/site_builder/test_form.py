"""What the form asks: every field of the schemas, first what is needed most, in each language."""

from collections.abc import Iterator

import pytest

from catalog.field import Field
from catalog.reference import reference
from catalog.schema import groups, kinds, listing_schema, supplier_schema
from site_builder.form import fetched
from site_builder.form.asked import FIRST, LEFT_OUT, SOON
from site_builder.form.part import parts
from site_builder.form.question import Question
from site_builder.form.said import SENTENCES, said
from site_builder.pages import FOLDERS, Address

LANGUAGES = ("id", "en")


def fields(kind: str) -> Iterator[str]:
    """The name of every field of a listing of a kind and of its supplier."""
    for document, root in (("listing", listing_schema(kind)), ("supplier", supplier_schema())):
        for field in root.children.values():
            yield from (f"{document}.{one.path}" for one in _asked(field))


def _asked(field: Field) -> Iterator[Field]:
    """A field and those inside it; the items of a list of texts are no fields of their own."""
    yield field
    holder = field.item if field.item and field.item.children else field
    for child in holder.children.values():
        yield from _asked(child)


def questions(kind: str, language: str = "id") -> list[Question]:
    """Every question of the form for a kind."""
    return [one for part in parts(kind, language) for top in (*part.now, *part.later) for one in top.walk()]


@pytest.mark.parametrize("kind", kinds())
def test_every_field_is_asked_or_left_out_with_a_reason(kind: str) -> None:
    asked = {one.name for one in questions(kind)}
    left = {name for name in fields(kind) if any(name == out or name.startswith(f"{out}.") for out in LEFT_OUT)}
    assert set(fields(kind)) - asked - left - {f"listing.{kind}"} == set()
    assert asked & left == set()
    assert all(LEFT_OUT.values())


def test_what_is_left_out_or_comes_first_or_soon_is_in_the_schemas() -> None:
    known = {name for kind in kinds() for name in fields(kind)}
    assert set(LEFT_OUT) <= known
    assert {name for names in FIRST for name in names} | SOON <= known


@pytest.mark.parametrize("kind", kinds())
def test_no_field_is_asked_twice(kind: str) -> None:
    answered = [one.name for one in questions(kind) if not one.parts or one.control in ("photos", "rows")]
    assert len(answered) == len(set(answered))


@pytest.mark.parametrize("kind", kinds())
def test_eight_questions_come_first_and_then_the_groups_in_the_order_of_the_schema(kind: str) -> None:
    first, *others = parts(kind, "id")
    assert len(first.now) == 8
    assert not first.later
    order = list(groups())
    assert [one.id for one in others] == [id for id in order if id in {one.id for one in others}]


@pytest.mark.parametrize("kind", kinds())
def test_whatever_is_required_is_on_the_way_and_never_under_complete_later(kind: str) -> None:
    for part in parts(kind, "id"):
        assert not [one.name for one in part.later if one.required]
        assert part.needed or not any(one.required for one in part.now)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", kinds())
def test_every_question_has_a_label_and_every_choice_a_name(kind: str, language: str) -> None:
    assert [one.name for one in questions(kind, language) if not one.label] == []
    assert [one.name for one in questions(kind, language) if any(not called for _, called in one.choices)] == []


def test_labels_are_said_in_the_language() -> None:
    assert parts("food", "id")[0].title == "Yang terpenting"
    assert parts("food", "en")[0].title == "The most important"


@pytest.mark.parametrize("kind", kinds())
def test_what_a_question_fits_is_a_category(kind: str) -> None:
    assert {id for one in questions(kind) for id in one.fits.split()} <= set(reference("categories").entries)


@pytest.mark.parametrize("kind", kinds())
def test_every_list_that_a_page_leaves_out_is_fetched(kind: str) -> None:
    lists = fetched.lists(kind, "id")
    assert {one.list for one in questions(kind) if one.control == "fetched"} <= set(lists)


def test_the_villages_are_all_in_the_places_file() -> None:
    text = fetched.places("id")
    villages = [entry.id for entry in reference("regions").entries.values() if entry.get("level") in ("desa", "kelurahan")]
    assert all(f'"{id}"'.encode() in text for id in villages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_late_sentences_keep_their_gaps(language: str) -> None:
    for key, sentence in said(language).items():
        assert sentence.count("%(") == SENTENCES[key].count("%("), key


def test_the_form_of_a_kind_stands_below_the_page_where_kinds_are_chosen() -> None:
    assert Address("submit").path("id", LANGUAGES) == "daftar/" == FOLDERS["form"]
    assert Address("form", "food").path("en", LANGUAGES) == "en/daftar/food/"
