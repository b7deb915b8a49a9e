"""The audit: an honest history is proven, and every trick against it is found and named."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from catalog.reference import BrokenConfiguration
from curation.audit import Audit, audit
from curation.seen import book
from tests.curation.repo import DECIDED, ENTRIES, SENT, UNTIL, Repo, log_line
from tests.root import DRUM, FOOD, SUPPLIER, TODAY

LATER = date(2026, 11, 15)


def errors(found: Audit) -> set[tuple[str, str]]:
    """The rules of the errors, with the entry that each is about."""
    return {(finding.rule, finding.file.removeprefix("products/").rpartition("/")[0]) for finding in found.findings if finding.blocks}


def proven(found: Audit) -> set[str]:
    """The entries whose approval is proven."""
    return {proof.folder.removeprefix("products/") for proof in found.proofs if proof.proven}


# An honest history

def test_an_honest_history_is_proven_with_who_and_where(decided: Repo) -> None:
    found = decided.audit()
    assert errors(found) == set()
    assert [finding.rule for finding in found.findings] == ["rules-open"]
    assert proven(found) == set(ENTRIES)
    proof = next(proof for proof in found.proofs if proof.folder == f"products/{FOOD}")
    assert (proof.digest, proof.curator, proof.date, proof.commit, proof.author, proof.signed) == (
        decided.digest(FOOD), "ani-contoh", DECIDED, decided.head, "ani@contoh.example", False)
    assert (found.head, found.doubts, len(found.ledgers)) == (decided.head, {}, 3)


def test_a_signed_approval_is_said_to_be_signed(repo: Repo) -> None:
    repo.give_key("ani-contoh", "ani")
    repo.commit("pemasok")
    repo.decide(FOOD, key="ani")
    proof, = repo.audit().proofs
    assert (proof.folder, proof.signed, proof.proven) == (f"products/{FOOD}", True, True)


def test_what_is_not_published_needs_no_proof(repo: Repo) -> None:
    assert repo.audit().proofs == []
    repo.decide(FOOD, "reject", "budi-contoh", who="orang-asing")
    found = repo.audit()
    assert (found.proofs, errors(found)) == ([], set())
    assert "decision-author" in {finding.rule for finding in found.findings}


@pytest.mark.parametrize(("on", "count"), [(SENT, 0), (DECIDED, 3), (UNTIL, 3), (date(2027, 11, 1), 0)], ids=["before", "the day", "the last day", "after"])
def test_only_what_is_published_on_the_day_is_proven(decided: Repo, on: date, count: int) -> None:
    assert len(decided.audit(on).proofs) == count


def test_a_change_that_waits_leaves_the_approved_version_proven(decided: Repo) -> None:
    before = decided.digest(FOOD)
    decided.change(FOOD)
    found = decided.audit()
    assert (errors(found), proven(found)) == (set(), set(ENTRIES))
    assert before in {proof.digest for proof in found.proofs}
    assert [(finding.rule, finding.blocks) for finding in found.findings if finding.file == f"products/{FOOD}/review.yml"] == [("approval-waits", False)]


def test_a_renewal_rests_on_what_it_renews(repo: Repo) -> None:
    repo.decide(FOOD, who="orang-asing")
    repo.decide(FOOD, "renew", "budi-contoh", LATER)
    found = repo.audit()
    assert errors(found) == {("decision-author", FOOD)}
    assert [(proof.curator, proof.proven) for proof in found.proofs] == [("budi-contoh", False)]


def test_a_new_approval_rests_on_itself(repo: Repo) -> None:
    repo.decide(FOOD, who="orang-asing")
    repo.decide(FOOD, "approve", "budi-contoh", LATER)
    found = repo.audit()
    assert (errors(found), proven(found)) == (set(), {FOOD})
    assert [finding.severity.value for finding in found.findings if finding.rule == "decision-author"] == ["advice"]


def test_a_catalogue_in_a_folder_of_the_repository_is_proven_there(decided: Repo, tmp_path: Path) -> None:
    top = tmp_path / "top"
    (top / "kota").mkdir(parents=True)
    inner = Repo(type(decided.root)(top / "kota"), decided.keys)
    inner.git("init", "-q", str(top))
    for part in ("curation", "products"):
        shutil.copytree(decided.path / part, top / "kota" / part)
    for entry in ENTRIES:
        inner.root.ledger(entry).unlink()
    inner.commit("pemasok", SENT)
    for entry in ENTRIES:
        inner.write(entry)
    inner.commit("ani-contoh")
    found = audit(top / "kota", TODAY)
    assert (errors(found), proven(found)) == (set(), set(ENTRIES))


# Every trick

def own_approval(repo: Repo) -> None:
    repo.change(FOOD, "budi kedua")
    repo.decide(FOOD, by="budi-contoh")


def for_another_digest(repo: Repo) -> None:
    repo.decide(FOOD, digest=repo.digest(DRUM))


def photo_swapped_before(repo: Repo) -> None:
    digest = repo.digest(FOOD)
    (repo.root.folder(FOOD) / "depan.jpg").write_bytes(b"lain")
    repo.commit("pemasok")
    repo.decide(FOOD, digest=digest)


def copied_ledger(repo: Repo) -> None:
    repo.decide(DRUM, by="budi-contoh")
    shutil.copy(repo.root.ledger(DRUM), repo.root.ledger(FOOD))
    repo.commit("orang-asing")


def back_dated(repo: Repo) -> None:
    repo.write(FOOD, on=date(2026, 3, 30), by="dewi-contoh")
    repo.commit("dewi-contoh", DECIDED)


def with_the_listing(repo: Repo) -> None:
    with repo.root.file(FOOD).open("a") as file:
        file.write("# berubah\n")
    repo.write(FOOD)
    repo.commit("ani-contoh")


def with_another_listing(repo: Repo) -> None:
    with repo.root.file(DRUM).open("a") as file:
        file.write("# berubah\n")
    repo.write(FOOD)
    repo.commit("ani-contoh")


def keys_given(repo: Repo) -> None:
    repo.give_key("ani-contoh", "ani", more=", until: 2026-12-31")
    repo.give_key("budi-contoh", "budi")
    repo.commit("pemasok")


def anothers_key(repo: Repo) -> None:
    keys_given(repo)
    repo.decide(FOOD, key="asing")


def submitters_key(repo: Repo) -> None:
    keys_given(repo)
    repo.change(FOOD, "budi-contoh", key="budi")
    repo.decide(FOOD, by="ani-contoh", key="budi")


def expired_key(repo: Repo) -> None:
    repo.give_key("ani-contoh", "ani", more=", until: 2026-06-30")
    repo.commit("pemasok")
    repo.write(FOOD, on=date(2026, 6, 1))
    repo.commit("ani-contoh", date(2026, 6, 1), key="ani")


def deleted_line(repo: Repo) -> None:
    repo.decide(FOOD, "submit", "pemasok")
    repo.decide(FOOD, "return", "budi-contoh")
    repo.decide(FOOD)
    lines = repo.root.ledger(FOOD).read_text().splitlines(keepends=True)
    repo.root.ledger(FOOD).write_text("".join([*lines[:2], lines[3]]))
    repo.commit("orang-asing", LATER)


def edited_line(repo: Repo) -> None:
    repo.decide(FOOD, until=date(2026, 11, 12))
    repo.root.ledger(FOOD).write_text(repo.root.ledger(FOOD).read_text().replace("2026-11-12", "2027-11-12"))
    repo.commit("orang-asing", LATER)


def reordered_lines(repo: Repo) -> None:
    repo.decide(FOOD)
    repo.decide(FOOD, "suspend", "budi-contoh")
    lines = repo.root.ledger(FOOD).read_text().splitlines(keepends=True)
    repo.root.ledger(FOOD).write_text("".join([lines[0], lines[2].replace("suspend", "judge").split(", reason")[0] + ", marks: {rasa: 1}}\n", lines[1]]))
    repo.commit("orang-asing", LATER)


def repeated_line(repo: Repo) -> None:
    repo.decide(FOOD)
    repo.decide(FOOD, "suspend", "budi-contoh")
    with repo.root.ledger(FOOD).open("a") as file:
        file.write(repo.root.ledger(FOOD).read_text().splitlines()[1] + "\n")
    repo.commit("orang-asing")


def link_in_the_folder(repo: Repo) -> None:
    (repo.root.folder(FOOD) / "lagi.jpg").symlink_to("/etc/passwd")
    repo.commit("pemasok")
    repo.decide(FOOD)


def in_anothers_name(repo: Repo) -> None:
    repo.decide(FOOD, who="orang-asing")


def by_a_replaced_commit(repo: Repo) -> None:
    forged = repo.decide(FOOD, who="orang-asing")
    repo.git("checkout", "-q", "HEAD~1")
    honest = repo.decide(FOOD)
    repo.git("checkout", "-q", "main")
    repo.git("replace", forged, honest)


def by_a_mailmap(repo: Repo) -> None:
    (repo.path / ".mailmap").write_text("Ani <ani@contoh.example> <asing@contoh.example>\n")
    repo.decide(FOOD, who="orang-asing")


TRICKS: dict[str, tuple[Callable[[Repo], object], set[str]]] = {
    "an own approval, by a second address": (own_approval, {"approval-own"}),
    "an approval for another digest": (for_another_digest, {"approval-digest"}),
    "a photo swapped before the approval": (photo_swapped_before, {"approval-digest"}),
    "a copied ledger": (copied_ledger, {"ledger-copied"}),
    "a former curator who dates back": (back_dated, {"decision-backdated"}),
    "a decision together with the listing": (with_the_listing, {"commit-mixed", "approval-own"}),
    "a decision together with another listing": (with_another_listing, {"commit-mixed"}),
    "a stranger's key": (anothers_key, {"decision-signature"}),
    "the submitter's own listed key under a curator's author line": (submitters_key, {"decision-signature"}),
    "an expired key on a commit that dates back": (expired_key, {"decision-signature"}),
    "a deleted line": (deleted_line, {"ledger-changed"}),
    "an edited line": (edited_line, {"ledger-changed", "decision-author"}),
    "lines in another order": (reordered_lines, {"ledger-changed"}),
    "a line written down again": (repeated_line, {"decision-author"}),
    "a link in the folder": (link_in_the_folder, {"approval-digest"}),
    "a decision in another's name": (in_anothers_name, {"decision-author"}),
    "a commit that another replaces": (by_a_replaced_commit, {"decision-author"}),
    "a mailmap": (by_a_mailmap, {"decision-author"}),
}


@pytest.mark.parametrize(("trick", "rules"), TRICKS.values(), ids=TRICKS.keys())
def test_a_trick_leaves_the_entry_unproven_and_is_named(repo: Repo, trick: Callable[[Repo], object], rules: set[str]) -> None:
    trick(repo)
    found = repo.audit()
    assert FOOD not in proven(found)
    assert errors(found) == {(rule, FOOD) for rule in rules}
    assert {finding.rule for finding in found.doubts[f"products/{FOOD}"]} == rules
    assert all(repo.git("rev-parse", word) for finding in found.doubts[f"products/{FOOD}"] for word in [str(finding.message).split("commit ")[-1][:10]])


def test_a_former_curator_decides_about_nothing(repo: Repo) -> None:
    repo.decide(FOOD, by="dewi-contoh")
    found = repo.audit()
    assert (found.proofs, errors(found)) == ([], set())
    assert {"decision-by", "curator-unlisted"} <= {finding.rule for finding in found.findings}


def test_one_bad_entry_leaves_the_others_proven(decided: Repo) -> None:
    lines = decided.root.ledger(FOOD).read_text().replace("2027-10-31", "2028-10-31")
    decided.root.ledger(FOOD).write_text(lines)
    decided.commit("orang-asing")
    found = decided.audit()
    assert proven(found) == {SUPPLIER, DRUM}
    assert list(found.doubts) == [f"products/{FOOD}"]


def test_a_ledger_of_an_entry_that_is_gone_is_worth_a_word(decided: Repo) -> None:
    shutil.rmtree(decided.root.folder(FOOD))
    decided.commit("ani-contoh")
    found = decided.audit()
    assert (errors(found), proven(found)) == (set(), {SUPPLIER, DRUM})
    assert [finding.rule for finding in found.findings if finding.file.startswith(f"products/{FOOD}")] == ["ledger-changed"]


def test_a_ledger_that_is_put_back_is_proven_again(decided: Repo) -> None:
    before = decided.root.ledger(FOOD).read_text()
    decided.root.ledger(FOOD).write_text(before.replace("2027-10-31", "2028-10-31"))
    decided.commit("orang-asing", LATER)
    decided.root.ledger(FOOD).write_text(before)
    decided.commit("orang-asing", LATER)
    found = decided.audit()
    assert (errors(found), proven(found)) == (set(), set(ENTRIES))
    assert [finding.severity.value for finding in found.findings if finding.rule == "ledger-changed"] == ["advice"]


# The log

def test_history_that_was_written_anew_is_found(decided: Repo, tmp_path: Path) -> None:
    log_line(tmp_path / "log", DECIDED, decided.head)
    decided.git("checkout", "-q", "-B", "main", "HEAD~1")
    decided.decide(FOOD, by="budi-contoh", on=LATER)
    found = decided.audit(log=tmp_path / "log")
    assert [(finding.rule, finding.file, finding.line) for finding in found.findings if finding.blocks] == [("log-history", "log", 1)]


def test_the_log_is_read_strictly(decided: Repo, tmp_path: Path) -> None:
    log_line(tmp_path / "log", LATER, decided.head)
    log_line(tmp_path / "log", DECIDED, decided.head)
    with (tmp_path / "log").open("a") as file:
        file.write("x\n")
    assert [finding.rule for finding in decided.audit(log=tmp_path / "log").findings if finding.blocks] == ["log-order", "log-line"]


def test_an_empty_log_is_worth_a_word(decided: Repo, tmp_path: Path) -> None:
    assert "log-empty" in {finding.rule for finding in decided.audit(log=tmp_path / "log").findings if not finding.blocks}


# What cannot be read, and what lies beside

def test_without_a_repository_one_sentence_says_so(repo: Repo) -> None:
    shutil.rmtree(repo.path / ".git")
    assert [(finding.rule, finding.blocks) for finding in repo.audit().findings] == [("no-history", True)]


def test_a_shallow_clone_proves_nothing(decided: Repo, tmp_path: Path) -> None:
    decided.git("clone", "-q", "--depth=1", f"file://{decided.path}", str(tmp_path / "clone"))
    found = audit(tmp_path / "clone", TODAY)
    finding, = found.findings
    assert (finding.rule, found.proofs) == ("no-history", [])
    assert "unshallow" in str(finding.help)


@pytest.mark.parametrize("what", ["HEAD~1", "HEAD^{tree}", f"HEAD:products/{FOOD}/review.yml", f"HEAD:products/{FOOD}/depan.jpg", "HEAD:curation/curators.yml"])
def test_a_missing_object_is_one_sentence(decided: Repo, what: str) -> None:
    id = decided.git("rev-parse", what)
    (decided.path / ".git/objects" / id[:2] / id[2:]).unlink()
    assert "no-history" in {finding.rule for finding in decided.audit().findings if finding.blocks}


def test_without_ssh_keygen_one_sentence_says_so(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys_given(repo)
    repo.decide(FOOD, key="ani", on=date(2026, 11, 9))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").symlink_to(shutil.which("git") or "")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    finding = repo.audit().findings[-1]
    assert (finding.rule, "ssh-keygen" in str(finding.message)) == ("no-history", True)


def test_a_list_of_curators_that_cannot_be_read_is_a_broken_configuration(decided: Repo) -> None:
    decided.register("id: ani-contoh", "id: Ani Contoh")
    decided.commit("pemasok")
    with pytest.raises(BrokenConfiguration, match=r"curation/curators\.yml"):
        decided.audit()


def test_what_lies_beside_the_commit_is_not_proven_and_said_so(decided: Repo) -> None:
    decided.root.file(FOOD).write_text("x")
    decided.write(DRUM, by="budi-contoh")
    (decided.path / "site.yml").write_text("name: x\n")
    found = decided.audit()
    assert proven(found) == set(ENTRIES)
    finding, = (one for one in found.findings if one.rule == "tree-differs")
    assert (finding.blocks, finding.message.values["count"], finding.message.values["commit"]) == (False, 2, decided.head[:10])


# Our own book

def test_an_audit_remembers_only_where_it_is_asked_to(decided: Repo) -> None:
    decided.audit()
    assert not book(decided.path / ".git").exists()
    audit(decided.path, TODAY, remember=True)
    assert book(decided.path / ".git").read_text() == f"{TODAY} {decided.head}\n"


def test_a_key_that_ends_later_still_proves_what_was_seen_before(repo: Repo) -> None:
    keys_given(repo)
    repo.decide(FOOD, key="ani")
    audit(repo.path, DECIDED, remember=True)
    assert proven(repo.audit(date(2027, 3, 1))) == {FOOD}
    shutil.rmtree(repo.path / ".git" / "etalase")
    assert proven(repo.audit(date(2027, 3, 1))) == set()


def test_an_audit_writes_nothing_else(decided: Repo) -> None:
    def everything() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in sorted(decided.path.rglob("*")) if path.is_file()}

    before = everything()
    decided.audit()
    assert everything() == before
