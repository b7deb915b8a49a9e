"""The whole project, guides and all: what `etalase build` gives, `mkdocs build` gives too, and every link in it leads somewhere."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.root import TODAY, Root
from tests.site_builder.town import HOME, town
from tests.site_builder.tree import contents, dangling, differing, pages

pytestmark = pytest.mark.xdist_group("whole")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Root:
    """The project's guides and theme around a few suppliers, built by `etalase build`."""
    root = town(tmp_path_factory.mktemp("whole") / "root", "contoh-dapur-mawar", "contoh-koperasi-kelurahan-guyub", "contoh-kendang-rancak")
    for name in ("docs", "site_builder/theme"):
        shutil.copytree(HOME / name, root.path / name)
    for path in HOME.glob("mkdocs*.yml"):
        shutil.copy(path, root.path)
    done = root.etalase("build")
    assert done.exit_code == 0, done.output
    return root


def test_mkdocs_build_gives_the_same_site(project: Root, tmp_path: Path) -> None:
    """Elsewhere and with nothing remembered."""
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(project.path, elsewhere, ignore=shutil.ignore_patterns(".cache", "site", ".site-next"))
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "-f", str(elsewhere / "mkdocs.yml"), "-d", str(tmp_path / "out")],
                          cwd=tmp_path, env={**os.environ, "ETALASE_AS_OF": str(TODAY), "PYTHONHASHSEED": "7", "NO_MKDOCS_2_WARNING": "1"},
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert differing(contents(project.path / "site"), contents(tmp_path / "out")) == []
    assert (tmp_path / "out" / "panduan" / "index.html").exists()


def test_every_link_of_the_whole_site_leads_somewhere(project: Root) -> None:
    site = project.path / "site"
    assert dangling(site, "https://etalase.contoh.example/", pages(site)) == set()


def test_guides_bring_their_pictures_and_nothing_of_the_theme(project: Root) -> None:
    """Each is named by its content, so both languages share what they show alike."""
    docs = [path.read_bytes() for path in (project.path / "docs").rglob("*.webp")]
    record = next((project.path / ".cache" / "guides").iterdir())
    made = [path for path in record.rglob("*") if path.is_file() and path.name != "index.html" and path.parent != record]
    assert {path.suffix for path in made} == {".css", ".webp"}
    site = project.path / "site"
    shown = [path.read_bytes() for path in (site / "aset").glob("*.webp")]
    assert sorted(shown) == sorted(set(docs)) != []
    for path in (site / "aset").glob("*.webp"):
        assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(path.suffixes[0][1:])
        assert f"aset/{path.name}" in "".join((site / one / "selling/pull-request/index.html").read_text("utf-8") for one in ("panduan", "en/panduan"))


def test_guides_are_made_anew_only_when_something_of_theirs_has_changed(project: Root) -> None:
    shelf = project.path / ".cache" / "guides"
    before = [path.name for path in shelf.iterdir()]
    listing = project.file("contoh-dapur-mawar/sambal-pecel-pedas-200g")
    listing.write_text(listing.read_text("utf-8") + "# changed\n", "utf-8")
    project.etalase("build")
    assert [path.name for path in shelf.iterdir()] == before
    page = project.path / "docs" / "id" / "selling" / "index.md"
    page.write_text(page.read_text("utf-8") + "\nKalimat baru.\n", "utf-8")
    project.etalase("build")
    assert [path.name for path in shelf.iterdir()] != before
    assert "Kalimat baru." in (project.path / "site" / "panduan" / "selling" / "index.html").read_text("utf-8")


def test_guides_that_cannot_be_built_leave_the_old_site(project: Root) -> None:
    before = contents(project.path / "site")
    page = project.path / "docs" / "en" / "selling" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[lost](no-such-page.md)\n", "utf-8")
    done = project.etalase("build")
    assert done.exit_code == 2
    assert "no-such-page.md" in done.stderr
    assert contents(project.path / "site") == before


def test_the_command_line_can_be_interrupted_without_a_trace(project: Root) -> None:
    """^C says nothing but that it was stopped."""
    code = ("import sys, site_builder.build as b\ndef build(*a, **k): raise KeyboardInterrupt\nb.build = build\n"
            "from site_builder.cli import main\nsys.exit(main(sys.argv[1:]))")
    done = subprocess.run([sys.executable, "-c", code, "build", "--root", str(project.path)], cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
