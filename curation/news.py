"""News: what changed in the window over a span of days, replayed from the ledgers; nothing that was never shown is in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import cast

from catalog.integrity import Retired
from catalog.reference import Text
from curation.change import GONE, SUPPLIER, Change, Face, Kind, differences, left
from curation.curator import Curator
from curation.policy import Policy
from curation.publication import Publication
from curation.review import Act, Ledger
from curation.stand import Stand
from curation.workflow import SHOWN, Standing, fold

Recall = Callable[[str, str], Face | None]
"""Gives, for a folder and the digest of an approval, what was approved; None where nothing remembers it."""

_DAY = timedelta(days=1)
_APPROVALS = frozenset({Act.APPROVE, Act.RENEW})
_QUIET = frozenset({Act.SUBMIT, Act.JUDGE})


@dataclass(frozen=True, slots=True)
class Replay:
    """What is needed to say where an entry stood on any day. `recall` is asked of listings only, and only where it matters."""

    register: Mapping[str, Curator]
    terms: Policy
    recall: Recall
    _known: dict[tuple[str, date], tuple[Standing, str]] = field(default_factory=dict, repr=False)

    def house(self, stand: Stand, day: date) -> tuple[Standing, str]:
        """Where a supplier stood on a day: asked for each of its listings, and looked up once."""
        name = (stand.record.folder, day)
        if name not in self._known:
            self._known[name] = self.on(stand, day)
        return self._known[name]

    def on(self, stand: Stand, day: date) -> tuple[Standing, str]:
        """Where the content stood that was held to be approved on a day, and its digest where it was shown."""
        record = stand.record
        standing = self._fold(stand, record.digest, day, record.value.ends if record.value else None)
        digest = standing.held.digest if standing.held else ""
        if digest and digest != record.digest:
            found = self.recall(record.folder, digest) if record.folder.count("/") > 1 else None
            standing = self._fold(stand, digest, day, found.ends if found else None)
        return standing, digest if standing.state in SHOWN else ""

    def window(self, stand: Stand, house: Stand, day: date) -> str:
        """The digest of what a listing showed on a day; empty while it or its supplier was not there."""
        return self.on(stand, day)[1] if self.house(house, day)[1] else ""

    def face(self, stand: Stand, digest: str) -> Face:
        """What a listing showed by a digest, as far as that is known."""
        return self.recall(stand.record.folder, digest) or Face(digest)

    def _fold(self, stand: Stand, digest: str, day: date, ends: date | None) -> Standing:
        return fold(cast(Ledger, stand.record.ledger), digest, day, self.register, self.terms, ends)


def news(publication: Publication, stands: Mapping[str, Stand], retired: Mapping[str, Retired], since: date,
         replay: Replay) -> list[Change]:
    """The changes from `since` to the publication's day, newest first.

    What is kept back now for other reasons than a decision or an end (errors, an approval in doubt) is not told of at all.
    """
    on = publication.date
    shown: dict[str, Text] = {one.listing.id: one.listing.name for one in publication.shown}
    gone: dict[str, Text] = {one.id: one.name for one in publication.gone}
    houses = {folder: stand for folder, stand in stands.items() if folder.count("/") == 1}
    busy = {folder: _days(stand, since, on) for folder, stand in houses.items()}
    steady = {folder: _begun(stand) for folder, stand in houses.items() if folder.split("/")[1] in publication.suppliers}
    found: list[Change] = []
    for folder, stand in stands.items():
        if folder in houses:
            continue
        _, supplier, id = folder.split("/")
        house, first = f"products/{supplier}", _begun(stand) if id in shown else None
        if first and (begun := steady.get(house)) and begun <= first:
            if since <= first:
                found.append(Change(Kind.NEW, id, supplier, first, shown[id]))
        elif id in shown or id in gone:
            days = sorted({*_days(stand, since, on), *busy.get(house, ())})
            turns = list(_turns(replay, stand, houses[house], since, days)) if days else []
            found += (one if one.name else replace(one, name=shown.get(id) or gone.get(id, {})) for one in _true(turns, id in shown))
    found += (Change(Kind.WITHDRAWN, old.id, "", old.since, old.name, reason=old.reason, replacement=old.replacement)
              for old in retired.values() if since <= old.since <= on)
    order = {kind: place for place, kind in enumerate(Kind)}
    return sorted(found, key=lambda one: (-one.day.toordinal(), order[one.kind], one.supplier, one.id))


def _true(turns: list[Change], shown: bool) -> list[Change]:
    """The changes of one listing, unless they do not lead to where it is."""
    return turns if turns and (turns[-1].kind not in GONE) is shown and turns[-1].kind is not Kind.WITHHELD else []


def _begun(stand: Stand) -> date | None:
    """The day from which an entry has stood in the window by its one and only decision; None where there was more to it."""
    approval, decisions = stand.standing.approval, stand.decisions
    if approval is None or stand.standing.state not in SHOWN:
        return None
    only = len(decisions) == 1 or sum(one.act not in _QUIET for one in decisions) == 1
    return approval.date if only else None


def _days(stand: Stand, since: date, on: date) -> set[date]:
    """The days of a span on which something may have become of an entry."""
    decisions, value = stand.decisions, stand.record.value
    ends = [one.until for one in decisions if one.act in _APPROVALS and one.until] + ([value.ends] if value and value.ends else [])
    return {day for day in (*(one.date for one in decisions), *(end + _DAY for end in ends if end < on)) if since <= day <= on}


def _turns(replay: Replay, stand: Stand, house: Stand, since: date, days: list[date]) -> Iterator[Change]:
    """What became of one listing, day by day. It is shown while both it and its supplier are."""
    _, supplier, id = stand.record.folder.split("/")
    eve = since - _DAY
    before = replay.window(stand, house, eve)
    ever = bool(before)
    for day in days:
        standing, digest = replay.on(stand, day)
        of_house, opened = replay.house(house, day)
        now = digest if opened else ""
        change = Change(Kind.WITHHELD, id, supplier, day, {})
        if now and before and now != before:
            yield from _changed(change, replay.face(stand, before), replay.face(stand, now))
        elif now and not before:
            ever = ever or any(replay.window(stand, house, one) for one in _decided(stand, house, since))
            yield replace(change, kind=Kind.RETURNED if ever else Kind.NEW)
        elif before and not now:
            face = replay.face(stand, before)
            told = left(replace(change, name=face.name), of_house if digest else standing, None if digest else face)
            yield replace(told, why=SUPPLIER, reason={}, replacement="") if digest else told
        before, ever = now, ever or bool(now)


def _changed(change: Change, before: Face, after: Face) -> Iterator[Change]:
    for kind in differences(before, after):
        terms = (before.terms, after.terms) if kind is not Kind.CHANGED else (None, None)
        yield replace(change, kind=kind, name=after.name, before=terms[0], after=terms[1])


def _decided(stand: Stand, house: Stand, since: date) -> set[date]:
    """The days before a span on which an approval may have brought a listing into the window."""
    return {one.date for one in (*stand.decisions, *house.decisions) if one.act in _APPROVALS and one.date < since}
