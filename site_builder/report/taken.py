"""Reports of what was taken in: in lines, and for programs."""

from collections.abc import Iterable, Iterator
from typing import Any

from catalog.finding import Finding
from curation.intake.take import Taken
from site_builder.language import translator
from site_builder.report.sentence import plain, said


def taken_lines(done: Taken, language: str) -> Iterator[str]:
    """What was taken, where to, and what was removed from the photos."""
    say = translator(language)
    for entry in done.entries:
        told = {"reference": done.reference, "path": f"{entry.place.supplier}/{entry.place.listing}", "branch": done.branch}
        if not done.changed:
            yield say("%(reference)s: %(path)s is there already, exactly so; nothing changed", **told)
        elif entry.place.known_listing:
            yield say("%(reference)s: %(path)s changed, on %(branch)s", **told)
        else:
            yield say("%(reference)s: %(path)s is new, on %(branch)s", **told)
        for photo in entry.bundle.photos:
            if photo.removed:
                yield "    " + say("removed from %(file)s: %(what)s", file=photo.name, what=", ".join(say(one) for one in photo.removed))


def taken_data(done: Taken, findings: Iterable[Finding], spoken: str, reply: str) -> dict[str, Any]:
    """What was taken, for programs."""
    return {
        "reference": done.reference, "branch": done.branch, "commit": done.commit, "changed": done.changed, "language": spoken,
        "entries": [{
            "source": plain(entry.bundle.source), "supplier": entry.place.supplier, "listing": entry.place.listing,
            "new_supplier": not entry.place.known_supplier, "new_listing": not entry.place.known_listing,
            "photos": [{"file": photo.name, "removed": list(photo.removed)} for photo in entry.bundle.photos],
        } for entry in done.entries],
        "findings": [finding_data(finding, spoken) for finding in findings], "reply": reply,
    }


def finding_data(finding: Finding, spoken: str) -> dict[str, Any]:
    """A finding, for programs."""
    return {"file": plain(finding.file), "line": finding.line, "column": finding.column, "rule": finding.rule,
            "severity": finding.severity.value, "message": said(finding.message, spoken), "help": said(finding.help, spoken)}
