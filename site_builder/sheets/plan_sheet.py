"""A plan as one A4 page to pin to the wall: a list to tick off, with offices and papers. PDF, for reading aloud and keeping.

The same plan gives the same bytes: the document's date is the plan's, and no font of the machine is used.
"""

from pathlib import Path
from typing import Any

from curation.plan import Plan
from curation.renewal import Renewal
from curation.rulebook import Rulebook
from curation.stage import Stage, Step
from site_builder import language as tongue
from site_builder.pages import Address
from site_builder.sheets import outcome, wording
from site_builder.sheets.plainly import plainly
from site_builder.sheets.plan_message import shortened
from site_builder.sheets.press import pressed
from site_builder.site import Site

TEMPLATE = Path(__file__).parent / "plan.typ"
FEW = 3
"""So much advice, and so many renewals and waits, are told on paper."""
NAMED = 4
"""So many of the steps that do not fit are named."""


def sheet(plan: Plan, book: Rulebook, site: Site, language: str) -> bytes:
    """The page as PDF."""
    return pressed(TEMPLATE, "plan", as_values(plan, book, site, language))


def as_values(plan: Plan, book: Rulebook, site: Site, language: str) -> dict[str, Any]:
    """What the template shows."""
    say = tongue.translator(language)
    url = wording.address(Address("standards"), site, language)
    wanted = [stage for stage in plan.stages if stage.wanted]
    steps = [step for stage in wanted for step in stage.steps]
    return {
        "language": language, "title": say("Plan for %(listing)s", listing=wording.name(plan, language)),
        "site": wording.text(site.name, language), "publisher": wording.text(site.publisher, language), "address": url,
        "day": {"year": plan.on.year, "month": plan.on.month, "day": plan.on.day}, "sheet": say("What is still to do"),
        "dated": say("As of %(date)s", date=tongue.day(plan.on, language)),
        "name": wording.name(plan, language), "supplier": wording.plain(plan.supplier), "lead": list(_lead(plan, book, language)),
        "renewals": {"title": say("Renew first"), "items": [_renewal(one, plan, language) for one in plan.renewals[:FEW]]},
        "stages": [_stage(stage, plan, book, language) for stage in wanted],
        "rest": [_rest(steps[shown:], url, language) for shown in range(len(steps) + 1)],
        "after": [
            {"title": say("Waiting for the curators, not for you"),
             "items": [_line(outcome.waits(gate, book, language)) for gate in outcome.waiting(plan)[:FEW]]},
            {"title": say("Would be better"),
             "items": [_line(wording.title(step, language), " ".join(_ways(step, plan, language)[:1])) for step in plan.better[:FEW]]},
            {"title": say("Other channels"),
             "items": [_line(outcome.task(stage, book, language)) for stage in plan.stages if not stage.wanted][:FEW]}],
        "closing": say("Send the changes. A curator looks at them and lets you know.") if steps else "",
    }


def _line(title: str, more: str = "") -> dict[str, str]:
    return {"title": title, "more": more}


def _ways(step: Step, plan: Plan, language: str) -> list[str]:
    return [plainly(way, plan.kind, language) for way in wording.how(step, language)]


def _renewal(one: Renewal, plan: Plan, language: str) -> dict[str, str]:
    return _line(outcome.renewal(one, plan, language), wording.text(one.office.name, language) if one.office else "")


def _lead(plan: Plan, book: Rulebook, language: str) -> list[str]:
    """How the listing stands, above the steps."""
    state = outcome.state(plan, language)
    now = [shortened(tongue.translator(language)("Now: %(state)s", state=state), LEAD)] if state else []
    return [*now, *outcome.news(plan, book, language)]


LEAD = 400


def _stage(stage: Stage, plan: Plan, book: Rulebook, language: str) -> dict[str, Any]:
    say = tongue.translator(language)
    goal = wording.channels(book, stage.goals, language) or say("The catalogue")
    task = " → ".join(filter(None, (outcome.task(stage, book, language), "; ".join(outcome.brings([stage], book, language)))))
    return {"heading": goal, "task": task, "aside": outcome.side_by_side(stage, language),
            "steps": [_step(step, plan, language) for step in stage.steps]}


def _step(step: Step, plan: Plan, language: str) -> dict[str, Any]:
    say = tongue.translator(language)
    facts = ((say("Help:"), wording.text(step.office.name, language) if step.office else ""),
             (say("Bring:"), wording.papers(step, language)), (say("Time:"), wording.lasts(step, language)))
    return {"title": wording.title(step, language), "how": _ways(step, plan, language)[:2],
            "facts": [[label, value] for label, value in facts if value]}


def _rest(steps: list[Step], url: str, language: str) -> str:
    """What did not fit on the page."""
    if not steps:
        return ""
    titles = "; ".join(wording.title(step, language) for step in steps[:NAMED]) + ("; …" if len(steps) > NAMED else ".")
    return tongue.translator(language)("And %(count)s more: %(titles)s See %(address)s", count=len(steps), titles=titles, address=url)
