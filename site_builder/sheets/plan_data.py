"""A plan as data. Keys are only ever added; texts are in the language asked for, ids in none.

`stages` hold the steps in order; `wanted` says whether the supplier asked for what a stage opens. `places` are what is
wrong and where, `days` how long mending usually takes, `opens` the channels that become ready, `points` what is added
to the marks. A grade's `letter` is provisional unless it is `final`. `waits` are the channels that wait for the curators,
`low` those that ask for a better grade than the marks make.
"""

import json
from fractions import Fraction
from typing import Any

from catalog.finding import Finding
from catalog.reference import Entry
from curation.gain import Outlook
from curation.plan import Plan
from curation.renewal import Renewal
from curation.rulebook import Rulebook
from curation.stage import Stage, Step
from curation.verdict import Readiness
from site_builder.report import said, why
from site_builder.sheets import outcome, wording


def as_json(plan: Plan, book: Rulebook, language: str) -> str:
    """The plan as a JSON object, ending in a line break."""
    return json.dumps(as_data(plan, book, language), ensure_ascii=False, indent=1) + "\n"


def as_data(plan: Plan, book: Rulebook, language: str) -> dict[str, Any]:
    """The plan as plain values."""
    standing = plan.standing
    return {
        "listing": plan.path, "name": wording.name(plan, language), "supplier": wording.plain(plan.supplier), "language": language,
        "as_of": plan.on.isoformat(),
        "state": standing.state.value if standing else None, "state_why": why(standing, language) if standing else None,
        "wanted": list(plan.wanted), "refused": list(plan.refused), "ready": list(plan.now.ready), "grade": _grade(plan.now),
        "renewals": [_renewal(one, plan, language) for one in plan.renewals],
        "stages": [_stage(stage, book, language) for stage in plan.stages],
        "better": [_step(step, language) for step in plan.better],
        "waits": [_wait(gate, outcome.waits(gate, book, language)) for gate in outcome.waiting(plan)],
        "low": [_wait(gate, outcome.short(gate, plan, book, language)) for gate in outcome.low(plan)],
        "ours": [_place(finding, language) for finding in plan.ours],
    }


def _wait(gate: Readiness, sentence: str) -> dict[str, Any]:
    return {"channel": gate.channel, "grade": gate.grade or None, "curators": gate.curators, "sentence": sentence}


def _grade(outlook: Outlook) -> dict[str, Any]:
    return {"letter": outlook.letter or outlook.grade.letter or None, "final": bool(outlook.letter),
            "points": _points(outlook.grade.points), "open": list(outlook.grade.open)}


def _points(points: Fraction) -> float:
    return round(float(points), 1)


def _office(office: Entry | None, language: str) -> dict[str, str] | None:
    return {"id": office.id, "name": wording.text(office.name, language)} if office else None


def _renewal(one: Renewal, plan: Plan, language: str) -> dict[str, Any]:
    return {"what": wording.text(one.what, language), "number": wording.plain(one.number) or None, "until": one.until.isoformat(),
            "days_left": (one.until - plan.on).days, "office": _office(one.office, language)}


def _stage(stage: Stage, book: Rulebook, language: str) -> dict[str, Any]:
    return {
        "wanted": stage.wanted, "task": outcome.task(stage, book, language), "brings": list(outcome.brings([stage], book, language)),
        "days": stage.days, "lists": stage.lists, "goals": list(stage.goals), "opens": list(stage.opens),
        "hands_over": list(stage.hands_over),
        "grade_before": _grade(stage.before), "grade_after": _grade(stage.after),
        "steps": [_step(step, language) for step in stage.steps],
    }


def _step(step: Step, language: str) -> dict[str, Any]:
    return {
        "id": step.id, "standard": step.standard is not None, "title": wording.title(step, language), "why": wording.why(step, language),
        "how": wording.how(step, language), "office": _office(step.office, language),
        "papers": [wording.text(paper, language) for paper in step.standard.papers] if step.standard else [],
        "days": step.days, "channels": list(step.channels), "opens": list(step.opens), "points": _points(step.points),
        "places": [_place(finding, language) for finding in step.findings],
    }


def _place(finding: Finding, language: str) -> dict[str, Any]:
    return {"file": wording.plain(finding.file), "line": finding.line, "column": finding.column, "rule": finding.rule,
            "message": said(finding.message, language)}
