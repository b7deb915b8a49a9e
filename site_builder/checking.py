"""Checking: the catalogue loaded, held together and decided about, with what earlier runs remember."""

import hashlib
import importlib.metadata
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog import integrity
from catalog.finding import Finding
from catalog.load import AnyRecord, Catalog, load
from curation.publication import Publication, publication
from curation.review import read_ledger
from site_builder import memory
from site_builder.workers import Progress, each, quiet

PACKAGES = ("catalog", "curation", "site_builder")
MADE_WITH = ("babel", "cerberus", "jinja2", "markupsafe", "pillow", "pyyaml")


@dataclass(slots=True)
class Checked:
    """A catalogue loaded and decided about. `ground` is the key of everything but the entries."""

    catalog: Catalog
    publication: Publication
    ground: str

    @property
    def findings(self) -> list[Finding]:
        """Every finding, sorted by place."""
        return sorted([*self.catalog.all_findings(), *self.publication.findings], key=lambda finding: finding.place)


def check(root: Path, on: date, progress: Progress = quiet) -> Checked:
    """Load the catalogue below `root` and decide what is shown on a day. Raises BrokenConfiguration."""
    ground = ground_of(root)
    shelf = memory.Shelf(root / memory.FOLDER / "catalogue", ground)
    catalog = load(root, read_ledger, shelf.entries, lambda work, items: each(work, items, "load", progress))
    records: tuple[AnyRecord, ...] = (*catalog.suppliers.values(), *catalog.listings.values())
    shelf.keep({record.folder: record for record in records})
    gone = integrity.retired(root)
    integrity.check(catalog, gone)
    return Checked(catalog, publication(root, catalog, gone, on), ground)


def ground_of(root: Path) -> str:
    """The key of what every result rests on: code, templates, references, policy, and the libraries."""
    digest = hashlib.sha256(sys.version.encode())
    for name in MADE_WITH:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    home = Path(__file__).parent.parent
    for folder in (*(home / package for package in PACKAGES), root / "curation"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(folder.parent)}\0".encode() + path.read_bytes())
    return digest.hexdigest()
