"""Proof: what the commit that brought a decision shows for it, and what it does not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from catalog.digest import LEDGER
from catalog.finding import N_, Finding, Message, Severity
from curation.commit import Commit
from curation.curator import Curator
from curation.evidence import Evidence
from curation.history import RULES
from curation.ledgers import Line, numbered, words
from curation.review import Act, Decision
from curation.signature import Sign, Signed, key_of, signed, verified

APPROVING = frozenset({Act.APPROVE, Act.RENEW})


class Doubt(NamedTuple):
    """One reason not to believe a decision."""

    rule: str
    message: Message
    help: Message

    def at(self, file: str, line: int, severity: Severity = Severity.ERROR) -> Finding:
        """The doubt as a finding at a place."""
        return Finding(file, line, 1 if line else 0, self.rule, self.message, self.help, severity)


@dataclass(frozen=True, slots=True)
class Case:
    """One decision to be proven. `since` is the commit of the approval proven before it, empty where there is none."""

    folder: str
    decision: Decision
    line: Line
    register: Mapping[str, Curator]
    since: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What speaks for a decision: the commit that brought it, whether its curator signed that, and what speaks against it."""

    decision: Decision
    commit: Commit
    signed: bool
    doubts: tuple[Doubt, ...]

    @property
    def proven(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.doubts


def followed(evidence: Evidence, folder: str, decisions: Sequence[Decision], register: Mapping[str, Curator]) -> list[Shown]:
    """What speaks for each decision of a ledger, in their order; every approval that is proven clears what came before it."""
    since = ""
    result = []
    for decision, line in zip(decisions, numbered(tuple(map(words, decisions))), strict=True):
        result.append(one := shown(evidence, Case(folder, decision, line, register, since)))
        if one.proven and decision.act in APPROVING:
            since = one.commit.id
    return result


def shown(evidence: Evidence, case: Case) -> Shown:
    """The best that any of the commits shows which brought the decision."""
    ids = evidence.ledgers.brought[f"{case.folder}/{LEDGER}"][case.line]
    return min((_shown(evidence, case, evidence.history.commits[id]) for id in ids), key=lambda one: len(one.doubts))


def _shown(evidence: Evidence, case: Case, commit: Commit) -> Shown:
    curator = case.register.get(case.decision.by)
    found = signed(commit, curator, case.register, evidence.seen.first(commit.id)) if curator else Signed(Sign.NONE)
    values: dict[str, object] = {"by": case.decision.by, "commit": commit.short, "author": commit.author or "?", "date": case.decision.date}
    doubts = list(_dates(evidence, case.decision, commit, values))
    if case.decision.act is not Act.SUBMIT:
        doubts += _doubts(evidence, case, commit, curator, found, values)
    if doubts and (other := _home(evidence, case, commit)):
        doubts = [_doubt("ledger-copied", N_("commit {commit} by {author} copied a decision from {other}"),
                         N_("a decision counts for the entry it was made about; let a curator decide about this one"),
                         values | {"other": other})]
    return Shown(case.decision, commit, found.sign is Sign.GOOD, tuple(doubts))


def _home(evidence: Evidence, case: Case, commit: Commit) -> str:
    """The ledger in which the same decision stood already; empty where it is new."""
    position = evidence.history.order
    return next((path for id, path in evidence.ledgers.homes[case.line[0]]
                 if path != f"{case.folder}/{LEDGER}" and position[id] <= position[commit.id]), "")


def _doubts(evidence: Evidence, case: Case, commit: Commit, curator: Curator | None, found: Signed,
            values: Mapping[str, object]) -> Iterator[Doubt]:
    """Every reason not to believe the decision, as far as this commit shows."""
    decision = case.decision
    if commit.id in evidence.mixed:
        yield _doubt("commit-mixed", N_("commit {commit} by {author} changes content and a ledger at once"),
                     N_("decide again in a commit that holds decisions only"), values)
    if curator is None or not curator.serves(decision.date) or decision.by not in evidence.editions.register(commit.id):
        yield _doubt("curator-unlisted", N_("'{by}' was not in the list of curators when commit {commit} by {author} was made"),
                     N_("let a curator listed in curation/curators.yml decide"), values)
        return
    if commit.author.casefold() not in {address.casefold() for address in curator.emails}:
        yield _doubt("decision-author", N_("the decision of '{by}' came in commit {commit} by {author}, which is no address of theirs"),
                     N_("let '{by}' decide in a commit of their own, or enter the address in curation/curators.yml"), values)
    yield from _signature(evidence, curator, commit, found, values)
    if decision.act in APPROVING:
        yield from _content(evidence, case, commit, curator, values)


def _doubt(rule: str, message: str, help: str, values: Mapping[str, object]) -> Doubt:
    return Doubt(rule, Message(message, values), Message(help, values))


def _dates(evidence: Evidence, decision: Decision, commit: Commit, values: Mapping[str, object]) -> Iterator[Doubt]:
    """A decision is dated within the policy's days before its commit, which came after the log last had it not, and never after it."""
    lacked = evidence.seen.lacked(commit.id)
    came = max(commit.day, lacked) if lacked else commit.day
    there = min(commit.day, evidence.seen.first(commit.id))
    values = {**values, "came": came, "days": evidence.backdating}
    if (came - decision.date).days > evidence.backdating:
        yield _doubt("decision-backdated", N_("the decision is dated {date}, and commit {commit} by {author} came on {came} or later"),
                     N_("a decision is committed at most {days} days after its date; decide again with the true date"), values)
    if decision.date > there + timedelta(days=1):
        yield _doubt("decision-future", N_("the decision is dated {date}, after commit {commit} by {author} was made"),
                     N_("decide again with the true date"), values)


_AGAIN = N_("let '{by}' decide again in a commit that they sign")
_SIGNS: Mapping[Sign, tuple[str, str]] = {
    Sign.NONE: (N_("'{by}' has signing keys, and commit {commit} by {author} is not signed"), _AGAIN),
    Sign.BAD: (N_("the signature on commit {commit} by {author} is not over that commit"), _AGAIN),
    Sign.OTHERS: (N_("the decision of '{by}' came in commit {commit}, signed with a key of '{whose}'"), _AGAIN),
    Sign.UNKNOWN: (N_("commit {commit} by {author} is signed with a key that nobody in the list of curators has"),
                   N_("let '{by}' sign with a key entered in curation/curators.yml")),
    Sign.LATE: (N_("commit {commit} by {author} was first seen on {first}, when its key did not count"),
                N_("let '{by}' decide again with a key that counts; where an older log shows the commit, name it with --log")),
}


def _signature(evidence: Evidence, curator: Curator, commit: Commit, found: Signed, values: Mapping[str, object]) -> Iterator[Doubt]:
    """A curator who has keys signs with one that counts; nobody's decision carries another curator's signature."""
    first = evidence.seen.first(commit.id)
    if found.sign is Sign.GOOD or (found.sign in (Sign.NONE, Sign.UNKNOWN) and not curator.signs(first)):
        return
    message, help = _SIGNS[found.sign]
    yield _doubt("decision-signature", message, help, {**values, "whose": found.whose, "first": first})


def _content(evidence: Evidence, case: Case, commit: Commit, curator: Curator, values: Mapping[str, object]) -> Iterator[Doubt]:
    """An approval is of exactly what lies there in its commit, by somebody who brought none of it."""
    rules, decision = case.folder == RULES, case.decision
    there = evidence.editions.digest(commit.id) if rules else evidence.history.digest(commit.id, case.folder)
    if not there:
        yield _doubt("approval-digest", N_("what commit {commit} by {author} approves cannot be read: it holds a link or a folder"),
                     N_("put plain files in its place, and decide again"), values)
    elif there != decision.digest:
        yield _doubt("approval-digest", N_("commit {commit} by {author} approves {approved}, and the content in it is {there}"),
                     N_("let a curator decide about the content as it is"),
                     {**values, "approved": decision.digest[:12], "there": there[:12]})
    if own := next(_brought(evidence, case.folder, curator, commit.id, case.since), None):
        yield _doubt("approval-own", N_("'{by}' approved what they had changed themselves, in commit {own}"),
                     N_("let another curator approve it"), {**values, "own": own.short})
    edition = evidence.editions.digest(commit.id) if decision.edition and not rules and evidence.editions.own(commit.id) else ""
    if edition and not edition.startswith(decision.edition):
        yield _doubt("approval-edition", N_("commit {commit} by {author} approves by edition {edition} of the rules; {there} was in force"),
                     N_("let a curator decide by the rules in force"), {**values, "edition": decision.edition, "there": edition[:12]})


def _brought(evidence: Evidence, folder: str, curator: Curator, until: str, since: str) -> Iterator[Commit]:
    """The commits with content of the folder that are the curator's own, by any address they ever had or by their key."""
    history = evidence.history
    for id in evidence.touched.get(folder, []):
        if not history.contains(until, id) or (since and history.contains(since, id)):
            continue
        commit = history.commits[id]
        if curator.id in evidence.editions.addresses.get(commit.author.casefold(), frozenset()) or _signed_by(commit, curator):
            yield commit


def _signed_by(commit: Commit, curator: Curator) -> bool:
    data = key_of(commit) if commit.signature else b""
    return any(key.data == data and verified(commit, key, curator.id) for key in curator.keys)
