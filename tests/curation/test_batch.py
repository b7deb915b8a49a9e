"""Many decisions at once: all of them are written, or none."""

from collections.abc import Mapping

import pytest

from curation.batch import Batch, column_of, decide_all
from curation.decide import Said
from curation.review import Act
from curation.table import Row
from curation.workflow import State
from tests.root import BY, DRUM, FOOD, SUPPLIER, TODAY, Root

COLUMNS = {"entry": 1, "act": 2, "until": 3, "reason": 4, "digest": 5}


def row(line: int, entry: str, act: str = "approve", **said: object) -> Row:
    return Row(line, entry, Act(act), Said(**said), COLUMNS)  # type: ignore[arg-type]


def batch(root: Root, *rows: Row, by: str = BY, authors: Mapping[str, frozenset[str]] | None = None, write: bool = True) -> Batch:
    return decide_all(root.path, rows, by, TODAY, {}, authors or {}, write=write)


def ledgers(root: Root) -> dict[str, bytes]:
    return {entry: root.ledger(entry).read_bytes() for entry in (SUPPLIER, FOOD, DRUM) if root.ledger(entry).exists()}


def test_every_row_is_decided(root: Root) -> None:
    made = batch(root, row(2, SUPPLIER), row(3, FOOD), row(4, DRUM, "return", reason={"id": "Label belum terbaca"}))
    assert [(one.row.line, one.standing.state) for one in made.made] == [(2, State.PUBLISHED), (3, State.PUBLISHED), (4, State.RETURNED)]
    assert made.refused == ()
    assert set(ledgers(root)) == {SUPPLIER, FOOD, DRUM}


def test_nothing_is_written_where_one_row_is_refused(root: Root) -> None:
    root.decide(SUPPLIER)
    before = ledgers(root)
    made = batch(root, row(2, SUPPLIER), row(3, FOOD), row(4, DRUM, "return"), row(5, "contoh-dapur/kendang-jimbe-30cm", "reject"))
    assert made.made == ()
    assert [(one.line, [finding.rule for finding in findings]) for one, findings in made.refused] == [(4, ["decision-reason"]), (5, ["decision-reason"])]
    assert ledgers(root) == before


def test_a_trial_says_what_would_be_and_writes_nothing(root: Root) -> None:
    made = batch(root, row(2, FOOD), write=False)
    assert made.made[0].standing.state is State.PUBLISHED
    assert ledgers(root) == {}


def test_what_changed_since_the_table_was_made_is_refused(root: Root) -> None:
    made = batch(root, row(2, FOOD, seen="0123456789ab"))
    (one, findings), = made.refused
    assert (findings[0].rule, column_of(one, findings[0])) == ("decision-seen", COLUMNS["digest"])


def test_who_wrote_the_content_does_not_decide_about_it(root: Root) -> None:
    made = batch(root, row(2, FOOD), row(3, DRUM), authors={FOOD: frozenset({BY})})
    assert [(one.entry, findings[0].rule) for one, findings in made.refused] == [(FOOD, "decision-own")]
    assert batch(root, row(2, FOOD), by="budi-contoh", authors={FOOD: frozenset({BY})}).made


@pytest.mark.parametrize(("said", "act", "column"), [
    ({"until": TODAY.replace(year=2040)}, "approve", "until"), ({}, "return", "reason"), ({"reason": {"id": "x"}}, "return", "entry"), ({}, "renew", "act"),
], ids=["too long", "no reason", "a reason of a letter", "nothing to renew"])
def test_a_refusal_points_at_the_column_it_is_about(root: Root, said: dict[str, object], act: str, column: str) -> None:
    (one, findings), = batch(root, row(2, FOOD, act, **said)).refused
    assert column_of(one, findings[0]) == COLUMNS[column]
