"""Papers: permits and certificates with what was checked, by whom, and until when they hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import cast

from catalog.field import Value
from catalog.reference import reference
from catalog.supplier import Supplier
from curation.curator import Curator
from curation.publication import Shown
from curation.workflow import State
from site_builder.language import day, number, say, translator
from site_builder.views.words import name, short

Entries = Sequence[Mapping[str, Value]]

WARNING = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Paper:
    """One certificate on a page. `state` is empty, "expiring" or "expired"."""

    name: str
    number: str
    level: str
    level_name: str
    checked: str
    issuer: str
    until: str
    state: str
    register: str


def entries(data: Mapping[str, Value]) -> Entries:
    """The certificates of a listing or supplier."""
    return cast(Entries, data.get("certificates") or ())


def listing_papers(shown: Shown, curators: Mapping[str, Curator], language: str) -> tuple[Paper, ...]:
    """A listing's own papers. Whether one is running out is read from the listing's standing."""
    ends = shown.standing.until if shown.standing.state is State.EXPIRING else None
    return tuple(
        _paper(entry, "expiring" if ends and _expires(entry) == ends else "", curators, language)
        for entry in _sorted(entries(shown.listing.data)))


def supplier_papers(supplier: Supplier, on: date, curators: Mapping[str, Curator], language: str) -> tuple[Paper, ...]:
    """A supplier's papers as they are on a day."""
    return tuple(_paper(entry, _state(entry, on), curators, language) for entry in _sorted(entries(supplier.data)))


def dated(supplier: Supplier, on: date) -> str:
    """What the day alone changes in a supplier's papers: part of the key of every page that shows them."""
    return ",".join(_state(entry, on) for entry in entries(supplier.data))


def verified(shown: Shown, on: date, language: str) -> str:
    """The papers about these goods that a curator found in a register, in one line.

    A supplier's papers count where they concern this kind of goods; what every business must hold, as
    its identification number, says nothing here.
    """
    known, kind = reference("certificates").entries, shown.listing.kind
    found = [*_verified(entries(shown.listing.data), None), *_verified(entries(shown.supplier.data), on)]
    return _line(tuple(dict.fromkeys(type for type in found if type in known and kind in known[type].items("kinds"))), language)


def supplier_verified(supplier: Supplier, on: date, language: str) -> str:
    """The supplier's own verified papers in one line."""
    return _line(tuple(_verified(entries(supplier.data), on)), language)


@lru_cache(maxsize=1024)
def _line(types: tuple[str, ...], language: str) -> str:
    if not types:
        return ""
    names = ", ".join(short("certificates", type, language) for type in types[:3])
    return translator(language)("%(names)s verified", names=names)


def _verified(some: Entries, on: date | None) -> Iterator[str]:
    """Types of verified papers, without those that have expired."""
    for entry in some:
        if entry.get("level") == "verified" and (on is None or _state(entry, on) != "expired"):
            yield str(entry["type"])


def checked(papers: Sequence[Paper], language: str) -> str:
    """How many papers were verified, seen and only declared, in one line; those that have expired do not count."""
    levels = [paper.level for paper in papers if paper.state != "expired"]
    return ", ".join(f"{number(count, language)} {name('certificate_levels', level, language).lower()}"
                     for level in _RANK if (count := levels.count(level)))


_RANK = {"verified": 0, "seen": 1, "declared": 2}


def _sorted(some: Entries) -> Entries:
    return sorted(some, key=lambda entry: _RANK.get(str(entry.get("level")), 3))


def _expires(entry: Mapping[str, Value]) -> date | None:
    return cast("date | None", entry.get("expires"))


def _state(entry: Mapping[str, Value], on: date) -> str:
    ends = _expires(entry)
    if ends is None or ends - on > WARNING:
        return ""
    return "expired" if ends < on else "expiring"


def _paper(entry: Mapping[str, Value], state: str, curators: Mapping[str, Curator], language: str) -> Paper:
    type, level = str(entry["type"]), str(entry["level"])
    kind = reference("certificates").entries.get(type)
    issuer = str(entry.get("issuer") or "") or (say(kind.text("issuer"), language) if kind else "")
    return Paper(
        name("certificates", type, language), str(entry["number"]), level, name("certificate_levels", level, language),
        _checked(entry, level, curators, language), issuer, _until(entry, state, language), state,
        kind.get("register") if kind and level != "declared" else "")


def _checked(entry: Mapping[str, Value], level: str, curators: Mapping[str, Curator], language: str) -> str:
    """Who checked it and when."""
    tell = translator(language)
    if level == "declared":
        return tell("Stated by the supplier; not yet checked.")
    by, on = str(entry.get("seen_by") or ""), entry.get("seen_on")
    who = curator(curators, by, language) if by else tell("a curator")
    if not isinstance(on, date):
        return tell("Checked by %(who)s.", who=who)
    return tell("Checked by %(who)s on %(day)s.", who=who, day=day(on, language))


def curator(curators: Mapping[str, Curator], id: str, language: str) -> str:
    """A curator by name and office."""
    known = curators.get(id)
    return f"{known.name} ({name('offices', known.office, language)})" if known else id


def _until(entry: Mapping[str, Value], state: str, language: str) -> str:
    tell, ends = translator(language), _expires(entry)
    if ends is None:
        return tell("No end date.")
    if state == "expired":
        return tell("Expired on %(day)s.", day=day(ends, language))
    return tell("Valid until %(day)s.", day=day(ends, language))
