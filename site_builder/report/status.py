"""Reports of where one listing stands: its grade, its readiness for each channel, its marks, what is kept on the site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import cast

from catalog.listing import Listing
from catalog.load import Record
from curation.blind import View, sealed, view
from curation.judging import Judged, asked_channels
from curation.rubric import Criterion
from curation.rulebook import Rulebook
from curation.stand import Stand
from curation.verdict import Gate, Readiness
from site_builder.language import day, number, say, translator
from site_builder.report.sentence import plain
from site_builder.report.signpost import Signpost


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to say about one listing to one person, its marks only as far as that person may see them."""

    stand: Stand
    listing: Listing
    view: View
    letter: str
    final: bool
    gates: tuple[Readiness, ...]


def known(book: Rulebook, stand: Stand, outcome: Judged, viewer: str) -> Known:
    """What a person may know of a listing. Until every curator has marked it, no grade is told that rests on another's marks."""
    listing = cast("Record[Listing]", stand.record).value
    if listing is None:
        raise ValueError(f"{stand.record.folder} was never judged")
    standing = stand.standing
    seen = view(book, listing, outcome, standing.judgements, viewer)
    approved = standing.held.grade if standing.held and standing.held.digest == stand.record.digest else ""
    return Known(stand, listing, seen, approved or seen.grade.letter, bool(approved) or (seen.open and seen.grade.final),
                 sealed(book, outcome.readiness, all_in=seen.open or bool(approved)))


def as_text(one: Known, language: str, signs: Signpost) -> Iterator[str]:
    """What follows the line that says where the listing stands."""
    tell, path = translator(language), one.listing.path
    yield _grade(one, language)
    ready = [gate.channel for gate in one.gates if gate.gate is Gate.READY]
    if ready:
        yield tell("ready for: %(channels)s", channels=signs.channels(ready, language))
    asked = asked_channels(signs.book, one.listing)
    for gate in sorted(one.gates, key=lambda gate: gate.channel not in asked):
        if gate.gate is Gate.MISSING:
            yield f"{signs.channels([gate.channel], language)}: {_lacking(gate, language, signs)}"
    yield from _marks(one, language, signs.book)
    approval = one.stand.standing.held
    for standard, reason in (approval.waivers if approval else {}).items():
        yield tell("waived: %(standard)s (%(reason)s)", standard=standard, reason=plain(say(reason, language)))
    if one.stand.waits and one.stand.keeps.approval:
        yield tell("on the site: the version approved on %(day)s, until %(until)s", day=day(one.stand.keeps.approval.date, language),
                   until=day(one.stand.keeps.until, language) if one.stand.keeps.until else "…")
    yield tell("plan: %(command)s", command=f"etalase plan {path}")


def _grade(one: Known, language: str) -> str:
    """The grade; while it is provisional, what it still waits for."""
    tell, seen = translator(language), one.view
    if one.final:
        return tell("grade %(letter)s", letter=one.letter)
    parts = [tell("provisional grade %(letter)s, %(points)s of 100 points", letter=one.letter,
                  points=number(int(seen.grade.points), language))]
    parts += [tell("criteria without a mark: %(open)s", open=len(seen.grade.open))] if seen.grade.open else []
    parts += [tell("waiting for another curator")] if seen.mine and not seen.open else []
    return "; ".join(parts)


def _lacking(gate: Readiness, language: str, signs: Signpost) -> str:
    """What one channel still waits for."""
    tell = translator(language)
    parts = [tell("not yet: %(standards)s", standards=", ".join(gate.missing))] if gate.missing else []
    parts += [tell("grade %(letter)s or better", letter=gate.grade)] if gate.grade else []
    if gate.curators:
        parts.append(tell.plural("the marks of %(count)s more curator", "the marks of %(count)s more curators", gate.curators))
    return "; ".join(parts)


def _marks(one: Known, language: str, book: Rulebook) -> Iterator[str]:
    """The marks by group: everybody's once all are in, before that only the viewer's own."""
    tell, seen = translator(language), one.view
    shown: Mapping[str, Fraction | int] = seen.marks if seen.open else seen.mine
    for group in book.rubric.groups:
        marked = [criterion for criterion in group.criteria if criterion.id in shown]
        if marked:
            marks = ", ".join(f"{say(each.title, language)} {_mark(shown[each.id], language)}" for each in marked)
            yield f"{say(group.title, language)}: {marks}"
    if seen.apart:
        titles = {criterion.id: criterion.title for criterion in _criteria(book)}
        yield tell("curators disagree on: %(criteria)s", criteria=", ".join(say(titles[id], language) for id in seen.apart if id in titles))
    if not seen.open and seen.others:
        yield tell("%(given)s of %(needed)s curators have marked it; their marks are shown once all are in",
                   given=seen.others + bool(seen.mine), needed=seen.needed)


def _criteria(book: Rulebook) -> Iterator[Criterion]:
    return (criterion for group in book.rubric.groups for criterion in group.criteria)


def _mark(mark: Fraction | int, language: str) -> str:
    """A mark to one place."""
    return number(round(Decimal(mark.numerator) / Decimal(mark.denominator), 1), language)


def as_object(one: Known) -> dict[str, object]:
    """The same for programs. Marks are the viewer's own until all are in."""
    seen = one.view
    approval = one.stand.standing.held
    return {
        "grade": {"letter": one.letter, "final": one.final, "points": round(float(seen.grade.points), 1), "open": list(seen.grade.open)},
        "channels": [{"channel": gate.channel, "gate": gate.gate.value, "missing": list(gate.missing), "advice": list(gate.advice),
                      "grade": gate.grade or None, "curators": gate.curators} for gate in one.gates],
        "marks": {"needed": seen.needed, "given": seen.others + bool(seen.mine), "mine": dict(seen.mine),
                  "all": {id: round(float(mark), 2) for id, mark in seen.marks.items()} if seen.open else None},
        "waivers": {id: dict(text) for id, text in (approval.waivers if approval else {}).items()},
        "kept": one.stand.keeps.approval.date.isoformat() if one.stand.waits and one.stand.keeps.approval else None,
        "plan": f"etalase plan {one.listing.path}",
    }
