"""`etalase intake`: from what people send to a branch, findings and an answer. Never a traceback."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.curation.conftest import _begun, _decided, decided, keys, repo  # noqa: F401  the repositories around the small catalogue
from tests.curation.intake.bundles import (
    BRANCH,
    LISTING_YAML,
    NEW_YAML,
    SHOTS,
    SUPPLIER_YAML,
    envelope,
    folder,
    scene,
    text,
    whole,
    zipped,
)
from tests.curation.intake.commanding import branches, data, intake
from tests.curation.intake.test_picture import SECRETS, spying
from tests.curation.repo import Repo
from tests.root import SUPPLIER, told

TXT = "etalase-K7Q2-9MXD.txt"
ABON = f"products/{SUPPLIER}/abon-lele-contoh-100-g"


@pytest.fixture(name="here")
def _here(repo: Repo) -> Repo:  # noqa: F811
    return repo


def test_a_folder_is_taken_to_a_branch_checked_and_answered(here: Repo, tmp_path: Path) -> None:
    before = here.head
    result = intake(here, folder(tmp_path / "kiriman", whole()), exit_code=0)
    assert here.git("log", "-1", "--format=%an <%ae>%n%(trailers)", BRANCH) == (
        "Etalase <intake@etalase.invalid>\nReference: K7Q2-9MXD\nSubmitted-by: Siti Contoh (helper)")
    assert here.git("diff", "--name-only", before, BRANCH).split() == [f"{ABON}/{name}" for name in ("depan.jpg", "label.jpg", "listing.yml")]
    assert (here.head, here.git("status", "--porcelain", "--", "products", "curation", "site.yml")) == (before, "")
    assert result.stdout.startswith(f"K7Q2-9MXD: contoh-dapur/abon-lele-contoh-100-g baru, di cabang {BRANCH}\n")
    assert "Terima kasih, Bapak/Ibu Siti Contoh. Kiriman Anda *K7Q2-9MXD* sudah kami terima:\n- Abon lele Contoh 100 g (produk baru; 2 foto)" in result.stdout


def test_the_same_twice_changes_nothing_and_says_so(here: Repo, tmp_path: Path) -> None:
    home = folder(tmp_path / "kiriman", whole())
    intake(here, home, exit_code=0)
    before = here.git("for-each-ref")
    assert "sudah ada persis seperti ini; tidak ada yang berubah" in intake(here, home, exit_code=0).stdout
    assert here.git("for-each-ref") == before


def test_findings_are_told_in_the_senders_language_and_the_rest_in_the_readers(here: Repo, tmp_path: Path) -> None:
    praised = NEW_YAML.replace("Abon lele Contoh", "Abon TERMURAH Contoh").replace("Contoh catfish", "CHEAPEST catfish")
    result = intake(here, folder(tmp_path / "k", whole(listing_yaml=praised, language="en")), exit_code=1, language="id")
    assert "[nama-jujur]" in result.stdout and "fix:" in result.stdout and "perbaiki:" not in result.stdout
    assert "berada di cabang" in result.stdout or "di cabang" in result.stdout
    assert "Thank you, Siti Contoh." in result.stdout
    assert "still needs:\n1. " in result.stdout


def test_what_is_missing_is_in_the_answer_in_plain_words(here: Repo, tmp_path: Path) -> None:
    poor = NEW_YAML.replace("allergens: [kacang-tanah]", "allergens: [batu]").replace("Abon lele", "Abon TERBAIK lele")
    got, = data(here, folder(tmp_path / "k", whole(listing_yaml=poor)), exit_code=1)["taken"]
    assert "masih memerlukan:\n1. " in got["reply"]
    assert "`" not in got["reply"]
    assert len(got["reply"]) < 2_000


def test_a_photo_that_did_not_arrive_is_asked_for(here: Repo, tmp_path: Path) -> None:
    got, = data(here, folder(tmp_path / "k", {TXT: text(), "depan.jpg": SHOTS["depan.jpg"]}), exit_code=1)["taken"]
    assert "Mohon kirim sekali lagi foto label.jpg" in got["reply"]
    assert [(finding["rule"], finding["file"]) for finding in got["findings"]] == [("photo-missing", f"{ABON}/listing.yml")]


def test_a_new_supplier_is_checked_and_its_warnings_are_told(here: Repo, tmp_path: Path) -> None:
    yaml = SUPPLIER_YAML.replace("name: Contoh Dapur", "name: Aneka Rasa")
    got, = data(here, folder(tmp_path / "k", whole(supplier="contoh-baru", supplier_yaml=yaml)), exit_code=0)["taken"]
    assert got["entries"][0]["new_supplier"]
    assert {finding["rule"] for finding in got["findings"]} >= {"supplier-alike-nib", "supplier-alike-phone"}
    assert {finding["severity"] for finding in got["findings"]} == {"advice"}


def test_only_what_was_sent_is_told_of(here: Repo, tmp_path: Path) -> None:
    here.root.edit(f"{SUPPLIER}/kendang-jimbe-30cm", "kind: craft", "kind: krafft")
    here.commit("pemasok")
    assert data(here, folder(tmp_path / "k", whole()), exit_code=0)["taken"][0]["findings"] == []


def test_a_change_of_an_approved_listing_leaves_the_decision_alone(decided: Repo, tmp_path: Path) -> None:  # noqa: F811
    changed = LISTING_YAML.replace("amount: 18500", "amount: 19500")
    photos = {name: (decided.root.folder(f"{SUPPLIER}/sambal-pecel-200g") / name).read_bytes() for name in ("depan.jpg", "label.png")}
    home = folder(tmp_path / "k", {TXT: text(photos=photos, listing_yaml=changed, listing="sambal-pecel-200g"), **photos})
    intake(decided, home, exit_code=0)
    names = decided.git("diff", "--name-only", "HEAD", BRANCH).split()
    assert not any(name.endswith("review.yml") for name in names)
    assert f"products/{SUPPLIER}/sambal-pecel-200g/listing.yml" in names


def test_what_photos_told_is_removed_and_said_and_in_no_object(here: Repo, tmp_path: Path) -> None:
    photos = {"depan.jpg": spying(), "label.jpg": SHOTS["label.jpg"]}
    result = intake(here, folder(tmp_path / "k", {TXT: text(photos=photos), **photos}), exit_code=0)
    assert "dihapus dari depan.jpg: tempat foto diambil, nama pemotret, tulisan yang menyertai foto" in result.stdout
    assert "Demi keamanan Anda, dari foto kami hapus: tempat foto diambil" in result.stdout
    everything = subprocess.run(["git", "cat-file", "--batch-all-objects", "--batch"], cwd=here.path, capture_output=True, check=True).stdout
    assert not any(secret in everything for secret in SECRETS)


@pytest.mark.parametrize("name", ["kiriman.zip", "etalase-K7Q2-9MXD.html"])
def test_other_shapes_are_taken_too(here: Repo, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(zipped(whole()) if name.endswith(".zip") else envelope(text(), SHOTS))
    intake(here, path, exit_code=0)
    assert branches(here) == [BRANCH]


def test_many_are_taken_and_a_bad_one_does_not_keep_the_others_out(here: Repo, tmp_path: Path) -> None:
    good = folder(tmp_path / "baik", whole())
    other = folder(tmp_path / "lain", whole(reference="AAAA-BBBB", listing_yaml=NEW_YAML.replace("Abon lele", "Abon ayam").replace("8990000000020", "8990000000037")))
    bad = folder(tmp_path / "rusak", {TXT: text(reference="CCCC-DDDD")[:-200], **SHOTS})
    photo = folder(tmp_path / "foto", {**whole(reference="EEEE-FFFF"), "depan.jpg": b"<svg/>"})
    found = data(here, bad, good, photo, other, exit_code=1)
    assert [one["reference"] for one in found["taken"]] == ["K7Q2-9MXD", "AAAA-BBBB"]
    assert [(one["rule"], one["file"]) for one in found["refused"]] == [("bundle-cut", f"rusak/{TXT}"), ("photo-svg", f"foto/{TXT}: depan.jpg")]
    assert sorted(branches(here)) == ["kiriman/aaaa-bbbb", BRANCH]


REFUSED = {
    "cut": ({TXT: text()[:-100], **SHOTS}, "teks ini terpotong"),
    "changed": ({TXT: text().replace(b"Contoh pedas", b"Contoh Pedas").replace(b"brand: Contoh", b"brand: Lain"), **SHOTS}, "angka pemeriksanya tidak cocok"),
    "with an identity number": ({TXT: text(listing_yaml=NEW_YAML.replace("brand: Contoh", "brand: NIK 3572031" "505900001")), **SHOTS}, "nomor identitas (NIK atau KK)"),
    "with an identity number in a name": ({TXT: text(), "ktp-3572031" "505900001.jpg": SHOTS["depan.jpg"]}, "nomor identitas (NIK atau KK)"),
    "with a drawing": ({TXT: text(), **SHOTS, "depan.jpg": b"<svg><script>alert(1)</script></svg>"}, "gambar SVG, bukan foto"),
    "without a text": (dict(SHOTS), "tidak ada kiriman Etalase"),
    "of nobody": ({TXT: text(supplier="tidak-ada"), **SHOTS}, "tidak ada pemasok 'tidak-ada'"),
}


@pytest.mark.parametrize(("files", "why"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_is_a_sentence_with_a_place_and_a_help_and_changes_nothing(here: Repo, tmp_path: Path, files: dict[str, bytes], why: str) -> None:
    before = here.git("for-each-ref")
    result = intake(here, folder(tmp_path / "kiriman", files), exit_code=1, language="en" if TXT in files else "id")
    assert (result.stdout, here.git("for-each-ref")) == ("", before)
    first, second = result.stderr.splitlines()[:2]
    assert first.startswith("kiriman") and why in first
    assert second.startswith("    perbaiki: ")
    assert "3572031" "505900001" not in result.output
    everything = subprocess.run(["git", "cat-file", "--batch-all-objects", "--batch"], cwd=here.path, capture_output=True, check=True).stdout
    assert b"3572031" b"505900001" not in everything


def uncertain(path: Path) -> Path:
    files = {"IMG-1.jpg": scene(1), "IMG-2.jpg": scene(2), "IMG-3.jpg": scene(3)}
    lines = f"30/11/26 10.22 - Bu Siti: {text(digests=False).decode()}30/11/26 10.23 - Bu Siti: IMG-2.jpg (file terlampir)\n30/11/26 10.24 - Bu Siti: IMG-1.jpg (file terlampir)\n"
    return folder(path, {"_chat.txt": lines.encode(), **files})


def test_what_is_not_certain_is_refused_where_nobody_can_be_asked(here: Repo, tmp_path: Path) -> None:
    result = intake(here, uncertain(tmp_path / "c"), exit_code=1)
    assert "belum pasti berkas mana yang merupakan foto 'depan.jpg'; paling mungkin 'IMG-2.jpg'" in result.stderr
    assert branches(here) == []


def test_what_is_not_certain_is_guessed_where_that_is_allowed(here: Repo, tmp_path: Path) -> None:
    intake(here, uncertain(tmp_path / "c"), "--yes", exit_code=0)
    got = subprocess.run(["git", "show", f"{BRANCH}:{ABON}/depan.jpg"], cwd=here.path, capture_output=True, check=True).stdout
    assert got == scene(2)


def _heard(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal until its other side is closed."""
    while True:
        try:
            yield os.read(terminal, 4096)
        except OSError:
            return


def test_what_is_not_certain_is_asked_on_a_terminal(here: Repo, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "site_builder", "intake", uncertain(tmp_path / "c"), "--root", here.path, "--as-of", "2026-11-21"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(list(map(str, command)), stdin=theirs, stdout=theirs, stderr=theirs, cwd=Path(__file__).parents[1]) as asking:
        os.close(theirs)
        os.write(ours, b"3\n\n")
        said = b"".join(_heard(ours))
        os.close(ours)
        assert asking.wait(60) == 0
    assert "K7Q2-9MXD: yang mana foto depan.jpg?" in said.decode()
    got = subprocess.run(["git", "show", f"{BRANCH}:{ABON}/depan.jpg"], cwd=here.path, capture_output=True, check=True).stdout
    assert got == scene(3)


@pytest.mark.parametrize("words", [(), ("--json",)], ids=["nothing", "only an option"])
def test_without_a_file_the_usage_is_wrong(here: Repo, words: tuple[str, ...]) -> None:
    intake(here, *words, exit_code=2)


def test_a_file_there_is_not_is_told(here: Repo) -> None:
    assert "tidak ada berkas 'tidak-ada.txt'" in intake(here, "tidak-ada.txt", exit_code=1).stderr


def test_signs_that_a_terminal_would_obey_are_masked(here: Repo, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\n.txt"
    path.write_bytes(b"halo")
    assert "\x1b" not in intake(here, path, exit_code=1).output


def test_a_name_is_nothing_but_text_in_the_answer(here: Repo, tmp_path: Path) -> None:
    got, = data(here, folder(tmp_path / "k", whole(listing_yaml=NEW_YAML.replace("Abon lele Contoh", "Abon *lele* `Contoh`"))), exit_code=0)["taken"]
    assert "- Abon lele Contoh 100 g (" in got["reply"]


def test_the_work_tree_is_not_touched(here: Repo, tmp_path: Path) -> None:
    (here.root.folder(SUPPLIER) / "setengah.txt").write_text("x")
    before = {path: path.read_bytes() for path in here.path.rglob("*") if path.is_file() and not {".git", ".cache"} & set(path.parts)}
    intake(here, folder(tmp_path / "k", whole()), exit_code=0)
    assert {path: path.read_bytes() for path in here.path.rglob("*") if path.is_file() and not {".git", ".cache"} & set(path.parts)} == before


@pytest.mark.parametrize(("limit", "said", "taken"), [(0, "git tidak dapat menulis", []), (1_500, "git tidak dapat menulis", []), (20_000, "sudah diterima, tetapi belum dapat diperiksa", [BRANCH])], ids=["from the start", "in the middle", "after it was taken"])
def test_a_full_disk_is_told_in_a_sentence(here: Repo, tmp_path: Path, limit: int, said: str, taken: list[str]) -> None:
    (here.path / "products/catatan-besar.yml").write_text("x: y\n" * 10_000)        # what is laid out to be checked needs more room than what is taken
    here.commit("pemasok")
    script = f"import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); from site_builder.cli import main; main()"
    words = [sys.executable, "-c", script, "intake", str(folder(tmp_path / "k", whole())), "--root", str(here.path), "--as-of", "2026-11-21"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    assert (done.returncode, said in done.stderr) == (1, True), done.stderr
    told(done.stdout + done.stderr)
    assert branches(here) == taken
    assert here.git("fsck", "--strict", "--no-dangling") == ""
