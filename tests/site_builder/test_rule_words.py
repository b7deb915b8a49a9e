"""What policy files say, in the words of the people who read the pages."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from curation.channel import Ask
from curation.rulebook import rulebook
from curation.standard import Level, Scope, Standard
from site_builder.views.asking import thresholds
from site_builder.views.example import examples
from site_builder.views.path import labelled
from site_builder.views.scope import about, concerns
from site_builder.views.wording import wording
from tests.root import Root


def _told(text: str, language: str = "id") -> str:
    """A text as it is read: names between ⟨⟩, what is typed between ‹›."""
    marks = {"field": "⟨%s⟩", "code": "‹%s›", "": "%s"}
    return "".join(marks[kind] % piece for piece, kind, _ in wording({"id": text, "en": text}, language))


@pytest.mark.parametrize(("text", "told"), [
    pytest.param("Isi `price.suggested_retail`.", "Isi ⟨Harga eceran yang disarankan⟩.", id="a field by its path"),
    pytest.param("Isi `currency` di bawah `price`.", "Isi ⟨Mata uang⟩ di bawah ⟨Harga⟩.", id="a field below one that is named"),
    pytest.param("Isi `shelf_life`.", "Isi ⟨Masa simpan⟩.", id="a field of the kind's own section"),
    pytest.param("Tulis `seen_by`.", "Tulis ⟨Diperiksa oleh⟩.", id="a key that is called the same wherever it stands"),
    pytest.param("Tambahkan `kacang-tanah`.", "Tambahkan ⟨Kacang tanah⟩.", id="an entry of a reference"),
    pytest.param("Tulis `tidak`.", "Tulis ‹tidak›.", id="what is typed as it stands"),
    pytest.param("Misalnya {amount: 200, unit: g}.", "Misalnya ‹{amount: 200, unit: g}›.", id="a mapping in braces"),
    pytest.param("Seperti {example}, diawali {start}.", "Seperti …, diawali ….", id="gaps stay open"),
    pytest.param("Tanpa apa-apa.", "Tanpa apa-apa.", id="plain words"),
])
def test_a_sentence_of_a_policy_file_calls_things_by_their_names(text: str, told: str) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(("path", "kind", "label"), [
    ("price.amount", "food", "Price"), ("price.valid_until", "food", "Price valid until"), ("order.minimum", "food", "Ordering · Minimum order"),
    ("kind.shelf_life", "food", "Shelf life"), ("supplier.name", "food", "Business name"), ("name.id", "food", "Product name (Indonesian)"),
    ("certificates.1.number", "food", "Halal certificate · Number"), ("photos.0.alt", "craft", "Photos 1 · Description for those who cannot see it"),
    ("no.such.field", "food", "no.such.field"),
])
def test_a_path_is_told_by_the_labels_on_its_way(path: str, kind: str, label: str) -> None:
    assert labelled(path, kind, "en")[0] == label


def _standard(root: Root, **parts: object) -> Standard:
    return replace(rulebook(root.path).standards["merek-ada"], **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(("own", "told"), [
    ({}, ""), ({"least": 2}, "at least 2"), ({"fields": ("brand", "producer")}, "fields: Brand, Maker"),
    ({"roles": ("front", "label")}, "photos: Front, Label"), ({"types": ("halal",)}, "papers: Halal certificate"), ({"novel": "x"}, "novel: x"),
])
def test_a_channels_own_parameters_are_told_in_words(root: Root, own: Mapping[str, object], told: str) -> None:
    standard = _standard(root)
    ask = Ask(standard.id, Level.ERROR, None, {**standard.parameters, **own}, f"{standard.id}@x")
    assert thresholds(standard, ask, "en") == told


def test_where_one_channel_differs_the_others_say_theirs_too(root: Root) -> None:
    standard = _standard(root, parameters={"field": "kind.shelf_life", "least": 90})
    usual = Ask(standard.id, Level.ADVICE, None, standard.parameters, standard.id)
    longer = Ask(standard.id, Level.ADVICE, None, {**standard.parameters, "least": 180}, f"{standard.id}@x")
    assert [thresholds(standard, ask, "en", (usual, longer)) for ask in (usual, longer)] == ["at least 90\xa0days", "at least 180\xa0days"]
    assert thresholds(standard, usual, "en", (usual,)) == ""


def test_what_something_is_about_is_told_from_the_top() -> None:
    assert about(Scope(), "en") == ("All goods",)
    assert about(Scope(kinds=frozenset({"craft", "food"})), "en") == ("Processed food, Craft",)
    assert about(Scope(categories=frozenset({"sambal-dan-bumbu", "sambal-pecel", "madu"}), excepted=frozenset({"kecap"})), "en") == (
        "Sambal and seasonings, Honey", "except Soy sauce")
    assert about(Scope(when={"price.public": frozenset({"yes"})}, unless={"brand": frozenset({"*"})}), "en") == (
        "All goods", "where “Price is public” is Yes", "not where “Brand” is filled in")


def test_a_standard_concerns_a_channel_that_takes_some_of_its_goods() -> None:
    assert concerns(Scope(kinds=frozenset({"food"})), Scope(kinds=frozenset({"food", "craft"})))
    assert not concerns(Scope(kinds=frozenset({"food"})), Scope(kinds=frozenset({"craft"})))
    assert not concerns(Scope(categories=frozenset({"koi"})), Scope(kinds=frozenset({"food"})))
    assert not concerns(Scope(categories=frozenset({"madu"})), Scope(excepted=frozenset({"madu"})))


def test_an_example_shows_what_is_changed_and_what_it_is_compared_with(root: Root) -> None:
    standard = _standard(root, parameters={"left": ("price.suggested_retail",), "right": ("price.amount",)})
    (one,) = examples(standard, ({"listing": {"price.suggested_retail": "2400"}, "note": {"id": "Kurang satu nol", "en": "One zero short"}},), "en")
    assert (one.note, one.kind) == ("One zero short", "Processed food")
    assert [(row.label, row.value, row.given) for row in one.rows] == [("Suggested retail price", "2,400", False), ("Price", "14,500", True)]


@pytest.mark.parametrize(("example", "label", "value"), [
    ({"listing": {"brand": None}}, "Brand", ""), ({"listing": {"capacity.season": ["3", "4"]}}, "Capacity · Months available", "Available March–April"),
    ({"listing": {"description.id": "Nomor {nik}"}}, "Description (Indonesian)", "Nomor (an identity number)"),
    ({"photos": {"depan.jpg": {"sharpness": "3"}}}, "depan.jpg · Sharpness", "3"), ({"on": "2026-11-21"}, "On the day", "21 November 2026"),
    ({"beside": {"brand": "Lain"}}, "Another supplier’s listing · Brand", "Lain"),
    ({"listing": {"price.valid_until": "someday"}}, "Price valid until", "someday"),
    ({"listing": {"certificates.0": {"type": "pirt", "number": "12"}}}, "Product permits and certificates",
     "Type: P-IRT (home-industry food permit); Number: 12"),
])
def test_every_part_of_an_example_can_be_read(root: Root, example: dict[str, object], label: str, value: str) -> None:
    (one,) = examples(_standard(root, parameters={}), (example,), "en")  # type: ignore[arg-type]
    assert (one.rows[0].label, one.rows[0].value) == (label, value)


def test_an_example_that_shows_nothing_is_left_out(root: Root) -> None:
    assert examples(_standard(root), ({}, {"kind": "craft"}), "en") == ()


def test_every_example_of_the_project_can_be_told() -> None:
    for standard in rulebook(Path("/nowhere")).standards.values():
        for one in (*examples(standard, standard.meets, "en"), *examples(standard, standard.breaks, "en")):
            assert all(row.label and "{" not in row.value and "[" not in row.value for row in one.rows), standard.id
