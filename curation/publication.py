"""What may be shown on a day: approved, unexpired, unblocked content of approved suppliers, and nothing else."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import cast

from catalog.field import Value
from catalog.finding import N_, Finding, Message
from catalog.integrity import Retired
from catalog.listing import Listing
from catalog.load import Catalog, Record
from catalog.reference import Text
from catalog.supplier import Supplier
from curation.curator import Curator
from curation.judging import Judged
from curation.review import Decision
from curation.stand import Stand
from curation.workflow import SHOWN, Standing, State


@dataclass(frozen=True, slots=True)
class Shown:
    """A listing on the site, with what it is shown by.

    `home` is the root below which its files lie, `ready` the channels it is ready for, `grade` what its marks make,
    empty while a mark is missing.
    """

    listing: Listing
    supplier: Supplier
    standing: Standing
    home: Path = Path()
    ready: tuple[str, ...] = ()
    grade: str = ""


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
    """The outcome for a whole catalogue on one day.

    `homes` are the roots below which the shown suppliers' files lie, by folder; `waiting` the folders of entries
    that are shown as approved while a change waits.
    """

    date: date
    suppliers: dict[str, Supplier] = field(default_factory=dict)
    shown: list[Shown] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    standings: dict[str, Standing] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    curators: Mapping[str, Curator] = field(default_factory=dict)
    homes: dict[str, Path] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)


Doubt = Callable[[str, str], tuple[Finding, ...]]
"""Says, for a folder and the digest that is shown, why its approval is not believed; nothing where it is."""


def unquestioned(folder: str, digest: str) -> tuple[Finding, ...]:
    """The Doubt of those who trust what lies there."""
    return ()


def publication(stands: Mapping[str, Stand], judged: Mapping[str, Judged], catalog: Catalog, retired: Mapping[str, Retired],
                on: date, register: Mapping[str, Curator], doubt: Doubt = unquestioned) -> Publication:
    """Decide for every entry of the catalogue whether it is shown on that day.

    `judged` gives, by folder, the outcome for the content that would be shown; `doubt` what an audit has against it.
    """
    result = Publication(on, curators=register)
    doubts = {folder: doubt(folder, stand.keeps.held.digest) for folder, stand in stands.items()
              if stand.kept and stand.keeps.held and stand.keeps.state in SHOWN}
    for folder, stand in stands.items():
        errors = tuple(sorted(_errors(stand, judged.get(folder), doubts.get(folder, ())), key=lambda one: one.place))
        (_supplier if folder.count("/") == 1 else _listing)(result, stand, judged.get(folder), errors)
    result.withheld += (Withheld(finding.file, State.SUBMITTED, _ERRORS, (finding,)) for finding in catalog.findings if finding.blocks)
    result.gone += (Gone(old.id, State.WITHDRAWN, old.name, old.since, old.reason, old.replacement) for old in retired.values())
    result.gone.sort(key=lambda gone: gone.id)
    result.findings = [finding for folder, stand in stands.items()
                       for finding in (*stand.standing.findings, *stand.findings, *doubts.get(folder, ()))]
    return result


_ERRORS = Message(N_("it has errors"))
_KEPT = N_("changed; the version approved on {date} stays on the site until the change is decided")


def _errors(stand: Stand, judged: Judged | None, doubts: tuple[Finding, ...]) -> Iterator[Finding]:
    """What keeps an approved content out: its own findings, the standards it breaks, an approval that is not proven."""
    record = stand.kept or stand.record
    found = (*record.findings, *stand.standing.findings, *stand.findings, *doubts)
    yield from (finding for finding in found if finding.blocks)
    if judged and judged.blocking:
        yield from (finding for finding in judged.findings(stand.home) if finding.blocks)


def _supplier(result: Publication, stand: Stand, judged: Judged | None, errors: tuple[Finding, ...]) -> None:
    record = cast("Record[Supplier]", stand.kept or stand.record)
    if stand.kept and record.value and stand.keeps.state in SHOWN and not errors:
        result.suppliers[record.id] = standing_by(record.value, cast("Record[Supplier]", stand.record).value)
        result.homes[record.folder] = stand.home
        _stands(result, stand, stand.standing)
        return
    _withhold(result, stand, errors)


def standing_by(approved: Supplier, now: Supplier | None) -> Supplier:
    """The approved supplier with the consents it still stands by: taking one back counts at once, giving one must be approved."""
    if now is None or now is approved:
        return approved
    given = {str(consent["proof"]): consent for consent in _consents(now)}
    kept: list[Value] = [{**consent, **{"withdrawn": given[proof]["withdrawn"]}} if given[proof].get("withdrawn") else dict(consent)
                         for consent in _consents(approved) if (proof := str(consent["proof"])) in given]
    return replace(approved, data={**approved.data, "consents": kept})


def _consents(supplier: Supplier) -> list[Mapping[str, Value]]:
    return cast("list[Mapping[str, Value]]", supplier.data.get("consents") or [])


def _listing(result: Publication, stand: Stand, judged: Judged | None, errors: tuple[Finding, ...]) -> None:
    record = cast("Record[Listing]", stand.kept or stand.record)
    supplier_id = record.folder.split("/")[1]
    supplier = result.suppliers.get(supplier_id)
    if stand.kept and record.value and stand.keeps.state in SHOWN and not errors:
        if supplier:
            ready, grade = (judged.ready, judged.grade) if judged else ((), "")
            result.shown.append(Shown(record.value, supplier, stand.keeps, stand.home, ready, grade))
            _stands(result, stand, stand.standing)
            return
        why = Message(N_("its supplier {supplier} is not approved"), {"supplier": supplier_id})
        stand = replace(stand, standing=replace(stand.keeps, state=State.APPROVED, why=why))
    where = _withhold(result, stand, errors)
    if where.approval:
        result.gone.append(_gone(record, where, where.approval, supplier_id if supplier else ""))


def _stands(result: Publication, stand: Stand, where: Standing) -> None:
    """Say where an entry stands that is shown; a change that waits behind it is named."""
    if stand.waits and stand.keeps.approval:
        where = replace(where, why=Message(_KEPT, {"date": stand.keeps.approval.date}), until=stand.keeps.until)
        result.waiting.append(stand.record.folder)
    result.standings[stand.record.folder] = where


def _withhold(result: Publication, stand: Stand, errors: tuple[Finding, ...]) -> Standing:
    """Leave an entry out. What would be shown but for its errors is only approved."""
    where = stand.standing
    if errors and stand.keeps.state in SHOWN and stand.kept:
        where = replace(stand.keeps, state=State.APPROVED, why=_ERRORS)
    result.standings[stand.record.folder] = where
    own = sorted((one for one in stand.record.findings if one.blocks), key=lambda one: one.place)
    told = (*errors, *(one for one in own if one not in errors))
    result.withheld.append(Withheld(stand.record.folder, where.state, _ERRORS if stand.record.blocked else where.why, told))
    return where


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
