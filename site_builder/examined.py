"""What was taken in, examined: the catalogue as it would be with it, held against what `etalase check` asks."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.finding import Finding
from catalog.load import PRODUCTS
from curation.intake.room import room
from curation.intake.take import Taken
from curation.plan import Plan
from curation.rulebook import Rulebook
from site_builder import memory
from site_builder.checking import check
from site_builder.report.signpost import Signpost, signpost
from site_builder.sheets.planned import planned
from site_builder.workers import Progress, quiet

REMEMBERED = ("sights", "judged", "placed", "rulebook")


@dataclass(frozen=True, slots=True)
class Examined:
    """What a check says of the entries that were taken, what each listing still needs, by folder, and by which rules."""

    findings: tuple[Finding, ...]
    plans: dict[str, Plan]
    book: Rulebook
    signs: Signpost


def examined(root: Path, taken: Taken, on: date, progress: Progress = quiet) -> Examined:
    """Look at the commit that a submission was taken to. Raises BrokenConfiguration, NoHistory, OSError."""
    suppliers = tuple(dict.fromkeys(entry.place.supplier for entry in taken.entries))
    folders = tuple(dict.fromkeys(entry.place.folder for entry in taken.entries))
    with room(root, taken.commit, suppliers) as place:
        _carry(root / memory.FOLDER, place / memory.FOLDER)
        checked = check(place, on, progress)
        plans = {one.path: one for one in planned(place, checked, [folder for folder in folders if folder in checked.stands], on)}
        with suppress(OSError):
            _carry(place / memory.FOLDER, root / memory.FOLDER)
        own = (*taken.advice, *(finding for finding in checked.findings if _concerns(finding.file, suppliers, folders)))
        return Examined(own, {f"{PRODUCTS}/{path}": plan for path, plan in plans.items()}, checked.book, signpost(place, checked.book))


def _concerns(file: str, suppliers: tuple[str, ...], folders: tuple[str, ...]) -> bool:
    """Whether a finding is about what was sent, and not about the supplier's other listings."""
    if any(file == folder or file.startswith(f"{folder}/") for folder in folders):
        return True
    parts = file.split("/")
    return parts[0] == PRODUCTS and len(parts) > 1 and parts[1] in suppliers and (len(parts) == 2 or (len(parts) == 3 and "." in parts[2]))


def _carry(known: Path, here: Path) -> None:
    """Bring along what is remembered by content, so that no photo is measured twice, neither here nor afterwards."""
    for name in REMEMBERED:
        for file in (known / name, known / f"{name}-new"):
            if file.is_file():
                memory.replace(here / file.name, file.read_bytes())
