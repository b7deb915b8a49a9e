"""The verdict: what a listing breaks, what follows from it, and what each channel says."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from catalog.document import Raw
from catalog.finding import Message, Severity
from curation.breach import Breach
from curation.example import stage
from curation.policy import HERE
from curation.rulebook import Rulebook, rulebook
from curation.standard import Level
from curation.subject import Subject
from curation.verdict import Gate, Readiness, Verdict, blocking, judge, machine_marks, readiness, severity
from tests.curation.policies import CHANNEL, RUBRIC, changed, written

TODAY = date(2026, 11, 21)
STANDARD = """\
title: {{id: Standar {id}, en: Standard {id}}}
why: {{id: "Karena begitu adanya di sini.", en: "For that is how it is here."}}
how: {{id: "Isi yang kosong.", en: "Fill it in."}}
level: {level}
since: {since}
{more}check: present
with: {{fields: [{field}]}}
criterion: label-desain
source:
  text: {{id: Contoh, en: Example}}
  status: house
meets: [{{}}]
breaks: [{{listing: {{{field}: }}}}]
"""
RULED = """\
title: {id: Tanpa nomor, en: Without numbers}
why: {id: "Karena begitu adanya di sini.", en: "For that is how it is here."}
how: {id: "Hapus nomornya.", en: "Delete the number."}
level: error
since: 2026-01-01
rules: [identity-number]
criterion: label-desain
source:
  text: {id: Contoh, en: Example}
  status: house
meets: [{}]
breaks: [{listing: {brand: "{nik}"}}]
"""
SHOP = """\
name: {id: Toko contoh, en: A sample shop}
help: {id: "Toko karangan untuk mencoba.", en: "An invented shop to try things on."}
why: {id: "Toko ini meminta sedikit lebih banyak.", en: "This shop asks for a little more."}
scope: domestic
takes: {kinds: [food]}
standards: {}
source:
  text: {id: Contoh, en: Example}
  status: house
"""


def standard(id: str, field: str, level: str = "error", since: str = "2026-01-01", more: str = "") -> str:
    return STANDARD.format(id=id, field=field, level=level, since=since, more=more)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A policy of four standards: one keeps out, one advises, one is a channel's, one is the file reader's."""
    written(tmp_path, "rubric.yml", RUBRIC)
    written(tmp_path, "standards/keras.yml", standard("keras", "brand"))
    written(tmp_path, "standards/lunak.yml", standard("lunak", "producer", "advice"))
    written(tmp_path, "standards/jalur.yml", standard("jalur", "packing.note", "channel"))
    written(tmp_path, "standards/nomor.yml", RULED)
    written(tmp_path, "channels/toko.yml", SHOP)
    return tmp_path


def subject(**listing: Raw) -> Subject:
    """A food with a maker and a note on packing unless said otherwise, on the usual day."""
    values: dict[str, Raw] = {"producer": "Contoh Dapur", "packing.note": {"id": "Ditata dua lapis."}, **{key.replace("__", "."): value for key, value in listing.items()}}
    return stage({"listing": values}).subject


def shop(root: Path, old: str, new: str) -> Rulebook:
    """The policy with the shop's file changed."""
    written(root, "channels/toko.yml", changed(SHOP, old, new))
    return rulebook(root)


def answer(book: Rulebook, of: Subject, known_since: date = TODAY, *, grade: str = "", curators: int = 1, waived: frozenset[str] = frozenset(),
           rules: frozenset[str] = frozenset()) -> Readiness:
    verdict = judge(book, of, rules)
    return readiness(book, book.channels["toko"], of, verdict, known_since, grade=grade, curators=curators, waived=waived, rules=rules)


# Judging

def test_a_listing_that_keeps_everything_breaks_nothing(root: Path) -> None:
    got = judge(rulebook(root), subject())
    assert (got.broken, got.kept, got.failed) == ({}, {"keras", "lunak", "jalur", "nomor"}, {})


def test_everything_broken_is_told_with_its_breaches(root: Path) -> None:
    got = judge(rulebook(root), subject(brand=None, producer=None))
    assert {id: [breach.path for breach in breaches] for id, breaches in got.broken.items()} == {"keras": [("brand",)], "lunak": [("producer",)]}
    assert got.kept == {"jalur", "nomor"}


def test_a_rule_of_the_file_reader_is_not_kept_when_it_was_found(root: Path) -> None:
    got = judge(rulebook(root), subject(), frozenset({"identity-number"}))
    assert (got.applied("nomor"), got.applied("keras"), got.applied("lain")) == (False, True, False)


def test_a_standard_that_is_not_about_the_listing_does_not_apply(root: Path) -> None:
    written(root, "standards/keras.yml", standard("keras", "brand", more="applies: {kinds: [craft]}\n"))
    written(root, "standards/lunak.yml", standard("lunak", "producer", more="applies: {when: {order.sample: [no]}}\n"))
    got = judge(rulebook(root), subject(brand=None, producer=None, order__sample="ya"))
    assert (got.broken, got.kept) == ({}, {"jalur", "nomor"})


@pytest.mark.parametrize(("until", "applies"), [("2026-11-21", True), ("2026-11-20", False)], ids=["on its last day", "after it"])
def test_a_standard_that_has_ended_does_not_apply(root: Path, until: str, applies: bool) -> None:
    written(root, "standards/keras.yml", standard("keras", "brand", more=f"until: {until}\n"))
    assert judge(rulebook(root), subject()).applied("keras") is applies


def test_a_channels_own_parameters_are_a_test_beside_the_standards(root: Path) -> None:
    book = shop(root, "standards: {}", "standards: {lunak: {level: error, with: {fields: [brand]}}}")
    got = judge(book, subject(brand=None))
    assert (set(got.broken), "lunak" in got.kept) == ({"keras", "lunak@toko"}, True)


def test_a_check_that_breaks_down_holds_up_no_other(root: Path) -> None:
    text = changed(changed(standard("keras", "brand"), "check: present", "check: photo-measure"), "with: {fields: [brand]}", "with: {measure: beauty}")
    written(root, "standards/keras.yml", text)
    got = judge(rulebook(root), subject(producer=None))
    assert (got.failed, set(got.broken), got.applied("keras")) == ({"keras": "KeyError"}, {"lunak"}, False)


# What follows

BREACH = Breach(("brand",), Message("x"))


@pytest.mark.parametrize(("level", "breach", "known_since", "follows"), [
    (Level.ERROR, BREACH, date(2026, 1, 1), Severity.ERROR),
    (Level.ERROR, BREACH, date(2025, 12, 31), Severity.ADVICE),
    (Level.ERROR, Breach((), Message("x"), doubtful=True), TODAY, Severity.ADVICE),
    (Level.ADVICE, BREACH, TODAY, Severity.ADVICE),
    (Level.CHANNEL, BREACH, TODAY, Severity.ADVICE),
], ids=["since the day it came into force", "from before", "in doubt", "advice", "only a channel's"])
def test_a_breach_amounts_to_an_error_only_when_it_is_sure_and_was_known(root: Path, level: Level, breach: Breach, known_since: date, follows: Severity) -> None:
    assert severity(rulebook(root).standards["keras"], level, breach, known_since) is follows


@pytest.mark.parametrize(("listing", "known_since", "waived", "kept_out_by"), [
    ({}, TODAY, (), []), ({"brand": None}, TODAY, (), ["keras"]), ({"producer": None}, TODAY, (), []), ({"packing.note": None}, TODAY, (), []),
    ({"brand": None}, date(2025, 1, 1), (), []), ({"brand": None}, TODAY, ("keras",), []), ({"brand": None}, TODAY, ("lunak",), ["keras"]),
], ids=["nothing broken", "an error", "advice", "a channel's", "approved before it came into force", "waived", "another waived"])
def test_what_keeps_a_listing_out_everywhere(root: Path, listing: dict[str, Raw], known_since: date, waived: tuple[str, ...], kept_out_by: list[str]) -> None:
    book = rulebook(root)
    verdict = judge(book, subject(**{key.replace(".", "__"): value for key, value in listing.items()}))
    assert list(blocking(book, verdict, known_since, frozenset(waived))) == kept_out_by


def test_a_channels_own_parameters_keep_nothing_out_elsewhere(root: Path) -> None:
    book = shop(root, "standards: {}", "standards: {lunak: {level: error, with: {fields: [brand]}}}")
    verdict = judge(book, subject(brand=None))
    assert list(blocking(book, verdict, TODAY)) == ["keras"]


# What a channel says

@pytest.mark.parametrize(("listing", "gate", "missing", "advice"), [
    ({}, Gate.READY, (), ()), ({"brand": None}, Gate.MISSING, ("keras",), ()), ({"producer": None}, Gate.READY, (), ("lunak",)), ({"packing.note": None}, Gate.READY, (), ()),
], ids=["all kept", "an error", "advice", "what it does not ask for"])
def test_a_channel_asks_for_what_is_asked_of_all(root: Path, listing: dict[str, Raw], gate: Gate, missing: tuple[str, ...], advice: tuple[str, ...]) -> None:
    got = answer(rulebook(root), subject(**{key.replace(".", "__"): value for key, value in listing.items()}))
    assert (got.gate, got.missing, got.advice, got.steps) == (gate, missing, advice, len(missing))


@pytest.mark.parametrize(("asks", "missing", "advice"), [
    ("{jalur: error}", ("jalur",), ()), ("{jalur: advice}", (), ("jalur",)), ("{jalur: off}", (), ()), ("{lunak: error}", ("lunak",), ()), ("{lunak: off}", (), ()),
    ("{jalur: {level: error, with: {fields: [producer]}}}", ("jalur",), ("lunak",)), ("{jalur: {level: error, with: {fields: [order.unit]}}}", (), ("lunak",)),
], ids=["its own as an error", "its own as advice", "its own not at all", "another's advice as an error", "another's advice not at all", "with its own field", "with a field that is there"])
def test_a_channel_asks_at_its_own_level_and_with_its_own_parameters(root: Path, asks: str, missing: tuple[str, ...], advice: tuple[str, ...]) -> None:
    book = shop(root, "standards: {}", f"standards: {asks}")
    got = answer(book, subject(producer=None, packing__note=None))
    assert got.missing == missing
    assert set(advice) <= set(got.advice) <= {*advice, "lunak"}


def test_a_channel_that_does_without_lets_even_an_error_through(root: Path) -> None:
    assert answer(shop(root, "standards: {}", "standards: {keras: off}"), subject(brand=None)).gate is Gate.READY


@pytest.mark.parametrize("takes", ["{kinds: [craft]}", "{kinds: [food], except: [sambal-dan-bumbu]}", "{governments: [35.05]}", "{when: {price.public: [no]}}"],
                         ids=["another kind", "not this category", "another area", "not on this condition"])
def test_a_channel_that_does_not_take_the_listing_asks_nothing_of_it(root: Path, takes: str) -> None:
    got = answer(shop(root, "{kinds: [food]}", takes), subject(brand=None, price__public="ya"))
    assert (got.gate, got.missing, got.advice, got.grade) == (Gate.NOT_APPLICABLE, (), (), "")


def test_what_was_approved_before_a_standard_came_is_only_advised_in_channels_too(root: Path) -> None:
    got = answer(rulebook(root), subject(brand=None), date(2025, 6, 1))
    assert (got.gate, got.missing, got.advice) == (Gate.READY, (), ("keras",))


def test_a_waived_standard_is_not_asked_for(root: Path) -> None:
    got = answer(rulebook(root), subject(brand=None, producer=None), waived=frozenset({"keras"}))
    assert (got.gate, got.missing, got.advice) == (Gate.READY, (), ("lunak",))


def test_a_finding_of_the_file_reader_is_missing_in_the_channel(root: Path) -> None:
    got = answer(rulebook(root), subject(), rules=frozenset({"identity-number"}))
    assert (got.gate, got.missing) == (Gate.MISSING, ("nomor",))


@pytest.mark.parametrize(("asked", "held", "gate", "short"), [
    ("B", "A", Gate.READY, ""), ("B", "B", Gate.READY, ""), ("B", "C", Gate.MISSING, "B"), ("B", "", Gate.MISSING, "B"), ("D", "D", Gate.READY, ""), ("D", "", Gate.MISSING, "D"),
])
def test_a_channel_may_ask_for_a_grade(root: Path, asked: str, held: str, gate: Gate, short: str) -> None:
    got = answer(shop(root, "takes:", f"grade: {asked}\ntakes:"), subject(), grade=held)
    assert (got.gate, got.grade, got.steps) == (gate, short, bool(short))


def test_a_grade_and_a_standard_missing_are_two_steps(root: Path) -> None:
    assert answer(shop(root, "takes:", "grade: B\ntakes:"), subject(brand=None), grade="C").steps == 2


@pytest.mark.parametrize(("asked", "marked", "short"), [(2, 2, 0), (2, 3, 0), (2, 1, 1), (3, 0, 3), (1, 0, 0)])
def test_a_channel_may_ask_for_more_curators(root: Path, asked: int, marked: int, short: int) -> None:
    got = answer(shop(root, "takes:", f"reviewers: {asked}\ntakes:"), subject(), curators=marked)
    assert (got.curators, got.gate is Gate.READY) == (short, short == 0)


def test_a_grade_needs_somebody_who_gave_it(root: Path) -> None:
    assert answer(shop(root, "takes:", "grade: B\ntakes:"), subject(), grade="A", curators=0).curators == 1


# What the machine marks

@pytest.mark.parametrize(("listing", "known_since", "mark"), [
    ({}, TODAY, Fraction(3)), ({"producer": None}, TODAY, Fraction(9, 4)), ({"brand": None}, TODAY, Fraction(0)), ({"brand": None, "producer": None}, TODAY, Fraction(0)),
    ({"brand": None}, date(2025, 1, 1), Fraction(9, 4)),
], ids=["all kept", "advice broken", "an error broken", "both broken", "an error that is spared"])
def test_a_mark_is_the_share_kept_and_an_error_leaves_none(root: Path, listing: dict[str, Raw], known_since: date, mark: Fraction) -> None:
    book = rulebook(root)
    assert machine_marks(book, "food", judge(book, subject(**listing)), known_since) == {"label-desain": mark}


def test_what_does_not_apply_has_no_part_in_the_mark(root: Path) -> None:
    written(root, "standards/keras.yml", standard("keras", "brand", more="applies: {kinds: [craft]}\n"))
    book = rulebook(root)
    assert machine_marks(book, "food", judge(book, subject(producer=None)), TODAY) == {"label-desain": Fraction(2)}


def test_what_no_standard_speaks_of_is_left_to_people(root: Path) -> None:
    assert machine_marks(rulebook(root), "food", Verdict(), TODAY) == {}


@pytest.mark.parametrize("kind", ["food", "commodity", "craft", "goods", "live-animal", "live-plant"])
def test_a_good_listing_of_each_kind_gets_the_best_mark_for_all_that_is_asked_of_everyone(kind: str) -> None:
    book = rulebook(HERE)
    verdict = judge(book, stage({"kind": kind}).subject)
    assert verdict.failed == {}
    assert list(blocking(book, verdict, TODAY)) == []
    general = {id for id in verdict.broken if "@" not in id and book.standards[id].level is not Level.CHANNEL}
    assert general == set()
    assert all(mark > 2 for mark in machine_marks(book, kind, verdict, TODAY).values())


def test_there_is_a_channel_for_every_good_listing() -> None:
    book = rulebook(HERE)
    for kind in ("food", "commodity", "craft", "goods", "live-animal", "live-plant"):
        example = stage({"kind": kind}).subject
        verdict = judge(book, example)
        gates = {readiness(book, channel, example, verdict, TODAY, grade="A", curators=3).gate for channel in book.channels.values()}
        assert Gate.READY in gates, kind


def test_a_whole_channel_reads_as_its_file_does(tmp_path: Path) -> None:
    """The sample channel of the loader's tests, judged with the packaged standards."""
    written(tmp_path, "channels/contoh.yml", CHANNEL)
    book = rulebook(tmp_path)
    example = stage({"photos": {}, "listing": {"name.id": "Sambal pecel", "photos": [{"file": "a.jpg", "role": "front", "alt": {"id": "Kantong sambal"}}]}}).subject
    got = readiness(book, book.channels["contoh"], example, judge(book, example), TODAY, grade="C")
    assert (got.gate, got.grade) == (Gate.MISSING, "B")
    assert "foto-jumlah" in got.missing
    assert "foto-peran" in got.advice
    assert "nama-panjang" not in (*got.missing, *got.advice)
