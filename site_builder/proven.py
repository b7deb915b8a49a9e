"""What a buyer saw: the terms that a check code stands for, as they were, and beside them what is shown today."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from catalog.finding import N_, Message
from catalog.format import is_slug
from catalog.listing import Listing
from catalog.load import load_folder
from curation.code import beginning, code
from curation.curator import Curator
from curation.past import recover
from curation.publication import Shown
from curation.review import read_ledger
from curation.version import Version, versions
from site_builder import memory
from site_builder.checking import Checked

_PARTS = re.compile(r"(?:.*#)?(?:([a-z0-9-]+)\.)?([^.#]+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A code as it was asked for: what was typed, the listing it was said to be of, and the digest's beginning, if it is a code."""

    typed: str
    id: str
    beginning: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of one code. `problem` is set where nothing is proven; else `version` is what was seen.

    `listing` is what it said, None where today's rules cannot read it; `shown` is what is shown in its place today.
    """

    asked: Asked
    problem: Message | None = None
    version: Version | None = None
    listing: Listing | None = None
    shown: Shown | None = None

    @property
    def code(self) -> str:
        """The code as it is printed."""
        return code(self.version.digest) if self.version else self.asked.typed

    @property
    def current(self) -> bool:
        """Whether exactly this is shown today."""
        return bool(self.version and self.shown and self.shown.listing.digest == self.version.digest)


def asked(words: tuple[str, ...]) -> list[Asked]:
    """The codes in what was typed. A code may stand behind its listing's id, as the address of a tag has it or apart."""
    found: list[Asked] = []
    id = ""
    for word in words:
        parts = _PARTS.fullmatch(word)
        typed, named = (parts[2], parts[1] or "") if parts else (word, "")
        start = beginning(typed)
        if start is None and not named and is_slug(word) and not id and not _like_a_code(word):
            id = word
            continue
        found.append(Asked(typed, named or id, start or ""))
        id = ""
    return [*found, *([Asked(id, "", "")] if id else [])]


def _like_a_code(word: str) -> bool:
    """Whether a word was meant as a code: so many signs, and no more hyphens than a code has."""
    return len(word.replace("-", "")) == 11 and word.count("-") in (0, 2)


def answers(root: Path, several: list[Asked], checked: Checked) -> list[Answer]:
    """What the history holds for each code. Raises NoHistory."""
    good = sorted({one.beginning for one in several if one.beginning})
    found = versions(root, good) if good else {}
    shown = {one.listing.id: one for one in checked.publication.shown}
    return [answer for one in several for answer in _answers(root, one, found.get(one.beginning, []), shown)]


def _answers(root: Path, one: Asked, found: list[Version], shown: Mapping[str, Shown]) -> list[Answer]:
    if not one.beginning:
        return [Answer(one, Message(N_("{code} is no check code: a sign is missing or mistyped"), {"code": one.typed}))]
    if not found:
        return [Answer(one, Message(N_("{code} is not in this history: no listing ever had this content"), {"code": one.typed}))]
    named = [version for version in found if version.id == one.id] if one.id else found
    if not named:
        return [Answer(one, Message(N_("{code} is not a code of {listing} but of {other}"),
                                    {"code": one.typed, "listing": one.id, "other": ", ".join(version.id for version in found)}))]
    approved = [version for version in named if version.approvals]
    if not approved:
        return [Answer(one, Message(N_("{code} is a content of {listing} that was never approved, so it was never shown"),
                                    {"code": one.typed, "listing": named[0].id}), named[0])]
    return [Answer(one, None, version, _listing(root, version), shown.get(version.id)) for version in approved]


def _listing(root: Path, version: Version) -> Listing | None:
    home = recover(root, version.folder, version.digest, root / memory.FOLDER)
    record = load_folder(home, read_ledger, version.folder) if home else None
    return cast("Listing | None", record.value) if record else None


def until(version: Version) -> date | None:
    """The last day for which it was approved."""
    return max((one.until for one in version.approvals if one.until), default=None)


def register(checked: Checked) -> Mapping[str, Curator]:
    """Who decided, by id."""
    return checked.publication.curators
