"""The blank table: what waits for a decision or for marks, one row an entry, to be filled in and given back."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from catalog.listing import Listing
from catalog.reference import Text
from catalog.supplier import Supplier
from curation.judging import Judged
from curation.queue import Queue, Wait
from curation.review import Act
from curation.rulebook import Rulebook
from curation.stand import Stand
from curation.table import DIGEST, FORMULA, HINT, NOTE

SEEN = 12
"""So many signs of a digest are enough to see that the content is still the same."""
NAME, SINCE = "(name)", "(since)"
NOT_HERE = "-"


def blank(waiting: Queue, stands: Mapping[str, Stand], judged: Mapping[str, Judged], book: Rulebook, by: str,
          language: str = "id") -> list[list[str]]:
    """The rows of a blank table, headings first, for one curator: what waits for us, then what waits for this curator's marks.

    It holds the curator's own marks of this content, and the machine's as hints; never another curator's. Where others
    have marked a listing already, `judge` is filled in.
    """
    reviews = {review.folder: review for review in waiting.reviews if by in review.deciders}
    waits = {wait.folder: wait for wait in waiting.ours}
    chosen = dict.fromkeys((*waits, *reviews))
    kinds = {value.kind for folder in chosen if isinstance(value := stands[folder].record.value, Listing)}
    criteria = list(dict.fromkeys(criterion.id for group in book.rubric.groups for criterion in group.criteria
                                  if any(criterion.applies(kind) for kind in kinds)))
    groups = [group.id for group in book.rubric.groups]
    head = ["entry", NAME, SINCE, "act", "until", "reason", "reason_en", "digest", *criteria, *(f"{NOTE}{group}" for group in groups)]
    acts = {folder: Act.JUDGE.value for folder, review in reviews.items() if review.given}
    rows = ([*_facts(waits.get(folder), stands[folder], acts.get(folder, ""), language),
             *_marks(criteria, stands[folder], judged.get(folder), book, by), *("" for _ in groups)] for folder in chosen)
    return [head, *rows]


def _facts(wait: Wait | None, stand: Stand, act: str, language: str) -> Iterator[str]:
    record = stand.record
    name: Text | str = record.value.name if isinstance(record.value, Listing | Supplier) else ""
    yield record.folder.partition("/")[2]
    text = name if isinstance(name, str) else name.get(language) or next(iter(name.values()), "")
    yield " ".join(text.split())
    yield wait.since.isoformat() if wait and wait.since else ""
    yield from (act, "", "", "")
    yield f"{DIGEST}{record.digest[:SEEN]}"


def _marks(criteria: Sequence[str], stand: Stand, outcome: Judged | None, book: Rulebook, by: str) -> Iterator[str]:
    """The cells of the criteria: a mark of one's own, the machine's as a hint, or that it is not marked here."""
    listing = stand.record.value
    applying = {one.id for one in book.rubric.criteria(listing.kind)} if isinstance(listing, Listing) else set()
    own = next((one.marks for one in stand.standing.judgements if one.by == by), {})
    for criterion in criteria:
        hint = outcome.marked.machine.get(criterion) if outcome else None
        if criterion in own:
            yield str(own[criterion])
        elif criterion not in applying:
            yield NOT_HERE
        else:
            yield _hint(hint) if hint is not None else ""


def _hint(mark: Fraction) -> str:
    """A machine's mark to one place, marked as nobody's."""
    return f"{float(mark):.1f}".removesuffix(".0") + HINT


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a CSV file that spreadsheet programs open as it is meant: nothing in it is taken for a formula."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerows([[_harmless(cell) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) and cell != NOT_HERE else cell
