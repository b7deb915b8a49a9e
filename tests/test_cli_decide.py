"""`etalase decide`: one act, or a table of them of which all are written or none; never by who wrote the content."""

import csv
import io
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import Result

from tests.root import BY, DRUM, FOOD, SUPPLIER, Root, told

OTHER = "budi-contoh"
PERSONAL = ("rasa", "higiene", "pelindung", "bahan-baku", "ajeg", "margin", "jangkauan", "bahan-lokal", "rancangan")


def decide(root: Root, *words: str, language: str = "id", exit_code: int = 0) -> Result:
    result = root.etalase("decide", *words, language=language)
    assert result.exit_code == exit_code, result.output
    told(result.output)
    return result


def ledgers(root: Root) -> dict[str, bytes]:
    return {entry: root.ledger(entry).read_bytes() for entry in (SUPPLIER, FOOD, DRUM) if root.ledger(entry).exists()}


def table(root: Root, *rows: str | bytes, name: str = "hari-kurasi.csv") -> str:
    """Write a table and name it."""
    path = root.path / name
    path.write_bytes(b"\n".join(row if isinstance(row, bytes) else row.encode() for row in rows))
    return str(path)


# one

def test_marks_notes_and_waivers_are_given_on_the_line(root: Root) -> None:
    decide(root, FOOD, "judge", "--by", BY, "--mark", "rasa=2", "--mark", "higiene=3", "--note", "mutu=Enak; gurih")
    text = root.ledger(FOOD).read_text("utf-8")
    assert "marks: {rasa: 2, higiene: 3}" in text
    assert "notes: {mutu: {id: Enak; gurih}}" in text


@pytest.mark.parametrize(("words", "said"), [
    (("--mark", "rasa"), "NAMA=TEKS"), (("--mark", "rasa=4"), "0 sampai 3"), (("--mark", "rasa=²"), "0 sampai 3"), (("--note", "mutu="), "NAMA=TEKS"), (("--waive", "=x"), "NAMA=TEKS"),
])
def test_a_mark_that_is_none_is_wrong_usage(root: Root, words: tuple[str, ...], said: str) -> None:
    assert said in decide(root, FOOD, "judge", "--by", BY, *words, exit_code=2).stderr


@pytest.mark.parametrize(("words", "said"), [(("--mark", "warna=2"), "tidak ada kriteria 'warna'"), (("--note", "rasa=Enak"), "tidak ada kelompok 'rasa'"), (("--waive", "bulan=Alasan"), "tidak ada standar 'bulan'")])
def test_what_nobody_knows_is_refused_in_the_readers_language(root: Root, words: tuple[str, ...], said: str) -> None:
    assert said in decide(root, FOOD, "approve", "--by", BY, *words, exit_code=1).stderr


@pytest.mark.parametrize(("words", "near"), [(("--mark", "higien=2"), "higiene"), (("--note", "mut=Enak"), "mutu"), (("--waive", "nama-juju=Alasan"), "nama-jujur")])
@pytest.mark.parametrize(("language", "said"), [("id", "perbaiki: maksudnya `{}`?"), ("en", "fix: did you mean `{}`?")])
def test_a_slip_in_an_id_is_answered_with_the_nearest_and_not_with_them_all(root: Root, words: tuple[str, ...], near: str, language: str, said: str) -> None:
    lines = decide(root, FOOD, "approve", "--by", BY, *words, language=language, exit_code=1).stderr.splitlines()
    assert lines[1].strip() == said.format(near)


def test_a_curator_may_stand_by_the_marks_they_gave_before_a_change(root: Root) -> None:
    root.decide(FOOD, "judge", marks={"rasa": 3, "higiene": 1})
    root.edit(FOOD, "amount: 18500", "amount: 18600")
    decide(root, FOOD, "judge", "--by", BY, "--again", "--mark", "higiene=2")
    assert root.ledger(FOOD).read_text("utf-8").count("marks: {rasa: 3, higiene: 2}") == 1


def test_a_trial_writes_nothing(root: Root) -> None:
    result = decide(root, FOOD, "approve", "--by", BY, "--dry-run")
    assert "tayang" in result.stdout
    assert result.stderr.strip() == "Ini baru dicoba: belum ada yang ditulis."
    assert ledgers(root) == {}


def test_the_digest_that_was_looked_at_binds(root: Root) -> None:
    assert "bukan lagi yang tadi dilihat" in decide(root, FOOD, "approve", "--by", BY, "--digest", "0123456789ab", exit_code=1).stderr


@pytest.mark.parametrize("words", [(), (FOOD,), (FOOD, "approve", "--template"), ("--template", "--from", "x.csv")], ids=["nothing", "no act", "an entry and a template", "a template and a table"])
def test_one_thing_is_asked_at_a_time(root: Root, words: tuple[str, ...]) -> None:
    (root.path / "x.csv").write_text("entry;act\n")
    assert decide(root, *(str(root.path / word) if word == "x.csv" else word for word in words), "--by", BY, exit_code=2).stderr


def git(root: Root, *words: str, email: str = "warung@contoh.example") -> None:
    subprocess.run(["git", "-c", "user.name=x", "-c", f"user.email={email}", *words], cwd=root.path, check=True, capture_output=True,
                   env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull})


def test_who_committed_the_content_does_not_decide_about_it(root: Root) -> None:
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "kiriman")
    root.edit(FOOD, "amount: 18500", "amount: 18600")
    git(root, "commit", "-qam", "harga baru", email="ani@contoh.example")
    assert "tidak dapat memutuskannya" in decide(root, FOOD, "approve", "--by", BY, exit_code=1).stderr
    decide(root, DRUM, "approve", "--by", BY)
    decide(root, FOOD, "approve", "--by", OTHER)


# a table

def test_a_curation_day_is_decided_at_once(root: Root) -> None:
    path = table(root, "entry;act;until;reason;digest;rasa;note:mutu", f"{SUPPLIER};setujui;;;;-;", f"{FOOD};approve;31/03/2027;;;3;Enak",
                 f"{DRUM};kembalikan;;Foto kedua belum ada;;-;")
    result = decide(root, "--from", path, "--by", BY)
    assert result.stdout.splitlines() == [
        f"{SUPPLIER}: tayang; disetujui sampai 21 November 2027", f"{FOOD}: tayang; disetujui sampai 31 Maret 2027",
        f"{DRUM}: dikembalikan; dikembalikan kepada pemasok pada 21 November 2026: Foto kedua belum ada"]
    assert result.stderr.strip() == "3 keputusan ditulis."
    assert "marks: {rasa: 3}" in root.ledger(FOOD).read_text("utf-8")


def test_a_table_that_is_tried_changes_nothing(root: Root) -> None:
    result = decide(root, "--from", table(root, "entry;act", f"{FOOD};approve", f"{DRUM};"), "--by", BY, "--dry-run")
    assert result.stdout == f"{FOOD}: tayang; disetujui sampai 30 Juni 2027\n"
    assert result.stderr.splitlines() == ["1 keputusan sudah beres; belum ada yang ditulis.", "1 baris tanpa keputusan dilewati."]
    assert ledgers(root) == {}


def test_nothing_is_written_where_a_row_is_refused_and_each_is_told(root: Root) -> None:
    root.edit(DRUM, "name: {id: ", "name: {id: TERMURAH ")
    path = table(root, "entry;act;reason;rasa", f"{FOOD};approve;;", f"{SUPPLIER};return;;", f"{DRUM};approve;;", "contoh-dapur/sambal;approve;;7")
    result = decide(root, "--from", path, "--by", BY, exit_code=1)
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert lines[0] == "hari-kurasi.csv, baris 5, kolom A: tidak ada pemasok atau produk 'contoh-dapur/sambal' [table-entry]"
    assert "hari-kurasi.csv, baris 3, kolom C: `return` memerlukan alasan [decision-reason]" in lines
    assert any(line.startswith("hari-kurasi.csv, baris 4, kolom A: ") and line.endswith("[nama-jujur]") for line in lines)
    assert any(line.strip().startswith(f"tempat: products/{DRUM}/listing.yml:") for line in lines)
    assert lines[-1] == "Tidak ada yang ditulis: semua baris harus beres dulu."
    assert ledgers(root) == {}


def test_a_refusal_in_english_is_english(root: Root) -> None:
    result = decide(root, "--from", table(root, "entry;act;rasa", f"{FOOD};judge;5"), "--by", BY, language="en", exit_code=1)
    assert result.stderr.splitlines() == [
        "hari-kurasi.csv, row 2, column C: '5' is not a mark for 'rasa' [table-mark]", "    fix: write 0, 1, 2 or 3", "Nothing was written: every row has to be in order first."]


@pytest.mark.parametrize(("rows", "said"), [
    ((b"PK\x03\x04rest",), "berkas Excel atau LibreOffice"), ((b"entry;act\n\xe9;approve",), "baris 2: berkas ini bukan teks UTF-8"), ((b"x" * 40_000_000,), "lebih besar dari 1024 kilobita"),
    ((b"",), "tabelnya kosong"), (("entry;act", f'"{FOOD};approve'), "tanda kutip"), (("entry;act;reason", f"{FOOD};return;=1+1"), "kolom C: teks ini diawali '='"),
    (("entry;act;reason", f"{FOOD};return;ab\u202ecd"), "kolom C: ada huruf yang tak terlihat"), (("entry;act;reason", f"{FOOD};return;#NAME?"), "galat #NAME?"),
    (("produk;keputusan",), "tidak ada kolom 'entry'"),
], ids=["a workbook", "another encoding", "40 MB", "nothing", "an open quotation mark", "a formula", "a text turned around", "an error of the spreadsheet", "other headings"])
def test_a_table_that_cannot_be_used_is_told_and_never_a_traceback(root: Root, rows: tuple[str | bytes, ...], said: str) -> None:
    assert said in decide(root, "--from", table(root, *rows), "--by", BY, exit_code=1).stderr


def test_a_file_there_is_not_is_wrong_usage(root: Root) -> None:
    decide(root, "--from", str(root.path / "hilang.csv"), "--by", BY, exit_code=2)


def test_nothing_in_a_table_reaches_the_terminal_raw(root: Root) -> None:
    path = table(root, "entry;act;\x1b[31mx", f"{FOOD};\x1b[2J;\x07", name="meja\x1b[31m.csv")
    assert all(sign.isprintable() or sign == "\n" for sign in decide(root, "--from", path, "--by", BY, exit_code=1).output)


# the template

def template(root: Root, *words: str, by: str = BY) -> list[dict[str, str]]:
    """The rows of the blank table, by heading."""
    result = root.etalase("decide", "--template", "--by", by, *words)
    assert result.exit_code == 0, result.output
    text = result.stdout_bytes.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_template_holds_what_waits_for_this_curator(root: Root) -> None:
    assert sorted(row["entry"] for row in template(root)) == [SUPPLIER, FOOD]
    assert [row["entry"] for row in template(root, by=OTHER)] == [DRUM]
    assert [row["entry"] for row in template(root, "--category", "sambal-pecel")] == [FOOD]


def test_the_template_can_be_kept_in_a_file_and_filled_in(root: Root) -> None:
    made = root.etalase("decide", "--template", "--by", BY).stdout_bytes
    assert made.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=";")
    for row in rows:
        row[head.index("act")] = "approve"
    filled = io.StringIO(newline="")
    csv.writer(filled, delimiter=",", lineterminator="\n").writerows([head, *rows])
    result = decide(root, "--from", table(root, filled.getvalue()), "--by", BY)
    assert result.stderr.strip() == "2 keputusan ditulis."
    assert "marks" not in root.ledger(FOOD).read_text("utf-8")


def test_a_template_made_before_a_change_does_not_decide_after_it(root: Root) -> None:
    row = next(row for row in template(root) if row["entry"] == FOOD)
    root.edit(FOOD, "amount: 18500", "amount: 18600")
    result = decide(root, "--from", table(root, "entry;act;digest", f"{FOOD};approve;{row['digest']}"), "--by", BY, exit_code=1)
    assert "baris 2, kolom C: isinya bukan lagi yang tadi dilihat" in result.stderr


def test_the_template_never_holds_another_curators_marks(root: Root) -> None:
    before = template(root)
    root.decide(FOOD, "judge", by=OTHER, marks=dict.fromkeys(PERSONAL, 0), notes={"mutu": {"id": "Terlalu asin"}})
    assert [{**row, "act": ""} for row in template(root)] == before


def test_the_second_curator_has_a_table_too_with_the_act_filled_in_and_no_mark_of_the_firsts(root: Root) -> None:
    root.decide(FOOD, "judge", marks=dict.fromkeys(PERSONAL, 1), notes={"mutu": {"id": "Terlalu asin"}})
    first, second = template(root), template(root, by=OTHER)
    assert {row["entry"]: row["act"] for row in first} == {SUPPLIER: "", FOOD: ""}
    assert {row["entry"]: row["act"] for row in second} == {DRUM: "", FOOD: "judge"}
    row = next(row for row in second if row["entry"] == FOOD)
    assert [row[criterion] for criterion in (*PERSONAL, "note:mutu")] == [""] * (len(PERSONAL) + 1)
    assert row["digest"].startswith("sha256:")


def test_the_second_curators_table_comes_back_and_completes_the_marks(root: Root) -> None:
    root.decide(FOOD, "judge", marks=dict.fromkeys(PERSONAL, 3))
    head, *rows = csv.reader(io.StringIO(root.etalase("decide", "--template", "--by", OTHER).stdout_bytes.decode("utf-8-sig"), newline=""), delimiter=";")
    untouched = decide(root, "--from", table(root, *(";".join(row) for row in (head, *rows))), "--by", OTHER)
    assert untouched.stderr.splitlines() == [
        "0 keputusan ditulis.", "1 baris yang akan dinilai belum berisi angka, jadi dilewati.", "1 baris tanpa keputusan dilewati."]
    for row in rows:
        row[:] = [text or "2" if name in PERSONAL and row[0] == FOOD else text for name, text in zip(head, row, strict=True)]
    decide(root, "--from", table(root, *(";".join(row) for row in (head, *rows))), "--by", OTHER)
    assert root.etalase("queue", "--json").stdout.count('"needed"') == 0


def test_a_category_there_is_not_is_wrong_usage(root: Root) -> None:
    assert "tidak ada kategori sambel" in root.etalase("decide", "--template", "--by", BY, "--category", "sambel").stderr


def test_eighty_six_products_are_decided_in_one_go(root: Root, tmp_path: Path) -> None:
    text = root.file(FOOD).read_text("utf-8").replace("8990000000013", "").replace('gtin: "", ', "")
    for n in range(86):
        folder = root.folder(f"{SUPPLIER}/sambal-{n:02}")
        folder.mkdir()
        (folder / "listing.yml").write_text(text, "utf-8")
        for photo in ("depan.jpg", "label.png"):
            (folder / photo).write_bytes((root.folder(FOOD) / photo).read_bytes())
    rows = [f"{SUPPLIER}/sambal-{n:02};approve;{n % 4}" for n in range(86)]
    result = decide(root, "--from", table(root, "entry;act;rasa", *rows), "--by", BY)
    assert len(result.stdout.splitlines()) == 86
    assert result.stderr.strip() == "86 keputusan ditulis."
