"""Placing: which folder a submission goes to. A folder once given keeps its name, whatever becomes of the title."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

from catalog.document import Raw
from catalog.document import read as read_yaml
from catalog.finding import N_, Finding, Severity
from catalog.format import LONGEST_SLUG, is_slug
from catalog.load import PRODUCTS
from catalog.photo import ENDINGS
from curation.intake.bundle import BRANCHES, Bundle
from curation.intake.claim import claims
from curation.intake.earlier import Earlier
from curation.intake.like import Tree, another, name_of, same_listing, same_name, supplier_clues
from curation.intake.match import NEAR
from curation.intake.picture import likeness
from curation.intake.refusal import finding, refused
from curation.intake.slug import slug
from curation.trees import Trees

_BITS = 256


@dataclass(frozen=True, slots=True)
class Place:
    """The folder for a submission, whether HEAD has its supplier and its listing, and what is worth a word."""

    supplier: str
    listing: str
    known_supplier: bool
    known_listing: bool
    advice: tuple[Finding, ...] = ()

    @property
    def folder(self) -> str:
        """The listing's folder below the root."""
        return f"{PRODUCTS}/{self.supplier}/{self.listing}"


@dataclass
class Register:
    """What the catalogue holds at a commit, as far as placing asks, and what at HEAD. `given` are ids handed out since."""

    trees: Trees
    commit: str
    head: str
    given: set[str] = field(default_factory=set)
    _listings: dict[str, Mapping[str, Tree]] = field(default_factory=dict)

    @cached_property
    def suppliers(self) -> Mapping[str, Tree]:
        """What every supplier's file says, by id; nothing where it cannot be read."""
        held = self.trees.folder(self.commit, PRODUCTS) or {}
        return {name: self._said(f"{PRODUCTS}/{name}", "supplier.yml") for name, item in held.items() if item.folder and is_slug(name)}

    @cached_property
    def taken(self) -> frozenset[str]:
        """Every id a listing has or had."""
        items = (self.trees.folder(self.commit, f"{PRODUCTS}/{supplier}") or {} for supplier in self.suppliers)
        held = frozenset(name for folder in items for name, item in folder.items() if item.folder)
        return held | frozenset(self._said(PRODUCTS, "retired.yml"))

    def listings(self, supplier: str) -> Mapping[str, Tree]:
        """What every listing of a supplier says, by id."""
        if supplier not in self._listings:
            held = self.trees.folder(self.commit, f"{PRODUCTS}/{supplier}") or {}
            names = (name for name, item in held.items() if item.folder and is_slug(name))
            self._listings[supplier] = {name: self._said(f"{PRODUCTS}/{supplier}/{name}", "listing.yml") for name in names}
        return self._listings[supplier]

    def known(self, folder: str) -> bool:
        """Whether HEAD has a folder: what is not there is new, however often it was sent."""
        return self.trees.folder(self.head, folder) is not None

    def waiting(self, folder: str, own: str) -> list[str]:
        """The branches of other submissions that have a folder."""
        return [branch for branch, commit in self._branches if branch != own and self.trees.folder(commit, folder) is not None]

    @cached_property
    def _branches(self) -> list[tuple[str, str]]:
        """The branches of submissions, each with the commit it stands at."""
        said = self.trees.git.ask("for-each-ref", "--format=%(refname:lstrip=2) %(objectname)", f"refs/heads/{BRANCHES}/")
        return [(branch, commit) for branch, _, commit in (line.rpartition(" ") for line in said.decode("utf-8", "replace").splitlines())]

    def photos(self, folder: str) -> Iterator[bytes]:
        """The photos in a folder."""
        for name, item in (self.trees.folder(self.commit, folder) or {}).items():
            if item.plain and name.endswith(ENDINGS):
                yield self.trees.blob(item.id)

    def at_head(self, folder: str, name: str) -> Tree:
        """What an entry's file says at HEAD; nothing where it is not there, or cannot be read."""
        return self._said(folder, name, self.head)

    def _said(self, folder: str, name: str, commit: str = "") -> dict[str, Raw]:
        item = (self.trees.folder(commit or self.commit, folder) or {}).get(name)
        return read_yaml(name, self.trees.blob(item.id)).tree if item and item.plain else {}


def place(register: Register, bundle: Bundle, before: Sequence[Earlier], *, by_name: bool = False) -> Place:
    """The folder for a bundle whose photos are normalised. Raises Refused where there is no supplier for it.

    With `by_name`, a listing is known again by its exact name alone.
    """
    known = bundle.supplier in register.suppliers
    if not known and bundle.supplier_yaml is None:
        raise refused(bundle.source, "unknown-supplier", N_("there is no supplier '{value}' in the catalogue"),
                      N_("send it again with the part about the business filled in"), value=bundle.supplier)
    own = read_yaml("", bundle.listing_yaml.encode()).tree
    listing = _listing(register, bundle, own, before, by_name) if known else ""
    id = listing or _free(register, bundle, own)
    register.given.add(id)
    top = f"{PRODUCTS}/{bundle.supplier}"
    old = register.known(top)
    advice = [*_supplier_advice(register, bundle, old), *_sender_advice(bundle, before), *_claims(register, bundle, f"{top}/{id}"),
              *_waiting_advice(register, bundle, f"{top}/{id}")]
    return Place(bundle.supplier, id, old, register.known(f"{top}/{id}"), tuple(advice))


def _listing(register: Register, bundle: Bundle, own: Tree, before: Sequence[Earlier], by_name: bool) -> str:
    """The listing that is there already; empty where there is none."""
    others = {id: tree for id, tree in register.listings(bundle.supplier).items() if id not in register.given}
    if bundle.listing in others:
        return bundle.listing
    top = f"{PRODUCTS}/{bundle.supplier}/"
    folders = (folder for one in before if one.reference == bundle.reference for folder in one.folders)
    same = {folder.removeprefix(top) for folder in folders if folder.startswith(top)}
    sent = {id: others[id] for id in same & others.keys()}
    if len(sent) == 1 and not register.given:
        return next(iter(sent))

    @cache
    def shots() -> list[int]:
        return [seen for photo in bundle.photos if (seen := likeness(photo.data, _BITS))]

    def same_photo(id: str) -> bool:
        theirs = [seen for data in register.photos(f"{top}{id}") if (seen := likeness(data, _BITS))]
        return any((one ^ other).bit_count() <= NEAR[_BITS] for one in shots() for other in theirs)

    named = [id for id, tree in sent.items() if name_of(tree) == name_of(own)]
    if len(named) == 1:
        return named[0]
    return (same_name(own, others) if by_name else "") or same_listing(own, sent, same_photo) or same_listing(own, others, same_photo)


def _free(register: Register, bundle: Bundle, own: Tree) -> str:
    """An id for a new listing that no other has or had."""
    wish = bundle.listing or slug(name_of(own)) or f"produk-{bundle.reference.lower()}"
    taken = register.taken | register.given
    tries = (wish, f"{wish}-{bundle.supplier}"[:LONGEST_SLUG].rstrip("-"), *(f"{wish[:LONGEST_SLUG - 4]}-{n}" for n in range(2, 200)))
    return next(id for id in tries if id not in taken)


def _supplier_advice(register: Register, bundle: Bundle, known: bool) -> Iterator[Finding]:
    """Whether a new supplier may be one that is there, and whether one that is there is told of as another."""
    if bundle.supplier_yaml is None:
        return
    file, own = f"{PRODUCTS}/{bundle.supplier}/supplier.yml", read_yaml("", bundle.supplier_yaml.encode()).tree
    if known:
        if another(own, register.suppliers[bundle.supplier]):
            yield _advice(file, "supplier-other", N_("the catalogue knows '{id}' as '{name}', which seems to be another business"),
                          N_("ask the sender; a business of its own needs an id of its own"),
                          id=bundle.supplier, name=name_of(register.suppliers[bundle.supplier]))
        return
    for id, tree in register.suppliers.items():
        for clue in supplier_clues(own, tree) if id != bundle.supplier else ():
            yield _advice(file, f"supplier-alike-{clue}", _ALIKE[clue], N_("if it is the same business, use the id '{id}'"),
                          id=id, name=name_of(tree))


_ALIKE: Mapping[str, str] = {
    "nib": N_("the new supplier has the same business licence number (NIB) as '{name}' ({id})"),
    "phone": N_("the new supplier has the same phone number as '{name}' ({id})"),
    "name": N_("the new supplier's name is like that of '{name}' ({id})"),
}


def _sender_advice(bundle: Bundle, before: Sequence[Earlier]) -> Iterator[Finding]:
    """Whether somebody else sent what came of this supplier so far."""
    top = f"{PRODUCTS}/{bundle.supplier}"
    names = dict.fromkeys(one.sender.rpartition(" (")[0] for one in before
                          if any(folder == top or folder.startswith(f"{top}/") for folder in one.folders))
    if names and bundle.sender.name.casefold() not in {name.casefold() for name in names}:
        yield _advice(top, "sender-other", N_("'{name}' sends for this supplier for the first time; earlier ones came from '{others}'"),
                      N_("ask the supplier whether that is right"), name=bundle.sender.name, others=", ".join(names))


def _waiting_advice(register: Register, bundle: Bundle, folder: str) -> Iterator[Finding]:
    """Whether the same new listing waits on the branch of another submission."""
    for branch in () if register.known(folder) else register.waiting(folder, bundle.branch):
        yield _advice(folder, "listing-waiting", N_("a new listing with this id waits on the branch '{branch}' too"),
                      N_("see whether it was sent twice, and take only one of them"), branch=branch)


def _claims(register: Register, bundle: Bundle, folder: str) -> Iterator[Finding]:
    """What the bundle says of papers, beyond what HEAD says of the same entries."""
    above = folder.rpartition("/")[0]
    for home, name, text in ((above, "supplier.yml", bundle.supplier_yaml), (folder, "listing.yml", bundle.listing_yaml)):
        if text is not None:
            yield from claims(f"{home}/{name}", read_yaml(name, text.encode()), register.at_head(home, name))


def _advice(file: str, rule: str, message: str, help: str, **values: Any) -> Finding:
    return replace(finding(file, rule, message, help, **values), severity=Severity.ADVICE)
