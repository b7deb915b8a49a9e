"""The rulebook: standards, channels and rubric as they stand at one edition, read together."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalog.reference import BrokenConfiguration
from curation.channel import Channel, channels
from curation.policy import HERE, home
from curation.rubric import Rubric, rubric
from curation.standard import Standard, standards

FOLDERS = ("standards", "channels")
FILES = ("rubric.yml", "policy.yml", "curators.yml")


@dataclass(frozen=True)
class Rulebook:
    """Everything listings are judged by. `edition` is the digest of its files: an approval names its beginning."""

    standards: Mapping[str, Standard]
    channels: Mapping[str, Channel]
    rubric: Rubric
    edition: str

    def standard_of(self, rule: str) -> Standard | None:
        """The standard that a finding's rule is, or that a rule of the file reader means."""
        return self.standards.get(rule) or next((one for one in self.standards.values() if rule in one.rules), None)


def files(root: Path) -> list[tuple[str, Path]]:
    """The policy files by their name below `curation/`, in the byte order of the names."""
    found = [(f"{folder}/{path.name}", path) for folder in FOLDERS for path in home(root, folder).glob("*.yml")]
    found += [(name, home(root, name)) for name in FILES]
    return sorted(found)


def rulebook(root: Path) -> Rulebook:
    """The rulebook below `root`, or the packaged one. Raises BrokenConfiguration with file, line and rule.

    It is read once as long as no file changes.
    """
    state = tuple((name, str(path), (status := path.stat()).st_mtime_ns, status.st_size, status.st_ino) for name, path in files(root))
    return _rulebook(root, state)


@cache
def _rulebook(root: Path, state: object) -> Rulebook:
    promises = standards(root)
    marks = rubric(root)
    known = {criterion.id for group in marks.groups for criterion in group.criteria}
    for standard in promises.values():
        if standard.criterion and standard.criterion not in known:
            raise BrokenConfiguration(f"{home(root, 'standards') / standard.id}.yml:1:1: the rubric has no criterion "
                                      f"'{standard.criterion}' [standard-criterion]")
    return Rulebook(promises, channels(root, promises), marks, _edition(root))


def _edition(root: Path) -> str:
    lines = (f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n" for name, path in files(root))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def of_its_own(root: Path) -> bool:
    """Whether the catalogue below `root` brings its own standards."""
    return home(root, "standards") != HERE / "standards"
