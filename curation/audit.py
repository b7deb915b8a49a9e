"""The audit: what git alone proves of everything that is published, and what it does not."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from catalog.digest import LEDGER
from catalog.finding import N_, Finding, Message, Severity
from catalog.format import is_slug
from catalog.load import PRODUCTS
from curation import log as publication_log
from curation.assent import assent
from curation.curator import Curator
from curation.editions import BOOK, Editions, of_rulebook
from curation.evidence import Evidence
from curation.git import NoHistory
from curation.history import History
from curation.log import Line
from curation.policy import Policy
from curation.proof import Shown, followed
from curation.review import Act, Decision, Ledger, read_ledger
from curation.seen import Seen, note
from curation.workflow import SHOWN, fold


@dataclass(frozen=True, slots=True)
class Proof:
    """What a published entry rests on: the approval in force, the commit that brought it, and whether nothing speaks against it."""

    folder: str
    digest: str
    curator: str
    date: date
    commit: str
    author: str
    signed: bool
    proven: bool


@dataclass(slots=True)
class Audit:
    """The outcome at HEAD, on a day.

    `doubts` gives, by folder, why the approval of a published entry is not proven; `ledgers` every entry's decisions.
    """

    head: str = ""
    findings: list[Finding] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    doubts: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    ledgers: dict[str, tuple[Decision, ...]] = field(default_factory=dict)

    @property
    def proven(self) -> int:
        """How many published entries are proven."""
        return sum(proof.proven for proof in self.proofs)

    @property
    def broken(self) -> list[Finding]:
        """The errors that are no single entry's: then nothing can be believed."""
        own = {id(finding) for some in self.doubts.values() for finding in some}
        return [finding for finding in self.findings if finding.blocks and id(finding) not in own]

    def doubt(self, folder: str, digest: str) -> tuple[Finding, ...]:
        """Why the approval of an entry with exactly that content is not proven; nothing where it is."""
        against = tuple(finding for finding in self.doubts.get(folder, ()) if finding.blocks)
        if against or any((proof.folder, proof.digest) == (folder, digest) and proof.proven for proof in self.proofs):
            return against
        return (Finding(f"{folder}/{LEDGER}", 0, 0, "approval-uncommitted", Message(N_("its approval does not stand in the history")),
                        Message(N_("let the curator commit the decision, then build again"))),)

    @property
    def signed(self) -> int:
        """How many of them rest on a signed approval."""
        return sum(proof.proven and proof.signed for proof in self.proofs)


def audit(root: Path, on: date, log: Path | None = None, *, remember: bool = False) -> Audit:
    """Prove what is published at HEAD on a day, by the commits alone, and by the publication log where one is given.

    With `remember`, write into our own book that HEAD was seen on that day. What cannot be read at all becomes a
    finding. Raises BrokenConfiguration where the rules at HEAD cannot be read.
    """
    result = Audit()
    try:
        with History.of(root) as history, tempfile.TemporaryDirectory(prefix="etalase-") as room:
            _audit(result, history, Editions(history, Path(room)), on, log)
            if remember:
                note(history, on)
    except NoHistory as reason:
        result.findings.append(Finding(PRODUCTS, 0, 0, "no-history", reason.message, reason.help))
    result.findings.sort(key=lambda finding: finding.place)
    return result


def _audit(result: Audit, history: History, editions: Editions, on: date, log: Path | None) -> None:
    result.head = history.head
    lines, wrong = publication_log.read(log) if log else ([], [])
    result.findings += (*wrong, *_lost(history, log, lines), *_differing(history))
    register, terms = editions.now()
    evidence = Evidence.of(history, editions, Seen(history, lines, on), terms)
    rules = assent(evidence, lines)
    evidence = replace(evidence, backdating=rules.terms.backdating)
    result.findings += rules.findings
    changed: dict[str, list[Finding]] = defaultdict(list)
    for finding in evidence.ledgers.findings():
        changed[finding.file].append(finding)
    for folder, ledger in _entries(history):
        result.ledgers[folder] = ledger.decisions
        held = _held(result, ledger, on, register, terms)
        _entry(result, evidence, folder, ledger, held, rules.register, changed.pop(ledger.file, []))
    for path, findings in changed.items():
        grave = path == BOOK and path in evidence.ledgers.owed
        result.findings += findings if grave else map(_advice, findings)


def _advice(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.ADVICE)


def _entries(history: History) -> Iterator[tuple[str, Ledger]]:
    """Every entry's folder at HEAD with its ledger: suppliers, each followed by its listings."""
    for supplier, item in (history.folder(history.head, PRODUCTS) or {}).items():
        if not item.folder or not is_slug(supplier):
            continue
        within = history.folder(history.head, f"{PRODUCTS}/{supplier}") or {}
        listings = [f"{PRODUCTS}/{supplier}/{name}" for name, inner in within.items() if inner.folder and is_slug(name)]
        for folder in (f"{PRODUCTS}/{supplier}", *listings):
            book = (history.folder(history.head, folder) or {}).get(LEDGER)
            yield folder, read_ledger(f"{folder}/{LEDGER}", history.blob(book.id) if book and book.plain else b"")


def _held(result: Audit, ledger: Ledger, on: date, register: Mapping[str, Curator], terms: Policy) -> Decision | None:
    """The approval that an entry is published by on the day; None where it is not published."""
    standing = fold(ledger, "", on, register, terms)
    result.findings += map(_advice, standing.findings)
    held = standing.held
    return held if held and fold(ledger, held.digest, on, register, terms).state in SHOWN else None


def _entry(result: Audit, evidence: Evidence, folder: str, ledger: Ledger, held: Decision | None, register: Mapping[str, Curator],
           changed: Sequence[Finding]) -> None:
    """Prove one entry, as far as it can be."""
    chain = followed(evidence, folder, ledger.decisions, register)
    rests = _rests(chain, held)
    found = [doubt.at(ledger.file, one.decision.line, Severity.ERROR if one in rests else Severity.ADVICE)
             for one in chain for doubt in one.doubts]
    grave = held is not None and ledger.file in evidence.ledgers.owed
    found += changed if grave else map(_advice, changed)
    if rests and held:
        blocking = tuple(finding for finding in found if finding.blocks)
        if blocking:
            result.doubts[folder] = blocking
        last = rests[-1]
        result.proofs.append(Proof(folder, held.digest, held.by, held.date, last.commit.id, last.commit.author, last.signed, not blocking))
        if evidence.history.digest(evidence.history.head, folder) != held.digest:
            found.append(_changed(ledger, held))
    result.findings += found


def _rests(chain: Sequence[Shown], held: Decision | None) -> list[Shown]:
    """The approvals that a published entry rests on: the one in force, and before a renewal what it renews, down to an approval."""
    rests: list[Shown] = []
    for one in reversed(chain):
        below = rests and one.decision.act in (Act.APPROVE, Act.RENEW)
        if one.decision is held or below:
            rests.insert(0, one)
            if one.decision.act is Act.APPROVE:
                break
    return rests


def _changed(ledger: Ledger, held: Decision) -> Finding:
    return Finding(ledger.file, held.line, 1, "approval-waits",
                   Message(N_("the content has changed since it was approved on {date}; what is proven is the approved version"),
                           {"date": held.date}),
                   Message(N_("let a curator decide about the change")), Severity.ADVICE)


def _lost(history: History, log: Path | None, lines: Sequence[Line]) -> Iterator[Finding]:
    """Editions that went out and are not in the history any more: somebody wrote it anew."""
    if log and not lines:
        yield Finding(log.name, 0, 0, "log-empty", Message(N_("the publication log holds no line yet")),
                      Message(N_("add one after every publication with `etalase log`")), Severity.ADVICE)
    for line in lines:
        if line.commit not in history.commits and log:
            yield Finding(log.name, line.number, 1, "log-history",
                          Message(N_("commit {commit} went out on {date} and is not in the history any more"),
                                  {"commit": line.commit[:10], "date": line.day}),
                          Message(N_("bring the history back from a clone that has the commit; never overwrite a published branch")))


def _differing(history: History) -> Iterator[Finding]:
    """The audit speaks about HEAD; what lies in the work tree beside it is not proven."""
    paths = [path for path in history.differing() if path.startswith(f"{PRODUCTS}/") or of_rulebook(path) or path == BOOK]
    if paths:
        yield Finding(paths[0], 0, 0, "tree-differs",
                      Message(N_("files that differ from commit {commit}: {count}; what is proven is that commit"),
                              {"count": len(paths), "commit": history.head[:10]}),
                      Message(N_("commit the files, or bring them back with `git checkout`, and audit again")), Severity.ADVICE)
