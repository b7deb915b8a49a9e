"""Long lists of listings, 24 a page: what all of them show."""

from collections.abc import Sequence
from dataclasses import dataclass

from curation.publication import Shown
from site_builder.edition import PER_PAGE, Edition
from site_builder.language import number, say, translator
from site_builder.pages import Address, narrowed
from site_builder.views import card, structured
from site_builder.views.card import Card, goods
from site_builder.views.structured import Node, Step
from site_builder.views.view import View


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a page stands in its list. `next` and `previous` are page numbers, 0 where there is none.

    `narrowed` is the search part of the catalogue's address that shows the same list with filters.
    """

    kind: str
    id: str
    count: str
    text: str
    more: str
    next: int
    previous: int
    narrowed: str
    total: int


@dataclass(frozen=True, slots=True)
class ListView(View):
    """A page of cards."""

    crumbs: Sequence[Step]
    name: str
    pages: Pages
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """What all lists share, as arguments of their views."""

    edition: Edition
    language: str
    address: Address
    some: Sequence[Shown]
    pages: int
    total: int

    def fields(self, called: str, description: str, crumbs: Sequence[Step], *nodes: Node) -> dict[str, object]:
        """The fields of ListView."""
        edition, language, address = self.edition, self.language, self.address
        first = self.some[0] if self.some else None
        page = translator(language)("%(name)s, page %(number)s", name=called, number=address.number)
        ids = [shown.listing.id for shown in self.some]
        ld = [structured.item_list(edition, language, ids), structured.breadcrumb(edition, language, (*crumbs, (called, "", ""))), *nodes]
        return {
            "title": called if address.number == 1 else page, "description": description,
            "image": edition.photo(first, first.listing.photos[0]).social.path if first else "",
            "image_alt": say(first.listing.name, language) if first else "", "og_type": "website",
            "json_ld": structured.script(ld), "hidden": False, "crumbs": crumbs, "name": called,
            "pages": self.where(), "cards": card.cards(edition, self.some, language)}

    def where(self) -> Pages:
        """The page's place in its list."""
        tell, language, at = translator(self.language), self.language, self.address
        count = goods(self.total, language)
        first = (at.number - 1) * PER_PAGE + 1
        text = tell("%(first)s–%(last)s of %(count)s", first=number(first, language),
                    last=number(first + len(self.some) - 1, language), count=count) if self.pages > 1 else count
        left = min(PER_PAGE, self.total - first - len(self.some) + 1)
        more = tell("Load %(count)s more", count=number(left, language)) if left > 0 else ""
        following = at.number + 1 if at.number < self.pages else 0
        return Pages(at.kind, at.id, count, text, more, following, at.number - 1, narrowed(at), self.total)
