"""The pages of the form: where a kind is chosen, and the form for a kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.finding import N_
from catalog.reference import Entry, reference
from catalog.schema import kinds
from site_builder import envelope
from site_builder.edition import Edition
from site_builder.form.asked import SEND, START
from site_builder.form.part import Part, parts
from site_builder.language import say, translator
from site_builder.pages import FORM, PLACES, REMEDIES, RULES, SUPPLIERS, form_path, table_path
from site_builder.views.downloads import sized
from site_builder.views.head import head
from site_builder.views.view import View
from site_builder.views.words import name

ROLES = {"owner": N_("I own the business"), "helper": N_("I help, for a cooperative or an office"),
         "officer": N_("I am an officer of the trade office")}
"""Who sends, by what a bundle calls them."""

_HELPS = ("koperasi-merah-putih", "disperindag-kota", "disperindag-kabupaten", "dinkop-kota", "dinkop-kabupaten")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of listing to choose: id, name, what belongs to it, and its blank table with the size of that."""

    id: str
    name: str
    help: str
    table: str
    size: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office that helps, by its name and what it does."""

    name: str
    helps: str


@dataclass(frozen=True, slots=True)
class SubmitView(View):
    """Where a kind is chosen, and the other ways to submit."""

    kinds: tuple[Kind, ...]
    offices: tuple[Office, ...]
    whatsapp: str
    email: str


@dataclass(frozen=True, slots=True)
class Category:
    """A category to choose: `above` are those above it, `papers` the permits that its goods need, alternatives joined by `|`."""

    id: str
    name: str
    above: str
    papers: str


@dataclass(frozen=True, slots=True)
class FormView(View):
    """The form for a kind. What comes later than the page is named by its path below the site's root."""

    kind: str
    kind_name: str
    parts: tuple[Part, ...]
    start: str
    send: str
    categories: tuple[tuple[str, tuple[Category, ...]], ...]
    roles: tuple[tuple[str, str], ...]
    currency: str
    symbol: str
    receiver: str
    whatsapp: str
    email: str
    lists: str
    rules: str
    remedies: str
    places: str = PLACES
    suppliers: str = SUPPLIERS
    feed: str = envelope.SUPPLIERS


def submit(edition: Edition, language: str) -> SubmitView:
    """The page where a kind is chosen."""
    tell = translator(language)
    some = tuple(Kind(id, say(entry.name, language), say(entry.text("help"), language), table_path(id, language),
                      sized(edition.sizes.get(table_path(id, language), 0), language))
                 for id, entry in reference("kinds").entries.items() if id in kinds())
    known = (entry for id in _HELPS if (entry := reference("offices").entries.get(id)))
    offices = tuple(Office(say(entry.name, language), say(entry.text("helps"), language)) for entry in known)
    promise = tell("Ten minutes on your phone. What you fill in stays on it until you send.")
    words = head(tell("Submit a product"), promise, None, edition, language)
    return SubmitView(**words, kinds=some, offices=offices, whatsapp=edition.site.whatsapp, email=edition.site.email)  # type: ignore[arg-type]


def form(edition: Edition, language: str, kind: str) -> FormView:
    """The form for a kind of listing."""
    tell, called = translator(language), name("kinds", kind, language)
    promise = tell("Saved on this device at every step. Nothing is sent before you send it.")
    words = head(tell("Submit: %(kind)s", kind=called), promise, None, edition, language, hidden=True)
    currency = reference("currencies")[edition.site.currency]
    return FormView(
        **words, kind=kind, kind_name=called, parts=parts(kind, language),  # type: ignore[arg-type]
        start=START, send=SEND, categories=tuple(_categories(kind, language)),
        roles=tuple((id, tell(said)) for id, said in ROLES.items()), currency=currency.id, symbol=currency.get("symbol", currency.id),
        receiver=edition.site.receiver, whatsapp=edition.site.whatsapp, email=edition.site.email,
        lists=form_path(FORM, kind, language), rules=form_path(RULES, kind, language), remedies=form_path(REMEDIES, kind, language))


def _categories(kind: str, language: str) -> Iterator[tuple[str, tuple[Category, ...]]]:
    """The narrowest categories of a kind, below the one above them."""
    tree = reference("categories")
    below: dict[str, list[Category]] = {}
    for id, entry in tree.entries.items():
        if kind in entry.items("kinds") and not any(kind in one.items("kinds") for one in tree.children(id)):
            below.setdefault(entry.get("parent") or id, []).append(_category(entry, language))
    for id, some in below.items():
        yield say(tree[id].name, language), tuple(some)


def _category(entry: Entry, language: str) -> Category:
    above = reference("categories").ancestors(entry.id)
    requires = entry.attributes.get("requires")
    papers = " ".join("|".join(map(str, some)) for some in requires if isinstance(some, list)) if isinstance(requires, list) else ""
    return Category(entry.id, say(entry.name, language), " ".join(one.id for one in above[1:]), papers)
