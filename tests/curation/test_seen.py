"""When a commit was first seen: the log's word, else our own book's, else today's."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from curation import log
from curation.history import History
from curation.seen import Seen, book, note
from tests.curation.repo import Repo, log_line
from tests.root import FOOD, TODAY


@pytest.fixture
def three(repo: Repo) -> tuple[Repo, list[str]]:
    """A history of three commits, the first two of which the tests publish."""
    return repo, [repo.head, repo.change(FOOD), repo.change(FOOD)]


def seen(repo: Repo, *, on: date = TODAY, file: Path | None = None) -> Seen:
    with History.of(repo.path) as history:
        return Seen(history, log.read(file)[0] if file else [], on)


def test_without_a_log_and_a_book_every_commit_is_new(three: tuple[Repo, list[str]]) -> None:
    repo, commits = three
    assert {seen(repo).first(id) for id in commits} == {TODAY}
    assert {seen(repo).lacked(id) for id in commits} == {None}


def test_the_first_line_that_contains_a_commit_says_when_it_came(three: tuple[Repo, list[str]], tmp_path: Path) -> None:
    repo, (first, second, third) = three
    file = tmp_path / "log"
    for day, commit in ((10, first), (12, first), (14, second), (16, second)):
        log_line(file, date(2026, 11, day), commit)
    known = seen(repo, file=file)
    assert [known.first(id) for id in (first, second, third)] == [date(2026, 11, 10), date(2026, 11, 14), TODAY]
    assert [known.lacked(id) for id in (first, second, third)] == [None, date(2026, 11, 12), date(2026, 11, 16)]


def test_both_sides_of_a_merge_came_with_it(repo: Repo, tmp_path: Path) -> None:
    base, one = repo.head, repo.change(FOOD)
    repo.git("checkout", "-q", "-b", "sisi", base)
    (repo.path / "products" / "retired.yml").write_text("")
    other = repo.commit("pemasok")
    repo.git("-c", "user.name=x", "-c", "user.email=x@contoh.example", "merge", "-q", "--no-edit", "main")
    file = tmp_path / "log"
    log_line(file, date(2026, 11, 5), base)
    log_line(file, date(2026, 11, 6), one)
    log_line(file, date(2026, 11, 9), repo.head)
    known = seen(repo, file=file)
    assert [known.first(id).day for id in (base, one, other, repo.head)] == [5, 6, 9, 9]
    assert [day and day.day for day in map(known.lacked, (base, one, other, repo.head))] == [None, 5, 6, 6]


def test_a_line_of_a_commit_that_is_gone_says_nothing(three: tuple[Repo, list[str]], tmp_path: Path) -> None:
    repo, commits = three
    log_line(tmp_path / "log", date(2026, 11, 1), "f" * 40)
    assert seen(repo, file=tmp_path / "log").first(commits[0]) == TODAY


def test_the_book_remembers_what_an_audit_saw(three: tuple[Repo, list[str]]) -> None:
    repo, (first, second, third) = three
    with History.of(repo.path) as history:
        note(history, date(2026, 11, 12))
        note(history, date(2026, 11, 15))
    assert book(repo.path / ".git").read_text() == f"2026-11-12 {third}\n"
    assert seen(repo).first(first) == date(2026, 11, 12)
    newer = repo.change(FOOD)
    assert [seen(repo).first(id) for id in (second, newer)] == [date(2026, 11, 12), TODAY]


def test_the_log_is_asked_before_the_book(three: tuple[Repo, list[str]], tmp_path: Path) -> None:
    repo, (first, second, third) = three
    with History.of(repo.path) as history:
        note(history, date(2026, 11, 12))
    log_line(tmp_path / "log", date(2026, 11, 14), second)
    known = seen(repo, file=tmp_path / "log")
    assert [known.first(id).day for id in (first, second, third)] == [14, 14, 12]


def test_lines_of_the_book_that_cannot_be_read_say_nothing(three: tuple[Repo, list[str]]) -> None:
    repo, (first, second, third) = three
    file = book(repo.path / ".git")
    file.parent.mkdir()
    file.write_bytes(f"2026-02-30 {first}\n\xff\xfe\nx\n2026-11-03 {second} \n2026-11-04 {second}\n2026-11-0".encode("latin-1"))
    assert [seen(repo).first(id) for id in (first, second, third)] == [date(2026, 11, 4), date(2026, 11, 4), TODAY]


def test_the_earliest_line_of_the_book_counts_wherever_it_stands(three: tuple[Repo, list[str]]) -> None:
    repo, (first, _, third) = three
    file = book(repo.path / ".git")
    file.parent.mkdir()
    file.write_text(f"2026-11-09 {third}\n2026-11-03 {third}\n")
    assert seen(repo).first(first) == date(2026, 11, 3)


def test_a_book_that_cannot_be_written_stops_nothing(repo: Repo) -> None:
    (repo.path / ".git" / "etalase").write_text("in the way")
    with History.of(repo.path) as history:
        note(history, TODAY)
    assert seen(repo).first(repo.head) == TODAY


def test_a_work_tree_beside_shares_the_book(repo: Repo, tmp_path: Path) -> None:
    subprocess.run(["git", "worktree", "add", "-q", str(tmp_path / "beside"), "-b", "lain"], cwd=repo.path, check=True, capture_output=True)
    with History.of(tmp_path / "beside") as history:
        note(history, date(2026, 11, 2))
    assert seen(repo).first(repo.head) == date(2026, 11, 2)
