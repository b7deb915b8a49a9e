"""The form for issues is what the schema gives, keeps GitHub's rules, and its issues are read back."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from catalog import document, validate
from catalog.fit import fits_for
from catalog.schema import listing_schema
from curation.intake.bundle import Role, Sender
from curation.intake.issue_form import LONGEST, Issue, read_issue
from curation.intake.issue_question import questions
from curation.intake.issue_template import AGREED, FILE, issue_template
from tests.root import TODAY

HOME = Path(__file__).parents[3]
SENDER = Sender("Siti Contoh", Role.HELPER)
SOURCE = "contoh/etalase#12"

TEXT = {"type": "string", "pattern": r"\S"}
INPUTS = ["input", "textarea", "dropdown", "checkboxes", "upload"]


def element(kind: str, attributes: Mapping[str, object], required: list[str]) -> dict[str, object]:
    """The rule for one type of element."""
    held = {"type": "object", "properties": dict(attributes), "required": required, "additionalProperties": False}
    return {"if": {"properties": {"type": {"const": kind}}}, "then": {"properties": {"attributes": held}, "required": ["attributes"]}}


CHOICE = {"type": "string", "pattern": r"\S", "not": {"pattern": "^[Nn][Oo][Nn][Ee]$"}}
ASKED = {"label": {**TEXT, "not": {"pattern": "(?i)password"}}, "description": TEXT, "placeholder": TEXT, "value": TEXT}
RULES = {
    # Rules: docs.github.com, "Syntax for issue forms", "Syntax for GitHub's form schema" and "Common validation errors when creating issue forms".
    "type": "object", "required": ["name", "description", "body"], "additionalProperties": False,
    "properties": {
        "name": TEXT, "description": TEXT, "title": TEXT, "labels": {"type": "array", "items": TEXT}, "assignees": {"type": "array", "items": TEXT}, "projects": {"type": "array", "items": TEXT},
        "body": {"type": "array", "minItems": 1, "contains": {"properties": {"type": {"enum": INPUTS}}}, "items": {
            "type": "object", "required": ["type"], "additionalProperties": False,
            "properties": {"type": {"enum": ["markdown", *INPUTS]}, "id": {"type": "string", "pattern": r"^[A-Za-z0-9_-]+$"}, "attributes": {"type": "object"},
                           "validations": {"type": "object", "properties": {"required": {"type": "boolean"}}, "additionalProperties": False}},
            "allOf": [
                element("markdown", {"value": TEXT}, ["value"]), element("input", ASKED, ["label"]), element("textarea", {**ASKED, "render": TEXT}, ["label"]),
                element("dropdown", {"label": TEXT, "description": TEXT, "multiple": {"type": "boolean"}, "default": {"type": "integer"},
                                     "options": {"type": "array", "minItems": 1, "uniqueItems": True, "items": CHOICE}}, ["label", "options"]),
                element("checkboxes", {"label": TEXT, "description": TEXT, "options": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {
                    "type": "object", "required": ["label"], "properties": {"label": TEXT, "required": {"type": "boolean"}}, "additionalProperties": False}}}, ["label", "options"]),
            ]}},
    },
}


def flaws(text: str) -> list[str]:
    """What GitHub would leave a form out for."""
    form = yaml.safe_load(text)
    found = [error.message for error in jsonschema.Draft202012Validator(RULES).iter_errors(form)]
    body = form.get("body") if isinstance(form.get("body"), list) else []
    ids = [one["id"] for one in body if "id" in one]
    asked = [one["attributes"]["label"] for one in body if one.get("type") in INPUTS and "label" in one.get("attributes", {})]
    asked += [one["label"] for element in body if element.get("type") == "checkboxes" for one in element["attributes"]["options"]]
    alike = [re.sub(r"[^a-z0-9_-]+", "-", label.lower()).strip("-") for label in asked]     # Rails' parameterize
    return found + [f"twice: {one}" for several in (ids, asked, alike) for one in sorted(set(several)) if several.count(one) > 1]


def test_the_committed_form_is_what_the_schema_gives() -> None:
    assert (HOME / FILE).read_text("utf-8") == issue_template(), "write it anew: python -m curation.intake.issue_template"


def test_the_form_keeps_githubs_rules() -> None:
    assert flaws(issue_template()) == []


@pytest.mark.parametrize("broken", [
    "name: x\ndescription: y\nbody: []", "name: x\ndescription: y\nbody: [{type: markdown, attributes: {value: z}}]", "name: true\ndescription: y\nbody: [{type: input, attributes: {label: a}}]",
    "name: x\ndescription: y\nbody: [{type: input, id: a b, attributes: {label: a}}]",
    "name: x\ndescription: y\nbody: [{type: input, attributes: {label: a}}, {type: input, attributes: {label: 'A?'}}]",
    "name: x\ndescription: y\nbody: [{type: dropdown, attributes: {label: a, options: [b, b]}}]", "name: x\ndescription: y\nbody: [{type: dropdown, attributes: {label: a, options: [None]}}]",
    "name: x\ndescription: y\nbody: [{type: dropdown, attributes: {label: a, options: []}}]", "name: x\ndescription: y\nbody: [{type: dropdown, attributes: {label: a, options: [yes, no]}}]",
    "name: x\ndescription: y\nbody: [{type: slider, attributes: {label: a}}]", "name: x\ndescription: y\nextra: z\nbody: [{type: input, attributes: {label: a}}]",
    "name: x\ndescription: y\nbody: [{type: input, attributes: {label: a, extra: z}}]", "name: x\ndescription: y\nbody: [{type: input, attributes: {label: Password}}]",
    "name: x\ndescription: y\nbody: [{type: input, id: a, attributes: {label: a}}, {type: input, id: a, attributes: {label: b}}]",
], ids=["no element", "only words", "a name that is no text", "an id with a space", "labels too alike", "a choice twice", "the choice None", "no choices", "choices that are no texts",
        "an unknown type", "an unknown key", "an unknown attribute", "a forbidden word", "an id twice"])
def test_the_rules_find_what_github_refuses(broken: str) -> None:
    assert flaws(broken) != []


ANSWERS: Mapping[str, str] = {
    "supplier-name": "Contoh Dapur Uji", "kind": "Pangan olahan", "name-id": "Contoh sambal pecel 200 g", "category": "Sambal pecel", "summary-id": "Sambal contoh untuk menguji formulir.",
    "description-id": "Sambal contoh.\n\n### Bukan judul\n\nDibuat untuk diuji saja.", "food-ingredients-id": "Kacang tanah, gula kelapa, cabai.", "food-allergens": "Kacang tanah, Krustase (udang, kepiting)",
    "origin": "Jaten (Wonodadi)", "role": "Pembuat sendiri", "price-amount": "Rp 15.000", "price-per": "bungkus", "order-minimum": "24", "order-lead_time_days": "5 hari",
    "capacity": "4000 bungkus per bulan", "packing-net": "200 g", "food-shelf_life": "8 bulan", "food-storage": "Sejuk dan kering",
}


def issue(answers: Mapping[str, str], line_end: str = "\n") -> str:
    """The text of an issue as GitHub makes it from the form."""
    blocks = [f"### {question.label}\n\n{answers.get(question.id) or '_No response_'}" for question in questions()]
    return "\n\n".join([*blocks, f"### Pernyataan\n\n- [X] {AGREED}"]).replace("\n", line_end)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["plain line ends", "those of GitHub"])
def test_an_issue_becomes_a_listing_that_lacks_only_its_photos(line_end: str) -> None:
    read = read_issue(issue(ANSWERS, line_end), SOURCE, SENDER, TODAY)
    assert read.findings == ()
    assert read.bundle and (read.bundle.supplier, read.bundle.listing, read.bundle.source, read.supplier) == ("contoh-dapur-uji", "", SOURCE, "Contoh Dapur Uji")
    made = document.read("x.yml", read.bundle.listing_yaml.encode())
    wrong = validate.check(made, listing_schema("food"), fits_for(listing_schema, "food"))[1]
    assert [(finding.rule, finding.message.values["field"]) for finding in wrong] == [("required", "photos")]
    assert made.tree["food"] == {"ingredients": {"id": "Kacang tanah, gula kelapa, cabai."}, "allergens": ["kacang-tanah", "krustase"],
                                 "shelf_life": {"amount": "8", "unit": "month"}, "storage": "cool-dry"}
    assert "### Bukan judul" in str(made.tree["description"])


def test_other_goods_are_asked_for_what_fits_them() -> None:
    read = read_issue(issue({**ANSWERS, "kind": "Barang lain", "category": "Sabun mandi", "food-allergens": ""}), SOURCE, SENDER, TODAY)
    assert read.findings == ()
    assert read.bundle and "goods:" in read.bundle.listing_yaml and "food:" not in read.bundle.listing_yaml


def test_an_issue_that_is_edited_keeps_its_reference() -> None:
    first, second, third = (read_issue(issue({**ANSWERS, "price-amount": price}), source, SENDER, TODAY).bundle for price, source in (("1000", SOURCE), ("2000", SOURCE), ("1000", "contoh/etalase#13")))
    assert first and second and third
    assert first.reference == second.reference != third.reference


def test_that_there_are_no_allergens_is_an_answer_and_silence_is_none() -> None:
    said = read_issue(issue({**ANSWERS, "food-allergens": "Tidak ada"}), SOURCE, SENDER, TODAY)
    silent = read_issue(issue({**ANSWERS, "food-allergens": ""}), SOURCE, SENDER, TODAY)
    assert said.bundle and "allergens: []" in said.bundle.listing_yaml and said.findings == ()
    assert [finding.rule for finding in silent.findings] == ["required"]


@pytest.mark.parametrize(("answers", "rule"), [
    ({"price-amount": "lima belas"}, "wrong-type"), ({"category": "Pesawat"}, "unknown-reference"), ({"brand": "x", "description-id": "NIK 3573010" "101900001"}, "identity-number"), ({"kind": ""}, "issue-kind"),
    ({"summary-id": "pendek"}, "too-short"), ({"packing-net": "banyak"}, "table-amount"), ({"description-id": "a\n### Nama produk\nb"}, "issue-heading"),
], ids=str)
def test_a_trouble_is_told_at_its_line(answers: Mapping[str, str], rule: str) -> None:
    body = issue({**ANSWERS, **answers})
    finding, = read_issue(body, SOURCE, SENDER, TODAY).findings
    assert finding.rule == rule
    assert finding.file == SOURCE
    assert not finding.line or body.split("\n")[finding.line - 1].startswith("### ")


@pytest.mark.parametrize(("body", "rule"), [("Halo, ini produk saya", "issue-form"), ("", "issue-form"), ("x" * (LONGEST + 1), "issue-size")], ids=["free text", "nothing", "too much"])
def test_an_issue_without_the_form_is_told(body: str, rule: str) -> None:
    assert [finding.rule for finding in read_issue(body, SOURCE, SENDER, TODAY).findings] == [rule]


@given(st.one_of(st.text(max_size=300), st.dictionaries(st.sampled_from(sorted(ANSWERS)), st.text(max_size=80), max_size=18).map(lambda answers: issue({**ANSWERS, **answers}))))
def test_any_text_is_a_listing_or_a_finding(body: str) -> None:
    read = read_issue(body, SOURCE, SENDER, date(2026, 11, 30))
    assert isinstance(read, Issue)
    assert read.bundle or read.findings
