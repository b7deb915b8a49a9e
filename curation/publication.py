"""What may be shown on a day: approved, unexpired, unblocked content of approved suppliers, and nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import cast

from catalog.finding import N_, Finding, Message
from catalog.integrity import Retired
from catalog.listing import Listing
from catalog.load import Catalog, Record
from catalog.reference import Text
from catalog.supplier import Supplier
from curation.curator import Curator, curators
from curation.policy import Policy, policy
from curation.review import Decision, Ledger
from curation.workflow import SHOWN, Standing, State, fold


@dataclass(frozen=True, slots=True)
class Shown:
    """A listing on the site, with what it is shown by."""

    listing: Listing
    supplier: Supplier
    standing: Standing


@dataclass(frozen=True, slots=True)
class Withheld:
    """An entry that stays out, and why. `folder` is its path below the root."""

    folder: str
    state: State
    why: Message
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """An address that was once published and now only says so. `name` is empty where it was not approved."""

    id: str
    state: State
    name: Text
    since: date
    reason: Text
    replacement: str
    supplier_id: str = ""
    category: str = ""


@dataclass(slots=True)
class Publication:
    """The outcome for a whole catalogue on one day."""

    date: date
    suppliers: dict[str, Supplier] = field(default_factory=dict)
    shown: list[Shown] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    standings: dict[str, Standing] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    curators: Mapping[str, Curator] = field(default_factory=dict)


def publication(root: Path, catalog: Catalog, retired: Mapping[str, Retired], on: date) -> Publication:
    """Decide for every entry of the catalogue whether it is shown on that day."""
    register, terms = curators(root), policy(root)
    result = Publication(on, curators=register)
    for record in catalog.suppliers.values():
        _supplier(result, record, register, terms)
    for listing in catalog.listings.values():
        _listing(result, listing, register, terms)
    result.withheld += (Withheld(finding.file, State.SUBMITTED, _ERRORS, (finding,)) for finding in catalog.findings if finding.blocks)
    result.gone += (Gone(old.id, State.WITHDRAWN, old.name, old.since, old.reason, old.replacement) for old in retired.values())
    result.gone.sort(key=lambda gone: gone.id)
    result.findings = [finding for standing in result.standings.values() for finding in standing.findings]
    return result


def _standing(record: Record[Supplier] | Record[Listing], on: date, register: Mapping[str, Curator], terms: Policy) -> Standing:
    """The standing of one folder's content by its own ledger; what would be shown but for its errors is only approved."""
    standing = fold(cast(Ledger, record.ledger), record.digest, on, register, terms)
    return replace(standing, state=State.APPROVED, why=_ERRORS) if record.blocked and standing.state in SHOWN else standing


_ERRORS = Message(N_("it has errors"))


def _supplier(result: Publication, record: Record[Supplier], register: Mapping[str, Curator], terms: Policy) -> None:
    standing = _standing(record, result.date, register, terms)
    result.standings[record.folder] = standing
    if record.value and standing.state in SHOWN:
        result.suppliers[record.id] = record.value
    else:
        result.withheld.append(_withheld(record, standing))


def _listing(result: Publication, record: Record[Listing], register: Mapping[str, Curator], terms: Policy) -> None:
    standing = _standing(record, result.date, register, terms)
    supplier_id = record.folder.split("/")[1]
    supplier = result.suppliers.get(supplier_id)
    if standing.state in SHOWN and supplier is None:
        why = Message(N_("its supplier {supplier} is not approved"), {"supplier": supplier_id})
        standing = replace(standing, state=State.APPROVED, why=why)
    result.standings[record.folder] = standing
    if record.value and supplier and standing.state in SHOWN:
        result.shown.append(Shown(record.value, supplier, standing))
        return
    result.withheld.append(_withheld(record, standing))
    if standing.approval:
        result.gone.append(_gone(record, standing, standing.approval, supplier_id if supplier else ""))


def _withheld(record: Record[Supplier] | Record[Listing], standing: Standing) -> Withheld:
    errors = sorted((one for one in (*record.findings, *standing.findings) if one.blocks), key=lambda one: one.place)
    return Withheld(record.folder, standing.state, _ERRORS if record.blocked else standing.why, tuple(errors))


def _gone(record: Record[Listing], standing: Standing, approval: Decision, supplier_id: str) -> Gone:
    """What the address of a listing that was shown before says now: nothing that was not approved."""
    approved = record.value if record.value and record.value.digest == approval.digest else None
    decision = standing.decision
    final = standing.state in (State.WITHDRAWN, State.SUSPENDED, State.REJECTED) and decision is not None
    since = decision.date if final and decision else standing.until or approval.date
    return Gone(
        record.id, standing.state, approved.name if approved else {}, since,
        decision.reason if decision and standing.state is State.WITHDRAWN else {},
        decision.replacement if decision and final else "", supplier_id, approved.category if approved else "")


def expiring_within(publication: Publication, days: int) -> Iterator[Shown]:
    """The shown listings whose approval ends within so many days, soonest first."""
    near = [shown for shown in publication.shown
            if shown.standing.until and (shown.standing.until - publication.date).days <= days]
    yield from sorted(near, key=lambda shown: (shown.standing.until, shown.listing.id))
