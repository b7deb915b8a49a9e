"""Answers: what a command said, remembered by everything that it rested on."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from site_builder import memory
from site_builder.checking import Checked

KEPT = 8
"""So many answers are kept, the newest."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes to the reader, what is said beside it, and the exit code."""

    text: str
    beside: str
    code: int


def remembered(root: Path, checked: Checked, question: object, make: Callable[[], Answer]) -> Answer:
    """The answer to a question about a checked catalogue; made anew where anything it rests on has changed."""
    shelf = root / memory.FOLDER / "answers"
    name = _key(root, checked, question)
    known = memory.recall(shelf)
    answers: dict[str, Answer] = known if isinstance(known, dict) else {}
    if name not in answers:
        answers = {**dict(list(answers.items())[1 - KEPT:]), name: make()}
        memory.remember(shelf, answers)
    return answers[name]


def _key(root: Path, checked: Checked, question: object) -> str:
    """The name of a question about exactly this state of the catalogue, its policy, its code and its site."""
    site = root / "site.yml"
    digest = hashlib.blake2b(repr((question, checked.ground, checked.publication.date)).encode(), digest_size=20)
    digest.update(site.read_bytes() if site.exists() else b"")
    digest.update("".join(f"{folder} {stand.record.digest} {stand.standing.state}\n" for folder, stand in checked.stands.items()).encode())
    digest.update("".join(f"{folder} {one.key}\n" for folder, one in checked.judged.items()).encode())
    digest.update(repr((checked.catalog.findings, checked.publication.findings)).encode())
    return digest.hexdigest()
