"""What is printed of an edition: product sheets, shelf tags and books as PDF, each made again only when what it says has changed."""

import hashlib
import importlib.metadata
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from site_builder import memory, output, photos
from site_builder.edition import Edition
from site_builder.outline import Outline, key
from site_builder.pages import book_path, sheet_path, tags_path
from site_builder.sheets import book, product_sheet, shelf_tag
from site_builder.sheets.book import Book, books
from site_builder.sheets.press import FOLDER, press
from site_builder.workers import Progress, each

VERSION = "1"


@dataclass(frozen=True, slots=True)
class _Job:
    """One PDF: where it goes, the key of what may show on it, and which goods or which book it is about."""

    path: str
    key: str
    position: int
    book: Book | None = None


@dataclass(frozen=True, slots=True)
class _Made:
    """One PDF that exists: the key of what may show on it, the key of what does, and the SHA-256 of its bytes."""

    key: str
    said: str
    sha256: str


def files(edition: Edition, outline: Outline, folder: Path, progress: Progress) -> dict[str, tuple[str, Path]]:
    """Every PDF by its path below the site's root: its SHA-256 and where it lies; none where the site wants none.

    A PDF whose key has changed is first worked out as words; where those are what they were, as on a new day, it stays.
    """
    store = folder / "printed"
    shelf = memory.Shelf(store / "made", VERSION)
    known: Mapping[str, _Made] = shelf.entries
    jobs = {job.path: job for job in _jobs(edition, outline)} if edition.site.sheets else {}
    there = _there(store)
    stale = [job for job in jobs.values() if job.path not in there or job.path not in known or known[job.path].key != job.key]
    work = partial(_make, edition, folder, store, {path: known[path] for path in known.keys() & there})
    # Never in this process, not even one: see `press`.
    fresh = dict(zip((job.path for job in stale), each(work, stale, "sheets", progress, small=0), strict=True))
    made = {path: fresh[path] if path in fresh else known[path] for path in jobs}
    for path in there - jobs.keys():
        (store / path).unlink(missing_ok=True)
    shelf.keep(made)
    return {path: (one.sha256, store / path) for path, one in made.items()}


def _jobs(edition: Edition, outline: Outline) -> Iterator[_Job]:
    """Books first: they take longest."""
    for one in books(edition):
        cards = (outline.cards[position] for position in one.positions(edition))
        yield _Job(book_path(one.kind, one.id, one.language), key(outline.ground, edition.date, *cards), 0, one)
    for position, shown in enumerate(edition.shown):
        one_key = key(outline.ground, outline.cards[position])
        yield _Job(sheet_path(shown.listing.id), one_key, position)
        yield _Job(tags_path(shown.listing.id), one_key, position)


def _there(store: Path) -> set[str]:
    """The PDFs that exist; their bytes are checked when they are published."""
    found = (Path(folder).relative_to(store) / name for folder, _, names in os.walk(store) for name in names)
    return {path.as_posix() for path in found if path.suffix == ".pdf"}


def _make(edition: Edition, folder: Path, store: Path, known: Mapping[str, _Made], job: _Job) -> _Made:
    """One PDF, made or found to say the same as before."""
    pictures = photos.store(folder)
    _hold(edition, job, pictures)
    template, values, set_here = _work(edition, job, pictures)
    said = _said(template, values, pictures)
    before = known.get(job.path)
    if before and before.said == said:
        return _Made(job.key, said, before.sha256)
    data = set_here(values)
    memory.replace(store / job.path, data)
    return _Made(job.key, said, hashlib.sha256(data).hexdigest())


def _hold(edition: Edition, job: _Job, pictures: Path) -> None:
    """Hold the photos against what they were. Raises Damaged."""
    for position in job.book.positions(edition) if job.book else [job.position]:
        shown = edition.shown[position]
        preview = edition.photo(shown, shown.listing.photos[0]).social
        if hashlib.sha256((pictures / preview.path).read_bytes()).hexdigest() != preview.sha256:
            (pictures / preview.path).unlink()
            raise output.Damaged(f"damaged, and dropped: {preview.path}; build again")


def _work(edition: Edition, job: _Job, pictures: Path) -> tuple[Path, dict[str, Any], Callable[[Mapping[str, Any]], bytes]]:
    """The template of a PDF, the values it is given, and what sets it."""
    if job.book:
        return book.TEMPLATE, book.book(edition, job.book, pictures), partial(press, book.TEMPLATE, "book")
    shown = edition.shown[job.position]
    if job.path == tags_path(shown.listing.id):
        return shelf_tag.TEMPLATE, shelf_tag.shelf_tags(edition, shelf_tag.of_one(shown)), partial(press, shelf_tag.TEMPLATE, "tags")
    return product_sheet.TEMPLATE, product_sheet.product_sheet(edition, shown, pictures), product_sheet.printed


def _said(template: Path, values: Mapping[str, Any], store: Path) -> str:
    """The key of what a PDF says: all its words, the photos by their content's name, the template and what sets it."""
    return key(_setting(template), json.dumps(values, ensure_ascii=False).replace(json.dumps(str(store.absolute()))[1:-1], ""))


@cache
def _setting(template: Path) -> str:
    look = b"".join(path.read_bytes() for path in (template, FOLDER / "look.typ", FOLDER / "press.py"))
    return key(hashlib.sha256(look).hexdigest(), importlib.metadata.version("typst"))
