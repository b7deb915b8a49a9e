"""A catalogue as it was at a commit, laid out from git's objects in a folder of its own, with the history up to there."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from catalog.finding import N_, Message
from curation.commit import commit
from curation.git import Git, NoHistory, Objects
from curation.history import PARTS
from curation.trees import Item, Trees

SITE = "site.yml"


def laid_out(root: Path, revision: str, room: Path) -> tuple[Path, date]:
    """Lay out the catalogue below `root` as it was at a revision, in the empty folder `room`; its root there, and the commit's day.

    The folder is a repository of its own that borrows the objects of the real one and stands at that commit, so what was
    approved earlier is found from there as it was then. Neither the work tree nor the real repository is touched.
    Raises NoHistory, with the reason.
    """
    git = Git.around(root)
    with Trees(git, Objects(git)) as trees:
        found = trees.objects.read(f"{revision}^{{commit}}") if revision.isprintable() and " " not in revision else None
        if found is None:
            raise NoHistory(Message(N_("there is no revision {revision} in the history"), {"revision": revision}),
                            Message(N_("name a commit, a tag or a branch; `git log --oneline` lists them")))
        there = room / git.prefix
        there.mkdir(parents=True, exist_ok=True)
        for path, item in _files(trees, found[0]):
            _write(there, path, item, trees)
        _borrow(git, found[0], room)
        return there, commit(found[0], found[2]).day


def _files(trees: Trees, id: str) -> Iterator[tuple[str, Item]]:
    """Every file of the catalogue at a commit, by its path below the root."""
    above = trees.folder(id, "") or {}
    if SITE in above:
        yield SITE, above[SITE]
    ahead = [part for part in PARTS if part in above and above[part].folder]
    while ahead:
        folder = ahead.pop()
        for name, item in (trees.folder(id, folder) or {}).items():
            if name in (".", "..") or "/" in name:
                continue
            if item.folder:
                ahead.append(f"{folder}/{name}")
            else:
                yield f"{folder}/{name}", item


def _write(root: Path, path: str, item: Item, trees: Trees) -> None:
    """One file; what is none (a link, a submodule) becomes a link to nothing, which is refused as the original was."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if item.plain:
        file.write_bytes(trees.blob(item.id))
    else:
        os.symlink("nothing", file)


def _borrow(git: Git, id: str, room: Path) -> None:
    """Make the folder a repository at that commit, with the objects of another."""
    store = room / ".git"
    for folder in (store / "objects" / "info", store / "refs"):
        folder.mkdir(parents=True)
    (store / "HEAD").write_text(f"{id}\n")
    (store / "objects" / "info" / "alternates").write_bytes(os.fsencode(git.store / "objects") + b"\n")
    format = "0\n" if git.algorithm == "sha1" else f"1\n[extensions]\n\tobjectformat = {git.algorithm}\n"
    (store / "config").write_text(f"[core]\n\trepositoryformatversion = {format}")
    if git.shallow:
        (store / "shallow").write_bytes((git.store / "shallow").read_bytes())
