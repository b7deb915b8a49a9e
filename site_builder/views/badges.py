"""What the words beside an icon mean: declared, seen, verified, expiring, ready, graded; and who stands behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from catalog.reference import reference
from curation.curator import Curator
from site_builder.edition import Edition
from site_builder.language import day, number, say, translator
from site_builder.views.head import head
from site_builder.views.papers import WARNING
from site_builder.views.view import View
from site_builder.views.words import name


@dataclass(frozen=True, slots=True)
class Badge:
    """One badge: its word as it stands on pages, what it means, and the page that says more."""

    id: str
    icon: str
    word: str
    meaning: str
    more: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class BadgesView(View):
    """All badges, and the curators by name, office and since when."""

    name: str
    lead: str
    levels: tuple[Badge, ...]
    others: tuple[Badge, ...]
    curators: tuple[tuple[str, str, str], ...]


def serving(edition: Edition) -> list[Curator]:
    """The curators whose decisions count on the day."""
    return [one for one in cast("dict[str, Curator]", edition.curators).values() if one.serves(edition.date)]


def badges(edition: Edition, language: str) -> BadgesView:
    """What the badges mean."""
    tell = translator(language)
    title = tell("What the badges mean")
    lead = tell("A claim is not a check. Wherever a paper is shown, so is who looked at it, from which office, on which day, "
                "and until when it holds.")
    curators = tuple((one.name, name("offices", one.office, language), tell("since %(day)s", day=day(one.since, language)))
                     for one in serving(edition))
    return BadgesView(**head(title, lead, None, edition, language),  # type: ignore[arg-type]
                      name=title, lead=lead, levels=tuple(_levels(language)), others=tuple(_others(language)), curators=curators)


_SIGNS = {"declared": "pen", "seen": "eye", "verified": "check"}


def _levels(language: str) -> Iterator[Badge]:
    """How far a paper has been checked, the least first."""
    for entry in reference("certificate_levels").entries.values():
        yield Badge(entry.id, _SIGNS.get(entry.id, "info"), say(entry.name, language), say(entry.text("help"), language))


def _others(language: str) -> Iterator[Badge]:
    tell = translator(language)
    yield Badge("expiring", "clock", tell("Valid until …"),
                tell("It ends within %(days)s days. Unless it is renewed, the product then leaves the catalogue by itself.",
                     days=number(WARNING.days, language)))
    yield Badge("approved", "seal", tell("Approved"),
                tell("A curator decided, by name and date, about exactly the content you see. A change waits for a new decision."))
    yield Badge("ready", "door", tell("Ready for …"),
                tell("The product keeps every standard that this channel requires, on the day of this edition."),
                tell("All channels and what they ask"), "channels")
    yield Badge("grade", "grade", tell("Grade A to D"),
                tell("What the curators’ marks come to. It is shown once every criterion has its mark."),
                tell("How grades are made"), "grading")
