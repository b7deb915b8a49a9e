"""One listing judged: findings at their places, what each channel says, and what bears on the outcome."""

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest

from catalog.finding import Severity
from catalog.listing import Listing
from catalog.load import load_folder
from catalog.supplier import Supplier
from curation.judging import Case, Judged, asked_channels, findings, judged
from curation.review import Act, Decision, read_ledger
from curation.rulebook import rulebook
from curation.subject import Twin
from curation.verdict import Gate, Readiness, judge
from site_builder.report import said
from tests.root import FOOD, SAMPLE, SUPPLIER, TODAY, Root

BOOK = rulebook(SAMPLE / "small")
PRAISED = ("id: Sambal pecel Contoh pedas 200 g", "id: Sambal pecel TERMURAH pedas 200 g")


def case(root: Root, **more: object) -> Case:
    listing = load_folder(root.path, read_ledger, f"products/{FOOD}").value
    supplier = load_folder(root.path, read_ledger, f"products/{SUPPLIER}").value
    made = Case(root.path, cast(Listing, listing), cast(Supplier, supplier), TODAY, TODAY, ledger=f"products/{FOOD}/review.yml")
    return replace(made, **more)  # type: ignore[arg-type]


def outcome(root: Root, **more: object) -> Judged:
    return judged(BOOK, case(root, **more))


def gate(of: Judged, channel: str) -> Readiness:
    one, = (one for one in of.readiness if one.channel == channel)
    return one


def marks(by: str, mark: int = 3) -> Decision:
    personal = [criterion.id for criterion in BOOK.rubric.criteria("food") if not criterion.machine]
    return Decision(TODAY, Act.JUDGE, by, "a" * 64, marks=dict.fromkeys(personal, mark))


def test_a_listing_that_keeps_every_standard_has_no_findings(root: Root) -> None:
    got = outcome(root)
    assert (got.findings(root.path), got.blocking) == ((), ())


def test_a_broken_standard_is_found_at_its_line_in_its_own_words(root: Root) -> None:
    root.edit(FOOD, *PRAISED)
    finding, = outcome(root).findings(root.path)
    assert (finding.file, finding.line, finding.column, finding.rule) == (f"products/{FOOD}/listing.yml", 3, 12, "nama-jujur")
    assert (said(finding.message, "id"), said(finding.help, "id")) == ("teks memuat kata 'TERMURAH'", "Hapus pujiannya dari nama.")
    assert outcome(root).blocking == ("nama-jujur",)


def test_advice_does_not_block(root: Root) -> None:
    root.edit(FOOD, "brand: Contoh\n", "")
    got = outcome(root)
    assert {one.rule for one in got.findings(root.path) if one.channels == ()} == {"merek-ada"}
    assert all(one.severity is Severity.ADVICE for one in got.findings(root.path))
    assert got.blocking == ()


def test_what_only_a_channel_asks_for_names_the_channel_and_is_advice(root: Root) -> None:
    root.edit(FOOD, 'gtin: "8990000000013", ', "")
    finding, = outcome(root).findings(root.path)
    assert (finding.rule, finding.channels, finding.severity) == ("barcode-ada", ("gerai-pasar-jaya",), Severity.ADVICE)


def test_what_no_channel_asked_for_asks_is_not_found(root: Root) -> None:
    root.edit(FOOD, 'gtin: "8990000000013", ', "")
    root.edit(FOOD, "channels: [gerai-pasar-jaya, konsinyasi-kkmp]", "channels: [konsinyasi-kkmp]")
    assert outcome(root).findings(root.path) == ()
    assert gate(outcome(root), "gerai-pasar-jaya").missing == ("barcode-ada",)


def test_for_one_channel_its_own_levels_count(root: Root) -> None:
    root.edit(FOOD, "brand: Contoh\n", "")
    one = case(root)
    verdict = judge(BOOK, one.subject)
    of = {channel: [(found.rule, found.severity) for found in findings(BOOK, one, verdict, channel)] for channel in BOOK.channels}
    assert of == {"gerai-pasar-jaya": [("merek-ada", Severity.ERROR)], "ekspor-hk": [("merek-ada", Severity.ADVICE)]}


@pytest.mark.parametrize(("old", "new", "asked"), [
    ("markets: [hk]", "markets: [hk]", ("ekspor-hk", "gerai-pasar-jaya")), ("markets: [hk]", "markets: [jp]", ("gerai-pasar-jaya",)),
    ("channels: [gerai-pasar-jaya, konsinyasi-kkmp]\nmarkets: [hk]", "markets: [hk]", ("ekspor-hk",)),
], ids=["a channel and a market", "a market nothing leads to", "a market alone"])
def test_channels_are_asked_for_by_name_or_by_market(root: Root, old: str, new: str, asked: tuple[str, ...]) -> None:
    root.edit(FOOD, old, new)
    assert asked_channels(BOOK, case(root).listing) == asked


def test_a_standard_that_came_later_than_the_approval_only_advises(root: Root) -> None:
    root.edit(FOOD, *PRAISED)
    before = BOOK.standards["nama-jujur"].since - timedelta(1)
    got = outcome(root, since=before)
    assert [one.severity for one in got.findings(root.path)] == [Severity.ADVICE]
    assert got.blocking == ()


def test_a_waived_standard_is_silent_and_does_not_block(root: Root) -> None:
    root.edit(FOOD, *PRAISED)
    got = outcome(root, waivers={"nama-jujur": {"id": "Merek terdaftar berbunyi demikian."}})
    assert (got.findings(root.path), got.blocking, gate(got, "gerai-pasar-jaya").gate) == ((), (), Gate.READY)


def test_a_waiver_that_is_not_needed_is_found(root: Root) -> None:
    finding, = outcome(root, waivers={"nama-jujur": {"id": "Tidak perlu."}}).findings(root.path)
    assert (finding.rule, finding.file, finding.severity) == ("waiver-unused", f"products/{FOOD}/review.yml", Severity.ADVICE)


def test_a_channel_may_want_more_curators_and_a_grade(root: Root) -> None:
    none, one, two = outcome(root), outcome(root, judgements=(marks("ani"),)), outcome(root, judgements=(marks("ani"), marks("budi")))
    assert [gate(got, "ekspor-hk").curators for got in (none, one, two)] == [2, 1, 0]
    assert [gate(got, "ekspor-hk").grade for got in (none, one, two)] == ["B", "", ""]
    assert [gate(got, "ekspor-hk").gate for got in (none, one, two)] == [Gate.MISSING, Gate.MISSING, Gate.READY]


def test_a_low_grade_keeps_a_listing_from_a_channel_that_asks_for_a_better_one(root: Root) -> None:
    got = outcome(root, judgements=(marks("ani", 0), marks("budi", 0)))
    assert (got.marked.grade.letter, gate(got, "ekspor-hk").grade) == ("D", "B")


def test_the_readers_own_findings_break_the_standards_that_mean_them(root: Root) -> None:
    assert gate(outcome(root, rules=frozenset({"identity-number"})), "gerai-pasar-jaya").gate is Gate.READY
    book = rulebook(SAMPLE.parents[1])
    named = next((one.id for one in book.standards.values() if "identity-number" in one.rules), "")
    got = judged(book, case(root, rules=frozenset({"identity-number"})))
    assert not named or all(named in one.missing for one in got.readiness if one.gate is not Gate.NOT_APPLICABLE)


@pytest.mark.parametrize("more", [{"on": date(2027, 1, 1)}, {"since": date(2020, 1, 1)}, {"rules": frozenset({"x"})}, {"waivers": {"merek-ada": {}}},
                                  {"judgements": (marks("ani"),)}, {"grade": "B"}, {"twins": (Twin("description", "x", "lain/lain"),)}], ids=lambda more: next(iter(more)))
def test_whatever_bears_on_the_outcome_is_in_its_key(root: Root, more: dict[str, object]) -> None:
    assert case(root, **more).key != case(root).key


def test_a_changed_byte_changes_the_key(root: Root) -> None:
    before = case(root).key
    root.edit(SUPPLIER, "workers: 7", "workers: 8")
    assert case(root).key != before
