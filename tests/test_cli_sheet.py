"""`etalase sheet`: paper for the office, of what is published and nothing else."""

from pathlib import Path

import pytest

from tests.root import DRUM, FOOD, Root, told
from tests.site_builder.paper import codes, text, texts


def test_a_sheet_is_written_under_its_name(approved: Root, tmp_path: Path) -> None:
    result = approved.etalase("sheet", FOOD, f"--output={tmp_path / 'kertas.pdf'}")
    assert (result.exit_code, result.stdout) == (0, f"ditulis: {tmp_path / 'kertas.pdf'}\n")
    assert "Sambal pecel Contoh pedas" in text((tmp_path / "kertas.pdf").read_bytes())


def test_several_sheets_go_into_a_folder(approved: Root, tmp_path: Path) -> None:
    approved.etalase("sheet", FOOD, "kendang-jimbe-30cm", f"--output={tmp_path / 'kertas'}")
    assert sorted(path.name for path in (tmp_path / "kertas").iterdir()) == ["kendang-jimbe-30cm.pdf", "sambal-pecel-200g.pdf"]


@pytest.mark.parametrize(("size", "copies", "pages"), [("small", 9, 1), ("medium", 4, 1), ("large", 2, 2)])
def test_tags_of_several_listings_share_sheets(approved: Root, tmp_path: Path, size: str, copies: int, pages: int) -> None:
    file = tmp_path / "label.pdf"
    approved.etalase("sheet", FOOD, DRUM, "--tags", f"--size={size}", f"--copies={copies}", f"--output={file}")
    assert len(texts(file.read_bytes())) == pages
    read = codes(file.read_bytes())
    assert len(read) == 2 * copies
    assert len(set(read)) == 2


def test_tags_of_one_come_in_every_size(approved: Root, tmp_path: Path) -> None:
    approved.etalase("sheet", FOOD, "--tags", f"--output={tmp_path / 'label.pdf'}")
    assert len(codes((tmp_path / "label.pdf").read_bytes())) == 12


def test_a_book_of_a_category(approved: Root, tmp_path: Path) -> None:
    result = approved.etalase("sheet", "--category=sambal-pecel", f"--output={tmp_path / 'buku.pdf'}", language="en")
    assert result.exit_code == 0
    assert "Contents" in text((tmp_path / "buku.pdf").read_bytes())


@pytest.mark.parametrize(("words", "said"), [
    ((), "sebutkan produk"), ((FOOD, "--channel=x"), "sebutkan produk"), (("--tags", "--channel=x"), "sebutkan produk yang labelnya"),
    ((FOOD, "--copies=3"), "hanya berlaku bersama --tags"), (("sambal-pecel-200",), "maksudnya `sambal-pecel-200g`?"),
    (("\x1b[31mtidak-ada-sama-sekali",), "tidak tayang"), (("--channel=tidak-ada",), "tidak tayang")],
    ids=["nothing", "two things", "tags of a channel", "copies of a sheet", "a slip", "nothing known", "no channel"])
def test_what_cannot_be_printed_is_said(approved: Root, words: tuple[str, ...], said: str) -> None:
    result = approved.etalase("sheet", *words)
    assert result.exit_code == 2
    assert said in told(" ".join(result.stderr.split()))
    assert "\x1b" not in result.stderr


def test_what_is_not_approved_is_not_printed(root: Root) -> None:
    assert root.etalase("sheet", FOOD).exit_code == 2
