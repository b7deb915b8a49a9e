"""The difference between two editions: what came, what changed, what went."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from catalog.load import PRODUCTS
from curation.change import SUPPLIER, Change, Face, Kind, differences, face, left
from curation.publication import Gone, Publication, Shown
from curation.workflow import Standing, State

Ever = Callable[[str], bool]
"""Says, for the folder of a listing, whether it had been approved by the first edition."""


def between(before: Publication, after: Publication, ever: Ever) -> list[Change]:
    """What is otherwise in the later edition, by kind, supplier and listing."""
    was, now = ({shown.listing.id: shown for shown in one.shown} for one in (before, after))
    gone = {one.id: one for one in after.gone}
    found: list[Change] = []
    for id in sorted(was.keys() | now.keys()):
        if id not in was:
            found.append(_came(now[id], ever))
        elif id not in now:
            found.append(_went(was[id], after, gone.get(id)))
        else:
            found += _changed(was[id], now[id])
    order = {kind: place for place, kind in enumerate(Kind)}
    return sorted(found, key=lambda one: (order[one.kind], one.supplier, one.id))


def _came(shown: Shown, ever: Ever) -> Change:
    one, approval = shown.listing, shown.standing.approval
    kind = Kind.RETURNED if ever(f"{PRODUCTS}/{one.path}") else Kind.NEW
    assert approval is not None
    return Change(kind, one.id, one.supplier_id, approval.date, one.name)


def _changed(before: Shown, after: Shown) -> Iterator[Change]:
    was, now, approval = face(before.listing, before.ready), face(after.listing, after.ready), after.standing.approval
    assert approval is not None
    for kind in differences(was, now):
        terms = (was.terms, now.terms) if kind is not Kind.CHANGED else (None, None)
        yield Change(kind, after.listing.id, after.listing.supplier_id, approval.date, after.listing.name, *terms)


def _went(shown: Shown, after: Publication, gone: Gone | None) -> Change:
    """How it left: by what was decided about it, or about its supplier, or because it is not there any more."""
    one, folder = shown.listing, f"{PRODUCTS}/{shown.listing.path}"
    house = f"{PRODUCTS}/{one.supplier_id}"
    change = Change(Kind.WITHHELD, one.id, one.supplier_id, after.date, one.name)
    standing = after.standings.get(folder)
    if standing is None:
        change = replace(change, kind=Kind.WITHDRAWN)
        return replace(change, day=gone.since, reason=gone.reason, replacement=gone.replacement) if gone else change
    if standing.state is State.APPROVED and one.supplier_id not in after.suppliers:
        return _with_supplier(change, after.standings.get(house))
    return left(change, standing, _face(shown))


def _with_supplier(change: Change, house: Standing | None) -> Change:
    told = left(change, house, None) if house else change
    return replace(told, why=SUPPLIER, reason={}, replacement="")


def _face(shown: Shown) -> Face:
    return face(shown.listing, shown.ready)
