"""The workflow: where each act leads, which decisions count, and what a ledger amounts to on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.finding import Finding, Message
from curation.curator import Curator
from curation.policy import Policy
from curation.review import Act, Decision, Ledger
from curation.workflow import NEEDS_REASON, SHOWN, TRANSITIONS, Standing, State, fold
from site_builder.report import WORDS, said

A, B = "a" * 64, "b" * 64
DAY = date(2026, 6, 1)
TERMS = Policy(365, (90, 60, 30), 365)
REGISTER = {
    "ani": Curator("ani", "Ani", "dinkop-kota", (), date(2025, 1, 1), None),
    "budi": Curator("budi", "Budi", "dinkop-kota", (), date(2025, 1, 1), None),
    "dewi": Curator("dewi", "Dewi", "dinkop-kota", (), date(2025, 1, 1), date(2026, 3, 31)),
}
UNTIL = date(2027, 6, 1)


def made(act: Act | str, day: date = DAY, by: str = "ani", digest: str = A, **more: object) -> Decision:
    act = Act(act)
    values: dict[str, object] = {"until": UNTIL if act in (Act.APPROVE, Act.RENEW) else None, "reason": {"id": "Alasan"} if act in NEEDS_REASON else {},
                                 "line": 7, "marks": {"rasa": 2} if act is Act.JUDGE else {}, **more}
    return Decision(day, act, "pemasok" if act is Act.SUBMIT and by == "ani" else by, digest, **values)  # type: ignore[arg-type]


def stand(*decisions: Decision, on: date = DAY, digest: str = A, findings: tuple[Finding, ...] = (), terms: Policy = TERMS) -> Standing:
    return fold(Ledger("products/a/b/review.yml", decisions, findings), digest, on, REGISTER, terms)


WAYS: dict[State, tuple[Act, ...]] = {
    State.SUBMITTED: (), State.RETURNED: (Act.RETURN,), State.APPROVED: (Act.APPROVE,), State.SUSPENDED: (Act.APPROVE, Act.SUSPEND), State.REJECTED: (Act.REJECT,),
    State.WITHDRAWN: (Act.WITHDRAW,),
}
SHOWS_AS = {State.APPROVED: State.PUBLISHED}


@pytest.mark.parametrize(("state", "act"), [(state, act) for state in WAYS for act in Act], ids=lambda value: str(value))
def test_every_act_in_every_state_leads_where_the_table_says_or_is_refused(state: State, act: Act) -> None:
    before = [made(way) for way in WAYS[state]]
    assert stand(*before).state is SHOWS_AS.get(state, state)
    after = stand(*before, made(act))
    if act in TRANSITIONS[state]:
        target = TRANSITIONS[state][act]
        assert not after.findings
        assert after.state is SHOWS_AS.get(target, target)
        told = after.judgements[-1] if act is Act.JUDGE else after.decision
        assert told == (before[-1] if (state, act) == (State.SUSPENDED, Act.SUBMIT) else made(act))
    else:
        finding, = after.findings
        assert (finding.rule, finding.file, finding.line, finding.blocks) == ("decision-act", "products/a/b/review.yml", 7, True)
        assert after.state is state


def test_the_table_speaks_of_every_state_that_decisions_lead_to() -> None:
    reached = {target for row in TRANSITIONS.values() for target in row.values()}
    assert reached <= set(TRANSITIONS)
    assert set(WAYS) == set(TRANSITIONS)


def test_nothing_is_ever_a_dead_end() -> None:
    assert all(row for row in TRANSITIONS.values())


REFUSALS = [
    ("a stranger", [made("approve", by="siapa")], "decision-by"),
    ("a curator who no longer serves", [made("approve", by="dewi", day=date(2026, 4, 1))], "decision-by"),
    ("a curator before the first day", [made("approve", day=date(2024, 12, 31))], "decision-by"),
    ("the one who submitted", [made("submit", by="budi"), made("approve", by="budi")], "decision-own"),
    ("the one who submitted long ago", [made("submit", by="budi"), made("submit"), made("approve", by="budi")], "decision-own"),
    ("the one who submitted, returning it", [made("submit", by="budi"), made("return", by="budi")], "decision-own"),
    ("a decision out of order", [made("submit", day=DAY), made("approve", day=DAY - timedelta(1))], "decision-order"),
    ("a return without a reason", [made("return", reason={})], "decision-reason"),
    ("a rejection without a reason", [made("reject", reason={})], "decision-reason"),
    ("a suspension without a reason", [made("approve"), made("suspend", reason={})], "decision-reason"),
    ("a withdrawal without a reason", [made("withdraw", reason={})], "decision-reason"),
    ("an approval without an end", [made("approve", until=None)], "decision-until"),
    ("a renewal without an end", [made("approve"), made("renew", until=None)], "decision-until"),
    ("a renewal of nothing", [made("renew")], "decision-act"),
    ("a renewal of other content", [made("approve"), made("renew", digest=B)], "decision-renew"),
    ("a renewal of content that was only submitted", [made("approve"), made("submit", digest=B), made("renew", digest=B)], "decision-renew"),
    ("a renewal after a suspension", [made("approve"), made("suspend"), made("renew")], "decision-act"),
]


@pytest.mark.parametrize(("decisions", "rule"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS])
def test_a_decision_that_does_not_count_keeps_the_entry_out(decisions: list[Decision], rule: str) -> None:
    got = stand(*decisions, digest=decisions[-1].digest)
    finding, = got.findings
    assert finding.rule == rule
    assert finding.blocks
    for language in ("id", "en"):
        assert "{" not in said(finding.message, language)
        assert said(finding.help, language)


def test_a_curators_last_day_still_counts() -> None:
    assert not stand(made("approve", by="dewi", day=date(2026, 3, 31))).findings


def test_decisions_before_a_void_one_still_stand_behind_it() -> None:
    got = stand(made("approve"), made("suspend", by="siapa"))
    assert got.approval == made("approve")
    assert got.state not in SHOWN


def test_a_ledger_that_cannot_be_read_shows_nothing() -> None:
    trouble = Finding("review.yml", 1, 1, "yaml-syntax", Message("x"), Message("y"))
    got = stand(findings=(trouble,))
    assert got.findings == (trouble,)
    assert got.state not in SHOWN


FOLDS = [
    (date(2026, 1, 1), State.SUBMITTED), (date(2026, 1, 31), State.SUBMITTED), (date(2026, 2, 1), State.RETURNED), (date(2026, 2, 28), State.RETURNED),
    (date(2026, 3, 1), State.SUBMITTED), (date(2026, 4, 1), State.PUBLISHED), (date(2026, 4, 30), State.PUBLISHED), (date(2026, 5, 1), State.SUSPENDED),
    (date(2026, 6, 1), State.PUBLISHED), (date(2026, 7, 1), State.WITHDRAWN), (date(2030, 1, 1), State.WITHDRAWN),
]


@pytest.mark.parametrize(("on", "state"), FOLDS, ids=lambda value: str(value))
def test_every_past_day_can_be_replayed(on: date, state: State) -> None:
    decisions = [made(act, day=date(2026, month, 1), by="ani") for month, act in
                 ((1, "submit"), (2, "return"), (3, "submit"), (4, "approve"), (5, "suspend"), (6, "approve"), (7, "withdraw"))]
    assert stand(*decisions, on=on).state is state


@pytest.mark.parametrize(("on", "state"), [
    (UNTIL - timedelta(91), State.PUBLISHED), (UNTIL - timedelta(90), State.EXPIRING), (UNTIL - timedelta(1), State.EXPIRING), (UNTIL, State.EXPIRING),
    (UNTIL + timedelta(1), State.HIDDEN), (UNTIL + timedelta(365), State.HIDDEN), (UNTIL + timedelta(366), State.ARCHIVED), (date(2199, 12, 31), State.ARCHIVED),
    (date.max, State.ARCHIVED),
], ids=["91 days before", "90 days before", "the day before", "the last day", "the day after", "a year after", "a year and a day after", "long after", "the last day of all"])
def test_an_approval_ends_to_the_day(on: date, state: State) -> None:
    got = stand(made("approve"), on=on)
    assert got.state is state
    assert got.until == UNTIL
    assert (state in SHOWN) is (on <= UNTIL)


def test_a_renewal_moves_the_end() -> None:
    got = stand(made("approve", until=date(2026, 7, 1)), made("renew", day=date(2026, 6, 20), until=date(2028, 1, 1)), on=date(2027, 1, 1))
    assert got.state is State.PUBLISHED
    assert got.until == date(2028, 1, 1)


def test_changed_content_is_in_review_while_its_approval_holds() -> None:
    got = stand(made("approve"), digest=B)
    assert (got.state, got.held, got.findings) == (State.IN_REVIEW, made("approve"), ())
    assert "1 Juni 2026" in said(got.why, "id")


@pytest.mark.parametrize(("act", "state"), [("return", State.RETURNED), ("reject", State.REJECTED)])
def test_a_change_that_is_refused_leaves_the_approved_content_in_force(act: str, state: State) -> None:
    decisions = made("approve"), made(act, digest=B)
    assert (stand(*decisions, digest=B).state, stand(*decisions, digest=B).held) == (state, made("approve"))
    assert stand(*decisions, digest=A).state is State.PUBLISHED


@pytest.mark.parametrize("act", ["return", "reject", "suspend", "withdraw"])
def test_an_act_on_the_approved_content_ends_its_approval(act: str) -> None:
    assert stand(made("approve"), made(act)).held is None


@pytest.mark.parametrize("act", ["suspend", "withdraw"])
def test_suspending_and_withdrawing_are_about_the_entry_whatever_its_content(act: str) -> None:
    assert stand(made("approve"), made(act, digest=B), digest=A).held is None


def test_marks_are_kept_per_curator_and_content_the_last_of_each() -> None:
    first, again = made("judge", marks={"rasa": 1}), made("judge", marks={"rasa": 3})
    other, stale = made("judge", by="budi"), made("judge", by="budi", digest=B)
    assert set(map(id, stand(first, other, again, stale).judgements)) == {id(again), id(other)}


def test_an_approval_with_marks_is_a_judgement_too() -> None:
    approval = made("approve", marks={"rasa": 2})
    assert stand(approval).judgements == (approval,)


def test_what_is_sent_while_suspended_leaves_the_reason_of_the_suspension() -> None:
    got = stand(made("approve"), made("suspend", reason={"id": "Ada keluhan."}), made("submit", digest=B), digest=B)
    assert (got.state, got.why.values["reason"]) == (State.SUSPENDED, {"id": "Ada keluhan."})


def test_a_judgement_needs_marks() -> None:
    assert [finding.rule for finding in stand(made("judge", marks={})).findings] == ["decision-marks"]


def test_the_approved_content_brought_back_is_shown_again() -> None:
    assert stand(made("approve"), made("submit", digest=B), digest=A).state is State.PUBLISHED


def test_the_last_approval_counts_not_any_approval() -> None:
    assert stand(made("approve", digest=A), made("approve", digest=B), digest=A).state is State.IN_REVIEW
    assert stand(made("approve", digest=A), made("approve", digest=B), digest=B).state is State.PUBLISHED


def test_returned_content_that_has_changed_is_submitted_again() -> None:
    assert stand(made("return"), digest=A).state is State.RETURNED
    assert stand(made("return"), digest=B).state is State.SUBMITTED


def test_a_rejection_holds_whatever_changes() -> None:
    assert stand(made("reject"), digest=B).state is State.REJECTED


def test_a_decision_of_tomorrow_does_not_count_today() -> None:
    assert stand(made("approve", day=DAY + timedelta(1))).state is State.SUBMITTED


def test_a_decision_written_behind_one_of_tomorrow_is_out_of_order_today() -> None:
    assert [finding.rule for finding in stand(made("submit", day=DAY + timedelta(1)), made("approve")).findings] == ["decision-order"]


def test_several_decisions_of_one_day_count_in_their_order() -> None:
    assert stand(made("submit"), made("approve"), made("suspend"), made("approve")).state is State.PUBLISHED


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_word_in_both_languages(state: State) -> None:
    assert said(Message(WORDS[state]), "id") != WORDS[state]
    assert said(Message(WORDS[state]), "en") == WORDS[state]


ACTS = st.builds(made, st.sampled_from(list(Act)), st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.sampled_from(["ani", "budi", "dewi", "siapa"]),
                 st.sampled_from([A, B]), until=st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)), reason=st.sampled_from([{}, {"id": "Alasan"}]))


@settings(max_examples=250)
@given(st.lists(ACTS, max_size=8), st.dates(), st.sampled_from([A, B]))
def test_nothing_is_shown_but_by_an_unexpired_approval_of_exactly_this_content(decisions: list[Decision], on: date, digest: str) -> None:
    got = stand(*decisions, on=on, digest=digest)
    if got.state in SHOWN:
        assert got.approval is not None
        assert got.approval in decisions
        assert got.approval.act in (Act.APPROVE, Act.RENEW)
        assert got.approval.digest == digest
        assert got.approval.date <= on
        assert got.until is not None
        assert on <= got.until
        assert REGISTER[got.approval.by].serves(got.approval.date)
        assert any(one.act is Act.APPROVE and one.digest == digest and one.date <= on for one in decisions)
        assert not got.findings


@settings(max_examples=150)
@given(st.lists(ACTS, max_size=8), st.dates(), st.sampled_from([A, B]))
def test_later_decisions_never_change_an_earlier_day(decisions: list[Decision], on: date, digest: str) -> None:
    ordered = sorted(decisions, key=lambda one: one.date)
    assert stand(*ordered, on=on, digest=digest) == stand(*(one for one in ordered if one.date <= on), on=on, digest=digest)
