"""The wording of plans: the phrases that all their forms share, each in the reader's language."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from babel.lists import format_list

from catalog.finding import Finding
from catalog.reference import Text
from curation.gain import Outlook
from curation.plan import Plan
from curation.renewal import Renewal
from curation.rulebook import Rulebook
from curation.stage import Stage, Step
from curation.verdict import Readiness
from curation.workflow import State
from site_builder import language as tongue
from site_builder.pages import Address
from site_builder.report import WORDS, said
from site_builder.site import Site

UNDER_WAY = frozenset({State.SUBMITTED, State.IN_REVIEW, State.APPROVED, State.PUBLISHED, State.EXPIRING})
"""The states in which nothing is asked of the supplier but what the plan says."""
REASONED = frozenset({State.RETURNED, State.REJECTED, State.SUSPENDED, State.WITHDRAWN})
"""The states that somebody gave a reason for."""
LONG = 7
"""A step of so many days is worth beginning before the others."""


def listed(words: Iterable[str], language: str) -> str:
    """`A, B, dan C`."""
    return str(format_list(list(words), locale=language))


def text(words: Text, language: str) -> str:
    """A text in a language, on one line, with nothing in it that a terminal or a chat would obey."""
    return plain(tongue.say(words, language))


def plain(words: str) -> str:
    """A text on one line, without signs that cannot be seen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())


def channels(book: Rulebook, ids: Iterable[str], language: str) -> str:
    """Channels by their names."""
    return listed((tongue.say(book.channels[id].name, language) for id in ids), language)


def name(plan: Plan, language: str) -> str:
    """What the listing is called; its folder where its name cannot be read."""
    return text(plan.name, language) or plain(plan.path)


def title(step: Step, language: str) -> str:
    """What a step is called: its standard's promise, or what was found."""
    return text(step.standard.title, language) if step.standard else said(step.findings[0].message, language)


def facts(step: Step, language: str) -> Iterator[str]:
    """What is the case, and where; the place once for all that stands there."""
    by_place: dict[str, list[str]] = {}
    for finding in step.findings:
        by_place.setdefault(place(finding), []).append(said(finding.message, language) if step.standard else "")
    for where, told in by_place.items():
        yield f"{'; '.join(dict.fromkeys(told))} ({where})" if step.standard else where


def how(step: Step, language: str) -> list[str]:
    """How to do it, each way once."""
    ways = [said(finding.help, language) for finding in step.findings]
    return list(dict.fromkeys(ways)) or ([text(step.standard.how, language)] if step.standard else [])


def why(step: Step, language: str) -> str:
    """What it is good for; empty where only the file reader knows."""
    return text(step.standard.why, language) if step.standard else ""


def papers(step: Step, language: str) -> str:
    """What to bring."""
    return "; ".join(text(paper, language) for paper in step.standard.papers) if step.standard else ""


def place(finding: Finding) -> str:
    """Where it is: file and line."""
    return plain(f"{finding.file}:{finding.line}" if finding.line else finding.file)


def time(days: int, language: str) -> str:
    """About how long something takes."""
    return tongue.translator(language).plural("about %(count)s day", "about %(count)s days", days)


def lasts(step: Step, language: str) -> str:
    """How long a step takes; nothing is said where an office takes an unknown time."""
    if step.days:
        return time(step.days, language)
    return "" if step.office else tongue.translator(language)("today")


def task(stage: Stage, book: Rulebook, language: str) -> str:
    """What a stage asks of the supplier; for a channel that was not asked for, what it would take."""
    say = tongue.translator(language)
    if stage.wanted:
        return say.plural("%(count)s thing to do", "%(count)s things to do", len(stage.steps))
    things = say.plural("%(count)s thing more", "%(count)s things more", len(stage.steps))
    return say("%(channels)s, if you like: %(things)s", channels=channels(book, (*stage.opens, *stage.hands_over), language),
               things=", ".join(filter(None, (things, time(stage.days, language) if stage.days else ""))))


def capital(sentence: str) -> str:
    """A sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def brings(stages: Sequence[Stage], book: Rulebook, language: str) -> Iterator[str]:
    """What stages that follow one another bring, phrase by phrase."""
    say = tongue.translator(language)
    if any(stage.lists for stage in stages):
        yield say("it may be shown in the catalogue once approved")
    if opened := [id for stage in stages if stage.wanted for id in stage.opens]:
        yield say("ready for %(channels)s", channels=channels(book, opened, language))
    if handed := [id for stage in stages if stage.wanted for id in stage.hands_over]:
        yield say("your part for %(channels)s is done, only the curators' is left", channels=channels(book, handed, language))
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


def gained(points: Fraction, language: str) -> str:
    """`+4 poin`; empty for less than half a point."""
    whole = round(points)
    return tongue.translator(language).plural("+%(count)s point", "+%(count)s points", whole) if whole > 0 else ""


def step_brings(step: Step, book: Rulebook, language: str) -> str:
    """What one step brings."""
    say = tongue.translator(language)
    ready = say("ready for %(channels)s", channels=channels(book, step.opens, language)) if step.opens else ""
    return "; ".join(filter(None, (ready, gained(step.points, language))))


def side_by_side(stage: Stage, language: str) -> str:
    """How long a stage of several steps takes, and to begin with the longest where others can be done meanwhile."""
    say = tongue.translator(language)
    if not stage.days or len(stage.steps) < 2:
        return ""
    lasting = say("Done side by side it takes %(time)s.", time=time(stage.days, language))
    if stage.days < LONG or all(step.days == stage.days for step in stage.steps):
        return lasting
    slowest = max(stage.steps, key=lambda step: step.days)
    return f"{lasting} " + say("Begin with what takes longest, “%(title)s”; do the rest while you wait.", title=title(slowest, language))


def renewal(one: Renewal, plan: Plan, language: str) -> str:
    """What ends and when."""
    say = tongue.translator(language)
    left = (one.until - plan.on).days
    more = say.plural("%(count)s more day", "%(count)s more days", left) if left else say("today is the last day")
    what = " ".join(filter(None, (text(one.what, language), plain(one.number))))
    return say("%(what)s: valid until %(date)s, %(more)s", what=what, date=tongue.day(one.until, language), more=more)


def waits(gate: Readiness, book: Rulebook, plan: Plan, language: str) -> str:
    """What a channel still needs of the curators."""
    say = tongue.translator(language)
    channel = channels(book, (gate.channel,), language)
    if gate.grade and plan.after.letter:
        return say("%(channel)s: grade %(grade)s or better is asked for, and it is %(now)s; ask the curators what would raise it",
                   channel=channel, grade=gate.grade, now=plan.after.letter)
    if not gate.curators:
        return say("%(channel)s: the marks are not complete; grade %(grade)s or better is asked for", channel=channel, grade=gate.grade)
    marks = say.plural("%(channel)s: %(count)s curator has yet to mark it", "%(channel)s: %(count)s curators have yet to mark it",
                       gate.curators, channel=channel)
    return say("%(marks)s; grade %(grade)s or better is asked for", marks=marks, grade=gate.grade) if gate.grade else marks


def news(plan: Plan, book: Rulebook, language: str) -> Iterator[str]:
    """What it is ready for, and what is asked for in vain."""
    say = tongue.translator(language)
    ready = tuple(id for id in plan.wanted if id in plan.now.ready)
    if not any(stage.wanted for stage in plan.stages):
        yield complete(plan, book, language)
    elif ready:
        yield say("Ready for: %(channels)s", channels=channels(book, ready, language))
    if plan.refused:
        yield say("%(channels)s: asked for, but does not take such goods", channels=channels(book, plan.refused, language))


def complete(plan: Plan, book: Rulebook, language: str) -> str:
    """What is said where nothing asked for is missing."""
    say = tongue.translator(language)
    ready = tuple(id for id in plan.wanted if id in plan.now.ready)
    waiting = tuple(gate.channel for gate in plan.waits)
    missing = say("Nothing is missing: ready for %(channels)s.", channels=channels(book, ready, language)) if ready else ""
    follows = say("%(channels)s: only the curators' part is left.", channels=channels(book, waiting, language)) if waiting else ""
    if not on_its_way(plan):
        follows = say("To be shown it has to be sent again.")
    reasoned = plan.standing is not None and plan.standing.state in REASONED
    nothing = say("Beside that nothing is missing.") if reasoned else say("Nothing is missing on your side.")
    return " ".join(filter(None, (missing or nothing, follows)))


def on_its_way(plan: Plan) -> bool:
    """Whether the listing is shown or waits for the curators, so that it need not be sent again."""
    return plan.standing is None or plan.standing.state in UNDER_WAY


def state(plan: Plan, language: str) -> str:
    """Where the listing stands, and why; empty where nothing is known."""
    if plan.standing is None:
        return ""
    word, why = tongue.translator(language)(WORDS[plan.standing.state]), said(plan.standing.why, language)
    return why if why.startswith(word) else f"{word}; {why}"


def address(page: Address, site: Site, language: str) -> str:
    """Where a page of the site stands, in the language asked for or else in the site's first."""
    spoken = language if language in site.languages else site.languages[0]
    return site.url + page.path(spoken, site.languages)
