"""A listing with something of everything to mend, and its plan."""

from dataclasses import replace

from catalog.reference import Text
from curation.plan import Plan
from curation.rulebook import Rulebook, rulebook
from curation.stage import Stage
from site_builder.checking import check
from site_builder.sheets.planned import planned
from site_builder.site import Site, site
from tests.root import FOOD, SAMPLE, TODAY, Root

BOOK: Rulebook = rulebook(SAMPLE / "small")
SITE: Site = site(SAMPLE / "small")
LANGUAGES = ("id", "en")


def spoil(root: Root) -> None:
    """Praise in the name, no brand, no barcode, and a permit that ends soon."""
    root.edit(FOOD, "Sambal pecel Contoh pedas 200 g, en: Contoh hot sambal pecel 200 g", "Sambal TERMURAH 200 g, en: Hot sambal 200 g")
    root.edit(FOOD, "brand: Contoh\n", "")
    root.edit(FOOD, 'gtin: "8990000000013", ', "")
    root.edit(FOOD, "expires: 2030-08-01", "expires: 2026-12-31")


def plan_of(root: Root, entry: str = FOOD) -> Plan:
    """The plan of a listing as it lies there."""
    return next(planned(root.path, check(root.path, TODAY), [f"products/{entry}"], TODAY))


def swollen(plan: Plan, times: int, title: Text) -> Plan:
    """The plan with its steps again and again under a long title, as long plans are."""
    def more(stage: Stage) -> Stage:
        steps = (replace(step, standard=replace(step.standard, title=title)) if step.standard else step for step in stage.steps)
        return replace(stage, steps=tuple(steps) * times)

    return replace(plan, stages=tuple(map(more, plan.stages)))
