"""Ledgers only grow: whoever changes, moves, drops or doubles a decision is found, and so is whoever puts it back."""

from collections.abc import Callable
from datetime import date

import pytest

from curation.history import History
from curation.ledgers import EMPTY, Ledgers, is_ledger, numbered
from tests.curation.repo import Repo
from tests.root import DRUM, FOOD

BOOK = f"products/{FOOD}/review.yml"
LATER = date(2026, 11, 12)


def ledgers(repo: Repo) -> Ledgers:
    with History.of(repo.path) as history:
        return Ledgers.of(history)


@pytest.fixture
def grown(repo: Repo) -> Repo:
    """A ledger of three decisions, each committed by who made it."""
    repo.decide(FOOD, "submit", "pemasok")
    repo.decide(FOOD, "return", "budi-contoh")
    repo.decide(FOOD, "approve", "ani-contoh")
    return repo


def text(repo: Repo) -> str:
    return repo.root.ledger(FOOD).read_text("utf-8")


def put(repo: Repo, changed: str, who: str = "orang-asing") -> str:
    repo.root.ledger(FOOD).write_text(changed, "utf-8")
    return repo.commit(who, LATER)


def lines(repo: Repo) -> list[str]:
    return text(repo).splitlines(keepends=True)


def test_every_decision_is_traced_to_the_commit_that_brought_it(repo: Repo) -> None:
    commits = [repo.decide(FOOD, "submit", "pemasok"), repo.decide(FOOD, "approve", "ani-contoh"), repo.decide(DRUM, "approve", "budi-contoh")]
    found = ledgers(repo)
    assert list(found.brought[BOOK].values()) == [[commits[0]], [commits[1]]]
    assert list(found.brought[f"products/{DRUM}/review.yml"].values()) == [[commits[2]]]
    assert (found.broken, found.owed) == ({}, {})


def test_decisions_in_one_commit_are_brought_by_it(repo: Repo) -> None:
    repo.write(FOOD, "submit", "pemasok")
    repo.write(FOOD, "approve", "ani-contoh")
    commit = repo.commit("ani-contoh")
    assert list(ledgers(repo).brought[BOOK].values()) == [[commit], [commit]]


CHANGES: dict[str, Callable[[Repo], str]] = {
    "a word edited": lambda repo: text(repo).replace("by: budi", "by: bugi"),
    "a day edited": lambda repo: text(repo).replace("2027-10-31", "2028-10-31"),
    "the last line deleted": lambda repo: "".join(lines(repo)[:-1]),
    "a line deleted": lambda repo: "".join([*lines(repo)[:2], *lines(repo)[3:]]),
    "two lines exchanged": lambda repo: "".join([lines(repo)[0], lines(repo)[1], lines(repo)[3], lines(repo)[2]]),
    "a line put between": lambda repo: "".join([*lines(repo)[:2], lines(repo)[1].replace("submit", "renew"), *lines(repo)[2:]]),
    "a line put first": lambda repo: "".join([lines(repo)[0], lines(repo)[3], *lines(repo)[1:]]),
    "everything on other lines": lambda repo: text(repo).replace(", by:", ",\n    by:"),
    "a remark among the lines": lambda repo: text(repo).replace("\n- ", "\n# catatan\n- ", 1),
    "emptied": lambda repo: "",
    "made unreadable": lambda repo: text(repo) + "- {",
    "a key more for the last decision": lambda repo: text(repo).removesuffix("}\n") + ", grade: A}\n",
    "a last line that goes on": lambda repo: text(repo).replace("reason: {id: Belum layak}", "reason: {id: Belum layak sama sekali}"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_changed_ledger_names_the_commit_and_its_author(grown: Repo, change: Callable[[Repo], str]) -> None:
    commit = put(grown, change(grown))
    found = ledgers(grown)
    assert found.broken == {BOOK: [commit]}
    assert found.owed.keys() == {BOOK}
    finding, = found.findings()
    assert (finding.file, finding.rule) == (BOOK, "ledger-changed")
    assert commit[:10] in str(finding.message)
    assert "asing@contoh.example" in str(finding.message)


def test_a_decision_is_not_changed_by_what_is_written_below_it(repo: Repo) -> None:
    block = "decisions:\n- date: 2026-11-10\n  act: approve\n  by: ani-contoh\n  until: 2026-12-01\n  digest: " + "a" * 64 + "\n"
    put(repo, block, "ani-contoh")
    commit = put(repo, block + "  grade: A\n")
    assert ledgers(repo).broken == {BOOK: [commit]}


def test_a_deleted_ledger_is_found(grown: Repo) -> None:
    grown.root.ledger(FOOD).unlink()
    commit = grown.commit("orang-asing", LATER)
    assert ledgers(grown).broken == {BOOK: [commit]}


def test_a_ledger_that_became_a_link_is_found(grown: Repo) -> None:
    grown.root.ledger(FOOD).unlink()
    grown.root.ledger(FOOD).symlink_to("../kendang-jimbe-30cm/review.yml")
    commit = grown.commit("orang-asing", LATER)
    assert ledgers(grown).broken == {BOOK: [commit]}


def test_a_moved_ledger_is_lost_where_it_was_and_new_where_it_is(grown: Repo) -> None:
    grown.root.ledger(FOOD).rename(grown.root.ledger(DRUM))
    commit = grown.commit("orang-asing", LATER)
    found = ledgers(grown)
    assert found.broken == {BOOK: [commit]}
    assert {id for ids in found.brought[f"products/{DRUM}/review.yml"].values() for id in ids} == {commit}
    assert {path for homes in found.homes.values() for _, path in homes} == {BOOK, f"products/{DRUM}/review.yml"}


def test_more_decisions_remarks_and_empty_lines_below_are_no_change(grown: Repo) -> None:
    put(grown, text(grown) + "\n# catatan di bawah\n")
    grown.decide(FOOD, "suspend", "budi-contoh")
    assert ledgers(grown).broken == {}


def test_a_ledger_that_could_not_be_read_may_be_mended(repo: Repo) -> None:
    put(repo, "decisions:\n- {")
    put(repo, "decisions:\n")
    repo.root.ledger(FOOD).unlink()
    repo.decide(FOOD)
    assert ledgers(repo).broken == {}


def test_what_is_put_back_is_owed_no_more(grown: Repo) -> None:
    before = text(grown)
    wrong = put(grown, before.replace("by: budi", "by: bugi"))
    put(grown, before, "ani-contoh")
    grown.decide(FOOD, "suspend", "budi-contoh")
    found = ledgers(grown)
    assert (found.broken, found.owed) == ({BOOK: [wrong]}, {})


def test_what_is_only_partly_put_back_stays_owed(grown: Repo) -> None:
    before = lines(grown)
    put(grown, "".join(before[:1]))
    put(grown, "".join(before[:3]))
    assert ledgers(grown).owed.keys() == {BOOK}


def test_after_a_change_more_decisions_do_not_hide_it(grown: Repo) -> None:
    put(grown, "".join(lines(grown)[:-1]))
    grown.decide(FOOD, "approve", "ani-contoh", LATER)
    assert ledgers(grown).owed.keys() == {BOOK}


def test_a_line_written_down_again_is_another_decision(grown: Repo) -> None:
    grown.decide(FOOD, "suspend", "budi-contoh")
    commit = put(grown, text(grown) + lines(grown)[3])
    found = ledgers(grown)
    assert found.broken == {}
    assert [ids for (_, nth), ids in found.brought[BOOK].items() if nth == 1] == [[commit]]


# Merges

def sides(repo: Repo, one: str, other: str) -> tuple[str, str]:
    """Two sides that each add a line to one ledger, checked out at the first."""
    base = repo.head
    first = put(repo, text(repo) + one, "ani-contoh")
    repo.git("checkout", "-q", "-b", "sisi", base)
    second = put(repo, text(repo) + other, "budi-contoh")
    repo.git("checkout", "-q", "main")
    return first, second


def merge(repo: Repo, result: str) -> str:
    repo.root.ledger(FOOD).write_text(result)
    repo.git("add", "--all")
    tree = repo.git("write-tree")
    who = {f"GIT_{role}_{what}": "x@contoh.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    commit = repo.git("commit-tree", tree, "-p", "main", "-p", "sisi", "-m", "x", **who)
    repo.git("reset", "-q", "--hard", commit)
    return commit


def another(act: str, by: str) -> str:
    more = ", until: 2027-01-01" if act == "approve" else ", reason: {id: Belum layak}" if act == "suspend" else ""
    return f"- {{date: 2026-11-12, act: {act}, by: {by}, digest: {'b' * 64}{more}}}\n"


ONE, OTHER, EVIL = another("approve", "ani-contoh"), another("suspend", "budi-contoh"), another("approve", "budi-contoh")


@pytest.mark.parametrize("order", [(ONE, OTHER), (OTHER, ONE)], ids=["ours first", "theirs first"])
def test_a_merge_keeps_the_decisions_of_both_sides(grown: Repo, order: tuple[str, str]) -> None:
    before = text(grown)
    first, second = sides(grown, ONE, OTHER)
    merge(grown, before + "".join(order))
    found = ledgers(grown)
    assert found.broken == {}
    assert sorted(list(found.brought[BOOK].values())[3:]) == sorted([[first], [second]])


@pytest.mark.parametrize("kept", ["", ONE, OTHER, EVIL], ids=["neither", "ours", "theirs", "another"])
def test_a_merge_that_drops_a_decision_is_found(grown: Repo, kept: str) -> None:
    before = text(grown)
    sides(grown, ONE, OTHER)
    commit = merge(grown, before + kept)
    found = ledgers(grown)
    assert set(found.broken[BOOK]) == {commit}
    assert len(list(found.findings())) == 1


def test_a_decision_that_only_the_merge_has_is_the_merges(grown: Repo) -> None:
    before = text(grown)
    sides(grown, ONE, OTHER)
    commit = merge(grown, before + ONE + OTHER + EVIL)
    found = ledgers(grown)
    assert found.broken == {}
    assert [ids for (words, _), ids in found.brought[BOOK].items() if ids == [commit]] == [[commit]]


def test_a_change_on_a_side_that_is_merged_in_is_found_and_a_good_side_mends_it(grown: Repo) -> None:
    before, base = text(grown), grown.head
    wrong = put(grown, "".join(lines(grown)[:-1]))
    grown.git("checkout", "-q", "-b", "sisi", base)
    put(grown, before + OTHER, "budi-contoh")
    grown.git("checkout", "-q", "main")
    merge(grown, before + OTHER)
    found = ledgers(grown)
    assert (found.broken, found.owed) == ({BOOK: [wrong]}, {})


def test_a_bad_side_that_wins_a_merge_stays_owed(grown: Repo) -> None:
    before, base = text(grown), grown.head
    wrong = put(grown, "".join(lines(grown)[:-1]))
    bad = text(grown)
    grown.git("checkout", "-q", "-b", "sisi", base)
    put(grown, before + OTHER, "budi-contoh")
    grown.git("checkout", "-q", "main")
    commit = merge(grown, bad)
    found = ledgers(grown)
    assert found.broken == {BOOK: [wrong, commit]}
    assert found.owed.keys() == {BOOK}


@pytest.mark.parametrize(("path", "so"), [
    ("products/a/review.yml", True), ("products/a/b/review.yml", True), ("products/review.yml", False), ("products/a/b/c/review.yml", False),
    ("curation/review.yml", True), ("curation/standards/review.yml", False), ("curation/schemas/review.yml", False), ("products/a/review.yaml", False),
])
def test_which_files_are_ledgers(path: str, so: bool) -> None:
    assert is_ledger(path) is so


def test_equal_decisions_are_numbered() -> None:
    assert list(numbered(("a", "b", "a", "a"))) == [("a", 0), ("b", 0), ("a", 1), ("a", 2)]
    assert list(EMPTY.lines) == []
