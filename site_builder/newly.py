"""What is new in a catalogue that was checked: its news, with old contents given back by git and remembered."""

from datetime import date, timedelta
from pathlib import Path

from catalog import integrity
from catalog.digest import LEDGER
from catalog.listing import Listing
from catalog.load import load_folder
from catalog.supplier import Supplier
from curation.change import Change, Face, face
from curation.git import NoHistory
from curation.history import head
from curation.judging import Case, judged
from curation.news import Replay, news
from curation.past import recover
from curation.policy import policy
from curation.review import Act, read_ledger
from curation.stand import Stand
from site_builder import memory
from site_builder.checking import Checked

SPAN = timedelta(days=90)
"""For how long something is news."""


def newly(root: Path, checked: Checked, on: date) -> tuple[Change, ...]:
    """The changes of the last 90 days, newest first."""
    faces = _Faces(root, checked)
    since = date.fromordinal(max(2, on.toordinal() - SPAN.days))
    replay = Replay(checked.publication.curators, policy(root), faces.recall)
    found = tuple(news(checked.publication, checked.stands, integrity.retired(root), since, replay))
    faces.keep()
    return found


class _Faces:
    """What approved contents showed, by folder and digest.

    Each is looked for once; one that is lost, once a commit; one that lay at hand, again as soon as it does not, so that nothing
    is told that a build without memories could not tell.
    """

    def __init__(self, root: Path, checked: Checked) -> None:
        self.root, self.checked = root, checked
        self.shelf = memory.Shelf(root / memory.FOLDER / "faces", checked.ground)
        self.used: dict[tuple[str, str], tuple[tuple[str, bool], str, Face | None]] = {}
        self._head: str | None = None

    def recall(self, folder: str, digest: str) -> Face | None:
        """What the content with a digest showed."""
        name = (folder, digest)
        if name not in self.used:
            value, home = self._at_hand(folder, digest)
            rest, known = (self._rest(folder), value is not None), self.shelf.entries.get(name)
            usable = known is not None and known[0] == rest and (known[2] is not None or known[1] == self.head)
            self.used[name] = known if known is not None and usable else (rest, self.head, self._look(folder, digest, value, home))
        return self.used[name][2]

    def _rest(self, folder: str) -> str:
        """What else bears on the answer: the supplier, and what was decided."""
        seller = self.checked.stands[folder.rpartition("/")[0]]
        return f"{(seller.kept or seller.record).digest} {len(self.checked.stands[folder].decisions)}"

    def keep(self) -> None:
        """Remember what was asked for."""
        self.shelf.keep(self.used)

    @property
    def head(self) -> str:
        """The commit at HEAD; empty where there is no history."""
        if self._head is None:
            try:
                self._head = head(self.root)
            except NoHistory:
                self._head = ""
        return self._head

    def _at_hand(self, folder: str, digest: str) -> tuple[object | None, Path]:
        """A content that needs no history: what lies there, or what was kept of it; and the root it lies in."""
        stand = self.checked.stands[folder]
        found = ((record.value, home) for record, home in ((stand.record, self.root), (stand.kept, stand.home))
                 if record is not None and record.value is not None and record.digest == digest)
        return next(found, (None, self.root))

    def _look(self, folder: str, digest: str, value: object | None, home: Path) -> Face | None:
        if value is None and self.head and (found := recover(self.root, folder, digest, self.root / memory.FOLDER)):
            value, home = load_folder(found, read_ledger, folder).value, found
        return face(value, self._ready(self.checked.stands[folder], value, home)) if isinstance(value, Listing) else None

    def _ready(self, stand: Stand, listing: Listing, home: Path) -> tuple[str, ...]:
        """What the content was ready for on the day of its approval, by the rules of today."""
        seller = self.checked.stands[stand.record.folder.rpartition("/")[0]]
        supplier = (seller.kept or seller.record).value
        if not isinstance(supplier, Supplier):
            return ()
        approval = next(one for one in reversed(stand.decisions) if one.act is Act.APPROVE and one.digest == listing.digest)
        marks = {one.by: one for one in stand.decisions if one.marks and one.digest == listing.digest}
        case = Case(home, listing, supplier, approval.date, approval.date, frozenset(), (), tuple(marks.values()), approval.waivers,
                    approval.grade, f"{stand.record.folder}/{LEDGER}")
        return judged(self.checked.book, case).ready
