"""The head of a page that is not about one thing."""

from collections.abc import Sequence

from markupsafe import Markup

from curation.publication import Shown
from site_builder.edition import Edition
from site_builder.language import say
from site_builder.views import structured


def head(title: str, description: str, shown: Shown | None, edition: Edition, language: str,
         nodes: Sequence[structured.Node] = (), hidden: bool = False) -> dict[str, object]:
    """The fields of View; `shown` lends its photo to the preview."""
    return {
        "title": title, "description": description, "og_type": "website", "hidden": hidden,
        "image": edition.photo(shown, shown.listing.photos[0]).social.path if shown else "",
        "image_alt": say(shown.listing.name, language) if shown else "",
        "json_ld": structured.script(nodes) if nodes else Markup("")}
