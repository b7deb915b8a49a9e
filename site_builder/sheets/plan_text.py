"""A plan for the terminal: whole sentences, wrapped, every step with its place, its reason, its office and its papers."""

from collections.abc import Iterable, Iterator
from itertools import chain

from curation.plan import Plan
from curation.renewal import Renewal
from curation.rulebook import Rulebook
from curation.stage import Stage, Step
from site_builder import language as tongue
from site_builder import report
from site_builder.sheets import outcome, wording
from site_builder.sheets.layout import Line, facts, item, section, wrapped

FEW = 3
"""So much advice is told; more would bury the steps."""


def lines(plan: Plan, book: Rulebook, language: str) -> Iterator[Line]:
    """The plan line by line."""
    yield from ((line, True) for line in wrapped(wording.name(plan, language)))
    yield from ((line, False) for line in _standing(plan, book, language))
    for heading, body in _sections(plan, book, language):
        yield from section(wording.capital(heading), body)


def _sections(plan: Plan, book: Rulebook, language: str) -> Iterator[tuple[str, Iterable[str]]]:
    """The parts of the plan: a heading, and the lines below it."""
    say = tongue.translator(language)
    if plan.renewals:
        yield say("Renew first"), chain.from_iterable(_renewal(one, plan, language) for one in plan.renewals)
    number = 1
    for stage in plan.stages:
        brought = "; ".join(outcome.brings([stage], book, language))
        heading = " → ".join(filter(None, (outcome.task(stage, book, language), brought)))
        yield heading, (_stage if stage.wanted else _stage_in_brief)(stage, number, book, language)
        number += len(stage.steps)
    if waiting := outcome.waiting(plan):
        yield say("Waiting for the curators, not for you"), chain.from_iterable(
            item("-", [outcome.waits(gate, book, language)]) for gate in waiting)
    if plan.ours:
        yield say("No fault of yours; we see to it"), chain.from_iterable(
            item("-", [f"{report.said(finding.message, language)} ({wording.place(finding)})"]) for finding in plan.ours)
    if plan.better:
        yield say("Would be better"), chain.from_iterable(_advice(step, language) for step in plan.better[:FEW])
    if any(stage.wanted for stage in plan.stages):
        yield say("What then"), wrapped(say("Send the changes. A curator looks at them and lets you know."))


def _standing(plan: Plan, book: Rulebook, language: str) -> Iterator[str]:
    """Whose it is, where it stands, and what it is ready for."""
    say = tongue.translator(language)
    yield from wrapped(f"{wording.plain(plan.supplier)} · {say('As of %(date)s', date=tongue.day(plan.on, language))}")
    if state := outcome.state(plan, language):
        yield from wrapped(say("Now: %(state)s", state=state))
    for sentence in outcome.news(plan, book, language):
        yield from wrapped(sentence)


def _renewal(one: Renewal, plan: Plan, language: str) -> Iterator[str]:
    yield from item("-", [outcome.renewal(one, plan, language)])
    if one.office:
        yield from facts([(tongue.translator(language)("Help:"), wording.text(one.office.name, language))])


def _advice(step: Step, language: str) -> Iterator[str]:
    yield from item("-", [_titled(step, language), *wording.how(step, language)[:1], wording.gained(step.points, language)])


def _titled(step: Step, language: str) -> str:
    return f"{wording.title(step, language)} [{step.id}]"


def _stage(stage: Stage, first: int, book: Rulebook, language: str) -> Iterator[str]:
    """The steps in full: what is the case, how to mend it and why, who helps, what to bring."""
    say = tongue.translator(language)
    yield from wrapped(outcome.side_by_side(stage, language))
    for number, step in enumerate(stage.steps, first):
        yield ""
        yield from item(f"{number}.", [_titled(step, language)])
        yield from facts([
            *((say("Now:"), fact) for fact in wording.facts(step, language)),
            *((say("How:"), way) for way in wording.how(step, language)), (say("Why:"), wording.why(step, language)),
            (say("Help:"), wording.text(step.office.name, language) if step.office else ""),
            (say("Bring:"), wording.papers(step, language)), (say("Time:"), wording.lasts(step, language)),
            (say("Result:"), wording.step_brings(step, book, language) if len(stage.steps) > 1 else "")])


def _stage_in_brief(stage: Stage, first: int, book: Rulebook, language: str) -> Iterator[str]:
    """What a channel that was not asked for would take; `etalase explain` tells the rest."""
    for number, step in enumerate(stage.steps, first):
        office = wording.text(step.office.name, language) if step.office else ""
        told = "; ".join(filter(None, (office, wording.lasts(step, language))))
        yield from item(f"{number}.", [_titled(step, language), told])
