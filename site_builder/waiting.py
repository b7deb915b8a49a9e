"""Who waits for a decision, as the public may know it: what kind of goods, for how long, and how long it usually takes."""

from dataclasses import dataclass

from curation.queue import Queue


@dataclass(frozen=True, slots=True)
class Waiting:
    """`entries` are the category (empty for a supplier) and the days waited of everything that waits, the longest first.

    Of what was decided lately, half took at most `median` days and nine tenths at most `ninth`; None where nothing was.
    """

    entries: tuple[tuple[str, int | None], ...] = ()
    median: int | None = None
    ninth: int | None = None


NOBODY = Waiting()


def waiting(queue: Queue) -> Waiting:
    """The queue without a name in it."""
    entries = sorted(((wait.category, wait.ours) for wait in queue.ours), key=lambda one: (-(one[1] or 0), one[0]))
    return Waiting(tuple(entries), queue.pace.median, queue.pace.ninth)
