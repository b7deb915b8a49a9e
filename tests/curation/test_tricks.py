"""Every trick fails to publish: played on a real repository, through to the site that is built."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from catalog.digest import of_bytes
from site_builder.pages import RULES
from tests.curation.repo import DECIDED, UNTIL, Repo, log_line
from tests.curation.test_audit import LATER, TRICKS
from tests.root import FOOD, SUPPLIER, TODAY, picture

PAGE = f"produk/{FOOD.partition('/')[2]}/index.html"


def site(repo: Repo, on: date = TODAY, *words: str) -> Path:
    """The site as it is published: only what the history proves."""
    result = repo.root.etalase("build", "--audited", *words, on=on)
    assert result.exit_code in (0, 1), result.output
    return repo.path / "site"


def shows(built: Path) -> bool:
    """Whether the food's page offers it; the page of what was once approved may only say that it is gone."""
    return (built / PAGE).exists() and "noindex" not in (built / PAGE).read_text("utf-8")


@pytest.fixture
def ready(repo: Repo) -> Repo:
    """A repository whose supplier is approved by honest means, and whose food is not decided about."""
    repo.decide(SUPPLIER)
    return repo


def test_an_honest_approval_is_published(ready: Repo) -> None:
    ready.decide(FOOD)
    assert shows(site(ready))


@pytest.mark.parametrize("trick", [trick for trick, _ in TRICKS.values()], ids=TRICKS.keys())
def test_a_trick_publishes_nothing(ready: Repo, trick: Callable[[Repo], object]) -> None:
    trick(ready)
    assert not shows(site(ready))


def test_a_decision_that_is_not_committed_publishes_nothing(ready: Repo) -> None:
    ready.write(FOOD)
    assert not shows(site(ready))
    ready.commit("ani-contoh")
    assert shows(site(ready))


def test_a_photo_edited_after_the_approval_leaves_the_approved_photo(ready: Repo) -> None:
    ready.decide(FOOD)
    approved = (site(ready) / PAGE).read_bytes()
    path = ready.root.folder(FOOD) / "depan.jpg"
    before = of_bytes(path.read_bytes())
    path.write_bytes(picture(colour="#224466"))
    ready.commit("pemasok", LATER)
    assert of_bytes(path.read_bytes()) != before
    assert (site(ready) / PAGE).read_bytes() == approved


def test_a_changed_price_waits_until_it_is_decided(ready: Repo) -> None:
    ready.decide(FOOD)
    ready.root.edit(FOOD, "amount: 18500", "amount: 99000")
    ready.commit("pemasok", LATER)
    assert "18.500" in (page := (site(ready) / PAGE).read_text("utf-8"))
    assert "99.000" not in page
    ready.decide(FOOD, by="budi-contoh", on=LATER)
    assert "99.000" in (site(ready) / PAGE).read_text("utf-8")


def test_a_revoked_curator_publishes_nothing_from_then_on(ready: Repo) -> None:
    ready.register("since: 2025-01-01}\n  - {id: budi", f"since: 2025-01-01, until: {DECIDED - timedelta(1)}}}\n  - {{id: budi")
    ready.commit("budi-contoh", SENT_LATER)
    ready.decide(FOOD)
    assert not shows(site(ready))


SENT_LATER = DECIDED - timedelta(1)


def test_an_expired_permit_takes_a_listing_off_whatever_the_ledger_says(ready: Repo) -> None:
    ready.root.edit(FOOD, "expires: 2030-08-01", "expires: 2026-12-31")
    ready.commit("pemasok")
    ready.decide(FOOD, until=UNTIL)
    assert shows(site(ready, date(2026, 12, 31)))
    assert not shows(site(ready, date(2027, 1, 1)))


def test_a_history_written_anew_publishes_nothing_and_leaves_the_old_site(ready: Repo, tmp_path: Path) -> None:
    ready.decide(FOOD)
    log = tmp_path / "publication.log"
    built = site(ready)
    before = (built / PAGE).read_bytes()
    log_line(log, DECIDED, ready.head)
    ready.git("checkout", "-q", "-B", "main", "HEAD~1")
    ready.root.edit(FOOD, "amount: 18500", "amount: 1")
    ready.commit("pemasok", LATER)
    ready.decide(FOOD, by="budi-contoh", on=LATER)
    result = ready.root.etalase("build", "--log", str(log))
    assert result.exit_code == 2
    assert (built / PAGE).read_bytes() == before


def test_an_approval_written_around_a_broken_standard_publishes_nothing(ready: Repo) -> None:
    ready.root.edit(FOOD, "id: Sambal pecel Contoh pedas 200 g", "id: Sambal pecel TERMURAH pedas 200 g")
    ready.commit("pemasok")
    ready.decide(FOOD)
    assert not shows(site(ready))


def test_a_proof_of_one_content_is_none_of_another(ready: Repo) -> None:
    ready.decide(FOOD)
    found, folder = ready.audit(), f"products/{FOOD}"
    assert found.doubt(folder, ready.digest(FOOD)) == ()
    assert [finding.rule for finding in found.doubt(folder, "0" * 64)] == ["approval-uncommitted"]


def test_a_consent_taken_back_leaves_every_file_of_the_site_while_the_approved_version_stays(ready: Repo) -> None:
    ready.decide(FOOD)
    number = b"6281234567890"

    def told() -> bool:
        """Whether any file tells the number; the form's rules show by it how numbers are written."""
        place = site(ready)
        return any(number in path.read_bytes() for path in place.rglob("*.*") if not path.relative_to(place).as_posix().startswith(RULES))

    assert told()
    ready.root.edit(SUPPLIER, "proof: BA-2026-001}", "proof: BA-2026-001, withdrawn: 2026-11-20}")
    ready.commit("pemasok", LATER)
    assert not told()
    assert shows(site(ready))
