"""Taking: bundles that came, normalised, placed, and written to one branch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from catalog.digest import LEDGER
from catalog.document import read as read_yaml
from catalog.finding import N_, Finding
from catalog.format import is_slug
from catalog.load import PRODUCTS
from catalog.photo import ENDINGS
from curation.git import Git, NoHistory, Objects
from curation.intake.branch import Base, Raced, base, write
from curation.intake.bundle import Bundle, Photo, is_name
from curation.intake.earlier import REFERENCE, SENDER, Earlier, earlier
from curation.intake.leak import leaks
from curation.intake.picture import normalised
from curation.intake.place import Place, Register, place
from curation.intake.refusal import Refused, refused
from curation.trees import Trees

TRIES = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One bundle as it was taken: with its photos as they enter git, and its place."""

    bundle: Bundle
    place: Place


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of bundles of one reference: the branch, the commit it stands at, and whether that is a new one."""

    reference: str
    branch: str
    commit: str
    changed: bool
    entries: tuple[Entry, ...]

    @property
    def advice(self) -> tuple[Finding, ...]:
        """What is worth a word about where it was put."""
        found = [one for entry in self.entries for one in entry.place.advice]
        return tuple(one for n, one in enumerate(found) if one not in found[:n])


def take(root: Path, bundles: Sequence[Bundle], now: datetime | None = None) -> Taken:
    """Take bundles that share a reference to its branch, all of them or none. Raises Refused."""
    return put(root, [fit(bundle) for bundle in bundles], now)


def put(root: Path, ready: Sequence[Bundle], now: datetime | None = None, *, by_name: bool = False) -> Taken:
    """Put bundles that are fit and share a reference on its branch, all of them or none. Raises Refused.

    The work tree and the index are never touched. The same bundles twice change nothing. Whoever makes bundles sees to it
    that ids are slugs, photos have names for photos, and senders have names. With `by_name`, a listing that has exactly the
    name of one of its supplier's is that one, as in a table, where no name stands twice.
    """
    assert len({bundle.reference for bundle in ready}) == 1
    assert all(is_name(bundle.sender.name) and is_slug(bundle.supplier) for bundle in ready)
    now = now or datetime.now().astimezone()
    try:
        git = Git.around(root)
        for _ in range(TRIES):
            try:
                return _taken(git, ready, now, by_name)
            except Raced:
                continue
    except NoHistory as problem:
        values: dict[str, Any] = {**problem.message.values, **problem.help.values}
        raise refused(ready[0].source, "git-unread", str(problem.message.text), str(problem.help.text), **values) from None
    raise refused(ready[0].source, "branch-busy", N_("somebody else keeps changing the branch '{branch}'"), N_("try again in a moment"),
                  branch=ready[0].branch)


def fit(bundle: Bundle) -> Bundle:
    """The bundle with photos fit for git. Raises Refused; everything is looked at, so that all that is unfit is told at once."""
    photos: list[Photo] = []
    wrong = list(leaks(bundle))
    for photo in bundle.photos:
        try:
            photos.append(normalised(photo.name, photo.data, f"{bundle.source}: {photo.name}"))
        except Refused as refusal:
            wrong += refusal.findings
    if wrong:
        raise Refused(*wrong)
    return replace(bundle, photos=tuple(photos))


def _taken(git: Git, bundles: Sequence[Bundle], now: datetime, by_name: bool) -> Taken:
    branch = bundles[0].branch
    with Trees(git, Objects(git)) as trees:
        at = base(git, trees, branch)
        before = earlier(git, [*dict.fromkeys((at.commit, at.head))])
        register = Register(trees, at.commit, at.head)
        entries = tuple(Entry(bundle, place(register, bundle, before, by_name=by_name)) for bundle in bundles)
        folders: dict[str, dict[str, bytes | None]] = {}
        for entry in entries:
            for folder, files in _files(trees, at, entry).items():
                folders.setdefault(folder, {}).update(files)
        for folder, gone in _left(register, entries, before).items():
            folders[folder] = dict(gone)
        commit = write(git, trees, at, branch, folders, _message(entries), now)
    return Taken(bundles[0].reference, branch, commit, commit != at.commit, entries)


def _files(trees: Trees, at: Base, entry: Entry) -> Mapping[str, Mapping[str, bytes | None]]:
    """What a bundle puts into the supplier's folder and the listing's. Photos that the listing no longer names go."""
    bundle, seat = entry.bundle, entry.place
    above = photos_of(bundle.supplier_yaml or "", "photo")
    named = photos_of(bundle.listing_yaml, "photos")
    own = {photo.name: photo.data for photo in bundle.photos if photo.name in named or photo.name not in above}
    business: dict[str, bytes | None] = {photo.name: photo.data for photo in bundle.photos if photo.name in above}
    if bundle.supplier_yaml is not None:
        business["supplier.yml"] = bundle.supplier_yaml.encode()
    there = trees.folder(at.commit, seat.folder) or {}
    gone = {name: None for name in there if name.endswith(ENDINGS) and name not in named and name not in own}
    folders = {f"{PRODUCTS}/{seat.supplier}": business, seat.folder: {**gone, **own, "listing.yml": bundle.listing_yaml.encode()}}
    return {folder: files for folder, files in folders.items() if files}


def _left(register: Register, entries: Sequence[Entry], before: Sequence[Earlier]) -> Mapping[str, Mapping[str, None]]:
    """What a submission of one listing put below another supplier before that had this name, where it waits there still."""
    reference, seat = entries[0].bundle.reference, entries[0].place
    sent = dict.fromkeys(folder for one in before if one.reference == reference for folder in one.folders)
    there = {folder: held for folder in sent if (held := register.trees.folder(register.commit, folder)) and not register.known(folder)}
    left = [folder for folder in there if folder.count("/") == 2 and not folder.startswith(f"{PRODUCTS}/{seat.supplier}/")]
    if len(entries) > 1 or len(left) != 1:
        return {}
    own, top = left[0], left[0].rpartition("/")[0]
    alone = top in there and [name for name, item in there[top].items() if item.folder] == [own.rpartition("/")[2]]
    gone = (own, top) if alone else (own,)
    if any(LEDGER in there[folder] for folder in gone):
        return {}
    return {folder: {name: None for name, item in there[folder].items() if not item.folder} for folder in gone}


def photos_of(text: str, key: str) -> frozenset[str]:
    """The files of the photos that an entry's YAML names under a key."""
    entries = read_yaml("", text.encode()).tree.get(key)
    return frozenset(str(one.get("file")) for one in entries if isinstance(one, dict)) if isinstance(entries, list) else frozenset()


def _message(entries: Sequence[Entry]) -> str:
    """The commit's message, with the trailers by which it is found again."""
    first = entries[0].bundle
    paths = ", ".join(f"{entry.place.supplier}/{entry.place.listing}" for entry in entries[:3])
    more = f" (+{len(entries) - 3})" if len(entries) > 3 else ""
    return (f"Submission {first.reference}: {paths}{more}\n\n{REFERENCE}: {first.reference}\n"
            f"{SENDER}: {first.sender.name} ({first.sender.role})\n")
