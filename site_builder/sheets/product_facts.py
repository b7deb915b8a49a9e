"""The facts of a product sheet: all that is said of a listing, in groups and in the order in which a buyer asks."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import cast

from catalog.reference import Text
from catalog.schema import groups, listing_schema
from curation.curator import Curator
from curation.publication import Shown
from site_builder.edition import Edition, letter
from site_builder.language import money, say, translator
from site_builder.sheets.writing import cut
from site_builder.views.asking import channels_in_order
from site_builder.views.grading import grade_word
from site_builder.views.offer import facts, season
from site_builder.views.papers import Paper, listing_papers, supplier_papers
from site_builder.views.sheet import Block, listing_sheet
from site_builder.views.value import Context

LABEL, VALUE = 60, 220
"""The most signs of a label, and of a value."""
PAPERS = 10
"""So many papers are told; the rest are counted."""
JOINED = 3
"""From so many rows on, what stands under a heading becomes one row."""

Row = tuple[str, str, str]
"""A label, its value, and a paper's level where it is about one."""

Group = tuple[str, list[Row]]
"""A title and its rows."""


def fact_groups(edition: Edition, shown: Shown, language: str) -> Iterator[Group]:
    """The groups of a listing in one language: first what is agreed, then what the goods are."""
    tell, one = translator(language), shown.listing
    currency = str(one.section("price").get("currency") or edition.site.currency)
    context = Context(language, currency, str(one.section("order").get("unit") or ""))
    told = {_id(title, language): blocks for title, blocks in listing_sheet(one.kind, one.data, context)}
    yield tell("Order and supply"), [*_order(shown, currency, language), *_least(shown, currency, language), *_manners(shown, language)]
    yield tell("Ready for"), list(_ready(edition, shown, language))
    yield tell("Permits and certificates"), list(_papers(edition, shown, language))
    for group in ("packing", "export"):
        if group in told:
            yield say(groups()[group], language), list(_rows(told[group]))
    yield say(groups()["identity"], language), [
        *_rows(told.get("make", ())), *_rows(told.get("quality", ())), *_goods(shown, told.get("identity", ()), language)]
    aside = {say(listing_schema(one.kind).children[key].label, language) for key in ("channels", "markets")}
    if rows := [row for row in _rows(told.get("trade", ())) if row[0] not in aside]:
        yield say(groups()["trade"], language), rows


def _id(title: str, language: str) -> str:
    return next((id for id, group in groups().items() if say(group, language) == title), "")


def _order(shown: Shown, currency: str, language: str) -> Iterator[Row]:
    tell, listing = translator(language), shown.listing
    packing = tell("Packing")           # told in full further down
    for label, value, note in (fact for fact in facts(listing, currency, language) if fact[0] != packing):
        yield label, f"{value} · {note}" if note else value, ""
    if months := season(listing, language):
        yield tell("Months"), months.text, ""


def _least(shown: Shown, currency: str, language: str) -> Iterator[Row]:
    """What a first order and the later ones must come to."""
    tell, order = translator(language), shown.listing.section("order")
    first, repeat = (order.get(f"{which}_order_minimum") for which in ("first", "repeat"))
    said = [money(one, currency, language) for one in (first, repeat) if isinstance(one, Decimal) and one]
    if len(said) == 2 and said[0] != said[1]:
        yield tell("Order value"), tell("first order from %(first)s, later ones from %(repeat)s", first=said[0], repeat=said[1]), ""
    elif said:
        yield tell("Order value"), tell("from %(amount)s", amount=said[0]), ""


def _manners(shown: Shown, language: str) -> Iterator[Row]:
    """How the supplier delivers and is paid."""
    tell, data = translator(language), shown.supplier.data
    for label, key in ((tell("Delivery"), "delivery"), (tell("Payment"), "payment")):
        if text := say(cast(Text, data.get(key) or {}), language):
            yield label, cut(text, VALUE), ""


def _rows(blocks: tuple[Block, ...]) -> Iterator[Row]:
    """The rows of a group; many small ones under a heading become one."""
    for heading, rows in blocks:
        if heading and len(rows) >= JOINED:
            yield cut(heading, LABEL), cut("; ".join(f"{row[0]}: {row[1]}" for row in rows), 2 * VALUE), ""
        else:
            yield from ((cut(label, LABEL), cut(value, VALUE), "") for label, value, *_ in rows)


def _goods(shown: Shown, blocks: tuple[Block, ...], language: str) -> Iterator[Row]:
    """Whose goods they are and the numbers they go by, in one row; where they are made stands above."""
    place = say(listing_schema(shown.listing.kind).children["origin"].label, language)
    said = [f"{label}: {value}" for _, rows in blocks for label, value, *_ in rows if label != place]
    if said:
        yield translator(language)("Goods"), cut("; ".join(said), 2 * VALUE), ""


def _papers(edition: Edition, shown: Shown, language: str) -> Iterator[Row]:
    """The papers, the surest and the listing's own first, those together that somebody looked at on one day."""
    tell, register = translator(language), cast("Mapping[str, Curator]", edition.curators)
    all = (*listing_papers(shown, register, language), *supplier_papers(shown.supplier, edition.date, register, language))
    if not all:
        yield "", tell("None stated."), ""
    told: dict[tuple[str, str, str], list[str]] = {}
    for paper in all[:PAPERS]:
        told.setdefault((paper.level, paper.level_name, paper.checked), []).append(_paper(paper, tell("No end date.")))
    for (level, level_name, checked), papers in told.items():
        yield level_name, f"{'; '.join(papers)}. {checked}", level
    if len(all) > PAPERS:
        yield "", tell("and %(count)s more", count=len(all) - PAPERS), ""


def _paper(paper: Paper, endless: str) -> str:
    until = "" if paper.until == endless else f" ({paper.until.rstrip('.')})"
    return f"{cut(paper.name, LABEL)} {cut(paper.number, LABEL)}{until}"


def _ready(edition: Edition, shown: Shown, language: str) -> Iterator[Row]:
    """The channels whose standards it keeps, and its grade."""
    tell = translator(language)
    names = [say(one.name, language) for one in channels_in_order(edition.book) if one.id in shown.ready]
    yield tell("Channels"), ", ".join(names) or tell("None yet."), ""
    if grade := grade_word(letter(shown), language):
        yield tell("Grade"), grade, ""
