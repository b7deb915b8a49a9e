"""Sections: the findings of a report by the entry they are about, each in its supplier's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from catalog.finding import Finding
from catalog.listing import Listing
from catalog.reference import Text
from catalog.supplier import Supplier
from curation.stand import Stand

ELSEWHERE = ""
"""Stands for what is about no entry."""


@dataclass(frozen=True, slots=True)
class Section:
    """One entry's findings. `entry` is its path, empty for what is about none; `place` is where its supplier is.

    `name` is empty for an entry that cannot be read. `ready` is a text to be sent to the supplier.
    """

    entry: str
    language: str
    findings: tuple[Finding, ...]
    name: Text | str = ""
    place: str = ""
    ready: str = ""


def sections(stands: Mapping[str, Stand], findings: Iterable[Finding], languages: Sequence[str], language: str = "") -> list[Section]:
    """The findings by entry, in the order of the entries, then what is about none.

    Each is in `language`, or else in the first language of its supplier that is among `languages`, or else in their
    first.
    """
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(_folder(stands, finding.file), []).append(finding)
    order = sorted(found, key=lambda folder: (folder == ELSEWHERE, folder))
    return [_section(stands, folder, tuple(found[folder]), languages, language) for folder in order]


def _folder(stands: Mapping[str, Stand], file: str) -> str:
    """The folder of the entry that a file lies in or is."""
    while file and file not in stands:
        file = file.rpartition("/")[0]
    return file


def _section(stands: Mapping[str, Stand], folder: str, findings: tuple[Finding, ...], languages: Sequence[str], language: str) -> Section:
    if folder == ELSEWHERE:
        return Section(ELSEWHERE, language or languages[0], findings)
    record = stands[folder].record
    owner = folder if folder.count("/") == 1 else folder.rpartition("/")[0]
    supplier = stands[owner].record.value if owner in stands else None
    spoken = cast("list[str]", supplier.data.get("languages") or []) if isinstance(supplier, Supplier) else []
    own = next((one for one in spoken if one in languages), languages[0])
    name = record.value.name if isinstance(record.value, Listing | Supplier) else ""
    place = supplier.place if isinstance(supplier, Supplier) else ""
    return Section(folder.partition("/")[2], language or own, findings, name, place)
