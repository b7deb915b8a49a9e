"""What a buyer saw, told: the terms of a version as they were, when it was approved, and what has become of it."""

from collections.abc import Iterator, Mapping
from datetime import date

from catalog.listing import Listing
from catalog.money import public_price
from catalog.schema import listing_schema
from catalog.supplier import Supplier
from curation.code import code
from curation.curator import Curator
from curation.subject import Subject
from curation.version import Version
from site_builder.feeds import public
from site_builder.language import day, say, translator
from site_builder.proven import Answer, until
from site_builder.report.sentence import plain, said
from site_builder.sheets.writing import cut
from site_builder.views.offer import facts, offer
from site_builder.views.papers import curator
from site_builder.views.words import NBSP

LINE = 200
COMMITS = 3
"""So many commits are named; the rest are counted."""

Terms = list[tuple[str, str]]


def as_lines(answer: Answer, register: Mapping[str, Curator], currency: str, language: str) -> Iterator[str]:
    """One proven version, its heading first."""
    tell, version = translator(language), answer.version
    assert version
    called = cut(say(answer.listing.name, language), LINE).replace(NBSP, " ") if answer.listing else version.id
    yield plain(f"{answer.code}  {called} ({version.folder.partition('/')[2]})")
    then = terms(answer.listing, currency, language) if answer.listing else []
    if not then:
        yield f"    {tell('What it said can no longer be read with the rules of today; the files are in the history.')}"
    for label, value in then:
        yield plain(f"    {label}: {value}")
    for approval in version.approvals:
        values = {"who": curator(register, approval.by, language), "day": day(approval.date, language)}
        yield plain("    " + (tell("approved by %(who)s on %(day)s, until %(until)s", **values, until=day(approval.until, language))
                              if approval.until else tell("approved by %(who)s on %(day)s", **values)))
    yield f"    {_lay(version, language)}"
    yield from (plain(f"    {line}") for line in _today(answer, dict(then), currency, language))


def terms(listing: Listing, currency: str, language: str) -> Terms:
    """Price, tiers, minimum, lead time, capacity: a label and a value each."""
    tell = translator(language)
    found = offer(Subject(listing, Supplier(listing.supplier_id, {}, "", {}), date.min), language)
    currency = str(listing.section("price").get("currency") or currency)
    price = " ".join(filter(None, (found.price, found.per))) or tell("not published")
    rows = [(tell("Unit price"), " · ".join(filter(None, (price, found.notes))))]
    rows += [(tell("Price %(from)s", **{"from": start}), amount) for start, amount, _ in found.tiers]
    rows += [(label, f"{value} · {note}" if note else value) for label, value, note in facts(listing, currency, language)]
    return [(label.replace(NBSP, " "), cut(value.replace(NBSP, " "), LINE)) for label, value in rows]


def _lay(version: Version, language: str) -> str:
    tell = translator(language)
    named = ", ".join(f"{one.short} ({day(one.day, language)})" for one in version.commits[:COMMITS])
    if len(version.commits) > COMMITS:
        named += " " + tell("and %(count)s more", count=len(version.commits) - COMMITS)
    return tell("in git since commit %(commits)s", commits=named)


def _today(answer: Answer, then: Mapping[str, str], currency: str, language: str) -> Iterator[str]:
    """What is shown today, and how it differs."""
    tell, version = translator(language), answer.version
    assert version
    end = until(version)
    if answer.current:
        yield tell("exactly this is shown today")
        return
    if answer.shown is None:
        yield tell("nothing of this listing is shown today")
    else:
        yield tell("today another version is shown")
        now = dict(terms(answer.shown.listing, currency, language))
        for label in [*then, *(now.keys() - then.keys())]:
            before, after = then.get(label), now.get(label)
            if before != after:
                yield "    " + tell("%(label)s: then %(then)s, now %(now)s", label=label, then=before or "–", now=after or "–")
    if end:
        yield tell("its approval ran until %(day)s", day=day(end, language))


def as_object(answer: Answer, register: Mapping[str, Curator], language: str) -> dict[str, object]:
    """One answer as JSON; `problem` is empty where the version is proven."""
    version, listing = answer.version, answer.listing
    found: dict[str, object] = {"code": answer.code, "problem": said(answer.problem, language) if answer.problem else ""}
    if version is None:
        return found
    found |= {"listing": version.folder.partition("/")[2], "digest": version.digest, "commits": [one.id for one in version.commits],
              "approvals": [{"by": one.by, "name": curator(register, one.by, language), "date": one.date.isoformat(),
                             "until": one.until.isoformat() if one.until else None} for one in version.approvals],
              "shown": answer.current, "now": code(answer.shown.listing.digest) if answer.shown else None}
    if listing:
        schema = listing_schema(listing.kind)
        wanted = ("name", *(("price",) if public_price(listing.section("price")) else ()), "order", "capacity")
        found["then"] = {key: public(schema.children[key], listing.data[key]) for key in wanted if key in listing.data}
    return found
