"""Small rulebooks made on the spot: standards that ask for one field each, channels that ask for standards."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import count
from pathlib import Path

from curation.channel import Ask, Channel
from curation.checks.present import check
from curation.example import DAY, stage
from curation.judging import Case
from curation.rubric import Rubric, rubric
from curation.rulebook import Rulebook
from curation.standard import Level, Scope, Source, Standard
from curation.subject import Subject

FIELDS = {"merek": "brand", "barcode": "identifiers.gtin", "sku": "identifiers.sku", "kapasitas": "capacity", "ukuran": "packing.size",
          "eceran": "price.suggested_retail", "karton": "packing.carton_size"}
"""What the standards ask for, by their ids."""
RUBRIC: Rubric = rubric(Path())
HOUSE = Source({"id": "Contoh", "en": "Sample"}, "", "house")
_editions = count()


def text(said: str) -> Mapping[str, str]:
    """A text that is the same in both languages but for its language's code."""
    return {"id": f"{said} (id)", "en": f"{said} (en)"}


def standard(id: str, level: str = "channel", days: int = 0, office: str = "", criterion: str = "", since: date = date(2026, 1, 1)) -> Standard:
    """A standard that asks for the field its id stands for."""
    return Standard(id, text(f"Ada {id}"), text(f"Sebab {id}"), text(f"Isi {id}"), {}, office, (), days, Level(level), since, None, Scope(),
                    "present", partial(check, fields=(FIELDS[id],)), {}, (), criterion, HOUSE, (), ())


def channel(id: str, *asks: str, reviewers: int = 1, grade: str = "", kinds: frozenset[str] | None = None, market: str = "") -> Channel:
    """A channel that asks for standards as errors."""
    asked = {one: Ask(one, Level.ERROR, partial(check, fields=(FIELDS[one],)), {}, one) for one in asks}
    return Channel(id, text(id), text(id), text(id), "domestic", market, Scope(kinds), None, reviewers, grade, asked, HOUSE)


def rulebook(standards: list[Standard], channels: list[Channel]) -> Rulebook:
    """A rulebook of its own edition."""
    return Rulebook({one.id: one for one in standards}, {one.id: one for one in channels}, RUBRIC, f"edition {next(_editions)}")


def case(without: tuple[str, ...] = (), asks: tuple[str, ...] = (), on: date = DAY, **more: object) -> Case:
    """The good listing without the fields that some standards ask for; `asks` are the channels it asks for."""
    subject = _subject(without, asks)
    made = Case(Path("nowhere"), subject.listing, subject.supplier, on, on, ledger="review.yml")
    return replace(made, **more)  # type: ignore[arg-type]


@cache
def _subject(without: tuple[str, ...], asks: tuple[str, ...]) -> Subject:
    changes: dict[str, object] = {FIELDS[id]: None for id in without}
    changes |= {"channels": list(asks) or None, "markets": None}
    return stage({"listing": changes}).subject  # type: ignore[dict-item]
