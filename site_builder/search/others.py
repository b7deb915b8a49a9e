"""Others: what is found beside listings. Values of facets that have a name, then pages that no listing belongs to."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalog.document import read
from catalog.reference import Text, reference
from site_builder.edition import Edition
from site_builder.language import pick
from site_builder.pages import FOLDERS, Address
from site_builder.search.contribution import BRAND, NAME, TEXT, Words, joined, told
from site_builder.search.facets import NAMED, Choice

Said = tuple[int, str, str]
"""Where a word stands, its language, and the word."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is found by its words: its kind, its address below the language's root, its title, and a line about it."""

    kind: str
    slug: str
    title: Text
    line: Text = field(default_factory=dict)
    more: tuple[Text, ...] = ()

    @property
    def words(self) -> Words:
        """Its words by where they stand."""
        return joined((*told(NAME, self.title), *(word for text in (self.line, *self.more) for word in told(TEXT, text))))

    def row(self, language: str) -> list[str]:
        """Kind, title, line and address for a reader of one language, and the language where that is another."""
        title, used = pick(self.title, language)
        row = [self.kind, title, pick(self.line, language)[0], self.slug]
        return row if used == language else [*row, used]


def of_values(edition: Edition, choices: Mapping[str, Sequence[Choice]]) -> Iterator[Words]:
    """The words of every value of the facets that have names, in their order."""
    for facet in NAMED:
        for choice in choices[facet.id]:
            yield joined(_VALUES[facet.id](edition, choice))


def _entry(list_name: str, id: str) -> Iterator[Said]:
    entry = reference(list_name)[id]
    yield from told(NAME, entry.name)
    for alias in (id, *entry.items("aliases")):
        yield from told(BRAND, {"id": alias})


def _place(edition: Edition, choice: Choice) -> Iterator[Said]:
    return told(NAME, dict.fromkeys(edition.site.languages, choice.label))


def _channel(edition: Edition, choice: Choice) -> Iterator[Said]:
    yield from told(NAME, edition.book.channels[choice.id].name)
    yield from told(BRAND, {"id": choice.id})


def _supplier(edition: Edition, choice: Choice) -> Iterator[Said]:
    supplier = edition.suppliers[choice.id]
    yield from told(NAME, {"": supplier.name})
    if kind := reference("supplier_kinds").entries.get(str(supplier.data.get("kind"))):
        yield from told(TEXT, kind.name)


_VALUES: Mapping[str, Callable[[Edition, Choice], Iterator[Said]]] = {
    "category": lambda _, choice: _entry("categories", choice.id), "kind": lambda _, choice: _entry("kinds", choice.id),
    "paper": lambda _, choice: _entry("certificates", choice.id), "place": _place, "channel": _channel, "supplier": _supplier,
}


def pages(edition: Edition, docs: Path | None, guides: Iterable[Address], choices: Mapping[str, Sequence[Choice]]) -> list[Page]:
    """The pages beside those of listings and of values: what has no listing yet, standards, guides."""
    there = {facet: {choice.id for choice in some} for facet, some in choices.items()}
    first, book = edition.site.languages[0], edition.book
    found = [Page("supplier", Address("supplier", one.id).slug, {first: one.name})
             for one in edition.suppliers.values() if one.id not in there["supplier"]]
    found += (Page("channel", Address("channel", id).slug, one.name) for id, one in book.channels.items() if id not in there["channel"])
    found += (Page("standard", Address("standard", one.id).slug, one.title) for one in book.standards.values())
    if docs:
        found += (page for address in guides if (page := _guide(docs, address, edition.site.languages)))
    return found


def _guide(docs: Path, address: Address, languages: Sequence[str]) -> Page | None:
    """A guide, from the Markdown it is made of; None where that is not there."""
    texts = {language: text for language in languages if (text := _markdown(docs / language, address.id))}
    heads = {language: _TITLE.search(text) for language, text in texts.items()}
    title = {language: head[1].strip() for language, head in heads.items() if head}
    if not title:
        return None
    line = {language: said for language, text in texts.items() if (said := _description(text))}
    more = {language: " ".join(_HEADING.findall(text)) for language, text in texts.items()}
    return Page("guide", address.slug, title, line, (more,))


_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_HEADING = re.compile(r"^##+ (.+)$", re.MULTILINE)
_FRONT = re.compile(r"\A---\n(.*?)^---$", re.MULTILINE | re.DOTALL)


def _markdown(folder: Path, id: str) -> str:
    names = (folder / f"{id}.md", folder / id / "index.md") if id else (folder / "index.md",)
    return next((path.read_text("utf-8") for path in names if path.is_file()), "")


def _description(text: str) -> str:
    front = _FRONT.match(text)
    said = read("front", front[1].encode()).tree.get("description") if front else None
    return said if isinstance(said, str) else ""


def folders() -> Mapping[str, str]:
    """Where the pages of a facet's values stand."""
    return {facet.id: FOLDERS[facet.page] for facet in NAMED if facet.page}
