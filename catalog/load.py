"""Loading the catalogue: every folder read on its own, then held against the others.

A folder's result depends on its own bytes only, so it can be read in another process and remembered by
the folder's signature. What needs the whole catalogue is in `integrity.py`.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar, cast

from catalog import digest, document, photo, privacy, validate
from catalog.document import Raw
from catalog.field import Field, Value
from catalog.finding import N_, Finding, Message, Severity
from catalog.fit import Test, fits_for
from catalog.folder import Folder, Signature, scan
from catalog.format import is_slug
from catalog.listing import Listing
from catalog.schema import kinds, listing_schema, supplier_schema
from catalog.sight import Sight
from catalog.supplier import Supplier

PRODUCTS = "products"
T = TypeVar("T", Supplier, Listing)
ReadLedger = Callable[[str, bytes], object]


@dataclass(slots=True)
class Record(Generic[T]):
    """What one folder gave: its entry (None when it cannot be read), its ledger, its findings and its bytes' digest.

    `ledger` is whatever the caller's reader made of `review.yml`: the catalogue does not know decisions.
    """

    folder: str
    value: T | None
    ledger: object
    findings: tuple[Finding, ...]
    digest: str
    signature: Signature | None

    @property
    def id(self) -> str:
        """The folder's name, which is the entry's id for good."""
        return self.folder.rpartition("/")[2]

    @property
    def blocked(self) -> bool:
        """Whether its own findings keep it out."""
        return self.value is None or any(finding.blocks for finding in self.findings)


AnyRecord = Record[Supplier] | Record[Listing]


@dataclass(slots=True)
class Catalog:
    """All suppliers and listings by id, in the order of their folders, and the findings across them."""

    suppliers: dict[str, Record[Supplier]] = field(default_factory=dict)
    listings: dict[str, Record[Listing]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def all_findings(self) -> list[Finding]:
        """Every finding, sorted by place."""
        records: Iterable[AnyRecord] = (*self.suppliers.values(), *self.listings.values())
        own = [finding for record in records for finding in record.findings]
        return sorted([*self.findings, *own], key=lambda finding: finding.place)


Known = Mapping[str, AnyRecord]
"""Results of an earlier loading by folder, believed where the signature is still the same."""

Looked = dict[tuple[str, str], Sight]
"""What was measured of usable photos, by the SHA-256 and the ending of the file. Loading adds to it."""

Each = Callable[[Callable[[str], AnyRecord], list[str]], Iterator[AnyRecord]]
"""Something like `map`; a process pool's makes the loading parallel."""


def load(root: Path, read_ledger: ReadLedger, known: Known | None = None, each: Each = map, seen: Callable[[], Looked] = dict) -> Catalog:
    """Load `root/products`. `known` saves reading again what has not changed, `seen` measuring a photo twice."""
    known = known or {}
    catalog = Catalog()
    wanted: list[str] = []
    stale: list[str] = []
    for folder, scanned in _folders(root, catalog.findings):
        remembered = known.get(folder)
        wanted.append(folder)
        if remembered is None or not scanned.settled or remembered.signature != scanned.signature:
            stale.append(folder)
    looked = seen() if stale else {}
    fresh = dict(zip(stale, each(partial(load_folder, root, read_ledger, looked=looked), stale), strict=True))
    for folder in wanted:
        record = fresh[folder] if folder in fresh else known[folder]
        if folder.count("/") == 1:
            catalog.suppliers[folder.rpartition("/")[2]] = cast("Record[Supplier]", record)
        else:
            _add(catalog, cast("Record[Listing]", record))
    return catalog


def _add(catalog: Catalog, record: Record[Listing]) -> None:
    """Take a listing in, unless its id is another's already."""
    first = catalog.listings.setdefault(record.id, record)
    if first is not record:
        catalog.findings.append(_at_folder(
            record.folder, "duplicate-id", N_("the id '{id}' is already used by {other}"),
            N_("give the folder another name; ids are unique for ever"), id=record.id, other=first.folder))


def _folders(root: Path, findings: list[Finding]) -> Iterator[tuple[str, Folder]]:
    """Every supplier's folder, each followed by its listings' folders."""
    products = scan(root / PRODUCTS)
    for supplier in products.folders:
        yield from _entry(root, f"{PRODUCTS}/{supplier}", findings)
    findings += [_strange(f"{PRODUCTS}/{name}") for name in products.strange]


def _entry(root: Path, folder: str, findings: list[Finding]) -> Iterator[tuple[str, Folder]]:
    if not is_slug(folder.rpartition("/")[2]):
        findings.append(_at_folder(
            folder, "folder-name", N_("the folder's name '{name}' cannot be an id"),
            N_("use lower-case letters, digits and hyphens, as sambal-pecel-200g"), name=folder.rpartition("/")[2]))
        return
    scanned = scan(root / folder)
    yield folder, scanned
    for inner in scanned.folders:
        if folder.count("/") == 1:
            yield from _entry(root, f"{folder}/{inner}", findings)
        else:
            findings.append(_strange(f"{folder}/{inner}"))


def _at_folder(folder: str, rule: str, message: str, help: str, **values: object) -> Finding:
    """A finding about a folder or file as such. A name may hold signs that a terminal would obey; those are masked."""
    place = "".join(sign if sign.isprintable() else "\ufffd" for sign in folder)
    return Finding(place, 0, 0, rule, Message(message, values), Message(help, values))


def _strange(path: str) -> Finding:
    return _at_folder(path, "strange-file", N_("'{name}' is a link, a hidden file or a folder that does not belong here"),
                      N_("delete it, or put it elsewhere"), name=path.rpartition("/")[2])


def load_folder(root: Path, read_ledger: ReadLedger, folder: str, looked: Looked | None = None) -> AnyRecord:
    """Read one folder whole: its YAML, its photos, its ledger."""
    looked = {} if looked is None else looked
    scanned = scan(root / folder)
    contents = {name: scanned.read(name) for name in scanned.files}
    findings = [_strange(f"{folder}/{name}") for name in scanned.strange]
    findings += privacy.named(folder, scanned.files)
    ledger = read_ledger(f"{folder}/{digest.LEDGER}", contents.pop(digest.LEDGER, b""))
    files = {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}
    if folder.count("/") == 1:
        supplier = _read_supplier(folder, contents, files, looked, findings)
        return Record(folder, supplier, ledger, tuple(findings), digest.of_files(files), scanned.known_by)
    listing = _read_listing(folder, contents, files, looked, findings)
    return Record(folder, listing, ledger, tuple(findings), digest.of_files(files), scanned.known_by)


def _read_supplier(folder: str, contents: dict[str, bytes], files: dict[str, str], looked: Looked,
                   findings: list[Finding]) -> Supplier | None:
    data, _ = _read(folder, "supplier.yml", "photo", _Photos(contents, files, looked), _supplier_schema, findings)
    if data is None:
        return None
    return Supplier(folder.rpartition("/")[2], data, digest.of_files(files), files)


def _read_listing(folder: str, contents: dict[str, bytes], files: dict[str, str], looked: Looked,
                  findings: list[Finding]) -> Listing | None:
    data, sights = _read(folder, "listing.yml", "photos", _Photos(contents, files, looked), _listing_schema, findings)
    if data is None:
        return None
    _, supplier, id = folder.rsplit("/", 2)
    return Listing.of(id, supplier, digest.of_files(files), files, data, sights)


def _supplier_schema(tree: Mapping[str, Raw]) -> tuple[Field, Test]:
    return supplier_schema(), fits_for(supplier_schema)


def _listing_schema(tree: Mapping[str, Raw]) -> tuple[Field, Test]:
    """The schema of the kind it says it is; without a known kind, of the kind whose section it holds, or any."""
    held = [kind for kind in kinds() if kind in tree] or kinds()
    named = tree.get("kind")
    kind = named if isinstance(named, str) and named in kinds() else held[0]
    return listing_schema(kind), fits_for(listing_schema, kind)


@dataclass(frozen=True, slots=True)
class _Photos:
    """A folder's files, and what was measured of photos before."""

    contents: Mapping[str, bytes]
    files: Mapping[str, str]
    looked: Looked

    def look(self, file: str) -> tuple[photo.Flaw | None, Sight | None]:
        """What is wrong with a photo, and what was measured of it."""
        named = self.files[file], file.rpartition(".")[2]
        if known := self.looked.get(named):
            return None, known
        flaw, sight = photo.look(file, self.contents[file])
        if sight and not flaw:
            self.looked[named] = sight
        return flaw, sight


def _read(folder: str, name: str, photos: str, held: _Photos,
          schema_of: Callable[[Mapping[str, Raw]], tuple[Field, Test]],
          findings: list[Finding]) -> tuple[dict[str, Value] | None, dict[str, Sight]]:
    """The typed values of the entry's YAML, whose photos stand under the key `photos`, and what was measured of each photo.

    There are no values when there is nothing to work with.
    """
    contents = held.contents
    if name not in contents:
        findings.append(_at_folder(folder, "missing-file", N_("the file '{name}' is missing"),
                                   N_("make one with `etalase new`"), name=name))
        return None, {}
    read = document.read(f"{folder}/{name}", contents[name])
    findings += read.findings
    if read.findings:
        return None, {}
    schema, fits = schema_of(read.tree)
    data, wrong = validate.check(read, schema, fits)
    findings += wrong
    findings += privacy.leaks(read)
    if wrong:
        return None, {}
    entries = cast("list[Mapping[str, Value]]", data.get(photos) or [])
    places = {str(entry["file"]): read.place((photos, n, "file")) if entry["file"] not in contents else (0, 0)
              for n, entry in enumerate(entries)}
    sights: dict[str, Sight] = {}
    findings += _photos(folder, name, places, held, sights)
    return data, sights


def _photos(folder: str, name: str, referred: Mapping[str, tuple[int, int]], held: _Photos,
            sights: dict[str, Sight]) -> Iterator[Finding]:
    """Photos that are missing or unusable are errors; files nobody refers to are worth a word. Usable ones are measured."""
    for file, (line, column) in referred.items():
        if file not in held.contents:
            values: dict[str, object] = {"file": file, "name": name}
            yield Finding(f"{folder}/{name}", line, column, "photo-missing", Message(N_("the photo '{file}' is not in the folder"), values),
                          Message(N_("put it beside {name}, or delete its entry"), values))
            continue
        flaw, sight = held.look(file)
        if flaw:
            yield _at_folder(f"{folder}/{file}", flaw.rule, flaw.message, flaw.help, **{"file": file, **flaw.values})
        elif sight:
            sights[file] = sight
        if sight and privacy.holds_identity_number(sight.words):
            yield privacy.leak(f"{folder}/{file}", 0, 0)
    for file in sorted(held.contents.keys() - {name} - referred.keys()):
        yield replace(_at_folder(f"{folder}/{file}", "unused-file", N_("nothing refers to the file '{file}'"),
                                 N_("add it to the photos, or delete it"), file=file), severity=Severity.ADVICE)
