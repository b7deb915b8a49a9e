"""Whatever fails, whenever: the old site stays whole, the reason is said, and the next build is right."""

import os
import re
import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.reference import BrokenConfiguration
from site_builder.build import build
from tests.depth import deep, fuzz
from tests.root import DRUM, FOOD, TODAY, Root, picture
from tests.shared import shared
from tests.site_builder.town import HOME, MANY, town
from tests.site_builder.tree import contents, differing

PARTS = 4
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HOME), "PYTHONDONTWRITEBYTECODE": "1"}


def _changed(root: Root) -> None:
    """A new price and a new photo, approved, and a listing withdrawn: the next edition differs in pages, photos and files."""
    root.edit(FOOD, "amount: 18500", "amount: 19500")
    (root.folder(FOOD) / "depan.jpg").write_bytes(picture(colour="#204060", quality=80))
    root.decide(FOOD)
    root.decide(DRUM, "withdraw", reason={"id": "Tidak dibuat lagi."})


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory, _built: Root) -> tuple[Root, dict[str, bytes], dict[str, bytes]]:
    """A catalogue built and then changed, with the old site beside it; what that site is, and what the next one shall be."""
    def make(folder: Path) -> None:
        root = _built.copy(folder / "root")
        _changed(root)
        clean = root.copy(folder / "clean")
        for name in (".cache", "site", ".site-next"):
            shutil.rmtree(clean.path / name, ignore_errors=True)
        build(clean.path, clean.path / "site", TODAY)

    folder = shared(tmp_path_factory, "fault", make)
    old, new = contents(folder / "root" / "site"), contents(folder / "clean" / "site")
    assert len(differing(old, new)) > 20
    return Root(folder / "root"), old, new


def _faulty(root: Path, how: str, at: int) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.site_builder.fault", how, str(at), "build", "--root", str(root), "--language", "en",
               "--as-of", str(TODAY)]
    return subprocess.run(command, cwd=HOME, env=ENVIRONMENT, capture_output=True, text=True, check=False, start_new_session=True, timeout=120)


@pytest.fixture(scope="module")
def calls(before_and_after: tuple[Root, dict[str, bytes], dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many changes to the disk the build makes."""
    root = before_and_after[0].copy(tmp_path_factory.mktemp("calls") / "root")
    done = _faulty(root.path, "count", 0)
    found = re.search(r"calls=(\d+)", done.stderr)
    assert done.returncode == 0, done.stderr
    assert found
    return int(found[1])


def _moments(calls: int, parts: int) -> list[int]:
    """Moments from the first change to the last, some of the last ones among them, when the trees are exchanged."""
    return sorted({*(1 + (calls - 1) * n // parts for n in range(parts + 1)), *range(max(1, calls - deep(2, 6)), calls + 1)})


@fuzz
@pytest.mark.parametrize("part", range(PARTS))
def test_a_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_one_is_right(
        before_and_after: tuple[Root, dict[str, bytes], dict[str, bytes]], calls: int, tmp_path: Path, part: int) -> None:
    root, old, new = before_and_after
    moments = _moments(calls, deep(8, 144))
    assert len(moments) >= deep(10, 150)
    for at in moments[part::PARTS]:
        here = root.copy(tmp_path / f"at-{at}")
        assert _faulty(here.path, "kill", at).returncode == -9
        assert contents(here.path / "site") in (old, new), at
        build(here.path, here.path / "site", TODAY)
        assert differing(contents(here.path / "site"), new) == [], at
        assert _left_over(here.path) == []
        shutil.rmtree(here.path)


def _left_over(root: Path) -> list[str]:
    """What lies beside site and source and has no business there."""
    known = {"products", "curation", "site.yml", "site", ".site-next", ".cache"}
    return sorted(path.name for path in root.iterdir() if path.name not in known)


@fuzz
def test_a_parallel_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    """With enough pages that the workers write them."""
    root = town(tmp_path / "root", *MANY)
    assert build(root.path, root.path / "site", TODAY).pages > 64
    old = contents(root.path / "site")
    file = root.path / "site.yml"
    file.write_text(file.read_text("utf-8").replace("name: {id: Etalase Blitar", "name: {id: Etalase Kota"), "utf-8")
    clean = town(tmp_path / "clean", *MANY)
    shutil.copy(file, clean.path)
    build(clean.path, clean.path / "site", TODAY)
    new = contents(clean.path / "site")
    found = re.search(r"calls=(\d+)", _faulty(root.copy(tmp_path / "count").path, "count", 0).stderr)
    assert found
    for at in (1 + int(found[1]) * (2 * part + 1) // deep(4, 64) for part in range(deep(2, 32))):
        here = root.copy(tmp_path / f"at-{at}")
        assert _faulty(here.path, "kill", at).returncode == -9
        assert contents(here.path / "site") in (old, new), at
        build(here.path, here.path / "site", TODAY)
        assert differing(contents(here.path / "site"), new) == [], at
        shutil.rmtree(here.path)


@fuzz
@pytest.mark.parametrize("how", ["full", "full-on"])
def test_a_full_disk_is_said_and_leaves_the_old_site(
        before_and_after: tuple[Root, dict[str, bytes], dict[str, bytes]], calls: int, tmp_path: Path, how: str) -> None:
    """Once, and from a moment on."""
    root, old, new = before_and_after
    for at in _moments(calls, deep(2, 40)):
        here = root.copy(tmp_path / f"at-{at}")
        done = _faulty(here.path, how, at)
        assert "Traceback" not in done.stderr, done.stderr
        site = contents(here.path / "site")
        if done.returncode == 0:            # what could not be kept was worth no more than the next build's time
            assert site == new, at
        else:
            assert done.returncode == 2, at
            assert "No space left on device" in done.stderr
            assert site in (old, new), at
        build(here.path, here.path / "site", TODAY)
        assert differing(contents(here.path / "site"), new) == [], at
        shutil.rmtree(here.path)


@pytest.mark.parametrize("limit", [0, 1000, 4000, 9000])
def test_a_file_that_cannot_grow_is_said_and_leaves_the_old_site(
        before_and_after: tuple[Root, dict[str, bytes], dict[str, bytes]], tmp_path: Path, limit: int) -> None:
    """A real limit of the system, not a made one."""
    root, old, new = before_and_after
    here = root.copy(tmp_path / "root")
    command = [sys.executable, "-m", "site_builder", "build", "--root", str(here.path), "--as-of", str(TODAY)]
    done = subprocess.run(command, cwd=HOME, env=ENVIRONMENT, capture_output=True, text=True, check=False,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "too large" in done.stderr
    assert contents(here.path / "site") == old
    build(here.path, here.path / "site", TODAY)
    assert differing(contents(here.path / "site"), new) == []


def test_a_place_that_cannot_be_written_is_said(built: Root) -> None:
    (built.path / "closed").write_text("a file, not a folder", "utf-8")
    done = built.etalase("build", "--output", str(built.path / "closed" / "site"))
    assert done.exit_code == 2
    assert "closed" in done.stderr


@fuzz
def test_readers_never_miss_a_page_and_never_read_a_mixture(built: Root) -> None:
    """Four readers go on reading while edition after edition is swapped in."""
    site = built.path / "site"
    build(built.path, site, TODAY)
    files = ("index.html", "katalog/index.html", "en/produk/sambal-pecel-200g/index.html", "api/v1/catalogue.json", "api/v1/edition.json")
    editions: dict[bytes, dict[str, bytes]] = {}
    seen: list[dict[str, bytes]] = []
    missed: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                folder = os.open(site, os.O_RDONLY | os.O_DIRECTORY)
                try:
                    first, *rest, last = (_bytes(folder, name) for name in ("api/v1/edition.json", *files))
                finally:
                    os.close(folder)
                if first == last:
                    seen.append(dict(zip(files, (*rest, last), strict=True)))
                for name in files:
                    (site / name).read_bytes()
            except FileNotFoundError as error:
                missed.append(str(error))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for turn in range(deep(5, 60)):
        text = built.file(FOOD).read_text("utf-8")
        built.file(FOOD).write_text(re.sub(r"amount: 1\d{4}\n  currency", f"amount: {18000 + turn}\n  currency", text), "utf-8")
        built.decide(FOOD)
        build(built.path, site, TODAY)
        whole = contents(site)
        editions[whole["api/v1/edition.json"]] = {name: whole[name] for name in files}
    done.set()
    for reader in readers:
        reader.join()
    known = [one for one in seen if one["api/v1/edition.json"] in editions]
    assert len(editions) == deep(5, 60)
    assert known
    assert all(one == editions[one["api/v1/edition.json"]] for one in known)
    assert [error for error in missed if not error.startswith("swapped")] == []


def _bytes(folder: int, name: str) -> bytes:
    """A file of the tree that `folder` is, wherever that has been moved; empty when it is being changed already."""
    try:
        with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as file:
            return file.read()
    except FileNotFoundError:
        return os.urandom(8)


def test_two_builds_at_once_are_safe(built: Root, tmp_path: Path) -> None:
    """Six at once: three into one folder, three into their own."""
    targets = [built.path / "site"] * 3 + [tmp_path / name / "site" for name in "abc"]
    command = [sys.executable, "-m", "site_builder", "build", "--root", str(built.path), "--as-of", str(TODAY), "--output"]
    running = [subprocess.Popen([*command, str(target)], cwd=HOME, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
               for target in targets]
    for one in running:
        told, _ = one.communicate(timeout=120)
        assert one.returncode == 0, told
    for target in targets[1:]:
        assert differing(contents(targets[0]), contents(target)) == []


# --- damaged caches ---------------------------------------------------------------------------------------------------

def _without_name(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("name:", "title:"), "utf-8")


BROKEN: dict[str, tuple[str, Callable[[Path], object]]] = {
    "site.yml is missing": ("site.yml", Path.unlink),
    "site.yml is not YAML": ("site.yml", lambda path: path.write_text("url: [", "utf-8")),
    "site.yml is binary": ("site.yml", lambda path: path.write_bytes(b"\xff\xfe\x00")),
    "site.yml lacks its name": ("site.yml", _without_name),
    "site.yml has no address": ("site.yml", lambda path: path.write_text(path.read_text("utf-8").replace("https://", "javascript:"), "utf-8")),
    "curators.yml is not YAML": ("curation/curators.yml", lambda path: path.write_text("curators: [", "utf-8")),
    "curators.yml is no list": ("curation/curators.yml", lambda path: path.write_text("curators: ani", "utf-8")),
    "policy.yml is empty": ("curation/policy.yml", lambda path: path.write_text("", "utf-8")),
    "retired.yml is a list": ("products/retired.yml", lambda path: path.write_text("- sambal\n", "utf-8")),
    "retired.yml has no date": ("products/retired.yml", lambda path: path.write_text("sambal-lama: {name: {id: x}}\n", "utf-8")),
    "there are no products": ("products", shutil.rmtree),
    "mkdocs.yml is broken": ("mkdocs.yml", lambda path: path.write_text("site_name: [", "utf-8")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_configuration_is_one_sentence_and_leaves_the_old_site(built: Root, name: str) -> None:
    built.etalase("build")
    before = contents(built.path / "site")
    where, change = BROKEN[name]
    change(built.path / where)
    done = built.etalase("build")
    assert done.exit_code == 2, done.output
    assert Path(where).name in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(built.path / "site") == before


def test_a_broken_reference_is_one_sentence_and_leaves_the_old_site(built: Root, tmp_path: Path) -> None:
    """References are the program's own files, so the program is copied first."""
    built.etalase("build")
    before = contents(built.path / "site")
    for package in ("catalog", "curation", "site_builder"):
        shutil.copytree(HOME / package, tmp_path / "program" / package, ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / "program" / "catalog" / "references" / "categories.yml"
    file.write_text(file.read_text("utf-8") + "\nbroken: [\n", "utf-8")
    done = subprocess.run([sys.executable, "-m", "site_builder", "build", "--root", str(built.path), "--as-of", str(TODAY)],
                          cwd=tmp_path / "program", env={**ENVIRONMENT, "PYTHONPATH": str(tmp_path / "program")}, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "categories.yml" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(built.path / "site") == before


def test_what_is_broken_is_raised_and_not_printed_by_the_library(built: Root) -> None:
    (built.path / "site.yml").unlink()
    with pytest.raises(BrokenConfiguration, match=r"site\.yml is missing"):
        build(built.path, built.path / "site", TODAY)


HOSTILE: dict[str, bytes] = {
    "aliases that explode": b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n",
    "nesting without end": b"a: " + b"[" * 20_000, "a tag that runs code": b"!!python/object/apply:os.system ['touch /tmp/owned']\n",
    "a key twice": b"kind: food\nkind: craft\n", "not UTF-8": b"kind: \xff\xfe\xfd\n", "no text at all": bytes(range(256)),
    "nothing": b"", "very long": b"kind: food\nname: " + b"x" * 2_000_000, "a lone surrogate": b'kind: food\nname: "\\ud800"\n',
    "two documents": b"kind: food\n---\nkind: craft\n", "a merge": b"x: &x {kind: food}\n<<: *x\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_listing_is_withheld_and_the_others_are_published(built: Root, name: str) -> None:
    built.file(FOOD).write_bytes(HOSTILE[name])
    done = built.etalase("build")
    assert done.exit_code == 1
    assert f"products/{FOOD}" in done.output
    assert (built.path / "site" / "produk" / "kendang-jimbe-30cm" / "index.html").exists()
    assert b"sambal-pecel-200g" not in (built.path / "site" / "api" / "v1" / "catalogue.json").read_bytes()
    assert not any(ord(character) < 32 and character != "\n" for character in done.output)


@pytest.mark.parametrize(("file", "data"), [("depan.jpg", None), ("depan.jpg", b""), ("depan.jpg", b"<svg onload=alert(1)>"),
                                            ("depan.jpg", picture()[:3000])], ids=["missing", "empty", "an SVG", "cut off"])
def test_a_missing_or_corrupt_photo_keeps_only_its_listing_out(built: Root, file: str, data: bytes | None) -> None:
    path = built.folder(FOOD) / file
    path.unlink() if data is None else path.write_bytes(data)
    done = built.etalase("build")
    assert done.exit_code == 1
    assert file in done.output
    assert (built.path / "site" / "produk" / "kendang-jimbe-30cm" / "index.html").exists()
    assert "noindex" in (built.path / "site" / "produk" / "sambal-pecel-200g" / "index.html").read_text("utf-8")


def test_a_photo_that_is_a_link_is_not_followed(built: Root) -> None:
    path = built.folder(FOOD) / "depan.jpg"
    path.unlink()
    path.symlink_to("/etc/passwd")
    assert built.etalase("build").exit_code == 1
    assert [name for name, data in contents(built.path / "site").items() if b"root:x:0" in data] == []


def test_a_supplier_that_cannot_be_read_takes_only_its_own_goods_along(tmp_path: Path) -> None:
    root = town(tmp_path / "root", "contoh-madu-rindang", "contoh-gula-kelapa-pesisir")
    root.file("contoh-madu-rindang").write_text("name: [", "utf-8")
    result = build(root.path, root.path / "site", TODAY)
    assert {shown.supplier.id for shown in result.publication.shown} == {"contoh-gula-kelapa-pesisir"}
