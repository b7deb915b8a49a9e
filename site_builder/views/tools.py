"""Pages that are tools on the buyer's own device: the inquiry list, the comparison, the check of a shelf tag."""

from dataclasses import dataclass

from catalog.reference import reference
from site_builder.edition import Edition
from site_builder.language import translator
from site_builder.pages import EDITION
from site_builder.views.head import head
from site_builder.views.view import View
from site_builder.views.words import name


@dataclass(frozen=True, slots=True)
class DatedView(View):
    """A tool that says how old what it shows may be: `fresh_days` is the age up to which nothing is said.

    `edition` is the path of the file that names the edition's day, below the site's root.
    """

    fresh_days: int
    edition: str = EDITION


@dataclass(frozen=True, slots=True)
class InquiryView(View):
    """The inquiry list: the terms of delivery to choose from, id and name, and the curators' own addresses."""

    delivery: tuple[tuple[str, str], ...]
    whatsapp: str
    email: str


def inquiry(edition: Edition, language: str) -> InquiryView:
    """The inquiry list, empty: what is on it only the device knows."""
    tell = translator(language)
    words = _words(edition, language, tell("Inquiry list"),
                   tell("What you want to ask for, kept on this device and sent to each supplier."))
    terms = tuple((id, name("price_bases", id, language)) for id in reference("price_bases").entries)
    return InquiryView(**words, delivery=terms, whatsapp=edition.site.whatsapp, email=edition.site.email)  # type: ignore[arg-type]


def compare(edition: Edition, language: str) -> View:
    """Up to four listings side by side."""
    tell = translator(language)
    return _tool(edition, language, tell("Compare"), tell("Up to four products side by side, what differs first."))


def verify(edition: Edition, language: str) -> DatedView:
    """Whether what a shelf tag or a quotation says is what was approved."""
    tell = translator(language)
    return _dated(edition, language, tell("Check a tag"), tell("Whether a shelf tag still says what has been approved."))


def offline(edition: Edition, language: str) -> DatedView:
    """What stands in the place of a page that the device has not kept, and holds what a kept page says of itself."""
    tell = translator(language)
    return _dated(edition, language, tell("Pages on this device"), tell("Pages this device has opened and can show without a connection."))


def _tool(edition: Edition, language: str, title: str, description: str) -> View:
    return View(**_words(edition, language, title, description))  # type: ignore[arg-type]


def _words(edition: Edition, language: str, title: str, description: str) -> dict[str, object]:
    return head(title, description, None, edition, language, hidden=True)


def _dated(edition: Edition, language: str, title: str, description: str) -> DatedView:
    return DatedView(**_words(edition, language, title, description), fresh_days=edition.site.fresh_days)  # type: ignore[arg-type]
