"""Taking: a branch is written whole or not at all, past the work tree, past the index, past everybody else."""



import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from curation.intake import branch
from curation.intake import take as taking
from curation.intake.bundle import Bundle, Photo, Role, Sender
from curation.intake.refusal import Refused
from curation.intake.take import Taken, take
from tests.curation.intake.bundles import BRANCH, NEW_SUPPLIER, NEW_YAML, SHOTS, bundle
from tests.curation.intake.test_picture import SECRETS, spying
from tests.curation.repo import Repo, begun
from tests.root import FOOD, SUPPLIER, Root

FOLDER = f"products/{SUPPLIER}/abon-lele-contoh-100-g"


def full(photos: dict[str, bytes] = SHOTS, **more: object) -> Bundle:
    """A bundle with its photos."""
    return replace(bundle(photos), photos=tuple(Photo(name, data) for name, data in photos.items()), source="kiriman.txt", **more)  # type: ignore[arg-type]


def state(repo: Repo) -> object:
    """All that is the user's: the work tree, the index, HEAD and what it names."""
    files = {path: path.read_bytes() for path in sorted(repo.path.rglob("*")) if path.is_file() and ".git" not in path.parts}
    return files, (repo.path / ".git/index").read_bytes(), (repo.path / ".git/HEAD").read_bytes(), repo.head


def listed(repo: Repo, name: str = BRANCH) -> list[str]:
    return repo.git("diff", "--name-status", "HEAD", name).split("\n")


def objects(repo: Repo) -> bytes:
    """Every object there is, whole."""
    done = subprocess.run(["git", "cat-file", "--batch-all-objects", "--batch", "--unordered"], cwd=repo.path, capture_output=True, check=True)
    return done.stdout


def test_a_branch_holds_the_change_and_the_users_things_are_as_they_were(repo: Repo) -> None:
    (repo.root.folder(FOOD) / "catatan.txt").write_text("belum selesai")
    (repo.root.file(FOOD)).write_text("setengah jadi")
    repo.git("add", str(repo.root.file(FOOD)))
    before = state(repo)
    got = take(repo.path, [full()])
    assert (got.branch, got.changed, got.commit) == (BRANCH, True, repo.git("rev-parse", BRANCH))
    assert listed(repo) == [f"A\t{FOLDER}/{name}" for name in ("depan.jpg", "label.jpg", "listing.yml")]
    assert repo.git("show", f"{BRANCH}:{FOLDER}/listing.yml") == NEW_YAML.strip()
    assert state(repo) == before
    assert repo.git("fsck", "--strict") == ""


def test_the_same_bundle_twice_changes_nothing_and_says_so(repo: Repo) -> None:
    first = take(repo.path, [full()])
    again = take(repo.path, [full()])
    assert (again.commit, again.changed) == (first.commit, False)
    assert (again.entries[0].place.folder, again.entries[0].place.known_listing) == (FOLDER, False)


def test_what_was_merged_and_is_sent_again_changes_nothing(repo: Repo) -> None:
    take(repo.path, [full()])
    repo.git("-c", "user.name=x", "-c", "user.email=x@contoh.example", "merge", "--quiet", "--no-ff", BRANCH)
    repo.git("branch", "-D", BRANCH)
    assert not take(repo.path, [full()]).changed
    assert repo.git("branch", "--list", BRANCH) == ""


def test_a_correction_of_what_was_merged_goes_on_from_there(repo: Repo) -> None:
    take(repo.path, [full()])
    repo.git("-c", "user.name=x", "-c", "user.email=x@contoh.example", "merge", "--quiet", "--no-ff", BRANCH)
    repo.change()
    got = take(repo.path, [full(listing_yaml=NEW_YAML.replace("Abon lele", "Abon lele gurih"))])
    assert repo.git("rev-parse", f"{got.commit}^") == repo.head
    assert listed(repo) == [f"M\t{FOLDER}/listing.yml"]


def test_a_correction_goes_to_the_same_branch_and_the_same_folder(repo: Repo) -> None:
    first = take(repo.path, [full()])
    got = take(repo.path, [full(listing_yaml=NEW_YAML.replace("Abon lele Contoh", "Abon ikan lele Contoh asli"))])
    assert repo.git("rev-parse", f"{got.commit}^") == first.commit
    assert {path.rpartition("/")[0].partition("\t")[2] for path in listed(repo)} == {FOLDER}


def test_a_photo_that_is_no_longer_named_goes_and_one_that_did_not_come_again_stays(repo: Repo) -> None:
    take(repo.path, [full()])
    fewer = NEW_YAML.replace("  - {file: label.jpg, role: label, alt: {id: Label belakang dengan komposisi}, credit: Ilustrasi Etalase}\n", "")
    assert fewer != NEW_YAML
    take(repo.path, [full({}, listing_yaml=fewer)])
    assert listed(repo) == [f"A\t{FOLDER}/depan.jpg", f"A\t{FOLDER}/listing.yml"]


def test_a_ledger_stays_as_it_is(decided: Repo) -> None:
    text = decided.root.file(FOOD).read_text("utf-8")
    take(decided.path, [full({}, listing="sambal-pecel-200g", listing_yaml=text.replace("brand: Contoh", "brand: Contoh Baru"))])
    assert listed(decided) == [f"M\tproducts/{FOOD}/listing.yml"]


def test_a_new_supplier_comes_with_its_file_and_its_photo(repo: Repo) -> None:
    yaml = NEW_SUPPLIER.replace("name: Contoh Dapur", "name: Contoh Abon Jaya").replace("1234567890123", "9876543210987").replace("+6281234567890", "+6281234567899") + "photo:\n  - {file: dapur.jpg, role: process, alt: {id: Dapur}}\n"
    got = take(repo.path, [full({**SHOTS, "dapur.jpg": SHOTS["depan.jpg"]}, supplier="contoh-abon-jaya", supplier_yaml=yaml)])
    assert [line.partition("\t")[2].removeprefix("products/contoh-abon-jaya/") for line in listed(repo)] == [
        "abon-lele-contoh-100-g/depan.jpg", "abon-lele-contoh-100-g/label.jpg", "abon-lele-contoh-100-g/listing.yml", "dapur.jpg", "supplier.yml"]
    assert (got.entries[0].place.known_supplier, got.advice) == (False, ())


def test_a_new_supplier_that_is_sent_again_under_another_name_leaves_nothing_behind(repo: Repo) -> None:
    yaml = NEW_SUPPLIER.replace("1234567890123", "9876543210987").replace("+6281234567890", "+6281234567899")
    take(repo.path, [full(supplier="pemasok-k7q29mxd", supplier_yaml=yaml)])
    take(repo.path, [full(supplier="contoh-abon-jaya", supplier_yaml=yaml.replace("name: Contoh Dapur", "name: Contoh Abon Jaya"))])
    assert {line.partition("\t")[2].split("/")[1] for line in listed(repo)} == {"contoh-abon-jaya"}
    assert repo.git("ls-tree", "--name-only", f"{BRANCH}:products").split() == ["contoh-abon-jaya", SUPPLIER]
    assert repo.git("fsck", "--strict", "--no-dangling") == ""


def test_many_bundles_go_to_one_branch_in_one_commit(repo: Repo) -> None:
    many = [full(listing_yaml=NEW_YAML.replace("Abon lele Contoh 100 g", f"Abon rasa {n}").replace("8990000000020", "").replace(', sku: "0012"', "")) for n in range(3)]
    got = take(repo.path, many)
    assert [entry.place.listing for entry in got.entries] == ["abon-rasa-0", "abon-rasa-1", "abon-rasa-2"]
    assert repo.git("rev-list", "--count", f"HEAD..{BRANCH}") == "1"
    assert not take(repo.path, many).changed


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_no_object_of_the_repository_tells_where_a_photo_was_taken_or_by_whom(repo: Repo, kind: str) -> None:
    name = {"JPEG": "depan.jpg", "PNG": "depan.png", "WEBP": "depan.webp"}[kind]
    got = take(repo.path, [full({name: spying(kind)})])
    assert got.entries[0].bundle.photos[0].removed
    everything = objects(repo)
    assert name.encode() in everything
    assert not any(secret in everything for secret in SECRETS)
    assert b"Exif" not in everything


@pytest.mark.parametrize("leaking", [
    full({"a-3572031" "505900001.jpg": SHOTS["depan.jpg"]}), full(listing_yaml=NEW_YAML + "# 3572031" "505900001\n"), full(supplier_yaml="name: KTP 3572 0315" " 0590 0001\n"), full(sender=Sender("Siti 3572031" "505900001")),
    full(listing_yaml="a: [3572031" "505900001"), full(listing="a-3572031" "505900001"),
], ids=["in a photo's name", "in the listing", "in the supplier", "in the sender", "in what is no YAML", "in an id"])
def test_an_identity_number_enters_git_from_no_source(repo: Repo, leaking: Bundle) -> None:
    before = objects(repo)
    with pytest.raises(Refused) as refusal:
        take(repo.path, [leaking])
    assert {finding.rule for finding in refusal.value.findings} == {"identity-number"}
    assert "3572031" "505900001" not in repr(refusal.value.findings)
    assert objects(repo) == before


def test_a_bad_photo_keeps_the_bundle_out_and_every_bad_photo_is_told(repo: Repo) -> None:
    before = objects(repo)
    with pytest.raises(Refused) as refusal:
        take(repo.path, [full({"a.jpg": b"rusak", "b.jpg": SHOTS["depan.jpg"], "c.jpg": b"<svg/>"})])
    assert [(finding.file, finding.rule) for finding in refusal.value.findings] == [("kiriman.txt: a.jpg", "photo-unreadable"), ("kiriman.txt: c.jpg", "photo-svg")]
    assert (objects(repo), repo.git("branch", "--list", "kiriman/*")) == (before, "")


@pytest.mark.parametrize("folder", ["products", "curation", "products/contoh-dapur/x/y", "products/../x", "products/Contoh", ".git"])
def test_nothing_is_ever_written_elsewhere(folder: str) -> None:
    with pytest.raises(AssertionError):
        branch._allow({folder: {"listing.yml": b""}})


@pytest.mark.parametrize("name", ["review.yml", "../listing.yml", "supplier.yml", "x.svg", "a/b.jpg", ".gitattributes"])
def test_nothing_else_is_ever_written_into_a_listing(name: str) -> None:
    with pytest.raises(AssertionError):
        branch._allow({FOLDER: {name: b""}})


def test_a_catalogue_below_the_repositorys_root_is_written_there(root: Root, keys: Path, tmp_path: Path) -> None:
    (tmp_path / "semua").mkdir()
    (tmp_path / "semua" / "ca\u00ef.txt").write_text("x")
    repo = begun(Root(tmp_path / "semua"), keys)
    root.copy(tmp_path / "semua" / "etalase")
    repo.commit("pemasok")
    got = take(tmp_path / "semua" / "etalase", [full()])
    assert listed(repo) == [f"A\tetalase/{FOLDER}/{name}" for name in ("depan.jpg", "label.jpg", "listing.yml")]
    assert not take(tmp_path / "semua" / "etalase", [full()]).changed
    assert got.entries[0].place.known_supplier


def test_hooks_filters_and_surroundings_are_not_asked(repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spoor = tmp_path / "spoor"
    for hook in ("pre-commit", "commit-msg", "post-commit", "reference-transaction", "post-checkout"):
        (repo.path / ".git/hooks").mkdir(exist_ok=True)
        (repo.path / ".git/hooks" / hook).write_text(f"#!/bin/sh\ntouch {spoor}\nexit 1\n")
        (repo.path / ".git/hooks" / hook).chmod(0o755)
    repo.git("config", "filter.x.clean", f"touch {spoor}; cat")
    repo.git("config", "commit.gpgSign", "true")
    (repo.path / ".gitattributes").write_text("*.yml filter=x text eol=crlf\n")
    for key, value in {"GIT_DIR": "/nowhere", "GIT_INDEX_FILE": str(tmp_path / "i"), "GIT_AUTHOR_NAME": "Orang Lain", "GIT_OBJECT_DIRECTORY": "/nowhere"}.items():
        monkeypatch.setenv(key, value)
    take(repo.path, [full()])
    for key in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_AUTHOR_NAME", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.delenv(key)
    assert not spoor.exists()
    assert repo.git("log", "-1", "--format=%an %cn", BRANCH) == "Etalase Etalase"
    assert "\r" not in repo.git("show", f"{BRANCH}:{FOLDER}/listing.yml")


def test_where_there_is_no_repository_that_is_said(root: Root) -> None:
    with pytest.raises(Refused) as refusal:
        take(root.path, [full()])
    assert str(refusal.value.findings[0].message) == "the catalogue is not in a git repository"


def test_a_branch_that_is_checked_out_is_left_alone(repo: Repo) -> None:
    take(repo.path, [full()])
    repo.git("checkout", "--quiet", BRANCH)
    before = state(repo)
    with pytest.raises(Refused) as refusal:
        take(repo.path, [full(listing_yaml=NEW_YAML.replace("brand: Contoh", "brand: Baru"))])
    assert refusal.value.findings[0].rule == "branch-open"
    assert state(repo) == before


def test_a_branch_where_a_folder_of_branches_should_be_is_told(repo: Repo) -> None:
    repo.git("branch", "kiriman")
    with pytest.raises(Refused) as refusal:
        take(repo.path, [full()])
    assert refusal.value.findings[0].rule == "git-unwritten"


def test_many_at_once_are_all_taken_and_none_is_lost(repo: Repo) -> None:
    def one(n: int) -> Taken:
        return take(repo.path, [full({}, listing_yaml=NEW_YAML.replace("brand: Contoh", f"brand: Contoh {n}"), sender=Sender(f"Siti {n}", Role.OWNER))])

    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(one, range(4)))
    assert {entry.place.folder for each in got for entry in each.entries} == {FOLDER}
    names = repo.git("log", "--format=%(trailers:key=Submitted-by,valueonly)", f"HEAD..{BRANCH}").split("\n")
    assert sorted(name for name in names if name) == [f"Siti {n} (owner)" for n in range(4)]
    assert repo.git("fsck", "--strict", "--no-dangling") == ""


def test_the_same_bundle_many_times_at_once_makes_one_commit(repo: Repo) -> None:
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda _: take(repo.path, [full()]), range(4)))
    assert len({each.commit for each in got}) == 1
    assert sum(each.changed for each in got) == 1
    assert repo.git("rev-list", "--count", f"HEAD..{BRANCH}") == "1"


def test_one_who_is_always_slower_is_told_to_try_again(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    def raced(*_: object) -> str:
        raise branch.Raced

    monkeypatch.setattr(taking, "write", raced)
    with pytest.raises(Refused) as refusal:
        take(repo.path, [full()])
    assert refusal.value.findings[0].rule == "branch-busy"


CHILD = """
import pickle, resource, sys
from pathlib import Path
from curation.intake.take import take
from curation.intake.refusal import Refused
sent = pickle.loads(sys.stdin.buffer.read())
{before}
try:
    take(Path(sys.argv[1]), [sent])
except Refused as refusal:
    print(refusal.findings[0].rule)
"""


@pytest.mark.parametrize("limit", [0, 100, 1_000])
def test_a_full_disk_leaves_everything_as_it_was(repo: Repo, limit: int) -> None:
    before, refs = state(repo), repo.git("for-each-ref")
    script = CHILD.format(before=f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))")
    done = subprocess.run([sys.executable, "-c", script, str(repo.path)], input=pickle.dumps(full()), capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"git-unwritten\n", b"")
    assert (state(repo), repo.git("for-each-ref")) == (before, refs)
    assert take(repo.path, [full()]).changed


def test_a_process_killed_at_any_time_leaves_the_branch_whole_or_absent(repo: Repo) -> None:
    before = state(repo)
    script = CHILD.format(before="print('begun', flush=True)")
    seen = set()
    for n in range(7):
        child = subprocess.Popen([sys.executable, "-c", script, str(repo.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert child.stdin and child.stdout
        child.stdin.write(pickle.dumps(full()))
        child.stdin.close()
        child.stdout.readline()
        time.sleep(0.03 * n)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        time.sleep(0.1)                                     # whatever git was doing then is done
        there = bool(repo.git("for-each-ref", f"refs/heads/{BRANCH}"))
        seen.add(there)
        assert state(repo) == before
        assert "missing" not in repo.git("fsck", "--strict", "--no-dangling")
        if there:
            assert len(listed(repo)) == 3
            repo.git("branch", "-D", BRANCH)
        assert not list((repo.path / ".git").rglob("*.lock"))
    assert take(repo.path, [full()]).commit == repo.git("rev-parse", BRANCH)


def test_a_commit_bears_the_day_on_which_it_was_made(repo: Repo) -> None:
    take(repo.path, [full()], datetime(2026, 11, 30, 9, tzinfo=UTC))
    assert repo.git("log", "-1", "--format=%aI %cI", BRANCH) == "2026-11-30T09:00:00+00:00 2026-11-30T09:00:00+00:00"


@pytest.mark.parametrize("make", [lambda: full(supplier="tidak-ada")], ids=["a supplier there is not"])
def test_what_has_no_place_is_refused(repo: Repo, make: Callable[[], Bundle]) -> None:
    with pytest.raises(Refused) as refusal:
        take(repo.path, [make()])
    assert refusal.value.findings[0].rule == "unknown-supplier"


