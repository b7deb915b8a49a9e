"""Grading as pages say it: what curators mark, how much it weighs, and what a grade means."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.finding import N_
from catalog.reference import reference
from curation.rubric import BEST, Criterion
from site_builder.edition import Edition
from site_builder.language import number, say, translator
from site_builder.views.head import head
from site_builder.views.view import View
from site_builder.views.words import name

GRADES: Mapping[str, str] = {"A": N_("very good"), "B": N_("good"), "C": N_("fair"), "D": N_("weak")}
MARKS: tuple[str, ...] = (N_("missing or unfit"), N_("weak"), N_("good"), N_("exemplary"))
"""What each mark from 0 upwards means."""


@dataclass(frozen=True, slots=True)
class GradeLine:
    """A grade: its letter, its word, and from how many points of 100 it begins."""

    letter: str
    word: str
    points: str


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One thing that is marked; `note` says for what goods, and whether the standards fill it in beforehand."""

    id: str
    name: str
    help: str
    note: str


@dataclass(frozen=True, slots=True)
class CriterionGroup:
    """Criteria that share a weight."""

    id: str
    name: str
    weight: str
    criteria: tuple[CriterionLine, ...]


@dataclass(frozen=True, slots=True)
class GradingView(View):
    """The rubric."""

    name: str
    lead: str
    grades: tuple[GradeLine, ...]
    blocked: str
    marks: tuple[tuple[str, str], ...]
    groups: tuple[CriterionGroup, ...]


def grade_word(letter: str, language: str) -> str:
    """A grade in words: `B, good`; empty for none."""
    return translator(language)("%(letter)s, %(word)s", letter=letter, word=translator(language)(GRADES[letter])) if letter else ""


def grading(edition: Edition, language: str) -> GradingView:
    """What a grade means and how it comes about."""
    tell, rubric = translator(language), edition.book.rubric
    title = tell("What the grades mean")
    lead = tell("Curators mark every product on the same list. The marks, by their weights, make the grade.")
    grades = tuple(GradeLine(letter, tell(GRADES[letter]), tell("from %(points)s points", points=number(least, language)) if least else
                             tell("below that")) for letter, least in rubric.grades.items())
    marks = tuple((number(mark, language), tell(MARKS[mark])) for mark in range(BEST, -1, -1))
    groups = tuple(
        CriterionGroup(group.id, say(group.title, language), tell("%(weight)s of 100 points", weight=number(group.weight, language)),
                       tuple(_criterion(one, language) for one in group.criteria))
        for group in rubric.groups)
    blocked = tell("A product that breaks a required standard gets no better grade than %(letter)s.", letter=rubric.blocked)
    return GradingView(**head(title, lead, None, edition, language),  # type: ignore[arg-type]
                       name=title, lead=lead, grades=grades, blocked=blocked, marks=marks, groups=groups)


def _criterion(one: Criterion, language: str) -> CriterionLine:
    tell = translator(language)
    kinds = [name("kinds", kind, language) for kind in reference("kinds").entries if one.kinds and kind in one.kinds]
    notes = [tell("From the standards")] if one.machine else []
    notes += [tell("For %(kinds)s", kinds=", ".join(kinds))] if kinds else []
    return CriterionLine(one.id, say(one.title, language), say(one.help, language), " · ".join(notes))
