"""Memory: a damaged one is never believed, and never a reason to fail."""

import pickle
import shutil
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from site_builder import output
from site_builder.build import build
from tests.depth import deep, fuzz
from tests.root import TODAY, Root, picture, warm
from tests.site_builder.town import MANY, town
from tests.site_builder.tree import contents, differing


def _flip(data: bytes) -> bytes:
    flipped = bytearray(data)
    flipped[len(data) * 2 // 3] ^= 0x10
    return bytes(flipped)


def _sealed(value: object) -> bytes:
    packed = pickle.dumps(value)
    return sha256(packed).digest() + packed


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda data: b"", "cut in half": lambda data: data[:len(data) // 2], "zeroed": lambda data: bytes(len(data)),
    "one bit flipped": _flip, "of another version": lambda data: _sealed({"version": "another"}), "another file": lambda data: b"hello" + data,
}
CACHES = {"the catalogue": "catalogue*", "the fragments": "fragments*", "the book of photos": "photos/made", "renditions": "photos/foto/*",
          "templates": "templates/*", "editions": "editions/*"}


@pytest.fixture
def built(built: Root) -> Root:
    """A catalogue with compiled templates of its own, for they are damaged too."""
    templates = built.path / ".cache" / "templates"
    shared = templates.resolve()
    templates.unlink()
    shutil.copytree(shared, templates)
    return built


@fuzz
@pytest.mark.parametrize(("cache", "damage"), [(cache, damage) for i, cache in enumerate(CACHES) for j, damage in enumerate(DAMAGE) if deep(i == j, True)])
def test_a_damaged_cache_gives_the_same_site(built: Root, cache: str, damage: str) -> None:
    site = built.path / "site"
    build(built.path, site, TODAY)
    whole = contents(site)
    files = [file for file in (built.path / ".cache").glob(CACHES[cache]) if file.is_file()]
    assert files
    for file in files:
        file.write_bytes(DAMAGE[damage](file.read_bytes()))
    shutil.rmtree(site)                     # so that everything is needed again
    shutil.rmtree(output.spare_of(site), ignore_errors=True)
    build(built.path, site, TODAY)
    assert differing(whole, contents(site)) == []


@pytest.mark.parametrize("cache", ["catalogue", "fragments"])
def test_a_damaged_slip_of_what_is_new_gives_the_same_site(tmp_path: Path, cache: str) -> None:
    """A change to one entry of many is kept beside the book of all, once the others' files are older than a clock's grain."""
    root, entry = town(tmp_path / "root", *MANY), "contoh-dapur-mawar/sambal-pecel-pedas-200g"
    site, slip = root.path / "site", root.path / ".cache" / f"{cache}-new"
    time.sleep(2.1)
    build(root.path, site, TODAY)
    for number, damage in enumerate(DAMAGE.values()):
        (root.folder(entry) / "depan.jpg").write_bytes(picture(colour=f"#12345{number}"))
        root.decide(entry, by="ratih-contoh")
        build(root.path, site, TODAY)
        slip.write_bytes(damage(slip.read_bytes()))
    root.decide(entry, "withdraw", by="ratih-contoh", reason={"id": "Coba."})
    build(root.path, site, TODAY)
    clean = tmp_path / "clean"
    shutil.copytree(root.path, clean, ignore=shutil.ignore_patterns(".cache", "site", ".site-next"))
    (warm(clean) / ".cache" / "photos").symlink_to(root.path / ".cache" / "photos")
    build(clean, clean / "site", TODAY)
    assert differing(contents(clean / "site"), contents(site)) == []


@pytest.mark.parametrize("cache", CACHES)
def test_a_folder_in_place_of_a_cache_is_no_traceback(built: Root, cache: str) -> None:
    site = built.path / "site"
    build(built.path, site, TODAY)
    for file in [file for file in (built.path / ".cache").glob(CACHES[cache]) if file.is_file()]:
        file.unlink()
        file.mkdir()
    shutil.rmtree(site)
    assert built.etalase("build").exit_code in (0, 2)


# --- broken configuration, hostile listings ---------------------------------------------------------------------------
