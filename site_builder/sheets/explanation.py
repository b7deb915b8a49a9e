"""What a standard or a channel asks, for the terminal: why, how, who helps, which channels, from which source."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from catalog.finding import fill
from curation.channel import Ask, Channel
from curation.rulebook import Rulebook
from curation.standard import Level, Source, Standard
from curation.trial import Trial
from site_builder import language as tongue
from site_builder.report import said
from site_builder.sheets import wording
from site_builder.sheets.layout import Line, facts, item, section, wrapped
from site_builder.views import asking
from site_builder.views.example import Example, examples
from site_builder.views.scope import about
from site_builder.views.words import name, place


def standard_lines(standard: Standard, book: Rulebook, language: str) -> Iterator[Line]:
    """Everything there is to know about one standard."""
    say = tongue.translator(language)
    level = asking.level(standard.level, language)
    yield from ((line, True) for line in wrapped(wording.text(standard.title, language)))
    yield from _plain(wrapped(f"{standard.id} · {level.word}: {level.meaning}"))
    yield "", False
    yield from _plain(facts((
        (say("Why:"), wording.text(standard.why, language)), (say("How:"), _how(standard, language)),
        (say("Help:"), "; ".join(asking.office(standard, language))),
        (say("Bring:"), "; ".join(wording.text(paper, language) for paper in standard.papers)),
        (say("Time:"), wording.time(standard.days, language) if standard.days else ""),
        (say("For:"), "; ".join(about(standard.scope, language))), (say("In force:"), _in_force(standard, language)),
        (say("Checked:"), say("by a curator") if standard.judged else ""), (say("Source:"), _source(standard.source, language))), 0))
    asked = [(channel, ask) for channel in asking.channels_in_order(book) if (ask := channel.asks.get(standard.id))]
    if asked:
        yield from section(say("Channels that name it"), chain.from_iterable(
            item("-", [_asked(wording.channels(book, (channel.id,), language), channel.id, standard, ask, language)])
            for channel, ask in asked))
    for heading, several in ((say("Keeps it"), standard.meets), (say("Breaks it"), standard.breaks)):
        if told := examples(standard, several, language):
            yield from section(heading, chain.from_iterable(_example(one, language) for one in told))


def trial_lines(trials: Sequence[Trial], language: str) -> Iterator[Line]:
    """That a standard's examples hold, or which of them does not, and why; nothing where there is none to be run."""
    say = tongue.translator(language)
    failing = [one for one in trials if one.fault]
    if failing:
        yield from section(say("Examples that do not hold"), chain.from_iterable(
            item("-", [say("number %(number)s under `%(under)s`: %(fault)s", number=one.number, under=one.under,
                           fault=said(one.fault, language))]) for one in failing if one.fault))
    elif trials:
        yield "", False
        yield from _plain(wrapped(say("Its examples were run, and they hold.")))


def channel_lines(channel: Channel, book: Rulebook, language: str) -> Iterator[Line]:
    """What one channel takes and asks."""
    say = tongue.translator(language)
    yield from ((line, True) for line in wrapped(wording.text(channel.name, language)))
    yield from _plain(wrapped(f"{channel.id} · {wording.text(channel.help, language)}"))
    yield "", False
    yield from _plain(facts((
        (say("Why:"), wording.text(channel.why, language)), (say("Takes:"), "; ".join(about(channel.takes, language))),
        (say("From:"), ", ".join(place(code, language) for code in sorted(channel.governments or ()))),
        (say("Market:"), name("markets", channel.market, language) if channel.market else ""),
        (say("Grade:"), say("%(grade)s or better", grade=channel.grade) if channel.grade else ""),
        (say("Curators:"), tongue.number(channel.reviewers, language)), (say("Source:"), _source(channel.source, language))), 0))
    for heading, level in ((say("It requires"), Level.ERROR), (say("It advises"), Level.ADVICE), (say("It does without"), None)):
        some = [(book.standards[id], ask) for id, ask in channel.asks.items() if ask.level is level]
        if some:
            yield from section(heading, chain.from_iterable(
                item("-", [_asked(wording.text(standard.title, language), standard.id, standard, ask, language, level=False)])
                for standard, ask in some))
    general = sum(one.level is not Level.CHANNEL and one.id not in channel.asks for one in book.standards.values())
    yield "", False
    yield from _plain(wrapped(say.plural("It also asks for the %(count)s standard that holds everywhere.",
                                         "It also asks for the %(count)s standards that hold everywhere.", general)))


def _plain(lines: Iterator[str] | Sequence[str]) -> Iterator[Line]:
    return ((line, False) for line in lines)


def _how(standard: Standard, language: str) -> str:
    """How to mend it, with the standard's own thresholds in it."""
    return re.sub(r"\{\w+\}", "…", fill(wording.text(standard.how, language), standard.parameters))


def _in_force(standard: Standard, language: str) -> str:
    say = tongue.translator(language)
    since = tongue.day(standard.since, language)
    if standard.until:
        return say("from %(since)s to %(until)s", since=since, until=tongue.day(standard.until, language))
    spares = standard.level is not Level.ADVICE
    return say("since %(date)s; what was approved before is only advised", date=since) if spares else say("since %(date)s", date=since)


def _source(source: Source, language: str) -> str:
    """The source, how sure it is, and where it can be read."""
    status = tongue.translator(language)(asking.STATUSES[source.status])
    return " ".join(filter(None, (wording.text(source.text, language).rstrip(".") + ".", status, source.url)))


def _asked(called: str, id: str, standard: Standard, ask: Ask, language: str, level: bool = True) -> str:
    """A name with its id, the level where it is not said already, and the thresholds that are the channel's own."""
    words = asking.level(ask.level, language).word if ask.level else tongue.translator(language)("does without")
    terms = "; ".join(filter(None, (words if level else "", asking.thresholds(standard, ask, language))))
    return f"{called} [{id}]" + (f": {terms}" if terms else "")


def _example(one: Example, language: str) -> Iterator[str]:
    """An example: what is to be seen in it, and the fields that matter."""
    say = tongue.translator(language)
    rows = [f"{row.label}: {wording.plain(row.value) or say('(nothing)')}" for row in one.rows]
    yield from item("-", [": ".join(filter(None, (one.kind, one.note))), *rows])
