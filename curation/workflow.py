"""The workflow: which act leads where, and what a ledger amounts to on a given day.

State is never stored. It is folded from the decisions up to a date, the content's digest and that date,
so every result can be replayed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
    State.SUBMITTED: {Act.JUDGE: State.SUBMITTED, Act.SUBMIT: State.SUBMITTED, Act.RETURN: State.RETURNED,
                      Act.APPROVE: State.APPROVED, Act.REJECT: State.REJECTED, Act.WITHDRAW: State.WITHDRAWN},
    State.RETURNED: {Act.JUDGE: State.RETURNED, Act.SUBMIT: State.SUBMITTED, Act.APPROVE: State.APPROVED, Act.REJECT: State.REJECTED,
                     Act.WITHDRAW: State.WITHDRAWN},
    State.APPROVED: {Act.JUDGE: State.APPROVED, Act.SUBMIT: State.APPROVED, Act.APPROVE: State.APPROVED, Act.RENEW: State.APPROVED,
                     Act.RETURN: State.RETURNED, Act.REJECT: State.REJECTED, Act.SUSPEND: State.SUSPENDED,
                     Act.WITHDRAW: State.WITHDRAWN},
    State.SUSPENDED: {Act.JUDGE: State.SUSPENDED, Act.SUBMIT: State.SUSPENDED, Act.APPROVE: State.APPROVED, Act.REJECT: State.REJECTED,
                      Act.WITHDRAW: State.WITHDRAWN},
    State.REJECTED: {Act.SUBMIT: State.SUBMITTED, Act.WITHDRAW: State.WITHDRAWN},
    State.WITHDRAWN: {Act.SUBMIT: State.SUBMITTED},
}

NEEDS_REASON = frozenset({Act.RETURN, Act.REJECT, Act.SUSPEND, Act.WITHDRAW})


@dataclass(frozen=True, slots=True)
class Standing:
    """What a ledger amounts to for one content on one day.

    `approval` is the decision that the content is shown by, or the last one it was ever shown by; `held` is the
    approval in force, be it of this content or of what it was before. `decision` is the last decision of all but
    judgements. `until` is the last day on which it is shown. `judgements` are the marks given to this content.
    """

    state: State
    why: Message
    decision: Decision | None = None
    approval: Decision | None = None
    until: date | None = None
    findings: tuple[Finding, ...] = ()
    held: Decision | None = None
    judgements: tuple[Decision, ...] = ()


def fold(ledger: Ledger, digest: str, on: date, register: Mapping[str, Curator], terms: Policy,
         ends: date | None = None) -> Standing:
    """The standing on a day of the content with that digest. No approval outlasts `ends`, whatever the ledger says."""
    walk = _Walk()
    latest = date.min
    for decision in ledger.decisions:
        finding = _void(ledger, decision, walk, latest, register)
        latest = max(latest, decision.date)
        if decision.date > on:
            continue
        if finding:
            return Standing(walk.state, Message(N_("the ledger cannot be followed")), walk.last, walk.approval, findings=(finding,))
        walk.take(decision)
    if ledger.findings:
        return Standing(walk.state, Message(N_("the ledger cannot be read")), findings=ledger.findings)
    marked = tuple(one for one in walk.judgements.values() if one.digest == digest)
    return replace(_on_day(walk, digest, on, terms, ends or date.max), held=walk.held, judgements=marked)


@dataclass(slots=True)
class _Walk:
    """Where the decisions have led so far."""

    state: State = State.SUBMITTED
    last: Decision | None = None
    approval: Decision | None = None
    held: Decision | None = None
    submitters: set[str] = field(default_factory=set)
    judgements: dict[tuple[str, str], Decision] = field(default_factory=dict)

    def take(self, decision: Decision) -> None:
        """Follow one decision. Returning or rejecting a change leaves the approval of what was before in force."""
        self.state = TRANSITIONS[self.state][decision.act]
        if decision.marks:
            self.judgements[(decision.by, decision.digest)] = decision
        match decision.act:
            case Act.JUDGE:
                return
            case Act.SUBMIT:
                self.submitters.add(decision.by)
                if self.state is State.SUSPENDED:
                    return
            case Act.APPROVE | Act.RENEW:
                self.approval = self.held = decision
            case Act.SUSPEND | Act.WITHDRAW:
                self.held = None
            case Act.RETURN | Act.REJECT if self.held and self.held.digest == decision.digest:
                self.held = None
        self.last = decision


def _void(ledger: Ledger, decision: Decision, walk: _Walk, latest: date, register: Mapping[str, Curator]) -> Finding | None:
    """Why a decision does not count, if it does not."""
    state, approval = walk.state, walk.approval
    values: dict[str, object] = {"by": decision.by, "act": decision.act.value, "state": state.value, "date": decision.date}
    curator = register.get(decision.by)
    if decision.date < latest:
        said = ("decision-order", N_("the decision of {date} stands after a later one"),
                N_("decisions are added at the end and never moved"))
    elif decision.act is not Act.SUBMIT and (curator is None or not curator.serves(decision.date)):
        said = ("decision-by", N_("'{by}' is not a curator on {date}"),
                N_("let a curator listed in curation/curators.yml decide"))
    elif decision.act is not Act.SUBMIT and decision.by in walk.submitters:
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
    elif decision.act is Act.JUDGE and not decision.marks:
        said = ("decision-marks", N_("`judge` gives no marks"), N_("add marks: {{criterion: 0 to 3}}"))
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


def _on_day(walk: _Walk, digest: str, on: date, terms: Policy, ends: date) -> Standing:
    state, last, approval, held = walk.state, walk.last, walk.approval, walk.held
    if held and held.digest == digest and held.until:
        return _in_force(held, last, min(held.until, ends), on, terms)
    if state is State.APPROVED and held:
        why = Message(N_("its content is not what was approved on {date}"), {"date": held.date})
        return Standing(State.IN_REVIEW, why, last, held)
    if state is State.RETURNED and last and last.digest != digest:
        return Standing(State.SUBMITTED, Message(N_("changed since it was returned on {date}"), {"date": last.date}), last, approval)
    values = {"date": last.date, "reason": last.reason} if last else {}
    return Standing(state, Message(_WHY[state], values), last, approval)


def _in_force(approval: Decision, last: Decision | None, until: date, on: date, terms: Policy) -> Standing:
    """Where content stands that is exactly what was approved."""
    values, over = {"date": until}, (on - until).days
    if over > terms.archive_after:
        return Standing(State.ARCHIVED, Message(N_("archived: its approval ended on {date}"), values), last, approval, until)
    if over > 0:
        return Standing(State.HIDDEN, Message(N_("its approval ended on {date}"), values), last, approval, until)
    near = -over <= max(terms.expiring)
    return Standing(State.EXPIRING if near else State.PUBLISHED, Message(N_("approved until {date}"), values), last, approval, until)
