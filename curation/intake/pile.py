"""Piles: files that were sent together, gathered from what is given on the command line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalog.finding import N_
from catalog.folder import scan
from curation.intake import archive, envelope
from curation.intake.bundle import SENT_AS
from curation.intake.refusal import Refused, refused

MOST_BYTES = envelope.MOST_BYTES
MOST_FOLDER = 400 * 1024 * 1024
"""So much is read of a folder: a long chat with its photos."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Files that came together, by name, under the name of what they came in; `loose` where each was named by itself."""

    name: str
    files: Mapping[str, bytes] = field(repr=False)
    loose: bool = False

    def place(self, file: str) -> str:
        """A file as findings name it."""
        return file if self.loose else f"{self.name}/{file}"


def piles(paths: Sequence[Path]) -> Iterator[Pile | Refused]:
    """What was given: a folder or a ZIP is a pile, and all loose texts and photos are one together."""
    loose: dict[str, bytes] = {}
    for path in paths:
        try:
            if path.is_dir():
                yield _folder(path)
            elif path.suffix.lower() == ".zip":
                yield Pile(path.name, archive.opened(path.name, _bytes(path)))
            elif path.suffix.lower() not in SENT_AS:
                raise refused(path.name, "source-type", N_("'{name}' is nothing that is taken"),
                              N_("give the text with its photos, a folder, a ZIP, the page that the form made, or a saved chat"),
                              name=path.name)
            elif path.name in loose:
                raise refused(path.name, "source-twice", N_("two files are named '{name}'"), N_("give each folder by itself"),
                              name=path.name)
            else:
                loose[path.name] = _bytes(path)
        except Refused as refusal:
            yield refusal
    if loose:
        yield Pile("", loose, loose=True)


def _bytes(path: Path) -> bytes:
    """The bytes of a file that was named. Raises Refused for what is no file, or too large."""
    try:
        if not path.is_file():
            raise refused(path.name, "source-missing", N_("there is no file '{name}'"), N_("look at its name and its folder"),
                          name=path.name)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise refused(path.name, "source-unreadable", N_("the file cannot be read: {why}"), N_("copy it to this computer first"),
                      why=problem.strerror or "") from None
    if len(data) > MOST_BYTES:
        raise refused(path.name, "source-size", N_("the file is larger than {most} MB"), N_("send one product at a time"),
                      most=MOST_BYTES // 1024 // 1024)
    return data


def _folder(path: Path) -> Pile:
    """The texts and photos of a folder; links and what has another ending are passed over."""
    files: dict[str, bytes] = {}
    held = scan(path)
    for name in held.files:
        if name.lower().endswith(SENT_AS):
            files[name] = _bytes(path / name)
        if sum(map(len, files.values())) > MOST_FOLDER:
            raise refused(path.name, "source-size", N_("the file is larger than {most} MB"), N_("send one product at a time"),
                          most=MOST_FOLDER // 1024 // 1024)
    return Pile(path.resolve().name, files)


_LANGUAGE = re.compile(rb"^language: *(id|en)\s*$", re.MULTILINE)


def language_of(pile: Pile) -> str:
    """The language that whoever sent a pile seems to speak; empty where it does not say."""
    found = (said for name, data in pile.files.items() if name.lower().endswith(".txt") and (said := _LANGUAGE.search(data)))
    return next((said[1].decode() for said in found), "")
