"""The desk for tables: the rows that are good are taken to one branch together, checked once, and every row gets its answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from catalog.finding import N_, Finding
from catalog.load import PRODUCTS
from catalog.reference import BrokenConfiguration
from curation.git import Git, NoHistory, Objects
from curation.intake import reference
from curation.intake.bundle import Bundle, Role, Sender, is_name
from curation.intake.like import name_of
from curation.intake.place import Register
from curation.intake.refusal import Refused, refused
from curation.intake.table import Table, read_table
from curation.intake.table_column import PHOTOS
from curation.intake.table_place import at_cells
from curation.intake.table_row import Row
from curation.intake.take import Taken, fit, put
from curation.trees import Trees
from site_builder.examined import Examined, examined
from site_builder.workers import Progress, each, quiet

ENDINGS = (".xlsx", ".csv")
"""Files that end so are tables."""
FEW = 8
"""Photos of so many rows are looked at quicker without further processes."""


@dataclass(frozen=True, slots=True)
class Order:
    """How a table is to be taken in. Without a `sender`, the business sends whose products come first.

    `whole` takes all rows or none, `incomplete` also those in which something is only missing; `given` is what holds for rows
    that say nothing of it, by path.
    """

    language: str = "id"
    kind: str = ""
    supplier: str = ""
    sender: str = ""
    role: Role = Role.OWNER
    photos: Path | None = None
    whole: bool = False
    incomplete: bool = False
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a table: its rows with everything that was found, and where they are.

    `places` are the folders of the rows that were taken, by line; `others` what was found about their suppliers; `trouble` why
    what was taken could not be checked.
    """

    table: Table
    taken: Taken | None = None
    seen: Examined | None = None
    places: Mapping[int, str] = field(default_factory=dict)
    others: tuple[Finding, ...] = ()
    trouble: str = ""

    @property
    def references(self) -> Mapping[int, str]:
        """The reference of each row that was taken, by line."""
        return dict.fromkeys(self.places, self.taken.reference) if self.taken else {}

    @property
    def left(self) -> tuple[Row, ...]:
        """The rows that were not taken."""
        return tuple(row for row in self.table.rows if row.line not in self.places)

    @property
    def troubled(self) -> bool:
        """Whether anything keeps any row out."""
        found = (*self.others, *self.table.findings, *(one for row in self.table.rows for one in row.findings))
        return bool(self.left or self.trouble or not self.taken) or any(one.blocks for one in found)


def suppliers(root: Path) -> Mapping[str, str]:
    """The names of the suppliers that the catalogue has at HEAD, by id. Raises NoHistory."""
    git = Git.around(root)
    with Trees(git, Objects(git)) as trees:
        if trees.folder("HEAD", PRODUCTS) is None:
            return {}
        return {id: name_of(tree) or id for id, tree in Register(trees, "HEAD", "HEAD").suppliers.items()}


def opened(root: Path, path: Path, order: Order, mapping: Mapping[str, str] | None = None) -> Table:
    """The table in a file. Raises OSError, NoHistory, BrokenConfiguration."""
    return read_table(path, root=root, photos=order.photos, kind=order.kind, supplier=order.supplier, suppliers=suppliers(root),
                      mapping=mapping, given=order.given)


def take_table(root: Path, path: Path, table: Table, order: Order, on: date, progress: Progress = quiet) -> Outcome:
    """Take the rows of a table that are good. Raises Refused where none can be, whatever is in them; and OSError."""
    number = reference.derived(path.read_bytes())
    chosen = [row for row in table.rows if (row.usable if order.incomplete else row.good)]
    if not chosen:
        return Outcome(table)
    sender = _sender(path, chosen, order)

    def ready(row: Row) -> Bundle | tuple[Finding, ...]:
        try:
            return fit(replace(row.bundle(sender, order.language), reference=number))
        except Refused as refusal:
            return refusal.findings
        except OSError:
            return refused(row.file, "photo-missing", N_("a photo of this row cannot be read"),
                           N_("copy it into the folder again")).findings

    bundles: list[Bundle] = []
    wrong: dict[int, tuple[Finding, ...]] = {}
    for row, made in zip(chosen, each(ready, chosen, "photos", progress, FEW), strict=True):
        if isinstance(made, Bundle):
            bundles.append(made)
        else:
            column = table.columns.get(PHOTOS, 0)
            wrong[row.line] = tuple(replace(one, file=row.file, line=row.line, column=column if one.rule.startswith("photo-") else 0)
                                    for one in made)
    table = _told(table, wrong)
    if not bundles or (order.whole and len(bundles) < len(table.rows)):
        return Outcome(table)
    return _examined(root, table, put(root, bundles, by_name=True), on, progress)


def _sender(path: Path, rows: Sequence[Row], order: Order) -> Sender:
    """Who sends a table. Raises Refused where nobody can be named."""
    names = (order.sender,) if order.sender else (row.supplier.name for row in rows)
    if name := next((name for name in names if is_name(name)), ""):
        return Sender(name, order.role)
    raise refused(path.name, "table-sender", N_("it is not said who sends the table"), N_("say it with --sender \"Name\""))


def _told(table: Table, more: Mapping[int, Sequence[Finding]]) -> Table:
    """The table with further findings at its rows."""
    return replace(table, rows=tuple(replace(row, findings=(*row.findings, *more[row.line])) if row.line in more else row
                                     for row in table.rows))


def _examined(root: Path, table: Table, taken: Taken, on: date, progress: Progress) -> Outcome:
    """What a check of all rows at once finds, told at the rows."""
    seen, trouble = None, ""
    try:
        seen = examined(root, taken, on, progress)
    except (OSError, NoHistory, BrokenConfiguration) as problem:        # they are taken; only the looking at them failed
        trouble = str(getattr(problem, "strerror", None) or problem)
    places = {entry.bundle.line: entry.place.folder for entry in taken.entries}
    by_folder: dict[str, list[Finding]] = {folder: [] for folder in places.values()}
    others: list[Finding] = []
    for finding in seen.findings if seen else taken.advice:
        folder = finding.file if finding.file in by_folder else finding.file.rpartition("/")[0]
        by_folder.get(folder, others).append(finding)
    found = {row.line: [*at_cells(by_folder[places[row.line]], row, table.columns)] for row in table.rows if row.line in places}
    return Outcome(_told(table, found), taken, seen, places, tuple(others), trouble)
