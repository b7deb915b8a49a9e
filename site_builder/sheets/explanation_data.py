"""What a standard or a channel asks, as data. Keys are only ever added; texts are in the language asked for."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from curation.channel import Ask, Channel
from curation.rulebook import Rulebook
from curation.standard import Scope, Source, Standard
from curation.trial import Trial
from site_builder.report import said
from site_builder.sheets import wording


def standard_data(standard: Standard, book: Rulebook, trials: Sequence[Trial], language: str) -> dict[str, Any]:
    """A standard; `asked` are the channels that name it, with a level of null where they do without it.

    `trials` is how many examples were run, and which of them do not hold.
    """
    failing = [{"under": one.under, "number": one.number, "why": said(one.fault, language)} for one in trials if one.fault]
    return {
        "standard": standard.id, "title": wording.text(standard.title, language), "level": standard.level.value,
        "since": standard.since.isoformat(), "until": standard.until.isoformat() if standard.until else None,
        "why": wording.text(standard.why, language), "how": wording.text(standard.how, language),
        "office": standard.office or None, "papers": [wording.text(paper, language) for paper in standard.papers], "days": standard.days,
        "applies": _scope(standard.scope), "check": standard.check or None, "parameters": _parameters(standard.parameters),
        "rules": list(standard.rules), "judged": standard.judged, "criterion": standard.criterion or None,
        "source": _source(standard.source, language),
        "asked": [{"channel": channel.id, **_ask(ask)} for channel in book.channels.values() if (ask := channel.asks.get(standard.id))],
        "meets": list(standard.meets), "breaks": list(standard.breaks), "trials": {"run": len(trials), "failing": failing},
    }


def channel_data(channel: Channel, book: Rulebook, language: str) -> dict[str, Any]:
    """A channel, and what it asks beside the standards that hold everywhere."""
    return {
        "channel": channel.id, "name": wording.text(channel.name, language), "help": wording.text(channel.help, language),
        "why": wording.text(channel.why, language), "scope": channel.scope, "market": channel.market or None,
        "takes": {**_scope(channel.takes), "governments": sorted(channel.governments) if channel.governments is not None else None},
        "grade": channel.grade or None, "curators": channel.reviewers,
        "asks": [{"standard": id, **_ask(ask)} for id, ask in channel.asks.items()],
        "source": _source(channel.source, language),
    }


def _ask(ask: Ask) -> dict[str, Any]:
    return {"level": ask.level.value if ask.level else None, "parameters": _parameters(ask.parameters)}


def _source(source: Source, language: str) -> dict[str, Any]:
    return {"text": wording.text(source.text, language), "url": source.url or None, "status": source.status}


def _scope(scope: Scope) -> dict[str, Any]:
    def some(ids: frozenset[str] | None) -> list[str] | None:
        return None if ids is None else sorted(ids)

    return {"kinds": some(scope.kinds), "categories": some(scope.categories), "except": sorted(scope.excepted),
            "when": {path: sorted(values) for path, values in scope.when.items()},
            "unless": {path: sorted(values) for path, values in scope.unless.items()}}


def _parameters(parameters: Any) -> dict[str, Any]:
    return {key: _value(value) for key, value in parameters.items()}


def _value(value: object) -> object:
    """A parameter as JSON has it; numbers with a fraction stay exact, as text."""
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, dict):
        return {key: _value(one) for key, one in value.items()}
    return str(value) if isinstance(value, Decimal | date) else value
