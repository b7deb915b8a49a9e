"""Branches: a change written to git as objects and one name, past the work tree and the index, which are the user's."""

import hashlib
import os
import struct
import zlib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from catalog.digest import LEDGER
from catalog.finding import N_, Message
from catalog.format import FORMATS, is_slug
from catalog.load import PRODUCTS
from curation.git import Git, NoHistory
from curation.intake.refusal import Refused, refused
from curation.trees import Trees

NAME, EMAIL = "Etalase", "intake@etalase.invalid"
BRANCHES = "refs/heads/"

_FILE, _FOLDER = b"100644", b"40000"
_NOBODY = "0"
_KINDS = {"commit": 1, "tree": 2, "blob": 3}
_AT_ONCE = 32 << 20
"""So many bytes are written at once."""

Folders = Mapping[str, Mapping[str, bytes | None]]
"""By folder, the files to be put there, by name; None takes a file away."""


class Raced(Exception):
    """Somebody else moved the branch meanwhile."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a branch goes on from: a commit; where the branch is now, empty where there is none yet; and HEAD."""

    commit: str
    tip: str
    head: str


def base(git: Git, trees: Trees, branch: str) -> Base:
    """Where a branch stands: it goes on from its own tip, or from HEAD where that holds the tip already. Raises NoHistory."""
    head, tip = (trees.objects.read(f"{name}^{{commit}}") for name in ("HEAD", BRANCHES + branch))
    if head is None:
        raise NoHistory(Message(N_("the repository holds no commit yet")), Message(N_("commit the catalogue first")))
    if tip is None:
        return Base(head[0], "", head[0])
    merged = not git.ask("rev-list", "--max-count=1", "--end-of-options", tip[0], f"^{head[0]}")
    return Base(head[0] if merged else tip[0], tip[0], head[0])


def write(git: Git, trees: Trees, at: Base, branch: str, folders: Folders, message: str, now: datetime) -> str:
    """The commit that the branch stands at with the change; where it changes nothing, where it stood.

    Until its last step, which is one rename, nobody can see any of it. Raises Raced, and Refused where git cannot write.
    """
    _allow(folders)
    writer = _Writer(git, trees)
    root = trees.objects.read(f"{at.commit}^{{tree}}")
    assert root
    ways = {tuple(map(os.fsencode, f"{git.prefix}{folder}/{name}".split("/"))): None if data is None else writer.blob(data)
            for folder, files in folders.items() for name, data in files.items()}
    tree = writer.tree(root[0], ways)
    if tree == root[0]:
        return at.commit
    if f"branch {BRANCHES}{branch}" in git.ask("worktree", "list", "--porcelain").decode("utf-8", "replace").splitlines():
        raise refused(branch, "branch-open", N_("the branch '{branch}' is checked out"),
                      N_("check out another branch, then take it in again"), branch=branch)
    commit = writer.commit(tree, at.commit, message, now)
    writer.flush()
    was = at.tip or _NOBODY * len(commit)
    if git.write("update-ref", "-m", "intake", "--no-deref", "--end-of-options", BRANCHES + branch, commit, was) is None:
        there = trees.objects.read(f"{BRANCHES}{branch}^{{commit}}")
        if (there[0] if there else "") != at.tip:
            raise Raced
        raise _unwritten(branch)
    return commit


def _allow(folders: Folders) -> None:
    """Nothing but entries' own files is ever written; whatever a bundle says, a decision is not."""
    for folder, files in folders.items():
        top, *names = folder.split("/")
        assert top == PRODUCTS and 1 <= len(names) <= 2 and all(map(is_slug, names)), folder
        yaml = "supplier.yml" if len(names) == 1 else "listing.yml"
        assert all(name == yaml or FORMATS["photo"].fits(name) for name in files) and LEDGER not in files, folder


def _unwritten(place: str) -> Refused:
    return refused(place, "git-unwritten", N_("git cannot write: the disk is full, or the repository may not be changed"),
                   N_("free some space, or ask whoever looks after the repository; nothing was changed"))


def _pack(objects: Collection[tuple[str, bytes]], algorithm: str) -> bytes:
    """Objects as git sends them: gitformat-pack(5), version 2, nothing in it a difference from another."""
    parts = [b"PACK" + struct.pack(">II", 2, len(objects))]
    for kind, data in objects:
        size, head = len(data) >> 4, bytearray([_KINDS[kind] << 4 | len(data) & 15])
        while size:
            head[-1] |= 128
            head.append(size & 127)
            size >>= 7
        parts += (bytes(head), zlib.compress(data, 1))
    whole = b"".join(parts)
    return whole + hashlib.new(algorithm, whole).digest()


class _Writer:
    """Writes objects; none of them is of any consequence until a branch names it."""

    def __init__(self, git: Git, trees: Trees) -> None:
        self.git, self.trees = git, trees
        self._waiting: dict[str, tuple[str, bytes]] = {}
        self._size = 0

    def _object(self, kind: str, data: bytes) -> str:
        name = self.git.name_of(kind, data)
        if name not in self._waiting:
            self._waiting[name] = kind, data
            self._size += len(data)
        if self._size > _AT_ONCE:
            self.flush()
        return name

    def flush(self) -> None:
        """Write what waits, all in one pack. Raises Refused."""
        if self._waiting and self.git.write("unpack-objects", "-q", given=_pack(self._waiting.values(), self.git.algorithm)) is None:
            raise _unwritten(self.git.root.name)
        self._waiting, self._size = {}, 0

    def blob(self, data: bytes) -> str:
        """A file's content."""
        return self._object("blob", data)

    def tree(self, old: str, ways: Mapping[tuple[bytes, ...], str | None]) -> str:
        """The tree with files put at the ends of ways, or taken away there; each tree is written once."""
        entries = self._entries(old) if old else {}
        inner: dict[bytes, dict[tuple[bytes, ...], str | None]] = defaultdict(dict)
        for (name, *rest), blob in ways.items():
            if rest:
                inner[name][tuple(rest)] = blob
            elif blob is None:
                entries.pop(name, None)
            else:
                entries[name] = (_FILE, blob)
        for name, below in inner.items():
            mode, id = entries.get(name, (_FOLDER, ""))
            if mode != _FOLDER:
                raise refused(name.decode("utf-8", "replace"), "git-folder", N_("a file stands where a folder should"),
                              N_("mend the repository first"))
            entries[name] = (_FOLDER, self.tree(id, below))
            if entries[name][1] == self.git.name_of("tree", b""):       # git knows no folder without files
                del entries[name]
        lines = sorted(entries.items(), key=lambda one: one[0] + (b"/" if one[1][0] == _FOLDER else b""))
        return self._object("tree", b"".join(mode + b" " + name + b"\0" + bytes.fromhex(id) for name, (mode, id) in lines))

    def _entries(self, tree: str) -> dict[bytes, tuple[bytes, str]]:
        """A tree's lines, names as the bytes they are."""
        found = self.trees.objects.read(tree)
        assert found
        data, entries, at, width = found[2], {}, 0, len(tree) // 2
        while at < len(data):
            mode, end = data[at:data.index(b" ", at)], data.index(b"\0", at)
            entries[data[at + len(mode) + 1:end]] = (mode, data[end + 1:end + 1 + width].hex())
            at = end + 1 + width
        return entries

    def commit(self, tree: str, parent: str, message: str, now: datetime) -> str:
        """A commit of ours."""
        when = f"{int(now.timestamp())} {now.strftime('%z') or '+0000'}"
        person = f"{NAME} <{EMAIL}> {when}"
        return self._object("commit", f"tree {tree}\nparent {parent}\nauthor {person}\ncommitter {person}\n\n{message}".encode())
