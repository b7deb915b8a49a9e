"""The ledger: read strictly, and written only at its end."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.privacy import holds_identity_number
from curation.review import Act, Decision, Ledger, LedgerRefused, append, read_ledger

A, B = "a" * 64, "b" * 64
LINE = "{date: 2026-01-02, act: submit, by: pemasok, digest: " + A + "}"


def decision(**changed: object) -> Decision:
    values: dict[str, object] = {"date": date(2026, 11, 21), "act": Act.APPROVE, "by": "ani-contoh", "digest": B, "until": date(2027, 11, 21), **changed}
    return Decision(**values)  # type: ignore[arg-type]


def test_no_file_is_an_empty_ledger() -> None:
    assert read_ledger("review.yml", b"") == Ledger("review.yml")


def test_a_decision_is_read_with_everything_in_it() -> None:
    text = ("# catatan\ndecisions:\n  - " + LINE + "\n  - date: 2026-02-03\n    act: reject\n    by: ani-contoh\n    digest: " + A
            + "\n    grade: D\n    reason: {id: Belum layak, en: Not ready}\n    replacement: sambal-baru\n")
    ledger = read_ledger("review.yml", text.encode())
    assert not ledger.findings
    first, second = ledger.decisions
    assert (first.date, first.act, first.by, first.digest, first.until, first.line) == (date(2026, 1, 2), Act.SUBMIT, "pemasok", A, None, 3)
    assert (second.act, second.grade, second.reason, second.replacement, second.line) == (
        Act.REJECT, "D", {"id": "Belum layak", "en": "Not ready"}, "sambal-baru", 4)


@pytest.mark.parametrize(("text", "rule"), [
    ("decisions: []\nother: x\n", "unknown-field"), ("- a\n", "yaml-mapping"), ("# nothing\n", "required"), ("decisions:\n", "empty"), ("decisions: x\n", "wrong-type"),
    (f"decisions:\n  - {LINE.replace('submit', 'publish')}\n", "not-allowed"), (f"decisions:\n  - {LINE.replace('2026-01-02', '2026-02-30')}\n", "wrong-type"),
    (f"decisions:\n  - {LINE.replace(A, 'abc')}\n", "too-short"), (f"decisions:\n  - {LINE.replace('by: pemasok, ', '')}\n", "required"),
    (f"decisions:\n  - {LINE.replace('pemasok', 'Pak Budi')}\n", "wrong-format"), (f"decisions:\n  - {LINE[:-1]}, note: x}}\n", "unknown-field"),
    (f"decisions:\n  - &a {LINE}\n  - *a\n", "yaml-alias"), (f"decisions:\n  - {LINE[:-1]}, reason: {{id: ok}}}}\n", "too-short"),
    (f"decisions:\n  - {LINE[:-1]}, until: 9999-12-31}}\n", "wrong-type"), (f"decisions:\n  - {LINE[:-1]}, grade: E}}\n", "not-allowed"),
], ids=["another field", "a list", "only a comment", "no decisions", "a text", "an act there is not", "a day there is not", "half a digest", "nobody", "a person's name",
        "another field of a decision", "an alias", "a reason of two letters", "an end too far away", "a grade there is not"])
def test_a_malformed_ledger_counts_for_nothing(text: str, rule: str) -> None:
    ledger = read_ledger("products/a/review.yml", text.encode())
    assert [finding.rule for finding in ledger.findings] == [rule]
    assert ledger.findings[0].file == "products/a/review.yml"
    assert ledger.findings[0].line > 0
    assert ledger.decisions == ()


def test_a_reason_with_an_identity_number_counts_for_nothing() -> None:
    number = "350501" + "410190" + "0001"
    text = f"decisions:\n  - {LINE}\n  - {{date: 2026-01-03, act: return, by: ani-contoh, digest: {A}, reason: {{id: KTP {number}}}}}\n"
    finding, = read_ledger("review.yml", text.encode()).findings
    assert (finding.rule, finding.line) == ("identity-number", 3)
    assert not holds_identity_number(f"{finding.message}{finding.help}")


def test_digests_are_never_taken_for_identity_numbers() -> None:
    digits = ("a" + "350501" + "410190" + "0001" + "b").ljust(64, "c")
    assert not read_ledger("review.yml", f"decisions:\n  - {LINE.replace(A, digits)}\n".encode()).findings


BEGINNINGS = {
    "no file": None, "an empty file": b"", "the usual form": f"decisions:\n  - {LINE}\n".encode(), "items without indentation": f"decisions:\n- {LINE}\n".encode(),
    "deep indentation": f"decisions:\n      - {LINE}\n".encode(), "comments everywhere": f"# satu\n\ndecisions:   # dua\n\n  # tiga\n  - {LINE}  # empat\n\n  # lima\n".encode(),
    "no newline at the end": f"decisions:\n  - {LINE}".encode(), "empty lines at the end": f"decisions:\n  - {LINE}\n\n\n\n".encode(),
    "DOS line ends": f"decisions:\r\n  - {LINE}\r\n".encode(), "a byte-order mark": b"\xef\xbb\xbf" + f"decisions:\n  - {LINE}\n".encode(),
    "keys in another order": f"decisions:\n  - by: pemasok\n    digest: {A}\n    act: submit\n    date: 2026-01-02\n".encode(),
    "a list's dash at the margin of a paragraph": f"decisions:\n  - date: 2026-01-02\n    act: submit\n    by: x\n    digest: {A}\n    reason:\n      id: |\n        - satu hal\n".encode(),
}


@pytest.mark.parametrize("before", BEGINNINGS.values(), ids=BEGINNINGS.keys())
def test_writing_keeps_every_earlier_byte(tmp_path: Path, before: bytes | None) -> None:
    path = tmp_path / "review.yml"
    if before is not None:
        path.write_bytes(before)
    known = read_ledger("review.yml", before or b"").decisions
    append(tmp_path, "review.yml", decision())
    after = path.read_bytes()
    assert after.startswith(before or b"")
    assert after.endswith(b"\n")
    ledger = read_ledger("review.yml", after)
    assert ledger.decisions[:-1] == known
    assert ledger.decisions[-1] == decision(line=ledger.decisions[-1].line)


@pytest.mark.parametrize(("before", "rule"), [
    (b"decisions: []\n", "ledger-form"), (b"{decisions: []}\n", "ledger-form"), (f"decisions: [{LINE}]\n".encode(), "ledger-form"),
    (f"decisions:\n  - {LINE}\n...\n".encode(), "ledger-form"), (b"decisions: &a []\n", "yaml-alias"), (b"\xff\xfe", "yaml-encoding"), (b"decisions:\n  - x\n", "wrong-type"),
], ids=["an empty list", "all between braces", "a list between brackets", "an end of document", "an anchor", "another encoding", "a text for a decision"])
def test_a_ledger_that_cannot_take_a_line_is_left_as_it_is(tmp_path: Path, before: bytes, rule: str) -> None:
    (tmp_path / "review.yml").write_bytes(before)
    with pytest.raises(LedgerRefused) as refused:
        append(tmp_path, "review.yml", decision())
    assert [finding.rule for finding in refused.value.findings] == [rule]
    assert (tmp_path / "review.yml").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["review.yml"]


@pytest.mark.parametrize(("changed", "rule"), [
    ({"reason": {"id": "x"}}, "too-short"), ({"reason": {"id": "x" * 601}}, "too-long"), ({"reason": {"en": "only English"}}, "needs-language"),
    ({"reason": {"id": "a\u202eb c"}}, "yaml-character"), ({"by": "Pak Budi"}, "wrong-format"), ({"replacement": "../x"}, "wrong-format"), ({"digest": "abc"}, "too-short"),
    ({"date": date(1500, 1, 1)}, "wrong-type"),
], ids=["a reason of one letter", "a reason of a page", "a reason only in English", "a hidden character", "a person's name", "a path for a replacement", "half a digest",
        "a day long ago"])
def test_a_decision_that_would_not_be_read_back_is_not_written(tmp_path: Path, changed: dict[str, object], rule: str) -> None:
    with pytest.raises(LedgerRefused) as refused:
        append(tmp_path, "review.yml", decision(**changed))
    assert [finding.rule for finding in refused.value.findings] == [rule]
    assert not list(tmp_path.iterdir())


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(list(Act)), st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
                          st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=3, max_size=80)), max_size=6))
def test_what_is_decided_is_read_back(tmp_path_factory: pytest.TempPathFactory, several: list[tuple[Act, date, date | None, str]]) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    written: list[Decision] = []
    for act, day, until, reason in several:
        made = decision(act=act, date=day, until=until, reason={"id": reason, "en": reason[::-1]})
        try:
            append(folder, "review.yml", made)
        except LedgerRefused:
            continue
        written.append(made)
    path = folder / "review.yml"
    read = read_ledger("review.yml", path.read_bytes() if path.exists() else b"").decisions
    assert [(one.act, one.date, one.until) for one in read] == [(one.act, one.date, one.until) for one in written]


def test_a_failed_write_leaves_the_old_ledger_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(tmp_path, "review.yml", decision())
    before = (tmp_path / "review.yml").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("curation.review.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        append(tmp_path, "review.yml", decision())
    assert (tmp_path / "review.yml").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["review.yml"]


def test_a_value_that_occurs_twice_is_written_twice(tmp_path: Path) -> None:
    day, text = date(2026, 11, 21), {"id": "Alasan yang sama."}
    append(tmp_path, "review.yml", Decision(day, Act.APPROVE, "ani-contoh", "a" * 64, day, reason=text, notes={"mutu": text}))
    assert "&" not in (tmp_path / "review.yml").read_text("utf-8")
    assert read_ledger("review.yml", (tmp_path / "review.yml").read_bytes()).findings == ()
