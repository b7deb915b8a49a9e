"""What only the whole catalogue can tell: ids for ever, and cooperatives that are there."""

from pathlib import Path

import pytest

from catalog import integrity, load
from catalog.load import Catalog
from catalog.reference import BrokenConfiguration
from curation.review import read_ledger
from tests.root import SUPPLIER, Root


def checked(root: Root) -> Catalog:
    catalog = load.load(root.path, read_ledger)
    integrity.check(catalog, integrity.retired(root.path))
    return catalog


def book(root: Root, text: str) -> None:
    (root.path / "products/retired.yml").write_text(text, "utf-8")


def test_without_a_book_nothing_is_retired(tmp_path: Path) -> None:
    assert integrity.retired(tmp_path) == {}


def test_a_retired_id_keeps_its_address(root: Root) -> None:
    book(root, "sambal-lama: {since: 2026-05-01, name: {id: Sambal lama}, reason: {id: Diperbarui}, replacement: sambal-pecel-200g}\n")
    old = integrity.retired(root.path)["sambal-lama"]
    assert (str(old.since), old.name, old.reason, old.replacement) == ("2026-05-01", {"id": "Sambal lama"}, {"id": "Diperbarui"}, "sambal-pecel-200g")
    assert checked(root).all_findings() == []


def test_a_retired_id_never_serves_another_listing(root: Root) -> None:
    book(root, "sambal-pecel-200g: {since: 2026-05-01, name: {id: Lama}, reason: {id: Diperbarui}}\n")
    got = checked(root)
    assert "sambal-pecel-200g" not in got.listings
    assert [(finding.rule, finding.file) for finding in got.all_findings()] == [("reused-id", f"products/{SUPPLIER}/sambal-pecel-200g")]


@pytest.mark.parametrize("text", [
    "a: x\n", "a: {since: kemarin, name: {id: A}, reason: {id: B}}\n", "a: {since: 2026-05-01}\n", "a: {since: 2026-05-01, name: A, reason: {id: B}}\n",
    "a: [b]\n", "a: b: c\n", "- a\n", "a: {since: 2026-02-30, name: {id: A}, reason: {id: B}}\n",
], ids=["a text", "no date", "no name", "a name that is a text", "a list", "unreadable", "a list of ids", "a date there is not"])
def test_a_malformed_book_is_a_broken_configuration(root: Root, text: str) -> None:
    book(root, text)
    with pytest.raises(BrokenConfiguration, match=r"retired\.yml"):
        integrity.retired(root.path)


def test_a_member_of_a_cooperative_that_is_not_there_stays_out(root: Root) -> None:
    root.edit(SUPPLIER, "workers: 7\n", "workers: 7\ncooperative: contoh-koperasi\n")
    got = checked(root)
    finding, = got.all_findings()
    assert (finding.rule, finding.file) == ("unknown-supplier", f"products/{SUPPLIER}/supplier.yml")
    assert got.suppliers[SUPPLIER].blocked


def test_a_member_of_a_cooperative_that_is_there_is_welcome(root: Root) -> None:
    root.edit(SUPPLIER, "workers: 7\n", f"workers: 7\ncooperative: {SUPPLIER}\n")
    assert checked(root).all_findings() == []
