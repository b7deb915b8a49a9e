"""The desk for issues: the text of one that was made with the form, as a bundle of a supplier that is in the catalogue."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from catalog.finding import N_
from curation.intake.bundle import Sender, is_name
from curation.intake.issue_form import Issue, read_issue
from curation.intake.refusal import refused
from curation.intake.slug import slug
from site_builder.table_desk import Order, suppliers

_SOURCE = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}#[1-9]\d{0,9}", re.ASCII)


def opened(root: Path, text: bytes, source: str, order: Order, on: date) -> Issue:
    """What an issue says. Raises Refused where it is not said well which, or by whom; NoHistory."""
    if not _SOURCE.fullmatch(source):
        raise refused(source, "issue-source", N_("'{value}' does not name an issue"), N_("write it as owner/repository#12"), value=source)
    found = read_issue(text.decode("utf-8", "replace"), source, Sender(order.sender or source, order.role), on)
    if not found.bundle:
        return found
    name = order.sender or found.supplier
    if not is_name(name):
        raise refused(source, "table-sender", N_("it is not said who sends it"), N_("say it with --sender \"Name\""))
    known = {slug(said): id for id, said in suppliers(root).items()}
    supplier = order.supplier or known.get(slug(found.supplier), found.bundle.supplier)
    return replace(found, bundle=replace(found.bundle, supplier=supplier, sender=Sender(name, order.role)))
