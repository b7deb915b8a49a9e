"""Standards: what a file says is what is meant, and a file that is wrong is refused with its line and its rule."""

from datetime import date
from pathlib import Path

import pytest

from catalog.reference import BrokenConfiguration, reference
from curation.example import stage
from curation.policy import HERE
from curation.standard import Level, Standard, standards
from tests.curation.policies import STANDARD, changed, line_of, told, written

ALL = standards(HERE)


def one(root: Path, text: str = STANDARD) -> Standard:
    """The only standard of a catalogue at `root`."""
    written(root, "standards/contoh.yml", text)
    return standards(root)["contoh"]


def test_what_the_file_says_is_what_is_meant(tmp_path: Path) -> None:
    got = one(tmp_path)
    assert (got.id, got.title, got.office, got.days, got.level, got.criterion) == (
        "contoh", {"id": "Nama menyebut isinya", "en": "The name says the content"}, "koperasi-merah-putih", 2, Level.ADVICE, "label-desain")
    assert (got.since, got.until, got.papers) == (date(2026, 11, 1), date(2027, 12, 31), ({"id": "Contoh kemasan", "en": "A sample pack"},))
    assert (got.check, got.parameters, got.rules, got.judged) == ("length", {"fields": ("name",), "least": 20}, (), False)
    assert (got.source.text["en"], got.source.url, got.source.status, got.source.firm) == ("An example source", "https://contoh.example/", "verified", True)
    assert got.says == {"id": "'{label}' terlalu pendek", "en": "'{label}' is too short"}


def test_what_is_not_said_is_empty(tmp_path: Path) -> None:
    text = STANDARD
    for line in ("office: koperasi-merah-putih\n", "papers:\n  - {id: Contoh kemasan, en: A sample pack}\n", "days: 2\n", "until: 2027-12-31\n",
                 "criterion: label-desain\n", "  url: https://contoh.example/\n", "says: {id: \"'{label}' terlalu pendek\", en: \"'{label}' is too short\"}\n"):
        text = changed(text, line, "")
    text = text[:text.index("applies:")] + text[text.index("check:"):]
    got = one(tmp_path, text)
    assert (got.office, got.papers, got.days, got.until, got.criterion, got.source.url, got.says) == ("", (), 0, None, "", "", {})
    assert got.scope.covers("craft", "koi")
    assert got.scope.meets(stage({}).subject)


Slip = tuple[str, str, str, str, str, str]
"""What it is, the text, what replaces it, the rule, a word of the sentence, and a word of the line that is told."""
SLIPS: list[Slip] = [
    ("a key there is not", "days: 2", "dayss: 2", "unknown-field", "days", "dayss"),
    ("no title", "title: {id: Nama menyebut isinya, en: The name says the content}\n", "", "required", "title", "why:"),
    ("a title too long", "Nama menyebut isinya", "N" * 91, "too-long", "90", "title"),
    ("a title without Indonesian", "title: {id: Nama menyebut isinya, en:", "title: {en:", "needs-language", "id", "title"),
    ("a language there is not", "how: {id: Tulis isinya di nama., en:", "how: {id: Tulis isinya di nama., xx:", "unknown-language", "xx", "how"),
    ("an office there is not", "office: koperasi-merah-putih", "office: koperasi-merah", "unknown-reference", "koperasi-merah", "office"),
    ("a level there is not", "level: advice", "level: warning", "not-allowed", "warning", "level"),
    ("a date that is none", "since: 2026-11-01", "since: 2026-11-31", "wrong-type", "2026-11-31", "since"),
    ("no date", "since: 2026-11-01\n", "", "required", "since", "title"),
    ("a number with a word", "days: 2", "days: two", "wrong-type", "two", "days"),
    ("more days than a year", "days: 2", "days: 400", "too-large", "365", "days"),
    ("a kind there is not", "kinds: [food, goods]", "kinds: [food, good]", "unknown-reference", "good", "kinds"),
    ("a category there is not", "categories: [sambal-dan-bumbu]", "categories: [sambal-bumbu]", "unknown-reference", "sambal-bumbu", "categories"),
    ("an empty list of kinds", "kinds: [food, goods]", "kinds: []", "too-few", "1", "kinds"),
    ("a condition on a field there is not", 'when: {brand: ["*"]}', 'when: {brands: ["*"]}', "standard-scope", "brands", "when"),
    ("a condition that is a list", 'when: {brand: ["*"]}', "when: [brand]", "standard-scope", "when", "when"),
    ("an exception on a field there is not", "unless: {order.sample: [no]}", "unless: {order.sampel: [no]}", "standard-scope", "order.sampel", "unless"),
    ("a check there is not", "check: length", "check: lenght", "standard-check", "length", "check"),
    ("parameters without a check", "check: length\n", "", "standard-check", "with", "with"),
    ("a parameter there is not", "least: 20", "leest: 20", "standard-parameter", "least", "with"),
    ("a parameter that is missing", "{fields: [name], least: 20}", "{least: 20}", "standard-parameter", "fields", "with"),
    ("a parameter of another type", "least: 20", "least: twenty", "standard-parameter", "twenty", "with"),
    ("a parameter's field there is not", "fields: [name]", "fields: [names]", "standard-parameter", "names", "with"),
    ("a source of no status", "  status: verified\n", "", "required", "status", "text: {id: Sumber"),
    ("a status there is not", "status: verified", "status: sure", "not-allowed", "sure", "status"),
    ("no example that keeps it", "meets:\n  - {listing: {name.id: Sambal pecel Mawar 200 g}}\n", "", "standard-examples", "meets", ""),
    ("no example that breaks it", "breaks:\n  - {listing: {name.id: Sambal pecel}, note: {id: Terlalu singkat, en: Too short}}\n", "", "standard-examples", "breaks", ""),
    ("an example that is a word", "meets:\n  - {listing: {name.id: Sambal pecel Mawar 200 g}}", "meets: [baik]", "standard-examples", "meets", "meets"),
    ("the same key twice", "days: 2", "days: 2\ndays: 3", "yaml-duplicate-key", "days", "days: 3"),
    ("YAML that cannot be read", "days: 2", "days: [2", "yaml-syntax", "", ""),
    ("an anchor", "days: 2", "days: &a 2", "yaml-alias", "anchor", "days"),
]


@pytest.mark.parametrize(("old", "new", "rule", "word", "line"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_refused_with_its_file_its_line_and_its_rule(tmp_path: Path, old: str, new: str, rule: str, word: str, line: str) -> None:
    text = changed(STANDARD, old, new)
    with pytest.raises(BrokenConfiguration) as broken:
        one(tmp_path, text)
    path, at, sentence, of = told(broken.value)
    assert (path, of) == (str(tmp_path / "curation/standards/contoh.yml"), rule)
    assert word in sentence
    if line:
        assert at == line_of(text, line)


@pytest.mark.parametrize("status", ["uncertain", "empirical"])
def test_a_source_that_is_not_sure_cannot_keep_a_listing_out(tmp_path: Path, status: str) -> None:
    doubtful = changed(STANDARD, "status: verified", f"status: {status}")
    assert one(tmp_path, doubtful).level is Level.ADVICE
    with pytest.raises(BrokenConfiguration, match="standard-source"):
        one(tmp_path, changed(doubtful, "level: advice", "level: error"))


@pytest.mark.parametrize("status", ["verified", "house"])
def test_a_sure_source_and_the_houses_own_rule_can(tmp_path: Path, status: str) -> None:
    text = changed(changed(STANDARD, "status: verified", f"status: {status}"), "level: advice", "level: error")
    assert one(tmp_path, text).level is Level.ERROR


def test_without_check_and_rules_a_curator_judges_and_no_example_is_needed(tmp_path: Path) -> None:
    text = changed(changed(STANDARD, "check: length\n", ""), "with: {fields: [name], least: 20}\n", "")
    assert one(tmp_path, text[:text.index("meets:")]).judged


def test_rules_of_the_file_reader_need_examples_too(tmp_path: Path) -> None:
    text = changed(changed(STANDARD, "check: length\n", "rules: [identity-number]\n"), "with: {fields: [name], least: 20}\n", "")
    assert (one(tmp_path, text).judged, one(tmp_path, text).rules) == (False, ("identity-number",))
    with pytest.raises(BrokenConfiguration, match="standard-examples"):
        one(tmp_path, text[:text.index("meets:")])


@pytest.mark.parametrize(("kind", "category", "covered"), [
    ("food", "sambal-pecel", True), ("food", "sambal-dan-bumbu", True), ("goods", "sambal-pecel", True), ("craft", "sambal-pecel", False),
    ("food", "kecap", False), ("food", "rempeyek", False), ("food", "makanan-olahan", False),
], ids=["below the category", "the category", "another kind named", "a kind not named", "excepted", "beside it", "above it"])
def test_a_scope_covers_categories_with_those_below_them(tmp_path: Path, kind: str, category: str, covered: bool) -> None:
    assert one(tmp_path).scope.covers(kind, category) is covered


@pytest.mark.parametrize(("when", "listing", "holds"), [
    ('{brand: ["*"]}', {"brand": "Mawar"}, True), ('{brand: ["*"]}', {"brand": None}, False), ("{brand: [Mawar]}", {"brand": "Mawar"}, True),
    ("{brand: [Mawar]}", {"brand": "Melati"}, False), ("{brand: Mawar}", {"brand": "Mawar"}, True), ("{order.sample: [yes]}", {"order.sample": "ya"}, True),
    ("{order.sample: [no]}", {"order.sample": "ya"}, False), ("{order.sample: [no]}", {"order.sample": None}, False), ("{channels: [mbg, ritel-modern]}", {"channels": ["ritel-modern"]}, True),
    ("{channels: [mbg]}", {"channels": ["ritel-modern"]}, False), ('{channels: ["*"]}', {"channels": []}, False), ("{kind.storage: [frozen]}", {"food.storage": "frozen"}, True),
    ("{role: [producer], brand: [Mawar]}", {"brand": "Melati"}, False), ("{supplier.kind: [umkm]}", {}, False),
], ids=["any value", "no value", "the value", "another value", "one value without brackets", "yes", "no", "neither yes nor no", "one of a list", "none of a list", "an empty list",
        "of the kind's section", "all conditions must hold", "of the supplier"])
def test_a_condition_holds_by_the_fields_value(tmp_path: Path, when: str, listing: dict[str, object], holds: bool) -> None:
    scope = one(tmp_path, changed(STANDARD, '{brand: ["*"]}', when)).scope
    subject = stage({"listing": {"order.sample": "ya", **listing}}).subject  # type: ignore[dict-item]
    assert scope.meets(subject) is holds


def test_an_exception_spares_what_it_names(tmp_path: Path) -> None:
    scope = one(tmp_path).scope
    assert [scope.meets(stage({"listing": {"brand": "Mawar", "order.sample": sample}}).subject) for sample in ("ya", "tidak", None)] == [True, False, True]


@pytest.mark.parametrize(("on", "serves"), [(date(2026, 1, 1), True), (date(2027, 12, 31), True), (date(2028, 1, 1), False)], ids=["before it begins", "on its last day", "after it"])
def test_a_standard_serves_until_its_last_day(tmp_path: Path, on: date, serves: bool) -> None:
    assert one(tmp_path).serves(on) is serves


def test_a_catalogue_brings_its_own_standards_and_those_only(tmp_path: Path) -> None:
    written(tmp_path, "standards/satu.yml", STANDARD)
    written(tmp_path, "standards/dua.yml", STANDARD)
    written(tmp_path, "standards/catatan.txt", "bukan standar")
    assert list(standards(tmp_path)) == ["dua", "satu"]


def test_without_its_own_the_packaged_standards_serve(tmp_path: Path) -> None:
    assert list(standards(tmp_path)) == list(ALL)


@pytest.mark.parametrize("id", ALL)
def test_every_packaged_standard_speaks_both_languages(id: str) -> None:
    standard = ALL[id]
    said = [standard.title, standard.why, standard.how, standard.source.text, *standard.papers, *([standard.says] if standard.says else [])]
    said += [note for example in (*standard.meets, *standard.breaks) if isinstance(note := example.get("note"), dict)]  # type: ignore[misc]
    for text in said:
        assert set(text) == {"id", "en"}
        assert all(sentence.strip() for sentence in text.values())
    for text in (standard.title, standard.why, standard.how):
        assert text["id"] != text["en"]


def test_every_office_that_a_standard_names_exists_and_most_name_one() -> None:
    named = [standard.office for standard in ALL.values()]
    assert {office for office in named if office} <= set(reference("offices").entries)
    assert named.count("") < len(named) / 10


def test_of_two_offices_alike_the_citys_is_named() -> None:
    """The reader is shown the one of the supplier's own government."""
    offices = reference("offices")
    named = {standard.office for standard in ALL.values() if standard.office}
    assert [id for id in named if (twin := offices[id].get("twin")) and id.endswith("-kabupaten") and twin == f"{id.removesuffix('-kabupaten')}-kota"] == []


def test_no_sentence_of_a_standard_leaves_a_gap_that_nothing_fills() -> None:
    """Gaps are named, so that a translation may change their order."""
    for standard in ALL.values():
        for text in (standard.how, standard.says):
            assert not any("{}" in sentence or "{0}" in sentence for sentence in text.values())
            assert len({frozenset(_gaps(sentence)) for sentence in text.values()}) <= 1, standard.id


def _gaps(sentence: str) -> list[str]:
    return [part.partition("}")[0] for part in sentence.split("{")[1:]]


def test_no_two_standards_promise_the_same() -> None:
    titles = [standard.title[language] for standard in ALL.values() for language in ("id", "en")]
    assert len(set(titles)) == len(titles)
