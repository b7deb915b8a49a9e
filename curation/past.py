"""Past contents: what was approved, given back by the history, byte for byte."""

import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from catalog import digest as digests
from catalog.digest import LEDGER
from catalog.folder import scan
from catalog.format import is_slug
from catalog.load import PRODUCTS
from curation.evidence import home_of
from curation.git import Git, NoHistory, Objects
from curation.history import History
from curation.trees import Trees

APPROVED = "approved"


def recover(root: Path, folder: str, digest: str, cache: Path) -> Path | None:
    """A root below which `folder` lies with exactly the content of that digest, without its ledger; None where no commit had it.

    It is kept as `<cache>/approved/<digest>` and held against the digest each time; what is not exactly that is made again.
    """
    top, *names = folder.split("/")
    if top != PRODUCTS or not 1 <= len(names) <= 2 or not all(map(is_slug, names)) or len(digest) != 64 or not digest.isalnum():
        return None
    home = cache / APPROVED / digest
    if _holds(home, folder, digest):
        return home
    try:
        files = _found(root, folder, digest)
    except NoHistory:
        return None
    if files is None:
        return None
    _export(home, folder, files)
    return home if _holds(home, folder, digest) else None


def _holds(home: Path, folder: str, digest: str) -> bool:
    """Whether the folder is there, reached through no link, with nothing in it but files that make the digest."""
    if not all(place.is_dir() and not place.is_symlink() for place in _way(home, folder)):
        return False
    try:
        held = scan(home / folder)
        if held.strange or held.folders or LEDGER in held.files:
            return False
        return digests.of_files({name: digests.of_bytes(held.read(name)) for name in held.files}) == digest
    except OSError:
        return False


def _found(root: Path, folder: str, digest: str) -> dict[str, bytes] | None:
    """The files of the newest commit that had the folder with that digest."""
    git = Git.around(root)
    with Trees(git, Objects(git)) as trees:
        head = trees.objects.read("HEAD^{commit}")
        for id in _left(root.absolute(), head[0]).get(folder, ()) if head else ():
            if trees.digest(id, folder) == digest:
                return {name: trees.blob(item.id) for name, item in (trees.files(id, folder) or {}).items() if name != LEDGER}
    return None


@lru_cache(maxsize=2)
def _left(root: Path, head: str) -> Mapping[str, tuple[str, ...]]:
    """By folder, the commits that left it otherwise than one of their parents had it, newest first."""
    left: dict[str, dict[str, None]] = {}
    with History.of(root) as history:
        for id in reversed(list(history.commits)):
            for changes in history.changes[id]:
                for folder in set(map(home_of, changes)):
                    left.setdefault(folder, {})[id] = None
    return {folder: tuple(ids) for folder, ids in left.items()}


def _export(home: Path, folder: str, files: Mapping[str, bytes]) -> None:
    """Lay the files out beside their place and move them there whole, in place of whatever stands there.

    Where two builds do so at once, one of them is the quicker; either way what stays is held against the digest.
    """
    *above, place = _way(home, folder)
    for way in above:
        if way.is_symlink() or way.is_file():
            way.unlink()
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=".new-", ignore_cleanup_errors=True) as room:
        new, old = Path(room, "new"), Path(room, "old")
        new.mkdir()
        for name, data in files.items():
            (new / name).write_bytes(data)
        with suppress(FileNotFoundError):
            place.rename(old)
        with suppress(OSError):
            new.rename(place)


def _way(home: Path, folder: str) -> list[Path]:
    """The folders that lead to an approved folder, from below the cache to itself."""
    parts = folder.split("/")
    return [home.parent, home, *(home.joinpath(*parts[:n]) for n in range(1, len(parts) + 1))]
