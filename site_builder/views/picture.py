"""A picture: a photo with its words, ready for a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from catalog.reference import Text
from curation.publication import Shown
from site_builder.edition import Edition
from site_builder.language import pick
from site_builder.photos import Photo, Rendition
from site_builder.views.colour import colour_class

_DEFAULT_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Picture:
    """What the photo component places. `lang` is set where the words are in another language than the page.

    Paths are below the site's root; measures are in pixels.
    """

    src: str
    large: str
    width: int
    height: int
    alt: str
    lang: str
    colour: str
    credit: str
    renditions: tuple[Rendition, ...]


def picture(photo: Photo, entry: Mapping[str, object], language: str) -> Picture:
    """The picture of a photo described by an entry of a `photos` list."""
    alt, used = pick(cast(Text, entry.get("alt") or {}), language)
    sizes = photo.renditions
    usual = next((one for one in sizes if one.width >= _DEFAULT_WIDTH), sizes[-1])
    return Picture(
        usual.path, sizes[-1].path, sizes[-1].width, sizes[-1].height, alt, "" if used == language else used,
        colour_class(photo.colour), str(entry.get("credit") or ""), sizes)


def pictures(edition: Edition, shown: Shown, language: str) -> tuple[Picture, ...]:
    """All pictures of a listing, the main one first."""
    return tuple(picture(edition.photo(shown, entry), entry, language) for entry in shown.listing.photos)


def main_picture(edition: Edition, shown: Shown, language: str) -> Picture:
    """A listing's main picture."""
    entry = shown.listing.photos[0]
    return picture(edition.photo(shown, entry), entry, language)
