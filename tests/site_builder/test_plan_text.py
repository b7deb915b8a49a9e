"""A plan for the terminal and for programs: complete, wrapped, in both languages, with documented keys."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from catalog.finding import Finding, Message
from curation.judging import INTERNAL
from curation.plan import Plan, plan, unread
from curation.review import Act, Decision
from curation.stage import Step
from site_builder.sheets import wording
from site_builder.sheets.layout import WIDTH, item, wrapped
from site_builder.sheets.outcome import news, waiting
from site_builder.sheets.plan_data import as_data, as_json
from site_builder.sheets.plan_text import lines
from tests.curation.gates import RUBRIC, case, channel, rulebook, standard
from tests.golden import matches
from tests.root import DRUM, FOOD, TODAY, Root
from tests.site_builder.plans import BOOK, LANGUAGES, plan_of, spoil, swollen

TEXT, DAY, IDS = {"type": "string"}, {"type": "string", "format": "date"}, {"type": "array", "items": {"type": "string"}}
OFFICE = {"anyOf": [{"type": "null"}, {"type": "object", "required": ["id", "name"], "additionalProperties": False,
                                       "properties": {"id": TEXT, "name": TEXT}}]}


def closed(**properties: object) -> dict[str, object]:
    """An object with exactly these keys."""
    return {"type": "object", "required": sorted(properties), "additionalProperties": False, "properties": properties}


GRADE = closed(letter={"enum": ["A", "B", "C", "D", None]}, final={"type": "boolean"}, points={"type": "number"}, open=IDS)
PLACE = closed(file=TEXT, line={"type": "integer"}, column={"type": "integer"}, rule=TEXT, message=TEXT)
STEP = closed(id=TEXT, standard={"type": "boolean"}, title=TEXT, why=TEXT, how=IDS, office=OFFICE, papers=IDS, days={"type": "integer"},
              channels=IDS, opens=IDS, points={"type": "number"}, places={"type": "array", "items": PLACE})
STAGE = closed(wanted={"type": "boolean"}, task=TEXT, brings=IDS, days={"type": "integer"}, lists={"type": "boolean"}, goals=IDS, opens=IDS,
               hands_over=IDS, grade_before=GRADE, grade_after=GRADE, steps={"type": "array", "items": STEP, "minItems": 1})
RENEWAL = closed(what=TEXT, number={"type": ["string", "null"]}, until=DAY, days_left={"type": "integer", "minimum": 0}, office=OFFICE)
WAIT = closed(channel=TEXT, grade={"type": ["string", "null"]}, curators={"type": "integer"}, sentence=TEXT)
SCHEMA: dict[str, Any] = closed(
    listing=TEXT, name=TEXT, supplier=TEXT, language=TEXT, as_of=DAY, state={"type": ["string", "null"]},
    state_why={"type": ["string", "null"]}, wanted=IDS, refused=IDS, ready=IDS, grade=GRADE,
    renewals={"type": "array", "items": RENEWAL}, stages={"type": "array", "items": STAGE}, better={"type": "array", "items": STEP},
    waits={"type": "array", "items": WAIT}, low={"type": "array", "items": WAIT}, ours={"type": "array", "items": PLACE})
"""The keys that programs may rely on."""


@pytest.fixture(scope="module")
def spoilt(_whole: Root, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    root = _whole.copy(tmp_path_factory.mktemp("spoilt") / "root")
    spoil(root)
    return plan_of(root)


def text(plan: Plan, language: str = "en") -> str:
    return "".join(f"{line}\n" for line, _ in lines(plan, BOOK, language))


def test_a_whole_plan(spoilt: Plan) -> None:
    assert matches("plan.id.txt", text(spoilt, "id"))


def test_a_whole_plan_as_data(spoilt: Plan) -> None:
    assert matches("plan.id.json", as_json(spoilt, BOOK, "id"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_has_the_documented_keys(root: Root, language: str) -> None:
    kept = plan_of(root)
    spoil(root)
    spoilt = plan_of(root)
    (root.folder(FOOD) / "depan.jpg").unlink()
    unready = plan_of(root)
    for one in (kept, spoilt, unready, unread("x/y", "X", TODAY, [finding("wrong-type")])):
        jsonschema.validate(json.loads(as_json(one, BOOK, language)), SCHEMA)


def test_data_and_text_tell_the_same_steps_in_the_same_order(spoilt: Plan) -> None:
    told = [step["id"] for stage in as_data(spoilt, BOOK, "en")["stages"] for step in stage["steps"]]
    said = text(spoilt)
    places = [said.index(f"[{id}]") for id in told]
    assert told == ["nama-jujur", "merek-ada", "barcode-ada"]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(spoilt: Plan, language: str) -> None:
    long = swollen(spoilt, 4, {"id": "Judul yang panjang sekali " * 3, "en": "A very long title " * 4})
    wide = [line for line in text(long, language).splitlines() if len(line) > WIDTH]
    assert all(" " not in line.strip() for line in wide)


def test_every_sentence_is_said_in_both_languages(spoilt: Plan) -> None:
    same = set(text(spoilt, "id").splitlines()) & set(text(spoilt, "en").splitlines())
    assert all("listing.yml" in line or "Contoh" in line or not line.strip() or "GS1 Indonesia" in line or "NIB" in line for line in same), same


def test_headings_are_told_from_the_rest(spoilt: Plan) -> None:
    headings = [line for line, heading in lines(spoilt, BOOK, "en") if heading]
    assert headings[0] == "Hot sambal 200 g"
    assert "Renew first" in headings
    assert not any(line.startswith(" ") for line in headings)


def test_a_listing_that_misses_nothing_says_what_it_is_ready_for(root: Root) -> None:
    said = text(plan_of(root))
    assert "Nothing is missing: ready for Pasar Jaya outlet. Export to Hong Kong: only the" in said
    assert "Waiting for the curators, not for you\n  - Export to Hong Kong: 2 curators have yet to mark it; grade B" in said


def test_a_channel_that_takes_no_such_goods_is_named(root: Root) -> None:
    root.file(DRUM).write_text(root.file(DRUM).read_text("utf-8") + "\nmarkets: [hk]\n", "utf-8")
    assert "Export to Hong Kong: asked for, but does not take such goods" in text(plan_of(root, DRUM))


def test_for_a_channel_nobody_asked_for_the_steps_are_brief(root: Root) -> None:
    root.edit(FOOD, 'gtin: "8990000000013", ', "")
    root.edit(FOOD, "channels: [gerai-pasar-jaya, konsinyasi-kkmp]", "channels: [konsinyasi-kkmp]")
    said = text(plan_of(root))
    assert "Pasar Jaya outlet, if you like: 1 thing more, about 14 days\n 1. There is a barcode [barcode-ada]\n    GS1 Indonesia; about 14 days\n" in said
    assert "Register the item" not in said


@pytest.mark.parametrize(("weak", "said"), [
    (("legalitas", "kapasitas"), "gerai-pasar-jaya (en): grade A or better is asked for, and it is B; with the advice below it becomes A"),
    (("legalitas", "mutu", "kapasitas"), "gerai-pasar-jaya (en): grade A or better is asked for, and it is B; ask the curators what would raise it"),
], ids=["advice raises it", "only marks raise it"])
def test_a_grade_that_is_too_low_is_told_with_what_would_raise_it(weak: tuple[str, ...], said: str) -> None:
    book = rulebook([standard("sku", "advice", criterion="label")], [channel("gerai-pasar-jaya", grade="A")])
    given = {one.id: 2 if group.id in weak else 3 for group in RUBRIC.groups for one in group.criteria if one.applies("food") and one.id != "label"}
    made = plan(book, case(("sku",), ("gerai-pasar-jaya",), judgements=(Decision(TODAY, Act.JUDGE, "ani-contoh", "a" * 64, marks=given),)))
    assert list(news(made, book, "en")) == ["Nothing is missing on your side.", said]
    assert waiting(made) == []
    assert as_data(made, book, "en")["low"][0]["sentence"] == said


def finding(rule: str, file: str = f"products/{FOOD}/listing.yml") -> Finding:
    return Finding(file, 7, 3, rule, Message(f"{rule} is wrong"), Message(f"mend {rule}"))


def test_what_cannot_be_read_is_told_with_its_place_and_its_remedy() -> None:
    said = text(unread("x/y", "Contoh X", TODAY, [finding("wrong-type")]))
    assert "x/y\nContoh X · As of 21 November 2026\n" in said
    assert "1. Wrong-type is wrong [wrong-type]\n    Now:       products/contoh-dapur/sambal-pecel-200g/listing.yml:7\n" in said
    assert "How:       Mend wrong-type\n" in said


def test_what_is_wrong_in_several_places_is_mended_in_one_sentence() -> None:
    labels = ({"id": "Nama", "en": "Name"}, {"id": "Ringkasan", "en": "Summary"}, {"id": "Uraian", "en": "Description"})
    told = replace(standard("sku"), how={"id": "Isi {label}, lalu periksa.", "en": "Fill in {label}, then check."})
    places = tuple(replace(finding("sku"), line=n, message=Message("'{label}' is empty", {"label": label}), help=Message(told.how, {"label": label}))
                   for n, label in enumerate(labels, 1))
    step = Step("sku", told, places, None)
    assert wording.how(step, "id") == ["Isi Nama, Ringkasan, dan Uraian, lalu periksa."]
    assert wording.how(step, "en") == ["Fill in Name, Summary, and Description, then check."]
    assert [fact.split(" (")[0] for fact in wording.facts(step, "en")] == ["'Name' is empty", "'Summary' is empty", "'Description' is empty"]


def test_what_stands_in_one_place_is_told_together() -> None:
    places = (finding("sku"), replace(finding("sku"), message=Message("and this too")))
    step = Step("sku", standard("sku"), places, None)
    assert list(wording.facts(step, "en")) == ["sku is wrong; and this too (products/contoh-dapur/sambal-pecel-200g/listing.yml:7)"]


def test_what_is_our_fault_is_said_to_be(spoilt: Plan) -> None:
    said = text(replace(spoilt, ours=(finding(INTERNAL),)))
    assert "No fault of yours; we see to it\n  - internal-error is wrong (products/contoh-dapur/sambal-pecel-200g/listing.yml:7)" in said


def test_a_suppliers_text_cannot_obey_the_terminal(spoilt: Plan) -> None:
    said = text(replace(spoilt, name={"en": "red \x1b[31m\u202ename\nnext"}, supplier="\x07Contoh"))
    assert said.startswith("red [31m name next\nContoh · ")


def test_an_address_is_never_broken() -> None:
    address = "https://contoh.example/" + "panjang-" * 20
    assert address in wrapped(f"Lihat {address} untuk selengkapnya")


def test_paragraphs_hang_from_their_mark() -> None:
    assert list(item("1.", ["satu", "", "dua"])) == [" 1. satu", "    dua"]
