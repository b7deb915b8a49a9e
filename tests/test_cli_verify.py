"""`etalase verify`: what a code stood for, and whether a copy is whole. A plain sentence for everything else."""

import json
import shutil
from pathlib import Path

import pytest

from curation.code import code
from tests.curation.repo import Repo, begun
from tests.root import DRUM, FOOD, SUPPLIER, Root, told


@pytest.fixture
def repo(root: Root, tmp_path: Path) -> Repo:
    made = begun(root, tmp_path / "keys")
    for entry in (SUPPLIER, FOOD, DRUM):
        made.decide(entry)
    return made


@pytest.fixture
def seen(repo: Repo) -> str:
    return code(repo.digest(FOOD))


def plain(code: str) -> str:
    return code.lower().replace("-", "")


@pytest.mark.parametrize("typed", [lambda code: [code], lambda code: [plain(code)], lambda code: ["sambal-pecel-200g", plain(code)],
                                   lambda code: [f"https://contoh.example/katalog/cek/#sambal-pecel-200g.{code.replace('-', '')}"],
                                   lambda code: [f"sambal-pecel-200g.{plain(code)}"]],
                         ids=["as printed", "small and bare", "behind its id", "as a tag's address", "as a tag's ending"])
def test_a_code_says_what_was_seen(repo: Repo, seen: str, typed: object) -> None:
    result = repo.root.etalase("verify", *typed(seen))  # type: ignore[operator]
    assert result.exit_code == 0
    said = told(result.stdout)
    assert said.startswith(f"{seen}  Sambal pecel Contoh pedas 200 g ({FOOD})")
    for one in ("Harga satuan: Rp18.500 per bungkus", "Harga mulai 100 bungkus: Rp17.500", "Pesanan minimum: 50 bungkus", "Waktu siap: 5 hari",
                "Berlaku sampai 30 Juni 2027", "disetujui Ani Contoh", "pada 10 November 2026, sampai 31 Oktober 2027", "persis inilah yang tayang hari ini"):
        assert one in said, said


def test_a_price_that_has_changed_since_is_told_then_and_now(repo: Repo, seen: str) -> None:
    repo.root.edit(FOOD, "amount: 18500", "amount: 19000")
    repo.commit("pemasok")
    repo.decide(FOOD)
    result = repo.root.etalase("verify", seen, language="en")
    assert result.exit_code == 0
    assert "today another version is shown" in result.stdout
    assert "Unit price: then Rp18,500 per pack" in result.stdout
    assert "now Rp19,000 per pack" in result.stdout


def test_what_is_deleted_can_still_be_proven(repo: Repo, seen: str) -> None:
    shutil.rmtree(repo.root.folder(FOOD))
    repo.commit("pemasok")
    result = repo.root.etalase("verify", seen, language="en")
    assert result.exit_code == 0
    assert "Rp18,500" in result.stdout
    assert "nothing of this listing is shown today" in result.stdout


@pytest.mark.parametrize(("typed", "said"), [
    ("0000-0000-000", "bukan kode cek"), ("abc", "bukan kode cek"), ("\x1b[31mK7QX", "bukan kode cek"), (code("0" * 64), "tidak ada dalam riwayat ini")],
    ids=["a wrong sign", "a word", "signs for a terminal", "nobody's"])
def test_what_is_not_proven_is_said_in_a_sentence(repo: Repo, typed: str, said: str) -> None:
    result = repo.root.etalase("verify", typed)
    assert result.exit_code == 1
    assert said in told(result.output)
    assert "\x1b" not in result.output
    assert len(result.output.splitlines()) == 1


def test_a_code_of_another_listing_is_not_taken_for_it(repo: Repo, seen: str) -> None:
    result = repo.root.etalase("verify", "kendang-jimbe-30cm", seen)
    assert (result.exit_code, "melainkan kode sambal-pecel-200g" in result.output) == (1, True)


def test_what_was_never_approved_was_never_shown(repo: Repo) -> None:
    repo.change(FOOD)
    result = repo.root.etalase("verify", code(repo.digest(FOOD)))
    assert (result.exit_code, "tidak pernah disetujui" in result.output) == (1, True)


def test_one_that_is_not_proven_among_several_ends_with_one(repo: Repo, seen: str) -> None:
    result = repo.root.etalase("verify", seen, code(repo.digest(DRUM)), "abc", "--json")
    assert result.exit_code == 1
    first, second, third = json.loads(result.stdout)
    assert (first["listing"], first["shown"], first["then"]["price"]["amount"]) == (FOOD, True, 18500)
    assert (second["listing"], bool(third["problem"])) == (DRUM, True)


def test_without_a_history_the_reason_is_told(root: Root) -> None:
    root.approve_all()
    result = root.etalase("verify", code("1" * 64))
    assert result.exit_code == 1
    assert "perbaiki:" in told(result.stderr)


def test_a_shallow_clone_proves_nothing(repo: Repo, seen: str, tmp_path: Path) -> None:
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.path}", str(tmp_path / "flat"))
    result = Root(tmp_path / "flat").etalase("verify", seen)
    assert result.exit_code == 1
    assert "git fetch --unshallow" in told(result.stderr)


# A copied site

@pytest.fixture
def copied(built: Root, tmp_path: Path) -> Path:
    built.etalase("build")
    return Path(shutil.copytree(built.path / "site", tmp_path / "copied"))


def test_a_copy_that_is_whole_says_its_day(built: Root, copied: Path) -> None:
    result = built.etalase("verify", "site", str(copied))
    assert result.exit_code == 0
    assert f"{copied} adalah edisi 2026-11-21 dan utuh" in result.stdout


def test_what_is_missing_extra_or_changed_is_named(built: Root, copied: Path) -> None:
    (copied / "robots.txt").unlink()
    (copied / "index.html").write_text("lain")
    (copied / "produk/tambahan\x1b.html").write_text("lain")
    result = built.etalase("verify", "site", str(copied))
    assert result.exit_code == 1
    assert {"hilang: robots.txt", "berubah: index.html", "bukan bagiannya: produk/tambahan\ufffd.html"} <= set(told(result.stdout).splitlines())
    assert json.loads(built.etalase("verify", "site", str(copied), "--json").stdout)["missing"] == ["robots.txt"]


@pytest.mark.parametrize("spoil", ["nothing", "edition", "index", "nonsense"])
def test_a_folder_that_is_no_site_is_refused_in_a_sentence(built: Root, copied: Path, spoil: str) -> None:
    edition, index = copied / "api/v1/edition.json", copied / "api/v1/index.txt"
    {"nothing": lambda: shutil.rmtree(copied), "edition": edition.unlink, "index": lambda: index.write_text("x"),
     "nonsense": lambda: edition.write_text("[]")}[spoil]()
    result = built.etalase("verify", "site", str(copied))
    assert result.exit_code == 1
    assert len(told(result.stderr).splitlines()) == 1
