"""Deciding: one dated act by one curator on exactly what lies there now, checked before it is written."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

from catalog.digest import LEDGER
from catalog.finding import N_, Finding, Message
from catalog.format import is_slug
from catalog.load import PRODUCTS, load_folder
from catalog.reference import Text
from curation.curator import curators
from curation.policy import policy
from curation.review import Act, Decision, Ledger, LedgerRefused, append, read_ledger
from curation.term import latest_end
from curation.workflow import Standing, fold


class Refused(Exception):
    """The decision was not written; the findings say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(str(finding.message) for finding in findings))
        self.findings = findings


def decide(root: Path, entry: str, act: Act, by: str, on: date, *, until: date | None = None,
           reason: Text | None = None, replacement: str = "", seen: str = "") -> tuple[Decision, Standing]:
    """Decide about `<supplier>` or `<supplier>/<listing>` and write it into the entry's ledger.

    `seen` is the beginning of the digest that the curator looked at; other content is not decided about.
    Returns the decision and where the entry stands after it. An approval without `until` lasts as long as
    what it rests on. Raises Refused, or FileNotFoundError when there is no such entry.
    """
    folder = f"{PRODUCTS}/{entry}"
    parts = entry.split("/")
    if len(parts) > 2 or not all(map(is_slug, parts)) or not (root / folder).is_dir():
        raise FileNotFoundError(folder)
    record = load_folder(root, read_ledger, folder)
    ledger, file = cast(Ledger, record.ledger), f"{folder}/{LEDGER}"
    approves = act in (Act.APPROVE, Act.RENEW)
    if not record.digest.startswith(seen):
        raise Refused(_refusal(file, "decision-seen", N_("the entry is not what was looked at: its digest begins with {digest}"),
                               N_("look at it again, then decide"), digest=record.digest[:12]))
    if record.blocked and approves:
        raise Refused(tuple(finding for finding in record.findings if finding.blocks))
    register, terms = curators(root), policy(root)
    if record.value and approves:
        end = latest_end(record.value.data, on, terms)
        until = until or end
        _lasting(file, on, until, end)
    decision = Decision(on, act, by, record.digest, until if approves else None, reason=reason or {}, replacement=replacement)
    standing = fold(Ledger(file, (*ledger.decisions, decision), ledger.findings), record.digest, on, register, terms)
    if standing.findings:
        raise Refused(standing.findings)
    try:
        append(root / folder, file, decision)
    except LedgerRefused as refusal:
        raise Refused(refusal.findings) from None
    return decision, standing


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
