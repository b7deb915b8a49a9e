"""Texts ready to be sent: for each listing with findings, the message that its plan makes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from curation.judging import Case
from curation.plan import Plan, plan, unread
from curation.policy import policy
from site_builder.checking import Checked, cases
from site_builder.report.section import Section
from site_builder.sheets.plan_message import message
from site_builder.site import Site


def with_messages(sections: Sequence[Section], root: Path, checked: Checked, site: Site, on: date) -> Iterator[Section]:
    """The sections, those about listings with the message to their supplier."""
    known = dict(cases(root, checked.stands, checked.twins, on))
    soon = max(policy(root).expiring)
    for section in sections:
        if section.entry.count("/") == 1:
            made = _plan(checked, f"products/{section.entry}", known.get(f"products/{section.entry}"), on, soon)
            yield replace(section, ready=message(made, checked.book, site, section.language))
        else:
            yield section


def _plan(checked: Checked, folder: str, case: Case | None, on: date, soon: int) -> Plan:
    """The plan of a listing as it lies there."""
    stand, seller = checked.stands[folder], checked.stands[folder.rpartition("/")[0]]
    reader = [*stand.record.findings, *seller.record.findings, *stand.findings, *stand.standing.findings]
    standing = checked.publication.standings[folder]
    if case is None:
        return unread(folder.partition("/")[2], seller.record.id, on, reader, standing)
    return plan(checked.book, case, reader, standing, soon)
