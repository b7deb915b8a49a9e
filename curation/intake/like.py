"""Likeness of entries: whether two suppliers, or two listings of one supplier, are the same by what they say."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from rapidfuzz import fuzz, utils

from catalog.document import Raw

Tree = Mapping[str, Raw]

SUPPLIER_NAME = 88
"""Names of suppliers as like as this, of 100, are worth a look."""
LISTING_NAME = 75
"""Names of listings as like as this, of 100, may be of the same goods."""
RENAMED = 50
"""With a permit in common, so much is enough."""
_FORMS = re.compile(r"\b(cv|pt|ud|umkm|kub|koperasi|kelompok tani|poktan|gapoktan|toko|warung|rumah produksi)\b\.?", re.IGNORECASE)
_MANY = frozenset({"nib", "halal"})
"""Papers that cover many goods of one supplier."""


def name_of(tree: Tree) -> str:
    """What an entry calls itself, in Indonesian where it has that."""
    name = tree.get("name")
    if isinstance(name, dict):
        return next((text for text in (name.get("id"), *name.values()) if isinstance(text, str)), "")
    return name if isinstance(name, str) else ""


def alike(one: str, other: str) -> float:
    """How like two names are, of 100."""
    return fuzz.token_sort_ratio(one, other, processor=utils.default_process)


def supplier_clues(own: Tree, other: Tree) -> Iterator[str]:
    """Why two suppliers may be one: `nib`, `phone`, `name`."""
    if _nib(own) & _nib(other):
        yield "nib"
    if _phones(own) & _phones(other):
        yield "phone"
    if alike(_FORMS.sub(" ", name_of(own)), _FORMS.sub(" ", name_of(other))) >= SUPPLIER_NAME:
        yield "name"


def another(own: Tree, other: Tree) -> bool:
    """Whether two descriptions under one id are plainly of two suppliers."""
    nibs = _nib(own), _nib(other)
    return bool(nibs[0] and nibs[1] and not nibs[0] & nibs[1]) or alike(name_of(own), name_of(other)) < RENAMED


def same_listing(own: Tree, others: Mapping[str, Tree], same_photo: Callable[[str], bool]) -> str:
    """The id of the listing that `own` is a newer version of; empty where it is a new one.

    By its GTIN, by a permit of its own and a name not unlike, or by a photo and a like name; never one that says it is
    of another size. `same_photo` tells whether a listing has a photo in common with it.
    """
    likely = {id: tree for id, tree in others.items() if not _apart(own, tree)}
    ways: tuple[Callable[[str], bool], ...] = (
        lambda id: bool(_gtin(own)) and _gtin(own) == _gtin(likely[id]),
        lambda id: bool(_permits(own) & _permits(likely[id]) - _shared(others)) and alike(name_of(own), name_of(likely[id])) >= RENAMED,
        lambda id: alike(name_of(own), name_of(likely[id])) >= LISTING_NAME and same_photo(id))
    for way in ways:
        found = [id for id in likely if way(id)]
        if len(found) == 1:
            return found[0]
    return ""


def same_name(own: Tree, others: Mapping[str, Tree]) -> str:
    """The id of the listing that is called exactly as `own` is, and says nothing against it; empty where there is none, or several."""
    name = utils.default_process(name_of(own))
    found = [id for id, tree in others.items() if name and utils.default_process(name_of(tree)) == name and not _apart(own, tree)]
    return found[0] if len(found) == 1 else ""


def _apart(own: Tree, other: Tree) -> bool:
    """Whether two listings cannot be the same goods: other codes, other net amounts, other numbers in the name, another kind."""
    facts: tuple[Callable[[Tree], object], ...] = (
        _gtin, _net, lambda tree: sorted(re.findall(r"\d+", name_of(tree))), lambda tree: tree.get("kind"))
    return any(mine and theirs and mine != theirs for mine, theirs in ((fact(own), fact(other)) for fact in facts))


def _inner(tree: Tree, *keys: str) -> Raw:
    value: Raw = dict(tree)
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _gtin(tree: Tree) -> str:
    return str(_inner(tree, "identifiers", "gtin") or "")


def _net(tree: Tree) -> tuple[Decimal, str] | None:
    amount, unit = _inner(tree, "packing", "net", "amount"), _inner(tree, "packing", "net", "unit")
    try:
        return Decimal(str(amount)).normalize(), str(unit)
    except InvalidOperation:
        return None


def _permits(tree: Tree) -> frozenset[tuple[str, str]]:
    papers = tree.get("certificates")
    found = [(str(paper.get("type")), re.sub(r"[^A-Z0-9]", "", str(paper.get("number") or "").upper()))
             for paper in papers if isinstance(paper, dict)] if isinstance(papers, list) else []
    return frozenset((kind, number) for kind, number in found if number)


def _shared(others: Mapping[str, Tree]) -> frozenset[tuple[str, str]]:
    """Papers that cover more than one listing, by their kind or by how they are used."""
    held = [paper for tree in others.values() for paper in _permits(tree)]
    return frozenset(paper for paper in held if paper[0] in _MANY or held.count(paper) > 1)


def _nib(tree: Tree) -> frozenset[tuple[str, str]]:
    return frozenset(paper for paper in _permits(tree) if paper[0] == "nib")


def _phones(tree: Tree) -> frozenset[str]:
    contacts = tree.get("contacts")
    values = [str(one.get("value") or "") for one in contacts if isinstance(one, dict)] if isinstance(contacts, list) else []
    return frozenset(digits for value in values if "@" not in value and len(digits := re.sub(r"\D", "", value)) > 7)
