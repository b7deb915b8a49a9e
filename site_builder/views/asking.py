"""What is asked, in words: levels, thresholds, sources, and the office that helps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from catalog.finding import N_
from catalog.reference import reference
from curation.channel import Ask, Channel
from curation.rulebook import Rulebook
from curation.standard import Level, Standard
from site_builder.language import day, number, say, translator
from site_builder.views.path import known, labelled, reference_of
from site_builder.views.words import measured, name

LEVELS: Mapping[Level, tuple[str, str]] = {
    Level.ERROR: (N_("Required"), N_("Goods that break it are not shown before it is mended.")),
    Level.ADVICE: (N_("Advised"), N_("Better kept, but it keeps nothing out.")),
    Level.CHANNEL: (N_("By channel"), N_("Only channels that name it ask for it.")),
}
"""What follows from breaking a standard: in a word or two, and in a sentence."""

STATUSES: Mapping[str, str] = {
    "verified": N_("The source says so."),
    "empirical": N_("Gathered from what is done; no source states it as a rule."),
    "uncertain": N_("Not confirmed yet; ask the office before you rely on it."),
    "house": N_("A rule of this catalogue."),
}
"""How sure a source is."""

_PARAMETERS: Mapping[str, str] = {
    "least": N_("at least %(value)s"), "most": N_("at most %(value)s"), "percent": N_("give or take %(value)s percent"),
    "times": N_("%(value)s times"), "one_of": N_("one of: %(value)s"), "all_of": N_("all of: %(value)s"),
    "types": N_("papers: %(value)s"), "fields": N_("fields: %(value)s"), "roles": N_("photos: %(value)s"),
    "languages": N_("languages: %(value)s"), "within": N_("within %(value)s days"), "required": N_("must be filled in"),
}
"""Parameters of checks as people are told; one that is not named here is shown as typed."""

_REFERENCES: Mapping[str, str] = {"types": "certificates", "roles": "photo_roles", "languages": "languages"}
"""The reference whose ids a parameter holds, where the field it is about does not tell."""


@dataclass(frozen=True, slots=True)
class Word:
    """A level as it stands on a page: the word, what it means, and the icon before it."""

    level: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a channel asks: a standard or a channel to link to, the level, and the thresholds where they are its own."""

    id: str
    name: str
    level: Word | None
    thresholds: str


def level(one: Level, language: str) -> Word:
    """A level in words."""
    tell, (word, meaning) = translator(language), LEVELS[one]
    return Word(one.value, tell(word), tell(meaning))


def channels_in_order(book: Rulebook) -> list[Channel]:
    """The channels, those at home before those abroad."""
    return sorted(book.channels.values(), key=lambda channel: channel.scope != "domestic")


def asks_of(book: Rulebook, standard: Standard) -> list[Ask]:
    """How the channels that ask for a standard do."""
    return [ask for channel in book.channels.values() if (ask := channel.asks.get(standard.id)) and ask.level]


def thresholds(standard: Standard, ask: Ask, language: str, beside: Sequence[Ask] = ()) -> str:
    """The parameters that a channel, or one of those `beside` it, sets differently from the standard."""
    differing = (key for key in ask.parameters if any(one.parameters.get(key) != standard.parameters.get(key) for one in (ask, *beside)))
    return "; ".join(_threshold(key, ask.parameters[key], ask.parameters, language) for key in differing)


def _threshold(key: str, value: object, all: Mapping[str, object], language: str) -> str:
    tell = translator(language)
    said = _parameter(key, value, all, language)
    if key in ("one_of", "all_of") and isinstance(value, tuple) and len(value) == 1:
        return said
    return tell(_PARAMETERS[key], value=said) if key in _PARAMETERS else f"{key}: {said}"


def _parameter(key: str, value: object, all: Mapping[str, object], language: str) -> str:
    """A parameter's value in words."""
    if isinstance(value, tuple):
        return ", ".join(_parameter(key, one, all, language) for one in value)
    if isinstance(value, bool):
        return translator(language)("Yes" if value else "No")
    if isinstance(value, int | Decimal):
        return _counted(value, all.get("field"), language) if key in ("least", "most") else number(value, language)
    if isinstance(value, date):
        return day(value, language)
    text = str(value)
    if kind := known(text):
        return labelled(text, kind, language)[0]
    about = _REFERENCES.get(key) or reference_of(all.get("field")) or ("certificate_levels" if key == "least" else "")
    return name(about, text, language) if about else text


def _counted(value: int | Decimal, path: object, language: str) -> str:
    """A number in the unit of the field it is about; lengths of time are counted in days."""
    kind = known(path) if isinstance(path, str) else ""
    field = labelled(str(path), kind, language)[1] if kind else None
    if field and field.widget == "duration":
        return measured("durations", value, "day", language)
    return measured("measures", value, field.unit, language) if field and field.unit else number(value, language)


def office(standard: Standard, language: str) -> tuple[str, ...]:
    """The office that helps, and its twin in the neighbouring government."""
    entry = reference("offices").entries.get(standard.office)
    if entry is None:
        return ()
    twin = reference("offices").entries.get(entry.get("twin"))
    return tuple(say(one.name, language) for one in (entry, twin) if one)
