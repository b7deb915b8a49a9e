"""Building: the same bytes from the same input, only what a change needs, and never a byte that nobody approved."""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from catalog.load import load_folder
from curation.review import read_ledger
from site_builder.build import Result, build
from site_builder.pages import INDEX
from tests.depth import deep, fuzz
from tests.root import DRUM, FOOD, SUPPLIER, TODAY, Root, picture, warm
from tests.site_builder.town import BY, HOME, town
from tests.site_builder.tree import contents, differing, pages

COOPERATIVE = ("contoh-koperasi-telur-makmur", "contoh-kendang-rancak", "contoh-dapur-mawar", "contoh-renyah-jaya")


def _run(root: Path, output: Path, on: date = TODAY, one_core: bool = False, cwd: Path = HOME, umask: int = 0o022,
         **environment: str) -> "subprocess.CompletedProcess[str]":
    """A build by the command line in a process of its own."""
    command = [sys.executable, "-m", "site_builder", "build", "--root", str(root), "--output", str(output), "--as-of", str(on)]

    def prepare() -> None:
        os.umask(umask)
        if one_core and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    return subprocess.run(command, cwd=cwd, env={**os.environ, "PYTHONPATH": str(HOME), "PYTHONDONTWRITEBYTECODE": "1", **environment},
                          preexec_fn=prepare, capture_output=True, text=True, check=False)


def _cold(root: Path, folder: Path) -> Path:
    """The same input elsewhere, with nothing remembered of it."""
    shutil.copytree(root, folder, ignore=shutil.ignore_patterns(".cache", "site", ".site-next"))
    return warm(folder)


# --- the same input, the same bytes -----------------------------------------------------------------------------------

def test_another_machine_gives_the_same_bytes(whole_town: Root, tmp_path: Path) -> None:
    """Another folder, working folder, time zone, language, hash seed, mask, and a single core; nothing remembered."""
    elsewhere = _cold(whole_town.path, tmp_path / "a folder with spaces")
    done = _run(elsewhere, tmp_path / "out" / "site", one_core=True, cwd=tmp_path, umask=0o077, TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8",
                LANG="tr_TR.UTF-8", PYTHONHASHSEED="4711", HOME=str(tmp_path), ETALASE_LANGUAGE="en")
    assert done.returncode == 0, done.stderr
    assert differing(contents(whole_town.path / "site"), contents(tmp_path / "out" / "site")) == []


def test_a_warm_cache_gives_the_same_bytes_in_another_place(a_town: Root, tmp_path: Path) -> None:
    done = _run(a_town.path, tmp_path / "site", PYTHONHASHSEED="1", TZ="America/St_Johns", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert differing(contents(a_town.path / "site"), contents(tmp_path / "site")) == []


def test_the_order_of_files_on_disk_does_not_matter(whole_town: Root, tmp_path: Path) -> None:
    """The same files, made in the opposite order: a folder lists them otherwise."""
    files = [file for file in sorted(whole_town.path.rglob("*"), reverse=True)
             if file.is_file() and not {".cache", "site", ".site-next"} & set(file.relative_to(whole_town.path).parts)]
    for file in files:
        place = tmp_path / "root" / file.relative_to(whole_town.path)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
    assert Root(tmp_path / "root").etalase("build").exit_code == 0
    assert differing(contents(whole_town.path / "site"), contents(tmp_path / "root" / "site")) == []


# --- an incremental build is a clean build ----------------------------------------------------------------------------

def _entries(root: Root, chance: random.Random) -> tuple[str, str]:
    """A supplier, and one of its listings."""
    listing = chance.choice(sorted(root.path.glob("products/*/*/listing.yml"))).parent
    return listing.parent.name, f"{listing.parent.name}/{listing.name}"


def _said(root: Root, entry: str, key: str, change: Callable[[str], str]) -> None:
    file = root.file(entry)
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith(key))
    lines[at] = change(lines[at])
    file.write_text("".join(lines), "utf-8")


def _approved(root: Root, *entries: str) -> None:
    for entry in entries:
        root.decide(entry, by=BY)


def _text(root: Root, chance: random.Random, approve: bool = True) -> None:
    _, entry = _entries(root, chance)
    root.file(entry).write_text(root.file(entry).read_text("utf-8").rstrip("\n") + f"\n# {chance.random()}\n", "utf-8")
    if approve:
        _approved(root, entry)


def _name(root: Root, chance: random.Random) -> None:
    _, entry = _entries(root, chance)
    text = root.file(entry).read_text("utf-8")
    root.file(entry).write_text(text.replace("  id: ", f"  id: {chance.choice('ABC')}", 1), "utf-8")
    try:
        _approved(root, entry)
    except Exception:  # noqa: BLE001  a listing that was withdrawn, say: it stays so, and that is a case too
        return


def _photo(root: Root, chance: random.Random) -> None:
    _, entry = _entries(root, chance)
    file = chance.choice(sorted(root.folder(entry).glob("*.jpg")))
    file.write_bytes(picture(colour=f"#{chance.randrange(1 << 24):06x}"))
    _approved(root, entry)


def _add(root: Root, chance: random.Random) -> None:
    _, entry = _entries(root, chance)
    fresh = f"{entry}-{chance.randrange(1000)}"
    shutil.copytree(root.folder(entry), root.folder(fresh), ignore=shutil.ignore_patterns("review.yml"))
    _approved(root, fresh)


def _remove(root: Root, chance: random.Random) -> None:
    _, entry = _entries(root, chance)
    shutil.rmtree(root.folder(entry))


def _act(act: str) -> "Callable[[Root, random.Random], None]":
    def apply(root: Root, chance: random.Random) -> None:
        _, entry = _entries(root, chance)
        root.decide(entry, act, BY, reason={"id": "Coba.", "en": "A try."})
    return apply


def _of_supplier(approve: bool) -> "Callable[[Root, random.Random], None]":
    def apply(root: Root, chance: random.Random) -> None:
        supplier, _ = _entries(root, chance)
        _said(root, supplier, "name:", lambda line: line.rstrip("\n") + chance.choice("XYZ") + "\n")
        if approve:
            _approved(root, supplier)
    return apply


def _consent(root: Root, chance: random.Random) -> None:
    """All consents end today."""
    supplier, _ = _entries(root, chance)
    text = root.file(supplier).read_text("utf-8")
    root.file(supplier).write_text(text.replace("proof:", "withdrawn: 2026-11-21, proof:"), "utf-8")
    _approved(root, supplier)


def _site(root: Root, chance: random.Random) -> None:
    file = root.path / "site.yml"
    file.write_text(file.read_text("utf-8").replace("  en: ", f"  en: {chance.choice('ABC')}", 1), "utf-8")


def _curator(root: Root, chance: random.Random) -> None:
    file = root.path / "curation" / "curators.yml"
    file.write_text(file.read_text("utf-8").replace("name: Ratih", f"name: {chance.choice('ABC')}Ratih", 1), "utf-8")


EDITS: Mapping[str, Callable[[Root, random.Random], None]] = {
    "a text is changed and approved": _text, "a text is changed": lambda root, chance: _text(root, chance, False), "a name": _name,
    "a photo is swapped": _photo, "a listing comes": _add, "a listing's folder goes": _remove, "one is withdrawn": _act("withdraw"),
    "one is suspended": _act("suspend"), "one is returned": _act("return"), "one is rejected": _act("reject"), "one is approved": _act("approve"),
    "a supplier changes": _of_supplier(False), "a supplier changes and is approved": _of_supplier(True),
    "a supplier's consent ends": _consent, "the site's name": _site, "a curator's name": _curator,
}


@fuzz
@pytest.mark.parametrize("seed", deep((0, 3), tuple(range(25))))
def test_after_any_edits_an_incremental_build_is_a_clean_one(tmp_path: Path, seed: int) -> None:
    """Twelve random edits a run, and the day moves too; what was once wrong stays so, so that not every turn is compared.

    Only the photos' renditions are shared with the clean builds.
    """
    chance = random.Random(seed)
    root = town(tmp_path / "root", *chance.sample(COOPERATIVE, 3))
    build(root.path, root.path / "site", TODAY)
    on, told = TODAY, []
    for turn in range(12):
        told.append(f"{turn}: {_edit(root, chance)}, {on}")
        if chance.random() < 0.3:
            on = TODAY + timedelta(days=chance.choice((1, 40, 100, 250, 400)))
        build(root.path, root.path / "site", on)
        if turn % deep(4, 1) != deep(4, 1) - 1:
            continue
        clean = _cold(root.path, tmp_path / f"clean-{turn}")
        (clean / ".cache" / "photos").symlink_to(root.path / ".cache" / "photos")
        build(clean, clean / "site", on)
        assert differing(contents(root.path / "site"), contents(clean / "site")) == [], told
        shutil.rmtree(clean)


def _edit(root: Root, chance: random.Random) -> str:
    """Make one edit that the workflow allows; says which."""
    for _ in range(20):
        name = chance.choice(sorted(EDITS))
        try:
            EDITS[name](root, chance)
        except Exception as refused:
            if type(refused).__name__ not in ("Refused", "StopIteration", "FileNotFoundError"):
                raise
            continue
        return name
    raise AssertionError("nothing could be edited")


@fuzz
def test_on_any_day_an_incremental_build_is_a_clean_one(tmp_path: Path) -> None:
    """Nothing is edited; permits, prices, consents and approvals end by themselves."""
    root = town(tmp_path / "root", *COOPERATIVE[:3])
    clean = _cold(root.path, tmp_path / "clean")
    for days in deep((0, 90, 420, -200), (*range(0, 420, 15), 800, 2000, -200)):
        on = TODAY + timedelta(days=days)
        build(root.path, root.path / "site", on)
        for old in [old for old in (clean / ".cache").glob("*") if not old.is_symlink()]:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.rmtree(clean / "site", ignore_errors=True)
        shutil.rmtree(clean / ".site-next", ignore_errors=True)
        build(clean, clean / "site", on)
        assert differing(contents(root.path / "site"), contents(clean / "site")) == [], on


# --- a build after one change does work for one change ----------------------------------------------------------------

def _state(site: Path) -> dict[str, tuple[int, int]]:
    return {str(file.relative_to(site)): (file.stat().st_ino, file.stat().st_mtime_ns) for file in site.rglob("*") if file.is_file()}


def test_nothing_is_written_when_nothing_has_changed(a_town: Root) -> None:
    before = _state(a_town.path / "site")
    assert build(a_town.path, a_town.path / "site", TODAY).written == 0
    assert _state(a_town.path / "site") == before


def test_one_changed_listing_writes_its_own_pages_and_those_that_list_it(a_town: Root) -> None:
    site, entry = a_town.path / "site", "contoh-dapur-mawar/sambal-pecel-pedas-200g"
    build(a_town.path, site, TODAY)
    before, was = contents(site), _state(site)
    _said(a_town, entry, "brand:", lambda line: "brand: Mawar Merah\n")
    a_town.decide(entry, by=BY)
    result = build(a_town.path, site, TODAY)
    after = contents(site)
    changed = set(differing(before, after))
    assert {"produk/sambal-pecel-pedas-200g/index.html", "en/produk/sambal-pecel-pedas-200g/index.html", "api/v1/catalogue.json"} <= changed
    assert result.written < result.pages / 4
    rewritten = {path for path, state in _state(site).items() if was.get(path) != state}
    naming = {path for path in after if b"sambal-pecel-pedas-200g" in after[path]}          # as one of the like from another supplier
    assert rewritten - {"api/v1/edition.json"} <= {path for path in after if path in changed or _may_list(path)} | naming
    others = {path for path in after if path.startswith("produk/") and "pecel" not in path} - naming
    assert others
    assert not rewritten & others


def _may_list(path: str) -> bool:
    """Pages that any listing might show on: the home page, lists, the supplier's other goods."""
    return not path.removeprefix("en/").startswith("produk/") or "pecel" in path


def test_only_the_photo_that_is_new_is_made(a_town: Root) -> None:
    entry = "contoh-dapur-mawar/sambal-pecel-pedas-200g"
    file = sorted(a_town.folder(entry).glob("*.jpg"))[0]
    before = set((a_town.path / ".cache" / "photos" / "foto").iterdir())
    file.write_bytes(picture(colour="#123456"))
    a_town.decide(entry, by=BY)
    build(a_town.path, a_town.path / "site", TODAY)
    made = set((a_town.path / ".cache" / "photos" / "foto").iterdir()) - before
    assert {path.name.rpartition("-")[0] for path in made} == {hashlib.sha256(file.read_bytes()).hexdigest()[:20]}


def test_the_cache_can_be_deleted_at_any_time(a_town: Root) -> None:
    before = contents(a_town.path / "site")
    shutil.rmtree(a_town.path / ".cache")
    build(a_town.path, a_town.path / "site", TODAY)
    assert differing(before, contents(a_town.path / "site")) == []


# --- no unapproved byte is published ----------------------------------------------------------------------------------

@fuzz
def test_one_flipped_bit_takes_a_listing_off_the_site(tmp_path: Path) -> None:
    """Random bits of approved files, one at a time: what is not what was approved is not shown."""
    chance = random.Random(8)
    root = town(tmp_path / "root", "contoh-madu-rindang", "contoh-gula-kelapa-pesisir", "contoh-koperasi-telur-makmur")
    site = root.path / "site"
    approved = build(root.path, site, TODAY)
    files = [file for file in sorted(root.path.glob("products/*/**/*")) if file.is_file() and file.name != "review.yml"]
    whole = contents(site)
    for _ in range(deep(25, 1000)):
        file = chance.choice(files)
        data, at = file.read_bytes(), chance.randrange(file.stat().st_size * 8)
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        file.write_bytes(flipped)
        result = build(root.path, site, TODAY)
        entry = file.parent.relative_to(root.path / "products").as_posix()
        still = {shown.listing.path for shown in result.publication.shown}
        assert not {path for path in still if path == entry or path.startswith(f"{entry}/")}, (file, at)
        assert result.troubled
        assert still == {shown.listing.path for shown in approved.publication.shown if not f"{shown.listing.path}/".startswith(f"{entry}/")}
        assert not list(site.rglob(f"{hashlib.sha256(flipped).hexdigest()[:20]}*"))
        file.write_bytes(data)
    build(root.path, site, TODAY)
    assert differing(whole, contents(site)) == []


def test_every_photo_of_the_site_comes_from_an_approved_file(whole_town: Root) -> None:
    approved = {hashlib.sha256(file.read_bytes()).hexdigest()[:20]
                for file in whole_town.path.glob("products/*/**/*") if file.suffix in (".jpg", ".png", ".webp")}
    assert {file.name[:20] for file in (whole_town.path / "site" / "foto").iterdir()} <= approved


@pytest.mark.parametrize("entry", ["contoh-koperasi-telur-makmur/telur-ayam-besar", "contoh-batik-tirta/batik-tulis-motif-ikan",
                                   "contoh-kendang-rancak/rebana-kayu-30cm"])
def test_a_withdrawn_listing_is_gone_from_everything_but_its_own_page(a_town: Root, entry: str) -> None:
    """Its name, address and photos: no page, feed, sitemap or picture has them."""
    site, slug = a_town.path / "site", entry.split("/")[1]
    record = load_folder(a_town.path, read_ledger, f"products/{entry}")
    value: Any = record.value
    names = [name.encode() for name in value.name.values()]
    photos = [sha256[:20].encode() for name, sha256 in value.files.items() if name != "listing.yml"]
    assert sum(slug.encode() in data for data in contents(site).values()) > 8
    a_town.decide(entry, "withdraw", BY, reason={"id": "Tidak dibuat lagi.", "en": "No longer made."})
    result = build(a_town.path, site, TODAY)
    assert entry not in {shown.listing.path for shown in result.publication.shown}
    own = {f"produk/{slug}/index.html", f"en/produk/{slug}/index.html"}
    for path, data in contents(site).items():
        marks = [*photos, *(() if path in own else (slug.encode(), record.digest.encode(), *names))]
        said = b"".join(line for line in data.splitlines() if not line.endswith(tuple(one.encode() for one in own))) if path == INDEX else data
        assert [mark for mark in marks if mark in said or mark.decode() in path] == [], path
    for path in own:
        page = pages(site)[path.removesuffix("index.html")]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert "Tidak dibuat lagi." in page.text_content() or "No longer made." in page.text_content()


def test_approving_again_brings_it_back(a_town: Root) -> None:
    entry, site = "contoh-dapur-mawar/sambal-pecel-pedas-200g", a_town.path / "site"
    before = contents(site)
    text = a_town.file(entry).read_text("utf-8")
    a_town.file(entry).write_text(text + "# changed\n", "utf-8")
    result = build(a_town.path, site, TODAY)
    assert result.publication.withheld[0].folder == f"products/{entry}"
    assert "noindex" in (site / "produk" / "sambal-pecel-pedas-200g" / "index.html").read_text("utf-8")
    a_town.decide(entry, by=BY)
    build(a_town.path, site, TODAY)
    after = contents(site)
    assert "noindex" not in after["produk/sambal-pecel-pedas-200g/index.html"].decode()
    assert before.keys() == after.keys()


def test_unapproved_text_of_a_changed_listing_is_in_no_file(built: Root) -> None:
    built.edit(FOOD, "Sambal pecel Contoh pedas 200 g", "Rahasia belum disetujui")
    build(built.path, built.path / "site", TODAY)
    assert [path for path, data in contents(built.path / "site").items() if b"Rahasia" in data] == []


def test_the_summary_says_what_is_withheld_and_why(built: Root) -> None:
    built.edit(DRUM, "minimum: 10", "minimum: 11")
    done = built.etalase("build", "--json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert told["published"] == [FOOD]
    assert [(one["entry"], one["state"]) for one in told["withheld"]] == [(DRUM, "in-review")]
    said = built.etalase("build", language="en").output
    assert "its content is not what was approved on" in said
    assert "1 " in said


def test_a_build_returns_what_it_did(built: Root) -> None:
    result = build(built.path, built.path / "site", TODAY)
    assert isinstance(result, Result)
    assert result.output == built.path / "site"
    assert result.pages == len(list((built.path / "site").rglob("*.html")))
    assert {one.supplier.id for one in result.publication.shown} == {SUPPLIER}
