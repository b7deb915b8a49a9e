"""The queue of a catalogue that was checked, with what its history knows of when things came."""

from datetime import date
from pathlib import Path

from catalog.listing import Listing
from catalog.reference import reference
from curation.arrival import arrivals
from curation.policy import policy
from curation.queue import Queue, queue
from site_builder.checking import Checked


def queued(root: Path, checked: Checked, on: date) -> Queue:
    """Everything that waits on a day."""
    return queue(checked.stands, checked.judged, checked.book, on, arrivals(root), checked.publication.curators,
                 max(policy(root).expiring))


def of_category(waiting: Queue, checked: Checked, category: str) -> Queue:
    """The part of the queue that is about listings of a category, or of one below it."""
    folders = (folder for folder, stand in checked.stands.items() if isinstance(listing := stand.record.value, Listing)
               and any(entry.id == category for entry in reference("categories").ancestors(listing.category)))
    return waiting.among(folders)
