"""The queue of a catalogue that was checked, with what its history knows of when things came."""

from datetime import date
from functools import partial
from pathlib import Path

from catalog.listing import Listing
from catalog.reference import reference
from curation.arrival import arrivals
from curation.policy import policy
from curation.queue import Queue, queue
from site_builder.checking import Checked


def queued(root: Path, checked: Checked, on: date, reviews: bool = True) -> Queue:
    """Everything that waits on a day; the history is asked only where a ledger does not say since when."""
    ask = partial(queue, checked.stands, checked.judged, checked.book, on, register=checked.publication.curators,
                  soon=max(policy(root).expiring), reviews=reviews)
    known = ask({})
    return ask(arrivals(root)) if any(wait.since is None for wait in (*known.ours, *known.theirs)) else known


def of_category(waiting: Queue, checked: Checked, category: str) -> Queue:
    """The part of the queue that is about listings of a category, or of one below it."""
    folders = (folder for folder, stand in checked.stands.items() if isinstance(listing := stand.record.value, Listing)
               and any(entry.id == category for entry in reference("categories").ancestors(listing.category)))
    return waiting.among(folders)
