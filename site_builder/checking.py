"""Checking: the catalogue loaded, held together, judged and decided about, with what earlier runs remember."""

import hashlib
import importlib.metadata
import pickle
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from catalog import integrity
from catalog.digest import LEDGER
from catalog.finding import Finding
from catalog.listing import Listing
from catalog.load import AnyRecord, Catalog, Looked, Record, load
from catalog.supplier import Supplier
from curation.curator import curators
from curation.judging import Case, Judged, judged
from curation.past import recover
from curation.policy import policy
from curation.publication import Doubt, Publication, publication, unquestioned
from curation.review import read_ledger
from curation.rulebook import Rulebook, rulebook
from curation.stand import Stand, stands
from curation.subject import Twin
from curation.twins import twins
from curation.workflow import Standing
from site_builder import memory
from site_builder.workers import Progress, each, quiet, uncollected

PACKAGES = ("catalog", "curation", "site_builder")
MADE_WITH = ("babel", "cerberus", "jinja2", "markupsafe", "pillow", "pysastrawi", "pyyaml", "segno", "snowballstemmer", "typst",
             "xlsxwriter")


@dataclass(slots=True)
class Checked:
    """A catalogue loaded, judged and decided about.

    `judged` holds the outcome for every listing as it lies below `root`, `shown` for the content its approval is for.
    `ground` is the key of everything but the entries.
    """

    root: Path
    catalog: Catalog
    book: Rulebook
    stands: Mapping[str, Stand]
    judged: Mapping[str, Judged]
    shown: Mapping[str, Judged]
    twins: Mapping[str, tuple[Twin, ...]]
    publication: Publication
    ground: str
    _findings: list[Finding] = field(default_factory=list)

    @property
    def troubled(self) -> bool:
        """Whether anything is wrong that keeps an entry out: quicker than looking through every finding."""
        told = (*self.catalog.all_findings(), *self.publication.findings)
        return any(finding.blocks for finding in told) or any(one.blocking for one in self.judged.values())

    @property
    def findings(self) -> list[Finding]:
        """Every finding, sorted by place, each once."""
        if not self._findings:
            found = [*self.catalog.all_findings(), *self.publication.findings, *_placed(self.root, self.judged, self.ground)]
            seen = {(*finding.place, finding.rule, str(finding.message)): finding for finding in found}
            self._findings.extend(sorted(seen.values(), key=lambda finding: finding.place))
        return self._findings


@uncollected()
def check(root: Path, on: date, progress: Progress = quiet, doubt: Doubt = unquestioned) -> Checked:
    """Load the catalogue below `root`, judge it and decide what is shown on a day. Raises BrokenConfiguration."""
    ground = ground_of(root)
    cache = root / memory.FOLDER
    shelf = memory.Shelf(cache / "catalogue", ground)
    eyes = _Eyes(cache)
    catalog = load(root, read_ledger, shelf.entries, lambda work, items: each(work, items, "load", progress), eyes.open)
    records: tuple[AnyRecord, ...] = (*catalog.suppliers.values(), *catalog.listings.values())
    shelf.keep({record.folder: record for record in records})
    eyes.keep(catalog)
    gone = integrity.retired(root)
    integrity.check(catalog, gone)
    register, book = curators(root), _book(root, cache, ground)
    standing = stands(root, catalog, on, register, policy(root), partial(recover, root, cache=cache))
    alike = _twins(cache, catalog, ground)
    outcome = _judge(root, book, list(cases(root, standing, alike, on)), ground, progress)
    shown = {folder: outcome.get(f"{folder}@kept", outcome[folder]) for folder in outcome if "@" not in folder}
    now = {folder: one for folder, one in outcome.items() if "@" not in folder}
    public = publication(standing, shown, catalog, gone, on, register, doubt)
    return Checked(root, catalog, book, standing, now, shown, alike, public, ground)


def _book(root: Path, cache: Path, ground: str) -> Rulebook:
    """The rulebook, remembered: its hundreds of small files need not be read again while none has changed."""
    known = memory.recall(cache / "rulebook")
    if isinstance(known, tuple) and known[0] == ground:
        return cast(Rulebook, known[1])
    book = rulebook(root)
    memory.remember(cache / "rulebook", (ground, book))
    return book


def cases(root: Path, stands: Mapping[str, Stand], alike: Mapping[str, tuple[Twin, ...]], on: date) -> Iterator[tuple[str, Case]]:
    """Every listing as it lies there, and beside it the approved version that is kept while it waits."""
    for folder, stand in stands.items():
        if folder.count("/") == 1:
            continue
        seller = stands[folder.rpartition("/")[0]]
        record = cast("Record[Listing]", stand.record)
        if case := _case(root, record, stand.standing, seller.record.value, alike.get(folder.partition("/")[2], ()), on):
            yield folder, case
        if stand.waits and stand.kept:
            kept = cast("Record[Listing]", stand.kept)
            if case := _case(stand.home, kept, stand.keeps, (seller.kept or seller.record).value, (), on):
                yield f"{folder}@kept", case


def _case(home: Path, record: Record[Listing], standing: Standing, seller: object, alike: tuple[Twin, ...], on: date) -> Case | None:
    if record.value is None or not isinstance(seller, Supplier):
        return None
    approval = standing.approval if standing.held and standing.held.digest == record.digest else None
    return Case(home, record.value, seller, on, approval.date if approval else on, frozenset(one.rule for one in record.findings), alike,
                standing.judgements, approval.waivers if approval else {}, approval.grade if approval else "", f"{record.folder}/{LEDGER}")


def _judge(root: Path, book: Rulebook, cases: list[tuple[str, Case]], ground: str, progress: Progress) -> dict[str, Judged]:
    """The outcome of every case, remembered by all that bears on it."""
    shelf = memory.Shelf(root / memory.FOLDER / "judged", ground)
    known: dict[str, Judged] = shelf.entries
    stale = [(name, case) for name, case in cases if name not in known or known[name].key != case.key]
    fresh = dict(zip((name for name, _ in stale), each(partial(judged, book), [case for _, case in stale], "judge", progress), strict=True))
    result = {name: fresh.get(name, known.get(name)) for name, _ in cases}
    shelf.keep(result)
    return cast("dict[str, Judged]", result)


def _placed(root: Path, judged: Mapping[str, Judged], ground: str) -> Iterator[Finding]:
    """The findings of every listing at their places, remembered for as long as its outcome is the same."""
    shelf = memory.Shelf(root / memory.FOLDER / "placed", ground)
    known: dict[str, tuple[str, bytes]] = shelf.entries
    stale = [folder for folder, one in judged.items() if folder not in known or known[folder][0] != one.key]
    fresh = dict(zip(stale, each(partial(_place, root, judged), stale, "judge"), strict=True))
    result = {folder: fresh.get(folder) or known[folder] for folder in judged}
    shelf.keep(result)
    for _, packed in result.values():
        yield from pickle.loads(packed)


def _place(root: Path, judged: Mapping[str, Judged], folder: str) -> tuple[str, bytes]:
    one = judged[folder]
    return one.key, pickle.dumps(one.findings(root), pickle.HIGHEST_PROTOCOL)


def _twins(cache: Path, catalog: Catalog, ground: str) -> Mapping[str, tuple[Twin, ...]]:
    """What listings share, remembered until that by which they are compared changes: a new price does not."""
    listings = [record.value for record in catalog.listings.values() if record.value]
    key = hashlib.blake2b("".join((ground, *map(_compared, listings))).encode()).hexdigest()
    known = memory.recall(cache / "twins")
    if isinstance(known, tuple) and known[0] == key:
        return cast("Mapping[str, tuple[Twin, ...]]", known[1])
    alike = twins(listings)
    memory.remember(cache / "twins", (key, alike))
    return alike


def _compared(listing: Listing) -> str:
    """All that twins are found by; a photo's measures follow from its bytes."""
    return f"{listing.path} {listing.facts['role']} {listing.traits} {[(file, listing.files[file]) for file in listing.sights]}\n"


class _Eyes:
    """What was measured of photos, by content: kept through changes of code, and opened only where a folder must be read."""

    def __init__(self, cache: Path) -> None:
        self.path = cache / "sights"
        self.shelf: memory.Shelf | None = None

    def open(self) -> Looked:
        """What is known."""
        self.shelf = memory.Shelf(self.path, _eyesight())
        return dict(self.shelf.entries)

    def keep(self, catalog: Catalog) -> None:
        """Remember what is known now, where anything was looked at."""
        if self.shelf:
            self.shelf.keep({(record.value.files[file], file.rpartition(".")[2]): sight
                             for record in catalog.listings.values() if record.value for file, sight in record.value.sights.items()})


EYES = ("photo.py", "sight.py", "inscription.py")


def _eyesight() -> str:
    """The key of what measuring a photo rests on."""
    home = Path(__file__).parent.parent / "catalog"
    return hashlib.sha256(b"".join((home / name).read_bytes() for name in EYES) + importlib.metadata.version("pillow").encode()).hexdigest()


def ground_of(root: Path) -> str:
    """The key of what every result rests on: code, templates, references, policy, and the libraries."""
    digest = hashlib.sha256(sys.version.encode())
    for name in MADE_WITH:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    home = Path(__file__).parent.parent
    for folder in (*(home / package for package in PACKAGES), root / "curation"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc" and path.name != LEDGER:
                digest.update(f"{path.relative_to(folder.parent)}\0".encode() + path.read_bytes())
    return digest.hexdigest()
