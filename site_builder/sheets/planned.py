"""Plans made: for listings of a checked catalogue, what each still needs as it lies there."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from catalog.load import PRODUCTS
from catalog.supplier import Supplier
from curation.plan import Plan, plan, unread
from curation.policy import policy
from site_builder.checking import Checked, cases


def planned(root: Path, checked: Checked, folders: Iterable[str], on: date) -> Iterator[Plan]:
    """The plans of the listings in these folders, one after another."""
    known = dict(cases(root, checked.stands, checked.twins, on))
    soon = max(policy(root).expiring)
    for folder in folders:
        stand, seller = checked.stands[folder], checked.stands[folder.rpartition("/")[0]]
        reader = [*stand.record.findings, *seller.record.findings, *stand.findings, *stand.standing.findings]
        standing = checked.publication.standings[folder]
        if folder in known:
            yield plan(checked.book, known[folder], reader, standing, soon)
        else:
            name = seller.record.value.name if isinstance(seller.record.value, Supplier) else seller.record.id
            yield unread(folder.removeprefix(f"{PRODUCTS}/"), name, on, reader, standing)
