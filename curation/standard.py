"""Standards: the promises that listings make, one YAML file each; the file's name is the id."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import cast

from catalog.document import Raw
from catalog.field import Value
from catalog.reference import Text, reference
from curation.binding import Parameters, bound
from curation.breach import Breach
from curation.policy import Paper, home, opened
from curation.subject import Subject, field_at

FREE = ("with", "meets", "breaks", "applies.when", "applies.unless")

Check = Callable[[Subject], Iterator[Breach]]


class Level(StrEnum):
    """What follows from breaking a standard: it keeps out, it is advice, or only channels that name it ask for it."""

    ERROR = "error"
    ADVICE = "advice"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from, and how sure that is: verified, empirical, uncertain, or the house's own."""

    text: Text
    url: str
    status: str

    @property
    def firm(self) -> bool:
        """Whether it may keep a listing out."""
        return self.status in ("verified", "house")


@dataclass(frozen=True, slots=True)
class Scope:
    """Which listings something is about. Categories include those below them; None means all.

    `when` gives the values of which a field must have one, `unless` those of which it may have none; `*` is any value.
    """

    kinds: frozenset[str] | None = None
    categories: frozenset[str] | None = None
    excepted: frozenset[str] = frozenset()
    when: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unless: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def covers(self, kind: str, category: str) -> bool:
        """Whether listings of that kind and category are meant."""
        if self.kinds is not None and kind not in self.kinds:
            return False
        return (self.categories is None or category in self.categories) and category not in self.excepted

    def meets(self, subject: Subject) -> bool:
        """Whether the conditions hold for this listing."""
        return (all(_has(subject, path, values) for path, values in self.when.items())
                and not any(_has(subject, path, values) for path, values in self.unless.items()))


@dataclass(frozen=True, slots=True)
class Standard:
    """One promise. Without a check and without rules of the file reader, a curator judges it.

    `days` is how long mending it usually takes. `meets` and `breaks` are examples as typed in the file.
    """

    id: str
    title: Text
    why: Text
    how: Text
    says: Text
    office: str
    papers: tuple[Text, ...]
    days: int
    level: Level
    since: date
    until: date | None
    scope: Scope
    check: str
    run: Check | None
    parameters: Mapping[str, object]
    rules: tuple[str, ...]
    criterion: str
    source: Source
    meets: tuple[Mapping[str, Raw], ...]
    breaks: tuple[Mapping[str, Raw], ...]

    @property
    def judged(self) -> bool:
        """Whether a person judges it."""
        return self.run is None and not self.rules

    def serves(self, on: date) -> bool:
        """Whether it has not ended by that day."""
        return self.until is None or on <= self.until


def standards(root: Path) -> dict[str, Standard]:
    """Every standard by id, in alphabetical order. Raises BrokenConfiguration with file, line and rule."""
    return {path.stem: _standard(path) for path in sorted(home(root, "standards").glob("*.yml"))}


def _standard(path: Path) -> Standard:
    paper = opened(path, "standard", FREE)
    values = paper.values
    bind = _bound(paper)
    source = _source(values)
    if values["level"] == Level.ERROR and not source.firm:
        paper.refuse(("level",), f"a source that is {source.status} cannot make an error; use `advice` or `channel` [standard-source]")
    return Standard(
        path.stem, _text(values, "title"), _text(values, "why"), _text(values, "how"), _text(values, "says"),
        str(values.get("office") or ""), tuple(cast("list[Text]", values.get("papers") or [])), cast(int, values.get("days") or 0),
        Level(str(values["level"])), cast(date, values["since"]), cast("date | None", values.get("until")), scope(paper, "applies"),
        str(values.get("check") or ""), bind.run if bind else None, bind.given if bind else {},
        tuple(cast("list[str]", values.get("rules") or [])), str(values.get("criterion") or ""), source,
        _examples(paper, "meets"), _examples(paper, "breaks"))


def _bound(paper: Paper) -> Parameters | None:
    name, given = paper.values.get("check"), paper.free.get("with") or {}
    if not name:
        if given:
            paper.refuse(("with",), "`with` sets a check's parameters, and there is no `check` [standard-check]")
        return None
    return bound(paper, ("check",), str(name), given, ("with",))


def _text(values: Mapping[str, Value], key: str) -> Text:
    return cast(Text, values.get(key) or {})


def _source(values: Mapping[str, Value]) -> Source:
    source = cast("Mapping[str, Value]", values["source"])
    return Source(cast(Text, source["text"]), str(source.get("url") or ""), str(source["status"]))


def _examples(paper: Paper, key: str) -> tuple[Mapping[str, Raw], ...]:
    """The examples under a key; a standard that something can check needs one of each."""
    examples = paper.free.get(key) or []
    if not isinstance(examples, list) or not all(isinstance(one, dict) for one in examples):
        paper.refuse((key,), f"`{key}` is a list of examples, as - {{kind: food, listing: {{…}}}} [standard-examples]")
    if not examples and (paper.values.get("check") or paper.values.get("rules")):
        paper.refuse((), f"there is no example under `{key}` [standard-examples]")
    return tuple(cast("list[Mapping[str, Raw]]", examples))


def scope(paper: Paper, key: str) -> Scope:
    """What a section such as `applies` or `takes` says about which listings are meant."""
    said = cast("Mapping[str, list[str]]", paper.values.get(key) or {})
    return Scope(
        frozenset(said["kinds"]) if "kinds" in said else None,
        frozenset(_below(said["categories"])) if "categories" in said else None,
        frozenset(_below(said.get("except", []))), _conditions(paper, f"{key}.when"), _conditions(paper, f"{key}.unless"))


def _below(categories: list[str]) -> Iterator[str]:
    """The categories named, and all below them."""
    for id in reference("categories").entries:
        if any(entry.id in categories for entry in reference("categories").ancestors(id)):
            yield id


def _conditions(paper: Paper, key: str) -> dict[str, frozenset[str]]:
    given = paper.free.get(key) or {}
    place = tuple(key.split("."))
    if not isinstance(given, dict):
        paper.refuse(place, f"`{key}` needs lines such as `kind.storage: [frozen]` [standard-scope]")
    conditions = {}
    for path, values in given.items():
        if not any(_known(path, kind) for kind in reference("kinds").entries):
            paper.refuse((*place, path), f"there is no field '{path}' [standard-scope]")
        conditions[path] = frozenset(map(str, values)) if isinstance(values, list) else frozenset({str(values)})
    return conditions


def _known(path: str, kind: str) -> bool:
    try:
        field_at(path, kind)
    except KeyError:
        return False
    return True


def _has(subject: Subject, path: str, values: frozenset[str]) -> bool:
    value = subject.at(path)
    if value is None or value == [] or value == {}:
        return False
    held = {_plain(one) for one in value} if isinstance(value, list) else {_plain(value)}
    return "*" in values or not held.isdisjoint(values)


def _plain(value: Value) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
