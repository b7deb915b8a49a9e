"""The browser judges a draft as the programme does: the same places, levels, sentences and gates, on the same examples."""

import gzip
import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice
from typing import cast

import pytest
from playwright.sync_api import Browser, Page

from catalog import document
from catalog.document import Raw
from catalog.field import Field
from catalog.schema import kinds, listing_schema, supplier_schema
from curation import example
from curation.binding import checks
from curation.rulebook import rulebook
from site_builder.assets import HERE
from site_builder.form.rules import ON_ARRIVAL, remedies, rules
from tests.browser.drafts import Draft, base, differences, examples, labelled, packed_script, script
from tests.catalog.test_validate import DRUM, FOOD, SLIPS
from tests.curation.labelled import book
from tests.depth import deep, fuzz, mixed
from tests.root import SAMPLE

pytestmark = pytest.mark.xdist_group("checks")
LANGUAGES = ("id", "en")
DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_content("<!doctype html>")
    yield page
    page.close()


@fuzz
@pytest.mark.parametrize(("kind", "language"), mixed(kinds(), LANGUAGES))
def test_every_example_of_every_standard_is_judged_alike(page: Page, kind: str, language: str) -> None:
    drafts = tuple(draft for draft in examples() if draft.kind == kind)
    assert drafts
    assert differences(page, drafts, language) == []


@fuzz
def test_labelled_cases_are_judged_alike(page: Page) -> None:
    assert differences(page, labelled()[::deep(4, 1)], "id") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slip_of_the_schema_is_told_alike(page: Page, language: str) -> None:
    drafts = []
    for name, old, new, *_ in SLIPS:
        text, kind = (FOOD, "food") if old in FOOD else (DRUM, "craft")
        drafts.append(Draft(name, kind, _tree(text.replace(old, new)), base("supplier"), {}, DAY))
    assert differences(page, tuple(drafts), language) == []


def _tree(text: str) -> dict[str, Raw]:
    return dict(document.read("listing.yml", text.encode()).tree)


# Fields that hold what they should not

STRANGE: tuple[Raw, ...] = (
    None, "18.500", "-5", ["x"], "٣", "2027-02-30", {"x": "y"}, "0", "x" * 6000, "ya", "999999999999999", "-0", "1900-01-01",
    ["it's", "2"], {"id": "Sambal 🌶 é"}, "35" + "05014101900001", "  ", "1.250000", [], {}, ["", "a"])


def _leaves(field: Field, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every field, in examples that have one entry of each list."""
    if path:
        yield path
    for key, child in field.children.items():
        yield from _leaves(child, (*path, key))
    if field.item and field.item.children:
        yield from _leaves(field.item, (*path, "0"))


def _spoilt(kind: str) -> Iterator[Draft]:
    """Drafts of a kind in each of which one field holds something strange."""
    trees = {"listing": listing_schema(kind), "supplier": supplier_schema()}
    turns = cycle(STRANGE)
    for part, schema in trees.items():
        for path in _leaves(schema):
            for value in islice(turns, 1):
                made = {"listing": base(kind), "supplier": base("supplier")}
                if _put(made[part], path, value):
                    yield Draft(f"{kind}: {part} {'.'.join(path)} {value!r:.30}", kind, made["listing"], made["supplier"], {}, DAY, whole=False)


def _put(tree: Raw, path: tuple[str, ...], value: Raw) -> bool:
    try:
        example._put(tree, list(path), value)
    except (IndexError, AttributeError, KeyError):
        return False
    return True


@pytest.mark.parametrize("kind", ["food", "live-animal"])
def test_strange_values_are_told_alike(page: Page, kind: str) -> None:
    drafts = tuple(_spoilt(kind))
    assert len(drafts) > 100
    assert differences(page, drafts, "id") == []


# What is checked where

def test_every_check_is_made_in_the_browser_or_named_for_arrival() -> None:
    text = (HERE / "scripts" / "checks" / "judge.js").read_text("utf-8")
    table = text[text.index("const CHECKS = {"):text.index("};", text.index("const CHECKS = {"))].partition("{")[2]
    made = {one.partition(":")[0].strip().strip('"') for one in table.replace("\n", " ").split(",") if one.strip()}
    assert made | ON_ARRIVAL == set(checks())
    assert not made & ON_ARRIVAL


@pytest.mark.parametrize("kind", kinds())
def test_what_is_checked_on_arrival_is_announced_by_its_title(kind: str) -> None:
    packed = rules(book(), kind, "id")
    announced = {one["id"]: one["title"] for one in packed["arrival"]}
    assert announced
    assert announced == {id: book().standards[id].title["id"] for id in announced}
    meant = {one.id for one in book().standards.values() if not one.judged and (one.scope.kinds is None or kind in one.scope.kinds)}
    assert {one["id"] for one in packed["standards"]} | announced.keys() <= meant
    assert {one.id for one in book().standards.values() if one.id in meant and one.check in ON_ARRIVAL} == announced.keys()


def test_what_was_not_measured_of_a_photo_is_checked_on_arrival(page: Page) -> None:
    draft = {"listing": base("food"), "supplier": base("supplier"), "on": DAY.isoformat()}
    files = [entry["file"] for entry in cast("list[dict[str, str]]", base("food")["photos"])]
    packed = rules(book(), "food", "id")
    always = {one["id"] for one in packed["arrival"]}
    for photos, left in (({}, {"foto-tajam", "foto-besar", "foto-tanpa-nama"}),
                         ({file: {"width": 1200, "height": 1200, "size": 300_000} for file in files}, {"foto-tajam", "foto-tanpa-nama"})):
        told = page.evaluate("async ([script, rules, draft]) => new (await import(script)).Judge(rules).judge(draft)",
                             [script(), packed, {**draft, "photos": photos}])
        late = {one["id"] for one in told["arrival"]}
        assert always | left <= late
        assert ("foto-besar" in late) is ("foto-besar" in left)


def test_the_rules_hold_no_regular_expression_that_a_browser_refuses(page: Page) -> None:
    packed = rules(book(), "food", "id")
    forms = [*filter(None, packed["references"]["certificates"]["pattern"]), packed["phone"]["numbers"]]
    assert page.evaluate("(forms) => forms.filter((form) => { try { new RegExp(form, 'u'); return false; } catch { return true; } })", forms) == []


NUMBERS = ("1", "0.5", "1250", "1234567.891", "18500.250000", "999999999999999.999999", "0.000001", "12")


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_days_are_written_alike(page: Page, language: str) -> None:
    tiers = [{"from": number, "amount": "1"} for number in NUMBERS for _ in range(2)]
    days = [{"type": "pirt", "number": "7113572010901-31", "issued": f"2027-{month:02}-0{month % 9 + 1}", "level": "declared"} for month in range(1, 13)]
    drafts = tuple(Draft(str(tiers), "food", {**base("food"), "price": {**cast("dict[str, Raw]", base("food")["price"]), "tiers": listed},
                                              "certificates": cast(Raw, days)}, base("supplier"), {}, DAY)
                   for n in range(0, len(tiers), 4) for listed in [cast(Raw, tiers[n:n + 4])])
    assert differences(page, drafts, language) == []


def test_a_draft_with_nothing_in_it_is_judged(page: Page) -> None:
    empty = Draft("nothing", "food", {}, {}, {}, DAY)
    told = page.evaluate("""async ([script, rules]) => {
      const { Judge } = await import(script), judge = new Judge(rules);
      return judge.judge({ listing: {}, supplier: {}, on: "2026-11-21" });
    }""", [script(), rules(book(), "food", "id")])
    missing = {".".join(one["path"]) for one in told["findings"] if one["rule"] == "required"}
    assert {"kind", "name", "category", "place"} <= missing
    assert empty.posted["photos"] == {}
    assert {one["gate"] for one in told["channels"]} <= {"missing", "not-applicable"}


def test_the_scripts_hold_no_regular_expression_that_packing_could_misread() -> None:
    texts = re.compile(r"`[^`]*`|\"[^\"\n]*\"|/\*.*?\*/|//[^\n]*", re.DOTALL)
    for path in (HERE / "scripts" / "checks").glob("*.js"):
        assert not re.search(r"[=(,:&|?!]\s*/", texts.sub("", path.read_text("utf-8"))), path.name


CONTACTS = ("+6281234567890", "+62812345", "+6281234567890123", "081234567890", "+620812345678", "+62342801234", "+62800123456", "+62 812 3456 7890",
            "dapur@contoh.example", "dapur@contoh", "a b@contoh.example", "https://contoh.example", "http://contoh.example", "https://contoh.example/jual?x=1", "www.contoh.example")


def test_contacts_are_read_alike(page: Page) -> None:
    contacts = tuple(Draft(value, "food", base("food"), {**base("supplier"), "contacts": [{"kind": "whatsapp", "value": value}]}, {}, DAY) for value in CONTACTS)
    assert differences(page, contacts, "id") == []


@pytest.mark.parametrize("kind", kinds())
def test_rules_stay_light_on_a_slow_line(kind: str) -> None:
    size = [len(gzip.compress(json.dumps(part(book(), kind, "id"), ensure_ascii=False, separators=(",", ":")).encode(), mtime=0))
            for part in (rules, remedies)]
    assert size[0] <= 21_500
    assert size[1] <= 7_000
    assert len(gzip.compress(packed_script(), mtime=0)) <= 20_500


@pytest.mark.parametrize("kind", kinds())
def test_a_catalogue_with_few_standards_of_its_own_has_rules_too(page: Page, kind: str) -> None:
    own = rulebook(SAMPLE / "small")
    told = page.evaluate("async ([script, rules, draft]) => new (await import(script)).Judge(rules).judge(draft)",
                         [script(), rules(own, kind, "id"), {"listing": base(kind), "supplier": base("supplier"), "on": DAY.isoformat()}])
    assert {one["standard"] for one in told["findings"]} <= {*own.standards, ""}
    assert {one["channel"] for one in told["channels"]} <= own.channels.keys()


def test_the_rules_are_plain_json() -> None:
    packed = rules(book(), "commodity", "en")
    assert json.loads(json.dumps(packed)) == packed
