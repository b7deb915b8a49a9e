"""Drafts to be judged twice: by the programme and in the browser; what each says is made comparable here."""

import base64
import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path as Home
from typing import Any, cast

import yaml
from playwright.sync_api import Page
from rjsmin import jsmin

from catalog import document, privacy, validate
from catalog.document import KEY, Document, Path, Raw
from catalog.field import Field, Value
from catalog.finding import Finding, Message
from catalog.fit import fits_for
from catalog.listing import Listing
from catalog.reference import Text, parse
from catalog.schema import listing_schema, supplier_schema
from catalog.sight import Sight
from catalog.supplier import Supplier
from curation import example
from curation.breach import LISTING, SUPPLIER
from curation.judging import Case, _told
from curation.verdict import Readiness, judge, readiness
from site_builder.assets import HERE, MAIN
from site_builder.bundle import bundled
from site_builder.form.rules import ON_ARRIVAL, remedies, rules
from site_builder.language import say
from site_builder.report import said
from site_builder.sheets.plainly import plainly
from tests.curation.labelled import book, cases

Told = list[Any]
FROM_LISTS = ("unknown-reference", "unknown-field")
"""Rules whose help the programme takes from more than the browser has: names, other spellings, other categories."""


@dataclass(frozen=True, eq=False)
class Draft:
    """What a form holds: two trees as YAML would have them, what was measured of the photos, and the day.

    One that is not `whole` is held against the standards only where the schema finds nothing wrong in it.
    """

    name: str
    kind: str
    listing: dict[str, Raw]
    supplier: dict[str, Raw]
    sights: Mapping[str, Sight]
    on: date
    whole: bool = True

    @property
    def posted(self) -> dict[str, object]:
        """The draft as the browser is given it."""
        photos = {file: {key: value for key, value in asdict(sight).items() if key != "likeness"} for file, sight in self.sights.items()}
        return {"listing": self.listing, "supplier": self.supplier, "photos": photos, "on": self.on.isoformat()}


@cache
def _good(kind: str) -> dict[str, Raw]:
    return parse(example.FOLDER / f"{kind}.yml")


def base(kind: str) -> dict[str, Raw]:
    """The good entry of a kind, or of a supplier, that examples change."""
    return deepcopy(_good(kind))


def staged(name: str, told: Mapping[str, Raw]) -> Draft:
    """An example of a standard, or a labelled case, as a draft."""
    kind = str(told.get("kind") or "food")
    listing, supplier = base(kind), base("supplier")
    for tree, key in ((listing, "listing"), (supplier, "supplier")):
        for path, value in cast("Mapping[str, Raw]", told.get(key) or {}).items():
            example._put(tree, path.split("."), example._filled(value))
    measured = cast("Mapping[str, Mapping[str, str]]", told.get("photos") or {})
    files = [str(entry["file"]) for entry in cast("list[Mapping[str, str]]", listing.get("photos") or [])]
    sights = {file: example._sight(n, "contoh-barang", measured.get(file, {})) for n, file in enumerate(files)}
    return Draft(name, kind, listing, supplier, sights, date.fromisoformat(str(told["on"])) if "on" in told else example.DAY)


@cache
def examples() -> tuple[Draft, ...]:
    """Every example of every standard that something can check."""
    return tuple(staged(f"{one.id} {under} {number}", told) for one in book().standards.values() if not one.judged
                 for under, listed in (("meets", one.meets), ("breaks", one.breaks)) for number, told in enumerate(listed, 1))


@cache
def labelled() -> tuple[Draft, ...]:
    """Every case that was labelled by hand."""
    return tuple(staged(case.id, case.example) for case in cases())


def _written(raw: Raw) -> Raw:
    """A tree with nothing as an empty text, which is how a file says it."""
    if isinstance(raw, dict):
        return {key: _written(value) for key, value in raw.items()}
    return [_written(value) for value in raw] if isinstance(raw, list) else raw or ""


@cache
def documents(draft: Draft) -> Mapping[str, Document]:
    """The two trees as they are read from files."""
    trees = ((LISTING, draft.listing), (SUPPLIER, draft.supplier))
    return {name: document.read(name, yaml.dump(_written(tree), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, default_style="'",
                                                width=10_000).encode()) for name, tree in trees}


@dataclass(frozen=True, slots=True)
class Said:
    """What the programme says of a draft, in no language yet. `parts` are those it can speak of."""

    schema: tuple[Finding, ...]
    told: tuple[tuple[Finding, Path], ...]
    gates: tuple[Readiness, ...]
    failed: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ("schema", "standards", "channels")


@cache
def judged(draft: Draft) -> Said:
    """A draft as the file reader and the standards judge it."""
    found: list[Finding] = []
    data = {}
    for file, read in documents(draft).items():
        assert not read.findings, read.findings
        schema: Field = supplier_schema() if file == SUPPLIER else listing_schema(draft.kind)
        fits = fits_for(supplier_schema) if file == SUPPLIER else fits_for(listing_schema, draft.kind)
        data[file], wrong = validate.check(read, schema, fits)
        found += [*wrong, *privacy.leaks(read)]
    return _held(draft, found, data) if draft.whole or not found else Said(tuple(found), (), (), parts=("schema",))


def _held(draft: Draft, found: list[Finding], data: Mapping[str, dict[str, Value]]) -> Said:
    """What the standards say of an entry."""
    listing = Listing.of("contoh-barang", "contoh-pemasok", "x", dict.fromkeys(draft.sights, "x"), data[LISTING], draft.sights)
    seller = Supplier("contoh-pemasok", data[SUPPLIER], "y", {})
    case = Case(Home("/nowhere"), listing, seller, draft.on, draft.on, frozenset(one.rule for one in found))
    verdict = judge(book(), case.subject, case.rules)
    failed = frozenset(key.partition("@")[0] for key in verdict.failed)
    told = tuple((one, path or ()) for one, path in _told(book(), case, verdict) if one.rule in book().standards)
    gates = tuple(readiness(book(), channel, case.subject, verdict, case.since, rules=case.rules) for channel in book().channels.values())
    return Said(tuple(found), told, gates, failed, ("schema", "standards") if failed else ("schema", "standards", "channels"))


def programme(draft: Draft, language: str) -> dict[str, list[Told]]:
    """What the programme says of a draft: by the schema, by the standards, and by each channel."""
    told, elsewhere = judged(draft), {one.id for one in book().standards.values() if one.check in ON_ARRIVAL}
    return {
        "schema": [[one.rule, one.file, one.line, one.column, said(one.message, language), _help(one.rule, said(one.help, language))]
                   for one in told.schema],
        "standards": [[one.rule, one.severity.value, one.file.rpartition("/")[2], list(path), said(one.message, language),
                       _plainly(one.help, draft.kind, language), list(one.channels)] for one, path in told.told if one.rule not in elsewhere],
        "channels": [[one.channel, one.gate.value, sorted(set(one.missing) - elsewhere), sorted(set(one.advice) - elsewhere), one.grade, one.curators]
                     for one in told.gates],
    }


def _plainly(help: Message, kind: str, language: str) -> str:
    """A remedy as people are told it who never see the YAML."""
    return said(Message({language: plainly(say(cast(Text, help.text), language), kind, language)}, help.values), language)


def _help(rule: str, text: str) -> str:
    return "" if rule in FROM_LISTS else text


def browser(page: Page, drafts: tuple[Draft, ...], kind: str, language: str) -> list[dict[str, list[Told]]]:
    """What the browser says of drafts of one kind, in the same form: all of them in one go."""
    given = {"script": script(), "rules": rules(book(), kind, language), "remedies": remedies(book(), kind, language),
             "drafts": [draft.posted for draft in drafts]}
    answers = page.evaluate("""async ({ script, rules, remedies, drafts }) => {
      const { Judge } = await import(script), judge = new Judge(JSON.parse(JSON.stringify(rules)), remedies);
      return drafts.map((draft) => judge.judge(draft));
    }""", given)
    return [_answer(draft, answer, kind) for draft, answer in zip(drafts, answers, strict=True)]


def _answer(draft: Draft, answer: Mapping[str, list[dict[str, Any]]], kind: str) -> dict[str, list[Told]]:
    schema, standards = [], []
    for one in answer["findings"]:
        if one["standard"]:
            standards.append([one["standard"], one["level"], one["file"], one["path"], one["message"], one["help"], one["channels"]])
            continue
        path = (*one["path"], KEY) if one["rule"] in ("unknown-field", "unknown-language") else tuple(one["path"])
        line, column = documents(draft)[one["file"]].place(path)
        schema.append([one["rule"], one["file"], line, 1 if one["rule"] == "identity-number" else column, one["message"], _help(one["rule"], one["help"])])
    channels = [[one["channel"], one["gate"], one["missing"], one["advice"], one["grade"], one["curators"]] for one in answer["channels"]]
    away = book().channels.keys() - {one[0] for one in channels}
    channels += [[id, "not-applicable", [], [], "", 0] for id in away]
    return {"schema": schema, "standards": standards, "channels": channels}


@cache
def packed_script() -> bytes:
    """The script as it is served: joined and packed."""
    sources = {path.stem: path.read_text("utf-8") for path in (HERE / "scripts" / "checks").glob("*.js")}
    return str(jsmin(bundled("judge", sources, MAIN))).encode()


def script() -> str:
    """The script at an address of its own."""
    return "data:text/javascript;base64," + base64.b64encode(packed_script()).decode()


def differences(page: Page, drafts: tuple[Draft, ...], language: str) -> list[str]:
    """Where programme and browser part, a line each."""
    parted = []
    for kind in sorted({draft.kind for draft in drafts}):
        of_kind = tuple(draft for draft in drafts if draft.kind == kind)
        for draft, there in zip(of_kind, browser(page, of_kind, kind, language), strict=True):
            here, failed = programme(draft, language), judged(draft).failed
            for part in judged(draft).parts:
                mine, theirs = [{json.dumps(one, ensure_ascii=False) for one in told[part] if one[0] not in failed} for told in (here, there)]
                parted += [f"{draft.name}: only the programme says {one}" for one in sorted(mine - theirs)]
                parted += [f"{draft.name}: only the browser says {one}" for one in sorted(theirs - mine)]
    return parted
