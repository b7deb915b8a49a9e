"""References: the closed lists that fields choose from, one YAML file each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from catalog.document import Limits, Raw, read

FOLDER = Path(__file__).parent / "references"

Text = Mapping[str, str]
"""A text per language code."""


class BrokenConfiguration(Exception):
    """A file the project itself is made of cannot be used; the sentence says which and why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a reference: its id, its name per language, and its further attributes."""

    id: str
    name: Text
    attributes: Mapping[str, Raw]

    def get(self, key: str, default: str = "") -> str:
        """An attribute that is one text."""
        value = self.attributes.get(key)
        return value if isinstance(value, str) else default

    def text(self, key: str) -> Text:
        """An attribute that is a text per language."""
        value = self.attributes.get(key)
        return {k: v for k, v in value.items() if isinstance(v, str)} if isinstance(value, dict) else {}

    def items(self, key: str) -> tuple[str, ...]:
        """An attribute that is a list of texts."""
        value = self.attributes.get(key)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A closed list: entries by id, in the order of the file."""

    name: str
    title: Text
    entries: Mapping[str, Entry]
    _spellings: dict[str, str] = field(default_factory=dict)

    def __contains__(self, id: object) -> bool:
        return id in self.entries

    def __getitem__(self, id: str) -> Entry:
        return self.entries[id]

    def nearest(self, typed: str) -> str | None:
        """The id somebody who typed `typed` most likely meant ("did you mean"), or None."""
        if not self._spellings:
            for entry in self.entries.values():
                for spelling in (entry.id, *entry.name.values(), *entry.items("aliases")):
                    self._spellings.setdefault(utils.default_process(spelling), entry.id)
        found = process.extractOne(utils.default_process(typed), self._spellings.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=75)
        return self._spellings[found[0]] if found else None

    def ancestors(self, id: str) -> list[Entry]:
        """The entry and the entries above it, itself first; only trees (`parent`) have any."""
        chain: list[Entry] = []
        while id in self.entries:
            chain.append(self.entries[id])
            id = chain[-1].get("parent")
        return chain

    def children(self, id: str) -> list[Entry]:
        """The entries directly below an entry, or the roots for the empty id."""
        return [entry for entry in self.entries.values() if entry.get("parent") == id]


def parse(path: Path) -> dict[str, Raw]:
    """The tree of one of the project's own YAML files; a problem in it is a broken configuration."""
    try:
        document = read(path.name, path.read_bytes(), Limits(size=1 << 20, depth=12, nodes=60_000))
    except OSError as error:
        raise BrokenConfiguration(f"{path}: {error.strerror}") from None
    for finding in document.findings:
        raise BrokenConfiguration(f"{path}:{finding.line}:{finding.column}: {finding.message}")
    return document.tree


def _text(path: Path, key: str, value: Raw) -> Text:
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()) or "id" not in value:
        raise BrokenConfiguration(f"{path}: '{key}' needs a text per language, as {{id: …, en: …}}")
    return {language: str(text) for language, text in value.items()}


@cache
def reference(name: str, folder: Path = FOLDER) -> Reference:
    """The reference `name`; raises BrokenConfiguration when its file is missing or malformed.

    Where each entry is a file of its own, with more to it than a line, `folder` says where they lie.
    """
    path = folder / f"{name}.yml"
    tree = parse(path)
    raw = tree.get("entries")
    if isinstance(of := tree.get("folder"), str):
        raw = {file.stem: parse(file) for file in sorted((folder / of).glob("*.yml"))}
    if not isinstance(raw, dict):
        raise BrokenConfiguration(f"{path}: 'entries' is missing")
    entries = {}
    for id, line in raw.items():
        if not isinstance(line, dict):
            raise BrokenConfiguration(f"{path}: '{id}' needs {{name: …}}")
        attributes = {key: value for key, value in line.items() if key != "name"}
        entries[id] = Entry(id, _text(path, id, line.get("name")), attributes)
    return Reference(name, _text(path, "title", tree.get("title")), entries)
