"""`etalase explain`: everything there is to know about a standard or a channel, in both languages."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from curation.rulebook import rulebook
from site_builder.cli import main
from tests.depth import fuzz, mixed
from tests.root import SAMPLE, Root, told

BOOK = rulebook(Path())


def explained(*words: str, language: str = "id", root: Path = SAMPLE / "small") -> Result:
    result = CliRunner().invoke(main, ["explain", *words, f"--root={root}", f"--language={language}"])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_standard_says_why_how_who_helps_and_which_channels_ask_for_it() -> None:
    said = explained("barcode-ada", language="en").stdout
    for part in ("There is a barcode", "Why:       The outlet's till scans every item.", "How:       Register the item with GS1 Indonesia",
                 "Help:      GS1 Indonesia", "Bring:     NIB", "Time:      about 14 days", "since 1 January 2026",
                 "Source:    The sample catalogue.", "Channels that name it\n  - Pasar Jaya outlet [gerai-pasar-jaya]"):
        assert part in said


def test_a_standard_shows_what_keeps_and_what_breaks_it() -> None:
    said = explained("nama-jujur").stdout
    assert "Sambal pecel Contoh 200 g" in said
    assert "Sambal pecel TERMURAH 200 g" in said


def test_a_channel_says_what_it_takes_and_what_it_asks() -> None:
    said = explained("ekspor-hk", language="en").stdout
    for part in ("Export to Hong Kong", "Takes:     Processed food", "Market:    Hong Kong", "Grade:     B or better", "Curators:  2",
                 "It advises\n  - There is a brand [merek-ada]", "It also asks for the 1 standard that holds everywhere."):
        assert part in said


def test_a_rule_of_the_file_reader_is_explained_by_the_standard_that_names_it() -> None:
    named = next((standard, rule) for standard in BOOK.standards.values() for rule in standard.rules)
    assert f"\n{named[0].id} · " in explained(named[1], root=Path()).stdout


@fuzz
@pytest.mark.parametrize(("id", "language"), mixed(sorted({*BOOK.standards, *BOOK.channels}), ("id", "en")))
def test_every_standard_and_channel_can_be_explained(id: str, language: str) -> None:
    result = explained(id, language=language, root=Path())
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    kept = BOOK.standards[id] if id in BOOK.standards else BOOK.channels[id]
    assert " ".join(kept.why[language].split()) in text
    assert "{" not in result.stdout.split("\n\n")[1]


@pytest.mark.parametrize("id", sorted(BOOK.standards)[::9])
def test_a_standard_as_data_has_its_keys(id: str) -> None:
    data = json.loads(explained(id, "--json", root=Path()).stdout)
    assert set(data) == {"standard", "title", "level", "since", "until", "why", "how", "office", "papers", "days", "applies", "check",
                         "parameters", "rules", "judged", "criterion", "source", "asked", "meets", "breaks", "trials"}
    assert data["standard"] == id
    assert data["trials"] == {"run": len(data["meets"]) + len(data["breaks"]), "failing": []}


@pytest.mark.parametrize("id", sorted(BOOK.channels))
def test_a_channel_as_data_has_its_keys(id: str) -> None:
    data = json.loads(explained(id, "--json", root=Path()).stdout)
    assert set(data) == {"channel", "name", "help", "why", "scope", "market", "takes", "grade", "curators", "asks", "source"}
    assert {ask["standard"] for ask in data["asks"]} <= set(BOOK.standards)


@pytest.mark.parametrize(("typed", "meant"), [("barcod-ada", "barcode-ada"), ("pasar jaya", "gerai-pasar-jaya"), ("Hong Kong", "ekspor-hk"),
                                              ("There is a brand", "merek-ada")])
def test_what_was_meant_is_asked(typed: str, meant: str) -> None:
    result = explained(typed)
    assert result.exit_code == 2
    assert f"maksudnya `{meant}`?" in told(result.stderr)


def test_nothing_is_guessed_where_nothing_is_near() -> None:
    result = explained("qqqq", language="en")
    assert result.exit_code == 2
    assert "there is no standard and no channel 'qqqq'\n" in told(result.stderr)


# a standard's examples

@pytest.mark.parametrize(("language", "said"), [("id", "Contohnya sudah dijalankan dan berlaku."), ("en", "Its examples were run, and they hold.")])
def test_who_adds_a_standard_is_told_that_its_examples_hold(language: str, said: str) -> None:
    result = explained("nama-jujur", language=language)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, said)


def test_a_channel_has_no_examples_and_says_nothing_of_them() -> None:
    assert "dijalankan" not in explained("ekspor-hk").stdout
    assert "trials" not in json.loads(explained("ekspor-hk", "--json").stdout)


@pytest.mark.parametrize(("language", "heading", "first", "second"), [
    ("id", "Contoh yang tidak berlaku", "- nomor 2 di bawah `meets`: standar ini menemukan pelanggaran di: name.id", "- nomor 1 di bawah `breaks`: standar ini tidak menemukan pelanggaran apa pun"),
    ("en", "Examples that do not hold", "- number 2 under `meets`: the standard finds something wrong in it: name.id", "- number 1 under `breaks`: the standard finds nothing wrong in it")])
def test_an_example_that_does_not_hold_is_named_and_ends_with_one(root: Root, language: str, heading: str, first: str, second: str) -> None:
    path = root.path / "curation/standards/nama-jujur.yml"
    text = path.read_text("utf-8").partition("meets:")[0]
    path.write_text(text + "meets: [{}, {listing: {name.id: Sambal TERMURAH 200 g}}]\nbreaks: [{listing: {name.id: Sambal pecel 200 g}}]\n", "utf-8")
    result = explained("nama-jujur", language=language, root=root.path)
    assert result.exit_code == 1
    assert [" ".join(line.split()) for line in result.stdout.splitlines()[-3:]] == [heading, first, second]
    data = json.loads(explained("nama-jujur", "--json", language=language, root=root.path).stdout)
    assert data["trials"]["run"] == 3
    assert [(one["under"], one["number"]) for one in data["trials"]["failing"]] == [("meets", 2), ("breaks", 1)]


def test_a_broken_rulebook_is_told_with_its_line(root: Root) -> None:
    path = root.path / "curation/standards/barcode-ada.yml"
    path.write_text(path.read_text("utf-8").replace("level: channel", "level: strict"), "utf-8")
    result = explained("merek-ada", root=root.path)
    assert result.exit_code == 2
    assert "barcode-ada.yml:" in told(result.stderr)
