"""`etalase plan`: four forms of one plan, for whole, spoilt and broken listings. Never a traceback."""

import json
import shutil
from pathlib import Path

import pytest

from tests.root import DRUM, FOOD, SAMPLE, SUPPLIER, Root, told
from tests.site_builder.plans import spoil

FORMS = ("text", "whatsapp", "json", "pdf")
BROKEN = sorted(f"{path.parent.name}/{path.name}" for path in (SAMPLE / "broken/products").glob("*/*") if path.is_dir())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_plan_is_printed_in_every_form(root: Root, form: str, language: str) -> None:
    spoil(root)
    result = root.etalase("plan", FOOD, f"--format={form}", language=language)
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(result.stdout_bytes) > 300


@pytest.mark.parametrize("form", FORMS)
def test_the_same_is_written_to_a_file(root: Root, tmp_path: Path, form: str) -> None:
    spoil(root)
    printed = root.etalase("plan", FOOD, f"--format={form}").stdout_bytes
    written = root.etalase("plan", FOOD, f"--format={form}", f"--output={tmp_path / 'rencana'}")
    assert (written.exit_code, written.stdout_bytes) == (0, b"")
    assert (tmp_path / "rencana").read_bytes() == printed


def test_text_for_a_file_has_no_signs_for_terminals(root: Root, tmp_path: Path) -> None:
    root.etalase("plan", FOOD, f"--output={tmp_path / 'rencana'}")
    assert b"\x1b" not in (tmp_path / "rencana").read_bytes()


@pytest.mark.parametrize("entry", [FOOD, f"products/{FOOD}", f"{FOOD}/", f"/{FOOD}"])
def test_a_listing_is_named_by_its_folder(root: Root, entry: str) -> None:
    assert json.loads(root.etalase("plan", entry, "--format=json").stdout)["listing"] == FOOD


@pytest.mark.parametrize(("entry", "said"), [
    (f"{SUPPLIER}/sambal-pecel-200", f"tidak ada produk {SUPPLIER}/sambal-pecel-200; maksudnya `{FOOD}`?"),
    (SUPPLIER, f"tidak ada produk {SUPPLIER}"), ("../../etc/passwd", "tidak ada produk"), ("x/y/z", "tidak ada produk")],
    ids=["a slip", "a supplier", "a way out", "too deep"])
def test_what_is_no_listing_is_refused(root: Root, entry: str, said: str) -> None:
    result = root.etalase("plan", entry)
    assert result.exit_code == 2
    assert said in told(result.stderr)


def test_an_approved_listing_that_misses_nothing_is_told_so(approved: Root) -> None:
    result = approved.etalase("plan", FOOD, language="en")
    assert "published; approved until 30 June 2027" in result.stdout
    assert "Nothing is missing: ready for Pasar Jaya outlet." in " ".join(result.stdout.split())


def test_a_listing_that_asks_for_no_channel_is_planned_for_all_that_take_it(root: Root) -> None:
    said = json.loads(root.etalase("plan", DRUM, "--format=json").stdout)
    assert said["wanted"] == ["gerai-pasar-jaya"]


def test_a_returned_listing_says_what_the_curator_wrote(approved: Root) -> None:
    approved.decide(FOOD, "return", reason={"id": "Foto label buram."})
    assert "Foto label buram." in approved.etalase("plan", FOOD).stdout
    said = approved.etalase("plan", FOOD, "--format=whatsapp").stdout
    assert "Foto label buram. Selain itu tidak ada yang kurang. Supaya dapat tampil, kirimkan kembali." in said


def test_a_plan_that_is_done_opens_what_it_promised(root: Root) -> None:
    root.edit(FOOD, 'gtin: "8990000000013", ', "")
    stage, = json.loads(root.etalase("plan", FOOD, "--format=json").stdout)["stages"]
    assert stage["opens"] == ["gerai-pasar-jaya"]
    root.edit(FOOD, 'sku: "0012"', 'gtin: "8990000000013", sku: "0012"')
    after = json.loads(root.etalase("plan", FOOD, "--format=json").stdout)
    assert (after["stages"], after["ready"]) == ([], ["gerai-pasar-jaya"])


def test_without_a_site_a_message_says_what_is_missing(root: Root) -> None:
    (root.path / "site.yml").unlink()
    assert root.etalase("plan", FOOD).exit_code == 0
    result = root.etalase("plan", FOOD, "--format=whatsapp")
    assert (result.exit_code, "site.yml" in told(result.stderr)) == (2, True)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Root:
    path = tmp_path_factory.mktemp("broken") / "root"
    shutil.copytree(SAMPLE / "broken", path)
    for folder in ("standards", "channels"):
        shutil.copytree(SAMPLE / "small/curation" / folder, path / "curation" / folder)
    shutil.copy(SAMPLE / "small/site.yml", path)
    return Root(path)


@pytest.mark.parametrize("entry", BROKEN)
def test_whatever_is_broken_there_is_a_plan_to_mend_it(broken: Root, entry: str) -> None:
    for form in FORMS:
        result = broken.etalase("plan", entry, f"--format={form}")
        if result.exit_code == 2:
            assert "tidak ada produk" in told(result.stderr)
        else:
            assert (result.exit_code, len(result.stdout_bytes) > 100) == (0, True)
