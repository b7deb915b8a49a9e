"""Views: what each kind of page shows, ready to be placed. `render.py` calls what is named here and nothing beside it."""

from site_builder.views.colour import colour_class, colour_css
from site_builder.views.goods_page import instead, listing, withdrawn
from site_builder.views.list_page import cards, residents
from site_builder.views.overview import categories, downloads, home, language_name, not_found, site, suppliers
from site_builder.views.papers import dated
from site_builder.views.view import View

__all__ = [
    "View", "cards", "categories", "colour_class", "colour_css", "dated", "downloads", "home", "instead", "language_name",
    "listing", "not_found", "residents", "site", "suppliers", "withdrawn",
]
