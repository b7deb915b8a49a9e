"""The photos of an edition: every rendition made or remembered, and what cannot be shown taken out."""

from functools import partial
from pathlib import Path

from catalog.finding import N_, Finding, Message
from curation.publication import Publication, Shown, Withheld
from curation.workflow import State
from site_builder import memory, photos
from site_builder.photos import Photo
from site_builder.workers import Progress, each


def gallery(root: Path, cache: Path, publication: Publication, progress: Progress) -> dict[str, Photo]:
    """The photos of what is shown, by the SHA-256 of the original.

    A listing whose photo changed while it was read, or cannot be decoded, is withheld with a finding.
    """
    folder = photos.store(cache)
    book = folder / "made"
    known: dict[str, Photo] = (memory.recall(book) or {}).get(photos.VERSION, {})
    wanted = _wanted(publication)
    there = photos.there(folder)
    missing = [(source, sha256) for sha256, source in wanted.items()
               if sha256 not in known or not there.issuperset(file.path for file in known[sha256].files)]
    made = each(partial(photos.job, Path(), folder), missing, "photos", progress, small=2)
    fresh = {sha256: photo for (_, sha256), photo in zip(missing, made, strict=True)}
    result = {sha256: photo for sha256 in wanted if (photo := fresh.get(sha256, known.get(sha256)))}
    if missing:
        memory.remember(book, {photos.VERSION: {**known, **result}})
    _withhold(publication, wanted.keys() - result.keys())
    return result


def _wanted(publication: Publication) -> dict[str, str]:
    """The originals that are shown: their path by SHA-256."""
    wanted: dict[str, str] = {}
    for shown in publication.shown:
        for name in shown.listing.photo_files:
            wanted[shown.listing.files[name]] = f"{shown.home}/products/{shown.listing.path}/{name}"
    for supplier in publication.suppliers.values():
        for name in supplier.files.keys() - {"supplier.yml"}:
            wanted[supplier.files[name]] = f"{publication.homes[f'products/{supplier.id}']}/products/{supplier.id}/{name}"
    return wanted


def _withhold(publication: Publication, unusable: set[str]) -> None:
    kept: list[Shown] = []
    for shown in publication.shown:
        lost = sorted(name for name, sha256 in shown.listing.files.items() if sha256 in unusable)
        if not lost:
            kept.append(shown)
            continue
        folder = f"products/{shown.listing.path}"
        message = N_("the photo '{file}' cannot be opened: it is damaged or not a JPEG, PNG or WebP")
        finding = Finding(f"{folder}/{lost[0]}", 0, 0, "photo-unreadable", Message(message, {"file": lost[0]}),
                          Message(N_("take it from the phone again, or save it anew as JPEG")))
        publication.findings.append(finding)
        publication.withheld.append(Withheld(folder, State.APPROVED, Message(N_("it has errors")), (finding,)))
    publication.shown[:] = kept
