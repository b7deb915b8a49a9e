"""What does not fit its field is told once, at its place, with what to do: in both languages."""

from pathlib import Path

import pytest

from catalog import document, validate
from catalog.document import Document
from catalog.field import Field
from catalog.finding import Finding
from catalog.fit import fits_for
from catalog.schema import listing_schema, supplier_schema
from site_builder.report import said

SMALL = Path(__file__).parents[1] / "sample" / "small" / "products" / "contoh-dapur"
FOOD = (SMALL / "sambal-pecel-200g" / "listing.yml").read_text("utf-8")
DRUM = (SMALL / "kendang-jimbe-30cm" / "listing.yml").read_text("utf-8")
SUPPLIER = (SMALL / "supplier.yml").read_text("utf-8")


def found(text: str, kind: str) -> tuple[Document, list[Finding]]:
    read = document.read("listing.yml", text.encode())
    assert not read.findings, read.findings
    schema: Field = supplier_schema() if kind == "supplier" else listing_schema(kind)
    fits = fits_for(supplier_schema) if kind == "supplier" else fits_for(listing_schema, kind)
    _, findings = validate.check(read, schema, fits)
    assert sorted(map(str, findings)) == sorted(map(str, validate.explain(read, schema, validate.check(read, schema, fits)[0])))
    return read, findings


# What is wrong, the text that stands there, the text put in its place, the rule, what stands at the place told, a part of the help.
SLIPS = [
    ("a price with a point for thousands", "amount: 18500", "amount: 18.500", "wrong-type", "18.500", "18500 for eighteen thousand"),
    ("a price with a comma", "amount: 18500", "amount: 18,5", "wrong-type", "18,5", "1.5 for one and a half"),
    ("a price with its currency", "amount: 18500", "amount: Rp18500", "wrong-type", "Rp18500", "18500"),
    ("a price of nothing", "amount: 18500", "amount: 0", "too-small", "0", "smallest is 1"),
    ("a price below nothing", "amount: 18500", "amount: -5", "too-small", "-5", "smallest is 1"),
    ("a price left empty", "amount: 18500", "amount:", "empty", "", "fill it in"),
    ("a price in empty quotes", "amount: 18500", 'amount: ""', "empty", '""', "fill it in"),
    ("a price that is a list", "amount: 18500", "amount: [18500]", "wrong-type", "[18500]", ""),
    ("neither yes nor no", "public: yes", "public: mungkin", "wrong-type", "mungkin", "`ya`"),
    ("a whole number with a fraction", "settlement_days: 14", "settlement_days: 14.5", "wrong-type", "14.5", "digits only"),
    ("a whole number with a leading zero", "settlement_days: 14", "settlement_days: 014", "wrong-type", "014", "digits only"),
    ("a number with its unit", "lead_time_days: 5", "lead_time_days: 5 hari", "wrong-type", "5 hari", "without points or units"),
    ("a number above its limit", "lead_time_days: 5", "lead_time_days: 366", "too-large", "366", "largest is 365"),
    ("a date in the wrong order", "valid_until: 2027-06-30", "valid_until: 30-06-2027", "wrong-type", "30-06-2027", "year-month-day"),
    ("a date there is not", "valid_until: 2027-06-30", "valid_until: 2027-06-31", "wrong-type", "2027-06-31", "year-month-day"),
    ("a unit nobody knows", "per: pack", "per: bungkusan", "unknown-reference", "bungkusan", "pack"),
    ("a unit by another name", "{amount: 200, unit: g}", "{amount: 200, unit: gram}", "unknown-reference", "gram", "did you mean `g`?"),
    ("a category with a slip", "category: sambal-pecel", "category: sambal-pecell", "unknown-reference", "sambal-pecell", "did you mean `sambal-pecel`?"),
    ("a category by its name", "category: sambal-pecel", "category: Sambel Pecel", "unknown-reference", "Sambel", "did you mean `sambal-pecel`?"),
    ("a currency in small letters", "currency: IDR", "currency: idr", "unknown-reference", "idr", "did you mean `IDR`?"),
    ("an HS code nobody knows", "hs_code: 2103.90.13", "hs_code: 9999.99.99", "unknown-reference", "9999.99.99", "choose one of"),
    ("an Incoterm of 2010", "rule: FOB", "rule: XYZ", "unknown-reference", "XYZ", ""),
    ("a place above the village", "origin: 35.72.03.1004", "origin: 35.72.03", "wrong-format", "35.72.03", "down to the village"),
    ("a barcode with a slip", '"8990000000013"', '"8990000000014"', "wrong-format", '"8990000000014"', "digit by digit"),
    ("a photo with capitals", "file: depan.jpg", "file: Depan.JPG", "wrong-format", "Depan.JPG", "lower-case"),
    ("a photo elsewhere", "file: depan.jpg", "file: ../x/depan.jpg", "wrong-format", "../x/depan.jpg", "lower-case"),
    ("a field with a slip", "lead_time_days: 5", "lead_time: 5, lead_time_days: 5", "unknown-field", "lead_time", "did you mean `lead_time_days`?"),
    ("a field at the wrong level", "brand: Contoh", "brand: Contoh\nspiciness: 4", "unknown-field", "spiciness", ""),
    ("a field nobody knows", "brand: Contoh", "brand: Contoh\nwebsite_toko_kami: x", "unknown-field", "website_toko_kami", "fields here are"),
    ("a section that is a text", "capacity: {amount: 2000, unit: pack, period: month, confirmed: 2026-10-01}", "capacity: 2000 bungkus", "wrong-type", "2000",
     "amount, unit, period"),
    ("a list that is a text", "channels: [gerai-pasar-jaya, konsinyasi-kkmp]", "channels: gerai-pasar-jaya", "wrong-type", "gerai", "[ and ]"),
    ("a text that is a list", "brand: Contoh", "brand: [Contoh]", "wrong-type", "[Contoh]", "single text"),
    ("a text that is too short", "Sambal pecel Contoh pedas 200 g", "Sam", "too-short", "Sam", "at least 4"),
    ("a text that is too long", "Sambal pecel Contoh pedas 200 g", "S" * 151, "too-long", "SSS", "at most 150"),
    ("a name only in English", "name: {id: Sambal pecel Contoh pedas 200 g, en:", "name: {en:", "needs-language", "{en:", "`id: …`"),
    ("an empty name", "name: {id: Sambal pecel Contoh pedas 200 g, en:", "name: {id: , en:", "empty", ",", "fill it in: Type, brand"),
    ("a language nobody knows", "name: {id: Sambal pecel Contoh pedas 200 g, en:", "name: {id: Sambal pecel Contoh pedas 200 g, inggris:", "unknown-language", "inggris",
     "id, en"),
    ("a comma outside of quotes", "en: Contoh hot sambal pecel 200 g", "en: Contoh hot sambal, pecel", "unknown-language", "pecel", "between quotes"),
    ("a list that is too long", "season: [1, 2, 3, 12]", "season: [1,2,3,4,5,6,7,8,9,10,11,12,1]", "too-many", "[1,2", "at most 12"),
    ("a list that is too short", "season: [1, 2, 3, 12]", "season: []", "too-few", "[]", "at least 1"),
    ("a month too many", "season: [1, 2, 3, 12]", "season: [1, 2, 13, 12]", "too-large", "13", "largest is 12"),
    ("a hole in a list", "season: [1, 2, 3, 12]", "season: [1, ~, 3, 12]", "wrong-type", "~", "digits only"),
    ("a photo without its role", "{file: depan.jpg, role: front, alt: {id: Kendang jimbe berdiri tegak}}", "{file: depan.jpg, alt: {id: Kendang}}", "required",
     "{file", "add it"),
    ("no category", "category: kendang-jimbe\n", "", "required", "kind", "add it: Choose the narrowest"),
    ("no section of its kind", "  size: {height: 30, diameter: 16, unit: cm}\n", "", "required", "materials", "add it: Size of the item"),
]


@pytest.mark.parametrize(("old", "new", "rule", "at", "help"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_slip_gives_one_finding_at_its_place_with_its_remedy(old: str, new: str, rule: str, at: str, help: str) -> None:
    text, kind = (FOOD, "food") if old in FOOD else (DRUM, "craft")
    assert text.count(old) == 1
    broken = text.replace(old, new)
    read, findings = found(broken, kind)
    assert [finding.rule for finding in findings] == [rule], [str(finding.message) for finding in findings]
    finding = findings[0]
    assert read.text.splitlines()[finding.line - 1][finding.column - 1:].startswith(at)
    assert help in str(finding.help)
    for language in ("id", "en"):
        assert said(finding.message, language)
        assert said(finding.help, language)
        assert "{" not in said(finding.message, language).replace(str(finding.message.values["value"]), "")


def test_whole_entries_have_no_findings() -> None:
    assert found(FOOD, "food")[1] == found(DRUM, "craft")[1] == found(SUPPLIER, "supplier")[1] == []


def test_every_slip_is_told_at_once() -> None:
    text = FOOD.replace("amount: 18500", "amount: 18.500").replace("per: pack", "per: pak").replace("spiciness: 4", "spiciness: 6")
    assert {finding.rule for finding in found(text, "food")[1]} == {"wrong-type", "unknown-reference", "too-large"}


def test_an_empty_optional_field_may_simply_be_deleted() -> None:
    assert "delete the line" in str(found(FOOD.replace("brand: Contoh", "brand:"), "food")[1][0].help)
    assert "delete" not in str(found(FOOD.replace("category: sambal-pecel", "category:"), "food")[1][0].help)


def test_an_empty_english_text_may_be_deleted_but_not_the_indonesian() -> None:
    helps = {str(finding.message.values["field"]): str(finding.help)
             for finding in found(DRUM.replace("{id: Kendang jimbe kayu mahoni 30 cm, en: Mahogany djembe drum 30 cm}", "{id: , en: }"), "craft")[1]}
    assert "delete the line" in helps["name.en"]
    assert "delete" not in helps["name.id"]


def test_a_label_comes_in_the_readers_language() -> None:
    finding = found(FOOD.replace("category: sambal-pecel", "category: xyzzy"), "food")[1][0]
    assert "(Kategori)" in said(finding.message, "id")
    assert "(Category)" in said(finding.message, "en")


def test_a_long_value_is_quoted_in_part() -> None:
    finding = found(FOOD.replace("category: sambal-pecel", f"category: {'x' * 5000}"), "food")[1][0]
    assert len(str(finding.message)) < 150


def test_an_identity_number_is_never_repeated_in_a_message() -> None:
    number = "350501" + "410190" + "0001"
    finding = found(FOOD.replace('"8990000000013"', f'"{number}"'), "food")[1][0]
    assert finding.rule == "wrong-format"
    assert number not in str(finding.message)


def test_a_choice_of_the_schema_is_named_when_missed() -> None:
    plant = listing_schema("live-plant").children["live-plant"].children["cites"]
    schema = Field("", "dict", label={}, children={"cites": plant}, rules={"type": "dict", "schema": {"cites": plant.rules}})
    read = document.read("x.yml", b"cites: IV\n")
    finding, = validate.explain(read, schema, {"cites": "IV"})
    assert (finding.rule, str(finding.help)) == ("not-allowed", "choose one of none, I, II, III")


def test_schemas_made_and_dropped_are_never_mixed_up() -> None:
    for n in range(50):
        schema = Field("", "dict", label={}, children={}, rules={"type": "dict", "schema": {f"k{n}": {"type": "string", "required": True}}})
        finding, = validate.explain(document.read("x.yml", b"\n"), schema, {})
        assert finding.message.values["field"] == f"k{n}"
