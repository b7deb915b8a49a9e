"""Cards of what was found: blocks of cards as templates draw them, for a page one level below the language's root."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.edition import Edition
from site_builder.outline import Leaf, key
from site_builder.pages import SEARCH, Address
from site_builder.search import packed
from site_builder.views.card import card

if TYPE_CHECKING:
    from site_builder.render import Renderer

SIZE = 12
"""Cards in a block."""

KIND = "cards"
FROM = Address("catalogue")
"""The page from which the cards are seen."""


@dataclass(frozen=True, slots=True)
class Block:
    """So many cards, as positions in the edition; named by the category of the first one, and numbered within that."""

    category: str
    number: int
    positions: tuple[int, ...]


def blocks(edition: Edition, order: Sequence[int]) -> Iterator[Block]:
    """The listings in the order of the index; one that has half its cards ends with their category, so that a new listing moves few."""
    held: list[int] = []
    first, last, number = "", "", 0
    for position in order:
        here = edition.shown[position].listing.category
        if len(held) == SIZE or (here != last and len(held) * 2 >= SIZE):
            yield Block(first, number, tuple(held))
            held = []
        if not held:
            first, number = here, number + 1 if here == first else 0
        held.append(position)
        last = here
    if held:
        yield Block(first, number, tuple(held))


def leaves(edition: Edition, some: Sequence[Block], ground: str, keys: Sequence[str]) -> Iterator[Leaf]:
    """The file of every block in every language; its key names exactly what it shows."""
    languages = edition.site.languages
    for language in languages:
        for block in some:
            one = key(ground, KIND, language, *(keys[position] for position in block.positions))
            file = f"{SEARCH}cards/{language}/{block.category}-{block.number}.json"
            yield Leaf(file, one, Address(KIND), language, block.positions)


def drawn(renderer: "Renderer", leaf: Leaf) -> bytes:
    """A block: its name, and each card as HTML."""
    edition, language = renderer.edition, leaf.language
    context = renderer.context(FROM, language)
    macro = renderer.environments[language].get_template("card/card.html").module.card  # type: ignore[attr-defined]
    root, link = context["page"].root, context["link"]  # type: ignore[attr-defined]
    cards = [str(macro(card(edition, edition.shown[position], language), root, link)).strip() for position in leaf.positions]
    return (json.dumps([name(leaf.key), *cards], ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def name(one: str) -> str:
    """The short name of a block, from its key."""
    return packed.name(one)
