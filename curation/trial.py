"""Trials: a standard's own examples held against it, so that whoever writes one sees whether it does what it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalog.document import Raw
from catalog.finding import N_, Message
from catalog.reference import BrokenConfiguration
from curation.example import stage
from curation.rulebook import Rulebook
from curation.standard import Standard
from curation.verdict import judge

MEETS, BREAKS = "meets", "breaks"


@dataclass(frozen=True, slots=True)
class Trial:
    """One example, by the list it stands in and its number there from 1; `fault` says why it does not hold, None where it does."""

    under: str
    number: int
    fault: Message | None


def trials(book: Rulebook, standard: Standard) -> Iterator[Trial]:
    """Every example of a standard, run. What people judge cannot be."""
    for under, examples in ((MEETS, standard.meets), (BREAKS, standard.breaks)) if not standard.judged else ():
        for number, example in enumerate(examples, 1):
            yield Trial(under, number, _fault(book, standard, example, under))


def _fault(book: Rulebook, standard: Standard, example: Mapping[str, Raw], under: str) -> Message | None:
    """Why an example does not show what it should."""
    try:
        staged = stage(example)
    except (BrokenConfiguration, AttributeError, LookupError, TypeError, ValueError) as problem:
        return Message(N_("no listing can be made of it ({problem})"), {"problem": str(problem) or type(problem).__name__})
    subject, listing = staged.subject, staged.subject.listing
    if not (standard.scope.covers(listing.kind, listing.category) and standard.serves(subject.on) and standard.scope.meets(subject)):
        return Message(N_("the standard does not apply to it; look at `applies` and `until`, and at the example's kind, category and day"))
    verdict = judge(book, subject, staged.rules)
    if standard.id in verdict.failed:
        return Message(N_("the check broke down on it ({error})"), {"error": verdict.failed[standard.id]})
    places = [".".join(map(str, breach.path)) or breach.file for breach in verdict.broken.get(standard.id, ())]
    places += sorted(staged.rules.intersection(standard.rules))
    if under == MEETS and places:
        return Message(N_("the standard finds something wrong in it: {places}"), {"places": ", ".join(dict.fromkeys(places))})
    return Message(N_("the standard finds nothing wrong in it")) if under == BREAKS and not places else None
