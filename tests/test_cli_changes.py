"""The commands that write: decisions, skeletons, sites. What they say, in both languages, and what they leave alone."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from curation.review import Act
from tests.root import BY, DRUM, FOOD, Root, told

# decide

def test_a_decision_is_written_and_told(root: Root) -> None:
    result = root.etalase("decide", FOOD, "approve", "--by", BY)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == f"{FOOD}: tayang; disetujui sampai 30 Juni 2027"
    assert lines[1].startswith("sidik isi ")
    assert root.ledger(FOOD).read_text().count("approve") == 1


def test_a_decision_carries_its_reason_in_both_languages(root: Root) -> None:
    result = root.etalase("decide", FOOD, "return", "--by", BY, "--reason", "Label belum lengkap", "--reason-en", "The label is incomplete", language="en")
    assert result.exit_code == 0
    assert "The label is incomplete" in result.stdout
    assert "Label belum lengkap" in root.etalase("status", FOOD).stdout


@pytest.mark.parametrize(("words", "said"), [
    (("approve", "--by", "siapa"), "bukan kurator"), (("approve", "--by", "dewi-contoh"), "bukan kurator"), (("return", "--by", BY), "memerlukan alasan"),
    (("renew", "--by", BY), "tidak dapat diputus"), (("approve", "--by", BY, "--until", "2030-01-01"), "tidak dapat berlaku sampai 1 Januari 2030"),
    (("approve", "--by", BY, "--until", "2020-01-01"), "tidak dapat berlaku sampai 1 Januari 2020"), (("return", "--by", BY, "--reason", "x"), "baru 1 huruf"),
    (("return", "--by", BY, "--reason-en", "only English"), "belum ada dalam bahasa `id`"), (("withdraw", "--by", BY, "--reason", "a\x00b c"), "terlarang"),
    (("withdraw", "--by", BY, "--reason", "Habis", "--replacement", "../x"), "belum berbentuk nama pendek"),
], ids=["a stranger", "one who no longer serves", "no reason", "nothing to renew", "for too long", "over already", "a reason of a letter", "only English",
        "a hidden character", "a path as replacement"])
def test_a_refused_decision_says_why_and_changes_nothing(root: Root, words: tuple[str, ...], said: str) -> None:
    result = root.etalase("decide", FOOD, *words)
    assert result.exit_code == 1
    assert said in told(result.stderr)
    assert "perbaiki:" in result.stderr
    assert not root.ledger(FOOD).exists()


def test_nobody_decides_about_what_they_submitted(root: Root) -> None:
    root.etalase("decide", FOOD, "submit", "--by", BY)
    result = root.etalase("decide", FOOD, "approve", "--by", BY, language="en")
    assert result.exit_code == 1
    assert "submitted the entry and cannot decide" in result.stderr


def git(root: Root, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root.path, check=True, capture_output=True)


@pytest.mark.parametrize(("email", "exit_code"), [("ani@contoh.example", 0), ("siapa@contoh.example", 2)])
def test_the_one_who_commits_is_the_curator_unless_named(root: Root, email: str, exit_code: int) -> None:
    git(root, "init", "-q")
    git(root, "config", "user.email", email)
    result = root.etalase("decide", FOOD, "approve")
    assert result.exit_code == exit_code
    assert exit_code == 0 or "sebutkan kuratornya dengan --by" in result.stderr


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_its_word_on_the_command_line(approved: Root, act: Act) -> None:
    approved.decide(FOOD, until=date(2026, 12, 31))
    result = approved.etalase("decide", FOOD, act.value, "--by", "budi-contoh", "--reason", "Alasan yang baik", "--mark", "rasa=2")
    assert result.exit_code == 0, result.output


# new

def test_a_supplier_and_a_listing_are_begun_from_skeletons(tmp_path: Path) -> None:
    root = Root(tmp_path)
    assert root.etalase("new", "supplier", "contoh-baru").exit_code == 0
    result = root.etalase("new", "listing", "contoh-baru/keripik-100g", "--kind", "food", language="en")
    assert result.exit_code == 0
    assert result.stdout.strip() == str(tmp_path / "products/contoh-baru/keripik-100g/listing.yml")
    assert "Nama yang dikenal pembeli" in root.file("contoh-baru").read_text("utf-8")
    assert "Type, brand, variant" in root.file("contoh-baru/keripik-100g").read_text("utf-8")
    assert sorted(path.stem for path in (tmp_path / ".cache/schema").iterdir()) == [
        "commodity", "craft", "food", "goods", "live-animal", "live-plant", "supplier"]
    assert root.etalase("check").exit_code == 1


def test_an_editor_finds_the_schema_where_the_skeleton_points(tmp_path: Path) -> None:
    root = Root(tmp_path)
    root.etalase("new", "supplier", "contoh-baru")
    root.etalase("new", "listing", "contoh-baru/keripik", "--kind", "food")
    for entry in ("contoh-baru", "contoh-baru/keripik"):
        pointer = root.file(entry).read_text("utf-8").splitlines()[0].partition("$schema=")[2]
        assert json.loads((root.folder(entry) / pointer).read_text("utf-8"))["type"] == "object"


@pytest.mark.parametrize(("words", "said"), [
    (("supplier", "Contoh Baru"), "PEMASOK"), (("supplier", "../x"), "PEMASOK"), (("supplier", "a/b"), "PEMASOK"), (("supplier", ""), "PEMASOK"),
    (("listing", "contoh-dapur"), "PEMASOK/PRODUK"), (("listing", "contoh-dapur/x/y"), "PEMASOK/PRODUK"), (("listing", "contoh-dapur/.."), "PEMASOK/PRODUK"),
    (("listing", "contoh-dapur/baru"), "--kind"), (("listing", "hilang/baru", "--kind", "food"), "etalase new supplier hilang"),
    (("supplier", "contoh-dapur"), "sudah ada"), (("listing", FOOD, "--kind", "food"), "sudah ada"), (("listing", "contoh-dapur/baru", "--kind", "fish"), "fish"),
    (("shop", "x"), "shop"),
], ids=lambda value: " ".join(value) if isinstance(value, tuple) else "")
def test_a_skeleton_that_cannot_be_begun_is_wrong_usage(root: Root, words: tuple[str, ...], said: str) -> None:
    before = sorted(root.path.rglob("*"))
    result = root.etalase("new", *words)
    assert result.exit_code == 2
    assert said in told(result.stderr)
    assert sorted(root.path.rglob("*")) == before


# build

def test_a_build_says_what_it_published(built: Root) -> None:
    result = built.etalase("build")
    assert result.exit_code == 0
    assert "2 produk dari 1 pemasok tayang; 0 ditahan" in result.stdout
    assert (built.path / "site/index.html").exists()
    assert "2 listings of 1 suppliers are published, 0 entries are withheld" in built.etalase("build", language="en").stdout


def test_changing_a_byte_takes_a_listing_off_at_the_next_build_and_approving_brings_it_back(built: Root) -> None:
    pages = built.path / "site/produk/sambal-pecel-200g/index.html"
    built.etalase("build")
    assert "18.500" in pages.read_text("utf-8")
    built.edit(FOOD, "amount: 18500", "amount: 19500")
    result = built.etalase("build")
    assert result.exit_code == 1
    assert f"{FOOD}: sedang ditinjau; isinya tidak sama dengan yang disetujui pada 21 November 2026" in result.stdout
    assert "18.500" not in pages.read_text("utf-8")
    assert "19.500" not in pages.read_text("utf-8")
    assert built.etalase("decide", FOOD, "approve", "--by", "budi-contoh").exit_code == 0
    assert built.etalase("build").exit_code == 0
    assert "19.500" in pages.read_text("utf-8")


def test_a_build_with_trouble_still_publishes_the_rest(built: Root) -> None:
    built.file(FOOD).write_text("a: b: c\n")
    result = built.etalase("build", "--json")
    assert result.exit_code == 1
    summary = json.loads(result.stdout)
    assert summary["published"] == [DRUM]
    assert [one["entry"] for one in summary["withheld"]] == [FOOD]


BROKEN = {
    "no site.yml": lambda root: (root.path / "site.yml").unlink(),
    "an unreadable site.yml": lambda root: (root.path / "site.yml").write_text("url: a: b\n"),
    "an address without a slash": lambda root: _edit(root.path / "site.yml", "katalog/", "katalog"),
    "a language nobody knows": lambda root: _edit(root.path / "site.yml", "[id, en]", "[id, xx]"),
    "a register that cannot be read": lambda root: (root.path / "curation/curators.yml").write_text("curators: [\n"),
    "a register of nobody": lambda root: (root.path / "curation/curators.yml").write_text("curators: []\n"),
    "terms that make no sense": lambda root: (root.path / "curation/policy.yml").write_text("review_every_days: soon\n"),
    "a book of addresses that cannot be read": lambda root: (root.path / "products/retired.yml").write_text("- a\n"),
}


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("spoil", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_configuration_is_one_sentence_and_leaves_the_old_site(built: Root, spoil: object) -> None:
    built.etalase("build")
    before = {path: path.read_bytes() for path in (built.path / "site").rglob("*") if path.is_file()}
    spoil(built)  # type: ignore[operator]
    result = built.etalase("build")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(told(result.stderr).strip().splitlines()) == 1
    assert ".yml" in result.stderr
    assert {path: path.read_bytes() for path in (built.path / "site").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("command", ["check", "status", "build"])
def test_a_folder_that_is_no_catalogue_is_said_so(tmp_path: Path, command: str) -> None:
    shutil.copy(Path(__file__).parent / "sample/small/site.yml", tmp_path)
    result = Root(tmp_path).etalase(command)
    assert result.exit_code == 2
    assert "products" in told(result.stderr)
