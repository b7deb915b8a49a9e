"""Rooms: a commit laid out in a folder of its own, to be looked at as a catalogue is, without touching the user's."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from catalog.load import PRODUCTS
from curation.git import Git, Objects
from curation.history import RULES

PARTS = (PRODUCTS, RULES, "site.yml")
MOST_BYTES = 300 * 1024 * 1024
"""Where the catalogue holds more, only the photos of the suppliers in question are laid out."""

_PLAIN = frozenset({"100644", "100755"})
_AT_ONCE = 50
_YAML = ".yml"


@contextmanager
def room(root: Path, commit: str, suppliers: Sequence[str]) -> Iterator[Path]:
    """A root with what a check reads, as it is at a commit. It is gone when the block ends. Raises NoHistory, OSError."""
    git = Git.around(root)
    home = git.ask("rev-parse", "--absolute-git-dir").decode().removesuffix("\n")
    with tempfile.TemporaryDirectory(prefix="etalase-", ignore_cleanup_errors=True) as top:
        place = Path(top, git.prefix)
        place.mkdir(parents=True, exist_ok=True)
        Path(top, ".git").write_text(f"gitdir: {home}\n", "utf-8")      # so that approved versions are found in the history
        _lay_out(git, commit, place, tuple(f"{PRODUCTS}/{supplier}/" for supplier in suppliers))
        yield place


def _lay_out(git: Git, commit: str, place: Path, near: tuple[str, ...]) -> None:
    files = list(_listed(git, commit))
    if sum(size for _, size, _ in files) > MOST_BYTES:
        files = [one for one in files if one[2].startswith(near) or one[2].endswith(_YAML)]
    objects = Objects(git)
    with objects:
        ahead = iter(files)
        while some := list(islice(ahead, _AT_ONCE)):
            for (_, _, path), data in zip(some, objects.all([id for id, _, _ in some], "blob"), strict=True):
                file = place / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)


def _listed(git: Git, commit: str) -> Iterator[tuple[str, int, str]]:
    """Every plain file of the parts: its object, its size, its path below the root; what is no plain file is left out."""
    said = git.ask("ls-tree", "-r", "-l", "-z", commit, *PARTS)
    for line in said.decode("utf-8", "surrogateescape").split("\0"):
        facts, _, path = line.partition("\t")
        mode, _, id, size = facts.split() if path else ("", "", "", "0")
        if mode in _PLAIN and ".." not in path.split("/"):
            yield id, int(size), path
