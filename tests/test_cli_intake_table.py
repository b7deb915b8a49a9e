"""`etalase intake` of tables and issues: good rows together on one branch, each bad one told by its row and heading."""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from curation.intake.issue_question import questions
from tests.curation.conftest import _begun, keys, repo  # noqa: F401  the repositories around the small catalogue
from tests.curation.intake.commanding import branches, data, intake
from tests.curation.intake.tables import FOOD, csv_text, put, workbook
from tests.curation.repo import Repo
from tests.root import SUPPLIER, picture

BAD = {"price.amount": "lima belas"}
MAKER = "contoh-dapur-uji"


@pytest.fixture(name="here")
def _here(repo: Repo) -> Repo:  # noqa: F811
    return repo


def folders(here: Repo, branch: str) -> list[str]:
    names = here.git("diff", "--name-only", "HEAD", branch).splitlines()
    return sorted({name.rpartition("/")[0] for name in names if name.endswith("/listing.yml")})


def goods(count: int, changed: Mapping[int, Mapping[str, object]] | None = None) -> list[dict[str, object]]:
    """Rows of so many products, no two alike, some of them changed."""
    return [{**FOOD, "name.id": f"Contoh sambal nomor {number} isi 200 g", "identifiers.gtin": "", "photos": f"foto-{number}.jpg",
             **(changed or {}).get(number, {})} for number in range(1, count + 1)]


def table(folder: Path, rows: Iterable[Mapping[str, object]], name: str = "tabel.xlsx") -> Path:
    """A table with a photo for each row."""
    listed = list(rows)
    path = put(folder, name, workbook(listed), ())
    for number in range(1, len(listed) + 1):
        (folder / f"foto-{number}.jpg").write_bytes(picture(colour=f"#{number * 7919 % 0xffffff:06x}", quality=80))
    return path


def outcomes(path: Path) -> dict[int, str]:
    sheet = load_workbook(io.BytesIO(path.read_bytes()))["Produk"]
    return {row: str(sheet.cell(row, 1).value) for row in range(3, sheet.max_row + 1) if sheet.cell(row, 1).value}


def merge(here: Repo, branch: str) -> None:
    here.git("-c", "user.name=x", "-c", "user.email=x@contoh.example", "merge", "--quiet", "--no-ff", branch)


def test_two_hundred_rows_with_photos_become_listings_on_one_branch(here: Repo, tmp_path: Path) -> None:
    before = here.head
    result = intake(here, table(tmp_path / "t", goods(200)), exit_code=0)
    branch, = branches(here)
    assert len(folders(here, branch)) == 200
    assert here.git("rev-list", "--count", f"{before}..{branch}") == "1"
    assert here.git("log", "-1", "--format=%(trailers:key=Submitted-by)", branch) == "Submitted-by: Contoh Dapur Uji (owner)"
    assert "foto-77.jpg" in here.git("ls-tree", "--name-only", f"{branch}:products/{MAKER}/contoh-sambal-nomor-77-isi-200-g")
    assert (here.head, here.git("status", "--porcelain", "--", "products", "curation")) == (before, "")
    assert result.stdout.startswith(f"{branch[8:].upper()}: 200 dari 200 baris tabel.xlsx diterima, di cabang {branch} (200 baru, 0 berubah)\n")
    assert "200 dari 200 baris diterima." in result.stdout


def test_exactly_the_bad_rows_are_named_by_row_and_heading(here: Repo, tmp_path: Path) -> None:
    sent = table(tmp_path / "t", goods(60, {7: BAD, 23: {"category": "batu bata"}, 60: {"photos": "tidak-ada.jpg"}}))
    result = intake(here, sent, "--sender", "Siti Contoh", "--role", "helper", exit_code=1)
    errors = [line for line in result.stdout.splitlines() if line.startswith("tabel.xlsx (Produk)") and not line.endswith("(saran)")]
    assert [line.partition(":")[0] for line in errors] == [
        "tabel.xlsx (Produk), baris 9, kolom Harga (N9)", "tabel.xlsx (Produk), baris 25, kolom Kategori (H25)", "tabel.xlsx (Produk), baris 62, kolom Foto (DG62)"]
    branch, = branches(here)
    assert len(folders(here, branch)) == 57
    assert here.git("log", "-1", "--format=%(trailers:key=Submitted-by)", branch) == "Submitted-by: Siti Contoh (helper)"
    told_of = outcomes(tmp_path / "t" / "tabel-hasil.xlsx")
    assert [row for row, text in told_of.items() if not text.startswith("diterima · ")] == [9, 25, 62]
    assert told_of[62].startswith("Foto: foto 'tidak-ada.jpg' tidak ada")


def test_in_english_the_rows_are_named_in_english(here: Repo, tmp_path: Path) -> None:
    result = intake(here, table(tmp_path / "t", goods(2, {2: BAD})), exit_code=1, language="en")
    assert "tabel.xlsx (Produk), row 4, column " in result.stdout
    assert "'lima belas' is not a number" in result.stdout


def test_all_or_nothing_takes_nothing_where_a_row_is_bad(here: Repo, tmp_path: Path) -> None:
    intake(here, table(tmp_path / "t", goods(3, {2: BAD})), "--all-or-nothing", exit_code=1)
    assert branches(here) == []
    assert outcomes(tmp_path / "t" / "tabel-hasil.xlsx")[3] == "sudah beres, tetapi belum diterima karena ada baris lain yang belum"
    intake(here, table(tmp_path / "t", goods(3)), "--all-or-nothing", exit_code=0)
    assert len(branches(here)) == 1


def test_the_same_table_again_changes_nothing_and_says_so(here: Repo, tmp_path: Path) -> None:
    sent = table(tmp_path / "t", goods(3))
    intake(here, sent, exit_code=0)
    before, files = here.git("for-each-ref"), sorted((tmp_path / "t").iterdir())
    assert "persis seperti ini; tidak ada yang berubah" in intake(here, sent, exit_code=0).stdout
    assert (here.git("for-each-ref"), sorted((tmp_path / "t").iterdir())) == (before, files)


def test_a_mended_price_changes_that_listing_and_no_other(here: Repo, tmp_path: Path) -> None:
    intake(here, table(tmp_path / "t", goods(4)), exit_code=0)
    first, = branches(here)
    merge(here, first)
    intake(here, table(tmp_path / "t", goods(4, {3: {"price.amount": "Rp 17.500"}})), exit_code=0)
    second, = set(branches(here)) - {first}
    assert folders(here, second) == [f"products/{MAKER}/contoh-sambal-nomor-3-isi-200-g"]
    assert "amount: 17500" in here.git("show", f"{second}:{folders(here, second)[0]}/listing.yml")


def test_a_photo_that_is_none_keeps_out_its_row_only(here: Repo, tmp_path: Path) -> None:
    sent = table(tmp_path / "t", goods(3))
    (tmp_path / "t" / "foto-2.jpg").write_bytes(b"<svg><script>alert(1)</script></svg>")
    result = intake(here, sent, exit_code=1)
    assert "tabel.xlsx (Produk), baris 4, kolom Foto (DG4): " in result.stdout
    assert "[photo-svg]" in result.stdout
    assert len(folders(here, branches(here)[0])) == 2


def test_an_identity_number_keeps_its_row_out_of_git(here: Repo, tmp_path: Path) -> None:
    result = intake(here, table(tmp_path / "t", goods(2, {2: {"brand": "NIK 3572031" + "505900001"}})), exit_code=1)
    assert "baris 4" in result.stdout
    assert "3572031" + "505900001" not in result.output
    assert len(folders(here, branches(here)[0])) == 1


def test_what_a_check_finds_is_told_at_the_row_and_its_column(here: Repo, tmp_path: Path) -> None:
    result = intake(here, table(tmp_path / "t", goods(2, {2: {"name.id": "Contoh sambal TERMURAH 200 g"}})), exit_code=1)
    line, = (line for line in result.stdout.splitlines() if "[nama-jujur]" in line)
    assert line.startswith("tabel.xlsx (Produk), baris 4, kolom Nama")


def test_a_formula_is_a_bad_cell(here: Repo, tmp_path: Path) -> None:
    result = intake(here, table(tmp_path / "t", goods(2, {1: {"price.amount": "=1000*15"}})), exit_code=1)
    assert "baris 3, kolom Harga (N3)" in result.stdout
    assert outcomes(tmp_path / "t" / "tabel-hasil.xlsx")[4].startswith("diterima")


OWN = [["Nama produk", "Harga", "Satuan", "Kategori", "Foto"], ["Contoh sambal merah", "15000", "bungkus", "Sambal pecel", "foto-1.jpg"]]


def own(folder: Path) -> Path:
    table(folder, goods(1), "lain.xlsx")
    path = folder / "milik.csv"
    path.write_text(csv_text(OWN), "utf-8")
    return path


def test_a_table_of_peoples_own_is_asked_about_where_nobody_sits_and_remembered_once_confirmed(here: Repo, tmp_path: Path) -> None:
    sent = own(tmp_path / "t")
    result = intake(here, sent, "--kind", "food", "--supplier", SUPPLIER, exit_code=1)
    assert (result.stdout, branches(here)) == ("", [])
    assert "  Nama produk → Nama" in result.stderr and "--yes" in result.stderr
    result = intake(here, sent, "--kind", "food", "--supplier", SUPPLIER, "--yes", exit_code=1)
    assert "Tidak ada kolom untuk: " in result.stdout and branches(here) == []
    assert (here.path / "curation/intake/columns.yml").is_file()
    result = intake(here, sent, "--kind", "food", "--supplier", SUPPLIER, "--incomplete", "--sender", "Siti Contoh", exit_code=1)
    assert folders(here, branches(here)[0]) == [f"products/{SUPPLIER}/contoh-sambal-merah"]


def test_what_is_found_is_there_for_programs(here: Repo, tmp_path: Path) -> None:
    got, = data(here, table(tmp_path / "t", goods(2, {2: BAD})), "--report", tmp_path / "balik.csv", exit_code=1)["tables"]
    assert [(row["row"], row["taken"], row["folder"]) for row in got["rows"]] == [
        (3, True, f"products/{MAKER}/contoh-sambal-nomor-1-isi-200-g"), (4, False, None)]
    assert [one["heading"] for one in got["rows"][1]["findings"]] == ["Harga"]
    assert got["report"] == str(tmp_path / "balik.csv")
    assert "diterima · " in (tmp_path / "balik.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("words", [["--report", "t/tabel.xlsx"], ["--report", "lain.txt"], ["--supplier", "Contoh Dapur"], ["--set", "x"], ["--issue", "a/b#1", "x.txt"]],
                         ids=["the table itself", "another ending", "no id", "no value", "two files"])
def test_options_that_do_not_fit_are_refused(here: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    sent = table(tmp_path / "t", goods(1))
    before = sent.read_bytes()
    intake(here, sent, *words, exit_code=2)
    assert (sent.read_bytes(), branches(here)) == (before, [])


def test_what_goes_back_never_replaces_what_was_mended(here: Repo, tmp_path: Path) -> None:
    sent = table(tmp_path / "t", goods(2, {2: BAD}))
    mended = tmp_path / "t" / "tabel-hasil.xlsx"
    mended.write_bytes(b"mended")
    intake(here, sent, exit_code=1)
    assert mended.read_bytes() == b"mended"
    assert outcomes(tmp_path / "t" / "tabel-hasil-2.xlsx")


def test_a_file_that_is_no_table_is_told(here: Repo, tmp_path: Path) -> None:
    for name, content in (("a.xlsx", b"PK\3\4rusak"), ("b.csv", b"\0\1\2"), ("c.xlsx", b"")):
        (tmp_path / name).write_bytes(content)
        assert name in intake(here, tmp_path / name, exit_code=1).output
    assert "tidak-ada.xlsx" in intake(here, tmp_path / "tidak-ada.xlsx", exit_code=1).output


def issue(firm: str) -> str:
    answers = {"kind": "Pangan olahan", "supplier:name": firm, "name.id": "Contoh keripik tempe 100 g"}
    return "\n\n".join(f"### {question.label}\n\n{answers.get(question.id, next((answers[column.path] for column in question.columns.values() if column.path in answers), '_No response_'))}"
                       for question in questions())


def test_an_issue_is_taken_for_a_supplier_of_the_catalogue(here: Repo, tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(issue("Contoh Dapur"), "utf-8")
    intake(here, tmp_path / "issue.md", "--issue", "contoh/etalase#12", exit_code=1)
    branch, = branches(here)
    assert folders(here, branch) == [f"products/{SUPPLIER}/contoh-keripik-tempe-100-g"]
    intake(here, tmp_path / "issue.md", "--issue", "contoh/etalase#12", exit_code=1)
    assert branches(here) == [branch]


@pytest.mark.parametrize(("source", "text", "rule"), [("contoh etalase", None, "issue-source"), ("contoh/etalase#12", "halo", "issue-form"), ("contoh/etalase#12", issue("Usaha Lain"), "unknown-supplier")],
                         ids=["no name of an issue", "no form", "a supplier that is not there"])
def test_an_issue_that_cannot_be_taken_is_told(here: Repo, tmp_path: Path, source: str, text: str | None, rule: str) -> None:
    (tmp_path / "issue.md").write_text(text or issue("Contoh Dapur"), "utf-8")
    assert f"[{rule}]" in intake(here, tmp_path / "issue.md", "--issue", source, exit_code=1).stderr
    assert branches(here) == []
