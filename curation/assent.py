"""Assent: whether the rulebook in force, and the list of curators in it, was decided on by others than wrote it.

The rulebook's own ledger is `curation/review.yml`. Each approval in it is judged by the edition approved before it: nobody
enters the list, or takes a key or an address into it, by a list that they changed themselves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.finding import N_, Finding, Message, Severity
from curation.curator import Curator, Key
from curation.editions import BOOK
from curation.evidence import Evidence
from curation.history import RULES
from curation.ledgers import numbered, words
from curation.log import Line
from curation.policy import Policy
from curation.proof import APPROVING, Case, Shown, shown
from curation.review import Decision, read_ledger


@dataclass(frozen=True, slots=True)
class Assent:
    """Which curators and terms count, whether the rulebook is under decision at all, and what is wrong with it."""

    register: Mapping[str, Curator]
    terms: Policy
    decided: bool
    findings: tuple[Finding, ...]


def assent(evidence: Evidence, log: Sequence[Line]) -> Assent:
    """Judge the rulebook's ledger. Raises BrokenConfiguration where the list of curators at HEAD cannot be read."""
    history, editions = evidence.history, evidence.editions
    register, terms = editions.now()
    decided = any(change.path == BOOK for id in history.commits for change in history.own(id))
    if not decided:
        return Assent(register, terms, False, (_open(), *_older(evidence, log)))
    item = (history.folder(history.head, RULES) or {}).get("review.yml")
    ledger = read_ledger(BOOK, history.blob(item.id) if item and item.plain else b"")
    approvals = list(_approvals(evidence, ledger.decisions, register))
    proven = [one for one in approvals if one.proven]
    last = proven[-1].commit if proven else None
    if last:
        register, terms = editions.register(last.id), editions.terms(last.id) or terms
    return Assent(register, terms, True, (*ledger.findings, *_doubted(approvals), *_differing(evidence, approvals, proven)))


def _open() -> Finding:
    return Finding(RULES, 0, 0, "rules-open",
                   Message(N_("the rules and the list of curators are not under decision: whoever can push can change them")),
                   Message(N_("let a curator approve them with `etalase decide curation approve`")), Severity.ADVICE)


def _approvals(evidence: Evidence, decisions: Sequence[Decision], now: Mapping[str, Curator]) -> Iterator[Shown]:
    """What speaks for each approval, by the list of the edition approved before it, and at first by the list it found."""
    since, register = "", None
    for decision, line in zip(decisions, numbered(tuple(map(words, decisions))), strict=True):
        if decision.act not in APPROVING:
            continue
        found = register if register is not None else _found(evidence, line)
        one = shown(evidence, Case(RULES, decision, line, _with_revocations(found, now), since))
        if one.proven:
            since, register = one.commit.id, evidence.editions.register(one.commit.id)
        yield one


def _found(evidence: Evidence, line: tuple[str, int]) -> Mapping[str, Curator]:
    """The list of curators before the commit that brought the first approval."""
    parents = evidence.history.commits[evidence.ledgers.brought[BOOK][line][0]].parents
    return evidence.editions.register(parents[0]) if parents else {}


def _with_revocations(register: Mapping[str, Curator], now: Mapping[str, Curator]) -> dict[str, Curator]:
    """An older list, in which what has been revoked or ended since is revoked or ended too."""
    ends = {key.data: key for curator in now.values() for key in curator.keys}

    def ended(key: Key) -> Key:
        later = ends.get(key.data, key)
        return replace(key, until=min(filter(None, (key.until, later.until)), default=None),
                       revoked=min(filter(None, (key.revoked, later.revoked)), default=None))

    return {id: replace(curator, keys=tuple(map(ended, curator.keys))) for id, curator in register.items()}


def _doubted(approvals: Sequence[Shown]) -> Iterator[Finding]:
    """What speaks against the approvals: the last one's doubts are errors, those of the ones before it are history."""
    for one in approvals:
        severity = Severity.ERROR if one is approvals[-1] else Severity.ADVICE
        yield from (doubt.at(BOOK, one.decision.line, severity) for doubt in one.doubts)


def _differing(evidence: Evidence, approvals: Sequence[Shown], proven: Sequence[Shown]) -> Iterator[Finding]:
    """The rulebook at HEAD is what the last proven approval names, or it went back, or it was changed undecided."""
    history = evidence.history
    now = evidence.editions.digest(history.head)
    if (proven and proven[-1].decision.digest == now) or (approvals and not approvals[-1].proven and approvals[-1].decision.digest == now):
        return
    since = proven[-1].commit if proven else None
    changed = [id for id in evidence.touched.get(RULES, []) if since is None or not history.contains(since.id, id)]
    commit = history.commits[changed[-1] if changed else history.head]
    values: dict[str, object] = {"commit": commit.short, "author": commit.author or "?", "edition": now[:12]}
    if earlier := next((one.decision for one in proven if one.decision.digest == now), None):
        yield Finding(BOOK, 0, 0, "rules-rollback",
                      Message(N_("commit {commit} by {author} brought the rules back to those approved on {date}"),
                              {**values, "date": earlier.date}),
                      Message(N_("bring back the rules approved last, or let a curator approve these again")))
    else:
        yield Finding(BOOK, 0, 0, "rules-undecided",
                      Message(N_("commit {commit} by {author} changed the rules or the list of curators; edition {edition} is undecided"),
                              values),
                      Message(N_("take it back, or let a curator who did not write it approve it: `etalase decide curation approve`")))


def _older(evidence: Evidence, log: Sequence[Line]) -> Iterator[Finding]:
    """A rulebook that is not under decision is at least not one that went out before the last that went out."""
    editions = [(line, evidence.editions.digest(line.commit)) for line in log if line.commit in evidence.history.commits]
    now = evidence.editions.digest(evidence.history.head)
    earlier = next((line for line, edition in editions if edition == now), None)
    if earlier and editions[-1][1] != now:
        yield Finding(RULES, 0, 0, "rules-older",
                      Message(N_("the rules are those that went out on {date}; others have gone out since"), {"date": earlier.day}),
                      Message(N_("bring back the rules that went out last, unless this is meant")), Severity.ADVICE)
