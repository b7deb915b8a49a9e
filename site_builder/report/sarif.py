"""Reports for code scanners and editors: findings as SARIF 2.1.0, the OASIS format for results of static analysis.

A finding about a whole file or folder is put at its first line, for GitHub asks for a line.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from urllib.parse import quote

from catalog.finding import N_, Finding
from site_builder import language as tongue
from site_builder.report.sentence import plain, said
from site_builder.report.signpost import Signpost

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""The name by which readers of SARIF know the folder that everything is checked out to."""
FINGERPRINT = "etalase/v1"

_GAP = re.compile(r"\{\w+\}")
_READER = N_("The file cannot be taken as it is; the message says why.")


def as_sarif(findings: Sequence[Finding], language: str, signs: Signpost) -> str:
    """A SARIF log with one run: the rules that were broken, and a result for every finding."""
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    marks = list(_fingerprints(findings))
    return json.dumps({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "Etalase", "version": version("etalase"), "rules": [_rule(id, language, signs) for id in rules]}},
            "language": language,
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that holds products/ and site.yml."}}},
            "results": [_result(finding, rules.index(finding.rule), mark, language) for finding, mark in zip(findings, marks, strict=True)],
        }],
    }, ensure_ascii=False, indent=1)


def _rule(id: str, language: str, signs: Signpost) -> dict[str, object]:
    """A rule: its standard's title, reason and remedy, and where they can be read."""
    standard = signs.standard(id)
    if standard is None:
        text = {"text": tongue.translator(language)(_READER)}
        return {"id": id, "shortDescription": text, "fullDescription": text, "help": text}
    texts = {key: {"text": _whole(tongue.say(text, language))} for key, text in (
        ("shortDescription", standard.title), ("fullDescription", standard.why), ("help", standard.how))}
    return {"id": id, **texts, "helpUri": signs.address(id, language)}


def _whole(text: str) -> str:
    """A text on one line, with its gaps left open: no listing fills them here."""
    return " ".join(_GAP.sub("…", text).split())


def _result(finding: Finding, index: int, mark: str, language: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule, "ruleIndex": index, "level": "error" if finding.blocks else "note",
        "message": {"text": _unlinked(f"{said(finding.message, language)}. {said(finding.help, language)}")},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": quote(plain(finding.file)), "uriBaseId": ROOT},
            "region": {"startLine": max(1, finding.line), "startColumn": max(1, finding.column)}}}],
        "partialFingerprints": {FINGERPRINT: mark},
    }
    return result | ({"properties": {"channels": list(finding.channels)}} if finding.channels else {})


def _unlinked(text: str) -> str:
    """A message in which nothing is the link that `[words](target)` would be to a reader of SARIF."""
    return text.replace("](", "] (")


def _fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """What a finding is known by from run to run: its rule, file and English message, never its line.

    Where several are alike, they are counted from the top.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        known = (finding.rule, finding.file, str(finding.message))
        seen[known] += 1
        yield hashlib.sha256("\0".join((*known, str(seen[known]))).encode("utf-8", "replace")).hexdigest()[:32]
