"""Pages that are tools on the buyer's own device: the inquiry list, the comparison, the check of a shelf tag."""

from site_builder.edition import Edition
from site_builder.language import translator
from site_builder.views.head import head
from site_builder.views.view import View


def inquiry(edition: Edition, language: str) -> View:
    """The inquiry list, empty: what is on it only the device knows."""
    tell = translator(language)
    return _tool(edition, language, tell("Inquiry list"), tell("What you want to ask for, kept on this device and sent to each supplier."))


def compare(edition: Edition, language: str) -> View:
    """Up to four listings side by side."""
    tell = translator(language)
    return _tool(edition, language, tell("Compare"), tell("Up to four products side by side, what differs first."))


def verify(edition: Edition, language: str) -> View:
    """Whether what a shelf tag or a quotation says is what was approved."""
    tell = translator(language)
    return _tool(edition, language, tell("Check a tag"), tell("Whether a shelf tag still says what has been approved."))


def _tool(edition: Edition, language: str, title: str, description: str) -> View:
    return View(**head(title, description, None, edition, language, hidden=True))  # type: ignore[arg-type]
