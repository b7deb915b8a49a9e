"""Pages that are tools on the buyer's own device: the inquiry list, the comparison, the check of a shelf tag."""

from dataclasses import dataclass

from catalog.reference import reference
from site_builder.edition import Edition
from site_builder.language import translator
from site_builder.views.head import head
from site_builder.views.view import View
from site_builder.views.words import name


@dataclass(frozen=True, slots=True)
class InquiryView(View):
    """The inquiry list: the terms of delivery to choose from, id and name, and the curators' own addresses."""

    delivery: tuple[tuple[str, str], ...]
    whatsapp: str
    email: str


def inquiry(edition: Edition, language: str) -> InquiryView:
    """The inquiry list, empty: what is on it only the device knows."""
    tell = translator(language)
    words = _words(edition, language, tell("Inquiry list"), tell("What you want to ask for, kept on this device and sent to each supplier."))
    terms = tuple((id, name("price_bases", id, language)) for id in reference("price_bases").entries)
    return InquiryView(**words, delivery=terms, whatsapp=edition.site.whatsapp, email=edition.site.email)  # type: ignore[arg-type]


def compare(edition: Edition, language: str) -> View:
    """Up to four listings side by side."""
    tell = translator(language)
    return _tool(edition, language, tell("Compare"), tell("Up to four products side by side, what differs first."))


def verify(edition: Edition, language: str) -> View:
    """Whether what a shelf tag or a quotation says is what was approved."""
    tell = translator(language)
    return _tool(edition, language, tell("Check a tag"), tell("Whether a shelf tag still says what has been approved."))


def _tool(edition: Edition, language: str, title: str, description: str) -> View:
    return View(**_words(edition, language, title, description))  # type: ignore[arg-type]


def _words(edition: Edition, language: str, title: str, description: str) -> dict[str, object]:
    return head(title, description, None, edition, language, hidden=True)
