"""Views of one listing: its page, and the page that stands in its place when it is no longer offered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import cast

from markupsafe import Markup

from catalog.finding import N_
from catalog.reference import Text, reference
from curation.curator import Curator
from curation.publication import Gone, Shown
from curation.subject import Subject
from curation.workflow import State
from site_builder.edition import Edition, letter
from site_builder.language import day, pick, say, translator
from site_builder.views import structured
from site_builder.views.asking import channels_in_order
from site_builder.views.card import Card, cards
from site_builder.views.contact import Ask, ask
from site_builder.views.grading import grade_word
from site_builder.views.line import line
from site_builder.views.maker import Maker, maker, paragraphs
from site_builder.views.offer import Fact, Offer, Season, facts, offer, season
from site_builder.views.once import once
from site_builder.views.paper import Printed
from site_builder.views.paper import listing_papers as printed_papers
from site_builder.views.papers import Paper, checked, curator, listing_papers, supplier_papers
from site_builder.views.picture import Picture, pictures
from site_builder.views.sheet import Section, listing_sheet
from site_builder.views.structured import Step
from site_builder.views.value import Context
from site_builder.views.view import View
from site_builder.views.words import district, held, name

_ALTERNATIVES = 4


@dataclass(frozen=True, slots=True)
class ListingView(View):
    """A listing's page. The `*_lang` are set where a text is in another language than the page.

    `line` is what an inquiry list must know of it, `ready` the channels it is ready for (id and name), `checked` says how
    many of its papers were checked.
    """

    id: str
    category: str
    crumbs: Sequence[Step]
    name: str
    name_lang: str
    summary: str
    summary_lang: str
    paragraphs: tuple[str, ...]
    text_lang: str
    pictures: tuple[Picture, ...]
    place: str
    offer: Offer
    line: Markup
    ask: Ask
    facts: tuple[Fact, ...]
    season: Season | None
    confirmed: str
    approved: str
    sample: bool
    ready: tuple[tuple[str, str], ...]
    grade: str
    papers: tuple[Paper, ...]
    sections: tuple[Section, ...]
    checked: str
    maker: Maker
    printed: tuple[Printed, ...]
    similar: tuple[Card, ...]
    others: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class WithdrawnView(View):
    """The page of a listing that is no longer offered. It shows nothing that was not approved."""

    crumbs: Sequence[Step]
    name: str
    name_lang: str
    since: str
    reason: str
    reason_lang: str
    alternatives: tuple[Card, ...]


def listing(edition: Edition, language: str, shown: Shown, similar: Sequence[Shown], others: Sequence[Shown]) -> ListingView:
    """The page of a listing; `similar` are the like from other suppliers, `others` goods of the same one."""
    one, data = shown.listing, shown.listing.data
    called, name_used = pick(one.name, language)
    summary, summary_used = pick(cast(Text, data["summary"]), language)
    text, text_used = pick(cast(Text, data["description"]), language)
    price, order = one.section("price"), one.section("order")
    currency = str(price.get("currency") or edition.site.currency)
    steps = category_steps(one.category, language)
    gallery, held_papers = pictures(edition, shown, language), _papers(edition, shown, language)
    return ListingView(
        title=called, description=summary, image=edition.photo(shown, one.photos[0]).social.path, image_alt=gallery[0].alt,
        og_type="product", json_ld=structured.script(structured.listing(edition, language, shown, steps)), hidden=False,
        id=one.id, category=one.category, crumbs=steps, name=held(called), name_lang=_other(name_used, language),
        summary=summary, summary_lang=_other(summary_used, language),
        paragraphs=paragraphs(text), text_lang=_other(text_used, language), pictures=gallery,
        place=district(one.origin, language), offer=offer(Subject(one, shown.supplier, edition.date), language),
        line=line(edition, shown, language),
        ask=ask(edition, shown.supplier, called, structured.url(edition, language, "listing", one.id), language),
        facts=facts(one, currency, language), season=season(one, language),
        confirmed=_confirmed(shown, language), approved=_approved(edition, shown, language),
        sample=shown.supplier.data.get("sample") is True,
        ready=_ready(edition, shown, language), grade=grade_word(letter(shown), language),
        papers=held_papers, checked=checked(held_papers, language),
        sections=listing_sheet(one.kind, data, Context(language, currency, str(order.get("unit") or ""))),
        maker=maker(edition, shown.supplier, language),
        printed=printed_papers(edition, one.id, language),
        similar=cards(edition, similar, language), others=cards(edition, others, language))


def withdrawn(edition: Edition, language: str, gone: Gone) -> WithdrawnView:
    """The page at an address that once showed a listing."""
    tell = translator(language)
    called, name_used = pick(gone.name, language) if gone.name else (tell("This product"), language)
    reason, reason_used = pick(gone.reason, language) if gone.reason else ("", language)
    since = tell(_SINCE.get(gone.state, _SINCE[State.WITHDRAWN]), day=day(gone.since, language))
    steps = tuple(step for step in category_steps(gone.category, language) if step[1] == "catalogue" or edition.by_category.get(step[2]))
    return WithdrawnView(
        title=called, description=since, image="", image_alt="", og_type="website", json_ld=Markup(""), hidden=True,
        crumbs=steps, name=held(called), name_lang=_other(name_used, language), since=since, reason=reason,
        reason_lang=_other(reason_used, language), alternatives=cards(edition, instead(edition, gone), language))


_SINCE: Mapping[State, str] = {
    State.WITHDRAWN: N_("This product has not been offered since %(day)s."),
    State.REJECTED: N_("This product has not been offered since %(day)s."),
    State.SUSPENDED: N_("This product has been suspended since %(day)s."),
    State.HIDDEN: N_("The approval of this product ended on %(day)s. It returns when it has been checked again."),
    State.ARCHIVED: N_("The approval of this product ended on %(day)s."),
    State.IN_REVIEW: N_("This product has changed and is being checked again."),
    State.SUBMITTED: N_("This product has changed and is being checked again."),
    State.RETURNED: N_("This product has changed and is being checked again."),
    State.APPROVED: N_("This product is not shown at the moment."),
}


def instead(edition: Edition, gone: Gone) -> list[Shown]:
    """What to offer instead: its replacement, then its category, then its supplier's goods."""
    positions = [edition.position[gone.replacement]] if gone.replacement in edition.position else []
    positions += edition.by_category.get(gone.category, [])
    positions += edition.by_supplier.get(gone.supplier_id, [])
    return [edition.shown[position] for position in dict.fromkeys(positions)][:_ALTERNATIVES]


@lru_cache(maxsize=1024)
def category_steps(category: str, language: str) -> tuple[Step, ...]:
    """The breadcrumb down to a category."""
    above = reversed(reference("categories").ancestors(category))
    return ((translator(language)("Catalogue"), "catalogue", ""),
            *((name("categories", entry.id, language), "category", entry.id) for entry in above))


def _other(used: str, language: str) -> str:
    return "" if used == language else used


def _papers(edition: Edition, shown: Shown, language: str) -> tuple[Paper, ...]:
    """The listing's papers, then its supplier's."""
    supplier, register = shown.supplier, _curators(edition)
    of_supplier = once(edition, ("papers", supplier.id, language), lambda: supplier_papers(supplier, edition.date, register, language))
    return (*listing_papers(shown, register, language), *of_supplier)


def _curators(edition: Edition) -> Mapping[str, Curator]:
    return cast("Mapping[str, Curator]", edition.curators)


def _ready(edition: Edition, shown: Shown, language: str) -> tuple[tuple[str, str], ...]:
    channels, ready = once(edition, "channels", lambda: channels_in_order(edition.book)), shown.ready
    return tuple((one.id, say(one.name, language)) for one in channels if one.id in ready)


def _confirmed(shown: Shown, language: str) -> str:
    on = cast(date, shown.listing.facts["confirmed"])
    return translator(language)("Price and supply last confirmed on %(day)s.", day=day(on, language))


def _approved(edition: Edition, shown: Shown, language: str) -> str:
    """Who approved it, when, and until when."""
    approval, until = shown.standing.approval, shown.standing.until
    if approval is None or until is None:
        return ""
    return translator(language)(
        "Approved by %(who)s on %(day)s, valid until %(until)s.",
        who=curator(_curators(edition), approval.by, language), day=day(approval.date, language), until=day(until, language))
