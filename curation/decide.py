"""Deciding: one dated act by one curator on exactly what lies there now, checked before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import cast

from rapidfuzz import process

from catalog.digest import LEDGER
from catalog.finding import N_, Finding, Message, Severity
from catalog.format import is_slug
from catalog.listing import Listing
from catalog.load import PRODUCTS, Record, load_folder
from catalog.reference import Text
from catalog.supplier import Supplier
from curation.curator import curators
from curation.judging import Case, Judged, judged
from curation.policy import policy
from curation.review import Act, Decision, Ledger, LedgerRefused, append, extended, read_ledger
from curation.rulebook import Rulebook, rulebook
from curation.subject import Twin
from curation.term import latest_end
from curation.workflow import Standing, fold

EDITION = 12
"""So many signs of the rulebook's digest are written down."""


class Refused(Exception):
    """The decision was not written; the findings say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(str(finding.message) for finding in findings))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Said:
    """What a curator says with a decision.

    `seen` is the beginning of the digest that was looked at: other content is not decided about. `until` shortens an
    approval, which otherwise lasts as long as what it rests on. With `again`, the curator stands by the marks they gave
    last, for whatever content that was, where `marks` gives no other.
    """

    until: date | None = None
    reason: Text = field(default_factory=dict)
    replacement: str = ""
    seen: str = ""
    marks: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, Text] = field(default_factory=dict)
    waivers: Mapping[str, Text] = field(default_factory=dict)
    again: bool = False


POLICY = "curation"
"""The entry that stands for the standards, the channels, the rubric, the terms and the list of curators together."""


def decide(root: Path, entry: str, act: Act, by: str, on: date, said: Said | None = None, *, twins: tuple[Twin, ...] = (),
           authors: frozenset[str] = frozenset(), write: bool = True) -> tuple[Decision, Standing]:
    """Decide about `<supplier>`, `<supplier>/<listing>` or `curation` itself, and write it into the entry's ledger.

    `twins` are what the listing shares with others, `authors` the curators who wrote what lies there, as far as git
    knows. Returns the decision and where the entry stands after it; it is only tried unless `write`. Raises Refused, or
    FileNotFoundError when there is no such entry.
    """
    said = said or Said()
    if entry == POLICY:
        return _policy(root, act, by, on, said, authors, write)
    folder = f"{PRODUCTS}/{entry}"
    parts = entry.split("/")
    if len(parts) > 2 or not all(map(is_slug, parts)) or not (root / folder).is_dir():
        raise FileNotFoundError(folder)
    record = load_folder(root, read_ledger, folder)
    ledger, file = cast(Ledger, record.ledger), f"{folder}/{LEDGER}"
    book, register, terms = rulebook(root), curators(root), policy(root)
    approves = act in (Act.APPROVE, Act.RENEW)
    _known(file, record.digest, book, said, by in authors and act is not Act.SUBMIT, by)
    if record.blocked and approves:
        raise Refused(tuple(finding for finding in record.findings if finding.blocks))
    marks, notes = _marks(ledger, by, said)
    decision = Decision(on, act, by, record.digest, reason=said.reason, replacement=said.replacement, marks=marks, notes=notes)
    if record.value and approves:
        end = latest_end(record.value.data, on, terms)
        decision = replace(decision, until=said.until or end, edition=book.edition[:EDITION], waivers=said.waivers)
        _lasting(file, on, said.until or end, end)
        before = fold(ledger, record.digest, on, register, terms)
        if act is Act.RENEW and before.until and (said.until or end) <= before.until:
            raise Refused(_refusal(file, "decision-renew", N_("there is nothing to renew: the approval lasts until {until} already"),
                                   N_("have the permit or the price renewed first; {end} is the last day they allow"),
                                   until=before.until, end=end))
        if isinstance(record.value, Listing):
            decision = replace(decision, grade=_graded(book, root, record, before, decision, twins))
    standing = fold(Ledger(file, (*ledger.decisions, decision), ledger.findings), record.digest, on, register, terms)
    if standing.findings:
        raise Refused(standing.findings)
    _enter(root / folder, file, decision, write)
    return decision, standing


def _marks(ledger: Ledger, by: str, said: Said) -> tuple[Mapping[str, int], Mapping[str, Text]]:
    """The marks and notes of a decision: those said, over those the curator gave last where they stand by them."""
    if not said.again:
        return said.marks, said.notes
    last = next((one for one in reversed(ledger.decisions) if one.by == by and one.marks), None)
    return {**(last.marks if last else {}), **said.marks}, {**(last.notes if last else {}), **said.notes}


def _policy(root: Path, act: Act, by: str, on: date, said: Said, authors: frozenset[str], write: bool) -> tuple[Decision, Standing]:
    """Decide about the rulebook as it lies there. An approval of it lasts until it is due for review."""
    book, register, terms = rulebook(root), curators(root), policy(root)
    file = f"{POLICY}/{LEDGER}"
    path = root / POLICY / LEDGER
    ledger = read_ledger(file, path.read_bytes() if path.exists() else b"")
    _known(file, book.edition, book, said, by in authors and act is not Act.SUBMIT, by)
    end = latest_end({}, on, terms)
    decision = Decision(on, act, by, book.edition, reason=said.reason)
    if act in (Act.APPROVE, Act.RENEW):
        decision = replace(decision, until=said.until or end)
        _lasting(file, on, said.until or end, end)
    standing = fold(Ledger(file, (*ledger.decisions, decision), ledger.findings), book.edition, on, register, terms)
    if standing.findings:
        raise Refused(standing.findings)
    _enter(root / POLICY, file, decision, write)
    return decision, standing


def rules_standing(root: Path, on: date) -> tuple[str, Standing]:
    """The edition of the rulebook that lies there, and where it stands by its own ledger."""
    edition = rulebook(root).edition
    file, path = f"{POLICY}/{LEDGER}", root / POLICY / LEDGER
    ledger = read_ledger(file, path.read_bytes() if path.exists() else b"")
    return edition, fold(ledger, edition, on, curators(root), policy(root))


def _enter(folder: Path, file: str, decision: Decision, write: bool) -> None:
    """Write the decision into the ledger, or only see that it could be."""
    try:
        (append if write else extended)(folder, file, decision)
    except LedgerRefused as refusal:
        raise Refused(refusal.findings) from None


def _known(file: str, digest: str, book: Rulebook, said: Said, own: bool, by: str) -> None:
    """Refuse a decision on other content than was looked at, on one's own work, or in words nobody knows."""
    if not digest.startswith(said.seen):
        raise Refused(_refusal(file, "decision-seen", N_("the entry is not what was looked at: its digest begins with {digest}"),
                               N_("look at it again, then decide"), digest=digest[:12]))
    if own:
        raise Refused(_refusal(file, "decision-own", N_("'{by}' changed what is to be decided about and cannot decide about it"),
                               N_("let another curator decide"), by=by))
    criteria = {criterion.id for group in book.rubric.groups for criterion in group.criteria}
    groups = {group.id for group in book.rubric.groups}
    for given, known, rule, message in (
            (said.marks, criteria, "decision-criterion", N_("the rubric has no criterion '{id}'")),
            (said.notes, groups, "decision-note", N_("the rubric has no group '{id}'")),
            (said.waivers, set(book.standards), "decision-waiver", N_("there is no standard '{id}' that could be waived"))):
        if strange := given.keys() - known:
            id = min(strange)
            near = process.extractOne(id, sorted(known), score_cutoff=70)
            help = N_("did you mean `{nearest}`?") if near else N_("there are: {known}")
            raise Refused(_refusal(file, rule, message, help, id=id, nearest=near[0] if near else "", known=", ".join(sorted(known))))


def _graded(book: Rulebook, root: Path, record: object, before: Standing, decision: Decision, twins: tuple[Twin, ...]) -> str:
    """The grade of what is approved; refused where a standard that keeps it out is neither kept nor waived, or a waiver is not needed."""
    listing = cast("Record[Listing]", record)
    outcome = judged_now(book, root, listing, before, decision, twins)
    if outcome is None:
        return ""
    found = outcome.findings(root)
    blocking = tuple(finding for finding in found if finding.blocks)
    unused = tuple(replace(finding, file=f"{listing.folder}/{LEDGER}", severity=Severity.ERROR)
                   for finding in found if finding.rule == "waiver-unused")
    if blocking or unused:
        raise Refused(blocking or unused)
    return outcome.marked.grade.letter if outcome.marked.grade.final else ""


def judged_now(book: Rulebook, root: Path, record: Record[Listing], before: Standing, decision: Decision,
               twins: tuple[Twin, ...]) -> Judged | None:
    """The outcome for a listing as it lies there, were this decision made; None where it or its supplier cannot be read."""
    seller = load_folder(root, read_ledger, record.folder.rpartition("/")[0]).value
    if not isinstance(record.value, Listing) or not isinstance(seller, Supplier):
        return None
    judgements = {one.by: one for one in (*before.judgements, *((decision,) if decision.marks else ()))}
    case = Case(root, record.value, seller, decision.date, decision.date, frozenset(one.rule for one in record.findings), twins,
                tuple(judgements.values()), decision.waivers, ledger=f"{record.folder}/{LEDGER}")
    return judged(book, case)


def _lasting(file: str, on: date, until: date, end: date) -> None:
    """Refuse an approval that would outlast what it rests on, or would be over before it begins."""
    if end < on:
        raise Refused(_refusal(file, "decision-until", N_("a permit or the price ended on {end}"),
                               N_("have it renewed first"), end=end))
    if not on <= until <= end:
        raise Refused(_refusal(file, "decision-until", N_("an approval from {on} cannot last until {until}"),
                               N_("{end} is the last day that permits, price and the next review allow"), on=on, until=until, end=end))


def _refusal(file: str, rule: str, message: str, help: str, **values: object) -> tuple[Finding, ...]:
    return (Finding(file, 0, 0, rule, Message(message, values), Message(help, values)),)


def curator_for(root: Path, email: str) -> str | None:
    """The id of the curator who commits with this address, or None."""
    register: Mapping[str, object] = {address: id for id, curator in curators(root).items() for address in curator.emails}
    return cast("str | None", register.get(email))
