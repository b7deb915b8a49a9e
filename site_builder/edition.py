"""An edition: everything that one build shows, put in order for the views."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from catalog.reference import reference
from catalog.supplier import Supplier
from curation.change import Change
from curation.publication import Gone, Publication, Shown
from curation.rubric import Rubric
from curation.rulebook import Rulebook
from site_builder.pages import place_page
from site_builder.photos import Photo
from site_builder.site import Site
from site_builder.waiting import NOBODY, Waiting

PER_PAGE = 24
NO_RULES = Rulebook({}, {}, Rubric((), {}, ""), "")
"""For pages around which nothing is judged: the guides."""


@dataclass(slots=True)
class Edition:
    """What is published on one day.

    `shown` is in catalogue order: newest approval first, then by name. `photos` is keyed by the SHA-256
    of the original. `book` is what it was judged by, `waiting` who waits for that, `news` what changed lately, `sizes` the
    bytes of the files that were written before the pages. `by_*` hold positions in
    `shown`; a category and a place hold what lies below them, a channel what is ready for it.
    """

    site: Site
    date: date
    suppliers: Mapping[str, Supplier]
    shown: list[Shown]
    gone: list[Gone]
    photos: Mapping[str, Photo]
    curators: Mapping[str, object]
    book: Rulebook = NO_RULES
    waiting: Waiting = NOBODY
    news: Sequence[Change] = ()
    sizes: Mapping[str, int] = field(default_factory=dict)
    by_category: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_place: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_supplier: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_channel: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    position: dict[str, int] = field(default_factory=dict)

    def photo(self, shown: Shown, entry: Mapping[str, object]) -> Photo:
        """The photo that an entry of a listing's `photos` stands for."""
        return self.photos[shown.listing.files[str(entry["file"])]]


def edition(site: Site, publication: Publication, photos: Mapping[str, Photo], book: Rulebook = NO_RULES,
            waiting: Waiting = NOBODY, news: Sequence[Change] = ()) -> Edition:
    """Put a publication in order."""
    shown = sorted(publication.shown, key=_order)
    result = Edition(site, publication.date, publication.suppliers, shown, publication.gone, photos, publication.curators, book,
                     waiting, news)
    categories, regions = reference("categories"), reference("regions")
    for position, one in enumerate(shown):
        result.position[one.listing.id] = position
        result.by_supplier[one.supplier.id].append(position)
        for category in categories.ancestors(one.listing.category):
            result.by_category[category.id].append(position)
        for place in regions.ancestors(place_page(one.listing.origin)):
            result.by_place[place.id].append(position)
        for channel in one.ready:
            result.by_channel[channel].append(position)
    return result


def letter(one: Shown) -> str:
    """The grade a buyer is shown: the one recorded with the approval, or a final one by its marks; empty where there is none."""
    recorded = one.standing.approval.grade if one.standing.approval else ""
    return recorded or one.grade


def _order(one: Shown) -> tuple[int, str, str]:
    approval = one.standing.approval
    newest = -approval.date.toordinal() if approval else 0
    return newest, one.listing.name.get("id", "").casefold(), one.listing.id
