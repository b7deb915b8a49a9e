"""Reports on a terminal and for programs: what, how to mend it, where to read on, and for whom."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder import report
from site_builder.report.json import as_json
from site_builder.report.signpost import Signpost, signpost
from tests.root import FOOD, Root
from tests.site_builder.reports import ADDRESS, FILE, KINDS, finding, signs


def lines(*findings: object, language: str = "en") -> list[str]:
    return list(report.as_text(findings, language, signs()))  # type: ignore[arg-type]


def test_a_broken_standard_is_told_in_three_lines() -> None:
    assert lines(finding()) == [
        f"{FILE}:14:3: there is no 'identifiers.gtin' [barcode-ada]", "    fix: add `identifiers.gtin`", f"    see: {ADDRESS.replace('katalog/', 'katalog/en/')}"]
    assert lines(finding(), language="id")[2] == f"    lihat: {ADDRESS}"


def test_what_is_no_standard_is_told_in_two_lines() -> None:
    assert len(lines(finding("wrong-type"))) == 2


@pytest.mark.parametrize(("error", "channels", "end"), [
    (True, (), "[barcode-ada]"), (False, (), "[barcode-ada] (saran)"),
    (True, ("gerai-pasar-jaya",), "[barcode-ada] (untuk Gerai Pasar Jaya)"),
    (False, ("gerai-pasar-jaya", "ekspor-hk"), "[barcode-ada] (saran) (untuk Gerai Pasar Jaya, Ekspor ke Hong Kong)"),
], ids=["an error", "advice", "an error for a channel", "advice for two"])
def test_what_only_channels_ask_for_names_them(error: bool, channels: tuple[str, ...], end: str) -> None:
    assert lines(finding(error=error, channels=channels), language="id")[0].endswith(end)


def test_without_a_signpost_there_are_two_lines_and_the_ids_of_channels() -> None:
    told = list(report.as_text([finding(channels=("mbg",))], "en"))
    assert len(told) == 2
    assert told[0].endswith("(for mbg)")


@pytest.mark.parametrize(("errors", "advice", "said"), [
    (0, 0, ["0 problems found"]), (1, 0, ["1 problem found"]), (0, 2, ["2 problems found"]), (2, 0, ["2 problems found"]),
    (1, 2, ["3 problems found", "1 of them keeps its entry out; the rest is advice"]),
    (2, 1, ["3 problems found", "2 of them keep their entry out; the rest is advice"]),
])
def test_the_summary_says_how_many_keep_out_where_some_do_and_some_do_not(errors: int, advice: int, said: list[str]) -> None:
    assert list(report.tally([finding()] * errors + [finding(error=False)] * advice, "en")) == said


def test_json_has_one_object_a_finding_with_its_channels_and_its_link() -> None:
    one, other = json.loads(as_json([finding(channels=("ekspor-hk",), error=False), finding("wrong-type")], "id", signs()))
    assert one == {"file": FILE, "line": 14, "column": 3, "rule": "barcode-ada", "severity": "advice", "message": "there is no 'identifiers.gtin'",
                   "help": "add `identifiers.gtin`", "channels": ["ekspor-hk"], "link": ADDRESS}
    assert (other["channels"], other["link"]) == ([], None)
    assert len(json.loads(as_json(KINDS, "en", signs()))) == len(KINDS)


# the signpost

def test_a_rule_of_the_file_reader_leads_to_the_standard_that_means_it() -> None:
    book = signs().book
    named = replace(signs(), book=replace(book, standards={id: replace(one, rules=("photo-missing",)) if id == "nama-jujur" else one for id, one in book.standards.items()}))
    assert named.address("photo-missing", "id").endswith("/standar/nama-jujur/")


def test_a_language_the_site_does_not_have_is_led_to_its_first() -> None:
    assert signs().address("barcode-ada", "ja") == ADDRESS


def test_without_a_site_an_address_is_a_path(root: Root) -> None:
    (root.path / "site.yml").unlink()
    assert signpost(root.path, signs().book) == Signpost(signs().book)
    assert signpost(root.path, signs().book).address("barcode-ada", "en") == "/en/standar/barcode-ada/"


def test_a_channel_nobody_knows_is_called_by_its_id() -> None:
    assert signs().channels(("gerai-pasar-jaya", "bulan"), "en") == "Pasar Jaya outlet, bulan"


def test_the_files_of_the_samples_are_those_that_reports_are_tried_on() -> None:
    assert Path(FILE).parent.as_posix() == f"products/{FOOD}"
