"""Paper: the PDFs that belong to a page, as links; none where the site makes none."""

from collections.abc import Iterator

from catalog.reference import reference
from site_builder.edition import Edition
from site_builder.language import translator
from site_builder.pages import book_path, sheet_path, tags_path
from site_builder.views.asking import channels_in_order
from site_builder.views.words import name

Printed = tuple[str, str]
"""A path below the site's root, and what it is called."""


def listing_papers(edition: Edition, id: str, language: str) -> tuple[Printed, ...]:
    """The product sheet and the shelf tags of a listing."""
    if not edition.site.sheets:
        return ()
    tell = translator(language)
    return (sheet_path(id), tell("Product sheet (PDF)")), (tags_path(id), tell("Shelf tags (PDF)"))


def book_papers(edition: Edition, kind: str, id: str, language: str) -> tuple[Printed, ...]:
    """The book of a channel or of a top category, where it has one."""
    held = edition.by_channel if kind == "channel" else edition.by_category
    top = kind == "channel" or not reference("categories")[id].get("parent")
    if not (edition.site.sheets and top and held.get(id)):
        return ()
    return ((book_path(kind, id, language), translator(language)("As a book to print (PDF)")),)


def all_books(edition: Edition, language: str) -> Iterator[Printed]:
    """Every book in a language, by the name of its channel or category."""
    kinds = [("channel", one.id, one.name.get(language) or one.id) for one in channels_in_order(edition.book)]
    kinds += [("category", entry.id, name("categories", entry.id, language)) for entry in reference("categories").children("")]
    yield from ((path, called) for kind, id, called in kinds for path, _ in book_papers(edition, kind, id, language))
