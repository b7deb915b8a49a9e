"""A catalogue broken on purpose: every trouble is told, in the reader's language, and everything whole is still published."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.golden import matches
from tests.root import SAMPLE, Root

WHOLE = ["contoh-baik/berkas-lebih", "contoh-baik/mangkuk-kayu"]
BROKEN = sorted(path.name for path in (SAMPLE / "broken/products").glob("*/*") if path.is_dir() and f"{path.parent.name}/{path.name}" not in WHOLE)


@pytest.fixture(scope="module")
def _broken(tmp_path_factory: pytest.TempPathFactory) -> Root:
    path = tmp_path_factory.mktemp("broken") / "root"
    shutil.copytree(SAMPLE / "broken", path)
    for folder in ("standards", "channels"):
        shutil.copytree(SAMPLE / "small/curation" / folder, path / "curation" / folder)
    return Root(path)


@pytest.fixture(scope="module")
def built(_broken: Root) -> tuple[Root, str, int]:
    result = _broken.etalase("build")
    return _broken, result.output, result.exit_code


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_trouble_is_told_with_its_place_and_its_remedy(_broken: Root, language: str) -> None:
    result = _broken.etalase("check", language=language)
    assert result.exit_code == 1
    assert matches(f"broken-check.{language}.txt", result.stdout)
    assert "20" in result.stderr


def test_every_message_is_translated(_broken: Root) -> None:
    said = {language: _broken.etalase("check", language=language).stdout.splitlines() for language in ("id", "en")}
    assert len(said["id"]) == len(said["en"])
    assert not set(said["id"]) & set(said["en"])


def test_each_broken_entry_has_a_comment_that_says_what_is_wrong() -> None:
    for path in (SAMPLE / "broken/products").glob("*/*/listing.yml"):
        assert path.read_text("utf-8").startswith("# "), path


def test_the_build_says_what_it_withholds_and_why(built: tuple[Root, str, int]) -> None:
    root, output, exit_code = built
    assert exit_code == 1
    said = re.sub(r"\d+ halaman, \d+ berkas", "N halaman, N berkas", output.replace(str(root.path), "ROOT"))
    assert matches("broken-build.id.txt", said)


def test_everything_whole_is_published(built: tuple[Root, str, int]) -> None:
    root, _, _ = built
    result = root.etalase("build", "--json")
    assert json.loads(result.stdout)["published"] == WHOLE
    for entry in WHOLE:
        assert len(list((root.path / "site").rglob(f"{entry.partition('/')[2]}/index.html"))) == 2


def test_nothing_broken_is_in_any_file_of_the_site(built: tuple[Root, str, int]) -> None:
    root, _, _ = built
    texts = {path: path.read_text("utf-8") for path in (root.path / "site").rglob("*") if path.suffix in {".html", ".json", ".csv", ".xml", ".txt"}}
    for name in ("Mangkuk berharga titik", "Mangkuk salah kategori", "Mangkuk dengan koma", "Mangkuk berkunci ganda", "Mangkuk tanpa foto", "Mangkuk berfoto rusak",
                 "Mangkuk berfoto lokasi", "Mangkuk bersidik lain", "Mangkuk orang asing", "Mangkuk putusan sendiri", "Mangkuk berbuku rusak", "Mangkuk kayu lain",
                 "Mangkuk dikembalikan", "Mangkuk bermap besar", "Contoh Tak Terbaca", "Contoh Tanpa Koperasi", "Foto label belum ada"):
        assert [path for path, text in texts.items() if name in text] == [], name


def test_an_ended_listings_page_only_says_that_it_ended(built: tuple[Root, str, int]) -> None:
    root, _, _ = built
    pages = [path.read_text("utf-8") for path in (root.path / "site").rglob("masa-lewat/index.html")]
    assert len(pages) == 2
    assert all("Mangkuk lewat masa" in page and "17.300" not in page and "17,300" not in page for page in pages)


def test_the_same_troubles_are_told_as_json(_broken: Root) -> None:
    told = json.loads(_broken.etalase("check", "--format", "json").stdout)
    assert len(told) == 20
    assert {one["severity"] for one in told} == {"error", "advice"}
    assert all(set(one) == {"file", "line", "column", "rule", "severity", "message", "help", "channels", "link"} for one in told)


def test_the_gravest_troubles_are_told_at_their_lines_of_a_change(_broken: Root) -> None:
    *lines, last = _broken.etalase("check", "--format", "github").stdout.splitlines()
    assert len(lines) == 10
    assert all(re.fullmatch(r"::error file=products/[^,]+,line=\d+,col=\d+,title=[a-z-]+::.+", line) for line in lines)
    assert last.startswith("::notice::masih ada 10 masalah lain")


@pytest.mark.parametrize(("path", "troubles"), [
    ("contoh-baik/harga-bertitik", 1), ("contoh-baik/isian-kurang", 3), ("contoh-baik/mangkuk-kayu", 0), ("contoh-tak-terbaca", 1), ("contoh-baik/foto", 0),
    ("products/contoh-baik/foto-hilang", 0), ("tidak-ada", 0)])
def test_one_entry_can_be_checked_alone(_broken: Root, path: str, troubles: int) -> None:
    result = _broken.etalase("check", path, "--format", "json")
    assert len(json.loads(result.stdout)) == troubles
    assert result.exit_code == (1 if troubles else 0)


def test_an_entry_can_be_checked_by_its_path(_broken: Root) -> None:
    result = _broken.etalase("check", str(_broken.folder("contoh-baik/foto-hilang")), "--format", "json")
    assert [one["rule"] for one in json.loads(result.stdout)] == ["photo-missing"]


def test_the_samples_are_as_many_as_the_kinds_of_trouble() -> None:
    assert len(BROKEN) >= 18
    assert (SAMPLE / "broken/products/retired.yml").exists()
    assert not any(Path(path).is_symlink() for path in (SAMPLE / "broken").rglob("*"))
