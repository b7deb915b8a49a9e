"""Skeletons: every field, explained, in YAML that can be read at once."""

import pytest

from catalog import document, validate
from catalog.fit import fits_for
from catalog.schema import kinds, listing_schema, supplier_schema
from catalog.skeleton import listing, supplier


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", kinds())
def test_a_skeleton_is_readable_and_only_asks_to_be_filled_in(kind: str, language: str) -> None:
    read = document.read("listing.yml", listing(kind, language).encode())
    assert not read.findings
    _, findings = validate.check(read, listing_schema(kind), fits_for(listing_schema, kind))
    assert {finding.rule for finding in findings} == {"empty", "too-few"}
    assert read.tree["kind"] == kind


@pytest.mark.parametrize("kind", kinds())
def test_a_skeleton_with_every_comment_opened_is_readable_too(kind: str) -> None:
    opened = [line.replace("# ", "", 1) if ":" in line and line.strip().startswith("# ") and line.strip("# ").split(":")[0].replace("_", "").isalnum()
              and line.strip("# ").split(":")[0].islower() else line for line in listing(kind, "en").splitlines()[1:]]
    assert not document.read("listing.yml", "\n".join(opened).encode()).findings


def test_every_field_is_named_in_the_skeleton() -> None:
    for kind in kinds():
        text = listing(kind, "id")
        assert all(f"{key}:" in text for key in listing_schema(kind).children)
        assert all(f"{key}:" in text for key in listing_schema(kind).children[kind].children)
    assert all(f"{key}:" in supplier("id") for key in supplier_schema().children)


@pytest.mark.parametrize(("language", "said"), [("id", "Nama yang dikenal pembeli"), ("en", "The name buyers know")])
def test_it_explains_in_the_readers_language(language: str, said: str) -> None:
    assert said in supplier(language)


def test_its_first_line_points_editors_to_the_schema() -> None:
    assert supplier("id").startswith("# yaml-language-server: $schema=../../.cache/schema/supplier.json\n")
    assert listing("food", "id").startswith("# yaml-language-server: $schema=../../../.cache/schema/food.json\n")


def test_short_lists_are_shown_and_long_ones_named() -> None:
    text = listing("food", "id")
    assert "(producer | cooperative | aggregator)" in text
    assert "(categories.yml)" in text


def test_a_kind_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError):
        listing("fish", "id")
