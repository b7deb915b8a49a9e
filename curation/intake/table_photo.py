"""Photos of a table: files in its folder, found by the names in a cell, and the entries they become."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from catalog.field import Value
from catalog.finding import N_
from catalog.photo import ENDINGS
from catalog.privacy import holds_identity_number
from catalog.reference import Text, reference
from curation.intake.slug import slug
from curation.intake.table_choice import Unread, exactly

LARGEST, FILES = 25 << 20, 20_000
"""A photo of more bytes is not taken; so many files of a folder are looked through."""
FRONT, OTHER = "front", "detail"
"""The role of the first photo, and of those whose names tell of none."""
_PARTS = re.compile(r"[,;\n|]")


@dataclass(frozen=True, slots=True)
class Shot:
    """One photo of a row: its name in the listing, where it lies, and the digest of what lies there."""

    name: str
    path: Path
    digest: str


@dataclass(frozen=True, slots=True)
class Folder:
    """The photos beside a table, by their names without regard to case, and below it one level deep."""

    files: Mapping[str, Path] = field(default_factory=dict)
    _digests: dict[Path, str] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path) -> "Folder":
        """The photos in a folder; a folder that cannot be read has none."""
        found: dict[str, Path] = {}
        for name, file in _files(path):
            found.setdefault(_same(name), file)
        return cls(found)

    def find(self, name: str) -> Path | None:
        """The file that somebody who wrote `name` meant: also without its ending, or with the folder it lay in."""
        said = _same(name.replace("\\", "/"))
        bare = said.rpartition("/")[2]
        for one in (said, bare, *(f"{bare}{suffix}" for suffix in sorted(ENDINGS))):
            if one in self.files:
                return self.files[one]
        return None

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file. Raises Unread where it is too large or cannot be read."""
        if path not in self._digests:
            try:
                if path.stat().st_size > LARGEST:
                    raise Unread("photo-size", N_("the photo '{file}' has more than {most} megabytes"), N_("send a smaller one"),
                                 file=path.name, most=LARGEST >> 20)
                with path.open("rb") as file:
                    self._digests[path] = hashlib.file_digest(file, "sha256").hexdigest()
            except OSError:
                raise Unread("photo-missing", N_("the photo '{file}' cannot be read"), N_("copy it into the folder again"),
                             file=path.name) from None
        return self._digests[path]


def _files(path: Path, below: str = "") -> Iterator[tuple[str, Path]]:
    try:
        with os.scandir(path) as found:
            entries = sorted((entry for _, entry in zip(range(FILES), found, strict=False)), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_file(follow_symlinks=False):
            yield entry.name, Path(entry.path)
            if below:
                yield f"{below}/{entry.name}", Path(entry.path)
    if not below:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                yield from _files(Path(entry.path), entry.name)


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().strip()


def photos_of(cell: str, alts: str, name: Text, folder: Folder) -> tuple[list[Value], tuple[Shot, ...]]:
    """The photo entries of a row and their files. Raises Unread."""
    told = [part.strip() for part in alts.split(";")]
    shots: list[Shot] = []
    entries: list[Value] = []
    for part in filter(None, (part.strip() for part in _PARTS.split(cell))):
        shot = _shot(part, folder, {one.name for one in shots})
        role = _role(shot.name) if shots else FRONT
        alt: dict[str, Value] = {"id": told[len(shots)]} if len(shots) < len(told) and told[len(shots)] else _alt(name, role)
        shots.append(shot)
        entries.append({"file": shot.name, "role": role, "alt": alt})
    return entries, tuple(shots)


def _shot(name: str, folder: Folder, taken: set[str]) -> Shot:
    if holds_identity_number(name):
        raise Unread("identity-number", N_("there seems to be an identity number (NIK or KK) in the name of a photo"),
                     N_("give the file another name"))
    path = folder.find(name)
    if path is None:
        raise Unread("photo-missing", N_("the photo '{file}' is not in the folder of the table"),
                     N_("put it there, or correct its name here"), file=name[:80])
    if path.suffix.lower() not in ENDINGS:
        raise Unread("photo-type", N_("'{file}' is no photo that can be shown"), N_("save it as JPG, PNG or WebP"), file=path.name)
    stem, suffix = slug(path.stem, 50) or "foto", path.suffix.lower()
    names = (f"{stem}{'' if number == 1 else f'-{number}'}{suffix}" for number in count(1))
    fresh = next(one for one in names if one not in taken)
    return Shot(fresh, path, folder.digest(path))


def _role(file: str) -> str:
    """What a photo shows, by the words of its name."""
    words = file.rpartition(".")[0].split("-")
    return next((ids[0] for word in words if len(ids := exactly("photo_roles", word)) == 1), OTHER)


def _alt(name: Text, role: str) -> dict[str, Value]:
    """A description from what is known: the product's name and what the photo shows of it."""
    shows = reference("photo_roles")[role].name
    return {code: f"{text[:150]}: {shows.get(code, shows['id']).lower()}" for code, text in name.items()}
