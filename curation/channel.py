"""Channels: the gates a listing may pass, one YAML file each; the file's name is the id."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from catalog.document import Raw
from catalog.field import Value
from catalog.listing import Listing
from catalog.reference import Text, reference
from curation.binding import bound
from curation.policy import Paper, home, opened
from curation.standard import Check, Level, Scope, Source, Standard, scope

FREE = ("standards", "takes.when", "takes.unless")


@dataclass(frozen=True, slots=True)
class Ask:
    """How a channel asks for one standard: at which level, and with which parameters where they are its own.

    `level` is None where the channel does without it. `key` names the test, so that channels asking alike share it.
    """

    standard: str
    level: Level | None
    run: Check | None
    parameters: Mapping[str, object]
    key: str


@dataclass(frozen=True, slots=True)
class Channel:
    """One gate: which listings it takes, what it asks of them, how good they must be, and who decides.

    `governments` are the regions whose listings it takes; None means all. `grade` is the lowest it takes.
    """

    id: str
    name: Text
    help: Text
    why: Text
    scope: str
    market: str
    takes: Scope
    governments: frozenset[str] | None
    reviewers: int
    grade: str
    asks: Mapping[str, Ask]
    source: Source

    def covers(self, listing: Listing) -> bool:
        """Whether listings of that kind, category and origin may come here."""
        if not self.takes.covers(listing.kind, listing.category):
            return False
        return self.governments is None or any(place.id in self.governments for place in reference("regions").ancestors(listing.origin))


def channels(root: Path, standards: Mapping[str, Standard]) -> dict[str, Channel]:
    """Every channel by id, in the order of the reference. Raises BrokenConfiguration with file, line and rule."""
    return {path.stem: _channel(path, standards) for path in sorted(home(root, "channels").glob("*.yml"))}


def _channel(path: Path, standards: Mapping[str, Standard]) -> Channel:
    paper = opened(path, "channel", FREE)
    values = paper.values
    takes = cast("Mapping[str, Value]", values["takes"])
    source = cast("Mapping[str, Value]", values["source"])
    asks = paper.free.get("standards") or {}
    if not isinstance(asks, dict):
        paper.refuse(("standards",), "`standards` needs lines such as `barcode: error` [channel-standards]")
    return Channel(
        path.stem, cast(Text, values["name"]), cast(Text, values["help"]), cast(Text, values["why"]), str(values["scope"]),
        str(values.get("market") or ""), scope(paper, "takes"),
        frozenset(cast("list[str]", takes["governments"])) if "governments" in takes else None,
        cast(int, values.get("reviewers") or 1), str(values.get("grade") or ""),
        {id: _ask(paper, path.stem, id, raw, standards) for id, raw in asks.items()},
        Source(cast(Text, source["text"]), str(source.get("url") or ""), str(source["status"])))


def _ask(paper: Paper, channel: str, id: str, raw: Raw, standards: Mapping[str, Standard]) -> Ask:
    at = ("standards", id)
    if id not in standards:
        paper.refuse(at, f"there is no standard '{id}' [channel-standards]")
    standard = standards[id]
    said = raw if isinstance(raw, dict) else {"level": raw}
    level = said.get("level")
    if level not in ("error", "advice", "off") or said.keys() - {"level", "with"}:
        paper.refuse(at, "a channel asks for a standard as `error`, `advice` or `off`, or as {level: …, with: {…}} [channel-standards]")
    if level == "error" and not standard.source.firm:
        paper.refuse(at, f"a source that is {standard.source.status} cannot make an error; use `advice` [standard-source]")
    own = said.get("with")
    if own is None:
        return Ask(id, None if level == "off" else Level(str(level)), standard.run, standard.parameters, id)
    if not standard.check or not isinstance(own, dict):
        paper.refuse(at, f"'{id}' has no check whose parameters could be set [channel-standards]")
    bind = bound(paper, at, standard.check, {**_typed_back(standard), **own}, (*at, "with"))
    return Ask(id, Level(str(level)), bind.run, bind.given, f"{id}@{channel}")


def _typed_back(standard: Standard) -> dict[str, Raw]:
    """The standard's own parameters as they would be typed, for a channel's to be laid over."""
    return {key: _raw(value) for key, value in standard.parameters.items()}


def _raw(value: object) -> Raw:
    if isinstance(value, tuple):
        return [_raw(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _raw(one) for key, one in value.items()}
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
