"""The queue: nothing that waits is missing, the oldest stands first, and nobody sees another's marks in it."""

from datetime import date, timedelta

import pytest

from curation.clock import Answer
from curation.curator import curators
from curation.queue import WINDOW, Pace, Queue, pace, queue
from curation.workflow import State
from site_builder.checking import check
from tests.root import BY, DRUM, FOOD, SUPPLIER, TODAY, Root

MARKS = {"rasa": 2, "higiene": 3}


def queued(root: Root, on: date = TODAY, arrived: dict[str, date] | None = None) -> Queue:
    """The queue of the small catalogue on a day."""
    found = check(root.path, on)
    return queue(found.stands, found.judged, found.book, on, {f"products/{entry}": day for entry, day in (arrived or {}).items()}, curators(root.path))


def names(waits: object) -> list[str]:
    return [one.folder.partition("/")[2] for one in waits]  # type: ignore[attr-defined]


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def test_everything_nobody_decided_about_waits_for_us(root: Root) -> None:
    found = queued(root)
    assert set(names(found.ours)) == {SUPPLIER, FOOD, DRUM}
    assert {(wait.since, wait.ours, wait.theirs) for wait in found.ours} == {(None, None, None)}


def test_the_oldest_stands_first_and_before_it_what_nobody_knows_the_age_of(root: Root) -> None:
    root.decide(FOOD, "submit", by="pemasok", on=ago(3))
    root.decide(DRUM, "submit", by="pemasok", on=ago(9))
    assert names(queued(root).ours) == [SUPPLIER, DRUM, FOOD]
    assert [wait.ours for wait in queued(root).ours] == [None, 9, 3]
    assert names(queued(root, arrived={SUPPLIER: ago(5)}).ours) == [DRUM, SUPPLIER, FOOD]


def test_what_is_decided_waits_for_nobody(approved: Root) -> None:
    found = queued(approved)
    assert (found.ours, found.theirs) == ((), ())


def test_an_approved_entry_waits_again_once_it_is_changed(approved: Root) -> None:
    approved.edit(FOOD, "amount: 18500", "amount: 18600")
    wait, = queued(approved, TODAY + timedelta(4), {FOOD: TODAY + timedelta(1)}).ours
    assert (wait.state, wait.since, wait.ours) == (State.IN_REVIEW, TODAY + timedelta(1), 3)


def test_what_was_returned_waits_for_its_supplier_apart(root: Root) -> None:
    root.decide(FOOD, "submit", by="pemasok", on=ago(10))
    root.decide(FOOD, "return", on=ago(4), reason={"id": "Label belum terbaca"})
    found = queued(root)
    wait, = found.theirs
    assert (names([wait]), wait.state, wait.ours, wait.theirs) == ([FOOD], State.RETURNED, 6, 4)
    assert FOOD not in names(found.ours)


def test_an_answer_in_time_keeps_the_place_in_the_queue(root: Root) -> None:
    root.decide(FOOD, "submit", by="pemasok", on=ago(20))
    root.decide(FOOD, "return", on=ago(15), reason={"id": "Label belum terbaca"})
    root.edit(FOOD, "amount: 18500", "amount: 18600")
    root.decide(FOOD, "submit", by="pemasok", on=ago(5))
    wait = next(wait for wait in queued(root).ours if names([wait]) == [FOOD])
    assert (wait.since, wait.ours, wait.theirs) == (ago(20), 10, 10)


def test_a_suspended_entry_waits_only_once_it_is_sent_again(approved: Root) -> None:
    approved.decide(FOOD, "suspend", reason={"id": "Uji ulang"})
    assert queued(approved).ours == ()
    approved.decide(FOOD, "submit", by="pemasok", on=TODAY + timedelta(1))
    assert names(queued(approved, TODAY + timedelta(2)).ours) == [FOOD]


@pytest.mark.parametrize("act", ["reject", "withdraw"])
def test_what_was_refused_or_withdrawn_waits_for_nobody(root: Root, act: str) -> None:
    root.decide(FOOD, act, reason={"id": "Tidak sesuai"})
    assert FOOD not in names((*queued(root).ours, *queued(root).theirs))


def test_a_listing_that_cannot_be_read_is_not_forgotten(root: Root) -> None:
    root.file(FOOD).write_text("a: b: c\n")
    wait = next(wait for wait in queued(root).ours if names([wait]) == [FOOD])
    assert (wait.category, wait.deciders) == ("", (BY, "budi-contoh"))


# whose turn it is

def test_the_curators_of_its_government_decide_about_an_entry(root: Root) -> None:
    assert {names([wait])[0]: wait.deciders for wait in queued(root).ours} == {SUPPLIER: (BY,), FOOD: (BY,), DRUM: ("budi-contoh",)}
    assert queued(root).by_office == {"dinkop-kota": 2, "disperindag-kabupaten": 1}
    assert queued(root).by_curator == {BY: 2, "budi-contoh": 1}


def test_who_submitted_an_entry_does_not_decide_about_it_and_another_steps_in(root: Root) -> None:
    root.decide(FOOD, "submit", by=BY)
    wait = next(wait for wait in queued(root).ours if names([wait]) == [FOOD])
    assert wait.deciders == ("budi-contoh",)
    assert FOOD not in names(queued(root).of(BY).ours)
    assert FOOD in names(queued(root).of("budi-contoh").ours)


def test_only_curators_who_serve_on_the_day_have_a_turn(root: Root) -> None:
    assert {one for wait in queued(root).ours for one in wait.deciders} == {BY, "budi-contoh"}
    assert "joko-contoh" in queued(root, date(2027, 6, 1)).by_curator


def test_the_queue_is_counted_by_category_with_suppliers_apart(root: Root) -> None:
    assert queued(root).by_category == {"": 1, "kendang-jimbe": 1, "sambal-pecel": 1}
    assert names(queued(root).among([f"products/{FOOD}"]).ours) == [FOOD]


# more curators

def test_a_listing_marked_by_one_waits_for_the_second_where_a_channel_asks_for_two(root: Root) -> None:
    root.decide(FOOD, "judge", marks=MARKS)
    review, = queued(root).reviews
    assert (names([review]), review.channels, review.needed, review.given, review.deciders) == ([FOOD], ("ekspor-hk",), 2, (BY,), ("budi-contoh",))
    assert queued(root).of(BY).reviews == ()
    assert len(queued(root).of("budi-contoh").reviews) == 1


def test_the_queue_holds_nobodys_marks(root: Root) -> None:
    root.decide(FOOD, "judge", marks={"rasa": 1}, notes={"mutu": {"id": "Terlalu asin"}})
    assert "rasa" not in repr(queued(root))
    assert "asin" not in repr(queued(root))


def test_nothing_waits_for_marks_once_all_are_in(root: Root) -> None:
    root.decide(FOOD, "judge", marks=MARKS)
    root.decide(FOOD, "judge", by="budi-contoh", marks=MARKS)
    assert queued(root).reviews == ()


def test_marks_of_earlier_content_do_not_count(root: Root) -> None:
    root.decide(FOOD, "judge", marks=MARKS)
    root.edit(FOOD, "amount: 18500", "amount: 18600")
    assert queued(root).reviews == ()


def test_a_shown_listing_still_waits_for_marks_that_its_channel_asks_for(approved: Root) -> None:
    review, = queued(approved).reviews
    assert (names([review]), review.given) == ([FOOD], ())


# what ends, and the pace

def test_what_ends_soon_is_named_the_soonest_first(approved: Root) -> None:
    assert queued(approved).lapsing == ()
    found = queued(approved, date(2027, 5, 1)).lapsing
    assert [(names([one]), one.days) for one in found] == [([FOOD], 60)]
    assert queued(approved, date(2027, 6, 30)).lapsing[0].days == 0
    assert queued(approved, date(2027, 7, 1)).lapsing == ()


@pytest.mark.parametrize(("days", "median", "ninth"), [
    ([], None, None), ([3], 3, 3), ([1, 2], 1, 2), ([5, 1, 9], 5, 9), (list(range(1, 11)), 5, 9), ([0] * 9 + [40], 0, 0), ([0] * 8 + [40, 40], 0, 40),
], ids=["none", "one", "two", "three", "ten", "one slow of ten", "two slow of ten"])
def test_the_pace_is_an_answers_own_days(days: list[int], median: int | None, ninth: int | None) -> None:
    assert pace([Answer(TODAY, one) for one in days], TODAY) == Pace(len(days), median, ninth)


@pytest.mark.parametrize(("before", "counted"), [(0, 1), (WINDOW - 1, 1), (WINDOW, 0), (-1, 0)], ids=["today", "the last day of the window", "a day too old", "tomorrow"])
def test_only_the_answers_of_the_window_make_the_pace(before: int, counted: int) -> None:
    assert pace([Answer(ago(before), 4)], TODAY).answers == counted


def test_the_pace_comes_from_the_ledgers(root: Root) -> None:
    root.decide(FOOD, "submit", by="pemasok", on=ago(9))
    root.decide(FOOD, "return", on=ago(5), reason={"id": "Label belum terbaca"})
    root.decide(DRUM, "submit", by="pemasok", on=ago(3))
    root.decide(DRUM, on=ago(1))
    assert queued(root).pace == Pace(2, 2, 4)


@pytest.mark.parametrize("on", [date.min, date(1900, 1, 1), date(2199, 12, 31), date.max], ids=str)
def test_any_day_can_be_asked_for(approved: Root, on: date) -> None:
    assert queued(approved, on).on == on
