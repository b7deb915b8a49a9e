"""The command line: what people type, what they are told in their language, and the exit code. Never a traceback."""

import json
import os
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from site_builder.cli import FOLDER, SHARED, main
from tests.root import BY, DRUM, FOOD, SUPPLIER, Root, told

# check

def test_a_whole_catalogue_has_no_problems(approved: Root) -> None:
    for language, said in (("id", "ditemukan 0 masalah"), ("en", "0 problems found")):
        result = approved.etalase("check", language=language)
        assert (result.exit_code, result.stdout, result.stderr.strip()) == (0, "", said)


def test_one_problem_is_counted_as_one(root: Root) -> None:
    root.edit(FOOD, "amount: 18500", "amount: 18.500")
    assert root.etalase("check", language="en").stderr.strip() == "1 problem found"
    assert root.etalase("check", language="id").stderr.strip() == "ditemukan 1 masalah"


def test_a_problem_is_told_in_two_lines_and_fails(root: Root) -> None:
    root.edit(FOOD, "category: sambal-pecel", "category: sambal-pecell")
    result = root.etalase("check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"products/{FOOD}/listing.yml:10:11: 'sambal-pecell' tidak ada dalam daftar 'category' (Kategori) [unknown-reference]",
        "    perbaiki: maksudnya `sambal-pecel`?"]
    assert root.etalase("check", language="en").stdout.splitlines() == [
        f"products/{FOOD}/listing.yml:10:11: 'sambal-pecell' is not in the list of 'category' (Category) [unknown-reference]",
        "    fix: did you mean `sambal-pecel`?"]


def test_advice_is_told_and_does_not_fail(root: Root) -> None:
    (root.folder(FOOD) / "catatan.txt").write_text("x")
    result = root.etalase("check")
    assert result.exit_code == 0
    assert "(saran)" in result.stdout


def test_nothing_in_a_file_reaches_the_terminal_raw(root: Root) -> None:
    for n, name in enumerate(("\x1b[31mmerah", "a\r\nb", "a\u202eb", "::error::x", "\u009b31m")):
        (root.path / "products" / f"{n}{name}").mkdir()
    (root.folder(FOOD) / os.fsdecode(b"foto\xff\x1b.jpg")).write_bytes(b"x")
    for form in ("text", "json", "github"):
        result = root.etalase("check", "--format", form)
        assert result.exit_code == 1
        assert all(sign.isprintable() or sign == "\n" for sign in result.output), form
        assert form == "github" or not any(line.startswith("::") for line in result.output.splitlines())


def test_the_language_comes_from_the_environment_unless_it_is_given(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ETALASE_LANGUAGE", "en")
    assert CliRunner().invoke(main, ["check", "--root", str(root.path)]).stderr.strip() == "0 problems found"
    assert root.etalase("check", language="id").stderr.strip() == "ditemukan 0 masalah"


# status

def test_every_entry_is_told_where_it_stands(approved: Root) -> None:
    assert approved.etalase("status").stdout.splitlines() == [
        f"{SUPPLIER}: tayang; disetujui sampai 21 November 2027", f"{DRUM}: tayang; disetujui sampai 21 November 2027",
        f"{FOOD}: tayang; disetujui sampai 30 Juni 2027"]
    assert approved.etalase("status", FOOD, language="en").stdout.splitlines()[0] == f"{FOOD}: published; approved until 30 June 2027"


def test_a_past_and_a_coming_day_can_be_asked_for(approved: Root) -> None:
    assert "belum ada keputusan" in approved.etalase("status", FOOD, on=date(2026, 1, 1)).stdout
    assert "hampir berakhir" in approved.etalase("status", FOOD, on=date(2027, 6, 1)).stdout
    assert "disembunyikan" in approved.etalase("status", FOOD, on=date(2027, 7, 1)).stdout
    assert "diarsipkan" in approved.etalase("status", FOOD, on=date(2029, 1, 1)).stdout


def test_where_an_entry_stands_can_be_had_as_json(approved: Root) -> None:
    one, = json.loads(approved.etalase("status", FOOD, "--json", language="en").stdout)
    assert {key: one[key] for key in ("entry", "state", "why", "until")} == {
        "entry": FOOD, "state": "published", "why": "approved until 30 June 2027", "until": "2027-06-30"}
    assert len(json.loads(approved.etalase("status", "--json").stdout)) == 3


def test_an_entry_there_is_not_is_wrong_usage(approved: Root) -> None:
    for language, said in (("id", "tidak ada pemasok atau produk hilang"), ("en", "there is no entry hilang")):
        for words in (("status", "hilang"), ("decide", "hilang", "approve", "--by", BY), ("decide", "../hilang", "approve", "--by", BY)):
            result = approved.etalase(*words, language=language)
            assert result.exit_code == 2
            assert said.split(" hilang")[0] in told(result.stderr)


# wrong usage, and the shape of all commands

@pytest.mark.parametrize("words", [
    ("nothing",), ("check", "--format", "xml"), ("check", "--root", "/nowhere"), ("check", "--language", "fr"), ("check", "--as-of", "besok"),
    ("check", "--as-of", "2026-02-30"), ("decide",), ("decide", "a"), ("decide", "a", "publish"), ("decide", "a", "approve", "--until", "soon"), ("new",), ("new", "supplier"),
    ("build", "--nothing"), ("serve", "--port", "99999"), ("status", "a", "b"),
], ids=" ".join)
def test_wrong_usage_is_told_and_exits_with_two(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 2
    assert "Error" in told(result.stderr)


@pytest.mark.parametrize("on", ["0001-01-01", "1899-12-31", "2199-12-31", "9999-12-31", "2024-02-29"])
@pytest.mark.parametrize("words", [("check",), ("status",), ("decide", DRUM, "approve", "--by", BY), ("decide", FOOD, "renew", "--by", BY), ("build",)], ids=" ".join)
def test_any_day_can_be_given_without_a_traceback(approved: Root, words: tuple[str, ...], on: str) -> None:
    result = approved.etalase(*words, "--as-of", on, on=None)
    assert result.exit_code in (0, 1)
    told(result.output)


@pytest.mark.parametrize("command", sorted({path.stem for path in FOLDER.glob("*.py")} - SHARED))
def test_every_command_takes_a_root_and_a_language_and_explains_itself(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert "--root" in result.output
    assert "--language" in result.output
    made = main.get_command(click.Context(main), command)
    assert made is not None
    assert made.help
    assert all(option.help for option in made.params if isinstance(option, click.Option))


@pytest.mark.parametrize("command", ["check", "status", "decide", "build", "serve"])
def test_where_time_matters_a_day_can_be_given(command: str) -> None:
    assert "--as-of" in CliRunner().invoke(main, [command, "--help"]).output


def test_the_day_can_come_from_the_environment(approved: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ETALASE_AS_OF", "2027-07-01")
    assert "disembunyikan" in approved.etalase("status", FOOD, on=None).stdout


def test_today_is_the_day_unless_another_is_given(root: Root) -> None:
    root.decide(SUPPLIER, on=date.today())
    assert "tayang" in root.etalase("status", SUPPLIER, on=None).stdout
    assert "belum ada keputusan" in root.etalase("status", SUPPLIER, on=date.today() - timedelta(1)).stdout


@pytest.mark.parametrize("words", [("check",), ("check", "--json"), ("status",), ("queue",), ("explain", "barcode-ada"), ("decide", "--template")], ids=" ".join)
def test_a_reader_who_has_read_enough_is_no_trouble(root: Root, words: tuple[str, ...]) -> None:
    root.edit(FOOD, "category: sambal-pecel", "category: sambal-pecell")
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "site_builder", *words, "--root", str(root.path)]
    home = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(command, env=home, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.stderr.decode() == ""


def test_a_closed_pipe_and_no_terminal_are_no_trouble(approved: Root) -> None:
    command = [sys.executable, "-m", "site_builder", "status", "--root", str(approved.path)]
    home = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "LC_ALL": "C"}
    done = subprocess.run(command, env=home, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert "tayang" in done.stdout.decode()


def test_what_is_remembered_changes_nothing_that_is_said(approved: Root) -> None:
    first = approved.etalase("check", "--format", "json").stdout, approved.etalase("status").stdout
    assert (approved.path / ".cache/catalogue").exists()
    assert (approved.etalase("check", "--format", "json").stdout, approved.etalase("status").stdout) == first
    for spoil in (b"", b"x" * 100, (approved.path / ".cache/catalogue").read_bytes()[:-1], (approved.path / ".cache/catalogue").read_bytes()[::-1]):
        (approved.path / ".cache/catalogue").write_bytes(spoil)
        assert (approved.etalase("check", "--format", "json").stdout, approved.etalase("status").stdout) == first


def test_any_damage_to_any_file_is_told_and_is_never_a_traceback(approved: Root) -> None:
    chance = random.Random(5)
    files = sorted(path for folder in ("products", "curation") for path in (approved.path / folder).rglob("*") if path.is_file())
    for _ in range(80):
        path = chance.choice(files)
        before = path.read_bytes()
        data = bytearray(before)
        for _ in range(chance.choice([1, 1, 4, 40])):
            at = chance.randrange(len(data) + 1)
            data[at:at + chance.choice([0, 1, 9])] = chance.choice([b"", b"\0", b"\n", b"\t", b": ", b"- ", b"[", b"}", b"&a ", b"\xff", b"'", b"9999-12-31", b"  "])
        path.write_bytes(bytes(data))
        result = approved.etalase("check", "--format", "json")
        told(result.output)
        assert result.exit_code in ((0, 1, 2) if "curation" in path.parts else (0, 1) if path.name == "review.yml" or data == before else (1,)), path
        assert len(result.stderr.splitlines()) == 1 if result.exit_code == 2 else isinstance(json.loads(result.stdout), list)
        path.write_bytes(before)
