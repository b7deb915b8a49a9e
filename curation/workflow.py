"""The workflow: which act leads where, and what a ledger amounts to on a given day.

State is never stored. It is folded from the decisions up to a date, the content's digest and that date,
so every result can be replayed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from catalog.finding import N_, Finding, Message
from curation.curator import Curator
from curation.policy import Policy
from curation.review import Act, Decision, Ledger


class State(StrEnum):
    """Where an entry stands."""

    SUBMITTED = "submitted"
    IN_REVIEW = "in-review"
    RETURNED = "returned"
    APPROVED = "approved"
    REJECTED = "rejected"
    PUBLISHED = "published"
    EXPIRING = "expiring"
    HIDDEN = "hidden"
    ARCHIVED = "archived"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


SHOWN = frozenset({State.PUBLISHED, State.EXPIRING})

TRANSITIONS: Mapping[State, Mapping[Act, State]] = {
    State.SUBMITTED: {Act.SUBMIT: State.SUBMITTED, Act.RETURN: State.RETURNED, Act.APPROVE: State.APPROVED,
                      Act.REJECT: State.REJECTED, Act.WITHDRAW: State.WITHDRAWN},
    State.RETURNED: {Act.SUBMIT: State.SUBMITTED, Act.APPROVE: State.APPROVED, Act.REJECT: State.REJECTED,
                     Act.WITHDRAW: State.WITHDRAWN},
    State.APPROVED: {Act.SUBMIT: State.APPROVED, Act.APPROVE: State.APPROVED, Act.RENEW: State.APPROVED,
                     Act.RETURN: State.RETURNED, Act.REJECT: State.REJECTED, Act.SUSPEND: State.SUSPENDED,
                     Act.WITHDRAW: State.WITHDRAWN},
    State.SUSPENDED: {Act.SUBMIT: State.SUSPENDED, Act.APPROVE: State.APPROVED, Act.REJECT: State.REJECTED,
                      Act.WITHDRAW: State.WITHDRAWN},
    State.REJECTED: {Act.SUBMIT: State.SUBMITTED, Act.WITHDRAW: State.WITHDRAWN},
    State.WITHDRAWN: {Act.SUBMIT: State.SUBMITTED},
}

NEEDS_REASON = frozenset({Act.RETURN, Act.REJECT, Act.SUSPEND, Act.WITHDRAW})


@dataclass(frozen=True, slots=True)
class Standing:
    """What a ledger amounts to for one content on one day.

    `approval` is the decision that the content is shown by, or the last one it was ever shown by;
    `decision` is the last decision of all. `until` is the last day on which it is shown.
    """

    state: State
    why: Message
    decision: Decision | None = None
    approval: Decision | None = None
    until: date | None = None
    findings: tuple[Finding, ...] = ()


def fold(ledger: Ledger, digest: str, on: date, register: Mapping[str, Curator], terms: Policy) -> Standing:
    """The standing on a day of the content with that digest."""
    state, last, approval = State.SUBMITTED, None, None
    submitters: set[str] = set()
    latest = date.min
    for decision in ledger.decisions:
        finding = _void(ledger, decision, state, latest, approval, submitters, register)
        latest = max(latest, decision.date)
        if decision.date > on:
            continue
        if finding:
            return Standing(state, Message(N_("the ledger cannot be followed")), last, approval, findings=(finding,))
        state = TRANSITIONS[state][decision.act]
        last = decision
        if decision.act is Act.SUBMIT:
            submitters.add(decision.by)
        elif decision.act in (Act.APPROVE, Act.RENEW):
            approval = decision
    if ledger.findings:
        return Standing(state, Message(N_("the ledger cannot be read")), findings=ledger.findings)
    return _on_day(ledger, state, last, approval, digest, on, terms)


def _void(ledger: Ledger, decision: Decision, state: State, latest: date, approval: Decision | None, submitters: set[str],
          register: Mapping[str, Curator]) -> Finding | None:
    """Why a decision does not count, if it does not."""
    values: dict[str, object] = {"by": decision.by, "act": decision.act.value, "state": state.value, "date": decision.date}
    curator = register.get(decision.by)
    if decision.date < latest:
        said = ("decision-order", N_("the decision of {date} stands after a later one"),
                N_("decisions are added at the end and never moved"))
    elif decision.act is not Act.SUBMIT and (curator is None or not curator.serves(decision.date)):
        said = ("decision-by", N_("'{by}' is not a curator on {date}"),
                N_("let a curator listed in curation/curators.yml decide"))
    elif decision.act is not Act.SUBMIT and decision.by in submitters:
        said = ("decision-own", N_("'{by}' submitted the entry and cannot decide about it"),
                N_("let another curator decide"))
    elif decision.act not in TRANSITIONS[state]:
        said = ("decision-act", N_("an entry that is {state} cannot be decided with `{act}`"),
                N_("see the table of transitions in the curators' guide"))
    elif decision.act in NEEDS_REASON and not decision.reason:
        said = ("decision-reason", N_("`{act}` needs a reason"), N_("add reason: {{id: …}} in the supplier's language"))
    elif decision.act is Act.RENEW and approval and decision.digest != approval.digest:
        said = ("decision-renew", N_("`renew` was decided about other content than the approval"),
                N_("approve the changed content instead"))
    elif decision.act in (Act.APPROVE, Act.RENEW) and decision.until is None:
        said = ("decision-until", N_("`{act}` does not say until when"), N_("add until: YYYY-MM-DD"))
    else:
        return None
    rule, message, help = said
    return Finding(ledger.file, decision.line, 1, rule, Message(message, values), Message(help, values))


_WHY: Mapping[State, str] = {
    State.SUBMITTED: N_("no decision has been made yet"),
    State.RETURNED: N_("returned to the supplier on {date}: {reason}"),
    State.REJECTED: N_("rejected on {date}: {reason}"),
    State.SUSPENDED: N_("suspended on {date}: {reason}"),
    State.WITHDRAWN: N_("withdrawn on {date}: {reason}"),
}


def _on_day(ledger: Ledger, state: State, last: Decision | None, approval: Decision | None, digest: str, on: date,
            terms: Policy) -> Standing:
    if state is State.RETURNED and last and last.digest != digest:
        return Standing(State.SUBMITTED, Message(N_("changed since it was returned on {date}"), {"date": last.date}), last, approval)
    if state is not State.APPROVED or approval is None or approval.until is None:
        values = {"date": last.date, "reason": last.reason} if last else {}
        return Standing(state, Message(_WHY[state], values), last, approval)
    if approval.digest != digest:
        why = Message(N_("its content is not what was approved on {date}"), {"date": approval.date})
        announced = last is not None and last.act is Act.SUBMIT and last.digest == digest
        return Standing(State.IN_REVIEW, why, last, approval, findings=() if announced else (_changed(ledger, approval, why),))
    until = approval.until
    values, over = {"date": until}, (on - until).days
    if over > terms.archive_after:
        return Standing(State.ARCHIVED, Message(N_("archived: its approval ended on {date}"), values), last, approval, until)
    if over > 0:
        return Standing(State.HIDDEN, Message(N_("its approval ended on {date}"), values), last, approval, until)
    near = -over <= max(terms.expiring)
    return Standing(State.EXPIRING if near else State.PUBLISHED, Message(N_("approved until {date}"), values), last, approval, until)


def _changed(ledger: Ledger, approval: Decision, why: Message) -> Finding:
    """Content that was changed after its approval, or approved by the digest of another, and not submitted since."""
    return Finding(ledger.file, approval.line, 1, "decision-digest", why,
                   Message(N_("decide about the content as it is now, or bring the approved content back")))
