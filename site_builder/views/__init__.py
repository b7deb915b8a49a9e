"""Views: what each kind of page shows, ready to be placed. `render.py` calls what is named here and nothing beside it."""

from site_builder.views.badges import badges, serving
from site_builder.views.channel_page import channels
from site_builder.views.colour import colour_class, colour_css
from site_builder.views.downloads import downloads
from site_builder.views.goods_page import instead, listing, withdrawn
from site_builder.views.grading import grading
from site_builder.views.list_page import cards, residents
from site_builder.views.news import FRESH, news, pictured
from site_builder.views.overview import categories, home, language_name, not_found, site, suppliers
from site_builder.views.papers import dated
from site_builder.views.queue_page import queue
from site_builder.views.standard_page import standard, standards
from site_builder.views.tools import compare, inquiry, offline, verify
from site_builder.views.view import View

__all__ = [
    "FRESH", "View", "badges", "cards", "categories", "channels", "colour_class", "colour_css", "compare", "dated", "downloads", "grading",
    "home", "inquiry", "instead", "language_name", "listing", "news", "not_found", "offline", "pictured", "queue", "residents",
    "serving", "site", "standard", "standards", "suppliers", "verify", "withdrawn",
]
