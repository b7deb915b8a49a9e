"""The rules for machines: every standard and every channel as versioned JSON, beside the data about the goods."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from curation.channel import Ask, Channel
from curation.standard import Scope, Source, Standard
from site_builder.edition import Edition
from site_builder.envelope import CHANNELS, STANDARDS, envelope, url
from site_builder.pages import Address

__all__ = ["CHANNELS", "STANDARDS"]


def standards_json(edition: Edition) -> bytes:
    """Every standard: what it promises, what follows from breaking it, and which channels ask for it in their own way."""
    book = edition.book
    return _file(edition, [_standard(edition, one, book.channels) for one in book.standards.values()])


def channels_json(edition: Edition) -> bytes:
    """Every channel: what it takes and asks, and the listings that are ready for it."""
    return _file(edition, [_channel(edition, one) for one in edition.book.channels.values()])


def _file(edition: Edition, items: list[dict[str, object]]) -> bytes:
    return (json.dumps({**envelope(edition, len(items)), "items": items}, ensure_ascii=False, indent=1) + "\n").encode()


def _standard(edition: Edition, one: Standard, channels: Mapping[str, Channel]) -> dict[str, object]:
    asks = {channel.id: _ask(ask) for channel in channels.values() if (ask := channel.asks.get(one.id))}
    return {
        "id": one.id, "url": url(edition, Address("standard", one.id)), "title": one.title, "why": one.why, "how": one.how,
        "level": one.level.value, "since": one.since.isoformat(), "until": one.until.isoformat() if one.until else None,
        "applies": _scope(one.scope), "check": one.check or None, "with": _json(one.parameters), "judged": one.judged,
        "criterion": one.criterion or None, "office": one.office or None, "papers": list(one.papers), "days": one.days,
        "channels": asks, "source": _source(one.source),
    }


def _channel(edition: Edition, one: Channel) -> dict[str, object]:
    ready = [edition.shown[position].listing.id for position in edition.by_channel.get(one.id, ())]
    return {
        "id": one.id, "url": url(edition, Address("channel", one.id)), "name": one.name, "help": one.help, "why": one.why,
        "scope": one.scope, "market": one.market or None, "takes": _scope(one.takes),
        "governments": sorted(one.governments) if one.governments is not None else None,
        "reviewers": one.reviewers, "grade": one.grade or None,
        "standards": {id: _ask(ask) for id, ask in one.asks.items()}, "source": _source(one.source), "ready": ready,
    }


def _ask(ask: Ask) -> dict[str, object]:
    """At which level; with the parameters where they are the channel's own."""
    own = ask.key != ask.standard
    return {"level": ask.level.value if ask.level else "off", **({"with": _json(ask.parameters)} if own else {})}


def _scope(scope: Scope) -> dict[str, object]:
    """What something is about; null means all."""
    return {
        "kinds": sorted(scope.kinds) if scope.kinds is not None else None,
        "categories": sorted(scope.categories) if scope.categories is not None else None, "except": sorted(scope.excepted),
        "when": {path: sorted(values) for path, values in scope.when.items()},
        "unless": {path: sorted(values) for path, values in scope.unless.items()},
    }


def _source(source: Source) -> dict[str, object]:
    return {"text": source.text, "url": source.url or None, "status": source.status}


def _json(value: object) -> object:
    """A parameter as JSON has it."""
    if isinstance(value, Mapping):
        return {str(key): _json(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_json(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value
