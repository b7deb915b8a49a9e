"""Blind marking: what one curator may see of the marks before every curator has given theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from catalog.listing import Listing
from curation.judging import Judged, asked_channels
from curation.marking import combined
from curation.review import Decision
from curation.rubric import Grade
from curation.rulebook import Rulebook
from curation.verdict import Gate, Readiness


@dataclass(frozen=True, slots=True)
class View:
    """The marks as one person sees them.

    `mine` are the person's own, `others` how many more have marked it. `open` says that everybody's are in, and only
    then do `marks` and `grade` rest on all of them, and `apart` names where they disagree.
    """

    grade: Grade
    marks: Mapping[str, Fraction]
    mine: Mapping[str, int]
    others: int
    needed: int
    open: bool
    apart: tuple[str, ...] = ()


def needed(book: Rulebook, listing: Listing) -> int:
    """How many curators mark a listing: as many as the most careful of the channels it asks for wants."""
    asked = (book.channels[id] for id in asked_channels(book, listing))
    return max((channel.reviewers for channel in asked if channel.covers(listing)), default=1)


def view(book: Rulebook, listing: Listing, judged: Judged, judgements: Sequence[Decision], viewer: str) -> View:
    """What `viewer` sees of the marks given to a listing's content; nobody in particular sees only what is open to all."""
    wanted = needed(book, listing)
    all_in = len(judgements) >= wanted
    own = [one for one in judgements if one.by == viewer]
    seen = list(judgements) if all_in else own
    marks, grade = combined(book, listing.kind, judged.marked.machine, seen, bool(judged.blocking))
    return View(grade, marks, own[0].marks if own else {}, len(judgements) - len(own), wanted, all_in,
                judged.marked.apart if all_in else ())


def sealed(book: Rulebook, gates: Sequence[Readiness], *, all_in: bool) -> tuple[Readiness, ...]:
    """What the channels say, without a word that rests on marks not everybody may see: a grade they ask for is awaited."""
    return tuple(gate if all_in else _awaiting(gate, book.channels[gate.channel].grade) for gate in gates)


def _awaiting(gate: Readiness, grade: str) -> Readiness:
    return replace(gate, gate=Gate.MISSING, grade=grade) if grade and gate.gate is not Gate.NOT_APPLICABLE else gate
