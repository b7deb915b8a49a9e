"""Promises about the catalogue that comes with the project: invented, marked as such, whole, and worth showing."""

import re
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from catalog.reference import reference
from curation.review import Decision, Ledger
from curation.workflow import SHOWN, State
from site_builder.checking import Checked, check

HOME = Path(__file__).parents[1]
PRODUCTS = HOME / "products"
SUPPLIERS = sorted(path for path in PRODUCTS.iterdir() if path.is_dir())
TEXTS = sorted([*PRODUCTS.glob("*/supplier.yml"), *PRODUCTS.glob("*/*/listing.yml")])
PHONE = "+6281234567890"


def short(path: Path) -> str:
    return path.parent.relative_to(PRODUCTS).as_posix()


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The samples on the day of their last decision, in a root that remembers nothing."""
    root = tmp_path_factory.mktemp("samples")
    for name in ("products", "curation", "site.yml"):
        (root / name).symlink_to(HOME / name)
    days = [date.fromisoformat(day) for path in PRODUCTS.rglob("review.yml") for day in re.findall(r"\bdate: (\d{4}-\d\d-\d\d)", path.read_text("utf-8"))]
    return check(root, max([date(2026, 11, 21), *days]))


def test_there_are_enough_suppliers_across_city_and_regency(catalogue: Checked) -> None:
    places = {record.value.place[:8] for record in catalogue.catalog.suppliers.values() if record.value}
    assert len(SUPPLIERS) >= 14
    assert len(places) >= 10
    assert {place[:5] for place in places} == {"35.05", "35.72"}


def test_there_are_listings_of_every_kind(catalogue: Checked) -> None:
    listings = [record.value for record in catalogue.catalog.listings.values() if record.value]
    assert len(catalogue.catalog.listings) >= 45
    assert {listing.kind for listing in listings} == set(reference("kinds").entries)


def test_every_supplier_is_marked_as_invented(catalogue: Checked) -> None:
    for record in catalogue.catalog.suppliers.values():
        assert record.id.startswith("contoh-")
        assert record.value is not None, record.folder
        assert record.value.name.startswith("Contoh "), record.folder
        assert record.value.data.get("sample") is True, record.folder


@pytest.mark.parametrize("path", TEXTS, ids=short)
def test_only_the_placeholder_phone_and_example_addresses_are_used(path: Path) -> None:
    text = path.read_text("utf-8")
    assert set(re.findall(r"\+62[\d -]{7,}\d", text)) <= {PHONE}
    assert not re.search(r"(?<![\d.-])08\d{8,}", text)
    hosts = [*re.findall(r"@([\w.-]+\.\w+)", text), *re.findall(r"https?://([\w.-]+)", text)]
    assert [host for host in hosts if not host.endswith((".example", "example.com", "example.org"))] == []


@pytest.mark.parametrize("path", sorted(PRODUCTS.glob("*/*/listing.yml")), ids=short)
def test_every_listing_is_told_in_both_languages(path: Path, catalogue: Checked) -> None:
    record = catalogue.catalog.listings[path.parent.name]
    assert record.value is not None, [str(finding.message) for finding in record.findings]
    for key in ("name", "summary", "description"):
        text = cast("dict[str, str]", record.value.data[key])
        assert text.get("id") and text.get("en"), key
    for photo in record.value.photos:
        assert {"id", "en"} <= set(cast("dict[str, str]", photo["alt"]))


def test_at_least_forty_are_published(catalogue: Checked) -> None:
    assert len(catalogue.publication.shown) >= 40


def test_every_published_listing_has_two_photos_or_more(catalogue: Checked) -> None:
    assert [shown.listing.id for shown in catalogue.publication.shown if len(shown.listing.photos) < 2] == []


@pytest.mark.parametrize("state", [State.SUBMITTED, State.IN_REVIEW, State.RETURNED, State.REJECTED, State.SUSPENDED, State.WITHDRAWN, State.HIDDEN])
def test_one_at_least_is_withheld_for_each_reason(catalogue: Checked, state: State) -> None:
    assert state in {standing.state for standing in catalogue.publication.standings.values()}


def test_some_approvals_end_soon(catalogue: Checked) -> None:
    assert any(shown.standing.state is State.EXPIRING for shown in catalogue.publication.shown)


def test_nothing_is_withheld_for_an_error_in_its_own_files(catalogue: Checked) -> None:
    assert [f"{finding.file}:{finding.line} {finding.message}" for finding in catalogue.catalog.all_findings()] == []


def test_every_approval_is_by_a_registered_curator_of_another_hand(catalogue: Checked) -> None:
    for folder, standing in catalogue.publication.standings.items():
        assert not [finding for finding in standing.findings if finding.rule != "decision-digest"], folder
        if standing.state in SHOWN:
            assert cast(Decision, standing.approval).by in catalogue.publication.curators


def test_every_ledger_can_be_read(catalogue: Checked) -> None:
    records = (*catalogue.catalog.suppliers.values(), *catalogue.catalog.listings.values())
    assert [record.folder for record in records if cast(Ledger, record.ledger).findings] == []


def test_no_price_or_stock_promise_outruns_what_can_be_supplied(catalogue: Checked) -> None:
    for record in catalogue.catalog.listings.values():
        if record.value:
            order, capacity = record.value.section("order"), record.value.section("capacity")
            if order["unit"] == capacity["unit"]:
                assert order["minimum"] <= capacity["amount"], record.folder  # type: ignore[operator]
