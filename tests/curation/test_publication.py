"""What may be shown: approved, unexpired, unblocked content of approved suppliers, to the byte and to the day."""

import random
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from catalog import integrity, load
from curation.curator import curators
from curation.policy import policy
from curation.publication import Publication, expiring_within, publication
from curation.review import read_ledger
from curation.stand import stands
from curation.workflow import State
from site_builder.report import said
from tests.root import DRUM, FOOD, SUPPLIER, TODAY, Root, picture


def published(root: Root, on: date = TODAY) -> Publication:
    catalog = load.load(root.path, read_ledger)
    gone = integrity.retired(root.path)
    integrity.check(catalog, gone)
    register = curators(root.path)
    standing = stands(root.path, catalog, on, register, policy(root.path), nothing)
    return publication(standing, {}, catalog, gone, on, register)


def nothing(folder: str, digest: str) -> None:
    """A history that gives nothing back."""


def shown(root: Root, on: date = TODAY) -> list[str]:
    return [one.listing.path for one in published(root, on).shown]


def why(root: Root, entry: str, on: date = TODAY) -> tuple[State, str]:
    one, = (one for one in published(root, on).withheld if one.folder == f"products/{entry}")
    return one.state, said(one.why, "en")


def test_what_is_approved_is_shown(approved: Root) -> None:
    got = published(approved)
    assert [one.listing.path for one in got.shown] == [DRUM, FOOD]
    assert (got.withheld, got.gone, got.findings, list(got.suppliers)) == ([], [], [], [SUPPLIER])
    assert got.shown[0].supplier is got.suppliers[SUPPLIER]


def test_nothing_is_shown_that_nobody_has_decided_about(root: Root) -> None:
    assert shown(root) == []
    assert why(root, FOOD) == (State.SUBMITTED, "no decision has been made yet")


def edit_yaml(root: Root) -> None:
    root.edit(FOOD, "amount: 18500", "amount: 18501")


def edit_comment(root: Root) -> None:
    root.file(FOOD).write_bytes(root.file(FOOD).read_bytes() + b"\n")


def edit_photo(root: Root) -> None:
    path = root.folder(FOOD) / "depan.jpg"
    path.write_bytes(path.read_bytes() + b"\0")


def swap_photo(root: Root) -> None:
    (root.folder(FOOD) / "depan.jpg").write_bytes(picture(colour="blue"))


def add_file(root: Root) -> None:
    (root.folder(FOOD) / "catatan.txt").write_bytes(b"")


def rename_file(root: Root) -> None:
    (root.folder(FOOD) / "label.png").rename(root.folder(FOOD) / "label-2.png")
    root.edit(FOOD, "label.png", "label-2.png")


CHANGES = [edit_yaml, edit_comment, edit_photo, swap_photo, add_file, rename_file]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.replace("_", " "))
def test_any_changed_byte_takes_a_listing_off_and_a_new_approval_brings_it_back(approved: Root, change: Callable[[Root], None]) -> None:
    change(approved)
    assert shown(approved) == [DRUM]
    assert why(approved, FOOD) == (State.IN_REVIEW, "its content is not what was approved on 21 November 2026")
    assert [finding.rule for finding in published(approved).findings] == ["decision-digest"]
    approved.decide(FOOD, by="budi-contoh")
    assert shown(approved) == [DRUM, FOOD]
    assert published(approved).findings == []


def test_a_changed_supplier_takes_all_its_listings_off(approved: Root) -> None:
    approved.edit(SUPPLIER, "workers: 7", "workers: 8")
    assert shown(approved) == []
    assert why(approved, FOOD) == (State.APPROVED, "its supplier contoh-dapur is not approved")
    approved.decide(SUPPLIER)
    assert shown(approved) == [DRUM, FOOD]


def test_a_change_in_one_listing_leaves_the_others(approved: Root) -> None:
    approved.edit(DRUM, "minimum: 10", "minimum: 12")
    assert shown(approved) == [FOOD]


def test_an_entry_with_errors_is_not_shown_although_it_is_approved(approved: Root) -> None:
    (approved.folder(FOOD) / ".hidden").write_text("x")
    assert shown(approved) == [DRUM]
    assert why(approved, FOOD) == (State.APPROVED, "it has errors")


def test_a_supplier_with_errors_is_not_shown_although_it_is_approved(approved: Root) -> None:
    (approved.folder(SUPPLIER) / ".hidden").write_text("x")
    assert shown(approved) == []
    assert why(approved, SUPPLIER) == (State.APPROVED, "it has errors")


@pytest.mark.parametrize(("on", "state"), [
    (date(2026, 11, 20), State.SUBMITTED), (TODAY, State.PUBLISHED), (date(2027, 3, 31), State.PUBLISHED), (date(2027, 4, 1), State.EXPIRING),
    (date(2027, 6, 30), State.EXPIRING), (date(2027, 7, 1), State.HIDDEN), (date(2027, 11, 21), State.HIDDEN), (date(2028, 7, 1), State.ARCHIVED),
], ids=str)
def test_a_listing_comes_and_goes_to_the_day(approved: Root, on: date, state: State) -> None:
    got = published(approved, on)
    assert got.standings[f"products/{FOOD}"].state is state
    assert (FOOD in [one.listing.path for one in got.shown]) is (state in (State.PUBLISHED, State.EXPIRING))


def test_a_listing_ends_with_its_supplier(approved: Root) -> None:
    assert shown(approved, TODAY + timedelta(365)) == [DRUM]
    assert shown(approved, TODAY + timedelta(366)) == []


def test_an_end_that_is_near_is_told_soonest_first(approved: Root) -> None:
    got = published(approved, date(2027, 6, 1))
    assert [one.listing.path for one in expiring_within(got, 30)] == [FOOD]
    assert [one.listing.path for one in expiring_within(got, 365)] == [FOOD, DRUM]
    assert list(expiring_within(got, 28)) == []


@pytest.mark.parametrize(("act", "state"), [("withdraw", State.WITHDRAWN), ("suspend", State.SUSPENDED), ("reject", State.REJECTED)])
def test_the_address_of_what_was_shown_says_so(approved: Root, act: str, state: State) -> None:
    approved.decide(FOOD, act, reason={"id": "Tidak dibuat lagi"}, replacement="sambal-baru", on=TODAY + timedelta(1))
    gone, = published(approved, TODAY + timedelta(1)).gone
    assert (gone.id, gone.state, gone.since, gone.replacement) == ("sambal-pecel-200g", state, TODAY + timedelta(1), "sambal-baru")
    assert gone.name["id"] == "Sambal pecel Contoh pedas 200 g"
    assert gone.reason == ({"id": "Tidak dibuat lagi"} if act == "withdraw" else {})


def test_the_address_of_changed_content_gives_nothing_away_that_was_not_approved(approved: Root) -> None:
    approved.edit(FOOD, "Sambal pecel Contoh pedas 200 g", "Rahasia dapur kami")
    gone, = published(approved).gone
    assert (gone.state, gone.name, gone.category) == (State.IN_REVIEW, {}, "")


def test_the_address_of_a_broken_listing_remains(approved: Root) -> None:
    approved.file(FOOD).write_text("a: b: c\n")
    gone, = published(approved).gone
    assert (gone.id, gone.state, gone.name) == ("sambal-pecel-200g", State.IN_REVIEW, {})


def test_the_address_of_an_approved_listing_with_errors_is_not_called_published(approved: Root) -> None:
    (approved.folder(FOOD) / ".hidden").write_text("x")
    gone, = published(approved).gone
    assert gone.state is State.APPROVED


def test_what_was_never_approved_has_no_address(root: Root) -> None:
    root.decide(FOOD, "reject", reason={"id": "Belum layak"})
    assert published(root).gone == []


def test_a_hidden_listings_address_says_since_when(approved: Root) -> None:
    on = date(2027, 8, 1)
    gone, = published(approved, on).gone
    assert (gone.state, gone.since, gone.supplier_id) == (State.HIDDEN, date(2027, 6, 30), SUPPLIER)


def test_a_retired_id_has_its_address_for_ever(approved: Root) -> None:
    (approved.path / "products/retired.yml").write_text("sambal-lama: {since: 2026-05-01, name: {id: Sambal lama}, reason: {id: Diperbarui}, replacement: sambal-pecel-200g}\n")
    gone, = published(approved).gone
    assert (gone.id, gone.state, gone.name, gone.replacement) == ("sambal-lama", State.WITHDRAWN, {"id": "Sambal lama"}, "sambal-pecel-200g")


def test_a_void_decision_takes_the_entry_off_and_is_told(approved: Root) -> None:
    with approved.ledger(FOOD).open("a") as file:
        file.write(f"- {{date: 2026-11-21, act: approve, by: siapa, digest: {'a' * 64}, until: 2027-01-01}}\n")
    got = published(approved)
    assert [one.listing.path for one in got.shown] == [DRUM]
    finding, = got.findings
    assert (finding.rule, finding.file, finding.line) == ("decision-by", f"products/{FOOD}/review.yml", 3)


def test_a_decision_for_another_digest_shows_nothing(root: Root) -> None:
    root.approve_all()
    ledger = root.ledger(FOOD)
    digest = root.decide(DRUM, by="budi-contoh")[0].digest
    text = ledger.read_text()
    ledger.write_text(text.replace(text.split("digest: ")[1][:64], digest))
    assert shown(root) == [DRUM]
    finding, = published(root).findings
    assert (finding.rule, finding.file, finding.line) == ("decision-digest", f"products/{FOOD}/review.yml", 2)


def test_a_ledger_copied_from_another_listing_shows_nothing(approved: Root) -> None:
    approved.ledger(FOOD).write_bytes(approved.ledger(DRUM).read_bytes())
    assert shown(approved) == [DRUM]


def test_a_listing_moved_to_another_supplier_is_not_shown_there_unapproved(approved: Root) -> None:
    other = approved.path / "products/contoh-lain"
    other.mkdir()
    approved.folder(FOOD).rename(other / "sambal-pecel-200g")
    assert shown(approved) == [DRUM]


def test_no_single_changed_bit_is_ever_shown(approved: Root) -> None:
    chance = random.Random(11)
    files = [path for path in sorted(approved.folder(SUPPLIER).rglob("*")) if path.is_file() and path.name != "review.yml"]
    for _ in range(20):
        path = chance.choice(files)
        before = path.read_bytes()
        data = bytearray(before)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        entry = path.parent.relative_to(approved.path / "products").as_posix()
        assert shown(approved) == [one for one in (DRUM, FOOD) if "/" in entry and one != entry]
        path.write_bytes(before)
    assert shown(approved) == [DRUM, FOOD]


# Consents

def sold_by(consents: str, later: str, approved: Root, tmp_path: Path) -> Publication:
    """The publication after a supplier's consents were changed and nobody has decided about it yet."""
    shutil.copytree(approved.folder(SUPPLIER), tmp_path / "past" / "products" / SUPPLIER)
    approved.edit(SUPPLIER, consents, later)
    catalog = load.load(approved.path, read_ledger)
    register = curators(approved.path)
    standing = stands(approved.path, catalog, TODAY, register, policy(approved.path), lambda *_: tmp_path / "past")
    return publication(standing, {}, catalog, {}, TODAY, register)


GIVEN = "{given: 2026-01-10, scope: [whatsapp, email], channel: paper, proof: BA-2026-001}"


@pytest.mark.parametrize("later", [GIVEN.replace("}", ", withdrawn: 2026-11-20}"), "{given: 2026-11-20, scope: [name], channel: paper, proof: BA-2026-002}"],
                         ids=["withdrawn", "taken out"])
def test_a_consent_taken_back_counts_at_once_though_the_approved_version_stays(approved: Root, tmp_path: Path, later: str) -> None:
    supplier = sold_by(GIVEN, later, approved, tmp_path).suppliers[SUPPLIER]
    assert supplier.contact("whatsapp", TODAY) is None
    assert supplier.data["workers"] == 7


def test_a_consent_given_anew_waits_for_approval(approved: Root, tmp_path: Path) -> None:
    more = f"{GIVEN}\n  - {{given: 2026-11-20, scope: [name], channel: paper, proof: BA-2026-009}}"
    supplier = sold_by(GIVEN, more, approved, tmp_path).suppliers[SUPPLIER]
    assert supplier.contact("whatsapp", TODAY) == "+6281234567890"
    assert not supplier.consents_to("name", TODAY)
