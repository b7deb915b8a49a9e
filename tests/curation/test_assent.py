"""The rules and the list of curators change by a decision of somebody who did not write the change, and never go back unnoticed."""

from datetime import date
from pathlib import Path

import pytest

from curation.audit import Audit
from tests.curation.repo import DECIDED, Repo, log_line
from tests.root import FOOD

BOOK = "curation/review.yml"
LATER = date(2026, 11, 15)


def rules(found: Audit, *, errors: bool = True) -> list[str]:
    """The rules of what is wrong with the rulebook."""
    return [finding.rule for finding in found.findings if finding.file.startswith("curation") and finding.blocks is errors]


@pytest.fixture
def ruled(repo: Repo) -> Repo:
    """A catalogue whose rules a curator has approved."""
    repo.approve_rules("ani-contoh", date(2026, 11, 5))
    return repo


def test_rules_that_nobody_ever_decided_on_are_worth_a_word(repo: Repo) -> None:
    found = repo.audit()
    assert (rules(found), rules(found, errors=False)) == ([], ["rules-open"])


def test_approved_rules_are_proven(ruled: Repo) -> None:
    found = ruled.audit()
    assert (rules(found), rules(found, errors=False)) == ([], [])


def test_a_change_that_another_curator_approves_is_proven(ruled: Repo) -> None:
    ruled.register("name: Budi Contoh", "name: Budi B. Contoh")
    ruled.commit("pemasok")
    assert rules(ruled.audit()) == ["rules-undecided"]
    ruled.approve_rules("budi-contoh", LATER)
    assert rules(ruled.audit()) == []


@pytest.mark.parametrize("what", ["curators.yml", "policy.yml", "standards/baru.yml", "channels/baru.yml", "rubric.yml"])
def test_every_file_of_the_rules_is_under_decision(ruled: Repo, what: str) -> None:
    path = ruled.path / "curation" / what
    path.parent.mkdir(exist_ok=True)
    if what == "policy.yml":
        path.write_text("review_every_days: 300\nexpiring_days: [30]\narchive_after_days: 10\nbackdating_days: 90\n")
    elif what == "curators.yml":
        ruled.register("name: Budi Contoh", "name: Budi B. Contoh")
    else:
        path.write_text("x: y\n")
    ruled.commit("orang-asing")
    assert rules(ruled.audit()) == ["rules-undecided"]
    finding, = (one for one in ruled.audit().findings if one.blocks)
    assert (finding.file, ruled.head[:10] in str(finding.message), "asing@contoh.example" in str(finding.message)) == (BOOK, True, True)


def test_the_programs_own_code_is_not_under_decision(ruled: Repo) -> None:
    (ruled.path / "curation" / "audit.py").write_text("x = 1\n")
    ruled.commit("orang-asing")
    assert rules(ruled.audit()) == []


# Who may approve

def test_nobody_approves_a_change_of_their_own(ruled: Repo) -> None:
    ruled.register("name: Budi Contoh", "name: Budi B. Contoh")
    ruled.commit("budi kedua")
    ruled.approve_rules("budi-contoh", LATER)
    assert rules(ruled.audit()) == ["approval-own"]


def test_who_wrote_an_earlier_change_may_approve_a_later_one(ruled: Repo) -> None:
    ruled.register("name: Budi Contoh", "name: Budi B. Contoh")
    ruled.commit("budi-contoh")
    ruled.approve_rules("ani-contoh", date(2026, 11, 8))
    ruled.register("name: Dewi Contoh", "name: Dewi D. Contoh")
    ruled.commit("pemasok")
    ruled.approve_rules("budi-contoh", LATER)
    assert rules(ruled.audit()) == []


def test_nobody_enters_themselves(ruled: Repo) -> None:
    ruled.enter("baru-contoh", "baru@contoh.example")
    ruled.commit("pemasok")
    ruled.approve_rules("baru-contoh", LATER, who="baru@contoh.example")
    assert "curator-unlisted" in rules(ruled.audit())


def test_a_curator_whom_others_entered_decides(ruled: Repo) -> None:
    ruled.enter("baru-contoh", "baru@contoh.example")
    ruled.commit("pemasok")
    ruled.approve_rules("budi-contoh", date(2026, 11, 8))
    ruled.decide(FOOD, by="baru-contoh", who="baru@contoh.example")
    assert not any(finding.blocks for finding in ruled.audit().findings)


def test_a_curator_nobody_decided_on_decides_about_nothing(ruled: Repo) -> None:
    ruled.enter("baru-contoh", "baru@contoh.example")
    ruled.commit("pemasok")
    ruled.decide(FOOD, by="baru-contoh", who="baru@contoh.example")
    found = ruled.audit()
    assert rules(found) == ["rules-undecided"]
    assert [finding.rule for finding in found.doubts[f"products/{FOOD}"]] == ["curator-unlisted"]


def test_an_address_that_a_change_brings_does_not_approve_that_change(ruled: Repo) -> None:
    ruled.register("emails: [ani@contoh.example]", "emails: [ani@contoh.example, asing@contoh.example]")
    ruled.commit("pemasok")
    ruled.approve_rules("ani-contoh", LATER, who="orang-asing")
    assert "decision-author" in rules(ruled.audit())


def test_an_address_that_comes_and_goes_proves_nothing(ruled: Repo) -> None:
    ruled.register("emails: [ani@contoh.example]", "emails: [ani@contoh.example, asing@contoh.example]")
    ruled.commit("orang-asing")
    ruled.decide(FOOD, who="orang-asing")
    ruled.register(", asing@contoh.example", "")
    ruled.commit("orang-asing")
    found = ruled.audit()
    assert rules(found) == []
    assert [finding.rule for finding in found.doubts[f"products/{FOOD}"]] == ["decision-author"]


@pytest.fixture
def keyed(repo: Repo) -> Repo:
    """Approved rules by which Ani signs."""
    repo.give_key("ani-contoh", "ani")
    repo.commit("pemasok")
    repo.approve_rules("budi-contoh", date(2026, 11, 5))
    return repo


@pytest.mark.parametrize(("key", "so"), [("ani", []), ("", ["decision-signature"]), ("asing", ["decision-signature"])])
def test_a_key_that_a_change_brings_does_not_sign_for_that_change(keyed: Repo, key: str, so: list[str]) -> None:
    public = " ".join((keyed.keys / "ani.pub").read_text().split()[:2])
    other = " ".join((keyed.keys / "asing.pub").read_text().split()[:2])
    keyed.register(public, other)
    keyed.commit("pemasok")
    keyed.approve_rules("ani-contoh", LATER, key=key)
    assert [rule for rule in rules(keyed.audit()) if rule != "rules-undecided"] == so


def test_a_key_that_is_taken_out_for_a_while_is_still_asked_for(keyed: Repo) -> None:
    before = (keyed.path / "curation/curators.yml").read_text()
    (keyed.path / "curation/curators.yml").write_text("\n".join(line.split(", keys:")[0] + "}" if "keys:" in line else line for line in before.splitlines()))
    keyed.commit("orang-asing")
    keyed.decide(FOOD)
    (keyed.path / "curation/curators.yml").write_text(before)
    keyed.commit("orang-asing")
    found = keyed.audit()
    assert rules(found) == []
    assert [finding.rule for finding in found.doubts[f"products/{FOOD}"]] == ["decision-signature"]


def test_a_revoked_key_does_not_approve_the_next_rules(keyed: Repo) -> None:
    keyed.register("since: 2025-01-01}]", "since: 2025-01-01, revoked: 2026-11-12}]")
    keyed.commit("pemasok")
    keyed.approve_rules("ani-contoh", LATER, key="ani")
    assert "decision-signature" in rules(keyed.audit())


@pytest.mark.parametrize("words", ["the rules", "the ledger"])
def test_the_first_approval_is_by_somebody_listed_before_it(repo: Repo, words: str) -> None:
    if words == "the rules":
        repo.register("id: joko-contoh", "id: baru-contoh")
        repo.register("office: dinkop-kota, since: 2027-01-01", "office: dinkop-kota, emails: [baru@contoh.example], since: 2025-01-01")
    repo.approve_rules("ani-contoh" if words == "the ledger" else "baru-contoh", who="ani-contoh" if words == "the ledger" else "baru@contoh.example")
    assert bool(rules(repo.audit())) is (words == "the rules")


def test_an_approval_of_another_edition_is_doubted(ruled: Repo) -> None:
    ruled.register("name: Budi Contoh", "name: Budi B. Contoh")
    ruled.approve_rules("ani-contoh", LATER)
    assert {"approval-own", "commit-mixed"} <= set(rules(ruled.audit()))
    ruled.register("name: Budi B. Contoh", "name: Budi C. Contoh")
    ruled.commit("pemasok")
    assert "rules-undecided" in rules(ruled.audit())


# Going back

@pytest.fixture
def twice(ruled: Repo) -> Repo:
    """Rules approved, changed, and approved again; the first list is kept in a file beside."""
    (ruled.path.parent / "old.yml").write_bytes((ruled.path / "curation/curators.yml").read_bytes())
    ruled.register("since: 2024-01-01, until: 2026-03-31", "since: 2024-01-01, until: 2026-02-28")
    ruled.commit("pemasok")
    ruled.approve_rules("budi-contoh", date(2026, 11, 8))
    return ruled


def back(repo: Repo, who: str = "orang-asing") -> str:
    (repo.path / "curation/curators.yml").write_bytes((repo.path.parent / "old.yml").read_bytes())
    return repo.commit(who, LATER)


def test_rules_brought_back_to_an_earlier_edition_are_found(twice: Repo) -> None:
    assert rules(twice.audit()) == []
    commit = back(twice)
    finding, = (one for one in twice.audit().findings if one.blocks)
    assert (finding.rule, commit[:10] in str(finding.message)) == ("rules-rollback", True)


def test_an_earlier_edition_that_is_approved_again_is_in_force(twice: Repo) -> None:
    back(twice, "pemasok")
    twice.approve_rules("budi-contoh", LATER)
    assert rules(twice.audit()) == []


def test_rules_brought_back_together_with_their_ledger_are_found(twice: Repo) -> None:
    old = twice.git("show", f"HEAD~2:{BOOK}") + "\n"
    (twice.path / BOOK).write_text(old)
    back(twice)
    assert rules(twice.audit()) == ["ledger-changed"]


def test_a_ledger_of_the_rules_that_was_deleted_is_found(twice: Repo) -> None:
    (twice.path / BOOK).unlink()
    twice.commit("orang-asing", LATER)
    assert sorted(rules(twice.audit())) == ["ledger-changed", "rules-undecided"]


def test_a_forged_approval_is_believed_by_nobody(twice: Repo) -> None:
    back(twice)
    twice.approve_rules("budi-contoh", LATER, who="orang-asing")
    assert rules(twice.audit()) == ["decision-author"]


def test_an_old_doubt_is_history_once_the_rules_are_approved_rightly(ruled: Repo) -> None:
    ruled.register("name: Budi Contoh", "name: Budi B. Contoh")
    ruled.commit("pemasok")
    ruled.approve_rules("ani-contoh", LATER, who="orang-asing")
    ruled.approve_rules("budi-contoh", LATER)
    found = ruled.audit()
    assert (rules(found), rules(found, errors=False)) == ([], ["decision-author"])


def test_rules_nobody_decides_on_are_held_against_the_log(repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "old.yml").write_bytes((repo.path / "curation/curators.yml").read_bytes())
    log_line(tmp_path / "log", DECIDED, repo.head)
    repo.register("name: Budi Contoh", "name: Budi B. Contoh")
    log_line(tmp_path / "log", LATER, repo.commit("pemasok"))
    assert rules(repo.audit(log=tmp_path / "log"), errors=False) == ["rules-open"]
    back(repo)
    found = repo.audit(log=tmp_path / "log")
    assert (rules(found), rules(found, errors=False)) == ([], ["rules-open", "rules-older"])
