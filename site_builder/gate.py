"""One channel's gate: what it asks of the listings it takes, at its own levels, and which of them are ready."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.finding import N_, Finding, Message
from curation.blind import needed, sealed
from curation.judging import Case, Judged, findings
from curation.verdict import Gate, Readiness, judge
from site_builder.checking import Checked, cases

GRADE, CURATORS = "channel-grade", "channel-curators"


@dataclass(frozen=True, slots=True)
class AtGate:
    """The outcome: the listings that the channel takes, those of them that are ready, and what the others lack.

    `unread` are listings of which nobody can say whether it takes them.
    """

    taken: tuple[str, ...]
    ready: tuple[str, ...]
    unread: tuple[str, ...]
    findings: tuple[Finding, ...]


def at_gate(root: Path, checked: Checked, on: date, channel: str, asked: Callable[[str], bool]) -> AtGate:
    """What the channel says of every listing whose folder is asked for."""
    listings = [record.folder for record in checked.catalog.listings.values() if asked(record.folder)]
    known = {folder: case for folder, case in cases(root, checked.stands, checked.twins, on) if folder in set(listings)}
    gates = {folder: _gate(checked, case, checked.judged[folder], channel) for folder, case in known.items()}
    taken = tuple(folder for folder, gate in gates.items() if gate.gate is not Gate.NOT_APPLICABLE)
    unread = tuple(folder for folder in listings if folder not in known)
    found = [finding for folder in taken for finding in _asked(checked, known[folder], gates[folder])]
    found += [finding for folder in (*taken, *unread) for finding in _of_reader(checked, folder)]
    once = {(*finding.place, finding.rule, str(finding.message)): finding for finding in found}
    return AtGate(taken, tuple(folder for folder in taken if gates[folder].gate is Gate.READY and not _blocked(checked, folder)),
                  unread, tuple(sorted(once.values(), key=lambda finding: finding.place)))


def _gate(checked: Checked, case: Case, outcome: Judged, channel: str) -> Readiness:
    """What the channel says, with the grade left open while not every curator has marked the listing."""
    all_in = bool(case.grade) or len(case.judgements) >= needed(checked.book, case.listing)
    return next(one for one in sealed(checked.book, outcome.readiness, all_in=all_in) if one.channel == channel)


def _asked(checked: Checked, case: Case, gate: Readiness) -> Iterator[Finding]:
    """What the listing lacks for the channel: standards, a grade, curators."""
    yield from findings(checked.book, case, judge(checked.book, case.subject, case.rules), gate.channel)
    values: dict[str, object] = {"channel": checked.book.channels[gate.channel].name, "grade": gate.grade, "count": gate.curators}
    if gate.grade:
        yield _lacking(case, gate, GRADE, N_("'{channel}' takes grade {grade} or better, and the grade is not there yet"),
                       N_("see the plan: `etalase plan`; the grade is final once every criterion is marked"), values)
    if gate.curators:
        yield _lacking(case, gate, CURATORS, N_("'{channel}' waits for the marks of {count} more curators"),
                       N_("let a curator who has not marked it yet do so: `etalase decide LISTING judge`"), values)


def _lacking(case: Case, gate: Readiness, rule: str, message: str, help: str, values: dict[str, object]) -> Finding:
    return Finding(case.ledger, 0, 0, rule, Message(message, values), Message(help, values), channels=(gate.channel,))


def _of_reader(checked: Checked, folder: str) -> Iterator[Finding]:
    """What the file reader says of the listing, and of its supplier."""
    for one in (folder, folder.rpartition("/")[0]):
        yield from checked.stands[one].record.findings


def _blocked(checked: Checked, folder: str) -> bool:
    return any(finding.blocks for finding in _of_reader(checked, folder))
