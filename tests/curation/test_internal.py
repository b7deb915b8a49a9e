"""A check that breaks down is our fault: it is said so, keeps nobody out, and stops no other check."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from catalog.finding import Severity
from curation.breach import Breach
from curation.judging import INTERNAL, Case, Judged, findings, judged
from curation.rulebook import Rulebook
from curation.subject import Subject
from curation.verdict import judge
from site_builder.checking import cases, check
from site_builder.report import said
from tests.root import DRUM, FOOD, TODAY, Root


def broken(subject: Subject) -> Iterator[Breach]:
    """A check with a mistake in it."""
    yield Breach((), subject.nothing_like_this)  # type: ignore[attr-defined]


def with_broken(book: Rulebook, *ids: str) -> Rulebook:
    """The rulebook with a mistake in the checks of these standards."""
    standards = {id: replace(one, run=broken) if id in ids else one for id, one in book.standards.items()}
    channels = {id: replace(one, asks={key: replace(ask, run=broken) if key in ids else ask for key, ask in one.asks.items()})
                for id, one in book.channels.items()}
    return replace(book, standards=standards, channels=channels, edition=f"{book.edition}-{ids}")


def case_of(root: Root, entry: str, on: date = TODAY) -> tuple[Rulebook, Case]:
    found = check(root.path, on)
    return found.book, dict(cases(root.path, found.stands, found.twins, on))[f"products/{entry}"]


def outcome(root: Root, *ids: str, entry: str = FOOD) -> Judged:
    book, case = case_of(root, entry)
    return judged(with_broken(book, *ids), case)


def test_a_check_that_breaks_down_is_told_as_our_fault(root: Root) -> None:
    finding, = outcome(root, "nama-jujur").findings(root.path)
    assert (finding.file, finding.rule, finding.severity) == (f"products/{FOOD}/listing.yml", INTERNAL, Severity.ADVICE)
    for language, words in (("id", "ini kesalahan kami, bukan kesalahan Anda"), ("en", "this is our fault, not yours")):
        assert words in said(finding.message, language)
        assert "nama-jujur" in said(finding.message, language)
        assert "AttributeError" in said(finding.message, language)
    assert "kurator" in said(finding.help, "id")


def test_it_keeps_nobody_out_and_costs_no_marks(root: Root) -> None:
    whole, hurt = outcome(root), outcome(root, "nama-jujur", "barcode-ada")
    assert hurt.blocking == ()
    assert hurt.ready == whole.ready
    assert "barcode" not in hurt.marked.machine
    assert {id: mark for id, mark in hurt.marked.machine.items() if id != "barcode"} == {id: mark for id, mark in whole.marked.machine.items() if id != "barcode"}


def test_the_other_checks_go_on(root: Root) -> None:
    root.edit(FOOD, "name: {id: Sambal pecel Contoh pedas 200 g", "name: {id: Sambal pecel TERMURAH 200 g")
    assert {finding.rule for finding in outcome(root, "merek-ada").findings(root.path)} == {"nama-jujur", INTERNAL}


@pytest.mark.parametrize("channel", ["", "gerai-pasar-jaya"])
def test_it_is_told_to_whoever_asks(root: Root, channel: str) -> None:
    book, case = case_of(root, DRUM)
    hurt = with_broken(book, "nama-jujur")
    assert INTERNAL in {finding.rule for finding in findings(hurt, case, judge(hurt, case.subject), channel)}


def test_a_waiver_is_not_called_needless_because_a_check_broke_down(root: Root) -> None:
    book, case = case_of(root, FOOD)
    hurt = with_broken(book, "nama-jujur")
    waived = replace(case, waivers={"nama-jujur": {"id": "Nama dagang terdaftar"}})
    assert {finding.rule for finding in findings(hurt, waived, judge(hurt, case.subject))} == {INTERNAL}
