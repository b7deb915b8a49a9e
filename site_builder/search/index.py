"""The index: every file of the search, put together from what each listing brings."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from catalog.reference import reference
from site_builder import memory
from site_builder.datafiles import Make
from site_builder.edition import Edition
from site_builder.outline import Leaf, Outline, key
from site_builder.pages import SEARCH, Address
from site_builder.search import cards, choices, packed, vocabulary
from site_builder.search.contribution import Contribution, Words, contributions
from site_builder.search.facets import Choice
from site_builder.search.others import Page, of_values, pages
from site_builder.search.stems import spelt, stems
from site_builder.workers import Progress, quiet


@dataclass(frozen=True, slots=True)
class Index:
    """The files of the search: `leaves` are drawn by the renderer, `files` are ready, by path with their key."""

    leaves: list[Leaf]
    files: dict[str, tuple[str, Make]]


def index(edition: Edition, outline: Outline, guides: Sequence[Address], root: Path | None = None, cache: Path | None = None,
          progress: Progress = quiet) -> Index:
    """The index of an edition. `guides` are their addresses, whose texts lie below `root`; `cache` is where things are remembered."""
    brought, keys = contributions(edition, outline, cache, progress)
    order = sorted(range(len(edition.shown)), key=partial(_rank, edition, _categories()))
    blocks = list(cards.blocks(edition, order))
    leaves = list(cards.leaves(edition, blocks, outline.ground, outline.cards))
    values = choices.had(brought)
    known = {language: choices.there(edition, values, language) for language in edition.site.languages}
    others = pages(edition, root / "docs" if root else None, guides, known[edition.site.languages[0]])
    whole = key(outline.ground, edition.date, *(keys[position] for position in order), *outline.suppliers.values(), others)
    made = memory.recall(cache / "index") if cache else None
    if not isinstance(made, tuple) or made[0] != whole:
        ordered = [brought[position] for position in order]
        made = (whole, dict(_Files(edition, outline.ground, ordered, order, known, others, cache).files(leaves)))
        if cache:
            memory.remember(cache / "index", made)
    return Index(leaves, {path: (key(data), partial(bytes, data)) for path, data in made[1].items()})


def _categories() -> dict[str, int]:
    """The place of each category in the tree of the reference, walked from the top."""
    tree = reference("categories")

    def below(parent: str) -> Iterator[str]:
        for entry in tree.children(parent):
            yield entry.id
            yield from below(entry.id)

    return {id: number for number, id in enumerate(below(""))}


def _rank(edition: Edition, categories: dict[str, int], position: int) -> tuple[int, str, str, int]:
    """The order of the index: what a column has in common lies together, and one new listing moves few others."""
    shown = edition.shown[position]
    return (categories.get(shown.listing.category, len(categories)), shown.supplier.name.casefold(), shown.supplier.id, position)


class _Files:
    """The files that are put together of the whole."""

    def __init__(self, edition: Edition, ground: str, brought: list[Contribution], order: list[int],
                 known: dict[str, dict[str, list[Choice]]], others: list[Page], cache: Path | None) -> None:
        self.edition, self.ground, self.brought, self.order = edition, ground, brought, order
        self.known, self.others, self.cache = known, others, cache
        self.languages = edition.site.languages

    def files(self, leaves: Sequence[Leaf]) -> Iterator[tuple[str, bytes]]:
        """Every file with its path below the site's root."""
        order = packed.name("\0".join((*(self.edition.shown[position].listing.id for position in self.order),
                                       *(f"{facet}={one.id}" for facet, some in self.known[self.languages[0]].items() for one in some),
                                       *(page.slug for page in self.others))))
        yield from self._words(order)
        measured = {}
        for number, named_by, content in choices.numbers(self.brought):
            measured[number] = named_by
            yield f"{SEARCH}numbers/{number}.json", content
        shared = choices.columns(self.brought, self.known[self.languages[0]])
        for language in self.languages:
            rows = [page.row(language) for page in self.others]
            names = self._names(language)
            named: dict[str, object] = {
                "order": order, "numbers": measured, "size": cards.SIZE, "others": len(self.others),
                "cards": "".join(cards.name(leaf.key) for leaf in leaves if leaf.language == language)}
            for name, listed in (("pages", rows), ("names", names)):
                named[name] = packed.name(json.dumps(listed))
                yield f"{SEARCH}{name}.{language}.json", _json({"name": named[name], name: listed})
            yield f"{SEARCH}choices.{language}.json", choices.choices(self.edition, shared, language, self.known[language], named)

    def _names(self, language: str) -> list[str]:
        """The place of each listing among their names, as a column."""
        shown = [self.edition.shown[position].listing for position in self.order]
        called = sorted(range(len(shown)), key=lambda at: ((shown[at].name.get(language) or shown[at].name["id"]).casefold(), shown[at].id))
        ranks = [0] * len(shown)
        for rank, at in enumerate(called):
            ranks[at] = rank
        return packed.column(ranks)

    def _words(self, order: str) -> Iterator[tuple[str, bytes]]:
        """The vocabulary and its shards. They stay as they are while neither a word nor an order changes."""
        beside = (*of_values(self.edition, self.known[self.languages[0]]), *(page.words for page in self.others))
        documents = [*(one.words for one in self.brought), *beside]
        whole = key(self.ground, order, *documents)
        known = memory.recall(self.cache / "vocabulary") if self.cache else None
        if not isinstance(known, tuple) or known[0] != whole:
            known = (whole, dict(self._spoken(documents, order)))
            if self.cache:
                memory.remember(self.cache / "vocabulary", known)
        yield from known[1].items()

    def _spoken(self, documents: Sequence[Words], order: str) -> Iterator[tuple[str, bytes]]:
        wanted = [(language, word) for language, words in vocabulary.used(documents).items() for word in sorted(words)]
        known = stems(wanted, self.cache)
        made = vocabulary.vocabulary(documents, spelt({word: known[word] for word in wanted}))
        counts, texts = vocabulary.shards(made)
        names = [packed.name(text) for text in texts]
        yield f"{SEARCH}words.json", vocabulary.head(made, order, counts, names)
        for number, (name, text) in enumerate(zip(names, texts, strict=True)):
            yield f"{SEARCH}words/{number}.json", _json([name, text])


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
