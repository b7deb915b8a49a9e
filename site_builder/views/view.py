"""What every page's view holds: the words of its head."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class View:
    """`image` is the preview's path below the site's root, or empty; `hidden` keeps search engines out."""

    title: str
    description: str
    image: str
    image_alt: str
    og_type: str
    json_ld: Markup
    hidden: bool
