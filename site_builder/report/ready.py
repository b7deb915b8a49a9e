"""Texts ready to be sent: for each listing with findings, the message that its plan makes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from site_builder.checking import Checked
from site_builder.report.section import Section
from site_builder.sheets.plan_message import message
from site_builder.sheets.planned import planned
from site_builder.site import Site


def with_messages(sections: Sequence[Section], root: Path, checked: Checked, site: Site, on: date) -> Iterator[Section]:
    """The sections, those about listings with the message to their supplier."""
    listings = [section.entry for section in sections if section.entry.count("/") == 1]
    plans = dict(zip(listings, planned(root, checked, [f"products/{entry}" for entry in listings], on), strict=True))
    for section in sections:
        made = plans.get(section.entry)
        yield replace(section, ready=message(made, checked.book, site, section.language)) if made else section
