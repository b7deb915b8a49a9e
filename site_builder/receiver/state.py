"""What became of a submission, as far as its sender may know by its reference alone."""

from enum import StrEnum
from pathlib import Path

from catalog.finding import N_
from curation.git import Git, NoHistory
from curation.intake.earlier import earlier
from site_builder.receiver.inbox import Inbox


class Known(StrEnum):
    """How far a submission has come."""

    RECEIVED = "received"
    CHECKED = "checked"
    CATALOGUED = "catalogued"
    UNKNOWN = "unknown"


SENTENCES = {
    Known.RECEIVED: N_("Your submission has arrived. An officer reads it within a few days."),
    Known.CHECKED: N_("Your submission is being checked. You are told what is still missing."),
    Known.CATALOGUED: N_("Your submission is in the catalogue's books. Curators decide when it is shown; see the queue."),
    Known.UNKNOWN: N_("No submission with this number is known here. Look at the number again: it is eight letters and digits."),
}


def known(reference: str, inbox: Inbox, root: Path) -> Known:
    """How far the submission with this reference has come, by the history of the catalogue at `root` and the inbox."""
    try:
        git = Git.around(root)
        if any(one.reference == reference for one in earlier(git, ["HEAD"])):
            return Known.CATALOGUED
        if git.ask("for-each-ref", "--count=1", f"refs/heads/kiriman/{reference.lower()}").strip():
            return Known.CHECKED
    except NoHistory:
        pass
    return Known.RECEIVED if inbox.holds(reference) else Known.UNKNOWN
