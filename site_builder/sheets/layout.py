"""Laying out for the terminal: wrapped paragraphs, items with a mark, label left and value right."""

import textwrap
from collections.abc import Iterable, Iterator

WIDTH = 88
INDENT = 4
LABEL = 11

Line = tuple[str, bool]
"""A line, and whether it is a heading."""


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """The lines of a paragraph; words such as addresses are never broken."""
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


def item(mark: str, paragraphs: Iterable[str]) -> Iterator[str]:
    """Paragraphs hanging from a mark; empty ones are left out."""
    for n, paragraph in enumerate(filter(None, paragraphs)):
        yield from wrapped(paragraph, f"{mark:>{INDENT - 1}} " if n == 0 else " " * INDENT, " " * INDENT)


def facts(pairs: Iterable[tuple[str, str]], indent: int = INDENT) -> Iterator[str]:
    """Label left, value right; what has no value is left out."""
    for label, value in pairs:
        yield from wrapped(value, f"{' ' * indent}{label:<{LABEL}}", " " * (indent + LABEL))


def section(heading: str, body: Iterable[str]) -> Iterator[Line]:
    """A heading after an empty line, and what stands below it."""
    yield "", False
    yield from ((line, True) for line in wrapped(heading))
    yield from ((line, False) for line in body)
