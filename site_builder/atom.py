"""The news as Atom (RFC 4287), one feed a language: what the page of news tells, for programs that follow it.

An entry is dated by the day on which it became so, never by the clock, and its id is the same in every build.
"""

from datetime import date
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from curation.change import Change
from site_builder.edition import Edition
from site_builder.language import say, translator
from site_builder.pages import Address
from site_builder.views import told
from site_builder.xml_text import HEAD, add, written

NAMESPACE = "http://www.w3.org/2005/Atom"
SINCE = "2026"
"""The year in which these ids begin: a tag URI (RFC 4151) names a day on which its authority had the name."""

MOST = 100
"""Entries in a feed: who follows it looks in more often than a hundred changes are made."""


def path(language: str, languages: tuple[str, ...]) -> str:
    """Where the feed of a language lies: beside the page of news."""
    return Address("news").path(language, languages) + "atom.xml"


def feed(edition: Edition, language: str) -> bytes:
    """The feed of a language, newest first."""
    site, languages = edition.site, edition.site.languages
    tell, changes = translator(language), edition.news[:MOST]
    page = site.url + Address("news").path(language, languages)
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": language})
    add(root, "title", tell("%(site)s: what is new", site=say(site.name, language)))
    add(root, "subtitle", say(site.tagline, language))
    add(root, "id", _tag(edition, Address("news").path(language, languages)))
    add(root, "updated", _moment(updated(edition)))
    add(root, "link", rel="self", type="application/atom+xml", href=site.url + path(language, languages))
    add(root, "link", rel="alternate", type="text/html", hreflang=language, href=page)
    author = add(root, "author")
    add(author, "name", say(site.publisher, language))
    add(author, "email", site.email)
    add(root, "rights", site.licence)
    for change in changes:
        _entry(root, edition, change, language)
    return (HEAD + written(root) + "\n").encode()


def _entry(root: Element, edition: Edition, change: Change, language: str) -> None:
    languages, entry = edition.site.languages, add(root, "entry")
    kind = told.kind(change, language)
    add(entry, "title", f"{told.called(change, language)[0]}: {kind}")
    add(entry, "id", _tag(edition, f"{Address('news').path(language, languages)}{change.day}/{change.kind}/{change.id}"))
    add(entry, "updated", _moment(change.day))
    add(entry, "published", _moment(change.day))
    add(entry, "link", rel="alternate", type="text/html", hreflang=language,
        href=edition.site.url + Address("listing", change.id).path(language, languages))
    add(entry, "category", term=change.kind.value, label=kind)
    add(entry, "summary", " ".join(told.sentences(edition.book, change, language)))


def _tag(edition: Edition, path: str) -> str:
    there = urlsplit(edition.site.url)
    return f"tag:{there.hostname},{SINCE}:{there.path.lstrip('/')}{path}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def updated(edition: Edition) -> date:
    """When the feed last changed: with the newest of its entries, else with the newest approval."""
    approvals = (one.standing.approval.date for one in edition.shown if one.standing.approval)
    return edition.news[0].day if edition.news else max(approvals, default=edition.date)
