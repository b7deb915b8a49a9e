"""Judging one entry with everything that bears on it: the verdict, its findings at their places, readiness and grade."""

import hashlib
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from catalog.document import Document
from catalog.document import Path as DataPath
from catalog.finding import N_, Finding, Message, Severity
from catalog.listing import Listing
from catalog.supplier import Supplier
from curation.breach import LISTING, SUPPLIER, Breach
from curation.marking import Marked, marked
from curation.review import Decision
from curation.rulebook import Rulebook
from curation.standard import Level, Standard
from curation.subject import Subject, Twin
from curation.verdict import Gate, Readiness, Verdict, blocking, judge, readiness, severity

PRODUCTS = "products"
INTERNAL = "internal-error"
"""The rule of findings that are no fault of the supplier."""


@dataclass(frozen=True, slots=True)
class Case:
    """One listing's content to be judged, and what bears on it.

    `home` is the root below which its files lie. `since` is the day from which newer standards spare it: that of its
    approval, or the day itself. `rules` are those of the file reader's findings. `approval` gives waivers.
    """

    home: Path
    listing: Listing
    supplier: Supplier
    on: date
    since: date
    rules: frozenset[str] = frozenset()
    twins: tuple[Twin, ...] = ()
    judgements: tuple[Decision, ...] = ()
    waivers: Mapping[str, object] = field(default_factory=dict)
    grade: str = ""
    ledger: str = ""

    @property
    def key(self) -> str:
        """The name of everything that the outcome depends on, beside the rulebook."""
        marks = [(one.by, sorted(one.marks.items())) for one in self.judgements]
        parts = (self.listing.digest, self.supplier.digest, self.on, self.since, sorted(self.rules), self.twins, marks,
                 sorted(self.waivers), self.grade)
        return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()

    @property
    def subject(self) -> Subject:
        """What the checks look at."""
        return Subject(self.listing, self.supplier, self.on, self.twins)


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome for one content on one day: the channels it is ready for, its grade, and what keeps it out everywhere.

    `grade` is empty until every criterion has its mark. The rest stays packed until asked for: ten thousand entries
    are held while one is shown.
    """

    key: str
    ready: tuple[str, ...]
    grade: str
    blocking: tuple[str, ...]
    answers: bytes = field(repr=False)
    told: bytes = field(repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Thousands are remembered: packed by position, which is several times as quick."""
        return Judged, (self.key, self.ready, self.grade, self.blocking, self.answers, self.told)

    @property
    def readiness(self) -> tuple[Readiness, ...]:
        """What each channel says."""
        gates: tuple[Readiness, ...] = pickle.loads(self.answers)[0]
        return gates

    @property
    def marked(self) -> Marked:
        """The marks, by whom, and the grade they make."""
        marks: Marked = pickle.loads(self.answers)[1]
        return marks

    def findings(self, home: Path) -> tuple[Finding, ...]:
        """The findings of every standard that all channels or those asked for share, sorted by place.

        `home` is the root below which the content lies that was judged: its files are read again for their lines, which
        most who judge never ask for.
        """
        places = _Places(home, self.key)
        told: tuple[Told, ...] = pickle.loads(self.told)
        return tuple(sorted((places.put(*one) for one in told), key=lambda finding: finding.place))


def judged(book: Rulebook, case: Case) -> Judged:
    """Judge one case."""
    subject = case.subject
    verdict = judge(book, subject, case.rules)
    waived = frozenset(case.waivers)
    blocked = tuple(blocking(book, verdict, case.since, waived))
    marks = marked(book, case.listing.kind, verdict, case.since, case.judgements, blocked=bool(blocked))
    grade = case.grade or (marks.grade.letter if marks.grade.final else "")
    gates = tuple(readiness(book, channel, subject, verdict, case.since, grade=grade, curators=len(marks.curators),
                            waived=waived, rules=case.rules)
                  for channel in book.channels.values())
    ready = tuple(one.channel for one in gates if one.gate is Gate.READY)
    return Judged(case.key, ready, grade, blocked, _packed((gates, marks)), _packed(tuple(_told(book, case, verdict))))


def _packed(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def findings(book: Rulebook, case: Case, verdict: Verdict, channel: str = "") -> Iterator[Finding]:
    """A finding for every breach: those of the general standards, and those of the channels the listing asks for.

    With `channel`, all that this one channel asks, at its level.
    """
    places = _Places(case.home, case.key)
    yield from (places.put(*one) for one in _told(book, case, verdict, channel))


Told = tuple[Finding, DataPath | None]
"""A finding without its line, and the path of what it is about in its file; None where it is about a whole file."""


def _told(book: Rulebook, case: Case, verdict: Verdict, channel: str = "") -> Iterator[Told]:
    for standard, level, breaches, channels in _counted(book, case, verdict, channel):
        if standard.id in case.waivers:
            continue
        for breach in breaches:
            grave = Severity.ADVICE if channels and not channel else severity(standard, level, breach, case.since)
            values = {**breach.message.values, **breach.values}
            message = Message(standard.says, values) if standard.says else breach.message
            yield (Finding(_file(case, breach.file), 0, 0, standard.id, message, Message(standard.how, values), grave, channels),
                   breach.path if breach.file in (LISTING, SUPPLIER) else None)
    for key, error in verdict.failed.items():
        yield Finding(_file(case, LISTING), 0, 0, INTERNAL, Message(
            N_("this is our fault, not yours: the check of the standard '{standard}' broke down ({error})"),
            {"standard": key.partition("@")[0], "error": error}),
            Message(N_("leave everything as it is and tell the curator")), Severity.ADVICE), None
    for id in () if channel else sorted(case.waivers.keys() - {key.partition("@")[0] for key in (*verdict.broken, *verdict.failed)}):
        yield Finding(case.ledger, 0, 0, "waiver-unused", Message(N_("the waiver of '{standard}' is not needed"), {"standard": id}),
                      Message(N_("leave it out of the next approval")), Severity.ADVICE), None


Counted = tuple[Standard, Level, tuple[Breach, ...], tuple[str, ...]]
"""A broken standard: at which level it counts, what breaks it, and the channels that alone ask for it."""


def _counted(book: Rulebook, case: Case, verdict: Verdict, channel: str) -> Iterator[Counted]:
    """Each broken test that counts for everybody and for the channels asked for, or for one channel."""
    wanted = (channel,) if channel else tuple(id for id in asked_channels(book, case.listing) if book.channels[id].covers(case.listing))
    for key, breaches in verdict.broken.items():
        id, _, own = key.partition("@")
        standard = book.standards[id]
        asks = {one: ask for one in wanted if (ask := book.channels[one].asks.get(id))}
        levels = {one: ask.level for one, ask in asks.items() if ask.level and ask.key == key}
        general = None if own or standard.level is Level.CHANNEL else standard.level
        if channel:
            general = None if channel in asks else general
            if level := levels.get(channel) or general:
                yield standard, level, breaches, tuple(levels)
        elif general:
            yield standard, general, breaches, ()
        elif levels:
            yield standard, Level.ERROR if Level.ERROR in levels.values() else Level.ADVICE, breaches, tuple(levels)


def asked_channels(book: Rulebook, listing: Listing) -> tuple[str, ...]:
    """The channels a listing asks for, by name or by the market they lead to."""
    named = set(map(str, listing.data.get("channels") or []))  # type: ignore[arg-type]
    markets = set(map(str, listing.data.get("markets") or []))  # type: ignore[arg-type]
    return tuple(id for id, channel in book.channels.items() if id in named or (channel.market and channel.market in markets))


def _file(case: Case, file: str) -> str:
    """The path of one of a case's files below the root."""
    folder = f"{PRODUCTS}/{case.supplier.id}" if file == SUPPLIER else f"{PRODUCTS}/{case.listing.path}"
    return f"{folder}/{file}"


class _Places:
    """Puts findings in their places; reads a file once, and only when something is wrong with it."""

    def __init__(self, home: Path, key: str) -> None:
        self.home, self.key = home, key

    def put(self, finding: Finding, path: DataPath | None) -> Finding:
        """The finding with its line and column, where it is about a part of its file."""
        if path is None:
            return finding
        line, column = _places(self.home / finding.file, self.key).place(path)
        return replace(finding, line=line, column=column)


@lru_cache(maxsize=64)
def _places(path: Path, key: str) -> Document:
    """A file that was read before, to look up places in; the key keeps one content apart from another."""
    try:
        return Document(path.name, path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError):
        return Document(path.name)
