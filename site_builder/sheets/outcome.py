"""What a plan amounts to, in phrases that all its forms share: what is to be done, what that brings, what waits for whom."""

from collections.abc import Iterator, Sequence

from curation.gain import Outlook
from curation.plan import Plan
from curation.renewal import Renewal
from curation.rulebook import Rulebook
from curation.stage import Stage
from curation.verdict import Readiness
from curation.workflow import State
from site_builder import language as tongue
from site_builder.report import WORDS, why
from site_builder.sheets import wording

UNDER_WAY = frozenset({State.SUBMITTED, State.IN_REVIEW, State.APPROVED, State.PUBLISHED, State.EXPIRING})
"""The states in which nothing is asked of the supplier but what the plan says."""
REASONED = frozenset({State.RETURNED, State.REJECTED, State.SUSPENDED, State.WITHDRAWN})
"""The states that somebody gave a reason for."""
LONG = 7
"""A step of so many days is worth beginning before the others."""


def task(stage: Stage, book: Rulebook, language: str) -> str:
    """What a stage asks of the supplier; for a channel that was not asked for, what it would take."""
    say = tongue.translator(language)
    if stage.wanted:
        return say.plural("%(count)s thing to do", "%(count)s things to do", len(stage.steps))
    things = say.plural("%(count)s thing more", "%(count)s things more", len(stage.steps))
    return say("%(channels)s, if you like: %(things)s", channels=wording.channels(book, stage.goals, language),
               things=", ".join(filter(None, (things, wording.time(stage.days, language) if stage.days else ""))))


def brings(stages: Sequence[Stage], book: Rulebook, language: str) -> Iterator[str]:
    """What stages that follow one another bring, phrase by phrase."""
    say = tongue.translator(language)
    if any(stage.lists for stage in stages):
        yield say("it may be shown in the catalogue once approved")
    if opened := [id for stage in stages if stage.wanted for id in stage.opens]:
        yield say("ready for %(channels)s", channels=wording.channels(book, opened, language))
    if handed := [id for stage in stages if stage.wanted for id in stage.hands_over]:
        yield say("your part for %(channels)s is done, only the curators' is left", channels=wording.channels(book, handed, language))
    if stages:
        yield from rise(stages[0].before, stages[-1].after, language)


def rise(before: Outlook, after: Outlook, language: str) -> Iterator[str]:
    """How the grade changes, if it does; provisional while marks are open."""
    say = tongue.translator(language)
    if before.letter and after.letter:
        if before.letter != after.letter:
            yield say("grade %(before)s becomes %(after)s", before=before.letter, after=after.letter)
    elif before.grade.letter != after.grade.letter:
        yield say("the provisional grade %(before)s becomes %(after)s", before=before.grade.letter, after=after.grade.letter)


def side_by_side(stage: Stage, language: str) -> str:
    """How long a stage of several steps takes, and to begin with the longest where others can be done meanwhile."""
    say = tongue.translator(language)
    if not stage.days or len(stage.steps) < 2:
        return ""
    lasting = say("Done side by side it takes %(time)s.", time=wording.time(stage.days, language))
    if stage.days < LONG or all(step.days == stage.days for step in stage.steps):
        return lasting
    slowest = wording.title(max(stage.steps, key=lambda step: step.days), language)
    return f"{lasting} " + say("Begin with what takes longest, “%(title)s”; do the rest while you wait.", title=slowest)


def renewal(one: Renewal, plan: Plan, language: str) -> str:
    """What ends and when."""
    say = tongue.translator(language)
    left = (one.until - plan.on).days
    more = say.plural("%(count)s more day", "%(count)s more days", left) if left else say("today is the last day")
    what = " ".join(filter(None, (wording.text(one.what, language), wording.plain(one.number))))
    return say("%(what)s: valid until %(date)s, %(more)s", what=what, date=tongue.day(one.until, language), more=more)


def low(plan: Plan) -> list[Readiness]:
    """The wanted channels that ask for a better grade than the marks make, whatever is mended."""
    return [gate for gate in plan.waits if gate.grade and plan.after.letter]


def waiting(plan: Plan) -> list[Readiness]:
    """The wanted channels that wait for the curators."""
    return [gate for gate in plan.waits if not (gate.grade and plan.after.letter)]


def waits(gate: Readiness, book: Rulebook, language: str) -> str:
    """What a channel waits for."""
    say = tongue.translator(language)
    channel = wording.channels(book, (gate.channel,), language)
    if not gate.curators:
        return say("%(channel)s: the marks are not complete; grade %(grade)s or better is asked for", channel=channel, grade=gate.grade)
    marks = say.plural("%(channel)s: %(count)s curator has yet to mark it", "%(channel)s: %(count)s curators have yet to mark it",
                       gate.curators, channel=channel)
    return say("%(marks)s; grade %(grade)s or better is asked for", marks=marks, grade=gate.grade) if gate.grade else marks


def short(gate: Readiness, plan: Plan, book: Rulebook, language: str) -> str:
    """That a channel asks for a better grade, and what would make it."""
    say = tongue.translator(language)
    asked = say("%(channel)s: grade %(grade)s or better is asked for, and it is %(now)s",
                channel=wording.channels(book, (gate.channel,), language), grade=gate.grade, now=plan.after.letter)
    if book.rubric.better(gate.grade, plan.best.letter):
        return say("%(asked)s; ask the curators what would raise it", asked=asked)
    return say("%(asked)s; with the advice below it becomes %(best)s", asked=asked, best=plan.best.letter)


def news(plan: Plan, book: Rulebook, language: str) -> Iterator[str]:
    """What it is ready for, what is asked for in vain, and where the grade is too low."""
    say = tongue.translator(language)
    ready = tuple(id for id in plan.wanted if id in plan.now.ready)
    if not any(stage.wanted for stage in plan.stages):
        yield complete(plan, book, language)
    elif ready:
        yield say("Ready for: %(channels)s", channels=wording.channels(book, ready, language))
    if plan.refused:
        yield say("%(channels)s: asked for, but does not take such goods", channels=wording.channels(book, plan.refused, language))
    yield from (short(gate, plan, book, language) for gate in low(plan))


def complete(plan: Plan, book: Rulebook, language: str) -> str:
    """What is said where nothing asked for is missing."""
    say = tongue.translator(language)
    ready = [id for id in plan.wanted if id in plan.now.ready]
    others = [gate.channel for gate in waiting(plan)]
    if plan.standing and plan.standing.state in REASONED:
        missing = say("Beside that nothing is missing.")
    elif ready:
        missing = say("Nothing is missing: ready for %(channels)s.", channels=wording.channels(book, ready, language))
    else:
        missing = say("Nothing is missing on your side.")
    if not on_its_way(plan):
        return f"{missing} " + say("To be shown it has to be sent again.")
    left = say("%(channels)s: only the curators' part is left.", channels=wording.channels(book, others, language)) if others else ""
    return " ".join(filter(None, (missing, left)))


def on_its_way(plan: Plan) -> bool:
    """Whether the listing is shown or waits for the curators, so that it need not be sent again."""
    return plan.standing is None or plan.standing.state in UNDER_WAY


def state(plan: Plan, language: str) -> str:
    """Where the listing stands, and why; empty where nothing is known."""
    if plan.standing is None:
        return ""
    word, because = tongue.translator(language)(WORDS[plan.standing.state]), why(plan.standing, language)
    return because if because.startswith(word) else f"{word}; {because}"
