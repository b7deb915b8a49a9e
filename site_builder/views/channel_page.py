"""Views of channels: all of them, and one with what it asks and the goods that are ready for it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from curation.channel import Ask, Channel
from curation.publication import Shown
from curation.rulebook import Rulebook
from curation.standard import Level, Standard
from site_builder.edition import Edition
from site_builder.language import say, translator
from site_builder.pages import Address
from site_builder.views.asking import STATUSES, Asked, asks_of, channels_in_order, level, thresholds
from site_builder.views.card import Line, goods
from site_builder.views.grading import grade_word
from site_builder.views.head import head
from site_builder.views.once import once
from site_builder.views.paged import Listed, ListView
from site_builder.views.paper import Printed, book_papers
from site_builder.views.scope import about, concerns
from site_builder.views.view import View
from site_builder.views.words import name, place


@dataclass(frozen=True, slots=True)
class ChannelGroup:
    """Channels at home, or abroad."""

    id: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ChannelsView(View):
    """All channels."""

    name: str
    groups: tuple[ChannelGroup, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a channel takes and asks. `own` is what it names itself, `general` what holds everywhere, `off` what it does without."""

    why: str
    takes: tuple[str, ...]
    market: str
    origins: str
    grade: str
    curators: str
    own: tuple[Asked, ...]
    general: tuple[Asked, ...]
    off: tuple[Asked, ...]
    source: str
    url: str
    status: str


@dataclass(frozen=True, slots=True)
class ChannelView(ListView):
    """A page of what is ready for a channel; the first says what it asks."""

    help: str
    terms: Terms | None
    books: tuple[Printed, ...]


def channels(edition: Edition, language: str) -> ChannelsView:
    """All channels, those at home before those abroad."""
    tell = translator(language)
    title = tell("Channels")
    description = tell("Where goods can go, what each channel asks, and what is ready for it.")
    groups = (ChannelGroup("domestic", tell("In Indonesia"), _lines(edition, "domestic", language)),
              ChannelGroup("export", tell("Abroad"), _lines(edition, "export", language)))
    return ChannelsView(**head(title, description, None, edition, language),  # type: ignore[arg-type]
                        name=title, groups=tuple(group for group in groups if group.lines))


def channel_lines(edition: Edition, language: str) -> tuple[Line, ...]:
    """The channels for which anything is ready, each in a line."""
    return tuple(_line(edition, one, language) for one in channels_in_order(edition.book) if edition.by_channel.get(one.id))


def _lines(edition: Edition, scope: str, language: str) -> tuple[Line, ...]:
    return tuple(_line(edition, one, language) for one in channels_in_order(edition.book) if one.scope == scope)


def _line(edition: Edition, one: Channel, language: str) -> Line:
    ready = goods(len(edition.by_channel.get(one.id, ())), language)
    return Line("channel", one.id, say(one.name, language), say(one.help, language), ready)


def channel(edition: Edition, language: str, address: Address, some: Sequence[Shown], pages: int) -> ChannelView:
    """One page of a channel."""
    tell, one = translator(language), edition.book.channels[address.id]
    listed = Listed(edition, language, address, some, pages, len(edition.by_channel.get(address.id, ())))
    called, help = say(one.name, language), say(one.help, language)
    fields = listed.fields(called, help, ((tell("Channels"), "channels", ""),))
    return ChannelView(**fields, help=help, terms=_terms(edition, one, language) if address.number == 1 else None,  # type: ignore[arg-type]
                       books=book_papers(edition, "channel", one.id, language))


def _terms(edition: Edition, one: Channel, language: str) -> Terms:
    tell, book = translator(language), edition.book
    asked = [(standard, one.asks.get(standard.id)) for standard in book.standards.values() if standard.serves(edition.date)]
    own = [_own(book, standard, ask, language) for standard, ask in asked if ask]
    return Terms(
        why=say(one.why, language), takes=about(one.takes, language),
        market=name("markets", one.market, language) if one.market else "",
        origins=", ".join(place(code, language) for code in sorted(one.governments or ())),
        grade=grade_word(one.grade, language),
        curators=tell.plural("%(count)s curator", "%(count)s curators", one.reviewers) if one.grade or one.reviewers > 1 else "",
        own=_sorted(ask for ask in own if ask.level),
        general=_sorted(_general(edition, one, language)),
        off=_sorted(ask for ask in own if not ask.level),
        source=say(one.source.text, language), url=one.source.url, status=tell(STATUSES[one.source.status]))


def _sorted(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """What is required first, each part by name."""
    return tuple(sorted(asked, key=lambda one: (one.level is None or one.level.level != Level.ERROR, one.name.casefold())))


def _own(book: Rulebook, standard: Standard, ask: Ask, language: str) -> Asked:
    own = thresholds(standard, ask, language, asks_of(book, standard)) if ask.level else ""
    return Asked(standard.id, say(standard.title, language), level(ask.level, language) if ask.level else None, own)


def _general(edition: Edition, one: Channel, language: str) -> Iterator[Asked]:
    """What holds everywhere, and so here, where it is about goods that the channel takes."""
    for standard in edition.book.standards.values():
        if standard.level is Level.CHANNEL or standard.id in one.asks or not standard.serves(edition.date):
            continue
        if once(edition, ("concerns", standard.id, one.id), lambda standard=standard: concerns(standard.scope, one.takes)):  # type: ignore[misc]
            yield _plain(standard, language)


def _plain(standard: Standard, language: str) -> Asked:
    return Asked(standard.id, say(standard.title, language), level(standard.level, language), "")
