"""Earlier submissions: which commits took something in, from whom, and into which folders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.load import PRODUCTS
from curation.git import Git

REFERENCE, SENDER = "Reference", "Submitted-by"
"""The trailers of a commit that takes a submission in."""
_FORM = f"%x1e%H%x1f%(trailers:key={REFERENCE},valueonly,separator=%x2c)%x1f%(trailers:key={SENDER},valueonly,separator=%x2c)%x1f"


@dataclass(frozen=True, slots=True)
class Earlier:
    """One commit of a submission: its reference, who sent it as the trailer has it, and the entries' folders that it changed."""

    reference: str
    sender: str
    folders: tuple[str, ...]


def earlier(git: Git, starts: Sequence[str]) -> tuple[Earlier, ...]:
    """The submissions that some commits contain, the newest first."""
    said = git.ask("log", "--no-color", "--no-show-signature", "--no-ext-diff", "--no-renames", "--name-only", f"--grep=^{REFERENCE}: ",
                   f"--format={_FORM}", "--end-of-options", *starts, "--", PRODUCTS)
    return tuple(_each(said.decode("utf-8", "replace"), git.prefix))


def _each(said: str, prefix: str) -> Iterator[Earlier]:
    for part in said.split("\x1e")[1:]:
        _, reference, sender, names = part.split("\x1f", 3)
        paths = (line.removeprefix(prefix) for line in names.splitlines() if line)
        folders = dict.fromkeys(path.rpartition("/")[0] for path in paths if path.startswith(f"{PRODUCTS}/"))
        yield Earlier(reference.strip(), sender.strip(), tuple(folders))
