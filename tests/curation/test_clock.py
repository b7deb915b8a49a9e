"""The clock: it runs while an entry is with the curators, rests while it is with the supplier, and only a late answer starts it anew."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.clock import ANSWER, Answer, Clock, clock
from curation.review import Act, Decision

START = date(2026, 9, 1)
NOW, OLD = "b" * 64, "a" * 64


def day(n: int) -> date:
    """The n-th day of the story, which begins on day 0."""
    return START + timedelta(n)


def told(*events: tuple[int, str], on: int, digest: str = NOW, arrived: int | None = None) -> Clock:
    """The clock after acts on days; `act*` is about content that has changed since."""
    decisions = [Decision(day(n), Act(act.rstrip("*")), "ani", OLD if act.endswith("*") else NOW) for n, act in events]
    return clock(decisions, day(on), digest, None if arrived is None else day(arrived))


def seen(run: Clock) -> tuple[int | None, int, int, bool]:
    """Since which day it runs, our days, theirs, whose turn."""
    return (None if run.since is None else (run.since - START).days, run.ours, run.theirs, run.with_us)


@pytest.mark.parametrize(("events", "on", "expected"), [
    (((0, "submit"),), 0, (0, 0, 0, True)),
    (((0, "submit"),), 9, (0, 9, 0, True)),
    (((0, "submit"), (4, "submit")), 9, (0, 9, 0, True)),
    (((0, "submit"), (4, "judge")), 9, (0, 9, 0, True)),
    (((0, "submit"), (5, "return")), 9, (0, 5, 4, False)),
    (((0, "submit"), (5, "return"), (5 + ANSWER, "submit")), 25, (0, 11, 14, True)),
    (((0, "submit"), (5, "return"), (6 + ANSWER, "submit")), 25, (20, 5, 0, True)),
    (((0, "submit"), (5, "return"), (7, "submit"), (10, "return"), (12, "submit")), 20, (0, 16, 4, True)),
    (((0, "submit"), (5, "return"), (8, "return")), 10, (0, 5, 5, False)),
    (((0, "submit"), (5, "approve")), 9, (None, 0, 0, False)),
    (((0, "submit"), (5, "reject"), (8, "submit")), 9, (8, 1, 0, True)),
    (((0, "submit"), (2, "withdraw"), (8, "submit")), 9, (8, 1, 0, True)),
    (((0, "submit"), (5, "approve"), (6, "suspend"), (8, "submit")), 9, (8, 1, 0, True)),
    ((), 9, (None, 0, 0, False)),
    (((5, "return"),), 9, (None, 0, 4, False)),
    (((5, "return"), (7, "submit")), 9, (7, 2, 0, True)),
], ids=["the day it comes", "nine days on", "sent again while it waits", "marked while it waits", "returned", "answered in time", "answered too late",
        "answered in time twice", "returned twice", "approved", "sent again after a rejection", "sent again after it was withdrawn", "sent again while suspended",
        "nothing known", "returned, and nobody knows when it came", "answered, and nobody knows when it first came"])
def test_the_clock_runs_rests_and_starts_anew(events: tuple[tuple[int, str], ...], on: int, expected: tuple[int | None, int, int, bool]) -> None:
    assert seen(told(*events, on=on)) == expected


@pytest.mark.parametrize(("events", "arrived", "expected"), [
    ((), 3, (3, 17, 0, True)),
    (((0, "submit"),), 3, (0, 20, 0, True)),
    (((0, "submit*"),), 3, (0, 20, 0, True)),
    (((0, "submit*"), (5, "return*")), 8, (0, 17, 3, True)),
    (((0, "submit*"), (1, "return*")), 18, (18, 2, 0, True)),
    (((0, "submit*"), (5, "approve*")), 8, (8, 12, 0, True)),
    (((0, "submit*"), (5, "approve*")), 2, (5, 15, 0, True)),
    (((0, "submit*"), (5, "return*")), 3, (0, 20, 0, True)),
    (((5, "return"),), 3, (3, 2, 15, False)),
    ((), 30, (None, 0, 0, False)),
    (((4, "submit"),), 9, (4, 16, 0, True)),
], ids=["nothing in the ledger", "the ledger says when", "improved while it waits", "answered without a word in the ledger", "answered late without a word",
        "changed after its approval", "committed before the approval of something else", "committed before the return of something else",
        "returned without a word of its coming", "a commit dated after the day", "a commit after the word in the ledger"])
def test_the_history_counts_where_the_ledger_is_silent(events: tuple[tuple[int, str], ...], arrived: int, expected: tuple[int | None, int, int, bool]) -> None:
    assert seen(told(*events, on=20, arrived=arrived)) == expected


def test_each_answer_counts_all_the_days_the_entry_had_waited_for_us() -> None:
    run = told((0, "submit"), (5, "return"), (7, "submit"), (10, "return"), (40, "submit"), (42, "approve"), on=50)
    assert run.answers == (Answer(day(5), 5), Answer(day(10), 8), Answer(day(42), 2))


def test_what_came_nobody_knows_when_makes_no_answer() -> None:
    assert told((5, "approve"), on=9).answers == ()
    assert told((5, "approve"), on=9, arrived=2).answers == (Answer(day(5), 3),)
    assert told((0, "submit"), (3, "withdraw"), on=9).answers == ()


def test_what_was_decided_later_is_not_known_yet() -> None:
    assert seen(told((0, "submit"), (5, "return"), on=3)) == (0, 3, 0, True)


EVENTS = st.lists(st.tuples(st.integers(0, 60), st.sampled_from([*(act.value for act in Act), "submit*", "return*", "approve*"])), max_size=12)


@given(EVENTS, st.integers(0, 90), st.none() | st.integers(0, 90))
def test_no_days_are_counted_twice_or_invented(events: list[tuple[int, str]], on: int, arrived: int | None) -> None:
    run = told(*sorted(events, key=lambda event: event[0]), on=on, arrived=arrived)
    assert run.ours >= 0
    assert run.theirs >= 0
    if run.since:
        assert run.ours + run.theirs == on - (run.since - START).days
    assert all(0 <= answer.days <= (answer.date - START).days and answer.date <= day(on) for answer in run.answers)
