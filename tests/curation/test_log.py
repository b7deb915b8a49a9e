"""The publication log: read strictly, and written only at its end."""

from datetime import date
from pathlib import Path

import pytest

from curation.log import Line, append, read

A, B, ONE, TWO = "a" * 40, "b" * 40, "1" * 64, "2" * 64
DAY = date(2026, 11, 21)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "terbit.log"


def test_where_there_is_no_log_yet_there_are_no_lines(log: Path) -> None:
    assert read(log) == ([], [])


def test_what_is_written_is_read(log: Path) -> None:
    assert append(log, DAY, A, ONE) is True
    assert append(log, DAY, B, TWO) is True
    assert read(log) == ([Line(DAY, A, ONE, 1), Line(DAY, B, TWO, 2)], [])
    assert log.read_text() == f"2026-11-21 {A} {ONE}\n2026-11-21 {B} {TWO}\n"


@pytest.mark.parametrize(("commit", "digest", "written"), [(A, ONE, False), (A, TWO, True), (B, ONE, True)], ids=["the same", "another index", "another commit"])
def test_the_same_edition_is_written_once(log: Path, commit: str, digest: str, written: bool) -> None:
    append(log, DAY, A, ONE)
    assert append(log, date(2026, 11, 22), commit, digest) is written
    assert len(read(log)[0]) == 1 + written


def test_an_edition_that_comes_back_later_is_written_again(log: Path) -> None:
    for commit in (A, B, A):
        assert append(log, DAY, commit, ONE)
    assert [line.commit for line in read(log)[0]] == [A, B, A]


def test_every_earlier_byte_stays_and_a_torn_line_stands_alone(log: Path) -> None:
    before = f"2026-11-20 {A} {ONE}\n2026-11-2"
    log.write_text(before)
    append(log, DAY, B, TWO)
    assert log.read_text() == f"{before}\n2026-11-21 {B} {TWO}\n"
    lines, findings = read(log)
    assert [line.commit for line in lines] == [A, B]
    assert [(finding.rule, finding.line) for finding in findings] == [("log-line", 2)]


@pytest.mark.parametrize("line", [
    f"2026-11-21 {A}", f"2026-11-21  {A} {ONE}", f"2026-02-30 {A} {ONE}", f"21-11-2026 {A} {ONE}", f"2026-11-21 {A.upper()} {ONE}", f"2026-11-21 {A[:12]} {ONE}",
    f"2026-11-21 {A} {ONE} x", f" 2026-11-21 {A} {ONE}", f"2026-11-21 {A} {ONE}\r", "\x00", "# catatan", "２０２６-11-21 " + f"{A} {ONE}",
], ids=["no digest", "two spaces", "a day there is not", "a day the other way round", "capitals", "half a commit", "more", "a space ahead", "a carriage return", "a zero byte",
        "a remark", "wide digits"])
def test_a_line_that_is_not_in_order_is_named_and_counts_for_nothing(log: Path, line: str) -> None:
    log.write_bytes(f"2026-11-20 {B} {TWO}\n{line}\n2026-11-22 {A} {ONE}\n".encode())
    lines, findings = read(log)
    assert [(one.commit, one.number) for one in lines] == [(B, 1), (A, 3)]
    assert [(finding.file, finding.line, finding.rule, finding.blocks) for finding in findings] == [("terbit.log", 2, "log-line", True)]


def test_a_day_that_goes_back_is_named(log: Path) -> None:
    log.write_text("".join(f"{day} {A} {ONE}\n" for day in ("2026-11-20", "2026-11-22", "2026-11-21", "2026-11-22", "2026-11-22")))
    assert [(finding.line, finding.rule) for finding in read(log)[1]] == [(3, "log-order")]


def test_a_commit_with_a_longer_name_is_a_commit(log: Path) -> None:
    append(log, DAY, "c" * 64, ONE)
    assert read(log)[0][0].commit == "c" * 64


@pytest.mark.parametrize(("commit", "digest"), [("HEAD", ONE), (A, "x"), (f"{A}\n", ONE), (A, f"{ONE}\n{ONE}")])
def test_nothing_else_is_ever_written(log: Path, commit: str, digest: str) -> None:
    with pytest.raises(ValueError, match="2026"):
        append(log, DAY, commit, digest)
    assert not log.exists()
