"""Closed lists: what they hold, what somebody most likely meant, and what makes them unusable."""

from pathlib import Path

import pytest

from catalog.reference import BrokenConfiguration, parse, reference


@pytest.mark.parametrize(("name", "typed", "meant"), [
    ("categories", "sambal pecel", "sambal-pecel"), ("categories", "Sambel Pecel", "sambal-pecel"), ("categories", "sambal-pecell", "sambal-pecel"),
    ("categories", "telor ayam", "telur-ayam"), ("kinds", "foood", "food"), ("kinds", "makanan", "food"), ("units", "Kg", "kg"), ("units", "gram", "g"),
    ("units", "buah", "pcs"), ("incoterms", "fob", "FOB"), ("regions", "Kab. Blitar", "35.05"), ("languages", "indonesia", "id"),
])
def test_a_slip_finds_what_was_meant(name: str, typed: str, meant: str) -> None:
    assert reference(name).nearest(typed) == meant


@pytest.mark.parametrize("typed", ["", "   ", "xyzzy", "!!!", "\u5473\u564c", "a" * 5000])
def test_nonsense_finds_nothing(typed: str) -> None:
    assert reference("kinds").nearest(typed) is None


def test_an_entry_knows_the_entries_above_it_and_below() -> None:
    categories = reference("categories")
    assert [entry.id for entry in categories.ancestors("sambal-pecel")] == ["sambal-pecel", "sambal-dan-bumbu", "makanan-olahan"]
    assert "sambal-pecel" in [entry.id for entry in categories.children("sambal-dan-bumbu")]
    assert "makanan-olahan" in [entry.id for entry in categories.children("")]
    assert categories.ancestors("nothing") == []


def test_an_attribute_is_read_as_text_list_or_text_per_language() -> None:
    entry = reference("certificates")["nib"]
    assert entry.get("holder") == "supplier"
    assert entry.get("issuer", "-") == "-"
    assert "oss" in entry.items("aliases")
    assert entry.items("nothing") == ()
    assert entry.text("issuer")["id"].startswith("OSS")
    assert entry.text("nothing") == {}


def write(folder: Path, text: str) -> Path:
    (folder / "x.yml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("text", [
    "title: {id: A}\n", "title: {id: A}\nentries: [a]\n", "title: {id: A}\nentries: {a: b}\n", "title: {id: A}\nentries: {a: {name: x}}\n",
    "title: {id: A}\nentries: {a: {name: {en: x}}}\n", "title: x\nentries: {a: {name: {id: x}}}\n", "entries: {a: {name: {id: x}}}\n",
    "title: {id: A}\nentries: {a: {name: {id: [x]}}}\n", "a: b: c\n", "title: &a {id: A}\n",
], ids=["no entries", "a list of entries", "an entry that is a text", "a name that is a text", "a name without Indonesian", "a title that is a text", "no title",
        "a name that is a list", "unreadable YAML", "an anchor"])
def test_a_malformed_list_is_a_broken_configuration(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenConfiguration, match=r"x\.yml"):
        reference("x", write(tmp_path, text))


def test_a_missing_list_is_a_broken_configuration(tmp_path: Path) -> None:
    with pytest.raises(BrokenConfiguration, match="No such file"):
        parse(tmp_path / "nothing.yml")


def test_a_new_line_in_a_list_needs_no_code(tmp_path: Path) -> None:
    made = reference("x", write(tmp_path, "title: {id: A}\nentries:\n  satu: {name: {id: Satu}, aliases: [esa]}\n"))
    assert "satu" in made
    assert made.nearest("esa") == "satu"
