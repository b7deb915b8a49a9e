"""Sections: every finding goes to the entry it is about, in the language its supplier speaks."""

import pytest

from catalog.finding import Finding
from site_builder.checking import check
from site_builder.report.ready import with_messages
from site_builder.report.section import Section, sections
from site_builder.site import site
from tests.root import DRUM, FOOD, SUPPLIER, TODAY, Root
from tests.site_builder.reports import finding

LANGUAGES = ("id", "en")


def parted(root: Root, *findings: Finding, language: str = "") -> list[Section]:
    return sections(check(root.path, TODAY).stands, findings, LANGUAGES, language)


def test_findings_are_parted_by_entry_and_what_is_about_none_comes_last(root: Root) -> None:
    files = ("products/retired.yml", f"products/{FOOD}/listing.yml", f"products/{SUPPLIER}/supplier.yml", f"products/{DRUM}", f"products/{FOOD}/a b.jpg", f"products/{SUPPLIER}/lain/dalam/x")
    found = parted(root, *[finding(file=file) for file in files])
    assert [(one.entry, len(one.findings)) for one in found] == [(SUPPLIER, 2), (DRUM, 1), (FOOD, 2), ("", 1)]
    assert [one.place for one in found] == ["35.72.03.1004"] * 3 + [""]


@pytest.mark.parametrize(("spoken", "language"), [("[en, id]", "en"), ("[id, en]", "id"), ("[jv, en]", "en"), ("[jv]", "id"), ("[ja, id]", "id")])
def test_a_supplier_is_told_in_the_first_language_we_share(root: Root, spoken: str, language: str) -> None:
    text = root.file(SUPPLIER).read_text("utf-8")
    lines = [f"languages: {spoken}" if line.startswith("languages:") else line for line in text.splitlines()]
    assert f"languages: {spoken}" in lines
    root.file(SUPPLIER).write_text("\n".join(lines) + "\n", "utf-8")
    assert {one.language for one in parted(root, finding(), finding(file=f"products/{SUPPLIER}/supplier.yml"))} == {language}


def test_a_language_that_was_asked_for_goes_before(root: Root) -> None:
    assert {one.language for one in parted(root, finding(), finding(file="products/x"), language="en")} == {"en"}


def test_an_entry_that_cannot_be_read_has_a_section_without_a_name(root: Root) -> None:
    root.file(FOOD).write_text("a: b: c\n")
    root.file(SUPPLIER).write_text("a: b: c\n")
    one, = parted(root, finding())
    assert (one.name, one.place, one.language) == ("", "", "id")


def test_listings_have_a_message_to_their_supplier_and_nobody_else_has(root: Root) -> None:
    root.edit(FOOD, "amount: 18500", "amount: 18.500")
    checked = check(root.path, TODAY)
    found = [*with_messages(sections(checked.stands, [*checked.findings, finding(file="products/x"), finding(file=f"products/{SUPPLIER}/supplier.yml"),
                                                      finding(file=f"products/{DRUM}/listing.yml")], LANGUAGES), root.path, checked, site(root.path), TODAY)]
    assert {one.entry: bool(one.ready) for one in found} == {SUPPLIER: False, DRUM: True, FOOD: True, "": False}
    assert all(len(one.ready) < 1000 for one in found)
