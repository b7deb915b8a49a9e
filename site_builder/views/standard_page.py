"""Views of standards: all of them, and one with why, how, who helps, and examples."""

from collections.abc import Iterator
from dataclasses import dataclass

from curation.example import DAY
from curation.standard import Level, Standard
from site_builder.edition import Edition
from site_builder.language import day, number, say, translator
from site_builder.views import structured
from site_builder.views.asking import STATUSES, Asked, Word, asks_of, channels_in_order, level, office, thresholds
from site_builder.views.example import Example, examples
from site_builder.views.head import head
from site_builder.views.scope import about
from site_builder.views.structured import Step
from site_builder.views.view import View
from site_builder.views.wording import Prose, wording

TRUE, ASKED = "benar", "jalur"
"""The groups of standards that feed no criterion of the rubric: those that hold for all goods, and those of some channels."""


@dataclass(frozen=True, slots=True)
class StandardLine:
    """A standard in a list."""

    id: str
    name: str
    about: str
    level: Word


@dataclass(frozen=True, slots=True)
class StandardGroup:
    """Standards about one matter: a group of the rubric, or the others."""

    id: str
    name: str
    total: str
    count: str
    lines: tuple[StandardLine, ...]


@dataclass(frozen=True, slots=True)
class StandardsView(View):
    """All standards."""

    name: str
    lead: str
    levels: tuple[Word, ...]
    groups: tuple[StandardGroup, ...]


@dataclass(frozen=True, slots=True)
class StandardView(View):
    """A standard. `channels` are those that ask for it in their own way; `everywhere` says that all others ask for it too."""

    crumbs: tuple[Step, ...]
    name: str
    level: Word
    term: str
    why: Prose
    how: Prose
    offices: tuple[str, ...]
    papers: tuple[str, ...]
    days: str
    about: tuple[str, ...]
    judged: str
    criterion: tuple[str, str] | None
    everywhere: str
    channels: tuple[Asked, ...]
    meets: tuple[Example, ...]
    breaks: tuple[Example, ...]
    as_of: str
    source: str
    url: str
    status: str


def standards(edition: Edition, language: str) -> StandardsView:
    """All standards, by the group of the rubric they feed."""
    tell = translator(language)
    title, book = tell("Standards"), edition.book
    groups = tuple(_groups(edition, language))
    count = tell.plural("%(count)s standard", "%(count)s standards", len(book.standards))
    lead = tell("%(count)s that goods are held against before they are shown here. They are open: suppliers know what is asked, and buyers "
                "what was checked.", count=count)
    return StandardsView(**head(title, lead, None, edition, language),  # type: ignore[arg-type]
                         name=title, lead=lead, levels=tuple(level(one, language) for one in Level), groups=groups)


def _groups(edition: Edition, language: str) -> Iterator[StandardGroup]:
    tell = translator(language)
    titles = {group.id: say(group.title, language) for group in edition.book.rubric.groups}
    titles |= {TRUE: tell("True and honest"), ASKED: tell("Where a channel asks for it")}
    for id, title in titles.items():
        some = [one for one in edition.book.standards.values() if _group(edition, one) == id and one.serves(edition.date)]
        some.sort(key=lambda one: (list(Level).index(one.level), say(one.title, language).casefold()))
        if some:
            yield StandardGroup(id, title, number(len(some), language), tell.plural("%(count)s standard", "%(count)s standards", len(some)),
                                tuple(_line(one, language) for one in some))


def _line(one: Standard, language: str) -> StandardLine:
    return StandardLine(one.id, say(one.title, language), about(one.scope, language)[0], level(one.level, language))


def _group(edition: Edition, one: Standard) -> str:
    other = ASKED if one.level is Level.CHANNEL else TRUE
    return next((group.id for group in edition.book.rubric.groups for criterion in group.criteria if criterion.id == one.criterion), other)


def standard(edition: Edition, language: str, id: str) -> StandardView:
    """One standard."""
    one, tell = edition.book.standards[id], translator(language)
    called = say(one.title, language)
    crumbs: tuple[Step, ...] = ((tell("Standards"), "standards", ""),)
    nodes = (structured.breadcrumb(edition, language, (*crumbs, (called, "", ""))),)
    fields = head(called, say(one.why, language), None, edition, language, nodes)
    return StandardView(
        **fields, crumbs=crumbs, name=called, level=level(one.level, language), term=_term(edition, one, language),  # type: ignore[arg-type]
        why=wording(one.why, language), how=wording(one.how, language), offices=office(one, language),
        papers=tuple(say(paper, language) for paper in one.papers),
        days=tell.plural("%(count)s day", "%(count)s days", one.days) if one.days else "", about=about(one.scope, language),
        judged=tell("A curator judges it.") if one.judged else tell("The machine checks it at every change."),
        criterion=_criterion(edition, one, language), everywhere=_everywhere(one, language), channels=tuple(_asks(edition, one, language)),
        meets=examples(one, one.meets, language), breaks=examples(one, one.breaks, language), as_of=day(DAY, language),
        source=say(one.source.text, language), url=one.source.url, status=tell(STATUSES[one.source.status]))


def _term(edition: Edition, one: Standard, language: str) -> str:
    """From when until when it counts."""
    tell, since = translator(language), day(one.since, language)
    if one.until and not one.serves(edition.date):
        return tell("Ended on %(day)s.", day=day(one.until, language))
    if one.since > edition.date:
        return tell("In force from %(day)s; what is approved before then is only advised.", day=since)
    if one.until:
        return tell("In force since %(day)s, until %(until)s.", day=since, until=day(one.until, language))
    return tell("In force since %(day)s.", day=since)


def _criterion(edition: Edition, one: Standard, language: str) -> tuple[str, str] | None:
    """The criterion of the rubric that it feeds: id and title."""
    return next(((criterion.id, say(criterion.title, language)) for group in edition.book.rubric.groups for criterion in group.criteria
                 if criterion.id == one.criterion), None)


def _everywhere(one: Standard, language: str) -> str:
    return "" if one.level is Level.CHANNEL else translator(language)("All channels")


def _asks(edition: Edition, one: Standard, language: str) -> Iterator[Asked]:
    """The channels that ask for it in their own way, or do without it."""
    beside = asks_of(edition.book, one)
    for channel in channels_in_order(edition.book):
        if ask := channel.asks.get(one.id):
            word = level(ask.level, language) if ask.level else None
            yield Asked(channel.id, say(channel.name, language), word, thresholds(one, ask, language, beside) if word else "")
