"""Reading YAML written by strangers: every limit is enforced before anything is built.

PyYAML's C parser is driven event by event. Its composer would crash the process on deep nesting and
its constructor would turn `no` into False and `0012` into 10, so neither is used: scalars stay the
text that was typed until the schema says what they are.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from catalog.finding import N_, Finding, Message

Raw = str | None | list["Raw"] | dict[str, "Raw"]
"""A document as typed: texts, lists and mappings. An empty value is None."""

Path = tuple[str | int, ...]
"""The way from a document's root to a value: keys and list positions."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a document may hold. The defaults suit a listing; reference files get more."""

    size: int = 64 * 1024
    depth: int = 10
    nodes: int = 4_000


@dataclass(slots=True)
class Document:
    """A YAML file as read: its tree, or the findings that say why there is none."""

    name: str
    text: str = ""
    tree: dict[str, Raw] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)
    _marks: dict[Path, tuple[int, int]] | None = None

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column of the value at `path`, or of its nearest existing ancestor.

        Places are found by a second reading, which only documents with findings pay for.
        """
        if self._marks is None:
            self._marks = {}
            _Composer(self.name, self.text, self.limits, self._marks).compose()
        while path and path not in self._marks:
            path = path[:-1]
        return self._marks.get(path, (1, 1))


class _Refused(Exception):
    """Carries the finding that ends a reading."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


# Control characters, bidirectional controls, tags, private use, surrogates and noncharacters: none
# has a place in a listing, and each has hidden text from a reviewer somewhere. Joiners are allowed.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(name: str, data: bytes, limits: Limits | None = None) -> Document:
    """Read one YAML document from `data`; problems become findings under the file name `name`."""
    limits = limits or Limits()
    document = Document(name, limits=limits)
    try:
        document.text = _decode(name, data, limits)
        tree = _Composer(name, document.text, limits, None).compose()
        if not isinstance(tree, dict):
            raise _Refused(_finding(name, 1, 1, "yaml-mapping", N_("the file does not hold `key: value` lines"),
                                    N_("begin with a line such as `name:`")))
        document.tree = tree
    except _Refused as refusal:
        document.findings.append(refusal.finding)
    return document


def _finding(name: str, line: int, column: int, rule: str, message: str, help: str, **values: object) -> Finding:
    return Finding(name, line, column, rule, Message(message, values), Message(help, values))


def _decode(name: str, data: bytes, limits: Limits) -> str:
    if len(data) > limits.size:
        raise _Refused(_finding(name, 0, 0, "yaml-size", N_("the file holds {size} bytes; at most {most} are read"),
                                N_("shorten the texts or split the entry"), size=len(data), most=limits.size))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _Refused(_finding(name, line, 1, "yaml-encoding", N_("the file is not UTF-8 text"),
                                N_("save the file again with the encoding UTF-8"))) from None
    text = unicodedata.normalize("NFC", text)
    if hidden := _FORBIDDEN.search(text):
        line = text.count("\n", 0, hidden.start()) + 1
        column = hidden.start() - text.rfind("\n", 0, hidden.start())
        raise _hidden(name, line, column, hidden.group())
    return text


def _hidden(name: str, line: int, column: int, character: str) -> _Refused:
    return _Refused(_finding(name, line, column, "yaml-character",
                             N_("there is an invisible or forbidden character, {code}"),
                             N_("delete it and type the text again"), code=f"U+{ord(character):04X}"))


class _Composer:
    """Builds the tree of one document from parser events, counting as it goes."""

    def __init__(self, name: str, text: str, limits: Limits, marks: dict[Path, tuple[int, int]] | None) -> None:
        self.name, self.limits, self.marks = name, limits, marks
        self.last = text.rstrip().count("\n")           # where the text ends; a quote left open is told where it opens
        self.loader = _LOADER(text)
        self.next = self.loader.get_event
        self.nodes = 0

    def compose(self) -> Raw:
        """The document's tree, or _Refused."""
        try:
            self.next()                                     # stream start
            start = self.next()
            if isinstance(start, yaml.StreamEndEvent):
                return {}
            if start.version or start.tags:
                self.refuse(start, "yaml-directive", N_("the file uses a YAML directive (`%`)"), N_("delete the line"))
            first = self.next()
            self.mark((), first)
            tree = self.value(first, (), 1)
            self.next()                                     # document end
            end = self.next()
            if not isinstance(end, yaml.StreamEndEvent):
                self.refuse(end, "yaml-documents", N_("the file holds more than one document (`---`)"),
                            N_("keep one entry per file"))
            return tree
        except yaml.MarkedYAMLError as error:
            marks = [mark for mark in (error.problem_mark, error.context_mark) if mark and mark.line <= self.last]
            line, column = (marks[0].line + 1, marks[0].column + 1) if marks else (self.last + 1, 1)
            raise _Refused(_finding(self.name, line, column, "yaml-syntax", N_("the line cannot be read as YAML"),
                                    N_("check the indentation, and put texts with `:` or `#` between quotes"))) from None
        except (yaml.YAMLError, ValueError, OverflowError):
            raise _Refused(_finding(self.name, 1, 1, "yaml-syntax", N_("the file cannot be read as YAML"),
                                    N_("start again from `etalase new`"))) from None
        finally:
            self.loader.dispose()

    def refuse(self, event: Any, rule: str, message: str, help: str, **values: object) -> NoReturn:
        mark = event.start_mark
        raise _Refused(_finding(self.name, mark.line + 1, mark.column + 1, rule, message, help, **values))

    def mark(self, path: Path, event: Any) -> None:
        if self.marks is not None:
            self.marks[path] = (event.start_mark.line + 1, event.start_mark.column + 1)

    def value(self, event: Any, path: Path, depth: int) -> Raw:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            self.refuse(event, "yaml-nodes", N_("the file holds more than {most} values"), N_("split the entry"),
                        most=self.limits.nodes)
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None:
            self.refuse(event, "yaml-alias", N_("the file uses an anchor or alias (`&`, `*`)"),
                        N_("write the value out in full; put a text that begins with `&` or `*` between quotes"))
        if event.tag is not None:
            self.refuse(event, "yaml-tag", N_("the file uses a YAML tag (`!`)"),
                        N_("delete the tag; put a text that begins with `!` between quotes"))
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        if depth > self.limits.depth:
            self.refuse(event, "yaml-depth", N_("values are nested deeper than {most} levels"),
                        N_("check the indentation and the brackets"), most=self.limits.depth)
        return self.mapping(path, depth) if kind is yaml.MappingStartEvent else self.sequence(path, depth)

    def scalar(self, event: Any) -> str | None:
        text: str = event.value
        if event.style == '"':                          # only here can a character be given by its code
            text = unicodedata.normalize("NFC", text)
            if hidden := _FORBIDDEN.search(text):
                mark = event.start_mark
                raise _hidden(self.name, mark.line + 1, mark.column + 1, hidden.group())
        return text if text.strip() else None

    def sequence(self, path: Path, depth: int) -> list[Raw]:
        items: list[Raw] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            self.mark((*path, len(items)), event)
            items.append(self.value(event, (*path, len(items)), depth + 1))
        return items

    def mapping(self, path: Path, depth: int) -> dict[str, Raw]:
        entries: dict[str, Raw] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.value(event, path, depth + 1) if type(event) is yaml.ScalarEvent else None
            if not isinstance(key, str):
                self.refuse(event, "yaml-key", N_("a key is not plain text"), N_("write keys as `word:`"))
            if key == "<<":
                self.refuse(event, "yaml-alias", N_("the file uses a merge key (`<<`)"), N_("write the values out in full"))
            if key in entries:
                self.refuse(event, "yaml-duplicate-key", N_("the key '{key}' stands twice"),
                            N_("keep one of the two"), key=key)
            child, inner = (*path, key), self.next()
            self.mark((*child, KEY), event)
            self.mark(child, inner)
            entries[key] = self.value(inner, child, depth + 1)
        return entries


KEY = "\x00key"
"""Ends a path that means a mapping's key rather than its value."""


def walk(tree: Raw, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a tree with its path."""
    if isinstance(tree, str):
        yield path, tree
    elif isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from walk(value, (*path, key))
    elif isinstance(tree, list):
        for position, value in enumerate(tree):
            yield from walk(value, (*path, position))
