"""What mending brings: how a listing would stand if it kept standards that it breaks now."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.finding import Finding
from curation.blind import needed
from curation.judging import Case
from curation.marking import marked
from curation.review import Decision
from curation.rubric import Grade
from curation.rulebook import Rulebook
from curation.verdict import Gate, Readiness, Verdict, blocking, readiness


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a listing stands, or would stand.

    `grade` is what the marks given so far make, `letter` the grade that channels go by: empty while marks are open.
    `blocking` is what keeps it out everywhere, by what would mend it.
    """

    gates: Mapping[str, Readiness]
    grade: Grade
    letter: str
    blocking: frozenset[str]

    @property
    def ready(self) -> tuple[str, ...]:
        """The channels it is ready for; none while something keeps it out everywhere."""
        return () if self.blocking else tuple(id for id, gate in self.gates.items() if gate.gate is Gate.READY)

    def opened(self, earlier: "Outlook") -> tuple[str, ...]:
        """The channels it is ready for and was not before."""
        return tuple(id for id in self.ready if id not in earlier.ready)


@dataclass(frozen=True, slots=True)
class Situation:
    """A case and what was found about it. `reader` are the file reader's findings, of the listing and its supplier."""

    book: Rulebook
    case: Case
    verdict: Verdict
    reader: tuple[Finding, ...] = ()

    @property
    def judgements(self) -> tuple[Decision, ...]:
        """The curators' marks once all are in; until then nothing may be told by them."""
        given = self.case.judgements
        return given if len(given) >= needed(self.book, self.case.listing) else ()

    def mends(self, finding: Finding) -> str:
        """What mends a finding: the standard that its rule is or means, or else the rule itself."""
        standard = self.book.standard_of(finding.rule)
        return standard.id if standard else finding.rule

    def after(self, mended: frozenset[str] = frozenset()) -> Outlook:
        """How the listing stands once these are mended; its curators' marks stay as they are."""
        book, case = self.book, self.case
        verdict = _kept(book, self.verdict, mended)
        rules = case.rules - {rule for id in mended if id in book.standards for rule in book.standards[id].rules}
        waived = frozenset(case.waivers)
        blocked = frozenset(blocking(book, verdict, case.since, waived))
        marks = marked(book, case.listing.kind, verdict, case.since, self.judgements, blocked=bool(blocked))
        letter = _letter(book, case.grade, marks.grade, changed=bool(mended))
        subject = case.subject
        gates = {id: readiness(book, channel, subject, verdict, case.since, grade=letter, curators=len(case.judgements),
                               waived=waived, rules=rules)
                 for id, channel in book.channels.items()}
        unread = frozenset(fix for one in self.reader if one.blocks and (fix := self.mends(one)) not in mended)
        return Outlook(gates, marks.grade, letter, blocked | unread)


def _kept(book: Rulebook, verdict: Verdict, standards: frozenset[str]) -> Verdict:
    """The verdict as it would be with these standards kept."""
    keys = {key for key in verdict.broken if key.partition("@")[0] in standards}
    named = {id for id in standards if id in book.standards}
    return Verdict({key: breaches for key, breaches in verdict.broken.items() if key not in keys}, verdict.kept | keys | named)


def _letter(book: Rulebook, approved: str, made: Grade, changed: bool) -> str:
    """The grade it was approved with, or that its marks make; mending takes no approved grade away."""
    letter = made.letter if made.final else ""
    if approved and not (changed and book.rubric.better(letter, approved)):
        return approved
    return letter
